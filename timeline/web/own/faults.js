// What is wrong, row by row, in a table that is mended as it is read: each cell of such a row can be
// written over.

import { button, make, table } from "../kit/making.js";
import { fill } from "../kit/wording.js";

/** @import { Phrases } from "../wire.d.ts" */

/** @import { LookActs, OwnReading } from "./look.js" */
/** @typedef {OwnReading["faults"][number]} Fault */

/**
 * @param {HTMLElement} box
 * @param {OwnReading} reading
 * @param {Phrases} words
 * @param {LookActs} acts
 */
export function faultsOf(box, reading, words, acts) {
  const { row: ofRow, column, stands, right } = words.fault_columns;
  const canLeave = reading.header.length > 0; // of a folder no row is left out here
  const headings = [ofRow, column, stands, right, ...(canLeave ? [words.leave_out] : [])];
  const body = table(box, words.faults, headings, "cx-scroll cx-own-mend");
  for (const fault of reading.faults) {
    const line = make("tr", fault.out ? "out" : "", body);
    const head = make("th", "", line, calledOf(fault));
    head.scope = "row";
    head.dir = "auto";
    const title = reading.rows?.[fault.row]?.[reading.header.indexOf(reading.columns.title)];
    if (title && fault.column !== reading.columns.title) make("span", "", head, title).dir = "auto";
    make("td", "", line, fault.column).dir = "auto";
    const cell = make("td", "", line);
    const names = columnsOf(fault, reading);
    for (const name of names) field(cell, fault, name, reading, words, acts, names.length > 1);
    const said = make("td", "", line);
    make("strong", "", said, fault.out ? words.row_out : fault.kept ? words.row_kept : words.row_in);
    make("p", "", said, fault.said);
    if (canLeave) leave(make("td", "", line), fault, words, acts);
  }
}

/**
 * The columns that are to be mended: of a position both.
 * @param {Fault} fault
 * @param {OwnReading} reading
 */
function columnsOf({ column }, { columns, header }) {
  const both = [columns.lat, columns.lon];
  if (both.includes(column)) return both.filter(Boolean);
  return header.includes(column) ? [column] : [];
}

/**
 * @param {HTMLElement} cell
 * @param {Fault} fault
 * @param {string} name
 * @param {OwnReading} reading
 * @param {Phrases} words
 * @param {LookActs} acts
 * @param {boolean} several
 */
function field(cell, fault, name, { rows, header }, words, acts, several) {
  const input = make("input", "", cell);
  const cells = rows?.[fault.row];
  const stands = cells ? cells[header.indexOf(name)] : fault.value;
  input.value = acts.mending().now.mended[fault.row]?.[name] ?? stands ?? "";
  input.dir = "auto";
  input.dataset.at = `${fault.row} ${name}`;
  input.setAttribute("aria-label", fill(words.cell_of, { row: calledOf(fault), column: name }));
  if (several) input.placeholder = name;
  const before = input.value;
  input.addEventListener("change", () => {
    if (input.value === before) return;
    acts.mending().mend(fault.row, name, input.value);
    acts.now();
  });
}

/** A row as the reader knows it: of several files with the name of its own. @param {Fault} fault */
export function calledOf({ at, row }) {
  return at ?? row;
}

/**
 * @param {HTMLElement} cell
 * @param {Fault} fault
 * @param {Phrases} words
 * @param {LookActs} acts
 */
function leave(cell, fault, words, acts) {
  button(
    cell,
    words.leave_out,
    () => {
      acts.mending().leaveOut(fault.row);
      acts.now();
    },
    { label: fill(words.leave_out_row, { row: calledOf(fault) }) },
  ).dataset.at = `${fault.row} out`;
}
