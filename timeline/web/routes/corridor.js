// The map of one route: the map of the stage with nothing else let through, and still. A stage of a
// journey lights its legs on it.

import * as dress from "../kit/dress.js";
import { LATER } from "../kit/later.js";
import { json, script, style } from "../kit/loading.js";
import { alert, make } from "../kit/making.js";
import { element } from "../kit/svg.js";
import { fill, number } from "../kit/wording.js";
import { Choice } from "../stage/choice.js";
import { MapPane } from "../stage/map.js";
import { circle, path } from "../stage/mapart.js";
import { Store } from "../stage/store.js";

/** @import { JourneyStage, RoutesData, StageFacts, ToldRoute } from "../wire.d.ts" */
/** @import { Point } from "../stage/geometry.js" */

const LEAST_GROWTH = 0.72;
const MOST_GROWTH = 2;
const SCALE_PX = 130; // that a bar of scale is not longer than
const ROUND_KM = [2000, 1000, 500, 200, 100, 50, 20, 10, 5];
const RING = 11;
const OVER_FOOT_PX = 6;

export class RouteMap {
  /** @type {MapPane} */ map = LATER;
  /** @type {JourneyStage | null} */ lit = null;
  /** @type {() => void} */ onSize = () => this.draw();
  nearest = 0;
  wide = 0;

  /** `measured` says a length where a bar of scale is to stand.
   * @param {HTMLElement} host @param {RoutesData} data @param {ToldRoute} route @param {{ measured?: string }} [options] */
  constructor(host, data, route, { measured = "" } = {}) {
    this.data = data;
    this.route = route;
    this.measured = measured;
    this.root = make("div", "cx-corridor", host);
    this.root.dataset.testid = "corridor-map";
    this.root.dataset.route = route.id;
    this.ending = new AbortController();
  }

  async start() {
    await this.bring();
    await this.begin(this.route.map.view);
  }

  /** All that it is drawn of. */
  async bring() {
    try {
      const { stage } = this.data;
      const [facts] = await Promise.all([
        json(stage.facts),
        script(stage.plotly),
        style(stage.style),
        json(stage.ground.world),
        json(stage.ground[this.route.map.view]),
      ]);
      if (!this.ending.signal.aborted) this.make(facts);
    } catch (fault) {
      this.fault(fault);
    }
  }

  /** @param {StageFacts} facts */
  make(facts) {
    const { ground, nowhere, plotly } = this.data.stage;
    const { id, map } = this.route;
    const choice = new Choice(facts);
    const [first, end] = facts.span;
    choice.update({ ...new Store({ from: first, to: end - 1 }).state, filters: { corridor: [id] }, pick: id });
    const only = new Set(facts.spots.filter(({ corridors }) => corridors.includes(id)).map((spot) => spot.id));
    const outlines = (/** @type {string} */ view) => json(ground[view]);
    this.map = new MapPane(
      this.root,
      choice,
      { outlines, nowhere, plotly: () => script(plotly) },
      { only, alt: map.alt, still: true },
    );
    this.map.travel.around = id;
    if (this.measured) this.scale = make("div", "cx-scale", this.map.box);
  }

  /** The view that holds both of two routes. @param {RouteMap} other */
  widerOf(other) {
    const [own, theirs] = [this.route.map.view, other.route.map.view];
    if (own === theirs || !this.map) return own;
    const { first_view: first, last_view: last } = this.map.facts;
    return own === last || theirs === last ? last : first;
  }

  /** @param {string} view */
  async begin(view) {
    if (!this.map || this.ending.signal.aborted) return;
    try {
      this.map.view = view;
      await this.draw();
      this.undress = dress.onDress(() => this.onSize());
      this.sizes = new ResizeObserver(() => {
        const { clientWidth: wide } = this.root;
        if (wide && wide !== this.wide) this.onSize(); // a page that is left has no room
        this.place();
      });
      for (const box of [this.root, this.map.foot]) this.sizes.observe(box);
      this.root.dataset.ready = "true";
    } catch (fault) {
      this.fault(fault);
    }
  }

