// The events as a list that scrolls under the strip: it moves the year shown, and follows it.

import { make } from "../kit/making.js";
import { fill, yearName } from "../kit/wording.js";

/** @import { State } from "./store.js" */
/** @import { TimelineMark } from "./timeshapes.js" */
/** @import { TimeLabels } from "./timelabels.js" */
/** @typedef {{ state: () => State, set: (change: Partial<State>) => void, signal: AbortSignal }} Acts */

const SETTLE_MS = 250;
const FIRST = 1; // importance of what a whole window lists until all is asked for

export class TimeRows {
  /**
   * @param {HTMLElement} box
   * @param {TimeLabels} labels
   * @param {{ marks: TimelineMark[], focus: [number, number], words: Record<string, string>, bars: Record<string, string>, undated?: boolean }} facts
   *   `bars`: what is said of the years that have one
   * @param {Acts} acts
   */
  constructor(box, labels, { marks, focus, words, bars, undated = false }, acts) {
    this.box = box;
    this.labels = labels;
    this.marks = marks;
    this.focus = focus;
    this.words = words;
    this.bars = bars;
    this.undated = undated;
    this.acts = acts;
    this.all = false;
    /** @type {number | null} The year that was asked for elsewhere than in the list; all of it is listed. */
    this.asked = null;
    this.mine = 0; // until when a scroll is this module's own
    /** @type {{ row: HTMLElement, top: number } | null} that was brought to the top, and where it stood then */
    this.reached = null;
    this.head = make("p", "cx-listed", box);
    box.insertBefore(this.head, labels.list);
    this.span = make("b", "", this.head);
    this.count = make("span", "", this.head);
    this.more = make("button", "", this.head);
    Object.assign(this.more, { type: "button" });
    const { signal } = acts;
    this.more.addEventListener(
      "click",
      () => {
        const { stepping, from } = this.acts.state();
        if (stepping) this.acts.set({ at: from, stepping: false });
        else this.all = !this.all;
        this.list(this.let);
      },
      { signal },
    );
    document.addEventListener("scroll", () => this.scrolled(), { signal, capture: true, passive: true });
    /** @type {Set<string>} */
    this.let = new Set();
    /** @type {number | undefined} The year that the list was last at. */
    this.seen = undefined;
    this.gone = 0; // pixels of rows above the year that runs
    this.shown = 0;
    this.listed = "";
    this.whole = true;
    this.fewer = true; // the most important are not all
    this.foremost = Math.max(FIRST, Math.min(...this.marks.map(({ importance }) => importance)));
  }

  /** Those that filters let through; of a whole window the most important first.
   * @param {Set<string>} passed */
  list(passed) {
    this.let = passed;
    const { from, to, at, pick, stepping } = this.acts.state();
    const whole = from <= this.first && to >= this.last;
    const window = { first: from, end: to + 1, pick };
    const every = this.those(passed, window);
    const [first, end] = this.focus;
    const most = whole ? this.those(passed, { first, end, pick }, this.foremost) : every;
    this.fewer = most.length < every.length;
    const few = this.fewer && !this.all;
    const shown = few ? most : every;
    this.shown = this.labels.rows(new Set(shown.map(({ id }) => id)));
    if (this.undated) this.listed = this.words.all_undated;
    else this.listed = few ? `${yearName(first)} – ${yearName(end - 1)}` : `${yearName(from)} – ${yearName(to)}`;
    this.tell({ at, stepping, whole });
    this.hold();
  }

  /**
   * @param {Set<string>} passed
   * @param {{ first: number, end: number, pick: string | null }} window
   * @param {number} [least] importance; undefined where all are wanted
   */
  those(passed, { first, end, pick }, least) {
    return this.marks.filter((mark) => {
      if (mark.id === pick) return true;
      if (!passed.has(mark.id)) return false;
      if (this.asked !== null && Math.floor(mark.at) === this.asked) return true;
      if (mark.start >= end || mark.end <= first) return false;
      return least === undefined || mark.edge || mark.lifted || mark.importance <= least;
    });
  }

