// The note on people, before their names are shown or taken away.

import { button, make } from "../kit/making.js";

/** @import { Phrases } from "../wire.d.ts" */

/**
 * Acts at once where the reader has agreed before.
 * @param {HTMLElement} box
 * @param {Phrases} words
 * @param {boolean} agreed
 * @param {() => void} act
 */
export function careful(box, words, agreed, act) {
  if (agreed) {
    act();
    return;
  }
  box.querySelector(".cx-own-note")?.remove();
  const note = make("div", "cx-own-note", box);
  note.setAttribute("role", "group");
  note.setAttribute("aria-label", words.care_label);
  make("p", "", note, words.care);
  button(
    note,
    words.care_yes,
    () => {
      note.remove();
      act();
    },
    { name: "cx-own-main" },
  ).focus();
  button(note, words.care_no, () => note.remove());
}
