// Brings what the browser keeps of the reader's own to a server that does not hold it: one that was
// started anew, or has needed the room. The reader is not asked.

import { asked } from "../kit/asked.js";
import { elsewhere, here } from "../kit/going.js";
import { cupboard, DRAFT } from "./cupboard.js";

/** @import { KeptOwn } from "../wire.d.ts" */
/** @import { Choices, Kept } from "./cupboard.js" */
/** @typedef {{ name: string, title?: string, choices: Choices, day?: string }} Head */

const OWN = "own"; // in the address
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
 * As a folder of facts, which opens elsewhere; the server may know it by another id than the browser.
 * @param {Kept} own
 * @param {string} otherwise
 */
export async function folderOf(own, otherwise) {
  const { id } = await keep(own, otherwise);
  const answer = await fetch(new URL(`own/folder?${new URLSearchParams({ own: id })}`, document.baseURI));
  if (!answer.ok) throw new Said(otherwise);
  return answer.blob();
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
