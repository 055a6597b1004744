import assert from "node:assert/strict";
import { test } from "node:test";
import { FakeElement } from "./page.js";

Object.assign(globalThis, { addEventListener() {} });
const { opening } = await import("../../timeline/web/kit/frame.js");
const { oneStop } = await import("../../timeline/web/kit/stops.js");

test("the menu of pages on a narrow screen takes the focus when it opens: Tab would close it", () => {
  const names = new Set();
  let focused = 0;
  const page = Object.assign(new FakeElement("a"), {
    focus: () => {
      focused += 1;
    },
  });
  const nav = Object.assign(new FakeElement("nav"), {
    querySelectorAll: () => [page],
    classList: {
      contains: (/** @type {string} */ name) => names.has(name),
      toggle: (/** @type {string} */ name, /** @type {boolean} */ wanted) =>
        wanted ? names.add(name) : names.delete(name),
    },
  });
  const opener = new FakeElement("button");
  opening(nav.element, /** @type {HTMLButtonElement} */ (opener.element));
  assert.deepEqual([opener.attributes["aria-expanded"], focused], ["false", 0]);
  opener.dispatchEvent(new Event("click"));
  assert.deepEqual([opener.attributes["aria-expanded"], focused], ["true", 1]);
  opener.dispatchEvent(new Event("click"));
  assert.deepEqual([opener.attributes["aria-expanded"], focused], ["false", 1]);
});

test("the menu keeps a stop of the Tab key when the bar grows and its theme button goes", () => {
  const [here, other, theme] = ["a", "a", "button"].map((tag) =>
    Object.assign(new FakeElement(tag), {
      tabIndex: 0,
      matches: (/** @type {string} */ wanted) => wanted === tag,
      hasAttribute: () => false,
    }),
  );
  Object.assign(here, { hasAttribute: () => true });
  const nav = Object.assign(new FakeElement("nav"), { querySelectorAll: () => [other, here, theme] });
  const stops = () => [other, here, theme].map(({ tabIndex }) => tabIndex);
  const focus = (/** @type {FakeElement} */ target) =>
    nav.dispatchEvent(Object.defineProperty(new Event("focusin"), "target", { value: target }));
  oneStop(nav.element, "a");
  assert.deepEqual(stops(), [-1, 0, -1]);
  focus(theme);
  assert.deepEqual(stops(), [-1, 0, -1]);
  focus(other);
  assert.deepEqual(stops(), [0, -1, -1]);
});
