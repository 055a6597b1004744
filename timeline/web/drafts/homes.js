// Of which data a lecture is: of the reader's own it opens where those are shown, and nowhere else.

import { asked } from "../kit/asked.js";
import { here, OWN } from "../kit/going.js";

const PLACE = "crossings-lecture-homes"; // in what the browser keeps

/** @returns {Record<string, Record<string, string>>} */
function kept() {
  try {
    return JSON.parse(window.localStorage.getItem(PLACE) ?? "{}");
  } catch {
    return {};
  }
}

/**
 * A lecture is of what is shown where something is added to it.
 * @param {string} id
 */
export function remember(id) {
  if (!asked("own")) return;
  const home = Object.fromEntries(OWN.flatMap((key) => (asked(key) ? [[key, asked(key)]] : [])));
  try {
    window.localStorage.setItem(PLACE, JSON.stringify({ ...kept(), [id]: home }));
  } catch {} // a browser may keep nothing
}

/**
 * Where a lecture is at home; null where that is here, or where it is of ours.
 * @param {string} id
 */
export function homeOf(id) {
  const home = kept()[id];
  if (!home || home.own === asked("own")) return null;
  return new URL(here(Object.fromEntries(OWN.map((key) => [key, home[key] ?? null]))));
}
