import assert from "node:assert/strict";
import { test } from "node:test";
import { FakeElement } from "./page.js";
import { partly } from "./partly.js";

/** @import { TimelineBar } from "../../timeline/web/wire.d.ts" */

const { markedBars, namedYears, yearBars } = await import("../../timeline/web/lecture/yearbars.js");

/** @type {TimelineBar[]} */
const BARS = [2000, 2001, 2002, 2003].map((year) =>
  partly({ year, total: 10 * (year - 1999), said: `${year - 1999}0` }),
);

test("years without a bar have no picture of them, nor have all years", () => {
  const page = new FakeElement();
  assert.equal(yearBars(page.element, BARS, { from: 1945, to: 1999 }, "Arrivals"), null);
  assert.equal(yearBars(page.element, BARS, { from: 1945, to: 2010 }, "Arrivals"), null);
  assert.equal(page.children.length, 0);
});

test("years are named at their bars, those of the scene before the ends, none over another", () => {
  const left = (/** @type {number} */ year) => (year - 2000) * 20;
  const named = namedYears(BARS, [2001, 2002], left, 20).map(({ year }) => year);
  assert.deepEqual(named, [2001]); // 20 pixels are too few for two
  const apart = namedYears(BARS, [2001, 2002], (year) => (year - 2000) * 165, 165);
  assert.deepEqual(
    apart.map(({ year }) => year),
    [2001, 2002, 2003, 2000],
  );
});

test("the number that the words say stands at its bar; where they say none, the highest", () => {
  const marked = (/** @type {string} */ words) => markedBars(BARS, words).map(({ year }) => year);
  assert.deepEqual(marked("Some came."), [2003]);
  assert.deepEqual(marked("First 30, after 10 in the year before."), [2002, 2000]);
  assert.deepEqual(marked("1,302 and 20.5 of 200 are other numbers; so is 1.30."), [2003]);
  assert.deepEqual(marked("Of 2,020 not, but at the end: 20."), [2001]);
});
