// Steps back and forth among states of a lecture, a word or an act each. What another tab has written
// stays through all of them.

import { merged, same } from "../drafts/merging.js";

/** @import { Parted } from "../drafts/merging.js" */

const MOST_STEPS = 200;
const PAUSE_MS = 2000; // after which a word is another step

export class Undo {
  /** @type {Parted[]} */
  #before = [];
  /** @type {Parted[]} */
  #after = [];
  #field = "";
  #at = 0;

  /** @param {Parted} now */
  constructor(now) {
    this.now = now;
  }

  /**
   * @param {Parted} now
   * @param {{ field?: string, ends?: boolean }} [typed] in which field; whether a word has ended. Without: an act
   */
  note(now, { field = "", ends = false } = {}) {
    if (same(now, this.now)) return;
    const goesOn = field && field === this.#field && Date.now() - this.#at < PAUSE_MS;
    if (!goesOn) this.#before = [...this.#before, this.now].slice(-MOST_STEPS);
    this.#after = [];
    this.now = now;
    this.#field = ends ? "" : field;
    this.#at = Date.now();
  }

  /**
   * What another tab has made of it is part of every state.
   * @param {Parted} now
   */
  rebase(now) {
    const base = this.now;
    const over = (/** @type {Parted} */ own) => merged(base, own, now, false).now;
    this.#before = this.#before.map(over);
    this.#after = this.#after.map(over);
    this.now = now;
  }

  /** @returns {Parted | null} */
  back() {
    return this.#go(this.#before, this.#after);
  }

  /** @returns {Parted | null} */
  forth() {
    return this.#go(this.#after, this.#before);
  }

  /** @param {Parted[]} from @param {Parted[]} to */
  #go(from, to) {
    const found = from.pop();
    if (!found) return null;
    to.push(this.now);
    this.now = found;
    this.#field = "";
    return found;
  }
}
