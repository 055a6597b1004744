// What lies over the lines that Plotly drew: heads, dots, names, the pick, the year; and what of all
// that a state shows.

import { element } from "../kit/svg.js";
import { circle, head } from "./mapart.js";
import { MapYear } from "./mapyear.js";
import { shared } from "./geometry.js";
import { placeLabels } from "./maplabels.js";
import { namesOf } from "./mapnames.js";
import { returnArrows, worldRings } from "./mapknot.js";
import { written } from "./maptext.js";

/** @import { State } from "./store.js" */
/** @import { Lit } from "./related.js" */
/** @import { Point } from "./geometry.js" */
/** @typedef {{ element: SVGElement, way?: string, spot?: string, shown: boolean }} Shown */

const [LONG_ENOUGH, LONG_RETURN, MOST_HEADS] = [130, 50, 14]; // pixels of a way with a head; heads in all
const [FOREMOST, FARTHER] = [1, 12]; // rank of places, and pixels
const SIDES = /** @type {const} */ (["right", "left", "above", "below", "above-right", "above-left", "below-right", "below-left"]);
const BESIDE = 14; // pixels from the anchor
const [TRUNK_HEAD, BRANCH_HEAD] = [1.8, 12];

export class MapTop {
  /** @type {string | null} */ pick = null;
  /** @type {import("./maplegs.js").Picked | null} */ picked = null;
  /** @type {Shown[]} */ shown = [];
  /** @type {{ way: import("./shapes.js").DrawnWay, element: SVGElement, shown: boolean }[]} */ heads = [];
  /** @type {{ corridor: string, first: number, last: number | null, element: SVGElement }[]} */ returns = [];

  /** @param {import("./map.js").MapPane} pane */
  constructor(pane) {
    this.pane = pane;
    this.year = new MapYear(pane);
  }

  /** All of it, as the map lies now. */
  draw() {
    const { pane } = this;
    const { plan, legs, spots, art, choice, known } = pane;
    const { look, project } = plan;
    this.picked = legs.picked(this.pick, pane.view);
    const drawn = legs.drawn(this.picked, known.lines, project, look);
    art.put("legs", drawn.legs);
    art.put("stops", drawn.stops);
    plan.legLines = drawn.lines;
    art.put("rings", worldRings(known, pane.facts, project, look));
    this.returns = known.lines === "near" ? returnArrows(pane.facts.returned, project, look) : [];
    art.put("returns", this.returns.map((arrow) => arrow.element));
    this.drawHeads();
    const stops = new Set(this.picked?.stops.map(({ place }) => place));
    const own = this.picked && !this.picked.stops.length ? new Set(this.picked.places) : null;
    const ringed = new Set(choice.marks.get(this.pick ?? "")?.places);
    const dotted = (/** @type {import("./shapes.js").Spot} */ spot) => (own ? own.has(spot.id) && !ringed.has(spot.id) && !spot.area : !stops.size && plan.dotted(spot));
    spots.draw(project, dotted, look, art);
    this.drawEnds();
    this.name(choice.facts.spots.filter((spot) => spots.places.some((place) => place.spot === spot.id && place.dot)));
    this.year.forget();
  }

  drawHeads() {
    const { plan, art } = this.pane;
    const { look, project } = plan;
    const long = plan.lines.filter(({ way, xy }) => length(xy) > (way.kind === "return" ? LONG_RETURN : LONG_ENOUGH));
    const heads = long.flatMap(({ way, width }) => way.heads.map((/** @type {number[]} */ [lon, lat, lon2, lat2]) => {
      const [tip, next] = [project(lon, lat), project(lon2, lat2)];
      const large = width >= 7 ? TRUNK_HEAD * width : Math.min(BRANCH_HEAD, Math.max(8, 3.2 * width));
      return tip && next ? { way, width, shown: true, element: head(tip, next, large, look.ways[/** @type {"land"} */ (way.kind)].head) } : null;
    }).filter((/** @type {any} */ one) => one));
    this.heads = heads.sort((a, b) => b.width - a.width).slice(0, MOST_HEADS);
    art.put("heads", this.heads.map((one) => one.element));
  }

