import assert from "node:assert/strict";
import { test } from "node:test";
import { meetsDot, shared } from "../../timeline/web/stage/geometry.js";
import "./page.js";
import { partly } from "./partly.js";

/** @typedef {[number, number]} Point */

const { worldRings } = await import("../../timeline/web/stage/mapknot.js");

const PANEL = { x: 0, y: 0, width: 390, height: 208 };

/** The rooms of the names of two rings, on a panel in whose middle Korea lies.
 * @param {number} pixels of a degree @param {Parameters<typeof worldRings>[4]} [discs]
 * @returns {import("../../timeline/web/stage/geometry.js").Rect[]} */
function named(pixels, discs) {
  const plan = partly({ look: { sea: "", halo: "", family: "" }, panel: PANEL, sizes: { least: 12 }, ringNames: [] });
  const view = partly({ rings: [5000, 10000], projection: { rotation: { lon: 127, lat: 0 } } });
  const facts = partly({ words: { ring: "{km} km" } });
  const project = (/** @type {number} */ lon, /** @type {number} */ lat) =>
    /** @type {Point} */ ([195 + (lon - 127) * pixels, 104 - lat * pixels]);
  worldRings(view, facts, project, Object.assign(plan, { controls: () => [] }), discs);
  return plan.ringNames;
}

test("names of rings lie clear of one another, however small the globe", () => {
  const all = [0.2, 0.6, 1].map((pixels) => named(pixels));
  for (const own of all) assert.ok(own.every((one, i) => own.slice(i + 1).every((other) => !shared(one, other))));
  assert.deepEqual(
    all.map((own) => own.length),
    [1, 2, 2],
  );
});

test("no stop of a pick hides the name of a ring", () => {
  const [there] = named(1);
  const disc = { x: there.x + 20, y: there.y + 8, radius: 14, numbered: true };
  const names = named(1, [disc]);
  assert.equal(names.length, 2);
  assert.ok(names.every((own) => !meetsDot(own, disc)));
});
