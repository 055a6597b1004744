// What the state lets be seen: the window, the filters, the search, the part of the map.

import { related } from "./related.js";
import { Store } from "./store.js";

/** @import { Facts, Mark, Spot } from "./shapes.js" */
/** @import { State } from "./store.js" */
/** @import { Lit } from "./related.js" */

export class Choice {
  /** @param {Facts} facts */
  constructor(facts) {
    this.facts = facts;
    this.marks = byId(facts.marks);
    this.spots = byId(facts.spots);
    this.tracks = byId(facts.tracks);
    /** @type {Set<string> | null} */
    this.found = null; // ids that the search finds; null where nothing is searched for
    /** @type {State} */
    this.state = new Store({ from: facts.span[0], to: facts.span[1] - 1 }).state;
    /** @type {Set<string>} */
    this.shown = new Set(); // events
    /** @type {Set<string>} */
    this.open = new Set(); // corridors
    /** @type {Set<string>} */
    this.openLegs = new Set(); // each as certain as asked, whatever its corridor is
    /** @type {Set<string>} */
    this.openWays = new Set();
    this.holds = "";
    /** @type {ReadonlySet<string>} */
    this.spoken = new Set(); // ids that whoever speaks names: they stand on the map before all others
  }

  /** Takes over a state; says whether other things are let through than before.
   * @param {State} state */
  update(state) {
    this.state = state;
    const holds = JSON.stringify([state.from, state.to, state.filters, this.found && [state.q, this.found.size]]);
    if (holds === this.holds) return false;
    this.holds = holds;
    this.shown = new Set(this.facts.marks.filter((mark) => this.passes(mark)).map(({ id }) => id));
    this.open = new Set(
      Object.keys(this.facts.corridors).filter((id) => this.allowed(this.facts.corridors[id].facets)),
    );
    this.openLegs = new Set(this.facts.tracks.filter((track) => this.legAllowed(track)).map(({ id }) => id));
    this.openWays = new Set(
      this.facts.ways.filter(({ legs }) => legs.some((leg) => this.openLegs.has(leg))).map(({ id }) => id),
    );
    return true;
  }

  /** @param {import("./shapes.js").Track} track */
  legAllowed({ corridor, certainty }) {
    return this.allowed({ ...this.facts.corridors[corridor].facets, certainty: [certainty] });
  }

  /** The bars of years that are as certain as asked. */
  get bars() {
    return this.facts.timeline.bars.filter(({ certainty }) => this.allowed({ certainty: [certainty] }));
  }

  /** @param {Mark} mark @param {{ besides?: string }} [asked] a limit that is not asked of it */
  passes(mark, { besides = "" } = {}) {
    return (
      (besides === "window" || this.inWindow(mark.start, mark.end)) &&
      (besides === "q" || !this.found || this.found.has(mark.id)) &&
      this.allowed(mark.facets, besides)
    );
  }

  /** Each facet that is filtered by must have one of the values asked for; who lacks it is let through.
   * @param {Record<string, string[]>} facets */
  allowed(facets, besides = "") {
    return Object.entries(this.state.filters).every(
      ([key, values]) =>
        key === besides || !values.length || !facets[key] || values.some((value) => facets[key].includes(value)),
    );
  }

  /** @param {number} start @param {number} end */
  inWindow(start, end) {
    return start < this.state.to + 1 && end > this.state.from;
  }

  /** @param {Mark} mark */
  markShown(mark) {
    return this.shown.has(mark.id);
  }

  /** @param {{ id: string, first: number, last: number | null }} track */
  trackShown({ id, first, last }) {
    return this.openLegs.has(id) && this.inWindow(first, (last ?? Infinity) + 1);
  }

  /** @param {string} id */
  corridorShown(id) {
    const { first, last } = this.facts.corridors[id];
    return this.open.has(id) && this.inWindow(first, (last ?? Infinity) + 1);
  }

  /** @param {Spot} spot */
  spotEvents(spot) {
    return spot.events.filter((id) => this.shown.has(id));
  }

  /** The years with the most room: the window, or those the facts give while it is whole.
   * @param {Pick<State, "from" | "to">} state @returns {import("./timescale.js").Interval} */
  focusOf({ from, to }) {
    const [first, end] = this.facts.span;
    return from === first && to === end - 1 ? this.facts.timeline.focus : [from, to + 1];
  }

  /** Whether a pick belongs to the year shown; while no single year is, all do.
   * @param {string | null} pick */
  isNow(pick) {
    const { stepping, at } = this.state;
    if (!stepping || !pick) return Boolean(pick);
    const own = this.marks.get(pick);
    if (own) return own.start < at + 1 && own.end > at;
    const corridor = this.facts.corridors[pick];
    return corridor ? corridor.first <= at && (corridor.last ?? Infinity) >= at : true;
  }

  /** What changes with a pick of another year than the one shown: that is its own year then, or none where the
   * window has no year of it. @param {string | null} pick @returns {Partial<State>} */
  yearOf(pick) {
    const { at, from, to, playing } = this.state;
    if (!pick || this.isNow(pick)) return {};
    const stops = playing ? { playing: /** @type {const} */ (false) } : {};
    const mark = this.marks.get(pick);
    const { first, last } = this.facts.corridors[pick] ?? {};
    const [start, end] = mark ? [mark.start, mark.end] : [first, (last ?? Infinity) + 1];
    if (!this.inWindow(start, end)) return { ...stops, stepping: false };
    const year = mark || at < start ? Math.floor(start) : end - 1;
    return { ...stops, at: Math.max(from, Math.min(to, year)) };
  }

  /** What is marked together: the marks, corridors and spots of a pick.
   * @param {string | null} pick @returns {Lit | null} */
  related(pick) {
    return related(this, pick);
  }

  /** Places that the map puts a ring about, whatever year it shows.
   * @param {string | null} pick @returns {ReadonlySet<string>} */
  ringed(pick) {
    const mark = this.marks.get(pick ?? "");
    if (mark) return new Set(mark.places);
    return (this.spots.has(pick ?? "") && this.related(pick)?.spots) || new Set();
  }

  /** What a pick is called, and when or where it is.
   * @param {string} id @returns {import("./picks.js").Named} */
  named(id) {
    const mark = this.marks.get(id);
    if (mark) return { title: mark.title, more: mark.words };
    const corridor = this.facts.corridors[id];
    if (corridor) return { title: corridor.name, more: corridor.years };
    return { title: this.spots.get(id)?.name ?? "", more: "" };
  }

  /** The same in one line, an event after its date.
   * @param {string} id @returns {string} */
  title(id) {
    const { title, more } = this.named(id);
    return this.marks.has(id) ? `${more}: ${title}` : title;
  }
}

/** @template {{ id: string }} T @param {T[]} rows @returns {Map<string, T>} */
function byId(rows) {
  return new Map(rows.map((row) => [row.id, row]));
}
