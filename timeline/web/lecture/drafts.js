// Lectures that a reader writes: kept in this browser as they are typed, and as a link.

/** @import { RawLecture, RawScene } from "../wire.d.ts" */
/** @typedef {RawLecture & { scenes: RawScene[] }} ShapedLecture */
/** @typedef {{ raw: ShapedLecture, changed: number }} Draft */

const PLACE = "crossings-lectures";
const MOST_STEPS = 100; // that can be undone
const LONGEST_LINK = 30_000;
export const MOST_BYTES = 4 * 1024 * 1024;

/** @type {Record<string, any>} what this browser had no room for, or does not keep: until the page is left */
const unkept = {};

/**
 * All that is there, whoever wrote it.
 * @returns {Record<string, any>}
 */
function stored() {
  try {
    const found = JSON.parse(localStorage.getItem(PLACE) ?? "{}");
    return { ...(isRecord(found) ? found : {}), ...unkept };
  } catch {
    return { ...unkept };
  }
}

/**
 * Whether it outlives this page.
 * @param {string} id
 */
export function isKept(id) {
  return !Object.hasOwn(unkept, id);
}

/** @param {unknown} value */
function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * A lecture as the editor can hold it, whatever was stored: what has another shape is left out.
 * @param {any} raw
 * @returns {ShapedLecture}
 */
export function shaped(raw) {
  const own = isRecord(raw) ? raw : {};
  const scenes = Array.isArray(own.scenes) ? own.scenes : [];
  return { ...withTexts(own), scenes: scenes.filter(isRecord).map(withTexts) };
}

const TEXTS = ["title", "author", "heading", "words", "notes"];

/**
 * @template {Record<string, any>} Own
 * @param {Own} own
 */
function withTexts(own) {
  const wrong = TEXTS.filter((key) => key in own && typeof own[key] !== "string");
  return /** @type {Own} */ (Object.fromEntries(Object.entries(own).filter(([key]) => !wrong.includes(key))));
}

/** Newest first. */
export function all() {
  return Object.entries(stored())
    .map(([id, own]) => ({ id, raw: shaped(own?.raw), changed: Number(own?.changed) || 0 }))
    .sort((a, b) => b.changed - a.changed);
}

/** @param {string} id */
export function get(id) {
  return draft(id)?.raw ?? null;
}

/**
 * As it is kept now, with the time of its last change, by which a tab knows that it has seen it.
 * @param {string} id
 * @returns {Draft | null}
 */
export function draft(id) {
  return all().find((own) => own.id === id) ?? null;
}

/**
 * Gives the time of the change.
 * @param {string} id
 * @param {RawLecture} raw
 */
export function put(id, raw) {
  const known = stored();
  const changed = Math.max(Date.now(), 1 + (Number(known[id]?.changed) || 0));
  delete unkept[id];
  if (!write({ ...known, [id]: { raw, changed } })) unkept[id] = { raw: structuredClone(raw), changed };
  return changed;
}

/** @param {string} id */
export function remove(id) {
  delete unkept[id];
  const { [id]: _, ...rest } = stored();
  write(rest);
}

/** @param {Record<string, any>} known */
function write(known) {
  try {
    localStorage.setItem(PLACE, JSON.stringify(known));
    return true;
  } catch {
    return false;
  }
}

/**
 * Calls `hear` when another tab has changed what is kept.
 * @param {() => void} hear
 * @param {AbortSignal} signal
 */
export function elsewhereChanged(hear, signal) {
  window.addEventListener("storage", ({ key }) => (key === PLACE || key === null) && hear(), { signal });
}

/** @param {RawLecture} raw */
export function fresh(raw) {
  const id = `own-${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 6)}`;
  put(id, raw);
  return id;
}

/**
 * The id of one that is the same word for word, or of a new one.
 * @param {RawLecture} raw
 */
export function once(raw) {
  const text = JSON.stringify(shaped(raw));
  return all().find((own) => JSON.stringify(own.raw) === text)?.id ?? fresh(raw);
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
  put(id, changed);
  return isKept(id) ? { id, title: changed.title ?? title, number: changed.scenes.length } : null;
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

  /** @returns {ShapedLecture | null} */
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
 * The end of an address that means a lecture, without what programs put behind or into it.
 * @param {string} hash
 */
export function carried(hash) {
  const text = new URLSearchParams(hash.slice(1)).get("lecture") ?? "";
  return text.replace(/\s+/g, "").replace(/[^\w-]+$/, "");
}

/**
 * What the end of an address carries, not yet read by anybody; null where it is cut, damaged, or grows
 * beyond bounds.
 * @param {string} hash
 * @returns {Promise<unknown>}
 */
export async function fromLink(hash) {
  const text = carried(hash);
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
