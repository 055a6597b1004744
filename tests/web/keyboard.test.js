// A key goes by its letter, and by its place where its letter is not Latin.

import "./page.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { isCharacter, Keys, keyName } from "../../timeline/web/kit/keys.js";

test("a key goes by its place where its letter is not Latin", () => {
  const places = [
    ["ㅠ", "KeyB", "b"],
    ["Process", "KeyN", "n"],
    ["и", "KeyB", "b"],
    ["。", "Period", "."],
    ["Unidentified", "Digit7", "7"],
    ["，", "Slash", "/"],
  ];
  for (const [key, code, name] of places) assert.equal(keyName({ key, code }), name);
  assert.equal(keyName({ key: "ㅁ", code: "Slash", shiftKey: true }), "?");
});

test("a Latin letter goes by itself, wherever it is", () => {
  assert.equal(keyName({ key: "a", code: "KeyQ" }), "a");
  assert.equal(keyName({ key: "B", code: "KeyB", shiftKey: true }), "b");
  assert.equal(keyName({ key: "PageDown", code: "Numpad3" }), "PageDown");
  assert.equal(keyName({ key: "=", code: "Equal" }), "+");
});

test("Shift counts where a row says so", () => {
  /** @type {string[]} */
  const done = [];
  const row = { label: "", words: "" };
  const keys = new Keys(
    [
      { ...row, act: "jump", keys: ["n", "Shift+n"] },
      { ...row, act: "black", keys: ["b"] },
      { ...row, act: "year", keys: ["0"] },
      { ...row, act: "elsewhere", keys: ["t"] },
    ],
    { jump: (key) => done.push(key), black: (key) => done.push(key), year: (key) => done.push(key) },
  );
  keys.actOf({ key: "n" })?.();
  keys.actOf({ key: "ㅜ", code: "KeyN", shiftKey: true })?.();
  keys.actOf({ key: "B", shiftKey: true })?.();
  keys.actOf({ key: "7" })?.();
  assert.deepEqual(done, ["n", "Shift+n", "b", "7"]);
  assert.equal(keys.actOf({ key: "t" }), undefined);
  assert.equal(keys.actOf({ key: "x" }), undefined);
});

test("letters, digits and signs are told from keys that nobody speaks", () => {
  for (const key of ["b", "A", ".", "7", "+", "ㅠ"]) assert.ok(isCharacter({ key, code: "KeyB" }), key);
  for (const key of ["ArrowRight", "PageDown", "Escape", "Enter", " ", "/", "?"])
    assert.ok(!isCharacter({ key, code: "" }), key);
});
