<<<<<<< HEAD
=======
// Which events a phone lists, and whether more are offered.

>>>>>>> main
import assert from "node:assert/strict";
import { test } from "node:test";
import { FakeElement } from "./page.js";
import { partly } from "./partly.js";

<<<<<<< HEAD
const { Store } = await import("../../timeline/web/stage/store.js");
const { TimeRows } = await import("../../timeline/web/stage/timerows.js");

const [HIGH, HEAD] = [60, 40]; // pixels of a row, and of what stays at the top of the list
const END = 2 * HIGH + 10; // by which the page can be scrolled

/** A list of a year a row, scrolled by so many pixels. */
function rows() {
  const page = { scrolled: 0 };
  const marks = [2010, 2011, 2012, 2013, 2014].map((at) => ({ id: String(at), at, start: at, end: at, importance: 1 }));
  const made = marks.map((mark, i) => {
    const place = () => ({ top: HEAD + HIGH * i - page.scrolled, bottom: HEAD + HIGH * (i + 1) - page.scrolled });
    const scrollIntoView = () => {
      page.scrolled = Math.min(END, HIGH * i);
    };
    const own = Object.assign(new FakeElement(), { getBoundingClientRect: place, scrollIntoView });
    return { mark, row: own.element };
  });
  const { state } = new Store({ from: 2010, to: 2014 });
  const acts = {
    state: () => state,
    set: (/** @type {object} */ change) => void Object.assign(state, change),
    signal: new AbortController().signal,
  };
  const box = Object.assign(new FakeElement(), { insertBefore() {} });
  const labels = { made, rows: () => made.length };
  const words = { listed: "", list_whole: "", list_few: "", list_all: "" };
  const own = new TimeRows(
    box.element,
    /** @type {any} */ (labels),
    partly({ marks, focus: [2010, 2015], words, bars: {} }),
    partly(acts),
  );
  Object.assign(own.head, { offsetHeight: HEAD, getBoundingClientRect: () => ({ top: 0 }) });
  return { own, page, state };
}

/** The browser tells of a scroll, however late. @param {InstanceType<typeof TimeRows>} own */
function tell(own) {
  own.mine = 0;
  Object.assign(globalThis, {
    cancelAnimationFrame() {},
    requestAnimationFrame: (/** @type {() => void} */ act) => act(),
  });
  own.scrolled();
}

test("a list that was brought to a year keeps it, however late a busy phone tells of that scroll", () => {
  const { own, page, state } = rows();
  Object.assign(state, { at: 2014, stepping: true });
  own.show(state);
  page.scrolled -= 0.4; // pixels are rounded
  tell(own);
  assert.equal(state.at, 2014);
});

test("a list that is read moves the year, also back to where it was brought to", () => {
  const { own, page, state } = rows();
  Object.assign(state, { at: 2013, stepping: true });
  own.show(state);
  page.scrolled -= HIGH;
  tell(own);
  assert.equal(state.at, 2011);
  page.scrolled += HIGH;
  tell(own);
  assert.equal(state.at, 2012);
=======
const { TimeRows } = await import("../../timeline/web/stage/timerows.js");

/** @import { TimelineMark } from "../../timeline/web/stage/timeshapes.js" */

const WORDS = { listed: "{shown} of {all}", list_all: "All", list_few: "Few", list_whole: "Whole" };

/** @param {string} id @param {number} at @param {number} importance @returns {TimelineMark} */
const mark = (id, at, importance) => partly({ id, at, start: at, end: at + 1, importance });

/** @param {TimelineMark[]} marks @param {{ from: number, to: number }} [window] */
function listing(marks, window = { from: 1900, to: 2000 }) {
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
  const facts = { marks, focus: /** @type {[number, number]} */ ([1950, 2000]), words: WORDS, bars: {} };
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
>>>>>>> main
});
