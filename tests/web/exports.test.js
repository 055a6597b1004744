import assert from "node:assert/strict";
import { test } from "node:test";
import { FakeElement, visit } from "./page.js";

const { Exports } = await import("../../timeline/web/lecture/exports.js");

const HOMES = JSON.stringify({ a: { own: "f0", beside: "1" } });
Object.assign(window, { localStorage: { getItem: () => HOMES } });

/** The link that is told where a lecture is taken away. @param {string} id */
async function told(id) {
  const own = Object.create(Exports.prototype);
  const page = { known: async () => ({ told: { scenes: [] }, raw: {} }) };
  const line = new FakeElement("p");
  Object.assign(own, { id, page, words: { at_home: "Elsewhere.", home_link: "There" }, told: line });
  await own.once(async () => assert.ok(await own.known()));
  return /** @type {(FakeElement & { href?: string }) | undefined} */ (line.children[0])?.href;
}

test("a lecture of data that are not shown is not taken away without them", async () => {
  visit("/lectures?lang=ko");
  assert.equal(await told("a"), "https://crossings.test/lectures?lang=ko&own=f0&beside=1");
  assert.equal(await told("b"), undefined);
  visit("/lectures?own=f0&beside=1");
  assert.equal(await told("a"), undefined);
});
