// The timeline: drawn once for a focus, then only styled; and what lies under a pointer. Beside the map
// it runs downwards, on a phone it is a strip with a list under it.

import { LATER } from "../kit/later.js";
import { make } from "../kit/making.js";
import { measurer } from "../kit/measuring.js";
import { spacingOf } from "../kit/spacing.js";
import { FocusMotion } from "./focusmotion.js";
import { Listing } from "./listing.js";
import { TimeBars } from "./timebars.js";
import { TimeCaption } from "./timecaption.js";
import { TimeDials } from "./timedials.js";
import { TimeDown } from "./timedown.js";
import { TimeLabels } from "./timelabels.js";
import { sizesOf } from "./timelayout.js";
import { eventLook, isBarDim } from "./timelooks.js";
import { pictured } from "./timepicture.js";
import { TimeRows } from "./timerows.js";
import { HEIGHT, TimeStrip } from "./timestrip.js";

/** @import { State } from "./store.js" */
/** @import { Interval } from "./timescale.js" */
/** @import { TimeLook } from "./timeshapes.js" */
/** @typedef {{ marks: Set<string> } | null} Lit */

const STACKED = 900; // pixels of a stage under which the timeline lies below the map
const HEAD = 60; // pixels, for letters of 14

export class TimePane {
  /** @type {TimeDown | TimeStrip} */ form = LATER;
  /** @type {TimeLook} */ look = LATER;
  /** @type {Lit} */ lit = null;
  /** @type {string | null} */ ringed = null;
  /** @type {Set<string>} What filters and search let through. */ passed = new Set();
  /** @type {import("./timeshapes.js").TimelineBar[]} */ drawnBars = [];

  /** @param {HTMLElement} root @param {import("./choice.js").Choice} choice
   * @param {import("./timedials.js").Acts & { pick?: (id: string) => void, plotly: () => Promise<unknown>, soon?: boolean, spoken?: boolean }} acts
   * `plotly` brings what draws the bars, which are sketched where they are to be seen `soon`; `spoken` of before an audience */
  constructor(root, choice, acts) {
    const { facts } = choice;
    this.choice = choice;
    this.facts = facts;
    this.acts = acts;
    this.box = make("div", `cx-time ${facts.undated ? "undated" : ""}`, root);
    this.head = make("div", "cx-time-head", this.box);
    this.caption = new TimeCaption(this.head, facts.timeline);
    this.plate = make("div", "cx-plate", this.box);
    this.figure = make("div", "cx-plot", this.plate);
    this.figure.setAttribute("role", "img");
    this.figure.setAttribute("aria-label", facts.words.time_alt);
    this.bars = new TimeBars(this.figure, acts.plotly, Boolean(acts.soon));
    const { words } = facts.timeline;
    const said = facts.undated ? { ...words, undated: "" } : words; // which stands over the list
    this.labels = new TimeLabels(this.box, facts.marks, said, {
      pick: (id) => acts.pick?.(id),
      signal: acts.signal,
    });
    this.rows = new TimeRows(
      this.box,
      this.labels,
      {
        marks: facts.marks,
        focus: facts.timeline.focus,
        words: facts.timeline.words,
        bars: facts.bars,
        undated: facts.undated,
      },
      acts,
    );
    this.list = new Listing(this);
    this.dials = new TimeDials(this.plate, facts, acts, () => {
      this.refocus();
      this.follow(acts.state());
    });
    this.motion = new FocusMotion(
      (focus, onTheWay) => this.place(focus, onTheWay),
      () => this.name(),
    );
    const { signal } = acts;
    this.plate.addEventListener("pointerdown", (/** @type {PointerEvent} */ event) => this.scrub(event), { signal });
    this.plate.addEventListener(
      "click",
      (/** @type {MouseEvent} */ event) => {
        if (!this.form.downwards) this.dials.tap(event);
      },
      { signal },
    );
  }

  end() {
    this.motion.stop();
    this.bars.end();
  }

