// @ts-nocheck
// What the state lets be seen: the window, the filters, the search, the part of the map.

export class Choice {
  constructor(facts) {
    this.facts = facts;
    const by = (rows) => new Map(rows.map((row) => [row.id, row]));
    this.marks = by(facts.marks);
    this.spots = by(facts.spots);
    this.tracks = by(facts.tracks);
    this.seen = new Set(this.spots.keys());
    this.found = null; // ids that the search finds; null where nothing is searched for
  }

  // Takes over a state; says whether other things are let through than before.
  update(state) {
    this.state = state;
    const holds = JSON.stringify([state.from, state.to, state.extent && [...this.seen], state.filters, this.found && [state.q, this.found.size]]);
    if (holds === this.holds) return false;
    this.holds = holds;
    this.shown = new Set(this.facts.marks.filter((mark) => this.passes(mark)).map(({ id }) => id));
    this.open = new Set(Object.keys(this.facts.corridors).filter((id) => this.allowed(this.facts.corridors[id].facets)));
    return true;
  }

  passes(mark, { besides = "" } = {}) {
    const { state } = this;
    return (besides === "extent" || !state.extent || mark.places.some((id) => this.seen.has(id)))
      && (besides === "window" || this.inWindow(mark.start, mark.end))
      && (besides === "q" || !this.found || this.found.has(mark.id))
      && this.allowed(mark.facets, besides);
  }

  // Each facet that is filtered by must have one of the values asked for; who lacks it is let through.
  allowed(facets, besides = "") {
    return Object.entries(this.state.filters).every(([key, values]) =>
      key === besides || !values.length || !facets[key] || values.some((value) => facets[key].includes(value)));
  }

  inWindow(start, end) {
    return start < this.state.to + 1 && end > this.state.from;
  }

  markShown(mark) {
    return this.shown.has(mark.id);
  }

  trackShown({ corridor, first, last }) {
    return this.open.has(corridor) && this.inWindow(first, (last ?? Infinity) + 1);
  }

  corridorShown(id) {
    const { first, last } = this.facts.corridors[id];
    return this.trackShown({ corridor: id, first, last });
  }

  spotEvents(spot) {
    return spot.events.filter((id) => this.shown.has(id));
  }

  spotShown(spot) {
    return this.spotEvents(spot).length > 0 || spot.corridors.some((id) => this.corridorShown(id));
  }

  // Whether a pick belongs to the year shown; while no single year is, all do.
  isNow(pick) {
    const { stepping, at } = this.state;
    const own = this.marks.get(pick);
    if (!stepping || !pick) return Boolean(pick);
    if (own) return own.start < at + 1 && own.end > at;
    const corridor = this.facts.corridors[pick];
    return corridor ? corridor.first <= at && (corridor.last ?? Infinity) >= at : true;
  }

  // What is marked together: the marks, corridors and spots of a pick.
  related(pick) {
    if (!pick) return null;
    const lit = { marks: new Set(), corridors: new Set(), spots: new Set() };
    const mark = this.marks.get(pick);
    if (mark) {
      lit.marks.add(mark.id);
      mark.places.forEach((id) => lit.spots.add(id));
      mark.corridors.forEach((id) => lit.corridors.add(id));
    } else if (this.facts.corridors[pick]) {
      lit.corridors.add(pick);
      for (const other of this.facts.marks) if (other.corridors.includes(pick)) {
        lit.marks.add(other.id);
        other.places.forEach((id) => lit.spots.add(id));
      }
    } else if (this.spots.get(pick)) {
      lit.spots.add(pick);
      this.spots.get(pick).events.forEach((id) => lit.marks.add(id));
    }
    return lit;
  }

  // ---- how much is seen of it ------------------------------------------------------------------

  markOpacity(mark, lit) {
    if (!this.markShown(mark)) return 0.1;
    if (lit?.marks.has(mark.id)) return 1;
    const { stepping, at } = this.state;
    const now = !stepping ? 1 : mark.start >= at + 1 ? 0.12 : mark.end > at ? 1 : 0.4;
    return lit ? now * 0.4 : now;
  }

  barOpacity(year) {
    const { stepping, at } = this.state;
    if (!this.inWindow(year, year + 1)) return 0.3;
    return stepping && year > at ? 0.12 : stepping && year < at ? 0.65 : 1;
  }

  trackOpacity(track, lit, base) {
    if (!this.trackShown(track)) return 0;
    if (lit?.corridors.has(track.corridor)) return 1;
    const { stepping, at } = this.state;
    const age = at - (track.last ?? Infinity);
    const now = !stepping ? 1 : track.first > at ? 0 : age <= 0 ? 1 : Math.max(0.1, 0.5 - 0.1 * age);
    return base * now * (lit ? 0.22 : 1);
  }

  spotOpacity(spot, lit) {
    const events = this.spotEvents(spot).map((id) => this.marks.get(id));
    if (!events.length) return 0;
    if (lit?.spots.has(spot.id)) return 1;
    const { stepping, at } = this.state;
    const now = !stepping || events.some((mark) => mark.start < at + 1 && mark.end > at) ? 0.9
      : events.some((mark) => mark.start < at + 1) ? 0.3 : 0;
    return lit ? now * 0.35 : now;
  }
}
