// The theme that a page wears: chosen by its reader, else the system's. One for all that stands on it.

import { everywhere, isChord, keyName } from "./keys.js";

/** @typedef {{ fontScale?: number } & Record<string, unknown>} Colours as Streamlit names them */

/** @type {Set<(name: string) => unknown>} */
const listeners = new Set();
let worn = new URLSearchParams(window.location.search).get("theme");
/** @type {string | null} the theme that Streamlit has been told */
let told = null;
/** @type {Record<string, Colours>} */
let known = {};

/**
 * `themes` by name: colours for Streamlit's own elements, as its themes name them.
 * @param {Record<string, Colours>} themes
 */
export function install(themes) {
  const first = !Object.keys(known).length;
  known = themes;
  const asked = new URLSearchParams(window.location.search).get("theme");
  if (first) worn = asked && Object.hasOwn(known, asked) ? asked : null;
  if (!first && asked) wear(asked);
  if (worn && worn !== told) tell();
  if (!first) return;
  width = window.innerWidth;
  window.addEventListener("keydown", key);
  window.addEventListener("resize", resized);
  window.addEventListener("beforeprint", onPaper);
}

/** Paper is white: page.css turns over what was drawn on dark, which can't be drawn anew in time. */
function onPaper() {
  document.documentElement.toggleAttribute("data-dark", known[theme()]?.base === 1);
}

// The name of the theme that was chosen; null where the system decides.
export function chosen() {
  return worn;
}

/**
 * On its way back: what has keys of its own, as a stage or a lecture, has taken them by then.
 * @param {KeyboardEvent} event
 */
function key(event) {
  if (keyName(event) !== "t" || isChord(event) || typing(event.target) || !everywhere()) return;
  event.preventDefault();
  event.stopPropagation();
  next();
}

/**
 * Whether keys go into a field.
 * @param {EventTarget | null} target
 */
export function typing(target) {
  return (
    target instanceof Element && target.matches("input, textarea, select, [contenteditable=true], [contenteditable='']")
  );
}

export function theme() {
  if (worn) return worn;
  const own = document.querySelector(".cx-frame, .cx-stage");
  return own && isDark(getComputedStyle(own).getPropertyValue("--st-background-color").trim()) ? "dark" : "light";
}

/**
 * Whether a theme is for the last row of a hall.
 * @param {string} name
 */
export function isHall(name) {
  return name.startsWith("hall");
}

/**
 * What a table has for the theme that is worn, else for its first: the address may ask for any name.
 * @template Value
 * @param {Record<string, Value>} table by theme
 * @param {string} [name]
 */
export function ofTheme(table, name = theme()) {
  return Object.hasOwn(table, name) ? table[name] : Object.values(table)[0];
}

export function next() {
  const names = Object.keys(known);
  wear(names[(names.indexOf(theme()) + 1) % names.length]);
}

/**
 * A theme for a while, at first `name` where nobody has chosen one; gives how to go back to what was worn
 * before, whatever has been chosen meanwhile. A page that is loaded again meanwhile knows it still.
 * @param {string} name
 */
export function lend(name) {
  const { state } = window.history;
  const before = state && "lent" in state ? state.lent : worn;
  const bare = worn ? system() : theme();
  window.history.replaceState({ ...state, lent: before }, "");
  if (!worn && Object.hasOwn(known, name)) put(name);
  return () => {
    const { lent: _, ...rest } = window.history.state ?? {};
    window.history.replaceState(rest, "", inAddress() === before ? undefined : dressed(before));
    if (worn !== (before ?? bare)) put(before ?? bare);
    worn = before;
  };
}

/** What a page wears where nobody has chosen, as long as nothing is put on it. */
function system() {
  return window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/**
 * This address with a theme, or without any.
 * @param {string | null} name
 */
function dressed(name) {
  const address = new URL(window.location.href);
  if (name) address.searchParams.set("theme", name);
  else address.searchParams.delete("theme");
  return address;
}

function inAddress() {
  return new URLSearchParams(window.location.search).get("theme");
}

/** @param {string} name */
export function wear(name) {
  if (!Object.hasOwn(known, name) || name === worn) return;
  if (inApp()) window.history.replaceState(window.history.state, "", dressed(name));
  put(name);
}

/** @param {string} name */
function put(name) {
  worn = name;
  tell();
  for (const listener of listeners) hear(listener, name);
}

/**
 * One whose files do not come wears what it wore, and holds up no other.
 * @param {(name: string) => unknown} listener
 * @param {string} name
 */
async function hear(listener, name) {
  try {
    await listener(name);
  } catch (fault) {
    console.error(fault);
  }
}

/**
 * Calls `listener` with the name of each theme put on; returns how to stop it.
 * @param {(name: string) => unknown} listener
 */
export function onDress(listener) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

// By how much what is drawn for a hall 1080 pixels high must grow in this window; 1 in other themes.
export function growth() {
  return (known[theme()]?.fontScale ?? 1) === 1 ? 1 : Math.max(0.72, Math.min(2, window.innerHeight / 1080));
}

// A window that goes onto a beamer has its letters; a phone's bar that comes and goes changes no width.
let width = 0;
function resized() {
  if (window.innerWidth === width) return;
  width = window.innerWidth;
  if ((known[theme()]?.fontScale ?? 1) !== 1) tell();
}

/** The letters of the page, by which all its sizes go, in pixels: before Streamlit comes to it. */
export function size() {
  const letters = Math.round(16 * (known[theme()]?.fontScale ?? 1) * growth());
  document.documentElement.style.fontSize = `${letters}px`;
  return letters;
}

// Streamlit takes its theme from the page it stands in; here that page is itself.
function tell() {
  if (!worn || !document.querySelector("[data-testid=stApp]")) return;
  told = worn;
  const { fontScale: _, ...colours } = known[worn];
  const baseFontSize = size();
  window.postMessage(
    { stCommVersion: 1, type: "SET_CUSTOM_THEME_CONFIG", themeInfo: { ...colours, baseFontSize } },
    window.location.origin,
  );
}

function inApp() {
  return Boolean(document.querySelector("[data-testid=stApp], .cx-early"));
}

/** @param {string} colour */
function isDark(colour) {
  const parts = colour.startsWith("#")
    ? [1, 3, 5].map((i) => parseInt(colour.slice(i, i + 2), 16))
    : (colour.match(/[\d.]+/g) ?? [255, 255, 255]).map(Number);
  return parts[0] * 0.3 + parts[1] * 0.59 + parts[2] * 0.11 < 128;
}
