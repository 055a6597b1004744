// Where everything on the timeline stands, for a focus: pure, so that it can be tried without a browser.

import { fill, yearName } from "../kit/wording.js";
import { yearBars } from "./bars.js";
import { eraBands, leaderNames } from "./eras.js";
import { timeScale, yearTicks } from "./timescale.js";

/** @import { Measure } from "../kit/measuring.js" */
/** @import { TimeScale, YearTick, Interval } from "./timescale.js" */
/** @import { PlacedBar } from "./bars.js" */
/** @import { PlacedEra, Reaching } from "./eras.js" */
/** @import { Columns } from "./timecolumns.js" */
/** @import { Timeline, TimelineEra } from "./timeshapes.js" */

/** @typedef {{ at: number, lines: string[], size?: number }} Note `size` of its letters, where they are smaller */
/**
 * @typedef {PlacedEra & { era: TimelineEra, lines: string[] }} NamedEra Lines are empty where it is not named.
 *
 * @typedef {object} Backdrop
 * @property {TimeScale} scale
 * @property {YearTick[]} years
 * @property {PlacedBar[]} bars
 * @property {NamedEra[]} leaders
 * @property {NamedEra[]} bands
 * @property {Note | null} before People before the first bar.
 * @property {{ at: number, words: Note | null }[]} rules Where the scale widens.
 */

const LINE = 1.2; // letters
const PAD = 6;
const [SMALLEST, READ] = [0.8, 12]; // letters of the note of people before the bars, against those of other notes; pixels
const GAP = 5; // between it and the names of years
export const TEXT_LEFT = 7; // of what stands beside the column of leaders
const HALL = 18; // pixels; larger letters are read from afar

/**
 * All but the labels of events.
 * @param {Timeline} timeline
 * @param {Interval} domain
 * @param {Interval} focus
 * @param {Columns} columns
 * @param {{ size: number, measure: Measure }} type
 * @returns {Backdrop}
 */
export function backdrop(timeline, domain, focus, columns, { size, measure }) {
  const scale = timeScale({ domain, focus, range: columns.range });
  const sizes = sizesOf(size);
  const along = 1.1 * sizes.value;
  const widest = widestValue(timeline, sizes.value, measure);
  const bars = yearBars(timeline.bars.map(barOf), scale, {
    longest: columns.longest,
    textSize: { along, across: widest },
  });
  const across = columns.axis - columns.leaders - PAD;
  /** @type {Reaching[]} */
  const reaching = bars.map((bar) => ({ start: bar.start, end: bar.end, length: bar.length }));
  for (const bar of bars.filter(({ named }) => named)) {
    const middle = (bar.start + bar.end) / 2;
    reaching.push({ start: middle - along / 2, end: middle + along / 2, length: bar.length + widest + 8 });
  }
  const shown = timeline.eras.filter(({ kind }) => kind !== "leader");
  const rules = rulesOf(timeline, scale, reaching, across, { size: sizes.note, measure });
  const texts = new Map(shown.map((era) => [era.id, textsOf(era, across, sizes.era, measure)]));
  const eras = shown.map((era) => ({
    ...era,
    sizes: (texts.get(era.id) ?? []).map((lines) => sizeOf(lines, sizes.era, measure)),
  }));
  const bands = eraBands(eras, scale, { across, reaching, gap: 3 });
  return {
    scale,
    bars,
    rules,
    before: noteBefore(timeline, bands, scale, [...reaching, ...namesOf(bands, eras)], across, {
      size: sizes.note,
      measure,
      room: columns.years - measure("2000", sizes.tick, 600) / 2 - columns.leaders - TEXT_LEFT - GAP,
    }),
    years: yearTicks(scale, LINE * size),
    leaders: leadersOf(timeline, scale, sizes.era, measure),
    bands: named(bands, shown, (id, size_) => texts.get(id)?.[size_] ?? []),
  };
}

/** Letters in pixels, none under 12; in a hall none is smaller than others.
 * @param {number} size */
export function sizesOf(size) {
  const small = (/** @type {number} */ share) => (size < HALL ? Math.max(12, share * size) : size);
  return { label: size, year: small(0.88), tick: small(0.95), value: 1.07 * size, era: small(0.93), note: small(0.87) };
}

/** How wide the widest number at a bar is.
 * @param {Timeline} timeline @param {number} size @param {Measure} measure */
export function widestValue({ bars }, size, measure) {
  return Math.max(0, ...bars.map(({ said }) => measure(said, size, 700)));
}

/** How much wider the first year is named than one of four digits.
 * @param {Interval} span @param {number} size @param {Measure} measure */
export function eraWidth([first], size, measure) {
  return first < 1 ? Math.max(0, measure(yearName(first), size, 600) - measure("2000", size, 600)) : 0;
}

/** @param {import("./timeshapes.js").TimelineBar} bar */
export function barOf({ year, women, men, total, said, mark }) {
  const parts = women === null || men === null ? [total] : [women, men];
  return { year, value: total, said, parts, mark };
}

/**
 * Leaders stand in a column of their own and are named along it.
 * @param {Timeline} timeline
 * @param {TimeScale} scale
 * @param {number} size
 * @param {Measure} measure
 * @returns {NamedEra[]}
 */
