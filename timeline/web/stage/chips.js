// How many events are shown, and each limit that keeps others from it, to be taken off.

import { limitChips } from "../kit/limits.js";
import { make } from "../kit/making.js";
import { fill } from "../kit/wording.js";
import { button } from "./menu.js";

/** @import { Stage } from "./stage.js" */
/** @import { Filters } from "./filters.js" */

export class Chips {
  /** @param {Stage} stage @param {Filters} filters @param {HTMLElement} side */
  constructor(stage, filters, side) {
    this.stage = stage;
    this.filters = filters;
    this.box = make("div", "cx-chips", side);
  }

  write() {
    const {
      choice,
      facts: { marks, words },
      signal,
    } = this.stage;
    const limits = this.filters.limits();
    const isWhole = choice.shown.size === marks.length && !limits.length;
    this.box.replaceChildren();
    this.box.classList.toggle("whole", isWhole);
    if (isWhole) return; // nothing of it is seen, and a browser is slow to count in words for the first time
    const shown = fill(words.shown, { shown: choice.shown.size, all: marks.length });
    make("span", "cx-count", this.box, shown).setAttribute("role", "status");
    limitChips(this.box, limits, words.remove, signal);
    if (limits.length > 1) {
      const every = button(this.box, {
        label: words.lift_all,
        text: words.lift_all,
        act: () => this.filters.liftAll(),
        signal,
        name: "cx-chip",
      });
      every.title = "";
    }
  }
}
