// Beside the map: filters, and below them the card of the pick or what stands in its place.

import { make } from "../kit/making.js";
import { closeTerm } from "../kit/terms.js";
import { Beginning } from "./beginning.js";
import { card } from "./card.js";
import { CardTools } from "./cardtools.js";
import { Chips } from "./chips.js";
import { Filters } from "./filters.js";
import { Lying } from "./lying.js";
import { button } from "./menu.js";
import { Seeking } from "./seeking.js";
import { Telling } from "./telling.js";

/** @import { Stage } from "./stage.js" */
/** @import { State } from "./store.js" */
/** @import { Card } from "./shapes.js" */

const SETTLED_MS = 160; // a year that is only passed is not told
const READ_MS = 1000; // that a year of a run stands if it is to be told

export class Panel {
  /** @param {Stage} stage @param {HTMLElement} root */
  constructor(stage, root) {
    this.stage = stage;
    const { words } = stage.facts;
    this.side = make("aside", "cx-side", root);
    this.side.setAttribute("aria-label", words.side);
    this.row = make("div", "cx-search", this.side);
    this.seeking = new Seeking(stage);
    const { filters, close } = words.buttons;
    const opener = button(this.row, {
      icon: "filter",
      label: filters.label,
      act: () => this.filters.toggle(),
      signal: stage.signal,
    });
    this.filters = new Filters(stage, opener, this.side);
    button(this.row, {
      icon: "close",
      label: close.label,
      act: () => this.shut(),
      signal: stage.signal,
      name: "cx-slide-cross",
    });
    this.chips = new Chips(stage, this.filters, this.side);
    this.body = make("div", "cx-card", this.side);
    this.body.tabIndex = 0;
    this.body.setAttribute("role", "region");
    this.body.setAttribute("aria-label", words.card);
    this.lying = new Lying(stage, this.side, this.body);
    this.doing = new CardTools(stage, this.body);
    this.telling = new Telling(stage, this.seeking, this.filters);
    this.beginning = new Beginning(stage, this.telling, () => this.begin());
    this.limited = "";
    this.scrolled = false;
    this.body.addEventListener(
      "scroll",
      () => {
        this.scrolled = this.body.scrollTop > 0;
      },
      { signal: stage.signal },
    );
    stage.signal.addEventListener("abort", () => clearTimeout(this.waiting));
  }

  // ---- opened and closed ------------------------------------------------------------------------

  open() {
    this.lying.ask(true);
    this.filters.toggle(true);
  }

  /** Closes what was opened; says whether anything was. */
  close() {
    if (closeTerm()) return true;
    if (this.filters.open) {
      this.filters.toggle(false);
      return true;
    }
    return this.lying.leave();
  }

  /** All of what stands there before anything is picked, with its sources. */
  begin() {
    this.stage.set({ filters: {}, q: "" });
    this.stage.play.reset();
    this.lying.ask(true);
    this.body.focus();
  }

  shut() {
    this.filters.toggle(false);
    this.lying.ask(false);
    if (this.stage.state.pick) this.stage.pick(null);
  }

  /** @param {string} layout */
  place(layout) {
    this.lying.place(layout);
  }

  learn() {
    return this.seeking.learn();
  }

  /** @param {string} query */
  found(query) {
    return this.seeking.found(query);
  }

  /** @param {string} query */
  seek(query) {
    return this.seeking.seek(query);
  }

  copyLink() {
    return this.doing.copyLink();
  }

  /** @param {string} title */
  copyLine(title) {
    return this.doing.copyLine(title);
  }

  // ---- what it says -----------------------------------------------------------------------------

  /** Written anew when what it says has changed; while years or handles run, once they rest.
   * @param {State} state */
  show(state) {
    this.beginning.show(state); // what it hides moves the row that the card comes into
    this.lying.place();
    const limits = `${this.stage.choice.holds}-${state.q}`;
    if (limits !== this.limited) {
      this.limited = limits;
      this.filters.show(state);
      this.chips.write();
    }
    const said = JSON.stringify([limits, state.pick, !state.pick && state.stepping && state.at]);
    if (said === this.written) return;
    clearTimeout(this.waiting);
    const now = JSON.stringify([state.filters, state.q, state.pick]);
    const passing = !state.pick && this.now === now;
    this.now = now;
    if (!passing) {
      this.write(said);
      return;
    }
    if (state.playing && this.stage.play.msOf(state.at) < READ_MS) {
      if (!this.running) this.put(this.told((box) => this.telling.running(box)));
      this.running = true;
      this.written = "";
      return;
    }
    this.waiting = setTimeout(() => this.write(said), SETTLED_MS);
  }

  /** @param {string} said */
  write(said) {
    this.written = said;
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
    closeTerm();
    const held = this.body.contains(document.activeElement);
    this.body.replaceChildren(box);
    if (this.scrolled) this.body.scrollTop = 0; // to say so lays the page out
    if (held) this.body.focus({ preventScroll: true });
  }

  /** @param {string} pick */
  async tellPick(pick) {
    const { cards, sources: rows } = await this.stage.files.cards();
    if (this.stage.state.pick !== pick) return;
    if (!Object.hasOwn(cards, pick)) {
      this.put(this.told((box) => this.telling.tell(box)));
      return;
    }
    const acts = {
      ...this.telling.acts,
      rows,
      visit: (/** @type {number} */ first, /** @type {number} */ last) => this.stage.play.visit(first, last),
    };
    this.put(this.told((box) => this.tools(box, pick, cards[pick], (own) => card(own, cards[pick], acts))));
    this.body.dataset.pick = pick;
  }

  /** The card between what can be done with it.
   * @param {DocumentFragment} box @param {string} pick @param {Card} own @param {(box: DocumentFragment) => HTMLDetailsElement} tell */
  tools(box, pick, own, tell) {
    this.doing.closer(box);
    this.doing.row(box, tell(box), pick, own);
    if (this.stage.choice.marks.has(pick)) this.doing.steps(box);
  }
}
