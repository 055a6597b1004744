// The timeline as a strip over a list, on a phone: leaders, bands, bars and their years, from left to right.
// Without bars, how much happened when.

import { LATER } from "../kit/later.js";
import { element } from "../kit/svg.js";
import { yearName } from "../kit/wording.js";
import { yearBars } from "./bars.js";
import { eraBands } from "./eras.js";
import { dot, rect, write } from "./timeart.js";
import { dotOf } from "./timedots.js";
import { barOf, eraWidth, leadersOf, named, widestValue } from "./timelayout.js";
import { timeScale, yearTicks } from "./timescale.js";

/** @import { Interval, TimeScale } from "./timescale.js" */
/** @import { PlacedBar } from "./bars.js" */
/** @import { Measure } from "../kit/measuring.js" */
/** @import { NamedEra } from "./timelayout.js" */
/** @import { Timeline, TimelineBar, TimeLook, TimelineMark } from "./timeshapes.js" */
/**
 * @typedef {object} StripLayout
 * @property {TimeScale} scale
 * @property {PlacedBar[]} bars
 * @property {NamedEra[]} leaders
 * @property {NamedEra[]} bands
 * @property {{ year: number, at: number }[]} years
 */

export const HEIGHT = 112;
const LEADERS = 20;
const YEARS = 18;
const SIDE = 10;
/** Letters of a phone, and of one that shows what a hall does. */
export const LETTERS = 12;
export const LARGE_LETTERS = 16;
const MORE = 0.5; // by which the letters of a value are larger
const FOOT = HEIGHT - YEARS;
const APART = 44; // pixels from year to year
const PICKED = 5.5; // radius of the dot of what is picked
const STACK = 4; // pixels from stack to stack of events
const HIGHEST = 12; // pixels of an event in a stack

/**
 * @param {Timeline} timeline
 * @param {Interval} domain
 * @param {Interval} focus
 * @param {number} width
 * @param {Measure} measure
 * @param {number} size of its letters
 * @returns {StripLayout}
 */
export function stripLayout(timeline, domain, focus, width, measure, size = LETTERS) {
  const value = size + MORE;
  const scale = timeScale({ domain, focus, range: [SIDE, width - SIDE] });
  const textSize = { along: widestValue(timeline, value, measure) + 2, across: value };
  const bars = yearBars(timeline.bars.map(barOf), scale, { longest: FOOT - LEADERS - 2.2 * value, textSize, gap: 0.6 });
  const reaching = bars.map(({ start, end, length, named: says }) => {
    const wide = says ? Math.max(0, (textSize.along - (end - start)) / 2) : 0;
    return { start: start - wide, end: end + wide, length: length + (says ? value + 3 : 0) };
  });
  const eras = timeline.eras.filter(({ kind }) => kind !== "leader");
  const sized = eras.map((era) => ({ ...era, sizes: [{ along: measure(era.name, size, 700), across: size + 2 }] }));
  const bands = eraBands(sized, scale, {
    across: FOOT - LEADERS - 2,
    reaching,
    gap: 2,
    overhang: 26,
    beyond: SIDE / 2,
  });
  return {
    scale,
    bars,
    leaders: leadersOf(timeline, scale, size, measure),
    bands: named(bands, eras, (id) => [eras.find((era) => era.id === id)?.name ?? ""]),
    years: yearTicks(scale, (APART * size) / LETTERS + eraWidth(domain, size, measure)),
  };
}

export class TimeStrip {
  /** @type {StripLayout} */ drop = LATER;
  /** @type {TimeLook} */ look = LATER;
  /** @type {Measure} */ measure = LATER;
  width = 0;
  size = LETTERS;
  downwards = false;
  /** @type {TimelineMark | undefined} */ picked = undefined;
  /** @type {{ first: number, end: number, colour: string } | null} */ years = null;

  /**
   * @param {HTMLElement} box
   * @param {HTMLElement} figure
   * @param {{ timeline: Timeline, marks: TimelineMark[], span: [number, number] }} facts
   */
  constructor(box, figure, { timeline, span }) {
    this.timeline = timeline;
    this.span = span;
    this.behind = element("svg", { class: "cx-behind", "aria-hidden": "true" });
    this.before = element("svg", { class: "cx-before", "aria-hidden": "true" });
    this.drawn = element("g", {});
    this.pick = element("g", { class: "cx-strip-pick" });
    this.stacks = element("g", {});
    /** @type {readonly TimelineMark[]} */
    this.counted = [];
    this.before.append(this.stacks, this.drawn, this.pick);
    box.insertBefore(this.behind, figure);
    figure.after(this.before);
  }

  end() {
    this.behind.remove();
    this.before.remove();
  }

  /**
   * @param {TimeLook} look
   * @param {{ width: number }} box
   * @param {{ measure: Measure }} type
   */
  dress(look, { width }, { measure }) {
    this.look = look;
    this.size = look.type.least > LARGE_LETTERS ? LARGE_LETTERS : LETTERS;
    this.width = width;
    this.measure = measure;
  }

