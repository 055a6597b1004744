// What makes room for what happened in a year.

import assert from "node:assert/strict";
import { test } from "node:test";
import "./page.js";
import { partly } from "./partly.js";

const { MapYear } = await import("../../timeline/web/stage/mapyear.js");

/** @param {string} id @param {string} short */
const happened = (id, short) =>
  partly({ mark: { short }, spot: { id, short: id === "gbr-london" ? "London" : "Ningbo" } });
/** @param {string} spot */
const placed = (spot) => partly({ spot, element: { dataset: { kind: "place" } } });
/** @param {string} id */
const country = (id) => partly({ element: { dataset: { kind: "country", id } } });

/** @param {string[]} ids that are spoken of */
function year(...ids) {
  return Object.assign(Object.create(MapYear.prototype), { pane: { choice: { spoken: new Set(ids) } } });
}

test("a place makes room for what happened there, but one that is spoken of only for words that name it", () => {
  const events = [happened("gbr-london", "Thae Yong-ho defects"), happened("chn-ningbo", "13 from Ningbo")];
  assert.deepEqual(
    ["gbr-london", "chn-ningbo", "kor-seoul"].map((id) => year().yields(placed(id), events)),
    [true, true, false],
  );
  assert.deepEqual(
    ["gbr-london", "chn-ningbo"].map((id) => year("gbr-london", "chn-ningbo").yields(placed(id), events)),
    [false, true],
  );
});

test("a country that is spoken of makes no room", () => {
  assert.deepEqual([year().yields(country("THA"), []), year("THA").yields(country("THA"), [])], [true, false]);
});
