// Through the years: a step, a run, a jump to the next event.

import { msOfYears, SECONDS, YearClock } from "./pace.js";

/** @import { Store } from "./store.js" */
/** @import { Choice } from "./choice.js" */
/** @import { Facts, Beginning } from "./shapes.js" */

const UNREAD = 0; // the pace that waits for no reader

export class Play {
  /** @param {Store} store @param {Choice} choice
   * @param {(id: string | null, also?: Partial<import("./store.js").State>) => void} pick
   * @param {(year: number, now: number) => boolean} [waits] whether what is named now must be read before a year comes */
  constructor(store, choice, pick, waits = () => false) {
    this.store = store;
    this.choice = choice;
    this.pick = pick;
    this.waits = waits;
    this.speed = 1;
  }

  get facts() {
    return /** @type {Facts} */ (this.choice.facts);
  }

  get state() {
    return this.store.state;
  }

  get yearsASecond() {
    const [first, end] = this.facts.span;
    return (end - first) / SECONDS[this.speed];
  }

  /** Ms that a year of a run stands. @param {number} year */
  msOf(year) {
    const { span, timeline } = this.facts;
    return msOfYears(span, timeline.focus, SECONDS[this.speed])(year, this.choice.focusOf(this.state));
  }

  // ---- running ----------------------------------------------------------------------------------

  toggle() {
    if (this.facts.undated) return;
    if (this.state.playing) this.stop();
    else this.start();
  }

  stop() {
    if (this.state.playing) this.store.set({ playing: false });
  }

  /** @param {number} [pace] years a second, all alike, else the speed chosen
   * @param {number} [end] the last year, else the window's */
  start(pace, end) {
    const { state } = this;
    const last = () => end ?? state.to;
    const begin = !state.stepping || state.at >= last() ? { at: state.from, stepping: true } : {};
    this.store.set({ ...begin, pointed: null, playing: pace ?? this.yearsASecond });
    const run = Symbol("run");
    this.run = run;
    const [began, at] = [performance.now(), state.at];
    const clock = new YearClock(
      began,
      (year) => this.msOf(year),
      (year, now) => this.speed !== UNREAD && this.waits(year, now),
    );
    /** @param {number} now when the frame began, which may be before the run did */
    const yearOf = (now) =>
      pace ? at + Math.floor((Math.max(0, now - began) / 1000) * pace) : clock.after(state.at, now);
    /** @param {number} now */
    const frame = (now) => {
      if (!state.playing || this.run !== run) return;
      const year = Math.min(last(), yearOf(now));
      if (year !== state.at) this.store.set({ at: year });
      if (year >= last()) this.stop();
      else requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  }

  /** @param {number} [speed] one of the paces, else the next */
  pace(speed = (this.speed + 1) % SECONDS.length) {
    this.speed = speed;
    this.store.set(this.state.playing ? { playing: this.yearsASecond } : {});
  }

  // ---- stepping ---------------------------------------------------------------------------------

  /** From the whole window, a step on starts at its first year, a step back at its last.
   * @param {number} years */
  step(years) {
    if (this.facts.undated) return;
    this.stop();
    const { stepping, at, from, to } = this.state;
    const start = stepping || years > 0 ? at : to + 1;
    this.store.set({ stepping: true, at: Math.max(from, Math.min(to, start + years)) });
  }

  /** To the first or the last year of the window.
   * @param {"from" | "to"} end */
  toEnd(end) {
    if (this.facts.undated) return;
    this.stop();
    this.store.set({ at: this.state[end], stepping: true });
  }

  /** @param {number} year @returns {boolean} whether the window holds it */
  goTo(year) {
    const { from, to } = this.state;
    if (this.facts.undated || year < from || year > to) return false;
    this.stop();
    this.store.set({ stepping: true, at: year });
    return true;
  }

  /** Years that a text names: one is shown, several become the window.
   * @param {number} first @param {number} last */
  visit(first, last) {
    this.stop();
    this.pick(null);
    const { from, to } = this.state;
    const several = first < last;
    if (several) this.store.set({ from: first, to: last, at: first, stepping: false });
    else this.store.set({ from: Math.min(from, first), to: Math.max(to, last), at: first, stepping: true });
  }

  /** The next event shown, from the pick or, where the year shown has left it behind, from that year.
   * @param {1 | -1} direction */
  jump(direction) {
    this.stop();
    const next = this.next(direction);
    if (!next) return;
    const { stepping, from } = this.state;
    this.pick(next.id, stepping ? { at: Math.max(from, Math.floor(next.start)) } : {});
  }

  /** @param {1 | -1} direction */
  next(direction) {
    const { stepping, at, pick } = this.state;
    const order = this.facts.marks.filter((mark) => this.choice.markShown(mark) && !(stepping && mark.undated));
    const picked = order.findIndex((mark) => mark.id === pick);
    if (picked >= 0 && (!stepping || this.choice.isNow(pick))) {
      if (direction < 0) return order[picked - 1];
      return order.slice(picked + 1).find((mark) => !stepping || mark.start >= at); // and not back in time
    }
    if (!stepping) return order.at(direction > 0 ? 0 : -1);
    return direction > 0 ? order.find((mark) => mark.start >= at) : order.filter((mark) => mark.start < at).at(-1);
  }

  // ---- the whole --------------------------------------------------------------------------------

  /** All years are shown again. */
  widen() {
    const [first, end] = this.facts.span;
    this.store.set({ from: first, to: end - 1 });
  }

  reset() {
    this.stop();
    const [first, end] = this.facts.span;
    this.store.set({ from: first, to: end - 1, at: first, stepping: false, pick: null });
  }

  /** One of the ways in that the opening offers.
   * @param {Beginning} beginning */
  begin({ pick, ...state }) {
    this.stop();
    this.store.set({ ...state, at: state.from ?? this.state.at, stepping: false, pick: null });
    this.pick(pick ?? null);
  }
}
