// What this browser keeps of the reader's own: shown, opened to mend it, saved as a folder, forgotten.

import { button, make } from "../kit/making.js";
import { fill } from "../kit/wording.js";
import { careful } from "./care.js";

/** @import { Phrases } from "../wire.d.ts" */

/** @import { Kept } from "./cupboard.js" */
/**
 * @typedef {object} ShelfActs
 * @property {(own: Kept, beside: boolean) => void} shown
 * @property {(own: Kept) => void} opened
 * @property {(own: Kept) => Promise<void>} saved
 * @property {(own: Kept) => Promise<void>} forgotten
 */

/**
 * @param {HTMLElement} box
 * @param {Kept[]} kept
 * @param {Phrases} words
 * @param {ShelfActs} acts
 */
export function shelf(box, kept, words, acts) {
  box.replaceChildren();
  box.hidden = !kept.length;
  if (!kept.length) return;
  make("h2", "", box, words.kept);
  make("p", "", box, words.kept_where);
  const list = make("ul", "cx-own-list", box);
  for (const own of kept) entry(make("li", "", list), own, words, acts);
}

/**
 * @param {HTMLElement} box
 * @param {Kept} own
 * @param {Phrases} words
 * @param {ShelfActs} acts
 */
function entry(box, own, words, acts) {
  box.dataset.own = own.id;
  make("h3", "", box, own.title).dir = "auto";
  const holds = own.holds ? fill(words.holds, { ...own.holds, n: own.holds.events }) : "";
  const when = new Date(own.changed).toLocaleDateString(document.documentElement.lang || undefined);
  make("p", "", box, [own.name, holds, when].filter(Boolean).join(" · ")).dir = "auto";
  const tools = make("div", "cx-own-tools", box);
  button(tools, words.show_alone, () => acts.shown(own, false), { name: "cx-own-main" });
  button(tools, words.show_beside, () => acts.shown(own, true));
  button(tools, words.open, () => acts.opened(own));
  button(tools, words.folder, () => careful(box, words, own.care, () => acts.saved(own)));
  const away = button(tools, words.forget, () => {
    away.hidden = true;
    const sure = make("span", "cx-own-sure", tools, words.sure);
    button(sure, words.forget_yes, () => acts.forgotten(own), { name: "cx-own-away" }).focus();
    button(sure, words.forget_no, () => {
      sure.remove();
      away.hidden = false;
      away.focus();
    });
  });
}
