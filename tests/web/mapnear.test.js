import assert from "node:assert/strict";
import { test } from "node:test";
import "./page.js";
import { partly } from "./partly.js";

const { away, belonging, isAtAnother, meant } = await import("../../timeline/web/stage/mapnear.js");

/** @typedef {[number, number]} Point */
const lines = (/** @type {Point[]} */ ...xy) => xy;
const LABELS = [
  partly({ id: "main", kind: "way", rank: 1, anchor: [100, 0], line: lines([100, 0], [100, 300]) }),
  partly({ id: "branch", kind: "way", rank: 3, anchor: [130, 100], line: lines([130, 100], [130, 300]) }),
];

/** Which names stay where one stands from `x` on, 40 pixels long. @param {string} id @param {number} x */
const stays = (id, x) =>
  belonging([partly({ id, rect: { x, y: 150, width: 40, height: 12 } })], LABELS, false).map((one) => one.id);

test("a name stands at its own way, not close to one that weighs more", () => {
  assert.deepEqual(stays("branch", 135), ["branch"]);
  assert.deepEqual(stays("branch", 50), []);
});

test("the name of a stop does not stand nearer to another stop", () => {
  const stop = (/** @type {string} */ id, /** @type {number} */ y) =>
    partly({ id, kind: "place", rank: -1, anchor: [100, y], line: lines([100, y]) });
  const [one, other] = [stop("one", 100), stop("other", 130)];
  const rect = { x: 110, y: 85, width: 40, height: 12 };
  assert.ok(!isAtAnother(one, [one, other], rect, away(meant(one), rect).distance));
  assert.ok(isAtAnother(other, [one, other], rect, away(meant(other), rect).distance));
});

test("the name of a picked event does not stand at the dot of a neighbour", () => {
  const newYork = partly({ id: "new-york", kind: "way", rank: 0, anchor: [100, 100], line: lines([100, 100]) });
  const boston = partly({ id: "boston", kind: "place", rank: 2, anchor: [120, 88] });
  const at = (/** @type {number} */ x, /** @type {number} */ y) => {
    const rect = { x, y, width: 60, height: 12 };
    return isAtAnother(newYork, [newYork, boston], rect, away(meant(newYork), rect).distance);
  };
  assert.ok(at(125, 82)); // right of Boston's
  assert.ok(!at(108, 102));
  assert.ok(!at(20, 95));
});

test("the name of what weighs most may stand beside a lesser way", () => {
  assert.deepEqual(stays("main", 140), ["main"]);
  assert.deepEqual(stays("main", 50), ["main"]);
});

test("of a line that is far from a name its points are not gone through", () => {
  let asked = 0;
  /** @type {any} */
  const start = [1000, 0];
  start[Symbol.iterator] = () => {
    asked += 1;
    return [1000, 0].values();
  };
  const far = partly({ id: "far", kind: "way", rank: 1, anchor: [1000, 0], line: lines(start, [1000, 300]) });
  const at = (/** @type {number} */ x) =>
    isAtAnother(LABELS[1], [...LABELS, far], { x, y: 150, width: 40, height: 12 }, 30);
  assert.ok(!at(500));
  const before = asked; // for what they lie in
  assert.ok(!at(600));
  assert.equal(asked, before);
  assert.ok(at(990));
  assert.ok(asked > before);
});
