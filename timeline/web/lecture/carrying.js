// A lecture as the end of an address: whole, to be changed, or without its notes, to be watched.

import { isRecord } from "../drafts/shaped.js";

/** @import { RawLecture } from "../wire.d.ts" */

const LONGEST_LINK = 30_000;
export const MOST_BYTES = 4 * 1024 * 1024;

/** @typedef {"lecture" | "watch"} Purpose to change it, or to watch it */

/**
 * Without its notes, in any language, and without the remarks of its author.
 * @param {RawLecture} raw
 * @returns {RawLecture}
 */
export function withoutNotes(raw) {
  return shownOf({ scenes: [], ...raw });
}

/**
 * @param {Record<string, any>} own a lecture or a scene, or what either says in another language
 * @returns {Record<string, any>}
 */
function shownOf({ notes, comments, ...own }) {
  if (isRecord(own.also))
    own.also = Object.fromEntries(
      Object.entries(own.also).flatMap(([code, said]) => (isRecord(said) ? [[code, shownOf(said)]] : [])),
    );
  else delete own.also;
  if (own.scenes) own.scenes = [own.scenes].flat().filter(isRecord).map(shownOf);
  return own;
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
