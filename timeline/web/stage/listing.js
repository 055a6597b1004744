// The timeline as a list over the whole stage: every event and every route of the window, as text.

import { make } from "../kit/making.js";
import { fill } from "../kit/wording.js";

/** @import { TimePane } from "./time.js" */
/** @import { Mark } from "./shapes.js" */

export class Listing {
  /** @param {TimePane} pane */
  constructor(pane) {
    this.pane = pane;
    this.open = false;
    const { words } = pane.facts;
    this.head = make("div", "cx-listing", pane.box);
    pane.box.insertBefore(this.head, pane.labels.list);
    make("h2", "", this.head, words.list);
    this.count = make("p", "", this.head);
    this.routes = make("div", "cx-routes", pane.box);
    make("h2", "", this.routes, words.corridors);
    this.rows = make("ul", "", this.routes);
    this.toggle(false);
  }

  /** @param {boolean} open */
  toggle(open = !this.open) {
    const { pane } = this;
    this.open = open;
    pane.box.classList.toggle("listed", open);
    this.head.hidden = this.routes.hidden = !open;
    if (!pane.look) return;
    pane.name();
    if (open) pane.labels.items.get(pane.labels.stop)?.button.focus();
  }

  /** @param {Mark[]} marks Those that filters let through; the window does the rest. */
  write(marks) {
    const { choice, facts, labels, acts } = this.pane;
    const shown = new Set(marks.filter((mark) => choice.markShown(mark)).map(({ id }) => id));
    labels.rows(shown);
    this.count.textContent = fill(facts.words.shown, { shown: String(shown.size), all: String(facts.marks.length) });
    this.rows.replaceChildren();
    for (const id of Object.keys(facts.corridors).filter((one) => choice.corridorShown(one))) {
      const button = make("button", "", make("li", "", this.rows), facts.corridors[id].name);
      Object.assign(button, { type: "button" });
      button.dataset.id = id;
      make("span", "", button, facts.corridors[id].years);
      button.addEventListener("click", () => acts.pick?.(id));
    }
  }

  show() {}
}
