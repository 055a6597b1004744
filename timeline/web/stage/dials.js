// @ts-nocheck
// The window's two handles and the playhead, over the timeline.

import { make } from "../kit/making.js";

export class Dials {
  // `acts`: set(change) for every move, rest() at the end of one; `signal` ends all listening.
  constructor(pane, acts) {
    this.pane = pane;
    this.acts = acts;
    const { box } = pane;
    this.shades = [make("div", "cx-shade", box), make("div", "cx-shade", box)];
    const { words } = pane.facts;
    this.head = this.dial("cx-head", words.playhead, "at");
    this.from = this.dial("cx-handle from", words.window_from, "from");
    this.to = this.dial("cx-handle to", words.window_to, "to");
  }

  dial(name, label, key) {
    const dial = make("div", name, this.pane.box);
    dial.tabIndex = 0;
    dial.setAttribute("role", "slider");
    dial.setAttribute("aria-label", label);
    dial.setAttribute("aria-orientation", "horizontal");
    const { signal } = this.acts;
    dial.addEventListener("pointerdown", (event) => this.grab(event, dial, key), { signal });
    dial.addEventListener("keydown", (event) => this.nudge(event, key), { signal });
    return dial;
  }

  grab(event, dial, key) {
    event.stopPropagation();
    event.preventDefault();
    dial.focus();
    dial.setPointerCapture(event.pointerId);
    const { left } = this.pane.box.getBoundingClientRect();
    const move = (moving) => this.put(key, this.pane.scale.year(moving.clientX - left));
    const drop = () => dial.removeEventListener("pointermove", move);
    dial.addEventListener("pointermove", move);
    dial.addEventListener("lostpointercapture", drop, { once: true });
  }

  nudge(event, key) {
    const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -5, PageUp: 5 }[event.key];
    const ends = { Home: -Infinity, End: Infinity }[event.key];
    if (by === undefined && ends === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const now = this.acts.state()[key] + (key === "to" ? 1 : 0);
    this.put(key, ends ?? now + by);
  }

  // `year` is a point on the axis; the window holds whole years, `to` included.
  put(key, year) {
    const { from, to, at } = this.acts.state();
    const [first, end] = this.pane.facts.span;
    const between = (low, value, high) => Math.max(low, Math.min(high, value));
    const sane = between(-1e6, year, 1e6);
    if (key === "from") this.acts.set({ from: between(first, Math.round(sane), to), at: Math.max(at, between(first, Math.round(sane), to)) });
    if (key === "to") this.acts.set({ to: between(from, Math.round(sane) - 1, end - 1), at: Math.min(at, between(from, Math.round(sane) - 1, end - 1)) });
    if (key === "at") this.acts.set({ at: between(from, Math.floor(sane), to), stepping: true });
  }

  show(state, scale) {
    const [first, end] = this.pane.facts.span;
    const x = (year) => scale.x(year);
    const [left, right] = [x(state.from), x(state.to + 1)];
    const window = `${left}-${right}-${x(first)}-${x(end)}`;
    if (window !== this.window) {
      this.window = window;
      Object.assign(this.shades[0].style, { left: `${x(first)}px`, width: `${Math.max(0, left - x(first))}px` });
      Object.assign(this.shades[1].style, { left: `${right}px`, width: `${Math.max(0, x(end) - right)}px` });
      this.from.style.transform = `translateX(${left}px)`;
      this.to.style.transform = `translateX(${right}px)`;
      this.from.classList.toggle("end", state.from === first);
      this.to.classList.toggle("end", state.to === end - 1);
      tell(this.from, first, state.to, state.from);
      tell(this.to, state.from, end - 1, state.to);
    }
    this.head.style.transform = `translateX(${x(state.at + 0.5)}px)`;
    this.head.hidden = !state.stepping;
    tell(this.head, state.from, state.to, state.at);
  }
}

function tell(dial, least, most, now) {
  dial.setAttribute("aria-valuemin", least);
  dial.setAttribute("aria-valuemax", most);
  dial.setAttribute("aria-valuenow", now);
}
