// The bars below the words of a scene that shows a map.

import assert from "node:assert/strict";
import { test } from "node:test";
import "./page.js";

const { barsOf } = await import("../../timeline/web/lecture/scenebars.js");

const ARRIVALS = { 1999: 148, 2000: 312, 2001: 583, 2002: 1142 };

test("a window has the bars of its own years alone", () => {
  assert.deepEqual(
    barsOf(ARRIVALS, { from: 2000, to: 2016 }).map(({ year }) => year),
    [2000, 2001, 2002],
  );
});

test("where hardly a year is known there are none", () => {
  assert.deepEqual(barsOf(ARRIVALS, { from: 1945, to: 2000 }), []);
});
