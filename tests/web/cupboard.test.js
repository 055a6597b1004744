import assert from "node:assert/strict";
import { test } from "node:test";
import { cupboard, DRAFT, isFull, lastingly } from "../../timeline/web/own/cupboard.js";
import { partly } from "./partly.js";
import "./page.js";

/** @import { Kept } from "../../timeline/web/own/cupboard.js" */

test("where a browser refuses its database, data are kept until the page is left", async () => {
  const kept = await cupboard();
  assert.equal(kept.lasts, false);
  /** @type {Kept} */
  const own = partly({ id: "aa", title: "A" });
  await kept.put(own);
  assert.equal((await kept.one("aa"))?.title, "A");
});

test("data that are known by another id and then by the first again are found by both, each once", async () => {
  const kept = await cupboard();
  /** @type {Kept} */
  const own = partly({ id: "first", title: "B" });
  await kept.put(own);
  let now = own;
  for (const id of ["other", "first", "other"]) now = await kept.rename(now, id);
  assert.deepEqual(now.was, ["first"]);
  for (const id of ["first", "other"]) assert.equal((await kept.one(id))?.title, "B");
});

test("what is forgotten leaves no copy that was being mended, and no headings that nothing else has", async () => {
  const kept = await cupboard();
  for (const [id, shape] of [
    ["mine", "alone"],
    ["now", "both"],
    ["beside", "both"],
  ]) {
    await kept.put(partly({ id, title: id, shape, was: id === "now" ? ["earlier"] : [] }));
    await kept.putShape({ shape, columns: { title: "Name" } });
  }
  await kept.put(partly({ id: DRAFT, of: "earlier" }));
  await kept.forget("mine");
  assert.deepEqual([await kept.shape("alone"), (await kept.one(DRAFT))?.of], [null, "earlier"]);
  await kept.forget("now");
  assert.equal(await kept.one(DRAFT), null);
  assert.ok(await kept.shape("both"));
  await kept.forget("beside");
  assert.equal(await kept.shape("both"), null);
});

test("that a browser is full is told from a server that does not answer", () => {
  assert.ok(isFull(new DOMException("full", "QuotaExceededError")));
  assert.ok(!isFull(new TypeError("Failed to fetch")));
});

test("a browser is asked once whether it keeps data when it needs room", async () => {
  let times = 0;
  const storage = { persist: () => Promise.resolve(Boolean(++times)) };
  Object.defineProperty(globalThis, "navigator", { value: { storage }, configurable: true });
  assert.deepEqual([await lastingly(), await lastingly(), times], [true, true, 1]);
});
