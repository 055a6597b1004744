// A lecture as the end of an address: whole, to be changed, or without its notes, to be watched.

import { isRecord } from "../drafts/shaped.js";

/** @import { RawLecture, RawScene } from "../wire.d.ts" */

const LONGEST_LINK = 30_000;
export const MOST_BYTES = 4 * 1024 * 1024;

/** @typedef {"lecture" | "watch"} Purpose to change it, or to watch it */
/** @typedef {"plain" | "said" | { [key: string]: Shown }} Shown what an audience sees of a part: texts, numbers and lists of them, the same in other languages, or more parts */

const COLUMNS = /** @type {const} */ ({ who: "plain", says: "plain", facts: "plain" });
const QUOTE = /** @type {const} */ ({ words: "plain", who: "plain", source: "plain" });
const PICTURE = /** @type {const} */ ({ image: "plain", caption: "plain", credit: "plain", description: "plain" });
const STAGE = Object.fromEntries(
  "from to at pick view map category corridor country return_kind confidence certainty importance region q"
    .split(" ")
    .map((key) => [key, /** @type {const} */ ("plain")]),
);

/** @type {Record<Exclude<keyof RawScene, "notes" | "comments">, Shown>} */
const SCENE = {
  heading: "plain",
  words: "plain",
  layout: "plain",
  builds: "plain",
  number: "plain",
  made_of: "plain",
  chart: "plain",
  mark: "plain",
  answers: "plain",
  right: "plain",
  plays: "plain",
  minutes: "plain",
  seconds: "plain",
  skip: "plain",
  facts: "plain",
  columns: COLUMNS,
  quote: QUOTE,
  picture: PICTURE,
  stage: STAGE,
  also: "said",
};

/** @type {Record<Exclude<keyof RawLecture, "comments">, Shown>} */
const LECTURE = {
  crossings: "plain",
  title: "plain",
  author: "plain",
  about: "plain",
  audience: "plain",
  language: "plain",
  minutes: "plain",
  plays: "plain",
  edition: "plain",
  scenes: SCENE,
  also: "said",
};

/**
 * Without its notes, in any language, and without whatever else its audience does not see.
 * @param {RawLecture} raw
 * @returns {RawLecture}
 */
export function withoutNotes(raw) {
  return { scenes: [], ...only(LECTURE, raw) };
}

/**
 * @param {{ [key: string]: Shown }} shown
 * @param {Record<string, any>} own
 * @returns {Record<string, any>}
 */
function only(shown, own) {
  const known = Object.entries(own).filter(([key]) => Object.hasOwn(shown, key));
  const kept = known.map(([key, value]) => [key, seen(shown, key, value)]);
  return Object.fromEntries(kept.filter(([, value]) => value !== undefined));
}

/**
 * `undefined` where nothing of it is seen.
 * @param {{ [key: string]: Shown }} shown
 * @param {string} key
 * @param {unknown} value
 */
function seen(shown, key, value) {
  const part = shown[key];
  if (part === "plain") return [value].flat().every((one) => !(one instanceof Object)) ? value : undefined;
  if (part === "said")
    return isRecord(value) ? inLanguages(shown, /** @type {Record<string, unknown>} */ (value)) : undefined;
  const parts = [value]
    .flat()
    .filter(isRecord)
    .map((one) => only(part, /** @type {Record<string, any>} */ (one)));
  return Array.isArray(value) || key === "scenes" ? parts : parts[0];
}

/**
 * @param {{ [key: string]: Shown }} shown
 * @param {Record<string, unknown>} said by language
 */
function inLanguages(shown, said) {
  const own = Object.entries(said).filter(([, value]) => isRecord(value));
  return Object.fromEntries(
    own.map(([code, value]) => [code, only(shown, /** @type {Record<string, any>} */ (value))]),
  );
}

/**
 * Null where it is too long for one.
 * @param {RawLecture} raw
 * @param {Purpose} [purpose]
 */
export async function asLink(raw, purpose = "lecture") {
  const stream = new Blob([JSON.stringify(raw)]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  if (bytes.length > LONGEST_LINK) return null;
  const text = btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
  return text.length > LONGEST_LINK ? null : `#${purpose}=${text}`;
}

/**
 * The end of an address that means a lecture, without what programs put behind or into it.
 * @param {string} hash
 * @returns {{ purpose: Purpose, text: string } | null}
 */
export function carried(hash) {
  const asked = new URLSearchParams(hash.slice(1));
  for (const purpose of /** @type {Purpose[]} */ (["lecture", "watch"])) {
    const text = (asked.get(purpose) ?? "").replace(/\s+/g, "").replace(/[^\w-]+$/, "");
    if (text) return { purpose, text };
  }
  return null;
}

/**
 * What the end of an address carries, not yet read by anybody; null where it is cut, damaged, or grows
 * beyond bounds.
 * @param {string} hash
 * @returns {Promise<unknown>}
 */
export async function fromLink(hash) {
  const text = carried(hash)?.text;
  if (!text || text.length > LONGEST_LINK) return null;
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) =>
      letter.charCodeAt(0),
    );
    const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
    const parts = [];
    for (let size = 0, next = await reader.read(); !next.done; next = await reader.read()) {
      size += next.value.length;
      if (size > MOST_BYTES) return null;
      parts.push(next.value);
    }
    return JSON.parse(await new Blob(parts).text());
  } catch {
    return null;
  }
}
