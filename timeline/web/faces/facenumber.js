// A number as large as the screen lets it be, and below it what it is made of, or who gives what.

import { make } from "../kit/making.js";
import { fill } from "../kit/wording.js";

/** @import { Phrases, ToldNumber } from "../wire.d.ts" */

const MOST_ROWS = 9; // more parts stand side by side
const WIDE_LETTERS = 5; // at least: a short number need not fill the screen
const SYLLABLE = 1.7; // digits a syllable of Hangul is wide

/**
 * @param {HTMLElement} box
 * @param {ToldNumber} number
 * @param {Phrases} words
 */
export function tellNumber(box, number, words) {
  const own = make("p", "cx-number", box);
  const [low, high] = number.ends;
  if (number.said || !high) make("b", "", own, number.said || low);
  else {
    const [before, between, after] = fill(words.range, { low: "\n", high: "\n" }).split("\n");
    own.append(before);
    make("b", "", own, low);
    own.append(between);
    make("b", "", own, high);
    own.append(after);
  }
  own.style.setProperty("--letters", String(Math.max(WIDE_LETTERS, digitsOf(own.textContent ?? ""))));
  const what = [number.unit, number.what].filter(Boolean).join(" · ");
  if (what) make("p", "cx-counts", box, what);
  if (number.parts.length > MOST_ROWS) columns(box, number);
  else if (number.parts.length) rows(box, number);
}

/** As many digits as a number said in words is wide. @param {string} told */
export function digitsOf(told) {
  const syllables = told.match(/\p{sc=Hangul}/gu)?.length ?? 0;
  return told.length + (SYLLABLE - 1) * syllables;
}

/**
 * @param {HTMLElement} box
 * @param {ToldNumber} number
 */
function rows(box, { parts, most, form }) {
  const list = make("ul", "cx-parts", box);
  for (const part of parts) {
    const own = make("li", "", list);
    make("span", "cx-who", own, part.who);
    const scale = make("span", "cx-number-scale", own);
    const bar = make("span", form === "range" && !part.low ? "cx-dot" : "cx-bar", scale);
    bar.style.left = share(form === "range" && !part.low ? part.high : part.low, most);
    if (part.low || form === "sum") bar.style.width = share(part.high - part.low, most);
    make("b", "", own, part.said);
  }
}

/**
 * Many parts side by side; the first, the largest and the last are named with their numbers.
 * @param {HTMLElement} box
 * @param {ToldNumber} number
 */
function columns(box, { parts }) {
  const list = make("ol", "cx-part-columns", box);
  const most = Math.max(...parts.map(({ high }) => high));
  const named = new Set([parts[0], parts.find(({ high }) => high === most), parts.at(-1)]);
  for (const part of parts) {
    const own = make("li", named.has(part) ? "named" : "", list);
    own.setAttribute("aria-label", `${part.who}: ${part.said}`);
    const high = share(part.high, most);
    make("span", "cx-bar", own).style.height = high;
    make("b", "", own, part.said).style.bottom = high;
    make("span", "cx-who", own, part.who);
  }
}

/**
 * @param {number} part
 * @param {number} whole
 */
function share(part, whole) {
  return `${whole ? (100 * part) / whole : 0}%`;
}
