import assert from "node:assert/strict";
import { test } from "node:test";
import "./page.js";

import { stopsOf, valuesAt } from "../../timeline/web/charts/stops.js";
import { HIGHEST, LOWEST, notesOf } from "../../timeline/web/kit/hearing.js";
import { stopsOfYears } from "../../timeline/web/stage/hearing.js";
import { partly } from "./partly.js";

const stop = (/** @type {number[]} */ ...values) => ({ values, event: false });
const pitch = (/** @type {number} */ hertz) => Math.log2(hertz / LOWEST);

test("tones follow values, in equal steps of pitch, from nothing to the most", () => {
  const notes = notesOf([stop(0), stop(50), stop(100), stop(25)]);
  const heard = notes.map(({ hertz: [own] }) => own);
  assert.equal(heard[0], LOWEST);
  assert.equal(Math.round(heard[2]), HIGHEST);
  assert.ok(heard[0] < heard[3] && heard[3] < heard[1] && heard[1] < heard[2]);
  assert.ok(Math.abs(pitch(heard[1]) * 2 - pitch(heard[2])) < 1e-9);
  assert.deepEqual(
    notes.map(({ seconds }) => Math.round(seconds * 100)),
    [0, 24, 48, 72],
  );
});

test("what lies below nothing is lower still, and what is not known is silent", () => {
  const [loss, gap, gain] = notesOf([stop(-5), stop(), stop(5)]);
  assert.equal(loss.hertz[0], LOWEST);
  assert.deepEqual(gap.hertz, []);
  assert.ok(gain.hertz[0] > loss.hertz[0]);
  assert.ok(notesOf([stop(0)])[0].hertz[0] > 0);
});

test("years have their people, a gap where none are counted, and a knock where something began", () => {
  const bars = [2001, 2003].map((year) => partly({ year, total: year }));
  const marks = [2002.4, 1999].map((start) => partly({ start }));
  assert.deepEqual(stopsOfYears(bars, marks, { from: 2001, to: 2003 }), [
    { year: 2001, values: [2001], event: false },
    { year: 2002, values: [], event: true },
    { year: 2003, values: [2003], event: false },
  ]);
});

test("bars that stand on one another are heard as a whole, lines each by itself", () => {
  const over = { over_years: true };
  const women = { type: "bar", x: [2001.5, 2002.5], y: [30, 10], base: [0, 0], customdata: ["a", "b"] };
  const men = { type: "bar", x: [2001.5, 2002.5], y: [5, 7], base: [30, 10], customdata: ["", ""] };
  const stacked = [women, men];
  const heard = stopsOf(stacked, over).map((one) => valuesAt(stacked, one, over));
  assert.deepEqual(heard, [[35], [17]]);
  const lines = [
    { type: "scatter", x: [2001.5], y: [8], customdata: ["c"] },
    { type: "scatter", x: [2001.5], y: [9], customdata: ["d"] },
  ];
  assert.deepEqual(
    stopsOf(lines, over).map((one) => valuesAt(lines, one, over)),
    [[8, 9]],
  );
});
