// The map fitted to what is shown, and chips at its edge for what lies beyond.

import { shared, within } from "./geometry.js";

/** @typedef {import("./geometry.js").Point} Point */
/** @typedef {import("./geometry.js").Rect} Rect */

/**
 * @typedef {{top: number, right: number, bottom: number, left: number}} Padding
 *
 * @typedef {object} Fit
 * @property {number} scale Pixels for one unit of the projected plane.
 * @property {Point} middle In the plane.
 * @property {Point} centre Where the middle stands in the panel.
 *
 * @typedef {object} Beyond Something outside the frame, the most important given first.
 * @property {string} id
 * @property {Point} at In pixels of the panel.
 * @property {{width: number, height: number}} size Of its chip.
 *
 * @typedef {"top" | "right" | "bottom" | "left"} Edge
 *
 * @typedef {object} Chip
 * @property {string} id
 * @property {Rect} rect
 * @property {Edge} edge
 * @property {number} angle Towards the event, in radians, 0 to the right and growing clockwise.
 *
 * @typedef {object} EdgeChips
 * @property {Chip[]} chips
 * @property {{rect: Rect | null, ids: string[]} | null} more Those without a chip of their own; null if none.
 */

const STEP = 4;
const GAP = 4;

/**
 * The largest scale at which all boxes are in the panel, and what to look at.
 * @param {readonly Rect[]} boxes In the projected plane, y downwards.
 * @param {{width: number, height: number}} panel
 * @param {{padding?: number | Padding, margin?: number, most?: number}} [asked]
 *   `margin`: share of the extent to leave free around it; `most`: scale never to go beyond, as a single
 *   place would.
 * @returns {Fit | null} Null without a box, or where no panel is left within the padding.
 */
export function fitExtent(boxes, panel, { padding = 0, margin = 0, most = Infinity } = {}) {
  const free = withoutPadding(panel, padding);
  const extent = union(boxes);
  if (!extent || free.width <= 0 || free.height <= 0) return null;
  const grown = 1 + margin;
  const scale = Math.min(free.width / (extent.width * grown), free.height / (extent.height * grown), most);
  if (!Number.isFinite(scale)) return null;
  return {
    scale,
    middle: [extent.x + extent.width / 2, extent.y + extent.height / 2],
    centre: [free.x + free.width / 2, free.y + free.height / 2],
  };
}

/**
 * @param {Fit} fit
 * @param {Point} point In the plane.
 * @returns {[number, number]} In pixels of the panel.
 */
export function toPanel({ scale, middle, centre }, [x, y]) {
  return [centre[0] + (x - middle[0]) * scale, centre[1] + (y - middle[1]) * scale];
}

/**
 * @param {readonly Rect[]} boxes
 * @returns {Rect | null}
 */
export function union(boxes) {
  if (!boxes.length) return null;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

/**
 * Each chip stands where the straight way from the middle of the frame to its event leaves it, or as near
 * to that as it is free along the edge.
 * @param {readonly Beyond[]} events Those inside the frame get no chip.
 * @param {Rect} frame Where chips may stand.
 * @param {{obstacles?: readonly Rect[], most?: number, moreSize?: {width: number, height: number}}} [asked]
 * @returns {EdgeChips}
 */
export function edgeChips(events, frame, { obstacles = [], most = 3, moreSize = { width: 44, height: 46 } } = {}) {
  /** @type {Chip[]} */
  const chips = [];
  const left = [];
  for (const event of events.filter(({ at: [x, y] }) => !within({ x, y, width: 0, height: 0 }, frame))) {
    const chip = chips.length < most ? chipOf(event, frame, [...obstacles, ...chips.map(({ rect }) => rect)]) : null;
    if (chip) chips.push(chip);
    else left.push(event);
  }
  if (!left.length) return { chips, more: null };
  const more = { ...left[0], size: moreSize };
  const rect = chipOf(more, frame, [...obstacles, ...chips.map((chip) => chip.rect)])?.rect ?? null;
  return { chips, more: { rect, ids: left.map(({ id }) => id) } };
}

/**
 * @param {Beyond} event
 * @param {Rect} frame
 * @param {readonly Rect[]} taken
 * @returns {Chip | null}
 */
function chipOf({ id, at, size }, frame, taken) {
  const middle = /** @type {Point} */ ([frame.x + frame.width / 2, frame.y + frame.height / 2]);
  const track = { width: frame.width - size.width, height: frame.height - size.height };
  if (track.width <= 0 || track.height <= 0) return null;
  const [acrossX, acrossY] = [at[0] - middle[0], at[1] - middle[1]];
  const share = Math.min(track.width / 2 / Math.abs(acrossX), track.height / 2 / Math.abs(acrossY));
  const start = along(track, track.width / 2 + acrossX * share, track.height / 2 + acrossY * share);
  const round = 2 * (track.width + track.height);
  for (let away = 0; away <= round / 2; away += STEP) {
    for (const place of [start + away, start - away]) {
      const { x, y, edge } = onTrack(track, ((place % round) + round) % round);
      const rect = { x: frame.x + x, y: frame.y + y, ...size };
      const angle = Math.atan2(acrossY, acrossX);
      if (taken.every((other) => !shared(rect, other, GAP))) return { id, rect, edge, angle };
    }
  }
  return null;
}

/**
 * How far along the edge, clockwise from the upper left corner, a place on it lies.
 * @param {{width: number, height: number}} track
 * @param {number} x
 * @param {number} y
 * @returns {number}
 */
function along({ width, height }, x, y) {
  const edges = [
    [y, x],
    [width - x, width + y],
    [height - y, 2 * width + height - x],
    [x, 2 * (width + height) - y],
  ];
  return edges.reduce((best, one) => (one[0] < best[0] - 1e-9 ? one : best))[1];
}

/**
 * @param {{width: number, height: number}} track
 * @param {number} place
 * @returns {{x: number, y: number, edge: Edge}}
 */
function onTrack({ width, height }, place) {
  if (place <= width) return { x: place, y: 0, edge: "top" };
  if (place <= width + height) return { x: width, y: place - width, edge: "right" };
  if (place <= 2 * width + height) return { x: 2 * width + height - place, y: height, edge: "bottom" };
  return { x: 0, y: 2 * (width + height) - place, edge: "left" };
}

/**
 * @param {{width: number, height: number}} panel
 * @param {number | Padding} padding
 * @returns {Rect}
 */
function withoutPadding({ width, height }, padding) {
  const { top, right, bottom, left } =
    typeof padding === "number" ? { top: padding, right: padding, bottom: padding, left: padding } : padding;
  return { x: left, y: top, width: width - left - right, height: height - top - bottom };
}
