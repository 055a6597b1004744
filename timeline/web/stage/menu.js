// A button with its icon, and a menu that a button opens. One menu is open at a time.

import { icon } from "../kit/icons.js";
import { make } from "../kit/making.js";

/** @typedef {{ icon: string, text: string, act: () => void, chosen?: boolean, kind?: string, label?: string }} Item */
/** @typedef {{ icon?: string, label: string, text?: string, act: () => void, signal: AbortSignal, name?: string }} Pressed */

const EDGE = 8; // pixels

/** @type {(() => void) | null} */
let closing = null;

/** @param {ParentNode} box @param {Pressed} asked @returns {HTMLButtonElement} */
export function button(box, { icon: drawn, label, text = "", act, signal, name = "" }) {
  const own = /** @type {HTMLButtonElement} */ (make("button", name, box));
  own.type = "button";
  own.title = label;
  own.setAttribute("aria-label", label);
  if (drawn) own.append(icon(drawn));
  if (text) make("span", "", own, text);
  own.addEventListener("click", act, { signal });
  return own;
}

/** Says whether there was a menu to close. */
export function closeMenu() {
  const open = closing;
  closing = null;
  open?.();
  return Boolean(open);
}

/** Opens a menu beside its button, or closes it again.
 * @param {HTMLElement} opener @param {Item[]} items @param {{ label?: string }} [words] */
export function menu(opener, items, { label = opener.title } = {}) {
  const again = opener.getAttribute("aria-expanded") === "true";
  closeMenu();
  if (again) return;
  const box = make("div", "cx-menu", opener.parentElement ?? opener);
  const list = make("div", "", box);
  list.setAttribute("role", "menu");
  list.setAttribute("aria-label", label);
  for (const item of items) entry(list, item);
  keepIn(box);
  const ending = new AbortController();
  closing = () => {
    ending.abort();
    const within = box.contains(document.activeElement);
    box.remove();
    opener.setAttribute("aria-expanded", "false");
    if (within) opener.focus();
  };
  opener.setAttribute("aria-expanded", "true");
  list.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => walk(list, event));
  const outside = (/** @type {PointerEvent} */ event) => {
    const target = /** @type {Node} */ (event.target);
    if (!box.contains(target) && !opener.contains(target)) closeMenu();
  };
  window.addEventListener("pointerdown", outside, { signal: ending.signal, capture: true });
  /** @type {HTMLElement | null} */ (list.querySelector("button"))?.focus();
}

/** What does not fit between its button and the edge of the window scrolls. @param {HTMLElement} box */
function keepIn(box) {
  const { top, bottom } = box.getBoundingClientRect();
  const over = bottom > window.innerHeight ? window.innerHeight - top : bottom;
  box.style.maxHeight = `${Math.floor(top < 0 ? bottom : over) - EDGE}px`;
}

/** @param {HTMLElement} list @param {Item} item */
function entry(
  list,
  { icon: drawn, text, act, chosen, kind = chosen === undefined ? "menuitem" : "menuitemradio", label = text },
) {
  const own = make("button", "", list);
  own.type = "button";
  own.title = label;
  own.setAttribute("role", kind);
  if (chosen !== undefined) own.setAttribute("aria-checked", String(chosen));
  own.append(icon(drawn));
  make("span", "", own, text);
  own.addEventListener("click", () => {
    closeMenu();
    act();
  });
}

/** @param {HTMLElement} list @param {KeyboardEvent} event */
function walk(list, event) {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!by) return;
  event.preventDefault();
  event.stopPropagation();
  const all = /** @type {HTMLElement[]} */ ([...list.querySelectorAll("button")]);
  all[(all.indexOf(/** @type {HTMLElement} */ (document.activeElement)) + by + all.length) % all.length].focus();
}
