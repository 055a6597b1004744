// Beside the map: search and filters, and below them the card of the pick or what stands in its place.

import { card, citation } from "./card.js";
import { Filters } from "./filters.js";
import { make } from "../kit/making.js";
import { Seeking } from "./seeking.js";
import { Telling } from "./telling.js";
import { fill } from "../kit/wording.js";

/** @import { Stage } from "./stage.js" */
/** @import { State } from "./store.js" */
/** @import { Card } from "./shapes.js" */

const SETTLED_MS = 160; // a year that is only passed is not told
const READ_A_SECOND = 3; // years
const NARROW = 700; // pixels, where the card lies below the stage

export class Panel {
  /** @param {Stage} stage @param {HTMLElement} root */
  constructor(stage, root) {
    this.stage = stage;
    this.words = stage.facts.words;
    this.side = make("aside", "cx-side", root);
    this.side.setAttribute("aria-label", this.words.side);
    const row = make("div", "cx-search", this.side);
    this.seeking = new Seeking(stage, row, () => this.body);
    const open = make("button", "", row, this.words.filters);
    open.type = "button";
    this.filters = new Filters(stage, open, this.side);
    this.chips = make("div", "cx-chips", this.side);
    this.body = make("div", "cx-card", this.side);
    this.body.tabIndex = 0;
    this.body.setAttribute("role", "region");
    this.body.setAttribute("aria-label", this.words.card);
    this.limited = "";
    this.telling = new Telling(stage, this.seeking, this.filters);
    stage.signal.addEventListener("abort", () => clearTimeout(this.waiting));
  }

  /** @param {HTMLElement} box @param {string} text @param {() => void} act */
  button(box, text, act, label = "") {
    const button = make("button", "", box, text);
    button.type = "button";
    if (label) button.setAttribute("aria-label", label);
    button.addEventListener("click", act, { signal: this.stage.signal });
    return button;
  }

  // ---- search -----------------------------------------------------------------------------------

  get field() {
    return this.seeking.field;
  }

  ask() {
    this.field.focus();
  }

  learn() {
    return this.seeking.learn();
  }

  /** @param {string} query */
  found(query) {
    return this.seeking.found(query);
  }

  /** On a phone the card lies below the stage. */
  bring() {
    if (this.stage.root.clientWidth <= NARROW) this.body.scrollIntoView({ behavior: "smooth", block: "start" });
  }

  // ---- what it says -----------------------------------------------------------------------------

  /** Written anew when what it says has changed; while years or handles run, once they rest.
   * @param {State} state */
  show(state) {
    const limits = `${this.stage.choice.holds}-${state.q}`;
    if (limits !== this.limited) {
      this.limited = limits;
      this.tellLimits(state);
    }
    const said = JSON.stringify([limits, state.pick, !state.pick && state.stepping && state.at]);
    if (said === this.said) return;
    clearTimeout(this.waiting);
    const now = JSON.stringify([state.filters, state.q, state.extent, state.pick]);
    const passing = !state.pick && this.now === now;
    this.now = now;
    if (!passing) {
      this.write(said);
      return;
    }
    if (Number(state.playing) > READ_A_SECOND && !this.running) {
      this.running = true;
      this.put(this.told((box) => this.telling.running(box)));
    }
    this.waiting = setTimeout(() => this.write(said), SETTLED_MS);
  }

  /** @param {State} state */
  tellLimits(state) {
    const { choice, facts } = this.stage;
    this.seeking.show(state.q);
    this.filters.show(state);
    const limits = this.filters.limits();
    this.chips.replaceChildren();
    const shown = fill(this.words.shown, { shown: choice.shown.size, all: facts.marks.length });
    make("span", "cx-count", this.chips, shown).setAttribute("role", "status");
    for (const { text, lift } of limits) {
      this.button(this.chips, `${text} ×`, lift, fill(this.words.remove, { what: text })).className = "cx-chip";
    }
    if (limits.length > 1) this.button(this.chips, this.words.lift_all, () => this.filters.liftAll()).className = "cx-chip";
  }

  /** @param {string} said */
  write(said) {
    this.said = said;
    this.running = false;
    const { pick } = this.stage.state;
    if (pick) this.tellPick(pick);
    else this.put(this.told((box) => this.telling.tell(box)));
  }

  /** @param {(box: DocumentFragment) => void} tell */
  told(tell) {
    const box = document.createDocumentFragment();
    tell(box);
    return box;
  }

  /** @param {Node} box */
  put(box) {
    this.body.replaceChildren(box);
    this.body.scrollTop = 0;
  }

  /** @param {string} pick */
  async tellPick(pick) {
    const { cards, sources } = await this.stage.files.cards();
    if (this.stage.state.pick !== pick) return;
    const box = document.createDocumentFragment();
    card(box, cards[pick], sources, this.telling.acts);
    this.tools(box, pick, cards[pick]);
    this.put(box);
    this.body.dataset.pick = pick;
  }

  /** @param {ParentNode & Node} box @param {string} pick @param {Card} own */
  tools(box, pick, own) {
    const { play, address, state, files } = this.stage;
    const row = make("div", "cx-tools", box);
    const { before, after } = this.words.buttons;
    this.button(row, before.icon, () => play.jump(-1), before.label);
    this.button(row, after.icon, () => play.jump(1), after.label);
    const copy = this.button(row, this.words.copy, () => {
      address.write();
      this.copy(window.location.href, copy);
    });
    if (files.addresses.citations) {
      const cite = this.button(row, this.words.cite, () => this.cite(cite, pick, own.sources));
    }
    this.button(row, state.q ? this.words.back_to_found : this.words.close, () => this.stage.pick(null));
  }

  /** @param {string} text @param {HTMLElement} button */
  async copy(text, button) {
    await navigator.clipboard?.writeText(text);
    button.textContent = this.words.copied;
  }

  /** Opened and closed by one button.
   * @param {HTMLElement} button @param {string} pick @param {string[]} sources */
  async cite(button, pick, sources) {
    const open = this.body.querySelector(".cx-cite");
    button.setAttribute("aria-expanded", String(!open));
    if (open) {
      open.remove();
      return;
    }
    const known = await this.stage.files.citations();
    citation(this.body, pick, sources, known, { words: this.words, copy: (/** @type {string} */ text, /** @type {HTMLElement} */ copier) => this.copy(text, copier) });
    this.body.querySelector(".cx-cite")?.scrollIntoView({ block: "nearest" });
  }
}
