// On a phone, where no card stands beside the map: what the page is about over the map, and how to begin
// over the list of events. Its heading is read out first everywhere.

import { make } from "../kit/making.js";
import { button } from "./menu.js";

/** @import { Stage } from "./stage.js" */
/** @import { State } from "./store.js" */
/** @import { Telling } from "./telling.js" */

export class Beginning {
  /** @param {Stage} stage @param {Telling} telling @param {() => void} tell opens all that is told of it */
  constructor({ root, time, signal, facts: { opening, words } }, telling, tell) {
    const lead = make("div", "cx-lead-in", root);
    root.prepend(lead);
    make("h1", "", lead, opening.title);
    const said = make("p", "", lead, opening.lead ? `${opening.lead} ` : "");
    const more = button(said, { text: words.sources, label: words.sources, act: tell, signal });
    more.removeAttribute("aria-label");
    this.ways = make("div", "cx-begin", time.box);
    this.ways.setAttribute("role", "group");
    this.ways.setAttribute("aria-label", opening.begin);
    for (const { title, text, state } of opening.ways) {
      const way = button(this.ways, { text: title, label: text, act: () => telling.begin(state), signal });
      way.removeAttribute("aria-label");
    }
    time.box.insertBefore(this.ways, time.rows.head);
  }

  /** @param {State} state */
  show({ pick }) {
    this.ways.hidden = Boolean(pick);
  }
}
