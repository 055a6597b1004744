// Answers a question as a reader writes it: words that only ask are left out, endings are cut off, a year
// that is named comes first, and two routes that are named are held against each other.

import { fold, grouped, Index } from "./search.js";

/** @import { SearchFile, SearchKind, SearchRow } from "../wire.d.ts" */
/** @typedef {{ kind: SearchKind, row: SearchRow }} Answer */
/** @typedef {{ kind: SearchKind, rows: Answer[] }} Part */

const YEAR = /^(\d{3,4})\p{L}*$/u;
const FULL_YEAR = /^\d{4}\p{L}*$/u; // known or not; of three digits only one of which something is known
const COUNT = /^\d+\p{L}$/u; // in a word of its own, such as 20만
const HANGUL = /^[가-힣]{3,}$/u; // whose last syllables say how it is asked
const OF_HANGUL = 2; // syllables that say of what
const UNTITLED = ["scenes", "sources"]; // kinds whose titles are sentences
const NAMING = ["events", "routes", "places", "countries", "terms"]; // kinds whose titles hold names
const MOST_PAIRS = 4; // beyond which what is named is no route
export const ASKED = "asked"; // the kind of what readers ask most
const OF_YEARS = ["years", "numbers"]; // kinds that have a row for each year

export class Asking {
  /** @param {SearchFile} known */
  constructor(known) {
    this.known = known;
    this.index = new Index(known.kinds.filter(({ kind }) => kind !== ASKED).flatMap(docsOf), known.sounds);
    this.asked = new Index(known.kinds.filter(({ kind }) => kind === ASKED).flatMap(docsOf), known.sounds);
    /** @type {Index<Answer> | undefined} once it is asked for */
    this.ofTitles = undefined;
    this.fillers = new Set(fold(known.words.fillers ?? "").split(" "));
    this.versus = new Set(fold(known.words.versus ?? "").split(" "));
    this.ways = new Set(fold(known.words.ways ?? "").split(" "));
    this.joins = known.words.joins ? new RegExp(`^(.+?)(?:${known.words.joins})$`, "u") : null;
    this.ending = known.endings ? new RegExp(`^(.+?\\p{L})(?:${known.endings})$`, "u") : null;
    const counters = known.words.counters;
    this.counted = counters ? new RegExp(`(\\p{N}\\p{L}?)(?:${counters})(?= |$)`, "gu") : null;
  }

  /** What takes longer than a reader should wait for, before it is asked for. */
  listen() {
    this.index.listen();
    return this.titles;
  }

  /**
   * A sentence in its words, a number apart from what it counts.
   * @param {string} sentence
   */
  parted(sentence) {
    const own = fold(sentence);
    return (this.counted ? own.replace(this.counted, "$1") : own).split(" ").filter(Boolean);
  }

  /**
   * The words of a sentence that name something; all of them where none does.
   * @param {string} sentence
   */
  words(sentence) {
    const all = this.parted(sentence);
    const own = all.map((word) => this.stem(word)).filter((word, i) => !this.asks(word) && !this.asks(all[i]));
    return own.length ? own : all;
  }

  /** @param {string} word */
  asks(word) {
    return this.fillers.has(word);
  }

  /**
   * A word without what is written on to it, where it is found so.
   * @param {string} word
   */
  stem(word) {
    const [, stem = word] = this.ending?.exec(word) ?? [];
    return stem === word || this.index.written(stem).size ? stem : word;
  }

  /**
   * Answers by kind, the nearest first; what readers ask most and a year that is named before all else.
   * @param {string} sentence
   * @returns {Part[]}
   */
  find(sentence) {
    const wanted = this.words(sentence);
    if (!wanted.length) return [];
    const { kinds, sounds } = this.known;
    const query = this.narrowed(sentence);
    const found = query ? this.index.find(query) : this.most(wanted);
    const before = [
      ...this.compared(sentence),
      ...this.questions(sentence),
      ...this.dated(wanted),
      ...this.years(wanted),
      ...this.named(sentence, wanted),
    ];
    return joined([...before, ...grouped(found, query || wanted.join(" "), kinds, sounds)]);
  }

