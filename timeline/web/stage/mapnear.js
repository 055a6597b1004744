// Whether a name stands so near what it names that nobody takes it for another's.

import { boxOf, lengthOf, nearestOnRect, passes, shared } from "./geometry.js";
import { LEADER_FROM } from "./maplabels.js";

/** @typedef {import("./geometry.js").Point} Point */
/** @typedef {import("./geometry.js").Rect} Rect */
/** @typedef {import("./maplabels.js").MapLabel} MapLabel */
/** @typedef {import("./maplabels.js").PlacedLabel} PlacedLabel */

export const LED = 90; // pixels from its line that a name may stand which a leader joins to it
const NEAR = 40; // of any other, and of all on a map that was moved by hand
const [CLOSE, TOUCHING] = [20, 4]; // to a line that weighs more than its own, and less
const NEARER = 0.5; // share of the way to its own place from which on a name is another's
const STEP = 8;

/** Names that may stay, those at lines with a leader where they stand apart.
 * @param {readonly PlacedLabel[]} placed @param {readonly MapLabel[]} labels @param {boolean} moved by hand
 * @returns {PlacedLabel[]} */
export function belonging(placed, labels, moved) {
  const byId = new Map(labels.map((label) => [label.id, label]));
  return placed.flatMap((one) => {
    const label = byId.get(one.id);
    if (!label) return [one];
    const { distance, point } = away(meant(label), one.rect);
    const led = one.leader ?? (label.line?.length && distance > LEADER_FROM ? free(one, point, placed) : null);
    const beside = label.kind === "focus" && label.side !== "middle"; // its country, and there are but two
    const near = distance <= ((led || beside) && !moved ? LED : NEAR);
    return near && !isAtAnother(label, labels, one.rect, distance) ? [{ ...one, leader: led }] : [];
  });
}

/** Whether the name along a way stands close to another that is named, and farther from its own; or that of
 * a place so much nearer to another place that it would be read as that one's.
 * @param {MapLabel} label @param {readonly MapLabel[]} labels @param {Rect} rect @param {number} distance to its own */
export function isAtAnother(label, labels, rect, distance) {
  if (isPlace(label)) return labels.some((other) => isPlace(other) && takes(other, label, rect, distance));
  if (!isAlong(label)) return false;
  return labels.some((other) => {
    if (other === label || !isAlong(other)) return false;
    const least = Math.min(distance, other.rank < label.rank ? CLOSE : TOUCHING);
    return shared(rect, boxed(other), least) > 0 && away(meant(other), rect).distance < least;
  });
}

/** @param {MapLabel} label */
function isAlong({ kind, line = [] }) {
  return kind === "way" && line.length > 1;
}

/** Of a dot, of a stop with its letter, or of where a picked event was. @param {MapLabel} label */
function isPlace({ kind, line = [] }) {
  return (kind === "place" && line.length < 2) || (kind === "way" && line.length === 1);
}

/** Stops stand side by side, and their names with them; of others one is a good deal nearer.
 * @param {MapLabel} other @param {MapLabel} label @param {Rect} rect @param {number} distance */
function takes(other, label, rect, distance) {
  const areStops = [other, label].every(({ kind, line = [] }) => kind === "place" && line.length === 1);
  const [[x, y], [otherX, otherY]] = [label.anchor, other.anchor];
  if (other === label || (x === otherX && y === otherY)) return false;
  return away(meant(other), rect).distance < (areStops ? distance : distance * NEARER);
}

/** @type {WeakMap<MapLabel, Point[]>} */
const known = new WeakMap();

/** Points of what a label names: of its line, or else where that lies. A name asks of them thousands of times.
 * @param {MapLabel} label @returns {Point[]} */
export function meant(label) {
  const { anchor, anchors = [], line = [] } = label;
  const own = known.get(label) ?? (line.length > 1 ? [...along(line)] : [anchor, ...anchors]);
  known.set(label, own);
  return own;
}

/** @type {WeakMap<MapLabel, Rect>} */
const boxes = new WeakMap();

/** What its points lie in: most names are far from most lines, whose many points need not be asked then.
 * @param {MapLabel} label */
function boxed(label) {
  const own = boxes.get(label) ?? boxOf(meant(label), 1);
  boxes.set(label, own);
  return own;
}

/** How far a box is from the nearest of some points.
 * @param {readonly Point[]} points @param {Rect} rect @returns {{ distance: number, point: Point }} */
export function away(points, rect) {
  let [best, least] = [points[0], Infinity];
  for (const point of points) {
    const [x, y] = point;
    const across = Math.max(rect.x - x, 0, x - rect.x - rect.width);
    const down = Math.max(rect.y - y, 0, y - rect.y - rect.height);
    const far = across * across + down * down;
    if (far < least) [best, least] = [point, far];
  }
  return { distance: Math.sqrt(least), point: best };
}

/** Points along a line, no farther apart than a step. @param {readonly Point[]} line */
function* along(line) {
  yield line[0];
  for (let i = 1; i < line.length; i += 1) {
    const [[ax, ay], [bx, by]] = [line[i - 1], line[i]];
    const steps = Math.max(1, Math.ceil(lengthOf([line[i - 1], line[i]]) / STEP));
    for (let k = 1; k <= steps; k += 1)
      yield/** @type {Point} */ ([ax + ((bx - ax) * k) / steps, ay + ((by - ay) * k) / steps]);
  }
}

/** A leader that runs over no other name. @param {PlacedLabel} one @param {Point} to @param {readonly PlacedLabel[]} placed
 * @returns {[Point, Point] | null} */
function free({ id, rect }, to, placed) {
  /** @type {[Point, Point]} */
  const leader = [nearestOnRect(rect, to), to];
  return placed.some((other) => other.id !== id && passes(other.rect, leader)) ? null : leader;
}
