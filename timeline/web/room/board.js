// Questions of the hall that the lecturer has opened to all, on the screen.

import { make } from "../kit/making.js";

/** @import { HallQuestion } from "../wire.d.ts" */

const MOST = 3; // at once; the rest wait until one is put away

export class Board {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.list = make("ul", "cx-asked", root);
    this.list.dataset.testid = "asked";
    this.list.setAttribute("aria-live", "polite");
    this.list.hidden = true;
  }

  /** @param {Iterable<HallQuestion>} asked */
  show(asked) {
    const { list } = this;
    const shown = [...asked].filter(({ state }) => state === "shown").sort((one, other) => other.votes - one.votes);
    list.replaceChildren();
    list.hidden = !shown.length;
    for (const { text } of shown.slice(0, MOST)) make("li", "", list, text);
  }

  end() {
    this.list.remove();
  }
}