  /**
   * As much of a sentence as stands in one place: all of it, else what names something; blank if none does.
   * @param {string} sentence
   */
  narrowed(sentence) {
    if (this.index.written(fold(sentence)).size) return sentence;
    const all = fold(sentence).split(" ").filter(Boolean);
    if (all.length > 1 && this.index.holding(all).size) return sentence;
    const wanted = this.words(sentence);
    return this.index.find(wanted.join(" ")).length ? wanted.join(" ") : "";
  }

  /**
   * What holds as many of the words as anything does.
   * @param {string[]} wanted
   * @returns {Answer[]}
   */
  most(wanted) {
    /** @type {Map<number, number>} */
    const times = new Map();
    for (const word of wanted) for (const doc of this.index.alike(word)) times.set(doc, (times.get(doc) ?? 0) + 1);
    const most = Math.max(0, ...times.values());
    return [...times].filter(([, n]) => n === most).map(([doc]) => this.index.docs[doc].id);
  }

  /**
   * What readers ask most, where this is a question: two words or more, or one that is found nowhere else.
   * @param {string} sentence
   * @returns {Part[]}
   */
  questions(sentence) {
    const wanted = this.words(sentence).filter((word) => !FULL_YEAR.test(word) && !this.years([word]).length);
    const kind = this.known.kinds.find((own) => own.kind === ASKED);
    if (!kind || !wanted.length || this.isCalled(sentence.trim())) return [];
    const rows = this.held(wanted);
    if (!rows.length) return [];
    const own = new Set(called(rows, wanted.join(" "), this.known.sounds));
    return [{ kind, rows: [...rows.filter((row) => own.has(row)), ...rows.filter((row) => !own.has(row))] }];
  }

  /**
   * Whether it is a name, such as that of a country or a person, rather than what is asked.
   * @param {string} sentence
   */
  isCalled(sentence) {
    const [all, wanted] = [this.parted(sentence), this.words(sentence)];
    if (all.length === 1) return !COUNT.test(all[0]) && this.titles.written(all[0]).size > 0;
    if (!/\s/u.test(sentence)) return true; // 2,914
    if (wanted.length === 1) return false;
    const name = ` ${wanted.join(" ")} `;
    const { docs, folded } = this.titles;
    return docs.some(({ id }, i) => NAMING.includes(id.kind.kind) && ` ${folded[i]} `.includes(name));
  }

  /** @param {string[]} wanted */
  held(wanted) {
    const written = [...this.asked.holding(wanted)].map((doc) => this.asked.docs[doc].id);
    if (written.length) return written;
    const sounding = wanted.length > 1 ? this.asked.find(wanted.join(" ")) : [];
    return sounding.length ? sounding : this.nearly(wanted);
  }

  /**
   * What holds all of the words, or all but one by which nothing is called: that says how one asks.
   * @param {string[]} wanted
   * @returns {Answer[]}
   */
  nearly(wanted) {
    const held = wanted.map((word) => this.meant(word));
    const rated = this.asked.docs.map(({ id }, doc) => ({ id, lacks: wanted.filter((_, i) => !held[i].has(doc)) }));
    const least = Math.min(...rated.map(({ lacks }) => lacks.length));
    if (least > 1 || least === wanted.length) return [];
    const near = rated.filter(({ lacks }) => lacks.length === least);
    return near.filter(({ lacks }) => lacks.every((word) => !this.titles.written(word).size)).map(({ id }) => id);
  }

  /**
   * What a word of a question may mean, however it is bent, where nothing is called by it.
   * @param {string} word
   */
  meant(word) {
    const own = this.asked.written(word);
    if (own.size || !HANGUL.test(word) || this.titles.written(word).size) return own;
    const begun = [...this.asked.vocabulary].filter(([known]) => known.startsWith(word.slice(0, OF_HANGUL)));
    return new Set(begun.flatMap(([, docs]) => [...docs]));
  }

