// Play, a year back and on: the one primary control, in the head of the timeline or at the foot of a phone.

import { icon } from "../kit/icons.js";
import { make } from "../kit/making.js";
import { yearName } from "../kit/wording.js";
import { button, menu } from "./menu.js";

/** @import { Stage } from "./stage.js" */
/** @import { State } from "./store.js" */

const LONG_MS = 500; // a press as long as that asks for the pace

export class PlayBar {
  /** @param {Stage} stage @param {HTMLElement} head of the timeline */
  constructor(stage, head) {
    this.stage = stage;
    this.words = stage.facts.words;
    const { signal, play } = stage;
    const { back, forward, play: word } = this.words.buttons;
    this.box = make("div", "cx-play", head);
    head.prepend(this.box);
    this.box.setAttribute("role", "group");
    this.box.setAttribute("aria-label", this.words.play_label);
    this.button = button(this.box, {
      icon: "play",
      text: word.word,
      label: word.label,
      act: () => this.press(),
      signal,
      name: "cx-primary",
    });
    button(this.box, { icon: "back", label: back.label, act: () => play.step(-1), signal });
    button(this.box, { icon: "on", label: forward.label, act: () => play.step(1), signal });
    this.focus = button(head, {
      icon: "close",
      label: this.words.buttons.whole.label,
      act: () => play.widen(),
      signal,
      name: "cx-chip cx-focus",
    });
    this.span = make("span", "", this.focus);
    this.focus.prepend(this.span);
    this.shown = "";
    this.held = false;
    this.hold();
  }

  /** A long press opens the paces and is no press. */
  hold() {
    const { signal } = this.stage;
    const drop = () => clearTimeout(this.holding);
    this.button.addEventListener(
      "pointerdown",
      () => {
        this.held = false;
        this.holding = setTimeout(() => {
          this.held = true;
          menu(this.button, this.paces(), { label: this.words.play_label });
        }, LONG_MS);
      },
      { signal },
    );
    for (const end of ["pointerup", "pointerleave", "pointercancel"])
      this.button.addEventListener(end, drop, { signal });
    this.button.addEventListener("contextmenu", (event) => event.preventDefault(), { signal });
    signal.addEventListener("abort", drop);
  }

  press() {
    if (!this.held) this.stage.play.toggle();
    this.held = false;
  }

  /** @returns {import("./menu.js").Item[]} */
  paces() {
    const { play } = this.stage;
    return this.words.paces.map((/** @type {string} */ text, /** @type {number} */ speed) => ({
      icon: "pace",
      text,
      chosen: speed === play.speed,
      act: () => play.pace(speed),
    }));
  }

  /** @param {State} state */
  show({ playing, from, to }) {
    const [first, end] = this.stage.facts.span;
    const now = `${Boolean(playing)}-${from}-${to}`;
    if (now === this.shown) return;
    this.shown = now;
    const word = this.words.buttons[playing ? "pause" : "play"];
    this.button.replaceChildren(icon(playing ? "pause" : "play"));
    make("span", "", this.button, word.word);
    this.button.title = word.label;
    this.button.setAttribute("aria-label", word.label);
    this.focus.hidden = from === first && to === end - 1;
    this.span.textContent = `${yearName(from)} – ${yearName(to)}`;
    this.focus.setAttribute("aria-label", `${this.span.textContent}: ${this.words.buttons.whole.label}`);
  }
}
