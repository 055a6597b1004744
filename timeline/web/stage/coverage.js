// How much of a box lies under lines.

/** @typedef {import("./geometry.js").Polyline} Polyline */
/** @typedef {import("./geometry.js").Rect} Rect */
/** @typedef {(rect: Rect) => number} Covered */
/** @typedef {{ across: number, down: number, under: Uint8Array }} Cells pixels of a panel, 1 where a line lies */

const BOLD = 4.2; // pixels of a line with its casing
const THROUGH = 0.005; // share of a box
/** @type {WeakMap<readonly Polyline[], Covered>} */
const known = new WeakMap();
/** @type {WeakMap<readonly Polyline[], Map<number, readonly Polyline[]>>} */
const parted = new WeakMap();

/**
 * Whether a line runs through a box; words can be read over a hair.
 * @param {readonly Polyline[]} lines
 * @param {Rect} panel
 * @returns {(rect: Rect) => boolean}
 */
export function struck(lines, panel) {
  const covered = coverage(wider(lines, BOLD), panel);
  return (rect) => covered(rect) > THROUGH;
}

/**
 * The same array each time, so that it is looked at once.
 * @param {readonly Polyline[]} lines
 * @param {number} than pixels
 * @returns {readonly Polyline[]}
 */
export function wider(lines, than) {
  const own = parted.get(lines) ?? new Map();
  parted.set(lines, own);
  if (!own.has(than))
    own.set(
      than,
      lines.filter(({ width }) => width > than),
    );
  return own.get(than);
}

/**
 * Lines that overlap count once. Exact to about half a pixel at each edge of a line; a box takes in
 * the pixels that it begins. The same lines are looked at once: names ask of thousands of boxes.
 * @param {readonly Polyline[]} lines
 * @param {Rect} panel That boxes lie in.
 * @returns {Covered} The share of a box that is covered, 0 to 1.
 */
export function coverage(lines, panel) {
  const own = known.get(lines) ?? coveredBy(lines, panel);
  known.set(lines, own);
  return own;
}

/**
 * @param {readonly Polyline[]} lines
 * @param {Rect} panel
 * @returns {Covered}
 */
function coveredBy(lines, panel) {
  const [across, down] = [Math.ceil(panel.width), Math.ceil(panel.height)];
  const cells = { across, down, under: new Uint8Array(across * down) };
  for (const line of lines) cover(cells, line, panel);
  const sums = summed(cells);
  /** @type {(at: number, most: number) => number} */
  const within = (at, most) => Math.max(0, Math.min(most, at));
  return ({ x, y, width, height }) => {
    const left = within(Math.floor(x - panel.x), across);
    const right = within(Math.ceil(x + width - panel.x), across);
    const top = within(Math.floor(y - panel.y), down) * (across + 1);
    const bottom = within(Math.ceil(y + height - panel.y), down) * (across + 1);
    const count = sums[bottom + right] - sums[top + right] - sums[bottom + left] + sums[top + left];
    return count && count / ((right - left) * ((bottom - top) / (across + 1)));
  };
}

/**
 * @param {Cells} cells
 * @param {Polyline} line
 * @param {Rect} panel
 */
function cover({ across, down, under }, { points, width }, panel) {
  const radius = width / 2;
  const ends = points.length === 1 ? [points[0], points[0]] : points;
  for (let i = 1; i < ends.length; i += 1) {
    const [ax, ay] = [ends[i - 1][0] - panel.x, ends[i - 1][1] - panel.y];
    const [bx, by] = [ends[i][0] - panel.x, ends[i][1] - panel.y];
    if (Math.max(ax, bx) + radius < 0 || Math.min(ax, bx) - radius > across) continue;
    const last = Math.min(down - 1, Math.floor(Math.max(ay, by) + radius));
    for (let row = Math.max(0, Math.floor(Math.min(ay, by) - radius)); row <= last; row += 1) {
      const [from, to] = reach(ax, ay, bx, by, radius, row + 0.5);
      const start = Math.max(0, Math.ceil(from - 0.5));
      const end = Math.min(across, Math.ceil(to - 0.5));
      if (start < end) under.fill(1, row * across + start, row * across + end);
    }
  }
}

/**
 * @param {Cells} cells
 * @returns {Uint32Array} For each corner of a cell, how many above and to the left of it are covered.
 */
function summed({ across, down, under }) {
  const sums = new Uint32Array((across + 1) * (down + 1));
  for (let row = 0; row < down; row += 1) {
    const above = row * (across + 1) + 1;
    const own = above + across + 1;
    for (let column = 0, line = 0; column < across; column += 1) {
      line += under[row * across + column];
      sums[own + column] = sums[above + column] + line;
    }
  }
  return sums;
}

/**
 * From where to where a line with round ends covers a row; the first is the greater where it does not.
 * @param {number} ax @param {number} ay @param {number} bx @param {number} by
 * @param {number} radius
 * @param {number} y
 * @returns {[number, number]}
 */
function reach(ax, ay, bx, by, radius, y) {
  const a = halfChord(radius, y - ay);
  const b = halfChord(radius, y - by);
  let from = Math.min(ax - a, bx - b);
  let to = Math.max(ax + a, bx + b);
  const length = Math.hypot(bx - ax, by - ay);
  if (!length || ay === by) return [from, to];
  for (const side of [radius / length, -radius / length]) {
    const along = (y - ay - side * (bx - ax)) / (by - ay);
    if (along < 0 || along > 1) continue;
    const x = ax - side * (by - ay) + along * (bx - ax);
    from = Math.min(from, x);
    to = Math.max(to, x);
  }
  return [from, to];
}

/**
 * @param {number} radius
 * @param {number} away
 * @returns {number} Minus infinity for a row that misses the circle.
 */
function halfChord(radius, away) {
  return away >= -radius && away < radius ? Math.sqrt(radius * radius - away * away) : -Infinity;
}
