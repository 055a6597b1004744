import assert from "node:assert/strict";
import { test } from "node:test";
import { visit } from "./page.js";

visit("/numbers?theme=hall-dark");
const { install, wear } = await import("../../timeline/web/kit/dress.js");

Object.assign(document.documentElement, { style: {} });
Object.assign(window, { postMessage() {} });

test("paper hears whether what is drawn was drawn on dark", () => {
  /** @type {unknown[]} */
  const dark = [];
  Object.assign(document.documentElement, { toggleAttribute: (/** @type {unknown[]} */ ...said) => dark.push(said) });
  install({ light: { base: 0 }, dark: { base: 1 }, "hall-dark": { base: 1 } });
  window.dispatchEvent(new Event("beforeprint"));
  wear("light");
  window.dispatchEvent(new Event("beforeprint"));
  assert.deepEqual(dark, [
    ["data-dark", true],
    ["data-dark", false],
  ]);
});
