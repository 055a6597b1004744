// What stands beside the map where nothing is picked: what was found, the year shown, how to begin.

import { make } from "../kit/making.js";
import { fill, number, yearName } from "../kit/wording.js";
import { Limits } from "./limits.js";
import { picks, sourceList } from "./picks.js";

/** @import { Stage } from "./stage.js" */
/** @import { Filters } from "./filters.js" */
/** @import { Seeking } from "./seeking.js" */
/** @import { Mark } from "./shapes.js" */

const MOST_LISTED = 150;
/** @param {Mark} one @param {Mark} other */
const WEIGHTIEST_FIRST = (one, other) => one.importance - other.importance || one.start - other.start;

export class Telling {
  /** @param {Stage} stage @param {Seeking} seeking @param {Filters} filters */
  constructor(stage, seeking, filters) {
    this.stage = stage;
    this.facts = stage.facts;
    this.words = stage.facts.words;
    this.seeking = seeking;
    this.limits = new Limits(stage, seeking, filters);
  }

  get acts() {
    return {
      words: this.words,
      pick: (/** @type {string} */ id) => this.stage.pick(id),
      named: (/** @type {string} */ id) => this.stage.choice.named(id),
    };
  }

  /** @param {ParentNode & Node} box */
  tell(box) {
    const { state, choice } = this.stage;
    if (state.q && this.seeking.found(state.q)?.length) this.found(box);
    else if (!choice.shown.size) this.nothing(box);
    else if (state.stepping) this.year(box);
    else if (choice.shown.size < this.facts.marks.length) this.shown(box);
    else this.opening(box);
  }

  /** @param {ParentNode & Node} box */
  found(box) {
    const { choice, state } = this.stage;
    const found = this.seeking.found(state.q) ?? [];
    const marks = found.flatMap((id) => choice.marks.get(id) ?? []).filter((mark) => choice.markShown(mark));
    const others = found.filter((id) => !choice.marks.has(id));
    if (marks.length) {
      make("h2", "", box, fill(this.words.found, { n: marks.length }));
      picks(
        box,
        marks.sort(WEIGHTIEST_FIRST).map(({ id }) => id),
        this.acts,
      );
    }
    if (others.length) {
      make("h3", "", box, this.words.found_places);
      picks(box, others, this.acts);
    }
    this.limits.left(box);
  }

  /** What filters and window let through, in the order of time.
   * @param {ParentNode & Node} box */
  shown(box) {
    const marks = this.facts.marks.filter((mark) => this.stage.choice.markShown(mark));
    make("h2", "", box, fill(this.words.found, { n: marks.length }));
    picks(
      box,
      marks.slice(0, MOST_LISTED).map(({ id }) => id),
      this.acts,
    );
    if (marks.length > MOST_LISTED) make("p", "", box, fill(this.words.more_listed, { n: marks.length - MOST_LISTED }));
    this.limits.left(box);
  }

  /** Years that go by too fast to be read of.
   * @param {ParentNode & Node} box */
  running(box) {
    const { from, to } = this.stage.state;
    make("h2", "", box, `${yearName(from)}–${yearName(to)}`);
    make("p", "", box, this.words.running);
  }

  /** @param {ParentNode & Node} box */
  year(box) {
    const {
      choice,
      state: { at },
    } = this.stage;
    const total = this.facts.arrivals[at];
    if (total === undefined) make("h2", "", box, yearName(at));
    else {
      make("p", "cx-above", box, yearName(at));
      make("h2", "", box, fill(this.words.reached, { n: number(total) }));
      make("p", "", box, this.facts.years[at]);
    }
    const now = this.facts.marks
      .filter((mark) => choice.markShown(mark) && !mark.undated && mark.start < at + 1 && mark.end > at)
      .sort(WEIGHTIEST_FIRST);
    const began = now.filter(({ start }) => start >= at);
    const goingOn = now.filter(({ start }) => start < at);
    make("h3", "", box, began.length ? this.words.began : fill(this.words.began_none, { year: yearName(at) }));
    if (began.length)
      picks(
        box,
        began.map(({ id }) => id),
        this.acts,
      );
    if (goingOn.length) {
      make("h3", "", box, this.words.going_on);
      picks(
        box,
        goingOn.map(({ id }) => id),
        this.acts,
      );
    }
    const used = Object.entries(this.facts.corridors).filter(
      ([id, { first, last, undated }]) => choice.open.has(id) && !undated && first <= at && (last ?? Infinity) >= at,
    );
    if (used.length) {
      make("h3", "", box, this.words.used);
      picks(
        box,
        used.map(([id]) => id),
        this.acts,
      );
    }
  }

  /** @param {ParentNode & Node} box */
  opening(box) {
    const { title, text, how, begin, sources, ways } = this.facts.opening;
    make("h2", "cx-title", box, title);
    if (text) make("p", "cx-lead", box, text);
    make("h3", "", box, begin);
    const list = make("ul", "cx-ways", box);
    for (const way of ways) {
      const button = make("button", "", make("li", "", list));
      button.type = "button";
      button.addEventListener("click", () => this.begin(way.state), { signal: this.stage.signal });
      make("b", "", button, way.title);
      make("span", "", button, way.text);
    }
    make("p", "", box, how);
    if (sources.length) sourceList(box, sources, `${this.words.sources} (${sources.length})`);
  }

  /** @param {import("./shapes.js").Beginning} way */
  begin({ lecture, ...state }) {
    if (lecture) this.stage.options.present?.(this.stage, lecture);
    else this.stage.play.begin(state);
  }

  /** @param {ParentNode & Node} box */
  nothing(box) {
    this.limits.nothing(box, this.acts);
  }
}
