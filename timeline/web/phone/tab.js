// What the tab of a phone keeps until it is closed: its random name, what it has answered, for whom it has voted.

import { keeping } from "../kit/keeping.js";

/** @param {string} code of the room: another one knows nothing of this one */
export function phoneName(code) {
  const place = placeOf(code, "name");
  const before = keeping(() => sessionStorage.getItem(place));
  if (before) return before;
  const name = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
  keeping(() => sessionStorage.setItem(place, name));
  return name;
}

/** @param {string} code */
export function answersOf(code) {
  return kept(code, "answers");
}

/** @param {string} code */
export function votesOf(code) {
  return kept(code, "votes");
}

/**
 * Numbers by key, as long as the tab lives; where it keeps nothing, as long as the page does.
 * @param {string} code
 * @param {string} what
 */
function kept(code, what) {
  const place = placeOf(code, what);
  /** @type {Map<string, number>} */
  const known = new Map(Object.entries(read(place)));
  return {
    get: (/** @type {string} */ key) => known.get(key),
    set: (/** @type {string} */ key, /** @type {number} */ value) => {
      known.set(key, value);
      keeping(() => sessionStorage.setItem(place, JSON.stringify(Object.fromEntries(known))));
    },
  };
}

/** @param {string} place @returns {Record<string, number>} */
function read(place) {
  return keeping(() => JSON.parse(sessionStorage.getItem(place) ?? "{}")) ?? {};
}

/** @param {string} code @param {string} what */
function placeOf(code, what) {
  return `crossings-room-${code}-${what}`;
}
