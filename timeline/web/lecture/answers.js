// What answers a question from the hall: events, routes, numbers, claims, terms and places that hold the
// words of a sentence. It comes ahead, and then needs no server.

import { Asking, yearOf } from "../kit/asking.js";
import { json } from "../kit/loading.js";
import { yearName } from "../kit/wording.js";

/** @import { Part } from "../kit/asking.js" */

export class Answers {
  /** @type {Asking | undefined} once it has come */ asking;

  /**
   * @param {string} address
   * @param {() => readonly number[]} span the first year, and the one after the last
   */
  constructor(address, span) {
    this.address = address;
    this.span = span;
    /** @type {Asking | undefined} once it is learnt */
    this.asking = undefined;
  }

  async learn() {
    this.asking ??= new Asking(await json(this.address));
  }

  /**
   * Answers by kind, the nearest first; a year that is named has its figure before all else.
   * @param {string} sentence
   * @returns {Part[]}
   */
  find(sentence) {
    const { asking } = this;
    if (!asking) return [];
    const parts = asking.find(sentence);
    const unknown = this.unknown(asking.words(sentence));
    const kind = asking.known.kinds.find((own) => own.kind === "numbers") ?? asking.known.kinds[0];
    return unknown.length ? [{ kind, rows: unknown.map((row) => ({ kind, row })) }, ...parts] : parts;
  }

  /**
   * The years that are named and of which no figure is known: they can be shown all the same.
   * @param {string[]} words
   */
  unknown(words) {
    const [first, end] = this.span();
    const rows = this.asking?.known.kinds.find((own) => own.kind === "numbers")?.rows ?? [];
    const known = new Set(rows.map(yearOf));
    return [...new Set(words)]
      .filter((word) => /^\d{3,4}$/.test(word))
      .flatMap((word) => [Number(word), 1 - Number(word)].filter((year) => year >= first && year < end).slice(0, 1))
      .filter((year) => !known.has(year))
      .map((year) => ({ to: `numbers?year=${year}`, title: yearName(year), more: "", text: "" }));
  }
}
