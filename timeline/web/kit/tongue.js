// The language of the page: the address holds it, a key or a button turns to the next.

import { typing } from "./dress.js";
import { go, here } from "./going.js";
import { everywhere, isChord, keyName } from "./keys.js";

/** @import { Tongue } from "../wire.d.ts" */

const KEY = "lang";
/** @type {readonly Tongue[]} */
let known = [];
/** @type {(next: Tongue) => unknown} */
let turned = (/** @type {Tongue} */ { code }) => go(here({ [KEY]: code }));

/**
 * @param {readonly Tongue[]} tongues in the order in which they follow each other
 * @param {(next: Tongue) => void} [turning] how the page turns to one; by its address where nothing is said
 */
export function speaking(tongues, turning) {
  if (!known.length) window.addEventListener("keydown", key);
  known = tongues;
  turned = turning ?? turned;
}

/** The code of the language that is spoken; blank where nobody has said which there are. */
export function spoken() {
  return known.find(({ tag }) => tag === document.documentElement.lang)?.code ?? "";
}

/** The language that comes next; none where there is one alone. */
export function other() {
  const now = known.findIndex(({ tag }) => tag === document.documentElement.lang);
  return known.length > 1 ? known[(now + 1) % known.length] : null;
}

/** The same page, of the same address, in the next language. */
export function turn() {
  const next = other();
  if (next) turned(next);
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
