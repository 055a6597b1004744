import assert from "node:assert/strict";
import { test } from "node:test";
import "./page.js";
import { partly } from "./partly.js";

/** @import { Spot } from "../../timeline/web/stage/shapes.js" */

const { namesOf } = await import("../../timeline/web/stage/mapnames.js");

/** @param {string} id @param {number | null} rank @returns {Spot} */
const spot = (id, rank) => partly({ id, rank, short: id, second: "", lon: 0, lat: 0, side: null });

test("of places the name with the lower rank is the one that stays; one without a rank comes last", () => {
  const asked = partly({
    choice: { facts: { names: [], spots: [] }, spoken: new Set() },
    picked: null,
    ways: [],
    dotted: [spot("none", null), spot("third", 3), spot("first", 1)],
    sizes: { place: 14, least: 12 },
    look: { family: "", ink: "", quiet: "", dot: 4 },
    panel: { x: 0, y: 0, width: 800, height: 600 },
    project: () => /** @type {[number, number]} */ ([400, 300]),
  });
  const ranks = namesOf(asked).map(({ label }) => [label.id, label.rank]);
  assert.deepEqual(ranks, [
    ["none", 4],
    ["third", 3],
    ["first", 1],
  ]);
});
