import assert from "node:assert/strict";
import { test } from "node:test";
import "./page.js";

const { shaped } = await import("../../timeline/web/stage/mapframe.js");

// As a cone lays it out: the farther south, the wider.
const shape = (/** @type {number} */ across, /** @type {number} */ up) => ({
  width: across * (2 + up / 60),
  height: 1.2 * up,
});

test("what is cut off is so in the shape of the panel, however tall it is", () => {
  for (const wanted of [4, 1.8, 0.83, 0.57, 0.3]) {
    const { width, height } = shape(...shaped(shape, wanted));
    assert.ok(Math.abs(width / height - wanted) < 1e-4, String(wanted));
  }
});
