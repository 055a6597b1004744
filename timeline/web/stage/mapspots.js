// Dots of places, discs of what happened there in the years asked for, the disc of who arrived.

import { circle } from "./mapart.js";

/** @import { Point } from "./geometry.js" */
/** @import { MapLook, Spot, Mark } from "./shapes.js" */
/** @import { State } from "./store.js" */
/** @typedef {{ spot: string, x: number, y: number, reach: number, off: boolean, dot: SVGElement | null, disc: SVGElement | null, named: SVGElement | null }} Place */

const ARRIVED = 0.62; // pixels of the radius for the root of the people
const AREA = 12; // radius where only an area is known

export class MapSpots {
  /** @param {import("./choice.js").Choice} choice */
  constructor(choice) {
    this.choice = choice;
    /** @type {Place[]} */
    this.places = [];
    /** @type {Map<string, { id: string, first: number, last: number | null }[]>} */
    this.reached = new Map();
    for (const track of choice.facts.tracks)
      for (const end of track.ends) {
        const known = this.reached.get(end);
        if (known) known.push(track);
        else this.reached.set(end, [track]);
      }
  }

  /** Where places lie, and their discs. @param {(lon: number, lat: number) => Point | null} project
   * @param {MapLook} look @param {import("./mapart.js").MapArt} art */
  lay(project, look, art) {
    this.look = look;
    this.places = this.choice.facts.spots.map((spot) => {
      const [x, y] = project(spot.lon, spot.lat) ?? [-1e4, -1e4];
      const disc = spot.events.length ? this.disc([x, y], spot) : null;
      return { spot: spot.id, x, y, reach: look.disc, off: false, dot: null, disc, named: null };
    });
    art.put(
      "discs",
      this.places.flatMap(({ disc }) => disc ?? []),
    );
    const { reached } = this.choice.facts;
    const home = reached && this.places.find(({ spot }) => spot === reached);
    const red = look.ways.land.line;
    this.arrived = home
      ? circle([home.x, home.y], 0, {
          fill: red,
          "fill-opacity": 0.28,
          stroke: red,
          "stroke-width": 1.8,
          class: "cx-arrived",
        })
      : null;
    art.put("reached", this.arrived ? [this.arrived] : []);
  }

  /** Dots of those places that have one. @param {(spot: Spot) => boolean} dotted
   * @param {MapLook} look @param {import("./mapart.js").MapArt} art */
  dot(dotted, look, art) {
    const style = { fill: look.panel, stroke: look.ink, "stroke-width": 1.6 };
    for (const place of this.places) {
      const has = dotted(/** @type {Spot} */ (this.choice.spots.get(place.spot)));
      place.dot = has ? circle([place.x, place.y], look.dot, style) : null;
      place.reach = has ? look.dot : look.disc;
      place.named = null;
    }
    art.put(
      "dots",
      this.places.flatMap(({ dot }) => dot ?? []),
    );
  }

  /** @param {Point} at @param {Spot} spot */
  disc(at, spot) {
    const { look } = this;
    const style = { "data-spot": spot.id, style: "visibility: hidden", "stroke-width": spot.area ? 1.6 : 2 };
    return circle(at, spot.area ? AREA : /** @type {MapLook} */ (look).disc, {
      ...style,
      "stroke-dasharray": spot.area ? "3 3" : "",
    });
  }

  /** Whether events stand on the map: only when the reader asks for less than everything, or where
   * there is nothing else on it; those of the reader's own always do, and those that neither a timeline nor a line shows.
   * @param {State} state */
  asked(state) {
    const { usual } = this.choice.facts;
    const filtered = Object.values(state.filters).some((values) => values.length);
    const fewer = filtered || Boolean(state.q) || state.from !== usual.from || state.to !== usual.to;
    return state.stepping || fewer || !this.choice.facts.ways.length;
  }

  /** @param {State} state @param {Set<string>} lit spots of what is picked or pointed at */
  show(state, lit) {
    const asked = this.asked(state);
    for (const place of this.places) {
      const spot = /** @type {Spot} */ (this.choice.spots.get(place.spot));
      const events = state.pick
        ? []
        : this.now(spot, state).filter(
            ({ group, undated, corridors }) => asked || group === "own" || (undated && !corridors.length),
          );
      const said = this.choice.spoken.has(spot.id);
      const dotted = Boolean(place.dot) && !events.length && (said || this.isReached(spot, state));
      seen(place.dot, dotted);
      seen(place.named, said || dotted || lit.has(spot.id) || (events.length > 0 && Boolean(place.dot)));
      seen(place.disc, events.length > 0);
      if (events.length && place.disc) this.dress(place.disc, events, spot);
      place.off = !dotted && !events.length && !lit.has(spot.id);
    }
    const total = state.stepping ? (this.choice.facts.arrivals[state.at] ?? 0) : 0;
    const radius = (ARRIVED * Math.sqrt(total)).toFixed(1);
    if (this.arrived && this.arrived.style.getPropertyValue("r") !== `${radius}px`)
      this.arrived.style.setProperty("r", `${radius}px`);
  }

  /** The events at a place that the state shows. @param {Spot} spot @param {State} state @returns {Mark[]} */
  now(spot, { stepping, at }) {
    const events = this.choice.spotEvents(spot).flatMap((id) => this.choice.marks.get(id) ?? []);
    return stepping ? events.filter((mark) => mark.start < at + 1 && mark.end > at) : events;
  }

  /** Whether anybody comes there in the years shown. @param {Spot} spot @param {State} state */
  isReached(spot, { stepping, at }) {
    const tracks = this.reached.get(spot.id) ?? [];
    return tracks.some(
      (track) => this.choice.trackShown(track) && (!stepping || (track.first <= at && at <= (track.last ?? Infinity))),
    );
  }

  /** @param {SVGElement} disc @param {Mark[]} events @param {Spot} spot */
  dress(disc, events, spot) {
    const look = /** @type {MapLook} */ (this.look);
    const first = events.reduce((best, mark) => (mark.importance < best.importance ? mark : best));
    const hue = look.groups[first.group];
    const hollow = first.contested;
    const fill = hollow || spot.area ? look.panel : hue;
    if (disc.dataset.hue === hue + fill) return;
    disc.dataset.hue = hue + fill;
    Object.assign(disc.style, {
      fill,
      stroke: hollow || spot.area ? hue : look.panel,
      fillOpacity: spot.area ? "0.5" : "1",
    });
  }
}

/** @param {SVGElement | null} drawn @param {boolean} shown */
function seen(drawn, shown) {
  if (drawn && (drawn.style.visibility !== "hidden") !== shown) drawn.style.visibility = shown ? "visible" : "hidden";
}
