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
    asked: "{n} to decide",
    taken: "taken for {n}",
    waits: "{n} wait",
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

test("what is asked says how much there is, and of what is answered no more that it waits", () => {
  const one = { key: "century", said: "Which?", options: [], chosen: "19", rows: 2, taken: false };
  const text = looked({ questions: [one, { ...one, key: "month", chosen: "", rows: 3 }] });
  for (const said of ["2 to decide", "taken for 2", "3 wait"]) assert.ok(text.includes(said), said);
  assert.ok(!text.includes("2 wait"));
});

test("a row at fault is told with its title", () => {
  const reading = { header: ["Event", "Date"], columns: { title: "Event" }, rows: { 3: ["A letter", "soon"] } };
  assert.ok(looked(reading).includes("A letter"));
  assert.ok(!looked({ ...reading, faults: [{ ...FAULT, column: "Event" }] }).includes("A letter"));
});

test("a question that is answered keeps the focus; what is gone gives it to the next fault, or to the heading", () => {
  const box = new FakeElement();
  const look = new Look(box.element, /** @type {any} */ (WORDS), partly({}));
  /** @type {string[]} */
  const focused = [];
  const field = (/** @type {string} */ at) => partly({ dataset: { at }, focus: () => focused.push(at) });
  const known = [field("5 Date"), field("7 Date")];
  Object.assign(look.faults, { querySelectorAll: () => known });
  Object.assign(look, { wrongHead: field("heading") });
  look.refocus(["5 Date", "7 Date"]);
  look.refocus(["3 Date", "4 out", "7 Date"]);
  look.refocus(["3 Date"]);
  assert.deepEqual(focused, ["5 Date", "7 Date", "heading"]);
});

test("of several files each says what became of it, and a row is told with its file", () => {
  const told = looked({
    faults: [{ ...FAULT, row: 1_000_003, at: "b.csv: 3" }],
    header: ["Date"],
    files: [
      { name: "a.csv", format: "csv", aside: true, said: [] },
      { name: "b.csv", format: "csv", aside: false, said: ["7 rows."] },
      { name: "c.png", format: "", aside: false, said: ["No table."] },
    ],
  });
  assert.match(told, /a\.csv\(is_aside\)\(put_back\)b\.csv7 rows\.\(take_out\)c\.pngNo table\.\(faulty\)/);
  assert.ok(told.includes("b.csv: 3") && !told.includes("1000003"));
});