  /** On a map of the world the ends of ways abroad have dots. */
  drawEnds() {
    const { plan, art } = this.pane;
    if (!plan.abroad) return;
    const { look } = plan;
    const style = { fill: look.panel, stroke: look.ink, "stroke-width": 1.6 };
    const ends = plan.lines.filter(({ way }) => way.abroad).flatMap(({ way, xy }) => {
      const at = way.kind === "onward" ? xy[xy.length - 1] : xy[0];
      return at ? [circle(at, look.dot, style)] : [];
    });
    art.layers.dots.append(...ends);
  }

  /** @param {import("./shapes.js").Spot[]} dotted */
  name(dotted) {
    const { plan, choice, art, known, spots } = this.pane;
    const { look, sizes, project, panel, abroad } = plan;
    const state = choice.state;
    const lines = plan.lines.filter(({ way }) => this.pane.ways.use(way, { ...state, stepping: false }) > 0);
    const named = namesOf({ choice, lines: known.lines, abroad, look, sizes, project, panel, ways: lines, dotted, picked: this.picked, pick: this.pick });
    const widths = [...lines, ...plan.legLines.map((line) => ({ ...line, width: 2.6 }))];
    const obstacles = widths.map(({ xy, width }) => ({ points: xy.filter((/** @type {Point | null} */ at) => at), width: width + 2.6 }));
    const dots = spots.places.filter(({ dot }) => dot).map(({ x, y }) => ({ x, y, radius: look.dot + 1 }));
    const stops = this.picked?.stops.flatMap(({ place }) => spots.places.filter(({ spot }) => spot === place).map(({ x, y }) => ({ x, y, radius: 14 }))) ?? [];
    this.obstacles = { panel: inset(panel), controls: plan.controls(), lines: obstacles, dots: [...dots, ...stops] };
    const placed = apart(this.place(named.map(({ label }) => label), this.obstacles));
    const byId = new Map(named.map((own) => [own.label.id, own]));
    this.placed = placed;
    this.shown = placed.map((label) => {
      const { blocks, way, spot } = /** @type {import("./mapnames.js").Named} */ (byId.get(label.id));
      const group = written(blocks[label.size], label.rect, { side: label.side, halo: look.halo, family: look.family, scale: label.scale, id: label.id, kind: label.kind });
      if (label.leader) group.prepend(leader(label.leader, look.quiet));
      return { element: /** @type {any} */ (group), way, spot, shown: true };
    });
    art.put("names", this.shown.map((one) => one.element));
    for (const place of spots.places) place.named = this.shown.find(({ spot, way }) => spot === place.spot && !way)?.element ?? null;
  }

  /** The first of places stand a little farther off where there is no room beside their dots.
   * @param {import("./maplabels.js").MapLabel[]} labels @param {import("./maplabels.js").MapObstacles} obstacles */
  place(labels, obstacles) {
    const { placed, refused } = placeLabels(labels, obstacles);
    return this.farther(labels, obstacles, this.turned(labels, obstacles, placed), refused);
  }

  /** Ways whose names lie on something stand on another side of their anchors where that is free.
   * @param {import("./maplabels.js").MapLabel[]} labels @param {import("./maplabels.js").MapObstacles} obstacles
   * @param {import("./maplabels.js").PlacedLabel[]} placed */
  turned(labels, obstacles, placed) {
    return placed.map((own) => {
      const label = labels.find(({ id }) => id === own.id);
      if (own.clear || !label) return own;
      const controls = [...obstacles.controls, ...placed.filter((other) => other !== own && other.kind !== "country" && other.kind !== "sea").map(({ rect }) => rect)];
      for (const side of SIDES) {
        const [found] = placeLabels([{ ...label, side, reach: Math.max(label.reach ?? 0, BESIDE) }], { ...obstacles, controls }).placed;
        if (found?.clear) return found;
      }
      return own;
    });
  }

