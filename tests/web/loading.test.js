import assert from "node:assert/strict";
import { test } from "node:test";
import { FakeElement } from "./page.js";

const { script } = await import("../../timeline/web/kit/loading.js");

test("a script that did not arrive is asked for again by who wants it next, and by that one only", async () => {
  /** @type {FakeElement[]} */
  const asked = [];
  document.querySelector = () => null;
  Object.assign(document.documentElement, { append: (/** @type {FakeElement} */ own) => asked.push(own) });
  const first = assert.rejects(script("plotly.js"));
  asked[0].dispatchEvent(new Event("error"));
  await first;
  const [again, beside] = [script("plotly.js"), script("plotly.js")];
  assert.equal(asked.length, 2);
  asked[1].dispatchEvent(new Event("load"));
  await Promise.all([again, beside]);
});
