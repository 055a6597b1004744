// Sizes of a figure are given for a stage, or a window, 1000 pixels high.

import { element } from "./svg.js";

/** @typedef {{ sizes: Set<string>, least: Record<string, number> }} Kind */

// What grows: keys with their parents; and how large text stays at least, by parent.
/** @type {Kind} */
export const STAGE = {
  sizes: new Set([
    "font.size",
    "textfont.size",
    "tickfont.size",
    "margin.l",
    "margin.b",
    "marker.size",
    "line.width",
    "annotations.size",
  ]),
  least: { font: 13, textfont: 13, tickfont: 13, annotations: 13, margin: 88 },
};
/** @type {Kind} */
export const CHART = {
  sizes: new Set([
    "font.size",
    "tickfont.size",
    "textfont.size",
    "marker.size",
    "line.width",
    "pattern.size",
    "error_x.thickness",
    "error_x.width",
    "error_y.thickness",
    "error_y.width",
    "margin.l",
    "margin.r",
    "margin.t",
    "margin.b",
    "layout.height",
    "title.standoff",
    "annotations.size",
    "annotations.xshift",
    "annotations.yshift",
  ]),
  least: { font: 12, textfont: 12, tickfont: 12, annotations: 12 },
};

/** @param {HTMLElement} box */
export function size(box) {
  return { width: box.clientWidth, height: box.clientHeight, autosize: false };
}

/**
 * The figure with all its sizes in pixels grown or shrunk, dashes as well.
 * @template Figure
 * @param {Figure} figure
 * @param {number} by
 * @param {Kind} kind
 */
export function scaled(figure, by, kind) {
  return by === 1 ? figure : /** @type {Figure} */ (grown(figure, by, kind));
}

/**
 * @param {unknown} value of a figure
 * @param {number} by
 * @param {Kind} kind
 * @returns {unknown}
 */
function grown(value, by, kind, key = "", parent = "") {
  if (Array.isArray(value)) return value.map((own) => grown(own, by, kind, key, parent));
  if (value && typeof value === "object") {
    const inside = parent === "annotations" || key === "annotations" ? "annotations" : key;
    return Object.fromEntries(Object.entries(value).map(([name, own]) => [name, grown(own, by, kind, name, inside)]));
  }
  if (key === "dash" && typeof value === "string")
    return value.replace(/[\d.]+(?=px)/g, (pixels) => (Number(pixels) * by).toFixed(2));
  if (typeof value !== "number" || !kind.sizes.has(`${parent}.${key}`)) return value;
  return Math.max(Math.min(value, kind.least[parent] ?? 0), value * by);
}

/**
 * Rings around what is picked, in pixels of the box.
 * @param {Element} box
 * @param {readonly { x: number, y: number, r: number, wide?: number }[]} circles
 */
export function rings(box, circles) {
  const before = box.querySelector(":scope > svg.cx-rings");
  const layer = before ?? element("svg", { class: "cx-rings", "aria-hidden": "true" });
  if (!before) box.append(layer);
  layer.replaceChildren(
    ...circles.flatMap(({ x, y, r, wide = 0 }) =>
      ["halo", "ring"].map((name) =>
        element("rect", { x: x - wide - r, y: y - r, width: 2 * (wide + r), height: 2 * r, rx: r, class: name }),
      ),
    ),
  );
}
