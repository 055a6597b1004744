// Which events a phone lists, and whether more are offered.

import assert from "node:assert/strict";
import { test } from "node:test";
import { FakeElement } from "./page.js";
import { partly } from "./partly.js";

const { TimeRows } = await import("../../timeline/web/stage/timerows.js");

/** @import { TimelineMark } from "../../timeline/web/stage/timeshapes.js" */

const WORDS = {
  listed: "{shown} of {all}",
  list_all: "All",
  list_few: "Few",
  list_whole: "Whole",
  all_undated: "No dates",
};

/** @param {string} id @param {number} at @param {number} importance @returns {TimelineMark} */
const mark = (id, at, importance) => partly({ id, at, start: at, end: at + 1, importance });

/** @param {TimelineMark[]} marks @param {{ from: number, to: number }} [window] */
function listing(marks, window = { from: 1900, to: 2000 }, undated = false) {
  const box = Object.assign(new FakeElement(), { insertBefore() {} });
  /** @type {string[]} */
  let listed = [];
  const labels = {
    list: new FakeElement().element,
    made: [],
    rows(/** @type {Set<string>} */ ids) {
      listed = [...ids];
      return listed.length;
    },
  };
  /** @type {import("../../timeline/web/stage/store.js").State} */
  const state = partly({ ...window, at: 1900, pick: null, stepping: false });
  const facts = { marks, focus: /** @type {[number, number]} */ ([1950, 2000]), words: WORDS, bars: {}, undated };
  const acts = { state: () => state, set() {}, signal: new AbortController().signal };
  const own = new TimeRows(box.element, /** @type {any} */ (labels), facts, acts);
  const show = () => {
    own.list(new Set(marks.map(({ id }) => id)));
    return { listed, offered: own.more.hidden ? "" : own.more.textContent, span: own.span.textContent };
  };
  return { own, show };
}

test("a whole window lists the most important, and offers all", () => {
  const { own, show } = listing([mark("a", 1900, 1), mark("b", 1960, 1), mark("c", 1990, 3)]);
  assert.deepEqual(show(), { listed: ["b"], offered: "All", span: "1950 – 1999" });
  own.all = true;
  assert.deepEqual(show(), { listed: ["a", "b", "c"], offered: "Few", span: "1900 – 2000" });
});

test("where all are listed no more are offered", () => {
  const alike = listing([mark("a", 1955, 2), mark("b", 1960, 2), mark("c", 1990, 2)]);
  assert.deepEqual(alike.show(), { listed: ["a", "b", "c"], offered: "", span: "1900 – 2000" });
  const narrow = listing([mark("a", 1900, 1), mark("b", 1990, 3)], { from: 1980, to: 1995 });
  assert.deepEqual(narrow.show(), { listed: ["b"], offered: "", span: "1980 – 1995" });
});

test("where nothing has a date the list says so, and names no years", () => {
  const marks = ["a", "b"].map((id) => ({ ...mark(id, 1945, 2), end: 2027, undated: true }));
  const { show } = listing(marks, { from: 1945, to: 2026 }, true);
  assert.deepEqual(show(), { listed: ["a", "b"], offered: "", span: "No dates" });
});
