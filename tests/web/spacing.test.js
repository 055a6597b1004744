import assert from "node:assert/strict";
import { test } from "node:test";
import "./page.js";

const { roomier, spacingOf, widened } = await import("../../timeline/web/kit/spacing.js");

/** @param {Record<string, string>} style */
function worn(style) {
  globalThis.getComputedStyle = /** @type {any} */ (() => style);
  return spacingOf(/** @type {any} */ ({}));
}

test("what a reader's style sheet sets apart is told in letters", () => {
  assert.deepEqual(worn({ fontSize: "16px", letterSpacing: "1.92px", wordSpacing: "2.56px" }), {
    letter: 0.12,
    word: 0.16,
  });
  assert.deepEqual(worn({ fontSize: "16px", letterSpacing: "normal", wordSpacing: "0px" }), { letter: 0, word: 0 });
});

test("a text is wider by its letters and its gaps", () => {
  assert.equal(widened("Ho Chi Minh City", 10, { letter: 0.12, word: 0.16 }), 10 * (0.12 * 16 + 0.16 * 3));
  assert.equal(widened("Ho Chi Minh City", 10, { letter: 0, word: 0 }), 0);
});

test("margins in which names stand, and a map, have room for them", () => {
  const layout = { margin: { l: 100, r: 50, t: 10 }, geo: { lonaxis: { range: [120, 130] }, scope: "asia" } };
  const { margin, geo } = roomier(layout, 0.12);
  assert.deepEqual(margin, { l: 124, r: 62, t: 10 });
  assert.deepEqual(
    geo.lonaxis.range.map((/** @type {number} */ own) => own.toFixed(1)),
    ["117.6", "132.4"],
  );
  assert.deepEqual(roomier(layout, 0), layout);
});

test("where wider years would touch, every other is named", () => {
  const tickvals = [0, 1, 2, 3, 4, 5, 6, 7];
  const layout = { xaxis: { tickvals, ticktext: tickvals.map(String) } };
  assert.deepEqual(roomier(layout, 0.12).xaxis.ticktext, ["0", "2", "4", "6"]);
  assert.deepEqual(roomier({ xaxis: { tickvals: [0, 1], ticktext: ["0", "1"] } }, 0.12).xaxis.tickvals, [0, 1]);
});
