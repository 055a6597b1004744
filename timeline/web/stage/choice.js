// What the state lets be seen: the window, the filters, the search, the part of the map.

import { Store } from "./store.js";

/** @import { Facts, Mark, Spot } from "./shapes.js" */
/** @import { State } from "./store.js" */
/** @typedef {{ marks: Set<string>, corridors: Set<string>, tracks: Set<string>, spots: Set<string> }} Lit what is marked together:
 * events, corridors that are marked whole, legs, places */

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
    this.holds = "";
  }

  /** Takes over a state; says whether other things are let through than before.
   * @param {State} state */
  update(state) {
    this.state = state;
    const holds = JSON.stringify([state.from, state.to, state.filters, this.found && [state.q, this.found.size]]);
    if (holds === this.holds) return false;
    this.holds = holds;
    this.shown = new Set(this.facts.marks.filter((mark) => this.passes(mark)).map(({ id }) => id));
    this.open = new Set(Object.keys(this.facts.corridors).filter((id) => this.allowed(this.facts.corridors[id].facets)));
    return true;
  }

  /** @param {Mark} mark @param {{ besides?: string }} [asked] a limit that is not asked of it */
  passes(mark, { besides = "" } = {}) {
    return (besides === "window" || this.inWindow(mark.start, mark.end))
      && (besides === "q" || !this.found || this.found.has(mark.id))
      && this.allowed(mark.facets, besides);
  }

  /** Each facet that is filtered by must have one of the values asked for; who lacks it is let through.
   * @param {Record<string, string[]>} facets */
  allowed(facets, besides = "") {
    return Object.entries(this.state.filters).every(([key, values]) =>
      key === besides || !values.length || !facets[key] || values.some((value) => facets[key].includes(value)));
  }

  /** @param {number} start @param {number} end */
  inWindow(start, end) {
    return start < this.state.to + 1 && end > this.state.from;
  }

  /** @param {Mark} mark */
  markShown(mark) {
    return this.shown.has(mark.id);
  }

  /** @param {{ corridor: string, first: number, last: number | null }} track */
  trackShown({ corridor, first, last }) {
    return this.open.has(corridor) && this.inWindow(first, (last ?? Infinity) + 1);
  }

  /** @param {string} id */
  corridorShown(id) {
    const { first, last } = this.facts.corridors[id];
    return this.trackShown({ corridor: id, first, last });
  }

  /** @param {Spot} spot */
  spotEvents(spot) {
    return spot.events.filter((id) => this.shown.has(id));
  }

  /** @param {Spot} spot */
  spotShown(spot) {
    return this.spotEvents(spot).length > 0 || spot.corridors.some((id) => this.corridorShown(id));
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

  /** What is marked together: the marks, corridors and spots of a pick.
   * @param {string | null} pick @returns {Lit | null} */
  related(pick) {
    if (!pick) return null;
    /** @type {Lit} */
    const lit = { marks: new Set(), corridors: new Set(), tracks: new Set(), spots: new Set() };
    const mark = this.marks.get(pick);
    if (mark) {
      lit.marks.add(mark.id);
      mark.places.forEach((id) => lit.spots.add(id));
      lit.tracks = this.legsOf(mark);
    } else if (this.facts.corridors[pick]) {
      lit.corridors.add(pick);
      for (const { id, corridor } of this.facts.tracks) if (corridor === pick) lit.tracks.add(id);
      for (const other of this.facts.marks) if (other.corridors.includes(pick)) {
        lit.marks.add(other.id);
        other.places.forEach((id) => lit.spots.add(id));
      }
    } else {
      const spot = this.spots.get(pick);
      if (spot) lit.spots.add(pick);
      spot?.events.forEach((id) => lit.marks.add(id));
    }
    return lit;
  }

  /** The legs of an event: those of its corridors in its years that go on from where it happened.
   * @param {Mark} mark */
  legsOf({ corridors, places, start, end }) {
    const own = this.facts.tracks.filter(({ corridor, first, last }) => corridors.includes(corridor) && first < end && (last ?? Infinity) + 1 > start);
    const reached = new Set(places);
    /** @type {Set<string>} */
    const legs = new Set(own.filter((track) => reached.has(track.places[1])).map(({ id }) => id));
    for (let size = -1; size < legs.size;) {
      size = legs.size;
      for (const { id, places: [from, to] } of own) if (reached.has(from)) {
        legs.add(id);
        reached.add(to);
      }
    }
    return legs;
  }

  /** Whether any leg of what is drawn is marked.
   * @param {{ corridor: string, legs?: string[] }} track @param {Lit | null} lit */
  isLit({ corridor, legs }, lit) {
    return Boolean(lit && (lit.corridors.has(corridor) || legs?.some((id) => lit.tracks.has(id))));
  }

  // ---- how much is seen of it ------------------------------------------------------------------

  /** @param {Mark} mark @param {Lit | null} lit */
  markOpacity(mark, lit) {
    if (!this.markShown(mark)) return 0.1;
    if (lit?.marks.has(mark.id)) return 1;
    const { stepping, at } = this.state;
    const now = !stepping ? 1 : mark.start >= at + 1 ? 0.12 : mark.end > at ? 1 : 0.4;
    return lit ? now * 0.4 : now;
  }

  /** @param {number} year */
  barOpacity(year) {
    const { stepping, at } = this.state;
    if (!this.inWindow(year, year + 1)) return 0.3;
    return stepping && year > at ? 0.12 : stepping && year < at ? 0.65 : 1;
  }

  /** @param {{ corridor: string, legs?: string[], first: number, last: number | null }} track @param {Lit | null} lit @param {number} base */
  trackOpacity(track, lit, base) {
    if (!this.trackShown(track)) return 0;
    if (this.isLit(track, lit)) return 1;
    const { stepping, at } = this.state;
    const age = at - (track.last ?? Infinity);
    const now = !stepping ? 1 : track.first > at ? 0 : age <= 0 ? 1 : Math.max(0.1, 0.5 - 0.1 * age);
    return base * now * (lit ? 0.22 : 1);
  }

  /** @param {Spot} spot @param {Lit | null} lit */
  spotOpacity(spot, lit) {
    const events = this.spotEvents(spot).flatMap((id) => this.marks.get(id) ?? []);
    if (!events.length) return 0;
    if (lit?.spots.has(spot.id)) return 1;
    const { stepping, at } = this.state;
    const now = !stepping || events.some((mark) => mark.start < at + 1 && mark.end > at) ? 0.9
      : events.some((mark) => mark.start < at + 1) ? 0.3 : 0;
    return lit ? now * 0.35 : now;
  }
}

/** @template {{ id: string }} T @param {T[]} rows @returns {Map<string, T>} */
function byId(rows) {
  return new Map(rows.map((row) => [row.id, row]));
}
