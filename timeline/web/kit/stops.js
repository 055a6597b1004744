// A strip of links or buttons as one stop of the Tab key: arrows go on from there.

import { isChord } from "./keys.js";

const ALL = "a, button, summary";

/**
 * The stop is what is current, else the first, and then whatever had the focus last. Gives what moves it.
 * @param {HTMLElement} strip
 * @param {string} [stops] which of them the Tab key may come to
 */
export function oneStop(strip, stops = ALL) {
  const all = /** @type {HTMLElement[]} */ ([...strip.querySelectorAll(ALL)]);
  const own = all.filter((one) => one.matches(stops));
  const stop = (/** @type {EventTarget | null | undefined} */ to) => {
    if (own.some((other) => other === to)) for (const other of all) other.tabIndex = other === to ? 0 : -1;
  };
  stop(own.find((one) => one.hasAttribute("aria-current")) ?? own[0]);
  strip.addEventListener("focusin", ({ target }) => stop(target));
  strip.addEventListener("keydown", (event) => {
    const seen = all.filter((one) => one.checkVisibility());
    const at = seen.indexOf(/** @type {HTMLElement} */ (event.target));
    const last = seen.length - 1;
    /** @type {Record<string, number>} */
    const ways = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: last };
    const to = ways[event.key];
    if (to === undefined || at < 0 || isChord(event)) return;
    event.preventDefault();
    event.stopPropagation();
    seen[to < 0 ? last : to > last ? 0 : to].focus();
  });
  return stop;
}
