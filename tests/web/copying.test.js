import assert from "node:assert/strict";
import { test } from "node:test";
import { FakeElement } from "./page.js";

const { copier } = await import("../../timeline/web/kit/copying.js");

const WORDS = { text: "Copy", copied: "Copied", by_hand: "Press Ctrl+C" };

/** What stands in a row after a press, where the clipboard does so. @param {unknown} clipboard */
async function pressed(clipboard) {
  Object.defineProperty(globalThis, "navigator", { value: { clipboard }, configurable: true });
  const row = new FakeElement("div");
  /** @type {string[]} */
  const done = [];
  Object.assign(FakeElement.prototype, { select: () => done.push("selected") });
  const own = copier(row.element, WORDS, () => "the whole text", { of: "A chart" });
  own.dispatchEvent(new Event("click"));
  await new Promise((resolve) => setTimeout(resolve));
  const [button, label] = row.children;
  const field = /** @type {(FakeElement & { value?: string, readOnly?: boolean }) | undefined} */ (label?.children[0]);
  return [button.textContent, button.attributes["aria-label"], label?.text, field?.value, field?.readOnly, ...done];
}

test("what was copied is said, and not what was not", async () => {
  /** @type {string[]} */
  const kept = [];
  const done = { writeText: async (/** @type {string} */ text) => kept.push(text) };
  assert.deepEqual(await pressed(done), ["Copied", "Copied: A chart", undefined, undefined, undefined]);
  assert.deepEqual(kept, ["the whole text"]);
  const refusing = { writeText: () => Promise.reject(new DOMException("no", "NotAllowedError")) };
  const offered = ["Copy", "Copy: A chart", "Press Ctrl+C", "the whole text", true, "selected"];
  assert.deepEqual(await pressed(refusing), offered);
  assert.deepEqual(await pressed(undefined), offered); // a page that came without TLS
});
