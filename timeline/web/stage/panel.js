// Beside the map: search and filters, and below them the card of the pick or what stands in its place.

import { card, citation } from "./card.js";
import { Filters } from "./filters.js";
import { make } from "../kit/making.js";
import { slides } from "./layout.js";
import { button } from "./menu.js";
import { Seeking } from "./seeking.js";
import { Telling } from "./telling.js";
import { fill } from "../kit/wording.js";

/** @import { Stage } from "./stage.js" */
/** @import { State } from "./store.js" */
/** @import { Card } from "./shapes.js" */

const SETTLED_MS = 160; // a year that is only passed is not told
const READ_A_SECOND = 3; // years

export class Panel {
  /** @param {Stage} stage @param {HTMLElement} root */
  constructor(stage, root) {
    this.stage = stage;
    this.words = stage.facts.words;
    this.side = make("aside", "cx-side", root);
    this.side.setAttribute("aria-label", this.words.side);
    this.row = make("div", "cx-search", this.side);
    this.seeking = new Seeking(stage, this.row, () => this.body);
    const { filters, close } = this.words.buttons;
    const opener = button(this.row, { icon: "filter", label: filters.label, act: () => this.filters.toggle(), signal: stage.signal });
    this.filters = new Filters(stage, opener, this.side);
    this.cross = button(this.row, { icon: "close", label: close.label, act: () => this.shut(), signal: stage.signal, name: "cx-slide-cross" });
    this.chips = make("div", "cx-chips", this.side);
    this.body = make("div", "cx-card", this.side);
    this.body.tabIndex = 0;
    this.body.setAttribute("role", "region");
    this.body.setAttribute("aria-label", this.words.card);
    this.limited = "";
    this.layout = "";
    this.asked = false; // for search or filters, where the card slides
    this.telling = new Telling(stage, this.seeking, this.filters);
    stage.signal.addEventListener("abort", () => clearTimeout(this.waiting));
  }

  /** @param {HTMLElement} box @param {string} text @param {() => void} act */
  button(box, text, act) {
    const own = make("button", "", box, text);
    own.type = "button";
    own.addEventListener("click", act, { signal: this.stage.signal });
    return own;
  }

  // ---- search -----------------------------------------------------------------------------------

  get field() {
    return this.seeking.field;
  }

  ask() {
    this.asked = true;
    this.slide();
    this.field.focus();
  }

  /** Over the timeline where the card has no column of its own. */
  open() {
    this.asked = true;
    this.slide();
    this.filters.toggle(true);
  }

  /** Closes what was opened; says whether anything was. */
  close() {
    if (this.filters.open) {
      this.filters.toggle(false);
      return true;
    }
    const { asked } = this;
    this.asked = false;
    this.slide();
    return asked && slides(this.layout);
  }

  shut() {
    this.asked = false;
    this.filters.toggle(false);
    if (this.stage.state.pick) this.stage.pick(null);
    this.slide();
  }

  /** Takes its place in a layout: where it slides, it is seen while something is picked or asked for. */
  place(layout = this.layout) {
    this.layout = layout;
    this.slide();
  }

  slide() {
    const { pick, q } = this.stage.state;
    const row = this.bring();
    const out = slides(this.layout) && (Boolean(row) || !(pick || q || this.asked));
    this.side.classList.toggle("out", out);
    this.side.inert = out;
  }

  learn() {
    return this.seeking.learn();
  }

  /** @param {string} query */
  found(query) {
    return this.seeking.found(query);
  }

  /** On a phone the card lies in the row of its event; returns that row. */
  bring() {
    const { time, state: { pick } } = this.stage;
    const row = this.layout === "stack" && pick && time.form ? time.rowOf(pick) : null;
    const home = row ?? this.side;
    if (this.body.parentElement !== home) {
      home.append(this.body);
      row?.scrollIntoView({ block: "nearest" });
    }
    return row;
  }

  // ---- what it says -----------------------------------------------------------------------------

  /** Written anew when what it says has changed; while years or handles run, once they rest.
   * @param {State} state */
  show(state) {
    this.slide();
    const limits = `${this.stage.choice.holds}-${state.q}`;
    if (limits !== this.limited) {
      this.limited = limits;
      this.tellLimits(state);
    }
    const said = JSON.stringify([limits, state.pick, !state.pick && state.stepping && state.at]);
    if (said === this.said) return;
    clearTimeout(this.waiting);
    const now = JSON.stringify([state.filters, state.q, state.pick]);
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
    this.chips.classList.toggle("whole", choice.shown.size === facts.marks.length && !limits.length);
    for (const { text, lift } of limits) {
      const label = fill(this.words.remove, { what: text });
      const chip = button(this.chips, { icon: "close", label, act: lift, signal: this.stage.signal, name: "cx-chip" });
      chip.prepend(document.createTextNode(text));
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
    const { play, state, files, signal } = this.stage;
    const row = make("div", "cx-tools", box);
    const { before, after } = this.words.buttons;
    button(row, { icon: "back", label: before.label, act: () => play.jump(-1), signal });
    button(row, { icon: "on", label: after.label, act: () => play.jump(1), signal });
    const copy = this.button(row, this.words.copy, () => this.copyLink(copy));
    if (files.addresses.citations) {
      const cite = this.button(row, this.words.cite, () => this.cite(cite, pick, own.sources));
    }
    this.button(row, state.q ? this.words.back_to_found : this.words.close, () => this.stage.pick(null));
  }

  /** @param {HTMLElement} [opener] says that it is done */
  async copyLink(opener) {
    this.stage.address.write();
    await navigator.clipboard?.writeText(window.location.href);
    if (opener) opener.textContent = this.words.copied;
    else this.stage.messages.notify(this.words.copied, 2500);
  }

  /** @param {string} text @param {HTMLElement} opener says that it is done */
  async copy(text, opener) {
    await navigator.clipboard?.writeText(text);
    opener.textContent = this.words.copied;
  }

  /** Opened and closed by one button.
   * @param {HTMLElement} opener @param {string} pick @param {string[]} sources */
  async cite(opener, pick, sources) {
    const open = this.body.querySelector(".cx-cite");
    opener.setAttribute("aria-expanded", String(!open));
    if (open) {
      open.remove();
      return;
    }
    const known = await this.stage.files.citations();
    citation(this.body, pick, sources, known, { words: this.words, copy: (/** @type {string} */ text, /** @type {HTMLElement} */ copier) => this.copy(text, copier) });
    this.body.querySelector(".cx-cite")?.scrollIntoView({ block: "nearest" });
  }
}
