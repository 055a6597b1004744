// What the page of the reader's own data does where it stands in the place of what was asked for.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { known } from "../../timeline/web/kit/brought.js";
import { cupboard } from "../../timeline/web/own/cupboard.js";
import { visit } from "./page.js";
import { partly } from "./partly.js";

const { Own } = await import("../../timeline/web/own/own.js");

Object.assign(document, { baseURI: "https://crossings.test/" });
let loaded = 0;
Object.assign(window.location, {
  reload: () => {
    loaded += 1;
  },
});

/** @type {(isHere: boolean) => void} */
let comes;
let asked = () => {};
Object.assign(globalThis, {
  coming: () =>
    new Promise((resolve) => {
      comes = resolve;
      asked();
    }),
});
known(`data:text/javascript,export const modules = { "own/bringing": { bring: () => globalThis.coming() } }`);

beforeEach(async () => {
  loaded = 0;
  await (await cupboard()).put(partly({ id: "asked", name: "a.csv" }));
  visit("/?own=asked");
});

async function page() {
  /** @type {{ opened: string[], told: string[], draft: unknown, resume: () => Promise<void> }} */
  const own = Object.assign(Object.create(Own.prototype), {
    missing: true,
    kept: await cupboard(),
    signal: new AbortController().signal,
    words: { showing: "It is coming.", elsewhere: "It is elsewhere." },
    draft: null,
    opened: [],
    told: [],
    open: async (/** @type {{ id: string }} */ { id }) => own.opened.push(id),
    tell: (/** @type {string} */ text) => own.told.push(text),
  });
  const begun = new Promise((resolve) => {
    asked = () => resolve(undefined);
  });
  const done = own.resume();
  await begun;
  return { own, done };
}

test("data that come to the server after the page was made are shown in its place", async () => {
  const { own, done } = await page();
  assert.deepEqual([loaded, own.told], [0, ["It is coming."]]);
  comes(true);
  await done;
  assert.deepEqual([loaded, own.opened], [1, []]);
});

test("data that no server takes are opened, and those of somebody else are said to be elsewhere", async () => {
  const { own, done } = await page();
  comes(false);
  await done;
  assert.deepEqual([loaded, own.opened], [0, ["asked"]]);
  visit("/?own=of-another");
  const other = await page();
  comes(false);
  await other.done;
  assert.deepEqual([loaded, other.own.opened, other.own.told.at(-1)], [0, [], "It is elsewhere."]);
});

test("a reader who has brought another file meanwhile is left with that", async () => {
  const { own, done } = await page();
  own.draft = partly({ id: "draft" });
  comes(true);
  await done;
  assert.deepEqual([loaded, own.opened], [0, []]);
});