  /** @param {TimeLook} look @param {number} grow */
  async draw(look, grow) {
    this.look = look;
    this.motion.stop();
    const stacked = this.isStacked();
    this.box.classList.toggle("stacked", stacked);
    this.box.classList.toggle("spaced", spacingOf(this.box).letter > 0);
    if (!this.form || this.form.downwards === stacked) this.build(stacked);
    const { clientWidth: width, clientHeight: height } = this.box;
    const by = growth(grow, look);
    this.box.style.setProperty("--cx-time-head", `${HEAD * Math.max(1, (look.type.wide * by) / 20)}px`);
    this.caption.dress(look);
    const measure = measurer(this.box);
    const fit = (/** @type {number} */ head) => this.form.dress(look, { width, height, head }, { grow: by, measure });
    fit(HEAD);
    this.wear(look);
    fit(this.head.offsetHeight); // with its letters
    this.rows.head.hidden = !stacked;
    const drawn = this.place(this.choice.focusOf(this.acts.state()));
    this.name();
    await drawn;
  }

  /** What the style sheet needs of the look.
   * @param {TimeLook} look */
  wear(look) {
    const { style } = this.box;
    if (this.form instanceof TimeDown) {
      style.setProperty("--cx-letter", `${this.form.size}px`);
      style.setProperty("--cx-year-letter", `${sizesOf(this.form.size).year}px`);
    }
    style.setProperty("--cx-dim", look.colours.dim);
    this.labels.wear(look);
  }

  /** @param {boolean} stacked */
  build(stacked) {
    this.form?.end();
    this.form = new (stacked ? TimeStrip : TimeDown)(this.plate, this.figure, this.facts);
    this.figure.before(this.dials.band);
  }

  /** Whether the stage is so narrow that the timeline lies across it; where nothing has a date it is a list alone. */
  isStacked() {
    const wide = /** @type {HTMLElement | null} */ (this.box.closest(".cx-stage"))?.clientWidth ?? Infinity;
    return this.facts.undated || (wide < STACKED && this.box.clientWidth >= 0.8 * wide);
  }

  /** Everything but the labels; on the way to a focus only what is seen of it.
   * @param {Interval} focus */
  place(focus, onTheWay = false) {
    this.focus = focus;
    this.drawnBars = this.choice.bars;
    const placed = this.form.draw(focus, this.drawnBars);
    const { height, upright, ...own } = {
      top: 0,
      height: this.form.downwards ? this.box.clientHeight : HEIGHT,
      ...this.form.bars,
    };
    Object.assign(this.figure.style, {
      left: `${own.left}px`,
      top: `${own.top}px`,
      width: `${own.width}px`,
      height: `${height}px`,
    });
    const box = { width: own.width, height, upright };
    const drawn = onTheWay ? this.bars.move(this.look, placed, box) : this.bars.draw(this.look, placed, box);
    this.dials.place(this.form.scale, this.form.dials);
    this.dials.show(this.acts.state());
    this.style();
    return drawn;
  }

  /** Labels, of what filters let through. */
  name() {
    const marks = this.facts.marks.filter((mark) => this.choice.passes(mark, { besides: "window" }));
    this.passed = new Set(marks.map(({ id }) => id));
    if (this.form instanceof TimeDown && !this.list.open) {
      const dated = marks.filter(({ undated }) => !undated);
      const placed = this.form.name(dated, this.picked(), this.within);
      this.labels.place(placed, this.form.columns, this.form.line, this.passed);
    } else if (this.list.open) this.list.write(marks);
    else this.rows.list(this.passed);
    this.form.use(this.used());
    if (this.form instanceof TimeStrip) {
      this.form.count(marks);
      this.form.point(this.pointed());
    }
    this.style();
  }

  /** Whoever speaks of a window speaks of no event outside it. */
  get within() {
    return Boolean(this.acts.spoken) && this.choice.focusOf(this.acts.state()) !== this.facts.timeline.focus;
  }

