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
  const opener = document.activeElement;
  const note = make("div", "cx-own-note", box);
  note.setAttribute("role", "alertdialog");
  note.setAttribute("aria-label", words.care_label);
  const heading = make("h4", "", note, words.care_label);
  heading.tabIndex = -1;
  make("p", "", note, words.care);
  const yes = () => {
    note.remove();
    act();
  };
  const no = () => {
    note.remove();
    if (opener instanceof HTMLElement) opener.focus();
  };
  button(note, words.care_yes, yes, { name: "cx-own-main" });
  button(note, words.care_no, no);
  note.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") no();
  });
  note.scrollIntoView({ block: "center" });
  heading.focus({ preventScroll: true });
}
