// A lecture behind a short link: the server keeps it, where whoever runs it lets it do so.

import { elsewhere } from "../kit/going.js";
import { carried } from "./carrying.js";
import { Refused } from "./refused.js";

const KEPT = "k."; // no link that carries its lecture itself has a point in it

/** @import { KeptLink, Phrases, RawLecture } from "../wire.d.ts" */
/** @import { Purpose } from "./carrying.js" */

/**
 * The end of an address that means it, and for how many days the server keeps it.
 * @param {RawLecture} raw
 * @param {Purpose} purpose
 * @param {Phrases} words
 */
export async function asShortLink(raw, purpose, words) {
  const sent = { method: "POST", body: JSON.stringify(raw) };
  const { id, days } = /** @type {KeptLink} */ (await answered("lecture/link", sent, words.server_makes));
  return { end: `#${purpose}=${KEPT}${id}`, days };
}

/** @param {string} hash the end of an address */
export function isShort(hash) {
  return Boolean(carried(hash)?.text.startsWith(KEPT));
}

/**
 * What stands behind it, not yet read by anybody.
 * @param {string} hash
 * @param {Phrases} words
 */
export function fromShortLink(hash, words) {
  const id = carried(hash)?.text.slice(KEPT.length) ?? "";
  return answered(`lecture/link/${encodeURIComponent(id)}`, {}, words.server_away_link);
}

/**
 * @param {string} path
 * @param {RequestInit} sent
 * @param {string} away said where no server answers
 * @returns {Promise<unknown>}
 */
async function answered(path, sent, away) {
  const answer = await fetch(elsewhere(path, {}), sent).catch(() => {
    throw new Refused(away);
  });
  const known = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refused(known.error ?? away);
  return known;
}
