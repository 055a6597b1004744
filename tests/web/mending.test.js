import assert from "node:assert/strict";
import { test } from "node:test";
import { AS_GUESSED, asBefore } from "../../timeline/web/own/mending.js";

const FOUND = { encoding: "windows-1252", separator: "," };
const CHOSEN = { encoding: "windows-1250", separator: ";" };
const columns = { title: "Titel" };

test("what was corrected in one file is corrected in the next that is found to be the same", () => {
  const before = { shape: "x", columns, found: FOUND, chosen: CHOSEN };
  assert.deepEqual(asBefore(AS_GUESSED, before, FOUND), { ...AS_GUESSED, columns, ...CHOSEN });
});

test("one in other characters keeps them, and takes the columns alone", () => {
  const before = { shape: "x", columns, found: FOUND, chosen: CHOSEN };
  const utf8 = { encoding: "utf-8", separator: "," };
  assert.deepEqual(asBefore(AS_GUESSED, before, utf8), { ...AS_GUESSED, columns });
  assert.equal(asBefore(AS_GUESSED, { ...before, columns: {} }, utf8), null);
});

test("a file that was read before there was a choice, and a new one, are read as they are found", () => {
  assert.deepEqual(asBefore(AS_GUESSED, { shape: "x", columns }, FOUND), { ...AS_GUESSED, columns });
  assert.equal(asBefore(AS_GUESSED, null, FOUND), null);
  const right = { shape: "x", columns: {}, found: FOUND, chosen: { encoding: "", separator: "" } };
  assert.equal(asBefore(AS_GUESSED, right, FOUND), null);
});
