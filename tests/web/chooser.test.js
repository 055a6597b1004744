import assert from "node:assert/strict";
import { test } from "node:test";
import { FakeElement } from "./page.js";

const { Chooser } = await import("../../timeline/web/lecture/chooser.js");

const words = { find_name: "…", none_found: "none", take_out: "{what}", server_away: "away" };
const charts = [
  { id: "arrivals", text: "Arrivals by year" },
  { id: "women_share", text: "Share of women" },
];
const sounds = { leads: [], vowels: [], tails: [], alike: [], others: [] };

test("a chart is found by a word of its title, and all of them are there to be looked through", async () => {
  globalThis.fetch = /** @type {typeof fetch} */ (
    async () => Response.json({ facts: [], sources: [], charts, sounds })
  );
  /** @type {string[]} */
  let chosen = [];
  const changed = (/** @type {string[]} */ now) => {
    chosen = now;
  };
  const own = new Chooser(
    new FakeElement().element,
    { lookup: "https://crossings.test/lookup.json", words },
    { label: "Chart", name: "chart", chosen: [], changed, of: "charts", most: 1 },
  );
  const offered = async (/** @type {string} */ query) => {
    own.field.value = query;
    await own.offer();
    return [...own.list.children].map(({ textContent }) => textContent);
  };
  assert.deepEqual(await offered(""), ["Arrivals by year", "Share of women"]);
  assert.deepEqual(await offered("women"), ["Share of women"]);
  assert.deepEqual(await offered("nothing of it"), ["none"]);
  own.take("women_share");
  assert.deepEqual(chosen, ["women_share"]);
});

test("whoever chooses by keys is never left without a place: a full field goes, and comes back", async (t) => {
  globalThis.fetch = /** @type {typeof fetch} */ (
    async () => Response.json({ facts: [], sources: [], charts, sounds })
  );
  const own = new Chooser(
    new FakeElement().element,
    { lookup: "https://crossings.test/lookup.json", words },
    { label: "Chart", name: "chart", chosen: [], changed: () => {}, of: "charts", most: 1 },
  );
  /** @type {string[]} */
  const seen = [];
  t.mock.method(
    FakeElement.prototype,
    "focus",
    /** @this {FakeElement} */ function () {
      if (!this.hidden) seen.push(this.tag);
    },
  );
  own.chosen = ["women_share"];
  await own.changed();
  own.chosen = [];
  await own.changed();
  assert.deepEqual(seen, ["button", "input"]);
});
