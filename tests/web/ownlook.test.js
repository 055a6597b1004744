import assert from "node:assert/strict";
import { test } from "node:test";
import { Look } from "../../timeline/web/own/look.js";
import { AS_GUESSED, Mending } from "../../timeline/web/own/mending.js";
import { FakeElement } from "./page.js";
import { partly } from "./partly.js";

/** @import { OwnReading } from "../../timeline/web/own/look.js" */

const WORDS = new Proxy(
  {
    found: "As found: {what}",
    encodings: { "utf-8": "UTF-8", cp949: "Korean" },
    separators: { ",": "commas" },
    kinds: {},
    fault_columns: { row: "Row", column: "Column", stands: "Stands", right: "Right" },
    coarse: ["", "", "", "", ""],
  },
  {
    get: (own, /** @type {string} */ key) =>
      Reflect.get(own, key) ?? (key === "first_faults" ? "The first {most} of {n}." : `(${key})`),
  },
);
const FAULT = { row: 3, column: "Date", value: "soon", said: "A date.", out: true, kept: false };

/** All that a page says of a file. @param {Partial<OwnReading>} reading */
function looked(reading) {
  const box = new FakeElement();
  const mending = new Mending(AS_GUESSED);
  const look = new Look(box.element, /** @type {any} */ (WORDS), partly({ mending: () => mending }));
  look.table = () => {}; // which needs a browser's tables
  const empty = {
    encodings: [],
    separators: [],
    sheets: [],
    header: [],
    columns: {},
    offered: [],
    preview: [],
    questions: [],
    notes: [],
    facets: {},
  };
  const own = { ...empty, faults: [FAULT], faulty: 1, found: 1, drawn: 1, ...reading };
  look.show(partly(own), partly({ name: "a", title: "A", choices: {} }));
  return box.textContent;
}

test("a folder offers nothing that would do nothing to it", () => {
  const [table, folder] = [looked({ header: ["Date"] }), looked({ format: "folder" })];
  assert.deepEqual([table.includes("(leave_out)"), folder.includes("(leave_out)")], [true, false]);
  for (const word of ["(row_out)", "(coarsen)"]) assert.ok(folder.includes(word), word);
});

test("what a file was found to be can be corrected where it can be anything else", () => {
  const known = { encodings: ["utf-8", "cp949"], separators: [",", ";"], encoding: "utf-8", separator: "," };
  const [table, workbook] = [looked(known), looked({ sheets: ["A", "B"], sheet: "B" })];
  for (const word of ["(encoding)", "(separator)", "As found: UTF-8", "Korean", "As found: commas", ";"])
    assert.deepEqual([table.includes(word), workbook.includes(word)], [true, false], word);
  assert.ok(workbook.includes("(sheet)") && !table.includes("(sheet)"));
});

test("of more faults than are listed the page says how many there are", () => {
  assert.ok(looked({ found: 1200 }).includes("The first 1 of 1,200."));
  assert.ok(!looked({}).includes("The first"));
});