  /** What anything but a scene or a source is called. */
  get titles() {
    if (this.ofTitles) return this.ofTitles;
    const kinds = this.known.kinds.filter(({ kind }) => kind !== ASKED && !UNTITLED.includes(kind));
    const rows = kinds.flatMap((kind) => kind.rows.map((row) => ({ id: { kind, row }, text: row.title })));
    this.ofTitles = new Index(rows, this.known.sounds);
    return this.ofTitles;
  }

  /**
   * What is known of the years that are named.
   * @param {string[]} wanted
   * @returns {Part[]}
   */
  years(wanted) {
    const named = wanted.flatMap((word) => Number(YEAR.exec(word)?.[1]) || []);
    const years = new Set(named.flatMap((year) => [year, 1 - year])); // of either era
    return this.known.kinds
      .filter(({ kind }) => OF_YEARS.includes(kind))
      .map((kind) => ({
        kind,
        rows: kind.rows.filter((row) => years.has(yearOf(row) ?? NaN)).map((row) => ({ kind, row })),
      }))
      .filter(({ rows }) => rows.length);
  }

  /**
   * What happened in a year that is named and holds the other words, or as many of them as anything of that year;
   * what began in it first.
   * @param {string[]} wanted
   * @returns {Part[]}
   */
  dated(wanted) {
    const years = wanted.flatMap((word) => Number(YEAR.exec(word)?.[1]) || []);
    const others = wanted.filter((word) => !YEAR.test(word));
    if (!years.length || !others.length) return [];
    const held = others.map((word) => this.index.alike(word));
    const rated = this.index.docs.flatMap(({ id }, doc) => {
      const [from, to] = id.row.years ?? [Infinity, -Infinity];
      if (!years.some((year) => from <= year && year <= to)) return [];
      return [{ id, holds: held.filter((docs) => docs.has(doc)).length, begins: years.includes(from) }];
    });
    const most = Math.max(0, ...rated.map(({ holds }) => holds));
    if (2 * most < others.length || !most) return [];
    const rows = rated.filter(({ holds }) => holds === most).sort((a, b) => Number(b.begins) - Number(a.begins));
    return grouped(
      rows.map(({ id }) => id),
      others.join(" "),
      this.known.kinds,
      this.known.sounds,
    );
  }

  /**
   * What is called by what a question names, though something else may hold all of its words.
   * @param {string} sentence
   * @param {string[]} wanted
   * @returns {Part[]}
   */
  named(sentence, wanted) {
    if (wanted.length === this.parted(sentence).length) return [];
    const rows = [...this.titles.holding(wanted)]
      .map((doc) => this.titles.docs[doc].id)
      .filter(({ kind }) => kind.names);
    return grouped(rows, wanted.join(" "), this.known.kinds, this.known.sounds);
  }

  // ---- two routes ---------------------------------------------------------------------------------

  /**
   * The comparison of two routes that are named with a word that parts them, or with nothing else.
   * @param {string} sentence
   * @returns {Part[]}
   */
  compared(sentence) {
    const routes = this.known.kinds.find(({ kind }) => kind === "routes")?.rows ?? [];
    const sides = this.sides(sentence).map((side) => calledSo(routes, side));
    if (sides.length !== 2) return [];
    const pairs = sides[0].flatMap((one) => sides[1].filter((other) => other !== one).map((other) => [one, other]));
    if (!pairs.length || pairs.length > MOST_PAIRS) return [];
    const { words } = this.known;
    /** @type {SearchKind} */
    const kind = { kind: "compared", heading: words.compared, names: true, answers: false, rows: [] };
    kind.rows = pairs.map(([one, other]) => ({
      to: `${one.to}&with=${new URLSearchParams(other.to.split("?")[1]).get("corridor")}`,
      title: `${words.compare}`.replace("{one}", nameOf(one)).replace("{other}", nameOf(other)),
      more: words.compare_says,
      text: "",
    }));
    return [{ kind, rows: kind.rows.map((row) => ({ kind, row })) }];
  }

