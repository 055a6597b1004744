import assert from "node:assert/strict";
import { test } from "node:test";
import "./page.js";

const { digitsOf } = await import("../../timeline/web/faces/facenumber.js");

test("a syllable of Hangul takes more of a line than a digit", () => {
  assert.equal(digitsOf("3,500,000"), 9);
  assert.ok(digitsOf("22만") > digitsOf("220"));
});
