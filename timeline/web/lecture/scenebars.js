// Below the words of a scene that shows a map: who arrived in each year of its window.

import { make } from "../kit/making.js";
import { element } from "../kit/svg.js";
import { number } from "../kit/wording.js";

/** @import { StageState } from "../wire.d.ts" */

const [WIDE, HIGH, HEAD, FOOT] = [660, 190, 30, 28];
const FEWEST = 3; // years with a number: fewer are told in words
const LETTERS = 24;

/**
 * The years of a window of which the number is known, from its first to its last.
 * @param {Record<number, number>} arrivals
 * @param {Pick<StageState, "from" | "to">} window
 */
export function barsOf(arrivals, { from, to }) {
  const known = Object.entries(arrivals).map(([year, people]) => ({ year: Number(year), people }));
  const own = known.filter(({ year }) => year >= from && year <= to);
  return own.length < FEWEST ? [] : own;
}

/**
 * The largest and the last are named with their numbers.
 * @param {ParentNode} box
 * @param {string} title
 * @param {ReturnType<typeof barsOf>} bars
 */
export function sceneBars(box, title, bars) {
  if (!bars.length) return;
  const own = make("figure", "cx-scene-bars", box);
  make("figcaption", "", own, title);
  const svg = element("svg", { viewBox: `0 0 ${WIDE} ${HIGH}`, role: "img" });
  const [first, last] = [bars[0], bars[bars.length - 1]];
  const most = bars.reduce((one, other) => (other.people > one.people ? other : one));
  svg.setAttribute("aria-label", bars.map(({ year, people }) => `${year}: ${number(people)}`).join("; "));
  const pitch = WIDE / (last.year - first.year + 1);
  for (const bar of bars) {
    const high = ((HIGH - HEAD - FOOT) * bar.people) / most.people;
    const x = (bar.year - first.year) * pitch;
    svg.append(element("rect", { x: x + 0.1 * pitch, y: HIGH - FOOT - high, width: 0.8 * pitch, height: high }));
    if (bar === most || bar === last) text(svg, number(bar.people), x + pitch / 2, HIGH - FOOT - high - 6, 700);
    if (bar === first || bar === last) text(svg, String(bar.year), x + pitch / 2, HIGH - 4, 400);
  }
  own.append(svg);
}

/**
 * @param {SVGElement} svg
 * @param {string} said
 * @param {number} x its middle, moved so that all of it is seen
 * @param {number} y
 * @param {number} weight
 */
function text(svg, said, x, y, weight) {
  const half = 0.3 * LETTERS * said.length;
  const middle = Math.max(half, Math.min(WIDE - half, x));
  const own = element("text", { x: middle, y, "text-anchor": "middle", "font-size": LETTERS, "font-weight": weight });
  own.textContent = said;
  svg.append(own);
}
