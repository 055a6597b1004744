// The bars of all years beside a map that stands alone, those of a scene's years in full colour.

import { make } from "../kit/making.js";
import { element } from "../kit/svg.js";
import { yearName } from "../kit/wording.js";

/** @import { TimelineBar } from "../wire.d.ts" */
/** @typedef {{ year: number, x: number, anchor: string }} NamedYear */

const [WIDE, HIGH, LETTER] = [660, 206, 29];
const [ABOVE, BELOW, GAP] = [40, 40, 0.14]; // for the number and the years; the gap is a share of a bar
const NUMBER = 96; // pixels from the middle of a number to the next
const APART = 78; // pixels from the name of a year to the next

/**
 * Null where none of the years has a bar, or all of them are the scene's and so none stands out.
 * @param {ParentNode} parent
 * @param {readonly TimelineBar[]} bars in the order of time
 * @param {{ from: number, to: number }} years both included
 * @param {string} title what the bars count
 * @param {string} [words] of the scene: a number that they say stands at its bar, else the largest does
 * @returns {HTMLElement | null}
 */
export function yearBars(parent, bars, { from, to }, title, words = "") {
  const own = bars.filter(({ year }) => year >= from && year <= to);
  if (!own.length || own.length === bars.length) return null;
  const [first, last] = [own[0].year, own[own.length - 1].year];
  const box = make("figure", "cx-yearbars", parent);
  const caption = make("figcaption", "", box, `${title}, `);
  const years = first === last ? yearName(first) : `${yearName(first)}–${yearName(last)}`;
  make("b", "", caption, years);
  const svg = element("svg", { viewBox: `0 0 ${WIDE} ${HIGH}`, role: "img", "aria-label": `${title}, ${years}` });
  const step = WIDE / (bars[bars.length - 1].year + 1 - bars[0].year);
  const most = Math.max(...bars.map(({ total }) => total));
  const foot = HIGH - BELOW;
  const left = (/** @type {number} */ year) => (year - bars[0].year) * step;
  const high = (/** @type {number} */ total) => (total / most) * (foot - ABOVE);
  for (const { year, total } of bars)
    svg.append(
      element("rect", {
        x: left(year) + (step * GAP) / 2,
        y: foot - high(total),
        width: step * (1 - GAP),
        height: high(total),
        class: year >= from && year <= to ? "now" : "",
      }),
    );
  svg.append(element("line", { x1: 0, x2: WIDE, y1: foot, y2: foot }));
  const marked = markedBars(own, words);
  /** @type {number[]} */
  const taken = [];
  for (const { year, total, said: number } of marked) {
    const middle = Math.max(40, Math.min(WIDE - 40, left(year) + step / 2));
    if (taken.some((other) => Math.abs(other - middle) < NUMBER)) continue;
    taken.push(middle);
    svg.append(write(number, middle, foot - high(total) - 8, 700));
  }
  const wanted = said(words, marked[0].said) >= 0 ? [marked[0].year, first, last] : [first, last, marked[0].year];
  for (const { year, x, anchor } of namedYears(bars, wanted, left, step))
    svg.append(write(yearName(year), x, HIGH - 6, 400, anchor));
  box.append(svg);
  return box;
}

/**
 * Those whose numbers the words say, as they come there; else the highest.
 * @param {readonly TimelineBar[]} own
 * @param {string} words
 * @returns {readonly TimelineBar[]}
 */
export function markedBars(own, words) {
  const found = own.map((bar) => ({ bar, at: said(words, bar.said) })).filter(({ at }) => at >= 0);
  if (found.length) return found.sort((a, b) => a.at - b.at).map(({ bar }) => bar);
  return [own.reduce((best, bar) => (bar.total > best.total ? bar : best))];
}

/**
 * Where a number stands in words, and is no part of another; -1 where it does not.
 * @param {string} words
 * @param {string} number
 */
function said(words, number) {
  return words.search(new RegExp(`(?<![\\d.,])${number.replaceAll(".", "\\.")}(?![.,]?\\d)`));
}

/**
 * The years of a scene first, then the ends of all; none that has no room beside those.
 * @param {readonly TimelineBar[]} bars
 * @param {readonly number[]} wanted
 * @param {(year: number) => number} left
 * @param {number} step
 * @returns {NamedYear[]}
 */
export function namedYears(bars, wanted, left, step) {
  /** @type {NamedYear[]} */
  const named = [];
  for (const year of [...wanted, bars[bars.length - 1].year, bars[0].year]) {
    const at = left(year) + step / 2;
    const x = Math.max(0, Math.min(WIDE, at));
    const anchor = at < APART / 2 ? "start" : at > WIDE - APART / 2 ? "end" : "middle";
    const end = anchor === "start" ? 0 : anchor === "end" ? WIDE : x;
    if (named.every((other) => Math.abs(other.x - end) >= APART)) named.push({ year, x: end, anchor });
  }
  return named;
}

/** @param {string} text @param {number} x @param {number} y @param {number} weight */
function write(text, x, y, weight, anchor = "middle") {
  const own = element("text", { x, y, "font-size": LETTER, "font-weight": weight, "text-anchor": anchor });
  own.textContent = text;
  return own;
}
