// What stands beside the database: lectures as browsers kept them before, and what a page that was closed
// in the middle of a word had no time to keep.

import { keeping } from "../kit/keeping.js";
import { parted } from "./merging.js";
import { isRecord, shaped } from "./shaped.js";

/** @import { Drafts } from "./drafts.js" */

const [BEFORE, PENDING] = ["crossings-lectures", "crossings-pending-"];
const OWN = `${PENDING}${Math.random().toString(36).slice(2)}`; // of this page, which may be left and come back

/** @param {Drafts} drafts */
export async function carryOver(drafts) {
  const places = [BEFORE, ...pendingPlaces()].filter((place) => keeping(() => localStorage.getItem(place)) !== null);
  for (const place of places) {
    const found = read(place);
    if (place === BEFORE) takeOld(drafts, found);
    else if (Array.isArray(found)) for (const own of found) if (own?.now?.order) drafts.resume(own);
  }
  await drafts.rest();
  if (drafts.all().every(({ id }) => drafts.isKept(id)))
    for (const place of places) keeping(() => localStorage.removeItem(place));
}

/**
 * Scenes are named by their place, so that two tabs which do this at once do it once.
 * @param {Drafts} drafts
 * @param {unknown} found
 */
function takeOld(drafts, found) {
  const rows = isRecord(found) ? Object.entries(/** @type {Record<string, any>} */ (found)) : [];
  for (const [id, own] of rows.sort(([, one], [, other]) => (one?.changed || 0) - (other?.changed || 0))) {
    const raw = shaped(own?.raw);
    if (drafts.get(id)) drafts.once(raw);
    else
      drafts.put(
        id,
        parted(raw, (_, i) => `${i}`),
      );
  }
}

/** @param {ReturnType<Drafts["pending"]>} pending */
export function spill(pending) {
  if (pending.length) keeping(() => localStorage.setItem(OWN, JSON.stringify(pending)));
  else keeping(() => localStorage.removeItem(OWN));
}

function pendingPlaces() {
  return (keeping(() => Object.keys(localStorage)) ?? []).filter((key) => key.startsWith(PENDING));
}

/** @param {string} place */
function read(place) {
  return keeping(() => JSON.parse(localStorage.getItem(place) ?? "null"));
}
