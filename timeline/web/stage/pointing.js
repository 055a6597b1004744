// The pointer over the map and the timeline: what it is on is lit and hinted at, what it presses is picked.

import { make } from "../kit/making.js";
import { fill } from "../kit/wording.js";

/** @import { Store } from "./store.js" */
/** @import { Choice } from "./choice.js" */

const SLACK = { mouse: 8, touch: 18 }; // pixels
const STILL = 5; // pixels that a press may move and be none of a drag
const OVER = ".cx-legend, .cx-list, .cx-time-head, .cx-views, .cx-zoom, .cx-fill, .cx-legend-opener, .cx-menu"; // what covers a pane

export class Pointing {
  /** @param {HTMLElement} root @param {Store} store @param {Choice} choice
   * @param {{ pick: (id: string | null) => void, goTo: (year: number) => void, stop: () => void, signal: AbortSignal }} acts */
  constructor(root, store, choice, acts) {
    this.root = root;
    this.store = store;
    this.choice = choice;
    this.acts = acts;
    this.tip = make("div", "cx-tip", root);
    this.tip.hidden = true;
    /** @type {HTMLElement[]} */
    this.boxes = [];
    document.addEventListener("pointerover", (event) => this.stray(event), { signal: acts.signal });
    store.subscribe((_, { pointed }) => {
      if (!pointed) this.tip.hidden = true;
    }, acts.signal);
  }

  /** A pane that was moved in the page, as when the session takes it over, is not told that it was left.
   * @param {PointerEvent} event */
  stray(event) {
    const { target } = event;
    const elsewhere = target instanceof Node && !this.boxes.some((box) => box.contains(target));
    if (elsewhere && this.store.state.pointed) this.point(null, event);
  }

  /** @param {{ box: HTMLElement, find: (x: number, y: number, slack: number) => string | null }} pane */
  over(pane) {
    const { box } = pane;
    const { signal } = this.acts;
    this.boxes.push(box);
    /** @type {[number, number] | null} */
    let down = null;
    const covered = (/** @type {Event} */ event) => inElement(event.target, OVER);
    box.addEventListener(
      "pointermove",
      (event) => {
        const [x, y] = within(box, event);
        const found = event.buttons || covered(event) ? null : pane.find(x, y, SLACK.mouse);
        box.classList.toggle("pointing", Boolean(found));
        this.point(found, event);
      },
      { signal },
    );
    box.addEventListener("pointerleave", (event) => this.point(null, event), { signal });
    box.addEventListener(
      "pointerdown",
      (event) => {
        down = within(box, event);
      },
      { signal, capture: true },
    );
    box.addEventListener(
      "pointerup",
      (event) => {
        const [x, y] = within(box, event);
        if (!down || covered(event) || Math.hypot(x - down[0], y - down[1]) > STILL) return;
        this.press(pane.find(x, y, event.pointerType === "touch" ? SLACK.touch : SLACK.mouse), event);
      },
      { signal, capture: true },
    );
  }

  /** @param {string | null} found @param {PointerEvent} event */
  press(found, event) {
    if (found?.startsWith("bar-")) {
      this.store.set({ pick: null });
      this.acts.goTo(Number(found.slice(4)));
      this.point(found, event);
      return;
    }
    if (!found && event.pointerType === "touch" && this.store.state.playing) this.acts.stop();
    else if (found || inElement(event.target, ".cx-plot")) this.acts.pick(found);
    this.tip.hidden = true;
  }

  /** @param {string | null} id @param {PointerEvent} event */
  point(id, event) {
    if (id !== this.store.state.pointed) this.store.set({ pointed: id });
    this.tip.hidden = !id;
    if (id) this.hint(id, event);
  }

  /** @param {string} id @param {PointerEvent} event */
  hint(id, event) {
    const { tip } = this;
    const [title, more] = this.told(id);
    tip.replaceChildren();
    make("b", "", tip, title);
    make("span", "", tip, more);
    const [x, y] = within(this.root, event);
    const { offsetWidth: wide, offsetHeight: high } = tip;
    const left = Math.max(4, Math.min(x + 14, this.root.clientWidth - wide - 4));
    Object.assign(tip.style, { left: `${left}px`, top: `${y - high - 12 > 4 ? y - high - 12 : y + 22}px` });
  }

  /** @param {string} id @returns {[string, string]} */
  told(id) {
    const { facts } = this.choice;
    const { words } = facts;
    const mark = this.choice.marks.get(id);
    if (mark) return [mark.title, mark.words];
    const corridor = facts.corridors[id];
    if (corridor) return [corridor.name, corridor.years];
    const spot = this.choice.spots.get(id);
    if (!spot) return [words.arrivals, facts.bars[id.slice(4)]];
    const events = this.choice.spotEvents(spot).length;
    return [
      spot.label,
      events ? fill(words.events_here, { n: events }) : fill(words.corridors_here, { n: spot.corridors.length }),
    ];
  }
}

/** @param {EventTarget | null} target @param {string} selector */
function inElement(target, selector) {
  return target instanceof Element && Boolean(target.closest(selector));
}

/** @param {HTMLElement} box @param {PointerEvent} event @returns {[number, number]} */
function within(box, event) {
  const { left, top, width } = box.getBoundingClientRect();
  const by = box.offsetWidth / width || 1; // a picture of the stage may be scaled
  return [(event.clientX - left) * by, (event.clientY - top) * by];
}
