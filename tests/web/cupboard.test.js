import assert from "node:assert/strict";
import { test } from "node:test";
import { cupboard } from "../../timeline/web/own/cupboard.js";
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
