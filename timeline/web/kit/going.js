// Goes to an address of the app without loading the page anew: Streamlit follows the history.

import { step } from "./embed.js";

/** @typedef {Record<string, string>} Params */

export const OWN = ["own", "beside"]; // in the address

let led = ""; // path of the page that a reader is to be taken to what its address names on
let away = () => false;

/**
 * `act` says whether the server is away, and tells the reader so: what is gone to would not come.
 * @param {() => boolean} act
 */
export function ifAway(act) {
  away = act;
}

/** Whether what is asked for cannot come now; then it is said. */
export function inVain() {
  return away();
}

/**
 * Where it is asked for again, no step of the history is added; nor where the server is away: says whether it went.
 * @param {string} address
 * @param {boolean} [found] what it names was looked for, maybe on this page; else a page takes its reader to it if
 *   another led there
 */
export function go(address, found = false) {
  const { pathname } = window.location;
  if (inVain()) return false;
  if (address !== window.location.href) step(address);
  const now = window.location.pathname;
  led = found && now === pathname ? now : "";
  window.dispatchEvent(new PopStateEvent("popstate"));
  if (now !== pathname) led = now; // what was left has heard of the step too
  return true;
}

/** Whether a reader is to be taken to what the address names; said once, to the part that does. */
export function came() {
  const own = led === window.location.pathname;
  led = "";
  return own;
}

/**
 * Makes a link go so, unless it is to open elsewhere.
 * @param {HTMLAnchorElement} anchor
 * @param {() => unknown} [act]
 */
export function going(anchor, act = () => go(anchor.href)) {
  anchor.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    act();
  });
}

/**
 * A link to what `where` says. It is asked again when it is needed: the theme in the address may have
 * changed since.
 * @param {HTMLAnchorElement} anchor
 * @param {() => string} where
 * @param {() => unknown} [act]
 */
export function leading(anchor, where, act = () => go(where())) {
  anchor.href = where();
  for (const when of ["pointerdown", "focus"])
    anchor.addEventListener(when, () => {
      anchor.href = where();
    });
  going(anchor, act);
}

/** @type {import("../wire.d.ts").SharedKeys} the keys of the address that all pages share */
let shared = { window: [], sieve: [], look: [] };

/** @param {import("../wire.d.ts").SharedKeys} keys */
export function share(keys) {
  shared = keys;
}

/**
 * Another page of the app that looks as this one does. Its years are its own: what a link picks may lie
 * outside of those shown here.
 * @param {string} path
 * @param {Params} params
 */
export function elsewhere(path, params) {
  return address(path, params, shared.look);
}

/**
 * Another page of the app with all that pages share.
 * @param {string} path
 * @param {Params} params
 */
export function along(path, params) {
  const own = Object.entries(params).filter(([key]) => !allShared().includes(key));
  return address(path, Object.fromEntries(own), allShared());
}

function allShared() {
  return [...shared.window, ...shared.sieve, ...shared.look];
}

/**
 * @param {string} path
 * @param {Params} params
 * @param {readonly string[]} keys
 */
function address(path, params, keys) {
  const found = new URL(path, document.baseURI);
  const now = new URLSearchParams(window.location.search);
  const kept = keys.flatMap((key) => (now.has(key) ? [[key, now.get(key) ?? ""]] : []));
  found.search = String(new URLSearchParams({ ...params, ...Object.fromEntries(kept) }));
  return found.href;
}

/**
 * Of whose facts it is asked: those of the reader's own, where the page shows such.
 * @param {Params} params
 */
export function ofOwn(params) {
  const now = new URLSearchParams(window.location.search);
  const kept = OWN.flatMap((key) => (now.has(key) ? [[key, now.get(key) ?? ""]] : []));
  return { ...params, ...Object.fromEntries(kept) };
}

/**
 * Where something is found again: this page with what names it and the edition, and nothing of its look.
 * @param {Params} params
 * @param {string} edition
 */
export function lasting(params, edition) {
  const own = new URL(window.location.pathname, window.location.origin);
  own.search = String(new URLSearchParams(ofOwn({ ...params, edition })));
  return own.href;
}

/**
 * This page with other parameters; null takes one out.
 * @param {Record<string, string | null>} changes
 */
export function here(changes) {
  const address = new URL(window.location.href);
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) address.searchParams.delete(key);
    else address.searchParams.set(key, value);
  }
  address.hash = "";
  return address.href;
}