  /** Over the list: the years that it holds, or who came in the year shown.
   * @param {{ at: number, stepping: boolean, whole?: boolean }} state */
  tell({ at, stepping, whole = this.whole }) {
    this.whole = whole;
    const known = stepping ? this.bars[at] : undefined;
    this.span.textContent = known ? "" : stepping ? yearName(at) : this.listed;
    this.count.textContent = known ?? (stepping ? "" : this.counted());
    this.more.hidden = !(whole && this.fewer) && !stepping;
    this.more.textContent = stepping ? this.words.list_whole : this.all ? this.words.list_few : this.words.list_all;
  }

  counted() {
    return fill(this.words.listed, { shown: String(this.shown), all: String(this.marks.length) });
  }

  get first() {
    return Math.floor(this.marks[0]?.start ?? 0);
  }

  get last() {
    return Math.floor(this.marks[this.marks.length - 1]?.start ?? 0);
  }

  /** Only a list that is being read moves the year; a card in it is read by itself. */
  scrolled() {
    if (performance.now() < this.mine || !this.head.offsetHeight) return; // elsewhere it is no list that moves the year
    cancelAnimationFrame(this.frame ?? 0);
    this.frame = requestAnimationFrame(() => {
      if (this.stands) return;
      this.reached = null;
      const { from, to, at, stepping, playing, pick } = this.acts.state();
      const year = this.yearAtTop();
      if (year === null || playing || pick || year < from || year > to || (stepping && year === at)) return;
      this.seen = year;
      this.acts.set({ at: year, stepping: true });
    });
  }

  /** Whether the list is where it was brought to: a busy phone tells of that scroll late. */
  get stands() {
    return this.reached !== null && Math.abs(topOf(this.reached.row) - this.reached.top) < 1;
  }

  /** What was brought to the top stays there when other rows come before it, as after a flight of the window. */
  hold() {
    if (this.reached && !this.reached.row.hidden && !this.stands) this.reach(this.reached.row);
  }

  /** Bottom of what stays at the top while the list scrolls under it. */
  get edge() {
    return this.head.getBoundingClientRect().top;
  }

  get rows() {
    return this.labels.made.filter(({ row }) => !row.hidden);
  }

  /** The year of the first row in sight; null while the list has not been scrolled. */
  yearAtTop() {
    const { edge, rows } = this;
    const top0 = rows.length ? topOf(rows[0].row) + this.gone : Infinity;
    if (top0 > edge + this.head.offsetHeight - 1) return null;
    const top = rows.find(
      ({ mark, row }) => !mark.undated && row.getBoundingClientRect().bottom > edge + this.head.offsetHeight + 8,
    );
    return top ? Math.floor(top.mark.at) : null;
  }

  /** A row comes to the top of the list and moves no year.
   * @param {HTMLElement} row */
  reach(row) {
    this.mine = performance.now() + SETTLE_MS;
    row.scrollIntoView({ block: "start" });
    this.reached = { row, top: topOf(row) };
  }

  /** The list follows the year. While years run over one that has not been scrolled, the page stays where it
   * is, and the rows of earlier years go.
   * @param {State} state */
  show({ at, stepping, playing }) {
    if (!this.head.offsetHeight) return; // nobody reads it
    this.tell({ at, stepping });
    if (!stepping) this.seen = undefined;
    const stays = stepping && playing && this.yearAtTop() === null;
    this.pass(stays ? at : -Infinity);
    if (!stepping || stays || at === this.seen) return;
    this.seen = at;
    if (!playing) {
      this.asked = at;
      this.list(this.let);
    }
    const next = this.from(at);
    if (next) this.reach(next.row);
  }

  /** @param {number} year */
  from(year) {
    return this.rows.find(({ mark }) => !mark.undated && Math.floor(mark.at) >= year);
  }

  /** Rows before a year are out of sight, and nothing is laid out for it. @param {number} year */
  pass(year) {
    if (year === -Infinity && !this.gone) return;
    const { rows } = this;
    const next = this.from(year) ?? rows[rows.length - 1];
    this.gone = next ? next.row.offsetTop - rows[0].row.offsetTop : 0;
    const { style } = this.labels.list;
    style.transform = this.gone ? `translateY(${-this.gone}px)` : "";
    style.clipPath = this.gone ? `inset(${this.gone}px 0 0)` : "";
  }
}

/** @param {HTMLElement} row */
function topOf(row) {
  return row.getBoundingClientRect().top;
}
