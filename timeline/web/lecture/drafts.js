// Lectures that a reader writes: kept in this browser as they are typed, and as a link.

/** @import { RawLecture, RawScene } from "../wire.d.ts" */
/** @typedef {{ raw: RawLecture, changed: number }} Draft */

const PLACE = "crossings-lectures";
const MOST_STEPS = 100; // that can be undone
const LONGEST_LINK = 30_000;
export const MOST_BYTES = 512 * 1024;

/** @returns {Record<string, Draft>} */
function kept() {
  try {
    return JSON.parse(localStorage.getItem(PLACE) ?? "{}");
  } catch {
    return {};
  }
}

/** Newest first. */
export function all() {
  return Object.entries(kept())
    .map(([id, own]) => ({ id, ...own }))
    .sort((a, b) => b.changed - a.changed);
}

/** @param {string} id */
export function get(id) {
  return kept()[id]?.raw ?? null;
}

/**
 * Says whether it could be kept: a browser may be full, or keep nothing.
 * @param {string} id
 * @param {RawLecture} raw
 */
export function put(id, raw) {
  try {
    localStorage.setItem(PLACE, JSON.stringify({ ...kept(), [id]: { raw, changed: Date.now() } }));
    return true;
  } catch {
    return false;
  }
}

/** @param {string} id */
export function remove(id) {
  const { [id]: _, ...rest } = kept();
  localStorage.setItem(PLACE, JSON.stringify(rest));
}

/** @param {RawLecture} raw */
export function fresh(raw) {
  const id = `own-${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 6)}`;
  return put(id, raw) ? id : null;
}

/**
 * Adds a scene to the lecture last written, or to a new one; says which, and how many it has.
 * @param {RawScene} scene
 * @param {string} title
 */
export function addScene(scene, title) {
  const [latest] = all();
  const raw = latest?.raw ?? { crossings: 1, title, scenes: [] };
  const changed = { ...raw, scenes: [...(raw.scenes ?? []), scene] };
  const id = latest ? latest.id : fresh(changed);
  const stored = id && put(id, changed);
  return stored ? { id, title: changed.title ?? title, number: changed.scenes.length } : null;
}

// Steps back and forth among states of a lecture.
export class Undo {
  /** @param {RawLecture} raw */
  constructor(raw) {
    /** @type {string[]} */
    this.before = [];
    this.now = JSON.stringify(raw);
  }

  /** @param {RawLecture} raw */
  note(raw) {
    const text = JSON.stringify(raw);
    if (text === this.now) return;
    this.before = [...this.before, this.now].slice(-MOST_STEPS);
    this.now = text;
  }

  /** @returns {RawLecture | null} */
  back() {
    const before = this.before.at(-1);
    if (before === undefined) return null;
    this.now = before;
    this.before = this.before.slice(0, -1);
    return JSON.parse(this.now);
  }
}

/**
 * The whole lecture as the end of an address; null where it is too long for one.
 * @param {RawLecture} raw
 */
export async function asLink(raw) {
  const stream = new Blob([JSON.stringify(raw)]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  if (bytes.length > LONGEST_LINK) return null;
  const text = btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
  return text.length > LONGEST_LINK ? null : `#lecture=${text}`;
}

/**
 * Null where the end of an address holds no lecture, or one that grows beyond bounds.
 * @param {string} hash
 * @returns {Promise<RawLecture | null>}
 */
export async function fromLink(hash) {
  const text = new URLSearchParams(hash.slice(1)).get("lecture");
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
