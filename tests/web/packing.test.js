import assert from "node:assert/strict";
import { test } from "node:test";
import { packed, partsOf } from "../../timeline/web/own/packing.js";

/** @param {string} text */
const bytes = (text) => /** @type {ArrayBuffer} */ (new TextEncoder().encode(text).buffer);

/** @param {ArrayBuffer} content */
const text = (content) => new TextDecoder().decode(content);

test("files are packed into one and cut out again, of one name too", () => {
  const own = [
    { name: "사건.csv", content: bytes("title,date\n") },
    { name: "a.csv", content: bytes("") },
    { name: "a.csv", content: bytes("123456789") },
    { name: "a", content: bytes("4") },
    { name: "a", content: bytes("5") },
  ];
  const whole = packed(own);
  const parts = partsOf({ name: "all", ...whole });
  assert.deepEqual(
    parts.map(({ name, content }) => [name, text(content)]),
    [
      ["사건.csv", "title,date\n"],
      ["a.csv", ""],
      ["a 2.csv", "123456789"],
      ["a", "4"],
      ["a 2", "5"],
    ],
  );
  assert.deepEqual(packed(own).content, whole.content);
});

test("a reader of zip files finds each where its directory says, with its sum", () => {
  const { content, parts } = packed([
    { name: "a", content: bytes("one") },
    { name: "b", content: bytes("123456789") },
  ]);
  const view = new DataView(content);
  const end = content.byteLength - 22;
  assert.equal(view.getUint32(end, true), 0x06054b50);
  assert.equal(view.getUint16(end + 10, true), 2);
  const second = view.getUint32(end + 16, true) + 46 + 1;
  assert.equal(view.getUint32(second, true), 0x02014b50);
  assert.equal(view.getUint32(second + 16, true), 0xcbf43926); // as everybody's CRC-32 has it
  const at = view.getUint32(second + 42, true);
  assert.equal(view.getUint32(at, true), 0x04034b50);
  assert.equal(at + 30 + 1, parts[1].from);
});

test("one file stands for itself", () => {
  const content = bytes("a");
  assert.deepEqual(partsOf({ name: "a.csv", content }), [{ name: "a.csv", content }]);
});
