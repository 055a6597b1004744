// What a term means, opened where it stands. Every term in words is a link to its place in the glossary,
// whoever wrote it: a part of ours or Streamlit's Markdown. Without its definition it leads there.

import { elsewhere, leading } from "./going.js";
import { linked } from "./linked.js";
import { json } from "./loading.js";
import { away, button, make } from "./making.js";

/** @import { Terms } from "../wire.d.ts" */

const LINKS = "a.cx-term, .stMarkdown a[href*='glossary?term=']";
const MARGIN = 8; // pixels, to the term and to the edge of the window
const WIDTH_REM = 24;
/** @type {Record<string, string>} what it wears, by the names of Streamlit and of the stage */
const WORN = {
  "--st-background-color": "--cx-paper",
  "--st-text-color": "--cx-ink",
  "--st-link-color": "--cx-accent",
  "--st-border-color": "--cx-quiet",
  "--st-font": "--cx-fonts",
};

let address = "";
/** @type {(() => void) | null} */
let closing = null; // one is open at a time

/**
 * From here on terms open in place; `terms` is the path of what they mean.
 * @param {string} terms
 */
export function defining(terms) {
  if (!address) window.addEventListener("click", clicked, { capture: true });
  address = terms;
}

/** Says whether what a term means was open. */
export function closeTerm() {
  const open = closing;
  closing = null;
  open?.();
  return Boolean(open);
}

/** @param {MouseEvent} event */
function clicked(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  const link = event.target instanceof Element ? event.target.closest(LINKS) : null;
  if (!(link instanceof HTMLAnchorElement)) return;
  const term = new URL(link.href).searchParams.get("term");
  if (!term) return;
  event.preventDefault();
  event.stopPropagation();
  const again = link.getAttribute("aria-expanded") === "true";
  if (!link.closest(".cx-defined")) closeTerm();
  if (!again) open(link, term);
}

/**
 * @param {HTMLAnchorElement} link
 * @param {string} id
 */
async function open(link, id) {
  /** @type {Terms} */
  const known = await json(address);
  const within = link.closest(".cx-defined");
  if (!Object.hasOwn(known.terms, id) || !link.isConnected) return;
  const opened = within instanceof HTMLElement ? within : box(link);
  tell(opened, id, known);
  opened.focus({ preventScroll: true });
}

/**
 * A box over all else beside the term, until it is closed: with Escape, its cross, or a press elsewhere.
 * @param {HTMLAnchorElement} link
 */
function box(link) {
  const own = make("div", "cx-defined", link.parentElement ?? document.body);
  link.after(own);
  own.tabIndex = -1;
  own.popover = "manual"; // over a full screen too
  own.setAttribute("role", "dialog");
  wear(own, link);
  own.showPopover();
  link.setAttribute("aria-expanded", "true");
  const ending = new AbortController();
  const { signal } = ending;
  closing = () => {
    ending.abort();
    const within = own.contains(document.activeElement);
    own.remove();
    link.setAttribute("aria-expanded", "false");
    if (within) link.focus();
  };
  const place = () => (link.isConnected ? lay(own, link) : closeTerm());
  for (const when of ["resize", "scroll"]) window.addEventListener(when, place, { signal, capture: true });
  const sizes = new ResizeObserver(place);
  sizes.observe(own);
  signal.addEventListener("abort", () => sizes.disconnect());
  window.addEventListener("keydown", (event) => key(event), { signal, capture: true });
  window.addEventListener(
    "pointerdown",
    ({ target }) => {
      if (target instanceof Node && !own.contains(target) && !link.contains(target)) closeTerm();
    },
    { signal, capture: true },
  );
  return own;
}

/** @param {KeyboardEvent} event */
function key(event) {
  if (event.key !== "Escape") return;
  event.preventDefault();
  event.stopImmediatePropagation();
  closeTerm();
}

/**
 * @param {HTMLElement} own
 * @param {string} id
 * @param {Terms} known
 */
function tell(own, id, { terms, sources, words, other }) {
  const { term, second, definition, sources: named } = terms[id];
  own.replaceChildren();
  own.setAttribute("aria-label", `${term} ${second}`.trim());
  const head = make("p", "cx-defined-head", own);
  make("b", "", head, term);
  if (second) make("span", "", head, second).lang = other;
  button(head, "×", () => closeTerm(), { label: words.close });
  linked(make("p", "", own), definition);
  const list = make("ul", "", own);
  for (const { title, url, said, rank } of named.map((key) => sources[key])) {
    const row = make("li", "", list);
    if (url) away(row, title, url);
    else make("span", "", row, title);
    make("span", "", row, `. ${said}${rank ? ` (${rank})` : ""}`);
  }
  if (window.location.protocol !== "file:") {
    leading(make("a", "cx-all", make("p", "", own), words.whole), () => elsewhere("glossary", { term: id }));
  }
}

/**
 * Its colours are those of the page, which Streamlit's Markdown does not hand on.
 * @param {HTMLElement} own
 * @param {HTMLElement} link
 */
function wear(own, link) {
  const [near, page] = [link, document.querySelector(".cx-frame") ?? link].map((one) => getComputedStyle(one));
  for (const [name, other] of Object.entries(WORN)) {
    const value = near.getPropertyValue(name) || near.getPropertyValue(other) || page.getPropertyValue(name);
    own.style.setProperty(name, value);
  }
}

/**
 * Below the term where there is room, else above it, within the window.
 * @param {HTMLElement} own
 * @param {HTMLElement} link
 */
function lay(own, link) {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const { innerWidth: width, innerHeight: height } = window;
  own.style.width = `${Math.min(WIDTH_REM * rem, width - 2 * MARGIN)}px`;
  const at = link.getClientRects()[0] ?? link.getBoundingClientRect();
  const below = height - at.bottom - 2 * MARGIN;
  const above = at.top - 2 * MARGIN;
  const up = below < own.scrollHeight && above > below;
  own.style.maxHeight = `${Math.max(96, up ? above : below)}px`;
  own.style.left = `${Math.max(MARGIN, Math.min(at.left, width - own.offsetWidth - MARGIN))}px`;
  own.style.top = `${up ? at.top - MARGIN - own.offsetHeight : at.bottom + MARGIN}px`;
}
