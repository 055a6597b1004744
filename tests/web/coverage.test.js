import assert from "node:assert/strict";
import { test } from "node:test";

import { coverage } from "../../timeline/web/stage/coverage.js";

/** @typedef {import("../../timeline/web/stage/geometry.js").Point} Point */
/** @typedef {import("../../timeline/web/stage/geometry.js").Polyline} Polyline */
/** @typedef {import("../../timeline/web/stage/geometry.js").Rect} Rect */

const BOX = { x: 100, y: 50, width: 100, height: 20 };
/** @type {(width: number, ...points: Point[]) => Polyline} */
const line = (width, ...points) => ({ width, points });

/** @type {(lines: Polyline[], wanted: number, within?: number) => void} */
function near(lines, wanted, within = 0.01) {
  const share = coverage(lines, BOX)(BOX);
  assert.ok(Math.abs(share - wanted) <= within, `${share} is not ${wanted}`);
}

/**
 * Covered or not, asked of each quarter of a pixel: slow and beyond doubt.
 * @type {(lines: Polyline[], box: Rect) => number}
 */
function counted(lines, box) {
  let count = 0;
  const step = 0.25;
  for (let x = box.x + step / 2; x < box.x + box.width; x += step) {
    for (let y = box.y + step / 2; y < box.y + box.height; y += step) {
      const covers = (/** @type {Polyline} */ { points, width }) =>
        points.some((b, i) => i && distance(points[i - 1], b, x, y) <= width / 2);
      if (lines.some(covers)) count += 1;
    }
  }
  return (count * step * step) / (box.width * box.height);
}

/** @type {(a: Point, b: Point, x: number, y: number) => number} */
function distance([ax, ay], [bx, by], x, y) {
  const square = (bx - ax) ** 2 + (by - ay) ** 2;
  const along = square ? Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / square)) : 0;
  return Math.hypot(ax + along * (bx - ax) - x, ay + along * (by - ay) - y);
}

test("a line across, down and beside a box covers what it covers", () => {
  near([line(4, [0, 60], [300, 60])], 0.2);
  near([line(10, [150, 0], [150, 200])], 0.1);
  near([line(10, [0, 48], [300, 48])], 0.15);
  near([line(4, [0, 30], [300, 30])], 0);
  near([], 0);
});

test("lines that overlap count once", () => {
  near([line(4, [0, 60], [300, 60]), line(4, [0, 60], [300, 60])], 0.2);
  near([line(4, [0, 60], [150, 60], [300, 60])], 0.2);
});

test("a line that ends within a box ends round", () => {
  near([line(10, [150, 60], [300, 60])], (50 * 10 + (Math.PI * 25) / 2) / 2000);
  near([line(10, [150, 60])], (Math.PI * 25) / 2000);
});

test("any tangle is measured as counting its points measures it", () => {
  let state = 7;
  const next = (/** @type {number} */ most) => {
    state = (state * 48271) % 2147483647;
    return state % most;
  };
  for (let round = 0; round < 12; round += 1) {
    const lines = Array.from({ length: 4 }, () =>
      line(1 + next(11), ...Array.from({ length: 5 }, () => /** @type {Point} */ ([60 + next(180), 20 + next(80)]))),
    );
    near(lines, counted(lines, BOX), 0.02);
  }
});

test("a line from very far away is still seen", () => {
  near([line(4, [-90000, 60], [90000, 60])], 0.2);
});

test("of a box within a panel only its own part is asked", () => {
  const covered = coverage([line(4, [0, 60], [150, 60])], BOX);
  const cases = /** @type {[Rect, number][]} */ ([
    [{ x: 100, y: 50, width: 40, height: 20 }, 0.2],
    [{ x: 160, y: 50, width: 40, height: 20 }, 0],
    [{ x: 110, y: 58, width: 20, height: 4 }, 1],
    [{ x: 140, y: 58, width: 20, height: 8 }, 0.3],
  ]);
  for (const [box, wanted] of cases)
    assert.ok(Math.abs(covered(box) - wanted) <= 0.03, `${covered(box)} not ${wanted}`);
});
