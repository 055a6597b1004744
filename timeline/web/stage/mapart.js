// The layers of SVG over the map that Plotly drew, from the lowest to the uppermost.

import { element } from "../kit/svg.js";

/** @import { Point } from "./geometry.js" */

// What moves with the years is a picture of its own: what lies under it and over it is not drawn again then.
const STILL = /** @type {const} */ (["rings", "returns", "flown", "legs", "heads"]);
const MOVING = /** @type {const} */ (["reached", "dots", "discs", "stops"]);
const WORDS = /** @type {const} */ (["names", "told"]);

/** @typedef {(typeof STILL | typeof MOVING | typeof WORDS)[number]} Layer */

export class MapArt {
  /** @param {HTMLElement} box */
  constructor(box) {
    /** @type {Record<string, SVGGElement>} */
    this.layers = {};
    this.sheets = [STILL, MOVING, WORDS].map((names) => this.sheet(box, names));
  }

  /** @param {HTMLElement} box @param {readonly Layer[]} names */
  sheet(box, names) {
    const svg = element("svg", {
      class: names === MOVING ? "cx-art cx-art-moving" : "cx-art",
      "aria-hidden": "true",
    });
    box.append(svg);
    for (const name of names) {
      this.layers[name] = element("g", { class: `cx-art-${name}` });
      svg.append(this.layers[name]);
    }
    return svg;
  }

  /** @param {Layer} layer @param {Element[]} elements */
  put(layer, elements) {
    this.layers[layer].replaceChildren(...elements);
  }

  /** All of it as one drawing, of a picture. */
  copied() {
    const svg = element("svg", {});
    for (const sheet of this.sheets) svg.append(...[...sheet.children].map((layer) => layer.cloneNode(true)));
    return svg;
  }
}

/** @param {readonly (Point | null)[]} points */
export function path(points) {
  let text = "";
  let open = false;
  for (const point of points) {
    if (point) text += `${open ? "L" : "M"}${point[0].toFixed(1)},${point[1].toFixed(1)}`;
    open = Boolean(point);
  }
  return text;
}

/** An arrow head whose tip is at `tip`, pointing away from `from`.
 * @param {Point} tip @param {Point} towards @param {number} size @param {string} fill */
export function head([x, y], towards, size, fill) {
  const angle = Math.atan2(towards[1] - y, towards[0] - x);
  const at = (/** @type {number} */ along, /** @type {number} */ across) =>
    `${(x + along * Math.cos(angle) - across * Math.sin(angle)).toFixed(1)},${(y + along * Math.sin(angle) + across * Math.cos(angle)).toFixed(1)}`;
  return element("path", {
    d: `M${at(0, 0)}L${at(-size, size / 2)}L${at(-0.7 * size, 0)}L${at(-size, -size / 2)}Z`,
    fill,
  });
}

/** @param {Point} at @param {number} radius @param {Record<string, string | number>} style */
export function circle([x, y], radius, style) {
  return element("circle", { cx: x.toFixed(1), cy: y.toFixed(1), r: radius, ...style });
}

/** From a name to what it names. @param {readonly [Point, Point]} line @param {string} stroke */
export function leader([[x1, y1], [x2, y2]], stroke) {
  return element("line", { x1, y1, x2, y2, stroke, "stroke-width": 1, "stroke-opacity": 0.45 });
}