export function leadersOf(timeline, scale, size, measure) {
  const shown = timeline.eras.filter(({ kind }) => kind === "leader");
  const eras = shown.map((era) => ({ ...era, sizes: [{ along: measure(era.name, size, 600), across: size }] }));
  return named(leaderNames(eras, scale, 3), shown, (id) => [shown.find((era) => era.id === id)?.name ?? ""]);
}

/**
 * @param {PlacedEra[]} placed
 * @param {TimelineEra[]} eras
 * @param {(id: string, size: number) => string[]} text
 * @returns {NamedEra[]}
 */
export function named(placed, eras, text) {
  return placed.flatMap((one) => {
    const era = eras.find(({ id }) => id === one.id);
    return era ? [{ ...one, era, lines: one.name ? text(one.id, one.name.size) : [] }] : [];
  });
}

/**
 * An era's name with its note, alone, or broken in two; the fullest first.
 * @param {TimelineEra} era
 * @param {number} across
 * @param {number} size
 * @param {Measure} measure
 * @returns {string[][]}
 */
function textsOf({ name, note }, across, size, measure) {
  const parts = name.split(" ");
  const broken = [parts.slice(0, -1).join(" "), parts[parts.length - 1]];
  const all = [...(note ? [[name, note]] : []), [name], ...(parts.length > 1 ? [broken] : [])];
  return all.filter((lines) => sizeOf(lines, size, measure).across <= across);
}

/**
 * @param {string[]} lines
 * @param {number} size
 * @param {Measure} measure
 */
function sizeOf(lines, size, measure) {
  return { along: lines.length * LINE * size, across: Math.max(...lines.map((line) => measure(line, size, 700))) };
}

/**
 * Where the scale widens, in words above it where no bar stands.
 * @param {Timeline} timeline
 * @param {TimeScale} scale
 * @param {Reaching[]} reaching Told of the words.
 * @param {number} across
 * @param {{ size: number, measure: Measure }} type
 */
function rulesOf({ words }, scale, reaching, across, { size, measure }) {
  return scale.changes
    .filter(({ factor }) => factor > 1)
    .map(({ year, at, factor }) => {
      const block = { start: at - 1.4 * size, end: at - 1, length: across };
      const line = fill(words.scale, { factor: String(Math.round(factor)), year: yearName(Math.round(year)) });
      if (block.start < scale.range[0] || measure(line, size, 400) > across + 2 * PAD || !isFree(block, reaching))
        return { at, words: null };
      reaching.push(block);
      return { at, words: { at: at - 0.75 * size, lines: [line] } };
    });
}

/**
 * The names that stand on bands.
 * @param {PlacedEra[]} bands
 * @param {{ id: string, sizes: { along: number }[] }[]} eras
 * @returns {Reaching[]}
 */
function namesOf(bands, eras) {
  return bands.flatMap(({ id, name }) => {
    const along = (name && eras.find((era) => era.id === id)?.sizes[name.size].along) ?? 0;
    return name ? [{ start: name.at - along / 2, end: name.at + along / 2, length: 0 }] : [];
  });
}

/**
 * @param {Timeline} timeline
 * @param {PlacedEra[]} bands That it keeps clear of.
 * @param {TimeScale} scale
 * @param {Reaching[]} reaching
 * @param {number} across
 * @param {{ size: number, measure: Measure, room: number }} type `room` from its begin to the names of years
 * @returns {Note | null}
 */
function noteBefore({ before, bars }, bands, scale, reaching, across, { size: usual, measure, room }) {
  const wide = (/** @type {string} */ line) => measure(line, usual, 400);
  const told = before.split("\n");
  const lines = usual < HALL ? told : told.flatMap((line) => (wide(line) > room ? inTwo(line, wide) : [line]));
  const size = usual * Math.min(1, room / Math.max(...lines.map(wide)));
  const least = usual < HALL ? Math.max(READ, SMALLEST * usual) : usual;
  if (!before || !bars.length || size < least) return null;
  const high = lines.length * LINE * size;
  for (let end = scale.forward(bars[0].year) - PAD; end - high > scale.range[0]; end -= 2) {
    const block = { start: end - high, end, length: across };
    if (isFree(block, [...reaching, ...bands.map((band) => ({ ...band, length: across }))]))
      return { at: end - high / 2, lines, size };
  }
  return null;
}

/** A line broken between two words, its parts as even as they can be.
 * @param {string} line @param {(line: string) => number} wide */
function inTwo(line, wide) {
  const apart = line.split(" ");
  const parts = apart.slice(1).map((_, i) => [apart.slice(0, i + 1).join(" "), apart.slice(i + 1).join(" ")]);
  const widest = (/** @type {string[]} */ lines) => Math.max(...lines.map(wide));
  return parts.reduce((best, own) => (widest(own) < widest(best) ? own : best), [line]);
}

/**
 * @param {Reaching} block
 * @param {Reaching[]} others
 */
function isFree(block, others) {
  return others.every(({ start, end }) => end + 2 <= block.start || start - 2 >= block.end);
}
