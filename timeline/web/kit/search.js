// @ts-nocheck
// Finds text as a reader may write it: without accents, in another romanisation, or in Korean script.

const LEADS = "g kk n d tt r m b pp s ss  j jj ch k t p h".split(" ");
const VOWELS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split(" ");
const TAILS = " k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split(" ");
const HANGUL = /[\uac00-\ud7a3]/;
const SHORTEST_SOUND = 3; // that stands for the beginning of a word; shorter ones stand for all of it

// Small letters without accents; marks within and between words are gaps.
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

// How a Latin word sounds in Korean, whichever romanisation wrote it: Jong-eun, Jong-un, Chŏng-ŭn.
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

function romanised(text) {
  return [...text]
    .map((letter) => {
      if (!HANGUL.test(letter)) return letter;
      const code = letter.charCodeAt(0) - 0xac00;
      return LEADS[Math.floor(code / 588)] + VOWELS[Math.floor((code % 588) / 28)] + TAILS[code % 28];
    })
    .join("");
}

export class Index {
  // `docs`: [{id, text}].
  constructor(docs) {
    this.docs = docs.map(({ id, text }) => {
      const folded = fold(text);
      const parts = folded.split(" ");
      return { id, folded, parts, sounds: parts.map(sound), joined: parts.map(sound).join("") };
    });
  }

  // Ids of the docs in which every word of the query stands, at the beginning of a word; where there
  // is none, of those in which it sounds alike.
  find(query) {
    const wanted = fold(query).split(" ").filter(Boolean);
    const found = (has) => this.docs.filter((doc) => wanted.every((word) => has(doc, word))).map(({ id }) => id);
    const written = found(isWritten);
    return written.length ? written : found(holds);
  }

  // The docs most alike in spelling, at most `most` of them; none where none is alike.
  near(query, most) {
    const pieces = trigrams(fold(query));
    const alike = this.docs.map(({ id, folded }) => {
      const own = trigrams(folded);
      const shared = [...pieces].filter((piece) => own.has(piece)).length;
      return { id, share: pieces.size ? shared / pieces.size : 0 };
    });
    return alike
      .filter(({ share }) => share > 0.4)
      .sort((a, b) => b.share - a.share)
      .slice(0, most)
      .map(({ id }) => id);
  }
}

function isWritten({ folded, parts }, word) {
  return HANGUL.test(word) ? folded.includes(word) : parts.some((own) => own.startsWith(word));
}

function holds(doc, word) {
  const { sounds, joined } = doc;
  if (isWritten(doc, word)) return true;
  if (HANGUL.test(word)) return word.length > 1 && joined.includes(sound(romanised(word)));
  const heard = sound(word);
  return sounds.some((own) => (heard.length < SHORTEST_SOUND ? own === heard : own.startsWith(heard)));
}

function trigrams(text) {
  const padded = `  ${text.replace(/ /g, "  ")} `;
  return new Set(
    [...padded].map((_, i) => padded.slice(i, i + 3)).filter((piece) => piece.trim() && piece.length === 3),
  );
}
