// The sea that nothing is drawn on: where there is room for the year.

/** @import { Polyline, Rect } from "./geometry.js" */
/** @typedef {{ across: number, down: number, free: Uint8Array }} Cells */

export const CELL = 8; // pixels
const MARGINS = [120, 96, 72, 48, 32, 20, 12];
const small = document.createElement("canvas");

/** Which cells of a canvas have the colour of the sea, or any where none is given, and nothing over them.
 * @param {HTMLCanvasElement} canvas @param {{ width: number, height: number }} size @param {string} sea as CSS
 * @param {{ lines: readonly Polyline[], rects: readonly Rect[] }} over @returns {Cells} */
export function seaCells(canvas, { width, height }, sea, { lines, rects }) {
  const [across, down] = [Math.max(1, Math.floor(width / CELL)), Math.max(1, Math.floor(height / CELL))];
  Object.assign(small, { width: across, height: down });
  const pen = /** @type {CanvasRenderingContext2D} */ (small.getContext("2d", { willReadFrequently: true }));
  pen.imageSmoothingEnabled = false;
  if (canvas.width && canvas.height) pen.drawImage(canvas, 0, 0, across, down); // a map out of sight has none
  const { data } = pen.getImageData(0, 0, across, down);
  const [red, green, blue] = (sea.match(/\d+/g) ?? []).map(Number);
  const free = new Uint8Array(across * down);
  for (let i = 0; i < free.length; i += 1)
    free[i] = !sea || (data[4 * i] === red && data[4 * i + 1] === green && data[4 * i + 2] === blue) ? 1 : 0;
  const cells = { across, down, free };
  for (const line of lines) coverLine(cells, line);
  for (const rect of rects) cover(cells, rect);
  return cells;
}

/** @param {Cells} cells @param {Polyline} line */
function coverLine(cells, { points, width }) {
  const half = width / 2 + 4;
  for (let i = 1; i < points.length; i += 1) {
    const [[ax, ay], [bx, by]] = [points[i - 1], points[i]];
    const steps = Math.max(1, Math.ceil(Math.hypot(bx - ax, by - ay) / CELL));
    for (let step = 0; step <= steps; step += 1) {
      const [x, y] = [ax + ((bx - ax) * step) / steps, ay + ((by - ay) * step) / steps];
      cover(cells, { x: x - half, y: y - half, width: 2 * half, height: 2 * half });
    }
  }
}

/** @param {Cells} cells @param {Rect} rect */
function cover({ across, down, free }, { x, y, width, height }) {
  const [left, right] = [Math.max(0, Math.floor(x / CELL)), Math.min(across, Math.ceil((x + width) / CELL))];
  const [top, bottom] = [Math.max(0, Math.floor(y / CELL)), Math.min(down, Math.ceil((y + height) / CELL))];
  for (let row = top; row < bottom; row += 1) free.fill(0, row * across + left, row * across + Math.max(left, right));
}

/** @param {Cells} cells @returns {(rect: Rect) => number} the share of a box that is free */
export function freeShare(cells) {
  const sums = summed(cells);
  return ({ x, y, width, height }) => {
    const [column, row] = [Math.max(0, Math.floor(x / CELL)), Math.max(0, Math.floor(y / CELL))];
    const [wide, high] = [
      Math.min(cells.across - column, Math.ceil(width / CELL)),
      Math.min(cells.down - row, Math.ceil(height / CELL)),
    ];
    return wide > 0 && high > 0 ? countOf(sums, cells.across, column, row, wide, high) / (wide * high) : 0;
  };
}

/** Where a box stands freest, the lower and the farther right the rather; null where it has no room.
 * @param {Cells} cells @param {{ width: number, height: number }} size @returns {Rect | null} */
export function roomiest(cells, { width, height }) {
  const sums = summed(cells);
  for (const margin of MARGINS) {
    const [wide, high] = [Math.ceil((width + 2 * margin) / CELL), Math.ceil((height + 2 * margin) / CELL)];
    for (let row = cells.down - high; row >= 0; row -= 1) {
      for (let column = cells.across - wide; column >= 0; column -= 1) {
        if (countOf(sums, cells.across, column, row, wide, high) === wide * high) {
          return { x: column * CELL + margin, y: row * CELL + margin, width, height };
        }
      }
    }
  }
  return null;
}

/** Where a box covers least, the lower and the farther right the rather; in the first corner where it is too large.
 * @param {Cells} cells @param {{ width: number, height: number }} size @returns {Rect} */
export function leastCovering(cells, { width, height }) {
  const free = freeShare(cells);
  let [found, most] = [{ x: 0, y: 0, width, height }, -1];
  for (let y = cells.down * CELL - height; y >= 0; y -= CELL) {
    for (let x = cells.across * CELL - width; x >= 0; x -= CELL) {
      const rect = { x, y, width, height };
      const share = free(rect);
      if (share > most) [found, most] = [rect, share];
    }
  }
  return found;
}

/** @param {Cells} cells */
function summed({ across, down, free }) {
  const sums = new Uint32Array((across + 1) * (down + 1));
  for (let row = 0; row < down; row += 1) {
    let line = 0;
    for (let column = 0; column < across; column += 1) {
      line += free[row * across + column];
      sums[(row + 1) * (across + 1) + column + 1] = sums[row * (across + 1) + column + 1] + line;
    }
  }
  return sums;
}

/** @param {Uint32Array} sums @param {number} across @param {number} column @param {number} row @param {number} wide @param {number} high */
function countOf(sums, across, column, row, wide, high) {
  const at = (/** @type {number} */ x, /** @type {number} */ y) => sums[y * (across + 1) + x];
  return at(column + wide, row + high) - at(column, row + high) - at(column + wide, row) + at(column, row);
}