  /** The years in which a corridor that is picked is in use, and its colour. */
  used() {
    const corridor = this.facts.corridors[this.acts.state().pick ?? ""];
    if (!corridor || corridor.undated) return null;
    const inks = new Set(
      this.facts.tracks.flatMap(({ corridor: id, ink }) => (id === this.acts.state().pick ? [ink] : [])),
    );
    const { first, last } = corridor;
    const { groups } = this.look;
    return {
      first,
      end: last === null ? this.facts.span[1] : last + 1,
      colour: groups[inks.has("own") ? "own" : inks.has("return") ? "returns" : "leaving"],
    };
  }

  /** The event that is picked, where it has a place in time. */
  pointed() {
    return this.facts.marks.find(({ id, undated }) => id === this.acts.state().pick && !undated);
  }

  /** What is always named. */
  picked() {
    const { pick } = this.acts.state();
    return pick ? [...new Set([pick, ...(this.choice.related(pick)?.marks ?? [])])] : [];
  }

  /** @param {State} state @param {Lit} lit */
  show(state, lit) {
    this.lit = lit;
    if (!this.look) return;
    this.dials.show(state);
    this.refocus();
    this.style();
    this.follow(state);
  }

  /** The list on a phone, once the hand has let go of the year.
   * @param {State} state */
  follow(state) {
    if (this.form.downwards) return;
    if (this.dials.dragging) this.rows.tell(state);
    else this.rows.show(state);
  }

  /** A window that has been moved is drawn anew, once the hand has let go of it. */
  refocus() {
    if (this.dials.dragging || !this.focus) return;
    const next = this.choice.focusOf(this.acts.state());
    const now = this.motion.aim ?? this.focus;
    if (next[0] === now[0] && next[1] === now[1]) return;
    this.box.classList.add("moving");
    this.motion.start(this.focus, next, () => this.box.classList.remove("moving"));
  }

  style() {
    const state = this.acts.state();
    const { pale } = this.look;
    this.labels.show((mark) => eventLook(mark, state, this.lit, this.passed));
    this.form.tell(state.stepping ? state.at : null);
    if (this.form instanceof TimeDown)
      this.form.dots.show(({ id }) => (this.labels.items.get(id)?.look === "dim" ? pale.dot : 1));
    this.bars.show((year) => (isBarDim(year, state) ? pale.bar : 1));
  }

  /** Other events are let through. */
  hide() {
    if (this.dials.dragging || this.motion.aim) return;
    const { bars } = this.choice;
    const stands = bars.length === this.drawnBars.length && bars.every((bar, i) => bar === this.drawnBars[i]);
    if (this.focus && !stands) this.place(this.focus);
    this.name();
  }

  /** @param {string | null} pick */
  ring(pick) {
    if (pick === this.ringed) return;
    this.ringed = pick;
    if (!this.motion.aim) this.name();
  }

  /** @param {number} x @param {number} y @param {number} slack @returns {string | null} */
  find(x, y, slack) {
    return this.list.open ? null : this.form.find(x, y, slack);
  }

  /** The timeline as a drawing of its own. */
  svg() {
    return pictured(this);
  }

  /** The row of an event in the list on a phone, in which its card opens; null beside the map.
   * @param {string} id @returns {HTMLElement | null} */
  rowOf(id) {
    return this.form.downwards ? null : (this.labels.items.get(id)?.row ?? null);
  }

  /** Brings a row of the list on a phone to its top.
   * @param {HTMLElement} row */
  reach(row) {
    this.rows.reach(row);
  }

  /** The strip is drawn over to move the year.
   * @param {PointerEvent} event */
  scrub(event) {
    if (!this.form.downwards) this.dials.grab(event, this.dials.head, "at", { atOnce: true });
  }
}

/** Letters of a screen about 1080 pixels high stay as they are; a hall's shrink and grow with theirs.
 * @param {number} grow @param {TimeLook} look */
function growth(grow, { type }) {
  const by = grow > 0.94 && grow < 1.1 ? 1 : grow;
  return Math.max(by, type.least / type.wide);
}
