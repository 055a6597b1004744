// Names on the map as a whole: which of them find room.

import assert from "node:assert/strict";
import { test } from "node:test";
import "./page.js";

const { MapTop } = await import("../../timeline/web/stage/maptop.js");

test("lines are looked at once for all names that may stand on hairs", () => {
  let looks = 0;
  const drawn = [{ points: [], width: 4 }];
  const lines = Object.assign([...drawn], {
    map: (/** @type {(line: unknown) => unknown} */ act) => {
      looks += 1;
      return drawn.map(act);
    },
  });
  const name = (/** @type {number} */ i) => ({
    id: `place-${i}`,
    kind: "place",
    rank: 1,
    anchor: [100, 100],
    side: "right",
    reach: 4,
    sizes: [{ width: 190, height: 190 }],
  });
  const obstacles = { panel: { x: 0, y: 0, width: 200, height: 200 }, controls: [], lines, dots: [] };
  const top = Object.create(MapTop.prototype);
  top.place([1, 2, 3].map(name), obstacles);
  assert.equal(looks, 1);
});

/** @param {object} over @returns {import("../../timeline/web/stage/maplabels.js").MapLabel} */
function named(over) {
  const sizes = [{ width: 60, height: 16, lines: [{ width: 60, height: 16 }] }];
  return { id: "name", kind: "sea", rank: 2, anchor: [100, 100], side: "middle", sizes, ...over };
}

const EMPTY = { panel: { x: 0, y: 0, width: 200, height: 200 }, controls: [], lines: [], dots: [] };

test("a sea is named over a hair sooner than not at all, but not over a bold line", () => {
  const across = (/** @type {number} */ width) => ({ ...EMPTY, lines: [{ points: [[100, 0], [100, 200]], width }] }); // biome-ignore format: points
  const top = Object.create(MapTop.prototype);
  assert.equal(top.place([named({})], across(3.9)).length, 1);
  assert.equal(top.place([named({})], across(9)).length, 0);
});

test("a place whose sides are taken stands a little farther off beside them, never across from its side", () => {
  const place = named({ kind: "place", side: "left", reach: 4 });
  const around = { x: 0, y: 80, width: 95, height: 35 }; // its left
  const top = Object.create(MapTop.prototype);
  const [one] = top.place([place], { ...EMPTY, controls: [around, { x: 0, y: 80, width: 200, height: 15 }] });
  assert.deepEqual([one.side, one.rect.y > 110], ["below", true]);
});

test("the name of a way that finds no place after the others has its turn before them", () => {
  const all = { x: 0, width: 200 };
  const slots = [ // only two names have room
    { ...all, y: 0, height: 90 }, { ...all, y: 110, height: 140 }, { ...all, y: 290, height: 110 },
  ]; // biome-ignore format: rows
  const way = (/** @type {string} */ id, /** @type {number} */ rank, /** @type {number} */ y) =>
    named({ id, kind: "way", rank, shrinks: false, anchor: [100, 100], line: [[100, y], [101, y]] }); // biome-ignore format: points
  const obstacles = { ...EMPTY, panel: { x: 0, y: 0, width: 200, height: 400 }, controls: slots };
  const top = Object.assign(Object.create(MapTop.prototype), { pane: { frame: {}, ways: { byId: new Map() } } });
  const placed = top.most([way("either", 1, 190), way("above-only", 2, 60)], obstacles);
  const stands = (/** @type {string} */ id) =>
    placed.find((/** @type {{ id: string }} */ one) => one.id === id)?.rect.y;
  assert.equal(placed.length, 2);
  assert.ok(stands("above-only") < 110 && stands("either") > 240);
});
