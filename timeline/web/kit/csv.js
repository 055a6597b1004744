// A table as spreadsheets read it.

const FORMULA = /^'*\s*[=+\-@\t\r\n＝＋－＠﹦﹢﹣﹫]/u; // as geodata/formulas.py has it

/**
 * As CSV; no text in it is taken for a formula.
 * @param {readonly (readonly (string | number)[])[]} rows
 */
export function asCsv(rows) {
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/** @param {string | number} value */
function cell(value) {
  const text = typeof value === "string" && FORMULA.test(value) ? `'${value}` : String(value);
  return /[",\r\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
