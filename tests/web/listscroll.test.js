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
  const list = new FakeElement();
  const made = marks.map((mark, i) => {
    const place = () => {
      const top = HEAD + HIGH * i - page.scrolled - lifted(list);
      return { top, bottom: top + HIGH };
    };
    const scrollIntoView = () => {
      page.scrolled = Math.min(END, HIGH * i);
    };
    const own = Object.assign(new FakeElement(), { getBoundingClientRect: place, scrollIntoView, offsetTop: HIGH * i });
    return { mark, row: own.element };
  });
  const { state } = new Store({ from: 2010, to: 2014 });
  const acts = {
    state: () => state,
    set: (/** @type {object} */ change) => void Object.assign(state, change),
    signal: new AbortController().signal,
  };
  const box = Object.assign(new FakeElement(), { insertBefore() {} });
  const labels = { list, made, rows: () => made.length };
  const words = { listed: "", list_whole: "", list_few: "", list_all: "" };
  const own = new TimeRows(
    box.element,
    /** @type {any} */ (labels),
    partly({ marks, focus: [2010, 2015], words, bars: {} }),
    partly(acts),
  );
  Object.assign(own.head, { offsetHeight: HEAD, getBoundingClientRect: () => ({ top: 0 }) });
  return { own, page, state, list };
}

/** Pixels that a list was lifted by. @param {FakeElement} list */
function lifted({ style }) {
  return Number(/translateY\(-(\d+)px\)/.exec(Reflect.get(style, "transform") ?? "")?.[1] ?? 0);
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

test("while years run over a list that was not scrolled, its rows go and the page stays", () => {
  const { own, page, state, list } = rows();
  for (const at of [2010, 2012, 2013]) {
    Object.assign(state, { at, stepping: true, playing: 4 });
    own.show(state);
    assert.deepEqual([page.scrolled, lifted(list)], [0, HIGH * (at - 2010)]);
    assert.equal(Reflect.get(list.style, "clipPath"), at === 2010 ? "" : `inset(${HIGH * (at - 2010)}px 0 0)`);
  }
  state.playing = false;
  own.show(state);
  assert.deepEqual([page.scrolled, lifted(list)], [END, 0], "at rest the year is at the top of the list");
});

test("a list that is scrolled while years run follows them by itself", () => {
  const { own, page, state, list } = rows();
  Object.assign(state, { at: 2011, stepping: true, playing: 4 });
  own.show(state);
  page.scrolled = 10;
  state.at = 2012;
  own.show(state);
  assert.deepEqual([page.scrolled, lifted(list)], [2 * HIGH, 0]);
});
