// What the address asks of this page, as it is now: Python is not asked where the browser can answer.

import { step } from "./embed.js";
import { here } from "./going.js";

/** @param {string} key */
export function asked(key) {
  return new URLSearchParams(window.location.search).get(key) ?? "";
}

/**
 * Puts keys into the address; blank takes one out. A step of the history, unless it only goes on with one.
 * @param {Record<string, string>} changes
 * @param {{ on?: boolean }} [how]
 */
export function ask(changes, { on = false } = {}) {
  const wanted = here(Object.fromEntries(Object.entries(changes).map(([key, value]) => [key, value || null])));
  if (wanted === window.location.href) return;
  if (on) window.history.replaceState(window.history.state, "", wanted);
  else step(wanted);
}
