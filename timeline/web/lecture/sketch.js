// What a layout looks like, in a few strokes: map, timeline, words, and whatever fills the screen.

import { element } from "../kit/svg.js";

const MAP = "M3 4h17v19H3z M7 20l3-6 5-2 2-5 M10 14l-4-4";
const SIDE = "M37 6h9 M37 11h8 M37 14h9 M37 17h6";

/** @type {Record<string, string>} lines in a box of 48 by 27 */
const LINES = {
  "map+time": `${MAP} M23 4v19 M25 7h5 M25 11h8 M25 15h6 M25 19h7 ${SIDE}`,
  map: "M3 4h27v19H3z M9 21l4-8 8-2 4-6 M13 13l-5-5 M34 6h11 M34 11h9 M34 14h11 M34 17h7",
  time: "M8 3v21 M10 6h12 M10 10h17 M10 14h14 M10 18h19 M10 22h11 M34 6h11 M34 11h9 M34 14h11",
  title: "M8 11h32 M14 17h20",
  number: "M6 5h18 M14 20V10l-3 2 M20 10h6v5h-6v5h6 M31 10h6v10h-6z M31 15h6",
  chart: "M5 5h22 M6 9v14h37 M11 23v-6 M17 23v-9 M23 23V12 M29 23v-5 M35 23v-3",
  columns: "M5 5h20 M5 9h11v14H5z M19 9h11v14H19z M33 9h11v14H33z",
  quote: "M9 7v13 M13 8h28 M13 12h26 M13 16h28 M13 21h12",
  picture: "M6 3h36v17H6z M10 18l9-9 7 7 5-4 8 6 M33 8h1 M14 24h20",
  question: "M5 5h28 M8 11h3v3H8z M15 12h22 M8 18h3v3H8z M15 19h18",
};

export const USUAL = "map+time";

/** @param {string} [layout] */
export function sketch(layout = USUAL) {
  const box = { viewBox: "0 0 48 27", class: "cx-sketch", "aria-hidden": "true", "data-layout": layout };
  const own = element("svg", box);
  own.append(element("path", { d: LINES[layout] ?? LINES[USUAL] }));
  return own;
}
