// A text with links to what it names: a pick, years, or what a term means, which opens below the text.

import { make } from "../kit/making.js";
import { sourceList } from "./picks.js";

/** @import { TextPart, TermRow } from "../wire.d.ts" */
/** @import { CardActs } from "./card.js" */

/** @type {(() => void) | null} */
let closing = null; // what a term means is open once

/** Says whether what a term means was open. */
export function closeTerm() {
  const open = closing;
  closing = null;
  open?.();
  return Boolean(open);
}

/** @param {HTMLElement} box @param {TextPart[]} parts @param {CardActs} acts */
export function linked(box, parts, acts) {
  for (const { text, pick, years, term } of parts) {
    if (pick) link(box, text, () => acts.pick(pick));
    else if (years) link(box, text, () => acts.visit(...years));
    else if (term) opener(box, text, acts.terms[term], acts);
    else make("span", "", box, text);
  }
}

/** @param {HTMLElement} box @param {string} text @param {() => void} act */
function link(box, text, act) {
  const own = make("button", "cx-link", box, text);
  own.type = "button";
  own.addEventListener("click", act);
  return own;
}

/** @param {HTMLElement} box @param {string} text @param {TermRow} term @param {CardActs} acts */
function opener(box, text, term, acts) {
  const own = link(box, text, () => {
    const open = own.getAttribute("aria-expanded") === "true";
    closeTerm();
    if (!open) define(box, own, term, acts);
  });
  own.classList.add("cx-term");
  own.setAttribute("aria-expanded", "false");
}

/** @param {HTMLElement} box the paragraph @param {HTMLElement} button @param {TermRow} term @param {CardActs} acts */
function define(box, button, { term, term_ko: korean, definition, sources }, { words, rows }) {
  const note = document.createElement("div");
  note.className = "cx-defined";
  note.setAttribute("role", "note");
  make("b", "", note, `${term} ${korean}`.trim());
  make("p", "", note, definition);
  sourceList(note, sources.map((id) => rows[id]), `${words.sources} (${sources.length})`);
  box.after(note);
  button.setAttribute("aria-expanded", "true");
  closing = () => {
    const within = note.contains(document.activeElement);
    note.remove();
    button.setAttribute("aria-expanded", "false");
    if (within) button.focus();
  };
}
