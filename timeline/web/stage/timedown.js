// The timeline that runs downwards, beside the map: all its columns, and what lies under a pointer.

import { element } from "../kit/svg.js";
import { yearName } from "../kit/wording.js";
import { eventLabels, withPicked } from "./eventlabels.js";
import { gapIn } from "./geometry.js";
import { nearestPoint } from "./hits.js";
import { before, behind, rect, values, write } from "./timeart.js";
import { columns } from "./timecolumns.js";
import { TimeDots } from "./timedots.js";
import { backdrop, eraWidth, sizesOf, widestValue } from "./timelayout.js";

/** @import { Interval } from "./timescale.js" */
/** @import { EventLabels } from "./eventlabels.js" */
/** @import { Measure } from "../kit/measuring.js" */
/** @import { Timeline, TimelineBar, TimelineMark, TimeLook } from "./timeshapes.js" */
/** @typedef {import("./timelayout.js").Backdrop} Backdrop */
/** @typedef {import("./timecolumns.js").Columns} Columns */

const [LINE, LARGE, LARGE_LINE] = [1.27, 20, 1.15]; // letters; pixels from which they need less between them
const WIDE = 560; // pixels that a column with larger letters takes
const SLACK = 1.03; // the letters measured may not have come yet, and others stand in for them
const PAIR = 2.3; // titles of usual length, with what stands between them
const GAP = 0.8; // letters between two events of a line
const SMALL = 13; // letters up to here stand nearer to their dates
const LIMITS = [24, 30]; // pixels from its date that a label may stand
/** @type {never} What `draw` makes. */
const LATER = /** @type {never} */ (undefined);

export class TimeDown {
  /** @type {Backdrop} */ drop = LATER;
  /** @type {Columns} */ columns = LATER;
  /** @type {TimeLook} */ look = LATER;
  size = 14;
  /** @type {Measure} */ measure = LATER;
  /** @type {EventLabels} */ placed = { labels: [], ticks: [], unnamed: [] };
  downwards = true;
  /** @type {{ passed: string, labels: EventLabels } | null} Where labels stand while nothing is picked. */ usual =
    null;
  /** @type {number | null | undefined} The year whose number stands at its bar. */ told = undefined;

  /**
   * @param {HTMLElement} box
   * @param {HTMLElement} figure Between what is drawn behind it and before it.
   * @param {{ timeline: Timeline, marks: TimelineMark[], span: [number, number] }} facts
   */
  constructor(box, figure, { timeline, marks, span }) {
    this.timeline = timeline;
    this.marks = marks;
    this.short = new Map(marks.map(({ id, short }) => [id, short]));
    this.span = span;
    this.behind = element("svg", { class: "cx-behind", "aria-hidden": "true" });
    this.before = element("svg", { class: "cx-before", "aria-hidden": "true" });
    box.insertBefore(this.behind, figure);
    figure.after(this.before);
    this.names = element("g", {});
    this.used = element("g", { class: "cx-used" });
    const dots = element("g", {});
    this.now = element("g", {});
    this.before.append(this.names, this.now, dots);
    this.dots = new TimeDots(dots, new Map(marks.map((mark) => [mark.id, mark])));
  }

  end() {
    this.behind.remove();
    this.before.remove();
  }

  /**
   * @param {TimeLook} look
   * @param {{ width: number, height: number, head: number }} box
   * @param {{ grow: number, measure: Measure }} type
   */
  dress(look, box, { grow, measure }) {
    const { wide, narrow } = look.type;
    const size = (box.width >= WIDE ? wide : narrow) * grow;
    this.look = look;
    this.size = size;
    this.measure = measure;
    const titles = this.marks.map(({ short, importance }) => measure(short, size, importance === 1 ? 700 : 400));
    this.columns = columns(box, size, {
      title: SLACK * Math.max(0, ...titles) + 8,
      era: eraWidth(this.span, size, measure),
      value: widestValue(this.timeline, sizesOf(size).value, measure),
      two: size < LARGE ? 0 : (PAIR * titles.reduce((sum, title) => sum + title, 0)) / (titles.length || 1),
    });
  }

  /** Bars, bands and years for a focus; where the bars are.
   * @param {Interval} focus @param {TimelineBar[]} bars */
  draw(focus, bars) {
    const { timeline, columns: own, size, measure, look, span } = this;
    this.drop = backdrop({ ...timeline, bars }, span, focus, own, { size, measure });
    this.behind.replaceChildren(...behind(this.drop, own, look), this.used);
    this.used.replaceChildren();
    this.told = undefined;
    this.usual = null;
    this.names.replaceChildren(...before(this.drop, own, look, size));
    return this.drop.bars;
  }

  /** The number of the year shown stands at its bar.
   * @param {number | null} year */
  tell(year) {
    if (year === this.told) return;
    this.told = year;
    const bar = this.drop.bars.find((one) => one.year === year && !one.named);
    this.now.replaceChildren(
      ...(bar ? values([bar], this.columns.axis, sizesOf(this.size).value, this.look.colours.ink) : []),
    );
  }

