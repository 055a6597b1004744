import assert from "node:assert/strict";
import { test } from "node:test";
import { begun, folderOf, putFor } from "../../timeline/web/own/bringing.js";
import { cupboard, DRAFT } from "../../timeline/web/own/cupboard.js";
import { visit } from "./page.js";
import { partly } from "./partly.js";

/** @import { Kept } from "../../timeline/web/own/cupboard.js" */

Object.assign(document, { baseURI: "https://crossings.test/" });

test("what an earlier version of the server knew by another id is saved as a folder", async () => {
  /** @type {string[]} */
  const told = [];
  globalThis.fetch = /** @type {any} */ (
    async (/** @type {URL} */ { pathname, search }) => {
      told.push(`${pathname}${search}`);
      if (pathname === "/own/keep") return { ok: true, json: async () => ({ id: "now" }) };
      return { ok: search === "?own=now", blob: async () => "the folder" };
    }
  );
  /** @type {Kept} */
  const own = partly({ id: "before", name: "a.csv", title: "A", choices: {}, day: "" });
  assert.equal(await folderOf(own, "It went wrong."), "the folder");
  assert.deepEqual(told, ["/own/keep", "/own/folder?own=now"]);
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