  /**
   * What a question holds against each other.
   * @param {string} sentence
   * @returns {string[]}
   */
  sides(sentence) {
    /** @type {string[][]} */
    const sides = [[]];
    for (const word of fold(sentence).split(" ").filter(Boolean)) {
      const joined = this.joins?.exec(word)?.[1] ?? "";
      const own = this.isOfRoutes(joined) ? joined : this.stem(word);
      if (this.versus.has(word) || this.ways.has(joined)) sides.push([]);
      else if (![word, own].some((one) => this.asks(one) || this.isWay(one))) sides.at(-1)?.push(this.here(own));
    }
    const said = sides.filter((side) => side.length);
    if (said.length === 1 && said[0].length === 2 && !this.isName(said[0].join(" "))) return said[0];
    return said.map((side) => side.filter((word) => this.isOfRoutes(word)).join(" "));
  }

  /**
   * A word as routes are called, where it is another name of it.
   * @param {string} word
   */
  here(word) {
    return this.index.names.get(word)?.find((name) => this.isOfRoutes(name)) ?? word;
  }

  /**
   * Whether a route is called so, among other words: which of two is longer, say, is no name.
   * @param {string} word
   */
  isOfRoutes(word) {
    const routes = this.known.kinds.find(({ kind }) => kind === "routes")?.rows ?? [];
    return routes.some(({ names = [] }) => names.some((name) => ` ${fold(name)} `.includes(` ${word} `)));
  }

  /** @param {string} word what any route is called, however it is bent */
  isWay(word) {
    return this.ways.has(word) || this.ways.has(this.ending?.exec(word)?.[1] ?? "");
  }

  /** @param {string} name */
  isName(name) {
    return this.index.docs.some(({ id }) => id.kind.names && fold(id.row.title).includes(name));
  }
}

/**
 * Those whose title holds all of the words.
 * @param {readonly Answer[]} rows
 * @param {string} query
 * @param {SearchFile["sounds"]} sounds
 * @returns {Answer[]}
 */
function called(rows, query, sounds) {
  return new Index(
    rows.map((id) => ({ id, text: id.row.title })),
    sounds,
  ).find(query);
}

/** @param {SearchKind} kind */
function docsOf(kind) {
  const told = (/** @type {SearchRow} */ { title, more, text }) =>
    kind.answers ? `${title} ${text}` : `${title} ${more} ${text}`;
  return kind.rows.map((row) => ({ id: { kind, row }, text: told(row) }));
}

/**
 * Each kind once, where it comes first, and each row of it.
 * @param {readonly Part[]} parts
 */
function joined(parts) {
  /** @type {Map<string, Part>} */
  const found = new Map();
  for (const { kind, rows } of parts) {
    const known = found.get(kind.kind)?.rows ?? [];
    const others = rows.filter(({ row }) => known.every((own) => own.row !== row));
    found.set(kind.kind, { kind, rows: [...known, ...others] });
  }
  return [...found.values()];
}

/**
 * Routes by what they are called for short: so, else beginning so, else holding it.
 * @param {readonly SearchRow[]} rows
 * @param {string} name
 */
function calledSo(rows, name) {
  if (!name) return [];
  const named = (/** @type {(title: string) => boolean} */ is) =>
    rows.filter((row) => (row.names ?? []).some((title) => is(` ${fold(title)} `)));
  const ways = [
    named((title) => title === ` ${name} `),
    named((title) => title.startsWith(` ${name} `)),
    named((title) => title.includes(` ${name} `)),
  ];
  return ways.find((found) => found.length) ?? [];
}

/** @param {SearchRow} row */
function nameOf({ names, title }) {
  return names?.[0] ?? title;
}

/**
 * The year that it tells of; null where it is none.
 * @param {SearchRow} row
 */
export function yearOf({ to }) {
  const params = new URLSearchParams(to.split("?")[1]);
  const year = params.get("year") ?? params.get("at");
  return year ? Number(year) : null;
}

/**
 * What it is on the stage; blank where it is nothing there.
 * @param {SearchRow} row
 */
export function pickOf({ to }) {
  const params = new URLSearchParams(to.split("?")[1]);
  const alone = params.get("corridor") && !params.has("with") ? params.get("corridor") : "";
  return params.get("pick") ?? alone ?? "";
}
