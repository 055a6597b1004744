// Of which data a lecture is: of the reader's own it opens where those are shown, and nowhere else.

import { asked } from "./asked.js";
import { here, OWN } from "./going.js";

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
  keep({ ...kept(), [id]: home });
}

/** @param {Record<string, Record<string, string>>} homes */
function keep(homes) {
  try {
    window.localStorage.setItem(PLACE, JSON.stringify(homes));
  } catch {} // a browser may keep nothing
}

/**
 * The data are known by another id: lectures of them are at home there.
 * @param {string} from
 * @param {string} to
 */
export function moved(from, to) {
  const homes = Object.entries(kept());
  keep(Object.fromEntries(homes.map(([id, home]) => [id, home.own === from ? { ...home, own: to } : home])));
}

/**
 * Lectures of the reader's own data, and what an address says of where each is at home.
 * @param {string} own
 */
export function homesIn(own) {
  return new Map(Object.entries(kept()).filter(([, home]) => home.own === own));
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
