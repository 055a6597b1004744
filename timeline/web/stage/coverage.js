// How much of a box lies under lines.

/** @typedef {import("./geometry.js").Polyline} Polyline */
/** @typedef {import("./geometry.js").Rect} Rect */

/**
 * @typedef {{left: number, top: number, right: number, bottom: number}} Bounds
 * @typedef {Bounds & {ax: number, ay: number, bx: number, by: number, radius: number}} Segment
 */

const CELL = { width: 1, height: 0.5 };

/**
 * Lines that overlap count once. Exact to about half a pixel at each edge of a line.
 * @param {readonly Polyline[]} lines
 * @returns {(rect: Rect, enough?: number) => number} The share of a box that is covered, 0 to 1;
 *   counting stops once it is over `enough`.
 */
export function coverage(lines) {
  const known = lines.map(segmentsOf).map((segments) => ({ segments, bounds: around(segments) }));
  return (rect, enough = 1) => {
    const near = known.filter(({ bounds }) => touches(bounds, rect));
    if (!near.length) return 0;
    const cells = new Cells(rect);
    for (const { segments } of near) {
      for (const segment of segments) {
        if (touches(segment, rect)) cells.cover(segment);
        if (cells.share > enough) return cells.share;
      }
    }
    return cells.share;
  };
}

/**
 * @param {Polyline} line
 * @returns {Segment[]}
 */
function segmentsOf({ points, width }) {
  const ends = points.length === 1 ? [points[0], points[0]] : points;
  const radius = width / 2;
  return ends.slice(1).map(([bx, by], i) => {
    const [ax, ay] = ends[i];
    return {
      ax,
      ay,
      bx,
      by,
      radius,
      left: Math.min(ax, bx) - radius,
      top: Math.min(ay, by) - radius,
      right: Math.max(ax, bx) + radius,
      bottom: Math.max(ay, by) + radius,
    };
  });
}

/**
 * @param {readonly Bounds[]} all
 * @returns {Bounds}
 */
function around(all) {
  const bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { left, top, right, bottom } of all) {
    bounds.left = Math.min(bounds.left, left);
    bounds.top = Math.min(bounds.top, top);
    bounds.right = Math.max(bounds.right, right);
    bounds.bottom = Math.max(bounds.bottom, bottom);
  }
  return bounds;
}

/**
 * @param {Bounds} bounds
 * @param {Rect} rect
 * @returns {boolean}
 */
function touches({ left, top, right, bottom }, { x, y, width, height }) {
  return left < x + width && right > x && top < y + height && bottom > y;
}

/** The cells of a box, each covered or not by its middle. */
class Cells {
  /** @param {Rect} rect */
  constructor({ x, y, width, height }) {
    this.columns = Math.max(1, Math.round(width / CELL.width));
    this.rows = Math.max(1, Math.round(height / CELL.height));
    this.wide = width / this.columns;
    this.high = height / this.rows;
    this.x = x;
    this.y = y;
    this.covered = new Uint8Array(this.columns * this.rows);
    this.count = 0;
  }

  get share() {
    return this.count / this.covered.length;
  }

  /** @param {Segment} segment */
  cover(segment) {
    const first = Math.max(0, Math.floor((segment.top - this.y) / this.high));
    const last = Math.min(this.rows - 1, Math.floor((segment.bottom - this.y) / this.high));
    for (let row = first; row <= last; row += 1) {
      const { from, to } = reach(segment, this.y + (row + 0.5) * this.high);
      if (from < to) this.coverRow(row, (from - this.x) / this.wide, (to - this.x) / this.wide);
    }
  }

  /**
   * @param {number} row
   * @param {number} from
   * @param {number} to
   */
  coverRow(row, from, to) {
    const start = row * this.columns + Math.max(0, Math.ceil(from - 0.5));
    const end = row * this.columns + Math.min(this.columns, Math.ceil(to - 0.5));
    for (let i = start; i < end; i += 1) {
      this.count += 1 - this.covered[i];
      this.covered[i] = 1;
    }
  }
}

/**
 * From where to where a line with round ends covers a row; the first is the greater where it does not.
 * @param {Segment} segment
 * @param {number} y
 * @returns {{from: number, to: number}}
 */
function reach({ ax, ay, bx, by, radius }, y) {
  const a = halfChord(radius, y - ay);
  const b = halfChord(radius, y - by);
  let from = Math.min(ax - a, bx - b);
  let to = Math.max(ax + a, bx + b);
  const length = Math.hypot(bx - ax, by - ay);
  if (!length || ay === by) return { from, to };
  for (const side of [radius / length, -radius / length]) {
    const along = (y - ay - side * (bx - ax)) / (by - ay);
    if (along < 0 || along > 1) continue;
    const x = ax - side * (by - ay) + along * (bx - ax);
    from = Math.min(from, x);
    to = Math.max(to, x);
  }
  return { from, to };
}

/**
 * @param {number} radius
 * @param {number} away
 * @returns {number} Minus infinity for a row that misses the circle.
 */
function halfChord(radius, away) {
  return away >= -radius && away < radius ? Math.sqrt(radius * radius - away * away) : -Infinity;
}
