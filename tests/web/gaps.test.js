import assert from "node:assert/strict";
import { test } from "node:test";
import { gapIn } from "../../timeline/web/stage/geometry.js";

test("words along a line stand in its first gap that holds them, clear of every dot", () => {
  assert.equal(gapIn([100, 200], [], 5, 40), 100);
  assert.equal(gapIn([100, 200], [110, 120], 5, 40), 125);
  assert.equal(gapIn([100, 200], [190, 110], 5, 40), 115, "in whatever order they come");
  assert.equal(gapIn([100, 200], [20, 300], 5, 100), 100, "those beyond it take no room");
  assert.equal(gapIn([100, 200], [97], 5, 90), 102, "but one that reaches in");
  assert.equal(gapIn([100, 200], [120, 150, 180], 5, 40), null);
  assert.equal(gapIn([100, 130], [], 5, 40), null);
});
