import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { asCsv } from "../../timeline/web/kit/csv.js";

const PYTHON = readFileSync(new URL("../../geodata/formulas.py", import.meta.url), "utf-8");
const STARTS = JSON.parse(`"${/STARTS = "(.+)"/.exec(PYTHON)?.[1].replace("\\\\-", "-")}"`);

test("no text is taken for a formula, whatever stands before it, and numbers stay numbers", () => {
  assert.ok(STARTS.length > 10);
  for (const start of [...STARTS, " =", "'=", "\n@"])
    assert.match(asCsv([[`${start}cmd()`]]), /^"?'/u, JSON.stringify(start));
  assert.equal(asCsv([["row", -3.5, 'a "b", c', "ordinary - text"]]), 'row,-3.5,"a ""b"", c",ordinary - text\r\n');
});
