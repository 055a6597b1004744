// What lies under the pointer.

/** @import { Point } from "./geometry.js" */

/** The nearest of `points` whose own reach plus `slack` covers (x, y).
 * @template {{ x: number, y: number, reach: number, off?: boolean }} Reaching
 * @param {readonly Reaching[]} points @param {number} x @param {number} y @param {number} slack
 * @returns {Reaching | null} */
export function nearestPoint(points, x, y, slack) {
  /** @type {Reaching | null} */
  let best = null;
  let least = Infinity;
  for (const point of points) {
    if (point.off) continue;
    const away = Math.hypot(point.x - x, point.y - y) - point.reach;
    if (away <= slack && away < least) [best, least] = [point, away];
  }
  return best;
}

/** The nearest of `lines`, anywhere along its length; null parts it.
 * @template {{ xy: readonly (Point | null)[], off?: boolean }} Drawn
 * @param {readonly Drawn[]} lines @param {number} x @param {number} y @param {number} slack
 * @returns {Drawn | null} */
export function nearestLine(lines, x, y, slack) {
  /** @type {Drawn | null} */
  let best = null;
  let least = slack * slack;
  for (const line of lines) {
    if (line.off) continue;
    for (let i = 1; i < line.xy.length; i += 1) {
      const away = fromSegment(line.xy[i - 1], line.xy[i], x, y);
      if (away <= least) [best, least] = [line, away];
    }
  }
  return best;
}

/** The square of the distance from a line between two points.
 * @param {Point | null} a @param {Point | null} b @param {number} x @param {number} y */
function fromSegment(a, b, x, y) {
  if (!a || !b) return Infinity;
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const along = dx || dy ? ((x - a[0]) * dx + (y - a[1]) * dy) / (dx * dx + dy * dy) : 0;
  const t = Math.max(0, Math.min(1, along));
  return (a[0] + t * dx - x) ** 2 + (a[1] + t * dy - y) ** 2;
}
