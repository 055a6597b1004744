// Finds text as a reader may write it: without accents, in another romanisation, in Korean script, by another name.

/** @import { SearchKind, SearchRow, SoundRules } from "../wire.d.ts" */

const FIRST_SYLLABLE = 0xac00;
const HANGUL = /[\uac00-\ud7a3]/;
const OF_AN_INITIAL = 588; // syllables
const CONSONANTS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"; // as keys write them
const INITIALS = new RegExp(`^[가-힣${CONSONANTS}]*[${CONSONANTS}][가-힣${CONSONANTS}]+$`, "u");
const NORTHERN = /^(?:\u1105|\u1102(?=[\u1163\u1164\u1167\u1168\u116d\u1172\u1175]))/; // 로동, 량강, 녀성
const PALATAL = /^.[\u1163\u1164\u1167\u1168\u116d\u1172\u1175]/;
const SHORTEST_SOUND = 3; // that stands for the beginning of a word; shorter ones stand for all of it
const IN_TWO_SCRIPTS = /^(?:([^가-힣]*[^가-힣 ]) *[가-힣]|([가-힣][^a-z]*[^a-z ]) *[a-z])/u; // Thailand 태국
const SEVERAL = /[a-z]{3}[^s]s$/; // of which one is asked for as well
const ALIKE = 0.4; // share of three letters in a row that what is spelt alike has in common

/**
 * Small letters without accents; marks within and between words are gaps.
 * @param {string} text
 */
