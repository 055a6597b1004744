import assert from "node:assert/strict";
import { test } from "node:test";

import { nearestLine, nearestPoint } from "../../timeline/web/stage/hits.js";

/** @typedef {{ id: string, off?: boolean, xy: (readonly [number, number] | null)[] }} Line */

/** @type {Line} */
const SHORT = {
  id: "short",
  xy: [
    [100, 100],
    [200, 100],
  ],
};
/** @type {Line} */
const BESIDE = {
  id: "beside",
  xy: [
    [100, 120],
    [200, 120],
  ],
};

test("a line is hit along its length, round its ends, and no farther than the slack", () => {
  const at = (/** @type {number} */ x, /** @type {number} */ y) => nearestLine([SHORT], x, y, 8)?.id;
  assert.equal(at(150, 107), "short");
  assert.equal(at(150, 109), undefined);
  assert.equal(at(207, 100), "short");
  assert.equal(at(93, 100), "short");
  assert.equal(at(209, 100), undefined);
  assert.equal(at(91, 100), undefined);
  assert.equal(at(205, 107), undefined, "the end is round, no corner of a box");
});

test("of two lines the nearer is hit, and one that is off never", () => {
  assert.equal(nearestLine([SHORT, BESIDE], 150, 108, 20)?.id, "short");
  assert.equal(nearestLine([SHORT, BESIDE], 150, 113, 20)?.id, "beside");
  assert.equal(nearestLine([{ ...SHORT, off: true }, BESIDE], 150, 108, 20)?.id, "beside");
});

test("a line of one point is hit there, and one with a gap beside the gap", () => {
  /** @type {Line} */
  const gap = { id: "gap", xy: [[0, 0], [10, 0], null, [90, 0], [100, 0]] };
  assert.equal(
    nearestLine(
      [
        {
          id: "dot",
          xy: [
            [5, 5],
            [5, 5],
          ],
        },
      ],
      8,
      9,
      6,
    )?.id,
    "dot",
  );
  assert.equal(nearestLine([gap], 50, 0, 8), null);
  assert.equal(nearestLine([gap], 95, 3, 8)?.id, "gap");
});

test("a point is hit as far as it reaches and the slack beyond", () => {
  const points = [
    { id: "small", x: 0, y: 0, reach: 4 },
    { id: "large", x: 30, y: 0, reach: 20 },
  ];
  assert.equal(nearestPoint(points, -12, 0, 8)?.id, "small");
  assert.equal(nearestPoint(points, -13, 0, 8), null);
  assert.equal(nearestPoint(points, 11, 0, 8)?.id, "large");
});
