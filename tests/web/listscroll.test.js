import assert from "node:assert/strict";
import { test } from "node:test";
import { FakeElement } from "./page.js";
import { partly } from "./partly.js";

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
});