export function fold(text) {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/['\u2018\u2019\u02bb`]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** How a word sounds, by the rules that Python gives. */
export class Hearing {
  /** @param {SoundRules} rules */
  constructor({ leads, vowels, tails, alike }) {
    this.parts = { leads, vowels, tails };
    this.alike = alike.map(([pattern, as]) => ({ pattern: new RegExp(pattern, "g"), as }));
  }

  /**
   * Of a Latin word, whichever romanisation wrote it.
   * @param {string} word
   */
  of(word) {
    const heard = this.alike.reduce((now, { pattern, as }) => now.replace(pattern, as), word);
    return heard.replace(/(.)\1+/g, "$1");
  }

  /**
   * Of a word in Hangul.
   * @param {string} text
   */
  ofHangul(text) {
    return this.of([...text].map((letter) => (HANGUL.test(letter) ? this.#romanised(letter) : letter)).join(""));
  }

  /** @param {string} syllable */
  #romanised(syllable) {
    const { leads, vowels, tails } = this.parts;
    const code = syllable.charCodeAt(0) - FIRST_SYLLABLE;
    const [lead, vowel] = [Math.floor(code / (vowels.length * tails.length)), Math.floor(code / tails.length)];
    return leads[lead] + vowels[vowel % vowels.length] + tails[code % tails.length];
  }
}

/**
 * A consonant stands for every syllable that begins with it: ㅌㅇㅎ is 태영호.
 * @param {string} letter
 */
function syllables(letter) {
  const at = CONSONANTS.indexOf(letter);
  if (at < 0) return letter;
  const first = FIRST_SYLLABLE + at * OF_AN_INITIAL;
  return `[${String.fromCharCode(first)}-${String.fromCharCode(first + OF_AN_INITIAL - 1)}]`;
}

/**
 * A word as the South spells its beginning: 량강도 is 양강도, 로동당 노동당.
 * @param {string} word
 */
function southern(word) {
  const letters = word.normalize("NFD");
  return letters.replace(NORTHERN, PALATAL.test(letters) ? "\u110b" : "\u1102").normalize("NFC");
}

/**
 * @template Id
 * @typedef {{ id: Id, text: string }} Doc
 */

/** @template Id */
export class Index {
  /**
   * @param {readonly Doc<Id>[]} docs
   * @param {SoundRules} rules
   */
  constructor(docs, rules) {
    this.docs = docs;
    this.hearing = new Hearing(rules);
    this.names = namesBy(rules);
    this.folded = docs.map(({ text }) => fold(text));
    /** @type {Map<string, Set<number>>} the docs of each word */
    this.vocabulary = new Map();
    for (const [number, folded] of this.folded.entries())
      for (const word of folded.split(" ")) {
        const known = this.vocabulary.get(word);
        if (known) known.add(number);
        else this.vocabulary.set(word, new Set([number]));
      }
    /** @type {Map<string, Set<number>> | undefined} the docs of each sound */
    this.sounds = undefined;
    /** @type {{ text: string, starts: Set<number> }[]} how each doc sounds without gaps, and where words begin */
    this.heard = [];
    /** @type {[string, string][]} each word in Hangul, and its letters */
    this.letters = [...this.vocabulary.keys()]
      .filter((word) => HANGUL.test(word))
      .map((word) => [word, word.normalize("NFD")]);
  }

  /** How everything sounds, which takes longer than a reader should wait for; before it is asked for. */
  listen() {
    if (this.sounds) return this.sounds;
    this.sounds = new Map();
    /** @type {Map<string, string>} */
    const heard = new Map();
    for (const [word, docs] of this.vocabulary) {
      const own = HANGUL.test(word) ? this.hearing.ofHangul(word) : this.hearing.of(word);
      heard.set(word, own);
      this.sounds.set(own, new Set([...(this.sounds.get(own) ?? []), ...docs]));
    }
    this.heard = this.folded.map((folded) => run(folded.split(" ").map((word) => heard.get(word) ?? "")));
    return this.sounds;
  }

  /**
   * Ids of the docs in which every word of the query stands, at the beginning of a word; where there
   * is none, of those in which it sounds alike.
   * @param {string} query
   * @returns {Id[]}
   */
  find(query) {
    const wanted = fold(query).split(" ").filter(Boolean);
    if (!wanted.length) return this.docs.map(({ id }) => id);
    const written = this.holding(wanted);
    const alike = () => common(wanted.map((word) => this.alike(word)));
    const spelt = () => this.holding(wanted.map(southern));
    const found = [() => written, spelt, alike, () => this.together(wanted)].reduce(
      (/** @type {Set<number>} */ known, next) => (known.size ? known : next()),
      new Set(),
    );
    return [...found].sort((one, other) => one - other).map((number) => this.docs[number].id);
  }

  /**
   * The docs in which all of these words are written.
   * @param {string[]} wanted
   */
  holding(wanted) {
    return common(wanted.map((word) => this.written(word)));
  }

  /**
   * The docs in which a word stands, or what is called otherwise here.
   * @param {string} wanted
   * @returns {Set<number>}
   */
  written(wanted) {
    const found = this.literally(wanted);
    for (const name of this.names.get(wanted) ?? [])
      add(found, common(name.split(" ").map((word) => this.begun(word))));
    return found;
  }

  /** @param {string} name */
  begun(name) {
    /** @type {Set<number>} */
    const found = new Set();
    for (const [word, docs] of this.vocabulary) if (word.startsWith(name)) add(found, docs);
    return found;
  }

  /** @param {string} wanted */
  literally(wanted) {
    /** @type {Set<number>} */
    const found = new Set();
    if (INITIALS.test(wanted)) {
      const begun = new RegExp([...wanted].map(syllables).join(""), "u");
      for (const [word, docs] of this.vocabulary) if (begun.test(word)) add(found, docs);
    } else if (HANGUL.test(wanted)) {
      const letters = wanted.normalize("NFD"); // so that a syllable half typed is found
      for (const [word, own] of this.letters) if (own.includes(letters)) add(found, this.vocabulary.get(word) ?? []);
    } else {
      const one = SEVERAL.test(wanted) ? wanted.slice(0, -1) : wanted;
      for (const [word, docs] of this.vocabulary) if (word.startsWith(wanted) || word === one) add(found, docs);
    }
    return found;
  }

  /**
   * Latin words that together are a name written in Hangul, which parts it otherwise or not at all.
   * @param {string[]} wanted
   */
  together(wanted) {
    this.listen();
    const heard = wanted.map((word) => this.hearing.of(word)).join("");
    return new Set(
      heard.length > SHORTEST_SOUND ? [...this.heard.keys()].filter((i) => begins(this.heard[i], heard)) : [],
    );
  }

  /** @param {string} wanted */
  alike(wanted) {
    const sounds = this.listen();
    const found = this.written(wanted);
    if (HANGUL.test(wanted)) {
      const heard = this.hearing.ofHangul(wanted);
      if (wanted.length > 1) for (const [i, row] of this.heard.entries()) if (row.text.includes(heard)) found.add(i);
      return found;
    }
    const heard = this.hearing.of(wanted);
    for (const [own, docs] of sounds)
      if (heard.length < SHORTEST_SOUND ? own === heard : own.startsWith(heard)) add(found, docs);
    return found;
  }

  /**
   * The docs most alike in spelling, at most `most` of them; none where none is alike.
   * @param {string} query
   * @param {number} most
   * @returns {Id[]}
   */
  near(query, most) {
    const pieces = [...trigrams(fold(query))];
    const rated = this.docs.map(({ id }, number) => {
      const own = trigrams(this.folded[number]);
      const shared = pieces.filter((piece) => own.has(piece)).length;
      return { id, share: pieces.length ? shared / pieces.length : 0 };
    });
    return rated
      .filter(({ share }) => share > ALIKE)
      .sort((one, other) => other.share - one.share)
      .slice(0, most)
      .map(({ id }) => id);
  }
}

/** How well a title answers: it is the question, begins so, holds it, or only what stands with it does. */
const [CALLED, BEGINS, HOLDS, NEITHER] = [0, 1, 2, 3];

/**
 * What was found, by kind: names that are the question, begin so or hold it, then what tells of it, then
 * what only mentions it. In each what is called so comes first; of equals that which weighs most.
 * @template {{ kind: SearchKind, row: SearchRow }} Found
 * @param {readonly Found[]} found
 * @param {string} query
 * @param {readonly SearchKind[]} kinds
 * @param {SoundRules} rules
 * @returns {{ kind: SearchKind, rows: Found[] }[]}
 */
export function grouped(found, query, kinds, rules) {
  const titles = found.map((id) => ({ id, text: id.row.title }));
  const holding = new Set(new Index(titles, rules).find(query));
  const wanted = fold(query);
  const names = [wanted, ...(namesBy(rules).get(wanted) ?? [])];
  const rank = (/** @type {Found} */ one) => {
    const title = fold(one.row.title);
    const [, latin, hangul] = IN_TWO_SCRIPTS.exec(title) ?? [];
    const own = latin ?? hangul ?? title;
    if (names.some((name) => title === name || own === name)) return CALLED;
    if (names.some((name) => `${title} `.startsWith(`${name} `))) return BEGINS;
    return holding.has(one) ? HOLDS : NEITHER;
  };
  const parts = kinds.flatMap((kind) => {
    const ranked = found.filter((one) => one.kind === kind).map((one) => ({ one, rank: rank(one) }));
    ranked.sort((a, b) => a.rank - b.rank);
    return ranked.length ? [{ kind, best: ranked[0].rank, rows: ranked.map(({ one }) => one) }] : [];
  });
  const order = (/** @type {typeof parts[0]} */ { best, kind }) =>
    best === NEITHER ? NEITHER : kind.names ? best : HOLDS;
  const before = (/** @type {typeof parts[0]} */ { best, kind }) => Number(best === NEITHER || !kind.names);
  return parts.sort((a, b) => order(a) - order(b) || before(a) - before(b)).map(({ kind, rows }) => ({ kind, rows }));
}

/**
 * What is told here, by each of its other names.
 * @param {SoundRules} rules
 */
function namesBy({ others }) {
  return new Map(others.flatMap(([of, also]) => also.map((name) => /** @type {const} */ ([fold(name), of.map(fold)]))));
}

/** @param {string[]} sounds */
function run(sounds) {
  const starts = new Set();
  let at = 0;
  for (const sound of sounds) {
    starts.add(at);
    at += sound.length;
  }
  return { text: sounds.join(""), starts };
}

/**
 * Whether words sound so, from the beginning of one of them on.
 * @param {{ text: string, starts: Set<number> }} row
 * @param {string} heard
 */
function begins({ text, starts }, heard) {
  for (let at = text.indexOf(heard); at >= 0; at = text.indexOf(heard, at + 1)) if (starts.has(at)) return true;
  return false;
}

/**
 * What all of them hold.
 * @param {Set<number>[]} sets
 */
function common(sets) {
  const [least, ...others] = sets.sort((one, other) => one.size - other.size);
  return new Set([...least].filter((number) => others.every((set) => set.has(number))));
}

/**
 * @param {Set<number>} found
 * @param {Iterable<number>} docs
 */
function add(found, docs) {
  for (const number of docs) found.add(number);
}

/** @param {string} text */
function trigrams(text) {
  const padded = `  ${text.replace(/ /g, "  ")} `;
  return new Set(
    [...padded].map((_, i) => padded.slice(i, i + 3)).filter((piece) => piece.trim() && piece.length === 3),
  );
}
