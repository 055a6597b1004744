// The address of the page follows what the stage shows, once it rests.

import * as dress from "../kit/dress.js";
import { step } from "../kit/embed.js";
import { afterPaint } from "../kit/timers.js";

/** @import { State, Store } from "./store.js" */
/** @import { Facts } from "./shapes.js" */

const REST_MS = 200;
const KEPT = ["from", "to", "pick"]; // what makes a step in the browser's history, as filters do
const GONE_TO = ["at", "view"]; // what does where a reader pressed it, and not where years run on or the map follows
const AT_ONCE = ["pick", "filters"]; // it follows once that is seen, else once the stage rests
const UNWRITTEN = ["pointed", "playing"];

export class Address {
  /** @param {Store} store @param {Facts} facts @param {{ quiet: boolean, signal: AbortSignal }} options a `quiet` one is never written */
  constructor(store, facts, { quiet, signal }) {
    this.store = store;
    this.facts = facts;
    this.quiet = quiet;
    this.home = window.location.pathname; // years that run on must not get into the address of another page
    this.popped = false; // the reader has gone back, and Python will say to what
    this.pressed = ""; // what of GONE_TO is a step once it is written
    store.subscribe((change) => this.hear(Object.keys(change)), signal);
    signal.addEventListener("abort", () => this.wait());
    window.addEventListener(
      "popstate",
      () => {
        this.wait();
        this.popped = true;
      },
      { signal, capture: true },
    );
  }

  /** Whether this answers the address that the reader has gone back to: an earlier one may be answered later.
   * @param {Record<string, string>} [asked] the address that it answers */
  taken(asked = {}) {
    const now = new URLSearchParams(window.location.search);
    const isOther = (/** @type {string} */ key) => (asked[key] ?? null) !== now.get(key);
    if (!this.popped || [...this.steps, ...GONE_TO].some(isOther)) return false;
    this.popped = false;
    return true;
  }

  /** Keys that make a step in the browser's history. */
  get steps() {
    return [...KEPT, ...this.facts.facets.map(({ key }) => key)];
  }

  /** Back has led to this address once more: nobody is asked what it shows. */
  stays() {
    this.popped = false;
  }

  /** The reader presses what leads to another year or view. @param {"at" | "view"} key */
  goes(key) {
    this.pressed = key;
  }

  /** @param {string[]} changed */
  hear(changed) {
    if (changed.some((key) => AT_ONCE.includes(key))) {
      this.popped = false; // what a reader does now stands
      this.wait();
      this.writing = afterPaint(() => this.write());
    } else if (changed.some((key) => !UNWRITTEN.includes(key))) this.rest();
  }

  /** What was about to be written is not. */
  wait() {
    clearTimeout(this.resting);
    this.writing?.();
    this.writing = undefined;
  }

  rest() {
    if (this.writing) return;
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.write(), REST_MS);
  }

  write() {
    this.wait();
    if (this.quiet || this.popped || window.location.pathname !== this.home) return;
    const address = new URL(window.location.href);
    const before = new URLSearchParams(address.search);
    for (const [key, value] of Object.entries(asking(this.store.state, this.facts))) {
      if (isNothing(value) || value === this.facts.usual[key]) address.searchParams.delete(key);
      else address.searchParams.set(key, String(value));
    }
    if (address.href === window.location.href) return;
    const moved = (/** @type {string} */ key) => before.get(key) !== address.searchParams.get(key);
    const isStep = [...this.steps, this.pressed].some(moved);
    if (moved(this.pressed)) this.pressed = "";
    if (isStep) step(address);
    else window.history.replaceState(window.history.state, "", address);
  }
}

/** What is shown, in the words of the address.
 * @param {State} state @param {Facts} facts @returns {Record<string, string | number | null | undefined>} */
export function asking({ from, to, at, stepping, pick, view, map, filters, q }, facts) {
  const listed = Object.fromEntries(facts.facets.map(({ key }) => [key, filters[key]?.join(",")]));
  return {
    from,
    to,
    at: stepping ? at : null,
    pick,
    view,
    theme: dress.chosen(),
    map,
    extent: null, // of links of before: a region now
    ...listed,
    q,
  };
}

/** What is shown, in the keys of a lecture file.
 * @param {State} state @param {Facts} facts */
export function asScene(state, facts) {
  const { theme, ...asked } = asking(state, facts);
  return Object.fromEntries(
    Object.entries(asked).filter(([key, value]) => !isNothing(value) && value !== facts.usual[key]),
  );
}

/** A year may be 0.
 * @param {unknown} value */
function isNothing(value) {
  return !value && value !== 0;
}
