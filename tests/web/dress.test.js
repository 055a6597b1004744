import assert from "node:assert/strict";
import { test } from "node:test";
import { visit } from "./page.js";

visit("/numbers?theme=hall-dark");
const { install, onDress, wear } = await import("../../timeline/web/kit/dress.js");

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

test("what cannot put a theme on is logged, and holds up no other", async (context) => {
  const { mock } = context.mock.method(console, "error", () => {});
  const fault = new Error("the figure of this theme did not come");
  /** @type {string[]} */
  const worn = [];
  const stops = [
    onDress(async () => Promise.reject(fault)),
    onDress(() => {
      throw fault;
    }),
    onDress((name) => worn.push(name)),
  ];
  wear("dark");
  await new Promise(setImmediate);
  for (const stop of stops) stop();
  assert.deepEqual(worn, ["dark"]);
  assert.deepEqual(
    mock.calls.map(({ arguments: said }) => said),
    [[fault], [fault]],
  );
});
