// The window's two handles and the playhead, along the timeline, whichever way it runs.

import { make } from "../kit/making.js";
import { yearName } from "../kit/wording.js";

/** @import { TimeScale } from "./timescale.js" */
/** @import { State } from "./store.js" */
/** @typedef {{ state: () => State, set: (change: Partial<State>) => void, signal: AbortSignal }} Acts */
/** @typedef {"from" | "to" | "at"} Key */

/** @type {Record<string, number>} */
const STEPS = { ArrowLeft: -1, ArrowRight: 1, PageDown: -5, PageUp: 5 };
/** @type {Record<string, number>} */
const ENDS = { Home: -Infinity, End: Infinity };
const LEAST_BAND = 3; // pixels
const DRAWN = 6; // pixels along the axis from which a finger draws

export class TimeDials {
  /**
   * @param {HTMLElement} box
   * @param {{ span: [number, number], words: Record<string, string> }} facts
   * @param {Acts} acts
   * @param {() => void} dropped Told when a drag of the window ends.
   */
  constructor(box, { span, words }, acts, dropped) {
    this.box = box;
    this.acts = acts;
    this.span = span;
    this.dropped = dropped;
    this.dragging = false;
    this.downwards = true;
    /** @type {TimeScale | null} */
    this.scale = null;
    this.band = make("div", "cx-now", box);
    this.from = this.dial("cx-handle from", words.window_from, "from");
    this.to = this.dial("cx-handle to", words.window_to, "to");
    this.head = this.dial("cx-head", words.playhead, "at");
  }

  /** @param {string} name @param {string} label @param {Key} key */
  dial(name, label, key) {
    const dial = make("div", name, this.box);
    dial.tabIndex = 0;
    dial.setAttribute("role", "slider");
    dial.setAttribute("aria-label", label);
    const { signal } = this.acts;
    dial.addEventListener("pointerdown", (/** @type {PointerEvent} */ event) => this.grab(event, dial, key), {
      signal,
    });
    dial.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => this.nudge(event, key), { signal });
    return dial;
  }

  /** The scale stays as it is until the drag is over. A finger may turn out to scroll the page: it is
   * obeyed when it is drawn along.
   * @param {PointerEvent} event @param {HTMLElement} dial @param {Key} key
   * @param {{ atOnce?: boolean }} [how] Whether it jumps to the pointer. */
  grab(event, dial, key, { atOnce = false } = {}) {
    event.stopPropagation();
    event.preventDefault();
    dial.focus({ preventScroll: true });
    dial.setPointerCapture(event.pointerId);
    this.dragging = true;
    const start = this.along(event);
    const finger = event.pointerType === "touch";
    const least = finger ? DRAWN : 1;
    let drawn = false;
    const move = (/** @type {PointerEvent} */ moving) => {
      drawn ||= Math.abs(this.along(moving) - start) > least;
      if (drawn) this.put(key, this.yearAt(moving));
    };
    const drop = () => {
      dial.removeEventListener("pointermove", move);
      this.dragging = false;
      this.dropped();
    };
    if (atOnce && !finger) this.put(key, this.yearAt(event));
    dial.addEventListener("pointermove", move);
    dial.addEventListener("lostpointercapture", drop, { once: true });
  }

  /** @param {MouseEvent} event */
  along(event) {
    const { left, top, width } = this.box.getBoundingClientRect();
    const by = this.box.offsetWidth / width || 1; // a picture of the stage may be scaled
    return by * (this.downwards ? event.clientY - top : event.clientX - left);
  }

  /** A tap, once its finger is off: what the list does then can't come under it.
   * @param {MouseEvent} event */
  tap(event) {
    if (event.target instanceof Element && event.target.closest(".cx-handle")) return;
    this.put("at", this.yearAt(event));
  }

  /** A point on the axis, in years.
   * @param {MouseEvent} event */
  yearAt(event) {
    return this.scale?.invert(this.along(event)) ?? 0;
  }

  /** @param {KeyboardEvent} event @param {Key} key */
  nudge(event, key) {
    const on = this.downwards ? 1 : -1; // what runs downwards goes on downwards
    const by = { ...STEPS, ArrowDown: on, ArrowUp: -on }[event.key] ?? 0;
    const end = ENDS[event.key];
    if (!by && end === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    this.put(key, end ?? this.acts.state()[key] + (key === "to" ? 1 : 0) + by);
  }

  /** `year` is a point on the axis; the window holds whole years, `to` included.
   * @param {Key} key @param {number} year */
  put(key, year) {
    const { from, to, at } = this.acts.state();
    const [first, end] = this.span;
    const sane = between(-1e6, year, 1e6);
    const start = between(first, Math.round(sane), to);
    const last = between(from, Math.round(sane) - 1, end - 1);
    if (key === "from") this.acts.set({ from: start, at: Math.max(at, start) });
    if (key === "to") this.acts.set({ to: last, at: Math.min(at, last) });
    if (key === "at") this.acts.set({ at: between(from, Math.floor(sane), to), stepping: true });
  }

  /** Where the band of a year stands: across the axis, and how far it reaches.
   * @param {TimeScale} scale @param {{ downwards: boolean, band: [number, number], head: number }} place */
  place(scale, { downwards, band, head }) {
    this.scale = scale;
    this.downwards = downwards;
    const [near, size] = downwards ? ["left", "width"] : ["top", "height"];
    for (const dial of [this.from, this.to, this.head, this.band]) dial.removeAttribute("style");
    Object.assign(this.band.style, { [near]: `${band[0]}px`, [size]: `${band[1] - band[0]}px` });
    this.head.style[downwards ? "left" : "top"] = `${head}px`;
    for (const dial of [this.from, this.to, this.head])
      dial.setAttribute("aria-orientation", downwards ? "vertical" : "horizontal");
  }

  /** @param {State} state */
  show(state) {
    const {
      scale,
      span: [first, end],
    } = this;
    if (!scale) return;
    const [start, stop] = [scale.forward(state.at), scale.forward(state.at + 1)];
    const shift = (/** @type {number} */ by) => (this.downwards ? `translateY(${by}px)` : `translateX(${by}px)`);
    this.from.style.transform = shift(scale.forward(state.from));
    this.to.style.transform = shift(scale.forward(state.to + 1));
    this.from.classList.toggle("end", state.from === first);
    this.to.classList.toggle("end", state.to === end - 1);
    this.head.style.transform = shift((start + stop) / 2);
    this.band.style.transform = shift(start);
    this.band.style[this.downwards ? "height" : "width"] = `${Math.max(LEAST_BAND, stop - start)}px`;
    this.head.hidden = this.band.hidden = !state.stepping;
    this.head.textContent = yearName(state.at);
    this.head.classList.toggle("era", state.at < 1);
    tell(this.from, first, state.to, state.from);
    tell(this.to, state.from, end - 1, state.to);
    tell(this.head, state.from, state.to, state.at);
  }
}

/** @param {HTMLElement} dial @param {number} least @param {number} most @param {number} now */
function tell(dial, least, most, now) {
  const known = { valuemin: least, valuemax: most, valuenow: now };
  for (const [key, value] of Object.entries(known)) {
    if (dial.getAttribute(`aria-${key}`) !== String(value)) dial.setAttribute(`aria-${key}`, String(value));
  }
  const name = yearName(now);
  if (dial.dataset.year === name) return;
  dial.dataset.year = name;
  if (now > 0) dial.removeAttribute("aria-valuetext");
  else dial.setAttribute("aria-valuetext", name);
}

/** @param {number} least @param {number} value @param {number} most */
function between(least, value, most) {
  return Math.max(least, Math.min(most, value));
}
