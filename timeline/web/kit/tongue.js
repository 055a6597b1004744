// The language of the page: the address holds it, a key or a button turns to the next.

import { typing } from "./dress.js";
import { go, here } from "./going.js";
import { everywhere, isChord, keyName } from "./keys.js";

/** @import { Tongue } from "../wire.d.ts" */

const KEY = "lang";
/** @type {Tongue[]} */
let known = [];

/** @param {Tongue[]} tongues in the order in which they follow each other */
export function speaking(tongues) {
  if (!known.length) window.addEventListener("keydown", key);
  known = tongues;
}

/** The language that comes next; none where there is one alone. */
export function other() {
  const now = known.findIndex(({ tag }) => tag === document.documentElement.lang);
  return known.length > 1 ? known[(now + 1) % known.length] : null;
}

/** The same page, of the same address, in the next language. */
export function turn() {
  const next = other();
  if (next) go(here({ [KEY]: next.code }));
}

/**
 * On its way back: what has keys of its own, as a stage or a lecture, has taken them by then.
 * @param {KeyboardEvent} event
 */
function key(event) {
  if (keyName(event) !== "k" || isChord(event) || typing(event.target) || !everywhere()) return;
  event.preventDefault();
  event.stopPropagation();
  turn();
}
