import assert from "node:assert/strict";
import { test } from "node:test";
import { homeOf, moved, remember } from "../../timeline/web/kit/homes.js";
import { visit } from "./page.js";

/** @type {Map<string, string>} */
const kept = new Map();
Object.assign(window, {
  localStorage: {
    getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ text) => kept.set(key, text),
  },
});

test("a lecture is at home where it was begun: alone or beside ours, whatever is shown now", () => {
  visit("/lecture?own=aa");
  remember("alone");
  visit("/lecture?own=bb&beside=1");
  remember("beside");
  assert.equal(homeOf("beside"), null);
  assert.equal(homeOf("alone")?.search, "?own=aa");
  visit("/lecture?lecture=beside");
  assert.equal(homeOf("beside")?.search, "?lecture=beside&own=bb&beside=1");
  assert.equal(homeOf("of-ours"), null);
});

test("lectures go along with data that are known by another id", () => {
  moved("aa", "cc");
  assert.equal(homeOf("alone")?.searchParams.get("own"), "cc");
  assert.equal(homeOf("beside")?.searchParams.get("own"), "bb");
});
