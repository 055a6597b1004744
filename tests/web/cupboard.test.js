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
