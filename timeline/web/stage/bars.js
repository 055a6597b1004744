// Bars of yearly numbers along the scale of time, and which of them say their value.

import { isShort } from "./timescale.js";

/** @typedef {import("./timescale.js").TimeScale} TimeScale */

/**
 * @typedef {object} YearBar
 * @property {number} year
 * @property {number} value
 * @property {readonly number[]} [parts] What it is made of, from the axis outwards; without it the value is one part.
 * @property {string} [said] The value as a number is written.
 * @property {boolean} [mark] Its value always stands at the bar.
 *
 * @typedef {object} PlacedBar
 * @property {number} year
 * @property {number} value
 * @property {string} said
 * @property {number} start Along the scale.
 * @property {number} end
 * @property {number} length Across it, from the axis.
 * @property {[number, number][]} parts From and to, across it.
 * @property {boolean} named Its value stands at its end.
 *
 * @typedef {object} BarLayout
 * @property {number} longest Length of the greatest value.
 * @property {{along: number, across: number}} textSize Room that a value takes at the end of its bar.
 * @property {number} [gap] Between bars, where a bar is wider than that.
 */

/**
 * Values stand at marked bars and the last, or at each year of a short focus and no other; where two
 * would meet, the marked one stays, or the later one.
 * @param {readonly YearBar[]} bars
 * @param {TimeScale} scale
 * @param {BarLayout} layout
 * @returns {PlacedBar[]} In the order of time, those of the domain only.
 */
export function yearBars(bars, scale, { longest, textSize, gap = 1 }) {
  const shown = bars
    .filter(({ year }) => year >= scale.domain[0] && year < scale.domain[1])
    .sort((a, b) => a.year - b.year);
  const perUnit = longest / (Math.max(...shown.map(({ value }) => value), 0) || 1);
  const placed = shown.map((bar) => placedBar(bar, scale, perUnit, gap));
  for (const bar of nameable(shown, scale).map((one) => placed[shown.indexOf(one)])) {
    bar.named = placed.every((other) => !other.named || other === bar || isApart(bar, other, textSize));
  }
  return placed;
}

/**
 * @param {YearBar} bar
 * @param {TimeScale} scale
 * @param {number} perUnit
 * @param {number} gap
 * @returns {PlacedBar}
 */
function placedBar({ year, value, said = String(value), parts = [value] }, scale, perUnit, gap) {
  const next = Math.min(year + 1, scale.domain[1]);
  const [start, end] = [scale.forward(year), scale.forward(next)].sort((a, b) => a - b);
  const space = end - start > 2 * gap ? gap : 0;
  const length = value * perUnit;
  return { year, value, said, start, end: end - space, length, parts: stacked(parts, perUnit), named: false };
}

/**
 * @param {readonly number[]} parts
 * @param {number} perUnit
 * @returns {[number, number][]}
 */
function stacked(parts, perUnit) {
  let sum = 0;
  return parts.map((part) => [sum * perUnit, (sum += part) * perUnit]);
}

/**
 * @param {readonly YearBar[]} bars In the order of time.
 * @param {TimeScale} scale
 * @returns {YearBar[]} The surest first.
 */
function nameable(bars, scale) {
  if (isShort(scale)) return bars.filter(({ year }) => scale.inFocus(year)).reverse();
  return [...bars.filter(({ mark }) => mark), ...bars.filter(({ mark }, i) => !mark && i === bars.length - 1)];
}

/**
 * @param {PlacedBar} a
 * @param {PlacedBar} b
 * @param {{along: number, across: number}} textSize
 * @returns {boolean}
 */
function isApart(a, b, { along, across }) {
  return Math.abs(a.start + a.end - b.start - b.end) / 2 >= along || Math.abs(a.length - b.length) >= across;
}
