// Words that begin at their mark and would stick out of a figure: they end where it ends.

/** @import { Measure } from "../kit/measuring.js" */

const EDGE = 2; // pixels that stay free

/**
 * The layout so wide, in which no annotation that stands to the right of its place sticks out.
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
    if (own.xanchor !== "left" || own.xref || typeof own.x !== "number" || own.x < from) return own;
    const begins = left + ((own.x - from) / (to - from)) * across + (own.xshift ?? 0);
    const wide = Math.max(...lines(own.text).map((line) => measure(line, own.font?.size ?? 0)));
    if (begins + wide <= width - EDGE) return own;
    return { ...own, x: to, xanchor: "right", align: "right", xshift: (margin.r ?? 0) - EDGE };
  });
  return { ...layout, annotations: fitted };
}

/** @param {string} text as Plotly breaks it */
function lines(text) {
  return text.split(/ ?<br>/).map((line) => line.replace(/&(amp|lt|gt);/g, "&"));
}
