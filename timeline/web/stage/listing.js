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
    const rows = make("ul", "", this.routes);
    this.rows = Object.entries(pane.facts.corridors).map(([id, { name, years }]) => {
      const row = make("li", "", rows);
      const button = make("button", "", row, name);
      Object.assign(button, { type: "button" });
      button.dataset.id = id;
      make("span", "", button, years);
      button.addEventListener("click", () => pane.acts.pick?.(id));
      return { id, row };
    });
    this.toggle(false);
  }

  /** @param {boolean} open */
  toggle(open = !this.open) {
    const { pane } = this;
    const within = !open && pane.box.contains(document.activeElement);
    this.open = open;
    pane.box.classList.toggle("listed", open);
    this.head.hidden = this.routes.hidden = !open;
    if (!pane.look) return;
    pane.name();
    if (open || within) pane.labels.items.get(pane.labels.stop)?.button.focus();
  }

  /** @param {Mark[]} marks Those that filters let through; the window does the rest. */
  write(marks) {
    const { choice, facts, labels } = this.pane;
    const shown = new Set(marks.filter((mark) => choice.markShown(mark)).map(({ id }) => id));
    const listed = labels.rows(shown);
    this.count.textContent = fill(facts.words.shown, { shown: String(listed), all: String(facts.marks.length) });
    for (const { id, row } of this.rows) row.hidden = !choice.corridorShown(id);
  }

  show() {}
}
