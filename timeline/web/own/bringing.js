// Brings what the browser keeps of the reader's own to a server that does not hold it: one that was
// started anew, or has needed the room. The reader is not asked.

import { asked } from "../kit/asked.js";
import { elsewhere, here } from "../kit/going.js";
import { homesIn } from "../kit/homes.js";
import { cupboard, DRAFT } from "./cupboard.js";

/** @import { KeptOwn } from "../wire.d.ts" */
/** @import { Choices, Kept } from "./cupboard.js" */
/** @typedef {{ name: string, title?: string, choices: Choices, day?: string }} Head */

const OWN = "own"; // in the address
const LEFT_OUT = "Crossings-Left-Out"; // as the server has it
const GONE = 410;

/** What the server has said, in words. */
export class Said extends Error {}

/**
 * @param {string} what "read", "keep", or "mended"
 * @param {Head} head
 * @param {ArrayBuffer} content
 * @param {AbortSignal} [signal]
 */
export function send(what, { name, title = "", choices, day }, content, signal) {
  const head = JSON.stringify({ name, title, choices, ...(day ? { day } : {}) });
  const address = new URL(elsewhere(`own/${what}`, {}));
  address.searchParams.delete(OWN);
  return fetch(address, { method: "POST", body: new Blob([head, "\n", content]), signal });
}

/**
 * @param {Response} answer
 * @param {string} otherwise what is said where the server says nothing
 */
export async function answered(answer, otherwise) {
  const known = await answer.json().catch(() => null);
  if (!answer.ok) throw new Said(known?.error ?? otherwise);
  return known;
}

/**
 * @param {Kept} own
 * @param {string} otherwise
 * @returns {Promise<KeptOwn>}
 */
export async function keep(own, otherwise) {
  return answered(await send("keep", own, own.content), otherwise);
}

/**
 * As a folder of facts with the reader's lectures of it, which opens elsewhere; the server may know it by another id
 * than the browser. `left` are the titles of lectures that have no room in it.
 * @param {Kept} own
 * @param {string} otherwise
 */
export async function folderOf(own, otherwise) {
  const { id } = await keep(own, otherwise);
  const lectures = await lecturesOf(own.id, id);
  const address = new URL(`own/folder?${new URLSearchParams({ own: id })}`, document.baseURI);
  const answer = await fetch(address, { method: "POST", body: JSON.stringify(lectures) });
  if (!answer.ok) throw new Said(otherwise);
  const left = (answer.headers.get(LEFT_OUT) ?? "").split(",").filter(Boolean);
  return { folder: await answer.blob(), left: left.map((number) => lectures[Number(number)].title) };
}

/**
 * The reader's lectures of some data, each as its file.
 * @param {string} own that this browser knows them by
 * @param {string} id that the server does
 */
async function lecturesOf(own, id) {
  const homes = homesIn(own);
  if (!homes.size) return [];
  const { drafts } = await import("../drafts/drafts.js");
  const all = (await drafts()).all().filter((lecture) => homes.has(lecture.id));
  return Promise.all(
    all.map(async (lecture) => {
      const text = await fileOf(lecture.raw, { ...homes.get(lecture.id), own: id });
      return { title: lecture.raw.title ?? "", text };
    }),
  );
}

/**
 * As a person reads it; a file may also be as the browser keeps it.
 * @param {import("../wire.d.ts").RawLecture} raw
 * @param {Record<string, string>} home
 * @returns {Promise<string>}
 */
async function fileOf(raw, home) {
  const address = new URL(`lecture/check?${new URLSearchParams(home)}`, document.baseURI);
  const answer = await fetch(address, { method: "POST", body: JSON.stringify(raw) });
  const known = answer.ok ? await answer.json() : null;
  return known?.text ?? JSON.stringify(raw, null, 1);
}

/** Whether what the address asks for is with the server now; one that reads it otherwise than the server
 * before knows it by another id. */
export async function bring() {
  const id = asked(OWN);
  if (!id) return true;
  const known = await fetch(new URL(`own/held?${new URLSearchParams({ own: id })}`, document.baseURI));
  if (known.status !== GONE) return known.ok;
  const kept = await cupboard();
  const own = await kept.one(id);
  if (!own) return false;
  const answer = await send("keep", own, own.content);
  if (!answer.ok) return false;
  const { id: now } = /** @type {KeptOwn} */ (await answer.json());
  if (now !== own.id) await kept.rename(own, now);
  if (now !== id) window.location.replace(here({ [OWN]: now }));
  return true;
}

/**
 * What the page of the reader's own opens with: what was asked for and no server shows any more (it may have
 * come to be too much for one timeline), else what was being looked at.
 * @param {Awaited<ReturnType<typeof cupboard>>} kept
 * @param {boolean} missing
 */
export async function begun(kept, missing) {
  return (missing && (await kept.one(asked(OWN)))) || kept.one(DRAFT);
}

/** @param {string} id */
export async function forget(id) {
  await (await cupboard()).forget(id);
  await fetch(new URL(`own/forget?${new URLSearchParams({ own: id })}`, document.baseURI), { method: "POST" });
}

/**
 * In the place of what it was before, which is forgotten once this is kept: a full browser would lose both.
 * @param {Awaited<ReturnType<typeof cupboard>>} kept
 * @param {Kept} own
 * @param {string} [before] an id
 */
export async function putFor(kept, own, before) {
  if (!before || before === own.id) return kept.put(own);
  await kept.rename({ ...own, id: before }, own.id);
  await forget(before);
}
