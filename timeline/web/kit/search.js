// Finds text as a reader may write it: without accents, in another romanisation, or in Korean script.

const LEADS = "g kk n d tt r m b pp s ss  j jj ch k t p h".split(" ");
const VOWELS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split(" ");
const TAILS = " k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split(" ");
const HANGUL = /[\uac00-\ud7a3]/;
const SHORTEST_SOUND = 3; // that stands for the beginning of a word; shorter ones stand for all of it
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

/**
 * How a Latin word sounds in Korean, whichever romanisation wrote it: Jong-eun, Jong-un, Chŏng-ŭn.
 * @param {string} word
 */
export function sound(word) {
  return word
    .replace(/^(lee|yi|rhee|ri|li)$/, "i")
    .replace(/ck/g, "k")
    .replace(/eo/g, "o")
    .replace(/eu/g, "u")
    .replace(/ae|oe/g, "e")
    .replace(/ou/g, "u")
    .replace(/oo/g, "u")
    .replace(/th/g, "t")
    .replace(/ch/g, "j")
    .replace(/sh/g, "s")
    .replace(/ph/g, "p")
    .replace(/r(?=[^aeiouy]|$)/g, "")
    .replace(/k/g, "g")
    .replace(/t/g, "d")
    .replace(/p/g, "b")
    .replace(/r/g, "l")
    .replace(/h(?=$|[^aeiouy])/g, "")
    .replace(/(.)\1+/g, "$1");
}

/** @param {string} text */
function romanised(text) {
  return [...text]
    .map((letter) => {
      if (!HANGUL.test(letter)) return letter;
      const code = letter.charCodeAt(0) - 0xac00;
      return LEADS[Math.floor(code / 588)] + VOWELS[Math.floor((code % 588) / 28)] + TAILS[code % 28];
    })
    .join("");
}

/** @typedef {{ id: any, text: string }} Doc */

export class Index {
  /** @param {readonly Doc[]} docs */
  constructor(docs) {
    this.docs = docs;
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
    /** @type {string[]} all sounds of each doc in a row */
    this.joined = [];
  }

  /** How everything sounds, which takes longer than a reader should wait for; before it is asked for. */
  listen() {
    if (this.sounds) return this.sounds;
    this.sounds = new Map();
    /** @type {Map<string, string>} */
    const heard = new Map();
    for (const [word, docs] of this.vocabulary) {
      const own = sound(word);
      heard.set(word, own);
      this.sounds.set(own, new Set([...(this.sounds.get(own) ?? []), ...docs]));
    }
    this.joined = this.folded.map((folded) =>
      folded
        .split(" ")
        .map((word) => heard.get(word))
        .join(""),
    );
    return this.sounds;
  }

  /**
   * Ids of the docs in which every word of the query stands, at the beginning of a word; where there
   * is none, of those in which it sounds alike.
   * @param {string} query
   * @returns {any[]}
   */
  find(query) {
    const wanted = fold(query).split(" ").filter(Boolean);
    if (!wanted.length) return this.docs.map(({ id }) => id);
    const written = common(wanted.map((word) => this.written(word)));
    const found = written.size ? written : common(wanted.map((word) => this.alike(word)));
    return [...found].sort((one, other) => one - other).map((number) => this.docs[number].id);
  }

  /** @param {string} wanted */
  written(wanted) {
    /** @type {Set<number>} */
    const found = new Set();
    if (HANGUL.test(wanted)) {
      const letters = wanted.normalize("NFD"); // so that a syllable half typed is found
      for (const [word, docs] of this.vocabulary)
        if (HANGUL.test(word) && word.normalize("NFD").includes(letters)) add(found, docs);
    } else {
      for (const [word, docs] of this.vocabulary) if (word.startsWith(wanted)) add(found, docs);
    }
    return found;
  }

  /** @param {string} wanted */
  alike(wanted) {
    const sounds = this.listen();
    const found = this.written(wanted);
    if (HANGUL.test(wanted)) {
      const heard = sound(romanised(wanted));
      if (wanted.length > 1) for (const [i, joined] of this.joined.entries()) if (joined.includes(heard)) found.add(i);
      return found;
    }
    const heard = sound(wanted);
    for (const [own, docs] of sounds)
      if (heard.length < SHORTEST_SOUND ? own === heard : own.startsWith(heard)) add(found, docs);
    return found;
  }

  /**
   * The docs most alike in spelling, at most `most` of them; none where none is alike.
   * @param {string} query
   * @param {number} most
   * @returns {any[]}
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
