// Points, boxes and lines in the pixels of a panel, y downwards.

/**
 * @typedef {readonly [number, number]} Point
 *
 * @typedef {object} Rect
 * @property {number} x Left.
 * @property {number} y Top.
 * @property {number} width
 * @property {number} height
 *
 * @typedef {object} Polyline
 * @property {readonly Point[]} points
 * @property {number} width As drawn, round at joints and ends.
 *
 * @typedef {object} Dot
 * @property {number} x
 * @property {number} y
 * @property {number} radius
 * @property {boolean} [numbered] Whether it holds a number, which is to be read.
 */

/**
 * Where something so long first fits between two ends, clear of points that reach so far; null where it
 * does not.
 * @param {readonly [number, number]} ends
 * @param {readonly number[]} points
 * @param {number} reach
 * @param {number} long
 */
export function gapIn([start, end], points, reach, long) {
  const within = points.filter((at) => at > start - reach && at < end + reach).sort((a, b) => a - b);
  const edges = [start - reach, ...within, end + reach];
  const found = edges.findIndex((at, i) => edges[i + 1] - at - 2 * reach >= long);
  return found < 0 ? null : edges[found] + reach;
}

/**
 * The area that two boxes share, the first grown by `gap` above and below, and by `beside` at its sides.
 * @param {Rect} a
 * @param {Rect} b
 * @param {number} [gap]
 * @param {number} [beside]
 * @returns {number}
 */
export function shared(a, b, gap = 0, beside = gap) {
  const across = Math.min(a.x + a.width + beside, b.x + b.width) - Math.max(a.x - beside, b.x);
  const down = Math.min(a.y + a.height + gap, b.y + b.height) - Math.max(a.y - gap, b.y);
  return across > 0 && down > 0 ? across * down : 0;
}

/**
 * @param {Rect} rect
 * @param {Dot} dot
 * @returns {boolean}
 */
export function meetsDot(rect, { x, y, radius }) {
  const [nearX, nearY] = nearestOnRect(rect, [x, y]);
  return (nearX - x) ** 2 + (nearY - y) ** 2 < radius ** 2;
}

/**
 * @param {Rect} inner
 * @param {Rect} outer
 * @returns {boolean}
 */
export function within(inner, outer) {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

/**
 * @param {Rect} rect
 * @param {Point} point
 * @returns {[number, number]}
 */
export function nearestOnRect({ x, y, width, height }, point) {
  return [Math.max(x, Math.min(x + width, point[0])), Math.max(y, Math.min(y + height, point[1]))];
}

/**
 * The place on a line that is nearest to a point, and which way the line runs there.
 * @param {readonly Point[]} points
 * @param {Point} from
 * @returns {{point: [number, number], distance: number, direction: [number, number]} | null} Null without a line.
 */
export function nearestOnLine(points, [x, y]) {
  let best = null;
  for (let i = 1; i < points.length; i += 1) {
    const [ax, ay] = points[i - 1];
    const [bx, by] = points[i];
    const length = Math.hypot(bx - ax, by - ay);
    if (!length) continue;
    const direction = /** @type {[number, number]} */ ([(bx - ax) / length, (by - ay) / length]);
    const along = Math.max(0, Math.min(length, (x - ax) * direction[0] + (y - ay) * direction[1]));
    const point = /** @type {[number, number]} */ ([ax + along * direction[0], ay + along * direction[1]]);
    const distance = Math.hypot(point[0] - x, point[1] - y);
    if (!best || distance < best.distance) best = { point, distance, direction };
  }
  return best;
}

/**
 * Which part of a straight line from one point to another lies in a box, as shares of its length.
 * @param {Rect} rect @param {readonly [Point, Point]} line
 * @returns {[number, number]} The first is not less than the second where it lies outside.
 */
function part({ x, y, width, height }, [[ax, ay], [bx, by]]) {
  let [from, to] = [0, 1];
  for (const [start, along, least, most] of [
    [ax, bx - ax, x, x + width],
    [ay, by - ay, y, y + height],
  ]) {
    if (!along && (start <= least || start >= most)) return [1, 0];
    if (!along) continue;
    const ends = [(least - start) / along, (most - start) / along];
    from = Math.max(from, Math.min(...ends));
    to = Math.min(to, Math.max(...ends));
  }
  return [from, to];
}

/**
 * Whether a straight line from one point to another passes through a box.
 * @param {Rect} rect @param {readonly [Point, Point]} line
 * @returns {boolean}
 */
export function passes(rect, line) {
  const [from, to] = part(rect, line);
  return from < to;
}

/**
 * The pieces of a line that lie in a box.
 * @param {readonly Point[]} points @param {Rect} rect
 * @returns {Point[][]}
 */
export function clipped(points, rect) {
  /** @type {Point[][]} */
  const pieces = [];
  for (let i = 1; i < points.length; i += 1) {
    const [[ax, ay], [bx, by]] = [points[i - 1], points[i]];
    const [from, to] = part(rect, [points[i - 1], points[i]]);
    if (from >= to) continue;
    const at = (/** @type {number} */ share) => /** @type {Point} */ ([ax + share * (bx - ax), ay + share * (by - ay)]);
    const last = pieces[pieces.length - 1];
    if (last && from === 0 && i > 1) last.push(at(to));
    else pieces.push([at(from), at(to)]);
  }
  return pieces;
}

/** What some points lie in, and so many pixels around them.
 * @param {readonly Point[]} points @param {number} [around] @returns {Rect} */
export function boxOf(points, around = 0) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return { x: left - around, y: top - around, width: right - left + 2 * around, height: bottom - top + 2 * around };
}

/** @param {readonly Point[]} points */
export function lengthOf(points) {
  let sum = 0;
  for (let i = 1; i < points.length; i += 1)
    sum += Math.hypot(points[i][0] - points[i - 1][0], points[i][1] - points[i - 1][1]);
  return sum;
}

/** The boxes of the rows of a block that stands in a rect.
 * @param {readonly { width: number, height: number }[]} lines @param {Rect} rect @param {string} side @param {number} scale
 * @returns {Rect[]} */
export function rowsIn(lines, rect, side, scale) {
  let { y } = rect;
  return lines.map((line) => {
    const [width, height] = [line.width * scale, line.height * scale];
    const x = side.endsWith("left")
      ? rect.x + rect.width - width
      : side.endsWith("right")
        ? rect.x
        : rect.x + (rect.width - width) / 2;
    y += height;
    return { x, y: y - height, width, height };
  });
}
