// @ts-nocheck
// The same as text: what the window holds, for those who read rather than look.

import { make } from "../kit/making.js";
import { fill } from "../kit/wording.js";

export class List {
  constructor(stage, box) {
    this.stage = stage;
    this.panel = make("div", "cx-list", box);
    this.panel.setAttribute("role", "region");
    this.panel.setAttribute("aria-label", stage.facts.words.list);
    this.panel.tabIndex = 0;
    this.panel.hidden = true;
  }

  get open() {
    return !this.panel.hidden;
  }

  toggle(open = !this.open) {
    this.panel.hidden = !open;
    this.held = null;
    this.show();
    if (open) this.panel.focus();
  }

  // Written anew when the window changes, marked when the pick does.
  show() {
    if (this.panel.hidden) return;
    const { holds } = this.stage.choice;
    if (holds !== this.held) this.write();
    this.held = holds;
    this.mark();
  }

  mark() {
    const { pick } = this.stage.state;
    for (const button of this.panel.querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.dataset.id === pick));
  }

  async write() {
    const { facts, choice } = this.stage;
    const { cards } = await this.stage.files.cards();
    const marks = facts.marks.filter((mark) => choice.markShown(mark));
    const corridors = Object.keys(facts.corridors).filter((id) => choice.corridorShown(id));
    const counted = fill(facts.words.shown, { shown: marks.length, all: facts.marks.length });
    this.panel.replaceChildren();
    make("h2", "", this.panel, facts.words.list);
    make("p", "", this.panel, counted);
    this.years(marks, cards);
    make("h3", "", this.panel, facts.words.corridors);
    const rows = make("ul", "", this.panel);
    for (const id of corridors) this.row(rows, id, facts.corridors[id].years, facts.corridors[id].name, cards[id]);
    this.mark();
  }

  years(marks, cards) {
    let year = null;
    let rows = null;
    for (const mark of marks) {
      if (Math.floor(mark.start) !== year) {
        year = Math.floor(mark.start);
        make("h3", "", this.panel, year);
        rows = make("ul", "", this.panel);
      }
      const where = mark.places.map((id) => this.stage.choice.spots.get(id).label).join("; ");
      this.row(rows, mark.id, `${mark.words}. ${where}.`, mark.title, cards[mark.id]);
    }
  }

  row(rows, id, before, title, { text }) {
    const row = make("li", "", rows);
    const button = make("button", "", row, title);
    button.type = "button";
    button.dataset.id = id;
    button.addEventListener("click", () => this.stage.pick(id), { signal: this.stage.signal });
    make("span", "", row, before);
    make("p", "", row, text[0]?.[1] ?? "");
  }
}
