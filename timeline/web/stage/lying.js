// Where the card lies: in a column, over the timeline, in the row of its event, or in a sheet below the map.

import { slides } from "./layout.js";

/** @import { Stage } from "./stage.js" */

export class Lying {
  /** @param {Stage} stage @param {HTMLElement} side @param {HTMLElement} body of the card */
  constructor(stage, side, body) {
    this.stage = stage;
    this.side = side;
    this.body = body;
    this.layout = "";
    this.asked = false; // for search or filters, where it slides
    /** @type {string | null} */
    this.pick = null;
  }

  /** Search or filters are wanted.
   * @param {boolean} asked */
  ask(asked) {
    this.asked = asked;
    this.place();
  }

  /** Gives up what was asked for; says whether it lay over anything. */
  leave() {
    const { asked } = this;
    this.ask(false);
    return asked && slides(this.layout);
  }

  place(layout = this.layout) {
    this.layout = layout;
    const { pick, q } = this.stage.state;
    if (pick && pick !== this.pick) this.asked = false;
    this.pick = pick;
    const stacked = layout === "stack";
    const row = stacked && !this.asked ? this.row(pick) : null;
    const out = slides(layout) && (Boolean(row) || !(pick || q || this.asked));
    this.stage.root.classList.toggle("picked", Boolean(pick) && !this.asked);
    this.side.classList.toggle("out", out);
    this.side.classList.toggle("low", stacked && Boolean(pick) && !this.asked);
    this.side.inert = out;
    this.home(row);
  }

  /** @param {string | null} pick @returns {HTMLElement | null} */
  row(pick) {
    const { time } = this.stage;
    return pick && time.form ? time.rowOf(pick) : null;
  }

  /** @param {HTMLElement | null} row */
  home(row) {
    const home = row ?? this.side;
    if (this.body.parentElement === home) return;
    home.append(this.body);
    if (row) this.stage.time.reach(row);
  }
}
