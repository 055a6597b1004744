// The window's two handles and the playhead, over the timeline.

import { make } from "./making.js";

export class Dials {
  constructor(stage, box) {
    this.stage = stage;
    this.box = box;
    this.shades = [make("div", "cx-shade", box), make("div", "cx-shade", box)];
    const { words } = stage.facts;
    this.head = this.dial("cx-head", words.playhead, "at");
    this.from = this.dial("cx-handle from", words.window_from, "from");
    this.to = this.dial("cx-handle to", words.window_to, "to");
  }

  dial(name, label, key) {
    const dial = make("div", name, this.box);
    dial.tabIndex = 0;
    dial.setAttribute("role", "slider");
    dial.setAttribute("aria-label", label);
    dial.setAttribute("aria-orientation", "horizontal");
    const { signal } = this.stage.ending;
    dial.addEventListener("pointerdown", (event) => this.grab(event, dial, key), { signal });
    dial.addEventListener("keydown", (event) => this.nudge(event, key), { signal });
    return dial;
  }

  grab(event, dial, key) {
    event.stopPropagation();
    event.preventDefault();
    dial.focus();
    dial.setPointerCapture(event.pointerId);
    const left = this.box.getBoundingClientRect().left;
    const move = (moving) => this.put(key, this.stage.scale.year(moving.clientX - left));
    const drop = () => {
      dial.removeEventListener("pointermove", move);
      this.stage.tell();
    };
    dial.addEventListener("pointermove", move);
    dial.addEventListener("lostpointercapture", drop, { once: true });
  }

  nudge(event, key) {
    const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -5, PageUp: 5 }[event.key];
    const ends = { Home: -Infinity, End: Infinity }[event.key];
    if (by === undefined && ends === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const now = this.stage.state[key] + (key === "to" ? 1 : 0);
    this.put(key, ends ?? now + by);
    clearTimeout(this.telling);
    this.telling = setTimeout(() => this.stage.tell(), 400);
  }

  // `year` is a point on the axis; the window holds whole years, `to` included.
  put(key, year) {
    const { state, facts } = this.stage;
    const [first, end] = facts.span;
    const near = (value) => Math.round(Math.max(-1e6, Math.min(1e6, value)));
    const between = (low, value, high) => Math.max(low, Math.min(high, value));
    if (key === "from") this.stage.set({ from: between(first, near(year), state.to) });
    if (key === "to") this.stage.set({ to: between(state.from, near(year) - 1, end - 1) });
    if (key === "at") this.stage.set({ at: between(state.from, Math.floor(between(-1e6, year, 1e6)), state.to), stepping: true });
    this.clamp();
  }

  clamp() {
    const { state } = this.stage;
    const at = Math.max(state.from, Math.min(state.to, state.at));
    if (at !== state.at) this.stage.set({ at });
  }

  show(state, scale) {
    const [first, end] = this.stage.facts.span;
    const x = (year) => scale.x(year);
    const [left, right] = [x(state.from), x(state.to + 1)];
    Object.assign(this.shades[0].style, { left: `${x(first)}px`, width: `${Math.max(0, left - x(first))}px` });
    Object.assign(this.shades[1].style, { left: `${right}px`, width: `${Math.max(0, x(end) - right)}px` });
    this.from.style.transform = `translateX(${left}px)`;
    this.to.style.transform = `translateX(${right}px)`;
    this.head.style.transform = `translateX(${x(state.at + 0.5)}px)`;
    this.head.hidden = !state.stepping;
    this.tell(this.from, first, state.to, state.from);
    this.tell(this.to, state.from, end - 1, state.to);
    this.tell(this.head, state.from, state.to, state.at);
  }

  tell(dial, least, most, now) {
    dial.setAttribute("aria-valuemin", least);
    dial.setAttribute("aria-valuemax", most);
    dial.setAttribute("aria-valuenow", now);
  }
}
