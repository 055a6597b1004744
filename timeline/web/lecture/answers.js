// What answers a question from the hall: events, routes, numbers, claims, terms and places that hold the
// words of a sentence. It comes ahead, and then needs no server.

import { json } from "../kit/loading.js";
import { fold, grouped, Index } from "../kit/search.js";

/** @import { SearchFile, SearchKind, SearchRow } from "../wire.d.ts" */
/** @typedef {{ kind: SearchKind, row: SearchRow }} Answer */

export class Answers {
  /**
   * @param {string} address
   * @param {string} fillers words that ask and name nothing
   * @param {() => readonly number[]} span the first year, and the one after the last
   */
  constructor(address, fillers, span) {
    this.address = address;
    this.span = span;
    this.fillers = new Set(fold(fillers).split(" "));
  }

  async learn() {
    if (this.known) return;
    /** @type {SearchFile} */
    const known = await json(this.address);
    const docs = known.kinds.flatMap((kind) =>
      kind.rows.map((row) => ({ id: { kind, row }, text: `${row.title} ${row.more} ${row.text}` })),
    );
    this.index = new Index(docs, known.sounds);
    this.known = known;
  }

  /**
   * The words of a sentence that name something; all of them where none does.
   * @param {string} sentence
   */
  words(sentence) {
    const all = fold(sentence).split(" ").filter(Boolean);
    const own = all.filter((word) => !this.fillers.has(word));
    return own.length ? own : all;
  }

  /**
   * Answers by kind, the nearest first; a year that is named has its figure before all else.
   * @param {string} sentence
   * @returns {{ kind: SearchKind, rows: Answer[] }[]}
   */
  find(sentence) {
    const { known } = this;
    const wanted = this.words(sentence);
    if (!known || !wanted.length) return [];
    const parts = grouped(this.holding(wanted), wanted.join(" "), known.kinds, known.sounds);
    const figures = this.figures(wanted);
    if (!figures.length) return parts;
    const rest = parts.map(({ kind, rows }) => ({
      kind,
      rows: rows.filter(({ row }) => !yearOf(row) || !isIn(row, figures)),
    }));
    return [{ kind: figures[0].kind, rows: figures }, ...rest.filter(({ rows }) => rows.length)];
  }

  /**
   * What holds all of the words, else as many of them as anything does.
   * @param {string[]} wanted
   * @returns {Answer[]}
   */
  holding(wanted) {
    const { index } = this;
    if (!index) return [];
    const all = index.find(wanted.join(" "));
    if (all.length || wanted.length === 1) return all;
    /** @type {Map<Answer, number>} */
    const times = new Map();
    for (const word of wanted) for (const own of index.find(word)) times.set(own, (times.get(own) ?? 0) + 1);
    const most = Math.max(0, ...times.values());
    return [...times].filter(([, n]) => n === most).map(([own]) => own);
  }

  /**
   * The figures of the years that are named; a year of which none is known is shown all the same.
   * @param {string[]} words
   * @returns {Answer[]}
   */
  figures(words) {
    const [first, end] = this.span();
    const years = words.filter((word) => /^\d{4}$/.test(word) && Number(word) >= first && Number(word) < end);
    const kind = this.known?.kinds.find((own) => own.kind === "numbers") ?? this.known?.kinds[0];
    if (!kind) return [];
    return [...new Set(years)].map((year) => {
      const row = kind.rows.find((own) => yearOf(own) === Number(year));
      return { kind, row: row ?? { to: `numbers?year=${year}`, title: year, more: "", text: "" } };
    });
  }
}

/**
 * @param {SearchRow} row
 * @param {readonly Answer[]} answers
 */
function isIn(row, answers) {
  return answers.some((own) => own.row === row);
}

/**
 * The year whose figure it is; 0 where it is none.
 * @param {SearchRow} row
 */
export function yearOf({ to }) {
  return Number(new URLSearchParams(to.split("?")[1]).get("year")) || 0;
}

/**
 * What it is on the stage; blank where it is nothing there.
 * @param {SearchRow} row
 */
export function pickOf({ to }) {
  const params = new URLSearchParams(to.split("?")[1]);
  return params.get("pick") ?? params.get("corridor") ?? "";
}
