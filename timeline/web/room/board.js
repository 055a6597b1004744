// Questions of the hall that the lecturer has opened to all, in a strip of their own at the foot of the screen.

import { icon } from "../kit/icons.js";
import { button, make } from "../kit/making.js";

/** @import { HallQuestion, Phrases } from "../wire.d.ts" */

const MOST = 3; // at once; the rest wait until one is put away
const [HIGHEST, LETTERS] = [0.3, [3.6, 3, 2.4]]; // of the screen, and hundredths of it: the last row reads the least

export class Board {
  /**
   * @param {HTMLElement} root
   * @param {Phrases} words
   * @param {() => unknown} away
   */
  constructor(root, words, away) {
    this.root = root;
    this.box = make("aside", "cx-asked", root);
    this.box.dataset.testid = "asked";
    this.box.hidden = true;
    this.list = make("ul", "", this.box);
    this.list.setAttribute("aria-live", "polite");
    this.close = button(this.box, "", away);
    this.close.append(icon("close"));
    this.speak(words);
  }

  /** @param {Phrases} words */
  speak(words) {
    for (const name of ["title", "aria-label"]) this.close.setAttribute(name, words.asked_away);
  }

  /** @param {Iterable<HallQuestion>} asked */
  show(asked) {
    const { list, box, root } = this;
    const shown = [...asked].filter(({ state }) => state === "shown").sort((one, other) => other.votes - one.votes);
    list.replaceChildren();
    box.hidden = !shown.length;
    for (const { text } of shown.slice(0, MOST)) make("li", "", list, text);
    this.fit();
    root.classList.toggle("cx-hall-asks", !box.hidden); // words of the scene end above it
    root.style.setProperty("--asked-high", `${box.offsetHeight}px`);
  }

  /** In smaller letters, then fewer at once. */
  fit() {
    const { box, list, root } = this;
    const fits = () => box.offsetHeight <= HIGHEST * root.clientHeight;
    for (const size of LETTERS) {
      box.style.setProperty("--letters", String(size));
      if (fits()) return;
    }
    while (list.childElementCount > 1 && !fits()) list.lastElementChild?.remove();
  }

  end() {
    this.box.remove();
  }
}
