import assert from "node:assert/strict";
import { test } from "node:test";
import { drafts } from "../../timeline/web/drafts/drafts.js";
import { remember } from "../../timeline/web/kit/homes.js";
import { begun, folderOf, putFor } from "../../timeline/web/own/bringing.js";
import { cupboard, DRAFT } from "../../timeline/web/own/cupboard.js";
import { visit } from "./page.js";
import { partly } from "./partly.js";

/** @import { Kept } from "../../timeline/web/own/cupboard.js" */

Object.assign(document, { baseURI: "https://crossings.test/" });
/** @type {Map<string, string>} */
const stored = new Map();
Object.assign(window, {
  localStorage: {
    getItem: (/** @type {string} */ key) => stored.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ text) => stored.set(key, text),
  },
});

/** @type {Kept} */
const BEFORE = partly({ id: "before", name: "a.csv", title: "A", choices: {}, day: "" });

test("what an earlier version of the server knew by another id is saved as a folder", async () => {
  /** @type {string[]} */
  const told = [];
  globalThis.fetch = /** @type {any} */ (
    async (/** @type {URL} */ { pathname, search }) => {
      told.push(`${pathname}${search}`);
      if (pathname === "/own/keep") return { ok: true, json: async () => ({ id: "now" }) };
      return { ok: search === "?own=now", headers: new Headers(), blob: async () => "the folder" };
    }
  );
  assert.deepEqual(await folderOf(BEFORE, "It went wrong."), { folder: "the folder", left: [] });
  assert.deepEqual(told, ["/own/keep", "/own/folder?own=now"]);
});

test("a folder is saved with the lectures that are at home in its data, and says which it has no room for", async () => {
  const raw = (/** @type {string} */ title) => ({ crossings: 1, title, scenes: [] });
  const own = await drafts();
  for (const search of ["?own=before", "?own=before&beside=1", "?own=other"]) {
    visit(`/lectures${search}`);
    remember(own.fresh(raw(search)));
  }
  own.fresh(raw("of ours"));
  /** @type {string[]} */
  const told = [];
  let sent = "";
  globalThis.fetch = /** @type {any} */ (
    async (/** @type {URL} */ { pathname, search }, /** @type {{ body: string }} */ { body }) => {
      if (pathname === "/own/keep") return { ok: true, json: async () => ({ id: "now" }) };
      told.push(`${pathname}${search}`);
      if (pathname === "/own/folder") sent = body;
      const headers = new Headers({ "Crossings-Left-Out": "1" });
      const json = async () => ({ text: `title: ${JSON.parse(body).title}` });
      return { ok: !search.endsWith("beside=1"), headers, json, blob: async () => "the folder" };
    }
  );
  const { left } = await folderOf(BEFORE, "It went wrong.");
  assert.deepEqual(told.sort(), ["/lecture/check?own=now", "/lecture/check?own=now&beside=1", "/own/folder?own=now"]);
  const texts = Object.fromEntries(JSON.parse(sent).map((/** @type {any} */ { title, text }) => [title, text]));
  assert.equal(texts["?own=before"], "title: ?own=before");
  assert.deepEqual(JSON.parse(texts["?own=before&beside=1"]), raw("?own=before&beside=1"));
  assert.deepEqual(left, [JSON.parse(sent)[1].title]);
});

test("what the address asks for and no server shows is opened where this browser keeps it", async () => {
  const kept = await cupboard();
  const began = async (/** @type {boolean} */ missing) => (await begun(kept, missing))?.id;
  await kept.put(partly({ id: DRAFT, name: "a.csv" }));
  await kept.put(partly({ id: "large", name: "b.csv", was: ["before"] }));
  visit("/?own=before");
  assert.deepEqual([await began(true), await began(false)], ["large", DRAFT]);
  visit("/?own=of-somebody-else");
  assert.equal(await began(true), DRAFT);
});

test("what takes the place of another is kept before that is forgotten, and neither is lost where a browser is full", async () => {
  /** @type {string[]} */
  const told = [];
  globalThis.fetch = /** @type {any} */ (async (/** @type {URL} */ { search }) => told.push(search));
  const kept = await cupboard();
  await kept.put(partly({ id: "older", title: "A" }));
  const { put } = kept;
  kept.put = async () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  /** @type {Kept} */
  const own = partly({ id: "newer", title: "B" });
  await assert.rejects(putFor(kept, own, "older"), { name: "QuotaExceededError" });
  assert.deepEqual([(await kept.one("older"))?.title, told], ["A", []]);
  kept.put = put;
  await putFor(kept, own, "older");
  assert.deepEqual([(await kept.one("older"))?.id, told], ["newer", ["?own=older"]]);
  await putFor(kept, { ...own, title: "C" }, "newer");
  assert.deepEqual([(await kept.one("newer"))?.title, told.length], ["C", 1]);
});
