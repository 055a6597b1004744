import assert from "node:assert/strict";
import { test } from "node:test";
import { visit } from "./page.js";

visit("/numbers?theme=hall-dark");
const { install, onDress, theme } = await import("../../timeline/web/kit/dress.js");

Object.assign(document.documentElement, { style: {} });
Object.assign(window, { postMessage() {} });

test("what is drawn is drawn for paper while it is printed, and for the page again", () => {
  install({ light: {}, dark: {}, "hall-dark": {} });
  /** @type {string[][]} */
  const drawn = [];
  onDress((name) => drawn.push([name, theme()]));
  window.dispatchEvent(new Event("beforeprint"));
  window.dispatchEvent(new Event("beforeprint")); // as a browser that asks again
  assert.deepEqual(drawn, [["light", "light"]]);
  window.dispatchEvent(new Event("afterprint"));
  window.dispatchEvent(new Event("afterprint"));
  assert.deepEqual(drawn.slice(1), [["hall-dark", "hall-dark"]]);
});