  /** @param {import("./maplabels.js").MapLabel[]} labels @param {import("./maplabels.js").MapObstacles} obstacles
   * @param {import("./maplabels.js").PlacedLabel[]} placed @param {string[]} refused */
  farther(labels, obstacles, placed, refused) {
    const first = labels.filter(({ id, kind, rank }) => kind === "place" && rank <= FOREMOST && refused.includes(id));
    if (!first.length) return placed;
    const farther = first.map((label) => ({ ...label, reach: (label.reach ?? 0) + FARTHER }));
    const controls = [...obstacles.controls, ...placed.filter(({ kind }) => kind !== "country" && kind !== "sea").map(({ rect }) => rect)];
    const more = placeLabels(farther, { ...obstacles, controls }).placed;
    const free = placed.filter(({ kind, rect }) => (kind !== "country" && kind !== "sea") || !more.some((own) => shared(own.rect, rect)));
    return [...free, ...more];
  }

  /** @param {State} state @param {Lit | null} lit */
  show(state, lit) {
    const { pane } = this;
    const { choice, ways, legs, spots, plan, still } = pane;
    const pick = choice.isNow(state.pick) ? state.pick : null;
    if (pick !== this.pick) {
      this.pick = pick;
      this.draw();
    }
    const pointed = state.pointed ? (legs.picked(state.pointed, pane.view)?.ways ?? null) : null;
    const moves = !still && !window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    ways.show(state, { ways: this.picked?.ways ?? null, pointed }, plan.look, moves);
    const stops = this.picked?.stops.map(({ place }) => place) ?? [];
    spots.show(state, new Set([...(lit?.spots ?? []), ...(this.picked?.places ?? []), ...stops]));
    const used = (/** @type {import("./shapes.js").DrawnWay} */ way) => ways.use(way, state) > 0 && (!this.picked || this.picked.ways.has(way.id));
    for (const one of this.heads) toggle(one, used(one.way));
    for (const one of this.shown) {
      const way = one.way && ways.byId.get(one.way);
      if (way) toggle(one, ways.use(way, state) > 0);
    }
    for (const { element: arrow, ...track } of this.returns) {
      const now = choice.trackShown(track) && (!state.stepping || (track.first <= state.at && state.at <= (track.last ?? Infinity))) && !this.picked;
      arrow.style.visibility = now ? "visible" : "hidden";
    }
    this.year.show(state);
  }
}

/** Without those that found no room and would lie on others.
 * @param {import("./maplabels.js").PlacedLabel[]} placed */
function apart(placed) {
  const kept = /** @type {typeof placed} */ ([]);
  for (const label of placed) if (label.clear || (label.kind !== "way" && !placed.some((other) => other !== label && shared(label.rect, other.rect)))) kept.push(label);
  return kept;
}

/** @param {{ element: SVGElement, shown: boolean }} one @param {boolean} shown */
function toggle(one, shown) {
  if (one.shown === shown) return;
  one.shown = shown;
  one.element.style.visibility = shown ? "visible" : "hidden";
}

/** @param {[Point, Point]} line @param {string} stroke */
function leader([[x1, y1], [x2, y2]], stroke) {
  return element("line", { x1, y1, x2, y2, stroke, "stroke-width": 1, "stroke-opacity": 0.45 });
}

/** @param {(Point | null)[]} xy */
function length(xy) {
  let sum = 0;
  for (let i = 1; i < xy.length; i += 1) {
    const [a, b] = [xy[i - 1], xy[i]];
    if (a && b) sum += Math.hypot(b[0] - a[0], b[1] - a[1]);
  }
  return sum;
}

/** @param {import("./geometry.js").Rect} rect */
function inset({ x, y, width, height }) {
  return { x: x + 4, y: y + 4, width: width - 8, height: height - 8 };
}
