// The box in the bar of every page that everything is searched by. What answers, and what there is to
// find, come when it is first used, and then need no server.

import { typing } from "./dress.js";
import { icon } from "./icons.js";
import { isChord, keyName } from "./keys.js";
import { make } from "./making.js";
import { move } from "./mounting.js";

/** @import { FrameData, FrameFiles } from "../wire.d.ts" */
/** @typedef {{ box: HTMLElement, field: HTMLInputElement, files: FrameFiles, entered: boolean }} SearchBox */

let listening = false;
/** @type {Element | null} */
let before = null; // what had the focus when the key led here, and has it again when the box is left

/**
 * @param {Element} bar
 * @param {FrameData["words"]} words
 * @param {FrameFiles} files
 */
export function search(bar, words, files) {
  if (taken(bar)) return;
  const box = make("div", "cx-find", bar);
  box.setAttribute("role", "search");
  const label = make("label", "", box);
  label.title = words.search;
  label.append(icon("search"));
  const field = make("input", "", label);
  Object.assign(field, { type: "search", placeholder: words.search, autocomplete: "off", spellcheck: false });
  field.maxLength = 80;
  field.enterKeyHint = "go";
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-label", words.search);
  field.setAttribute("aria-expanded", "false");
  field.setAttribute("aria-autocomplete", "list");
  /** @type {SearchBox} */
  const own = { box, field, files, entered: false };
  const fault = make("p", "cx-find-fault", box);
  fault.setAttribute("role", "status");
  const begin = () => bring(own, fault, words.search_fault);
  field.addEventListener("keydown", ({ key }) => {
    own.entered = key === "Enter"; // maybe before there is an answer
  });
  field.addEventListener("left", (event) => {
    // Whom no key led here goes on from where they are.
    const to = before ?? document.querySelector("[data-testid=stMain] .cx-stage") ?? current(bar);
    if (!(to instanceof HTMLElement) || to === document.body || !to.isConnected) return;
    event.preventDefault();
    to.focus({ preventScroll: true });
  });
  field.addEventListener("blur", () => {
    before = null;
    fault.textContent = "";
  });
  for (const kind of ["focus", "input"]) field.addEventListener(kind, begin); // until it has come
  label.addEventListener("pointerenter", begin);
  if (!listening) window.addEventListener("keydown", reach);
  listening = true;
}

/**
 * The page where one is, in the menu, or what opens that.
 * @param {Element} bar
 */
function current(bar) {
  const found = [...bar.querySelectorAll(".cx-nav [aria-current=page], .cx-pages")];
  return found.find((own) => own.checkVisibility());
}

/**
 * The box of the first page, at which somebody may be already, comes to the session's bar as it is.
 * @param {Element} bar
 */
function taken(bar) {
  const box = document.querySelector(".cx-early .cx-find");
  if (!box || bar.closest(".cx-early")) return false;
  const field = box.querySelector("input");
  const within = field === document.activeElement;
  move(box, bar);
  if (within && field !== document.activeElement) field?.focus();
  return true;
}

/** @type {WeakSet<HTMLElement>} */
const brought = new WeakSet();

/**
 * Where it does not come that is said below the box, and it is asked for again with the next letter.
 * @param {SearchBox} own
 * @param {HTMLElement} fault
 * @param {string} said
 */
async function bring(own, fault, said) {
  if (brought.has(own.box)) return;
  brought.add(own.box);
  try {
    const { modules } = await import(new URL(own.files.searching, document.baseURI).href);
    await modules["find/find"].connect(own);
    fault.remove();
  } catch (error) {
    console.error(error);
    brought.delete(own.box);
    if (document.activeElement === own.field) fault.textContent = said;
  }
}

/**
 * The key / goes to the box, wherever one is and does not type.
 * @param {KeyboardEvent} event
 */
function reach(event) {
  if (keyName(event) !== "/" || isChord(event) || event.defaultPrevented || typing(event.target)) return;
  const field = [...document.querySelectorAll(".cx-find input")].at(-1);
  if (!(field instanceof HTMLElement) || field.closest("[inert]") || !field.checkVisibility()) return;
  event.preventDefault();
  before = document.activeElement;
  field.focus({ preventScroll: true });
}