  /** @param {unknown} fault */
  fault(fault) {
    console.error(fault);
    alert(this.root, this.data.fault);
  }

  /** Metres a pixel that show all of it. */
  async metres() {
    await this.draw();
    return this.map?.frame.metresAPixel ?? 0;
  }

  async draw() {
    if (!this.map || this.ending.signal.aborted) return;
    const { figures } = this.data.stage;
    const look = await json(dress.ofTheme(figures));
    for (const [name, value] of Object.entries(look.css)) this.root.style.setProperty(name, String(value));
    this.root.dataset.theme = look.theme;
    this.wide = this.root.clientWidth;
    this.map.nearest = this.nearest;
    const grow = dress.isHall(look.theme)
      ? Math.max(LEAST_GROWTH, Math.min(MOST_GROWTH, window.innerHeight / 1000))
      : 1;
    await this.map.draw(look.map, grow);
    if (this.ending.signal.aborted) return;
    const { choice } = this.map;
    this.map.show(choice.state, choice.related(this.route.id));
    this.measure();
    this.light(this.lit);
  }

  /** A bar of so many round kilometres. */
  measure() {
    if (!this.scale) return;
    const metres = this.map.frame.metresAPixel;
    const km = ROUND_KM.find((length) => (length * 1000) / metres <= SCALE_PX) ?? ROUND_KM[ROUND_KM.length - 1];
    this.root.dataset.metres = String(Math.round(metres));
    this.scale.style.width = `${(km * 1000) / metres}px`;
    this.scale.textContent = fill(this.measured, { km: number(km) });
    this.place();
  }

  /** The bar of scale above the foot line, of however many rows that is. */
  place() {
    const { box, foot } = this.map;
    if (this.scale) this.scale.style.bottom = `${box.clientHeight - foot.offsetTop + OVER_FOOT_PX}px`;
  }

  // ---- what a stage of the journey lights -------------------------------------------------------

  /** @param {JourneyStage | null} stage */
  light(stage) {
    this.lit = stage;
    if (!this.map?.held) return;
    this.glow?.remove();
    this.glow = null;
    if (!stage) return;
    const { art, plan, choice } = this.map;
    const lines = stage.legs.map((leg) => this.along(leg));
    const ends = stage.legs.length ? [] : stage.places;
    const rings = [...new Set(ends)].flatMap((id) => {
      const spot = choice.spots.get(id);
      const at = spot && plan.project(spot.lon, spot.lat);
      return at ? [circle(at, RING, { class: "cx-lit-place" })] : [];
    });
    this.glow = element("g", { class: "cx-lit" });
    this.glow.append(...lines.map((xy) => element("path", { d: path(xy), class: "cx-lit-leg" })), ...rings);
    art.layers.stops.before(this.glow);
  }

  /** A leg as it lies on the map: its stretch of the way it is drawn by, or its own line.
   * @param {string} leg @returns {(Point | null)[]} */
  along(leg) {
    const { legs, ways, plan, choice, view } = this.map;
    const own = plan.legLines.find((line) => line.leg === leg);
    if (own) return own.xy;
    const way = ways.byId.get(legs.shownWay(leg, view) ?? "");
    const ends = legs.track(leg).ends.map((id) => choice.spots.get(id));
    const points = way ? way.points : [];
    const [from, to] = ends.map((spot) => (spot ? nearest(points, spot) : 0)).sort((a, b) => a - b);
    return points.slice(from, to + 1).map(([lon, lat]) => plan.project(lon, lat));
  }

  end() {
    this.ending.abort();
    this.undress?.();
    this.sizes?.disconnect();
    this.map?.end();
    this.root.remove();
  }
}

/** The number of the point of a line that lies nearest to a place.
 * @param {[number, number][]} points @param {{ lon: number, lat: number }} place */
function nearest(points, { lon, lat }) {
  const squeeze = Math.cos((lat * Math.PI) / 180);
  const far = points.map(([x, y]) => ((x - lon) * squeeze) ** 2 + (y - lat) ** 2);
  return far.indexOf(Math.min(...far));
}
