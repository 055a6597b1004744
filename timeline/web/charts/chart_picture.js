// A picture of a chart to take away: what it is, the figure, what it leaves out, sources, and a foot.

import { download } from "../kit/making.js";
import { element, fitting, lines, raster } from "../kit/svg.js";

/** @import { PlotlyDrawing } from "../plotly.d.ts" */
/** @typedef {{ title: string, counts: string, notes: string[], sources: Named, foot: string }} Said */
/** @typedef {{ begin: string, makers: readonly string[], rest: (n: number) => string }} Named all sources that fit, and where the rest is */
/** @typedef {{ x: number, y: number, size: number, wide: number, color: string, weight?: number }} Place */

const WIDE = 72; // in sizes of the text
const SOURCES = 6; // lines of them
const FINE = 2000; // pixels across a PNG, at least
const SAFE = 0.95; // of the width: a reader's fonts may be wider than these
// A picture knows no web fonts: measured with one, it would be drawn with another.
const FAMILY = "sans-serif";

/**
 * Saves `figure` as `format`.
 * @param {PlotlyDrawing} figure
 * @param {Said} words
 * @param {"svg" | "png"} format
 * @param {string} name
 */
export async function save(figure, words, format, name) {
  const drawn = await compose(figure, words);
  const text = new XMLSerializer().serializeToString(drawn);
  const [width, height] = ["width", "height"].map((key) => Number(drawn.getAttribute(key)));
  const blob =
    format === "svg"
      ? new Blob([text], { type: "image/svg+xml;charset=utf-8" })
      : await raster(text, width, height, Math.max(1, FINE / width));
  download(blob, `${name}.${format}`);
}

/**
 * @param {PlotlyDrawing} figure
 * @param {Said} words
 */
async function compose({ data, layout }, { title, counts, notes, sources, foot }) {
  const { size, color } = layout.font;
  const [width, edge] = [WIDE * size, 1.6 * size];
  const page = element("svg", { width, "font-family": FAMILY });
  const ground = element("rect", { width, fill: layout.paper_bgcolor });
  page.append(ground);
  let y = edge;
  const say = (/** @type {string} */ text, /** @type {number} */ times, weight = 400) => {
    y = write(page, text, { x: edge, y, size: times * size, wide: (width - 2 * edge) * SAFE, color, weight });
  };
  say(title, 1.6, 650);
  say(counts, 1);
  const plot = await drawn({ data, layout }, width - 2 * edge);
  place(page, plot, edge, y + 0.6 * size);
  y += Number(plot.getAttribute("height")) + 1.4 * size;
  for (const note of notes) say(note, 0.9);
  const room = { wide: (width - 2 * edge) * SAFE, font: `400 ${0.9 * size}px ${FAMILY}`, rows: SOURCES };
  if (sources.makers.length) say(fitting(sources.begin, sources.makers, sources.rest, room), 0.9);
  y += 0.4 * size;
  say(foot, 0.85);
  const height = Math.ceil(y + edge);
  ground.setAttribute("height", String(height));
  page.setAttribute("height", String(height));
  page.setAttribute("viewBox", `0 0 ${width} ${height}`);
  return page;
}

/**
 * @param {PlotlyDrawing} figure
 * @param {number} wide
 */
async function drawn({ data, layout }, wide) {
  const whole = { ...layout, width: wide, autosize: false, font: { ...layout.font, family: FAMILY } };
  const text = await window.Plotly.toImage(
    { data, layout: whole },
    { format: "svg", width: wide, height: layout.height, imageDataOnly: true },
  );
  return new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
}

/**
 * @param {SVGElement} page
 * @param {Element} plot
 * @param {number} x
 * @param {number} y
 */
function place(page, plot, x, y) {
  plot.setAttribute("x", String(x));
  plot.setAttribute("y", String(y));
  page.append(document.importNode(plot, true));
}

/**
 * Writes text in lines that fit, and gives where they end.
 * @param {SVGElement} page
 * @param {string} text
 * @param {Place} place
 */
function write(page, text, { x, y, size, wide, color, weight = 400 }) {
  const line = 1.35 * size;
  const rows = lines(text, wide, `${weight} ${size}px ${FAMILY}`);
  const box = element("text", { "font-size": size, "font-weight": weight, fill: color });
  rows.forEach((row, i) => {
    const part = element("tspan", { x, y: y + size + i * line });
    part.textContent = row;
    box.append(part);
  });
  page.append(box);
  return y + rows.length * line + 0.3 * size;
}
