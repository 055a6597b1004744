// What a phone keeps: until its tab is closed what it has answered, and for whom it has voted; in its browser
// the token of one room, until that is over, so that a second tab is no second phone.

import { keeping } from "../kit/keeping.js";

const TOKEN = "crossings-room-token";

/**
 * Blank at first. Another room knows nothing of it.
 * @param {string} code of the room
 */
export function tokenOf(code) {
  let own = "";
  const before = keeping(() => JSON.parse(localStorage.getItem(TOKEN) ?? "null"));
  if (before?.code === code) own = String(before.token);
  return {
    get: () => own,
    set: (/** @type {string} */ token) => {
      if (token === own) return;
      own = token;
      keeping(() =>
        token ? localStorage.setItem(TOKEN, JSON.stringify({ code, token })) : localStorage.removeItem(TOKEN),
      );
    },
  };
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
