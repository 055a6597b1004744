// The same as text: what the window holds, for those who read rather than look.

import { make } from "./making.js";

export class List {
  constructor(stage, box) {
    this.stage = stage;
    this.panel = make("div", "cx-list", box);
    this.panel.setAttribute("role", "region");
    this.panel.setAttribute("aria-label", stage.facts.words.list);
    this.panel.tabIndex = 0;
    this.panel.hidden = true;
  }

  toggle() {
    this.panel.hidden = !this.panel.hidden;
    this.held = null;
    this.show(this.stage.state);
    if (!this.panel.hidden) this.panel.focus();
    return !this.panel.hidden;
  }

  // Written anew when the window changes, marked when the pick does.
  show(state) {
    if (this.panel.hidden) return;
    const holds = `${state.from}-${state.to}-${state.extent}-${state.view}`;
    if (holds !== this.held) this.write();
    this.held = holds;
    for (const button of this.panel.querySelectorAll("button")) {
      button.setAttribute("aria-pressed", String(button.dataset.id === state.pick));
    }
  }

  write() {
    const { facts } = this.stage;
    const marks = facts.marks.filter((mark) => this.stage.markShown(mark));
    const tracks = facts.tracks.filter((track) => this.stage.trackShown(track));
    const corridors = [...new Set(tracks.map((track) => track.corridor))];
    const counted = facts.words.shown.replace("{shown}", marks.length).replace("{all}", facts.marks.length);
    this.panel.replaceChildren();
    make("h2", "", this.panel, facts.words.list);
    make("p", "", this.panel, counted);
    this.years(marks);
    make("h3", "", this.panel, facts.words.corridors);
    const rows = make("ul", "", this.panel);
    for (const id of corridors) this.row(rows, id, facts.corridors[id].years, facts.corridors[id].name, facts.corridors[id].summary);
  }

  years(marks) {
    let year = null;
    let rows = null;
    for (const mark of marks) {
      if (Math.floor(mark.start) !== year) {
        year = Math.floor(mark.start);
        make("h3", "", this.panel, year);
        rows = make("ul", "", this.panel);
      }
      this.row(rows, mark.id, `${mark.words}. ${mark.where}.`, mark.title, mark.summary);
    }
  }

  row(rows, id, before, title, text) {
    const row = make("li", "", rows);
    const button = make("button", "", row, title);
    button.type = "button";
    button.dataset.id = id;
    button.addEventListener("click", () => this.stage.pick(id), { signal: this.stage.ending.signal });
    make("span", "", row, before);
    make("p", "", row, text);
  }
}
