// Words that would stick out of a figure: those at a mark end or begin where it does, those of the key are broken.

/** @import { Measure } from "../kit/measuring.js" */

const EDGE = 2; // pixels that stay free
const SIGN = 62; // pixels before a name of the key, and after it

/**
 * The layout so wide, in which no annotation that stands to the right or to the left of its place sticks out.
 * @param {any} layout
 * @param {number} width
 * @param {Measure} measure
 */
export function fitting(layout, width, measure) {
  const { xaxis, margin = {}, annotations } = layout;
  const [from, to] = xaxis?.range ?? [];
  if (!annotations || !(to > from)) return layout;
  const left = margin.l ?? 0;
  const across = width - left - (margin.r ?? 0);
  const fitted = annotations.map((/** @type {any} */ own) => {
    const isBefore = own.xanchor === "right";
    if (!(isBefore || own.xanchor === "left") || own.xref || typeof own.x !== "number") return own;
    if (own.x < from || own.x > to) return own;
    const at = left + ((own.x - from) / (to - from)) * across + (own.xshift ?? 0);
    const wide = Math.max(...lines(own.text).map((line) => measure(line, own.font?.size ?? 0)));
    if (isBefore)
      return at - wide >= EDGE ? own : { ...own, x: from, xanchor: "left", align: "left", xshift: EDGE - left };
    if (at + wide <= width - EDGE) return own;
    return { ...own, x: to, xanchor: "right", align: "right", xshift: (margin.r ?? 0) - EDGE };
  });
  return { ...layout, annotations: fitted };
}

/**
 * The traces so wide, the names of the key in as many lines as they need.
 * @param {any[]} data
 * @param {any} layout
 * @param {number} width
 * @param {Measure} measure
 */
export function keyed(data, { legend }, width, measure) {
  const size = legend?.font?.size;
  if (!size) return data;
  const isLong = (/** @type {string} */ line) => measure(line, size) > width - SIGN;
  return data.map((own) => {
    if (!own.name || own.showlegend === false || !lines(own.name).some(isLong)) return own;
    return { ...own, name: broken(lines(own.name).join(" "), isLong) };
  });
}

/**
 * @param {string} text
 * @param {(line: string) => boolean} isLong
 */
function broken(text, isLong) {
  /** @type {string[]} */
  const rows = [];
  for (const word of text.split(" ")) {
    const longer = `${rows.at(-1)} ${word}`;
    if (rows.length && !isLong(longer)) rows[rows.length - 1] = longer;
    else rows.push(word);
  }
  return rows.map((row) => row.replace(/[&<>]/g, (sign) => ESCAPED[sign])).join(" <br>");
}

/** @type {Record<string, string>} */
const ESCAPED = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
/** @type {Record<string, string>} */
const SIGNS = Object.fromEntries(Object.entries(ESCAPED).map(([sign, escaped]) => [escaped, sign]));

/** @param {string} text as Plotly breaks it */
function lines(text) {
  return text.split(/ ?<br>/).map((line) => line.replace(/&(?:amp|lt|gt);/g, (own) => SIGNS[own]));
}