  /** A bar beside the axis over the years in which a corridor is in use.
   * @param {{ first: number, end: number, colour: string } | null} years */
  use(years) {
    if (!years) {
      this.used.replaceChildren();
      return;
    }
    const { ticks } = this.columns;
    const [start, end] = [years.first, years.end].map((year) => this.scale.forward(year));
    const { size, timeline } = this;
    const letter = sizesOf(size).note;
    const bar = rect(ticks[0] - 1, start, ticks[1] - ticks[0] + 2, end - start, years.colour);
    bar.setAttribute("opacity", "0.3");
    const words = timeline.words.in_use;
    const x = ticks[1] + 0.62 * letter;
    const dots = this.placed.labels.map(({ dot }) => dot.at);
    const from = gapIn([start, end], dots, this.columns.dots.radius, this.measure(words, letter, 700) + 8);
    this.used.replaceChildren(bar);
    if (from === null) return;
    const turned = `rotate(90 ${x} ${from + 4})`;
    this.used.append(write(words, x, from + 4, letter, { fill: years.colour, "font-weight": 700, transform: turned }));
  }

  get scale() {
    return this.drop.scale;
  }

  get bars() {
    return { left: this.columns.leaders, width: this.columns.axis - this.columns.leaders, upright: false };
  }

  /** Across the axis: where a year's band reaches, and where its name stands. */
  get dials() {
    const { leaders, ticks, years } = this.columns;
    return { downwards: true, band: /** @type {[number, number]} */ ([leaders, ticks[1] + 3]), head: years };
  }

  /** Large letters have few lines, so two events may share one. */
  get abreast() {
    const { size, columns: own, measure } = this;
    if (size < LARGE) return undefined;
    const wide = (/** @type {{ id: string }} */ { id }, /** @type {number} */ level) =>
      SLACK * measure(this.short.get(id) ?? "", size, weightOf(level));
    return { room: own.end - own.title, gap: GAP * size, year: own.second, wide };
  }

  get line() {
    return (this.size < LARGE ? LINE : LARGE_LINE) * this.size;
  }

  /**
   * Labels of events.
   * @param {TimelineMark[]} marks Those that filters let through.
   * @param {readonly string[]} picked
   * @param {boolean} [within] the focus alone
   */
  name(marks, picked, within = false) {
    const { dots, extent } = this.columns;
    const limit = (this.size <= SMALL ? LIMITS[0] : LIMITS[1]) * Math.max(1, this.size / 14);
    const layout = { lineHeight: this.line, limit, extent, dots, within, abreast: this.abreast };
    const laid = (/** @type {readonly string[]} */ ids) =>
      eventLabels(/** @type {import("./eventlabels.js").Mark[]} */ (marks), this.scale, { ...layout, picked: ids });
    const passed = marks.map(({ id }) => id).join();
    if (passed !== this.usual?.passed) this.usual = { passed, labels: laid([]) };
    this.placed = withPicked(this.usual.labels, picked) ?? laid(picked);
    this.dots.place(this.placed, this.columns, this.look);
    return this.placed;
  }

  /**
   * The event within `slack` pixels, or the year of a bar.
   * @param {number} x
   * @param {number} y
   * @param {number} slack
   * @returns {string | null}
   */
  find(x, y, slack) {
    const { axis, leaders, ticks, dots, range } = this.columns;
    if (y < range[0] - slack - 14) return null;
    if (x >= dots.edge)
      return nearestLabel(this.begun, [x, y], Math.max(this.line / 2, Math.min(12, slack + this.line / 2)));
    if (x >= axis + 2.6 * this.size) {
      const near = x < (ticks[1] + dots.first) / 2 ? this.dots.ticks : this.dots.dots;
      return nearestPoint(near, x, y, slack)?.id ?? null;
    }
    const year = this.scale.yearAt(y);
    return x > leaders && this.drop.bars.some((bar) => bar.year === year) ? `bar-${year}` : null;
  }

  /** Labels, and from where on each has its line. */
  get begun() {
    const { title, second } = this.columns;
    return this.placed.labels.map(({ id, at, along, year }) => ({
      id,
      at,
      from: along ? title + along - (year === null ? 0 : second) : 0,
    }));
  }

  /** Labels as text of a picture.
   * @param {(id: string) => { fill: string, on: string | null }} inkOf */
  written(inkOf) {
    const { year: right, title, dots, end } = this.columns;
    const sizes = sizesOf(this.size);
    return this.placed.labels.flatMap(({ id, at, year, level, along }) => {
      const { fill, on } = inkOf(id);
      const weight = weightOf(level);
      const short = this.short.get(id) ?? "";
      const text = write(short, title + along, at, sizes.label, { fill, "font-weight": weight });
      const from = along ? right + along - (year === null ? 0 : 2 * this.size) : dots.edge - 2;
      const to = Math.min(end, title + along + this.measure(short, this.size, weight) + 4);
      const box = on
        ? [
            element("rect", {
              x: from,
              y: at - this.line / 2,
              width: to - from,
              height: this.line,
              rx: 4,
              fill: on,
            }),
          ]
        : [];
      const own =
        year === null
          ? []
          : [
              write(yearName(year), right + along, at, sizes.year, {
                fill: on ? fill : this.look.colours.quiet,
                "text-anchor": "end",
              }),
            ];
      return [...box, ...own, text];
    });
  }
}

/** @param {number} level */
function weightOf(level) {
  return [700, 600, 400, 400][level];
}

/** Of those of the nearest line the last that has begun there.
 * @param {{ id: string, at: number, from: number }[]} labels @param {[number, number]} point @param {number} reach */
function nearestLabel(labels, [x, y], reach) {
  let best = null;
  for (const label of labels) {
    const far = Math.abs(label.at - y);
    if (far <= reach && x >= label.from && (!best || far <= Math.abs(best.at - y))) best = label;
  }
  return best?.id ?? null;
}
