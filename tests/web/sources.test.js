import assert from "node:assert/strict";
import { test } from "node:test";
import "./page.js";
import { partly } from "./partly.js";

Object.assign(window, { matchMedia: () => ({ matches: false }) });
const { calledNow, isSame } = await import("../../timeline/web/sources/sources.js");

test("the page of sources is made anew for other sources, another language or another edition", () => {
  /** @type {import("../../timeline/web/wire.d.ts").SourcesData} */
  const own = partly({ listed: "stage/a.json", told: "stage/b.json", since: "", first: false });
  assert.ok(isSame({ ...own }, own));
  for (const other of [
    { listed: "stage/c.json" },
    { told: "stage/c.json" },
    { since: "stage/c.json" },
    { first: true },
  ])
    assert.ok(!isSame({ ...own, ...other }, own), JSON.stringify(other));
});

test("an earlier spelling in an address is what it is called now", () => {
  const filter = { former: { HRW: "Human Rights Watch" } };
  const now = ["HRW", "Human Rights Watch", "constructor", ""].map((value) => calledNow(filter, value));
  assert.deepEqual(now, ["Human Rights Watch", "Human Rights Watch", "constructor", ""]);
});
