import assert from "node:assert/strict";
import { test } from "node:test";
import { FakeElement } from "./page.js";

Object.assign(globalThis, { addEventListener() {} });
const { opening } = await import("../../timeline/web/kit/frame.js");

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
