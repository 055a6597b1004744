import assert from "node:assert/strict";
import { test } from "node:test";
import { folderOf } from "../../timeline/web/own/bringing.js";
import { partly } from "./partly.js";
import "./page.js";

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
