// How a file is to be read, as the reader corrects it step by step; each step can be taken back.

/** @import { Choices, Shape, Taken } from "./cupboard.js" */

const MOST_STEPS = 500;

/** @type {Choices} */
export const AS_GUESSED = { columns: {}, answers: {}, mended: {}, left_out: [], coarsen: 0 };

/**
 * How a file is to be read whose headings are those of one before: its columns, and what was corrected in
 * what it was found to be, where this one is found to be the same. Null where that is as it was read.
 * @param {Choices} now
 * @param {Shape | null | undefined} before
 * @param {Taken} reading
 */
export function asBefore(now, before, { encoding, separator }) {
  const { columns = {}, found, chosen } = before ?? {};
  const isSo = found?.encoding === encoding && found.separator === separator;
  const same = isSo && (chosen?.encoding || chosen?.separator) ? chosen : null;
  return Object.keys(columns).length || same ? { ...now, columns, ...same } : null;
}

export class Mending {
  /** @type {Choices[]} */
  #before = [];
  /** @type {Choices[]} */
  #after = [];

  /** @param {Choices} choices */
  constructor(choices = AS_GUESSED) {
    this.now = { ...AS_GUESSED, ...choices };
  }

  get canUndo() {
    return this.#before.length > 0;
  }

  get canRedo() {
    return this.#after.length > 0;
  }

  /** @param {Choices} changes */
  #set(changes) {
    this.#before.push(this.now);
    if (this.#before.length > MOST_STEPS) this.#before.shift();
    this.#after = [];
    this.now = { ...this.now, ...changes };
  }

  undo() {
    this.#move(this.#before, this.#after);
  }

  redo() {
    this.#move(this.#after, this.#before);
  }

  /** @param {Choices[]} from @param {Choices[]} to */
  #move(from, to) {
    const other = from.pop();
    if (!other) return;
    to.push(this.now);
    this.now = other;
  }

  /**
   * Says what a column is; blank where it is nothing of ours. A role has one column.
   * @param {string} column its heading
   * @param {string} role
   * @param {Record<string, string>} known headings by role, as they were read
   */
  setRole(column, role, known) {
    const freed = Object.entries(known).filter(([own, heading]) => heading === column && own !== role);
    const columns = { ...this.now.columns, ...Object.fromEntries(freed.map(([own]) => [own, ""])) };
    this.#set({ columns: role ? { ...columns, [role]: column } : columns });
  }

  /** @param {string} key @param {string} value */
  answer(key, value) {
    this.#set({ answers: { ...this.now.answers, [key]: value } });
  }

  /** @param {number} row @param {string} column @param {string} text */
  mend(row, column, text) {
    const { mended } = this.now;
    this.#set({ mended: { ...mended, [row]: { ...mended[row], [column]: text } } });
  }

  /** @param {number} row */
  leaveOut(row) {
    this.#set({ left_out: [...this.now.left_out, row] });
  }

  /** @param {Choices} changes of sheet, encoding, separator or coarseness */
  choose(changes) {
    this.#set(changes);
  }
}
