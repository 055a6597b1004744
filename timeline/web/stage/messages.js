// What the stage says by itself: a short word over it, aloud to who listens, and a black screen.

import { make } from "../kit/making.js";

const SAID_MS = 5000; // then the black is black

export class Messages {
  /** @param {HTMLElement} root @param {AbortSignal} signal @param {string} leave how to leave the black screen */
  constructor(root, signal, leave) {
    this.note = make("div", "cx-note", root);
    this.black = make("div", "cx-black", root);
    this.note.hidden = true;
    this.black.hidden = true;
    this.leave = leave;
    this.lit = () => this.darken(false);
    this.black.addEventListener("click", () => this.lit(), { signal });
    this.live = make("div", "cx-live", root);
    this.live.setAttribute("aria-live", "polite");
    signal.addEventListener("abort", () => {
      clearTimeout(this.noting);
      clearTimeout(this.leaving);
    });
  }

  /** @param {string} text */
  say(text) {
    this.live.textContent = text;
  }

  /** Until the next or for a while.
   * @param {string} text @param {number} [forMs] */
  notify(text, forMs) {
    this.note.textContent = text;
    this.note.hidden = !text;
    clearTimeout(this.noting);
    if (text && forMs) this.noting = setTimeout(() => this.notify(""), forMs);
  }

  get dark() {
    return !this.black.hidden;
  }

  darken(dark = !this.dark) {
    this.black.hidden = !dark;
    this.black.replaceChildren();
    clearTimeout(this.leaving);
    if (!dark) return;
    const said = make("p", "", this.black, this.leave);
    this.leaving = setTimeout(() => said.remove(), SAID_MS);
    this.say(this.leave);
  }
}
