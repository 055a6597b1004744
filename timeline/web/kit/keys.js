// Keys, what they do, in words. A key goes by its place where its letter is not Latin.

import { make, sheet } from "./making.js";

/** @import { KeyRow } from "../wire.d.ts" */

/** @type {Record<string, string>} characters by the key they are on, without and with Shift */
const PLACES = {
  Period: ".>",
  Slash: "/?",
  Minus: "-_",
  Equal: "=+",
  NumpadAdd: "++",
  NumpadSubtract: "--",
  Space: "  ",
};
const SAME = new Map([
  ["=", "+"],
  ["_", "-"],
]);

/**
 * The name of a key: a small letter, a character or as the browser calls it, on any keyboard.
 * @param {{ key: string, code?: string, shiftKey?: boolean }} event
 */
export function keyName({ key, code = "", shiftKey = false }) {
  if (/^[\x20-\x7e]$/.test(key)) return SAME.get(key) ?? key.toLowerCase();
  if (key.length > 1 && !["Process", "Unidentified", "Dead"].includes(key)) return key;
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  const other = PLACES[code]?.[Number(shiftKey)] ?? key;
  return letter?.toLowerCase() ?? digit ?? SAME.get(other) ?? other;
}

/** @param {{ ctrlKey: boolean, metaKey: boolean, altKey: boolean }} event */
export function isChord({ ctrlKey, metaKey, altKey }) {
  return ctrlKey || metaKey || altKey;
}

// Which do nothing but lead somewhere: a field, a menu.
const HARMLESS = ["/", "?"];
const PLACE = "crossings-keys";

/**
 * Whether it writes a letter, a digit or a sign: who speaks to a browser presses such keys unasked
 * (WCAG 2.1.4), so that they act only on what has the focus, or where a reader has switched them on.
 * @param {{ key: string, code?: string, shiftKey?: boolean }} event
 */
export function isCharacter(event) {
  const name = keyName(event);
  return /^[\x21-\x7e]$/.test(name) && !HARMLESS.includes(name);
}

/** Whether a reader wants single letters to act wherever the focus is. */
export function everywhere() {
  try {
    return window.localStorage.getItem(PLACE) === "everywhere";
  } catch {
    return false;
  }
}

/** @param {boolean} on */
export function setEverywhere(on) {
  try {
    window.localStorage.setItem(PLACE, on ? "everywhere" : "");
  } catch {
    // It lasts no longer than this browser keeps things.
  }
}

/** @typedef {(key: string) => unknown} Act gets the name of the key, "Shift+" before it where that counts */

export class Keys {
  /**
   * @param {readonly KeyRow[]} rows
   * @param {Record<string, Act>} acts by the names of the rows; one that has none is obeyed elsewhere
   */
  constructor(rows, acts) {
    this.rows = rows;
    /** @type {Map<string, Act>} */
    this.acts = new Map();
    for (const { act, keys } of rows) for (const key of keys) if (acts[act]) this.acts.set(key, acts[act]);
  }

  /**
   * What a key does; nothing where it is none of these.
   * @param {{ key: string, code?: string, shiftKey?: boolean }} event
   * @returns {(() => unknown) | undefined}
   */
  actOf(event) {
    const own = keyName(event);
    const shifted = `Shift+${own}`;
    const name = event.shiftKey && this.acts.has(shifted) ? shifted : own;
    const act = this.acts.get(/^\d$/.test(own) ? "0" : name);
    return act && (() => act(name));
  }
}

/**
 * Keys and what they do, on a sheet; `where` they act.
 * @param {HTMLElement} root
 * @param {string} title
 * @param {readonly KeyRow[]} rows
 * @param {string} [where]
 */
export function keySheet(root, title, rows, where = "") {
  const box = sheet(root, "help", title);
  if (where) make("p", "", box, where);
  const list = make("dl", "", box);
  for (const { label, words } of rows) {
    const row = make("div", "", list);
    make("dt", "", row, label);
    make("dd", "", row, words);
  }
  return box;
}
