// What limits keep from being shown: counted and offered, and where nothing is left, what lies nearest.

import { make } from "../kit/making.js";
import { fill } from "../kit/wording.js";
import { picks } from "./picks.js";

/** @import { Stage } from "./stage.js" */
/** @import { Filters } from "./filters.js" */
/** @import { Seeking } from "./seeking.js" */
/** @import { Picking } from "./picks.js" */
/** @import { Mark } from "./shapes.js" */

const MOST_NEAR = 3;

export class Limits {
  /** @param {Stage} stage @param {Seeking} seeking @param {Filters} filters */
  constructor(stage, seeking, filters) {
    this.stage = stage;
    this.facts = stage.facts;
    this.words = stage.facts.words;
    this.seeking = seeking;
    this.filters = filters;
  }

  /** What each limit leaves out is counted and offered.
   * @param {ParentNode & Node} box */
  left(box) {
    const shown = this.stage.choice.shown.size;
    const list = make("ul", "cx-left", box);
    for (const limit of this.filters.limits()) {
      const more = this.filters.without(limit) - shown;
      if (more <= 0) continue;
      const sentence =
        { window: this.words.left_window, q: this.words.left_q }[limit.besides] ?? this.words.left_filter;
      const text = fill(sentence, { n: more, what: limit.text });
      const button = make("button", "", make("li", "", list), text);
      button.type = "button";
      button.addEventListener("click", limit.lift, { signal: this.stage.signal });
    }
  }

  /** Nothing is let through: what would be, without each of the limits, and what lies nearest.
   * @param {ParentNode & Node} box @param {Picking} acts */
  nothing(box, acts) {
    make("h2", "", box, this.words.nothing);
    const list = make("ul", "cx-picks", box);
    for (const limit of this.filters.limits()) {
      const many = this.filters.without(limit);
      if (!many) continue;
      const button = make("button", "", make("li", "", list), fill(this.words.without, { what: limit.text, n: many }));
      button.type = "button";
      button.addEventListener("click", limit.lift, { signal: this.stage.signal });
    }
    const near = this.nearest();
    if (!near.length) return;
    make("h3", "", box, this.words.nearest);
    picks(box, near, acts);
  }

  nearest() {
    const { state, choice } = this.stage;
    const alike = state.q && !this.seeking.found(state.q)?.length ? this.seeking.near(state.q, MOST_NEAR) : [];
    if (alike.length) return alike;
    const middle = (state.from + state.to + 1) / 2;
    const away = (/** @type {Mark} */ mark) => Math.abs((mark.start + mark.end) / 2 - middle);
    const others = this.facts.marks.filter((mark) => choice.passes(mark, { besides: "window" }));
    return others
      .sort((one, other) => away(one) - away(other))
      .slice(0, 1)
      .map(({ id }) => id);
  }
}