  /** @param {Interval} focus @param {TimelineBar[]} shown */
  draw(focus, shown) {
    const { size } = this;
    const value = size + MORE;
    const edge = 16 + eraWidth(this.span, size, this.measure) / 2; // half of the name of a year
    this.drop = stripLayout({ ...this.timeline, bars: shown }, this.span, focus, this.width, this.measure, size);
    const { leaders, bands, years, bars } = this.drop;
    const { colours, bands: fills, leaders: turns } = this.look;
    this.behind.replaceChildren(
      ...leaders.map(({ start, end }, i) => rect(start, 0, end - start, LEADERS, turns[i % turns.length])),
      ...bands.map(({ era, start, end }) => rect(start, LEADERS, end - start, HEIGHT - LEADERS, fills[era.kind])),
    );
    const style = (/** @type {string} */ fill, weight = 600) => ({
      fill,
      "font-weight": weight,
      "text-anchor": "middle",
    });
    this.drawn.replaceChildren(
      ...[...leaders, ...bands].flatMap(({ era, lines, name }) =>
        name
          ? lines.map((line) =>
              write(
                line,
                name.at,
                era.kind === "leader" ? LEADERS / 2 : LEADERS + size,
                size,
                style(colours.ink, era.kind === "leader" ? 600 : 700),
              ),
            )
          : [],
      ),
      ...years.map(({ year, at }) =>
        write(
          yearName(year),
          Math.min(this.width - edge, Math.max(edge, at)),
          HEIGHT - YEARS / 2,
          size,
          style(colours.quiet),
        ),
      ),
      ...bars
        .filter(({ named: says }) => says)
        .map(({ said, start, end, length }) =>
          write(
            said,
            this.clear({ start, end, length }, this.measure(said, value, 700), bars),
            FOOT - length - value / 2 - 3,
            value,
            style(colours.ink, 700),
          ),
        ),
    );
    this.drawStacks();
    this.drawPick();
    return bars;
  }

  /** What filters let through, as far as it has a date. @param {readonly TimelineMark[]} marks */
  count(marks) {
    this.counted = this.timeline.bars.length ? [] : marks.filter(({ undated }) => !undated);
    this.drawStacks();
  }

  /** Events one on the other where they begin, by their colours. */
  drawStacks() {
    /** @type {Map<number, Map<string, number>>} */
    const stacks = new Map();
    const [first, last] = this.span;
    for (const mark of this.counted) {
      const at = Math.floor(this.scale.forward(Math.max(first, Math.min(last, mark.at))) / STACK);
      const stack = stacks.get(at) ?? new Map();
      const { colour } = dotOf(mark, this.look);
      stacks.set(at, stack.set(colour, (stack.get(colour) ?? 0) + 1));
    }
    const heights = [...stacks.values()].map((stack) => [...stack.values()].reduce((sum, n) => sum + n, 0));
    const each = Math.min(HIGHEST, (FOOT - LEADERS - 2) / Math.max(1, ...heights));
    const drawn = [...stacks].flatMap(([at, stack]) => {
      let foot = FOOT;
      return [...stack].map(([colour, n]) => {
        foot -= n * each;
        return rect(at * STACK, foot, STACK - 1, n * each, colour);
      });
    });
    this.stacks.replaceChildren(...drawn);
  }

  /** A bar under the years in which a corridor is in use.
   * @param {TimeStrip["years"]} years */
  use(years) {
    this.years = years;
    this.drawPick();
  }

  /** What is picked stands at its date. @param {TimelineMark | undefined} mark */
  point(mark) {
    this.picked = mark;
    this.drawPick();
  }

  drawPick() {
    const { picked, years, scale, look } = this;
    const of = (/** @type {number} */ year) => scale.forward(Math.max(this.span[0], Math.min(this.span[1], year)));
    const used = years ? [rect(of(years.first), FOOT, of(years.end) - of(years.first), 4, years.colour)] : [];
    if (!picked) {
      this.pick.replaceChildren(...used);
      return;
    }
    const own = dotOf(picked, look);
    const [x, y] = [of(picked.at), LEADERS + PICKED];
    this.pick.replaceChildren(
      ...used,
      rect(x - 1, y, 2, FOOT - y, own.colour),
      ...dot({ x, y }, PICKED, own, look.colours.paper),
    );
  }

  /** Where the value of a bar stands over none that is higher: over its middle, else from its edge on.
   * @param {{ start: number, end: number, length: number }} bar @param {number} wide @param {PlacedBar[]} bars */
  clear({ start, end, length }, wide, bars) {
    const [least, most] = [wide / 2 + 2, this.width - wide / 2 - 2];
    const tried = [(start + end) / 2, start + wide / 2 + 1, end - wide / 2 - 1].map((at) =>
      Math.max(least, Math.min(most, at)),
    );
    const over = (/** @type {number} */ at) =>
      bars.filter((own) => own.length > length + 3 && own.start < at + wide / 2 && own.end > at - wide / 2);
    return tried.find((at) => !over(at).length) ?? tried[0];
  }

  tell() {}

  get scale() {
    return this.drop.scale;
  }

  get bars() {
    return { left: 0, width: this.width, top: 0, height: FOOT, upright: true };
  }

  get dials() {
    return { downwards: false, band: /** @type {[number, number]} */ ([LEADERS, HEIGHT]), head: 0 };
  }

  /** The strip is dragged, not picked from. @returns {null} */
  find() {
    return null;
  }
}
