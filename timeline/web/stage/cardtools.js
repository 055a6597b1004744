// What can be done with a card: close it, copy its link, cite it, go on to the next event.

import { asked } from "../kit/asked.js";
import { copy, offer } from "../kit/copying.js";
import { lineOf } from "../kit/embed.js";
import { icon } from "../kit/icons.js";
import { make } from "../kit/making.js";
import { citation } from "./citing.js";
import { button } from "./menu.js";

/** @import { Stage } from "./stage.js" */
/** @import { Card } from "./shapes.js" */

const LONG_MS = 12_000; // that two sentences stand
const HEIGHT = 640; // of a stage in another page, in pixels

export class CardTools {
  /** @param {Stage} stage @param {HTMLElement} body of the card */
  constructor(stage, body) {
    this.stage = stage;
    this.words = stage.facts.words;
    this.body = body;
  }

  /** The one control that closes a card, or goes back to what was found.
   * @param {DocumentFragment} box */
  closer(box) {
    const { state, signal } = this.stage;
    const back = this.words.back_to_found;
    const act = () => this.stage.pick(null);
    if (state.q) button(box, { icon: "back", label: back, text: back, act, signal, name: "cx-card-back" });
    else button(box, { icon: "close", label: this.words.buttons.close.label, act, signal, name: "cx-card-close" });
  }

  /** @param {DocumentFragment} box @param {HTMLDetailsElement} sources in whose row they stand @param {string} pick @param {Card} own */
  row(box, sources, pick, own) {
    const { files, signal } = this.stage;
    const row = make("div", "cx-tools", box);
    row.append(sources);
    const { copy, cite } = this.words;
    const copier = button(row, { icon: "share", label: copy, text: copy, act: () => this.copyLink(copier), signal });
    if (!files.addresses.citations) return;
    const { embed } = this.words;
    const line = button(row, { label: embed, text: embed, act: () => this.copyLine(own.title, line), signal });
    const citer = button(row, {
      icon: "cite",
      label: cite,
      text: cite,
      act: () => this.cite(row, citer, pick, own.sources),
      signal,
    });
    citer.setAttribute("aria-expanded", "false");
  }

  /** @param {DocumentFragment} box */
  steps(box) {
    const { play, signal } = this.stage;
    const { before, after } = this.words.buttons;
    const row = make("div", "cx-steps", box);
    row.setAttribute("role", "group");
    const back = button(row, {
      icon: "back",
      label: before.label,
      text: before.word,
      act: () => play.jump(-1),
      signal,
    });
    const on = button(row, { label: after.label, text: after.word, act: () => play.jump(1), signal });
    on.append(icon("on"));
    back.disabled = !play.next(-1);
    on.disabled = !play.next(1);
  }

  /** @param {HTMLElement} [opener] says that it is done */
  async copyLink(opener) {
    this.stage.address.write();
    const done = await this.copy(window.location.href, opener);
    if (done && asked("own")) this.stage.messages.notify(this.words.copied_own, LONG_MS);
  }

  /** The line of HTML that shows this in another page. @param {string} title @param {HTMLElement} [opener] says that it is done */
  async copyLine(title, opener) {
    this.stage.address.write();
    await this.copy(lineOf(window.location.href, title, HEIGHT), opener);
  }

  /** Whether it was copied; where it was not, it is there to be copied by hand.
   * @param {string} text @param {HTMLElement} [opener] says that it is done */
  async copy(text, opener) {
    if (!(await copy(text))) {
      const { note } = this.stage.messages;
      if (!opener) this.stage.messages.notify(" ", LONG_MS);
      offer(opener?.parentElement ?? note, text, this.words.by_hand);
      return false;
    }
    const word = opener?.querySelector("span") ?? opener;
    if (word) word.textContent = this.words.copied;
    else this.stage.messages.notify(this.words.copied, 2500);
    return true;
  }

  /** Opened and closed by one button.
   * @param {HTMLElement} row @param {HTMLElement} opener @param {string} pick @param {string[]} sources */
  async cite(row, opener, pick, sources) {
    const open = this.body.querySelector(".cx-cite");
    opener.setAttribute("aria-expanded", String(!open));
    if (open) {
      open.remove();
      return;
    }
    const known = await this.stage.files.citations();
    if (!known) return;
    const copy = (/** @type {string} */ text, /** @type {HTMLElement} */ copier) => {
      this.copy(text, copier);
    };
    const part = citation(this.body, pick, sources, known, { words: this.words, copy });
    row.after(part);
    part.scrollIntoView({ block: "nearest" });
  }
}
