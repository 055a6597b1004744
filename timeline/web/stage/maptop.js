// What lies over the lines that Plotly drew: heads, dots, names, the pick, the year; and what of all
// that a state shows.

import { afterPaint } from "../kit/timers.js";
import { shared } from "./geometry.js";
import { circle, head, leader } from "./mapart.js";
import { standLegend } from "./mapcorner.js";
import { returnArrows, worldRings } from "./mapknot.js";
import { afterAll, isNumbered, placeLabels } from "./maplabels.js";
import { stopLetter, stopRadius } from "./maplegs.js";
import { namesOf } from "./mapnames.js";
import { away, belonging, isAtAnother, meant } from "./mapnear.js";
import { freeShare, seaCells } from "./mapsea.js";
import { FACTLESS, nearestFree, unstruck } from "./mapseek.js";
import { written } from "./maptext.js";
import { MapYear } from "./mapyear.js";

/** @import { State } from "./store.js" */
/** @import { Lit } from "./related.js" */
/** @import { Point } from "./geometry.js" */
/** @typedef {{ element: SVGElement, rect: import("./geometry.js").Rect, way?: string, spot?: string, shown: boolean }} Shown */

const [LONG_ENOUGH, LONG_RETURN, MOST_HEADS] = [130, 50, 14]; // pixels of a way with a head; heads in all
const [FOREMOST, FARTHER] = [1, 12]; // rank of places, and pixels
const COMMON = 2; // rank of places down to which names stand on thin lines sooner than not at all
const STEPS = [0, 8, 16]; // pixels that such a name may stand farther off
const [NEAR, BESIDE] = [0.1, -0.1]; // cosine between the side of a name and where it may stand
const [FEW, TURNS] = [3, 2]; // names that found no place after the others, and how often they come before them
const CASING = 2.6; // pixels that a way is kept clear of, beside its own
const HAIR = 3; // pixels of a way up to which names may stand on it while it stands back
const [TRUNK_HEAD, BRANCH_HEAD] = [1.8, 12];

export class MapTop {
  /** @type {string | null} */ pick = null;
  /** @type {string | null} a pick keeps its ring in years in which it is not now */ ringed = null;
  /** @type {import("./maplegs.js").Picked | null} */ picked = null;
  /** @type {ReadonlySet<string>} */ said = new Set();
  /** @type {Shown[]} */ shown = [];
  /** @type {{ way: import("./shapes.js").DrawnWay, at: Point, reach: number, element: SVGElement, shown: boolean }[]} */ heads =
    [];
  /** @type {{ way: import("./shapes.js").DrawnWay, element: SVGElement, shown: boolean }[]} */ ends = [];
  /** @type {{ id: string, corridor: string, first: number, last: number | null, element: SVGElement, tip: Point }[]} */ returns =
    [];

  /** @type {((rect: import("./geometry.js").Rect) => number) | null} Of a box, how much lies on the sea. */ share =
    null;

  /** @param {import("./map.js").MapPane} pane */
  constructor(pane) {
    this.pane = pane;
    this.year = new MapYear(pane);
  }

  /** All of it, as the map lies now. */
  draw() {
    const { choice } = this.pane;
    this.pick = this.pickOf(choice.state);
    this.ringed = choice.state.pick;
    this.lay();
    this.sketch();
    this.name();
  }

  end() {
    this.naming?.();
    this.year.end();
  }

  /** @param {State} state */
  pickOf({ pick }) {
    return this.pane.choice.isNow(pick) ? pick : null;
  }

  /** What is the same for every pick. */
  lay() {
    const { pane } = this;
    const { plan, spots, art, known, facts } = pane;
    const { look, project } = plan;
    this.returns = known.lines === "near" ? returnArrows(facts.returned, project, look) : [];
    art.put(
      "returns",
      this.returns.map((arrow) => arrow.element),
    );
    this.drawHeads();
    spots.lay(project, look, art);
    this.share = null;
  }

  /** What belongs to the pick, but its names. */
  sketch() {
    const { pane } = this;
    const { plan, legs, spots, art, choice, known, facts } = pane;
    const { look, project } = plan;
    this.picked = legs.picked(this.pick, pane.view);
    const drawn = legs.drawn(this.picked, known.lines, project, look, stopLetter(plan.sizes));
    art.put("rings", worldRings(known, facts, project, plan, this.discs()));
    art.put("legs", drawn.legs);
    art.put("stops", drawn.stops);
    plan.legLines = drawn.lines;
    standLegend(pane);
    const stops = new Set(this.picked?.stops.map(({ place }) => place));
    const own = this.picked && !this.picked.stops.length ? new Set(this.picked.places) : null;
    const ringed = new Set(choice.marks.get(this.pick ?? "")?.places);
    const dotted = (/** @type {import("./shapes.js").Spot} */ spot) =>
      (choice.spoken.has(spot.id) && !spot.area && !ringed.has(spot.id) && !stops.has(spot.id)) ||
      (own ? own.has(spot.id) && !ringed.has(spot.id) && !spot.area : !stops.size && plan.dotted(spot));
    spots.dot(dotted, look, art);
    this.drawEnds();
  }

  /** The numbered stops of a pick. */
  discs() {
    const radius = stopRadius(stopLetter(this.pane.plan.sizes)) + 1;
    return [...(this.picked?.discs.values() ?? [])].map(([x, y]) => ({ x, y, radius, numbered: true }));
  }

  drawHeads() {
    const { plan, art } = this.pane;
    const { look, project } = plan;
    const long = plan.lines.filter(({ way, xy }) => length(xy) > (way.kind === "return" ? LONG_RETURN : LONG_ENOUGH));
    const heads = long.flatMap(({ way, width }) =>
      way.heads
        .map((/** @type {number[]} */ [lon, lat, lon2, lat2]) => {
          const [tip, next] = [project(lon, lat), project(lon2, lat2)];
          const large = width >= 7 ? TRUNK_HEAD * width : Math.min(BRANCH_HEAD, Math.max(8, 3.2 * width));
          return tip && next
            ? {
                way,
                width,
                at: tip,
                reach: large * 0.6,
                shown: true,
                element: head(tip, next, large, look.ways[way.ink].head),
              }
            : null;
        })
        .filter((one) => one !== null),
    );
    this.heads = heads.sort((a, b) => b.width - a.width).slice(0, MOST_HEADS);
    art.put(
      "heads",
      this.heads.map((one) => one.element),
    );
  }

  /** On a map of the world the ends of ways abroad have dots. */
  drawEnds() {
    const { plan, art } = this.pane;
    this.ends = [];
    if (!plan.abroad) return;
    const { look } = plan;
    const style = { fill: look.panel, stroke: look.ink, "stroke-width": 1.6 };
    this.ends = plan.lines
      .filter(({ way }) => way.abroad)
      .flatMap(({ way, xy }) => {
        const at = way.kind === "onward" ? xy[xy.length - 1] : xy[0];
        return at ? [{ way, element: circle(at, look.dot, style), shown: true }] : [];
      });
    art.layers.dots.append(...this.ends.map((one) => one.element));
  }

  name() {
    this.naming?.();
    this.said = this.pane.choice.spoken;
    const { plan, choice, art, known, spots } = this.pane;
    const dotted = choice.facts.spots.filter(({ id }) => spots.places.some(({ spot, dot }) => spot === id && dot));
    const { look, sizes, project, panel, abroad } = plan;
    const state = choice.state;
    const lines = plan.lines.filter(({ way }) => this.pane.ways.use(way, { ...state, stepping: false }) > 0);
    const ringed = choice.ringed(state.pick);
    const named = namesOf({
      choice,
      lines: known.lines,
      abroad,
      look,
      sizes,
      project,
      panel,
      moved: Boolean(this.pane.frame.own),
      ways: lines,
      dotted,
      picked: this.picked,
      pick: this.pick,
      ringed,
      returns: this.returns,
    });
    const { picked } = this;
    const standing = picked ? lines.filter(({ way, width }) => picked.ways.has(way.id) || width > HAIR) : lines;
    const widths = [...standing, ...plan.legLines.map((line) => ({ ...line, width: 2.6 }))];
    const obstacles = widths.map(({ xy, width }) => ({
      points: xy.filter((at) => at !== null),
      width: width + CASING,
    }));
    const dots = spots.places.filter(({ dot }) => dot).map(({ x, y }) => ({ x, y, radius: look.dot + 1 }));
    const stops = this.discs();
    const about = spots.places
      .filter(({ spot }) => ringed.has(spot))
      .map(({ x, y }) => ({ x, y, radius: look.ring + 2 }));
    const used = new Set(lines.map(({ way }) => way));
    const tips = this.heads
      .filter(({ way }) => used.has(way))
      .map(({ at, reach }) => ({ x: at[0], y: at[1], radius: reach }));
    this.obstacles = {
      panel: inset(panel),
      controls: [...plan.controls(), ...plan.ringNames],
      lines: obstacles,
      dots: [...dots, ...stops, ...about, ...tips],
    };
    const labels = named.map(({ label }) => label);
    const placed = this.most(labels, this.obstacles);
    const byId = new Map(named.map((own) => [own.label.id, own]));
    this.placed = placed;
    this.shown = placed.map((label) => {
      const { blocks, way, spot } = /** @type {import("./mapnames.js").Named} */ (byId.get(label.id));
      const group = written(blocks[label.size], label.rect, {
        side: label.side,
        halo: look.halo,
        family: look.family,
        scale: label.scale,
        id: label.id,
        kind: label.kind,
      });
      if (label.leader) group.prepend(leader(label.leader, look.quiet));
      return { element: group, rect: label.rect, way, spot, shown: true };
    });
    art.put(
      "names",
      this.shown.map((one) => one.element),
    );
    this.pane.box.dataset.spoken = [...this.said].join(" ");
    this.pane.box.dataset.unnamed = labels
      .filter(
        ({ id, first, anchor: [x, y] }) =>
          first && x > 0 && y > 0 && x < panel.width && y < panel.height && !placed.some((one) => one.id === id),
      )
      .map(({ id }) => id)
      .join(" ");
    for (const place of spots.places)
      place.named = this.shown.find(({ spot, way }) => spot === place.spot && !way)?.element ?? null;
    this.year.forget();
  }

  /** The name that a point lies on, of a way or a place that is shown. @param {number} x @param {number} y */
  named(x, y) {
    return this.shown.find(
      ({ element: own, rect, way, spot }) =>
        (way || spot) &&
        own.style.visibility !== "hidden" &&
        x >= rect.x &&
        y >= rect.y &&
        x <= rect.x + rect.width &&
        y <= rect.y + rect.height,
    );
  }

  /** Names clear of bold lines, unless fewer ways were named for it; one that finds no place after the others
   * has its turn before them.
   * @param {import("./maplabels.js").MapLabel[]} labels @param {import("./maplabels.js").MapObstacles} obstacles */
  most(labels, obstacles) {
    const all = labels.filter(({ kind }) => kind === "way").length;
    const waysIn = (/** @type {import("./maplabels.js").PlacedLabel[]} */ placed) =>
      placed.filter(({ kind }) => kind === "way").length;
    const clean = this.again(labels, obstacles, this.place(labels, obstacles));
    if (waysIn(clean) === all || this.pane.frame.own) return clean;
    const over = { ...obstacles, tight: true };
    const tight = this.again(labels, over, this.place(labels, over));
    let best = waysIn(tight) > waysIn(clean) ? tight : clean;
    const lost = new Set();
    for (let turn = 0; turn < TURNS; turn += 1) {
      const left = labels.filter(({ id, kind }) => kind === "way" && best.every((one) => one.id !== id));
      if (!left.length || left.length > FEW) break;
      for (const { id } of left) lost.add(id);
      const turned = labels.map((label) => (lost.has(label.id) ? { ...label, sooner: true } : label));
      const sooner = this.again(turned, over, this.place(turned, over));
      if (waysIn(sooner) > waysIn(best)) best = sooner;
    }
    return best;
  }

  /** Countries and seas take what room the others leave. The first of places stand a little farther off
   * where there is none beside their dots, and so do words where a way leaves the map.
   * @param {import("./maplabels.js").MapLabel[]} labels @param {import("./maplabels.js").MapObstacles} obstacles */
  place(labels, obstacles) {
    const [wide, own] = [true, false].map((isWide) =>
      labels.filter(({ kind, first }) => ((kind === "country" || kind === "sea") && !first) === isWide).map(sided),
    );
    const { placed: tried, refused } = placeLabels(own, obstacles);
    const placed = tried.filter(({ id, rect }) => {
      const label = own.find((one) => one.id === id);
      return !label || !isAtAnother(label, labels, rect, away(meant(label), rect).distance);
    });
    const stood = placed.map((one) =>
      one.clear && one.size < FACTLESS ? one : this.sought(own, one, obstacles, placed),
    );
    const sought = stood.map((one) => {
      const label = own.find(({ id, kind, line }) => kind === "way" && line?.length && id === one.id);
      const others = stood.filter((other) => other !== one);
      return label && one.clear ? Object.assign(one, unstruck(one, label, obstacles, others, labels)) : one;
    });
    const after = (/** @type {import("./maplabels.js").PlacedLabel[]} */ over) => afterAll(obstacles, over);
    const farther = own
      .filter(({ id, kind, rank }) => kind === "place" && rank <= FOREMOST && refused.includes(id))
      .map((label) => ({ ...label, reach: (label.reach ?? 0) + FARTHER }));
    const all = [...sought, ...placeLabels(farther, after(sought)).placed];
    for (const label of own.filter(({ line }) => line?.length)) {
      const free = all.every(({ id }) => id !== label.id) && nearestFree(label, obstacles, all, null, labels);
      if (free) all.push(free);
    }
    const rest = own.filter((label) => isCommon(label) && all.every(({ id }) => id !== label.id));
    const bare = uncased(obstacles); // its lines are looked at once for all
    for (const label of rest) {
      const thin = afterAll(bare, all);
      const near = STEPS.map((step) => onHairs(label, step));
      const beside = STEPS.map((step) => ({ ...label, sided: BESIDE, reach: (label.reach ?? 0) + step }));
      const tried = [...near, ...beside, { ...label, sided: undefined }];
      const [free] = tried.flatMap((one) => placeLabels([one], thin).placed);
      if (free) all.push(free);
    }
    const spoken = this.squeezed(own, obstacles, all);
    const wider = placeLabels(wide, after(spoken));
    const left = wide.filter(({ id }) => wider.refused.includes(id)).map((label) => onHairs(label, 0));
    return [...spoken, ...wider.placed, ...placeLabels(left, afterAll(bare, [...spoken, ...wider.placed])).placed];
  }

  /** What is spoken of stands over lines, and then over dots, sooner than not at all, but never over other words.
   * @param {import("./maplabels.js").MapLabel[]} labels @param {import("./maplabels.js").MapObstacles} obstacles
   * @param {import("./maplabels.js").PlacedLabel[]} placed */
  squeezed(labels, obstacles, placed) {
    const dotted = { ...obstacles, lines: [] };
    const bare = { ...dotted, dots: obstacles.dots.filter(isNumbered) };
    let all = placed;
    for (const label of labels.filter(({ first }) => first)) {
      if (all.some(({ id, clear }) => clear && id === label.id)) continue;
      const others = all.filter(({ id }) => id !== label.id);
      const free =
        nearestFree(label, dotted, others, null, labels) ??
        nearestFree(label, bare, others, null, labels) ??
        placeLabels([label], afterAll({ ...dotted, dots: [] }, others)).placed.find(({ clear }) => clear);
      if (free) all = [...others, free];
    }
    return all;
  }

  /** Those that may stay where they are; a name at a line that may not stands elsewhere, where there is room.
   * @param {import("./maplabels.js").MapLabel[]} labels @param {import("./maplabels.js").MapObstacles} obstacles
   * @param {import("./maplabels.js").PlacedLabel[]} tried */
  again(labels, obstacles, tried) {
    const moved = Boolean(this.pane.frame.own);
    let kept = belonging(apart(tried), labels, moved);
    for (const label of labels.filter(({ id, kind }) => kind === "way" && kept.every((one) => one.id !== id))) {
      const free = label.line?.length ? nearestFree(label, obstacles, kept, null, labels) : null;
      if (free) kept = belonging([...kept, free], labels, moved);
    }
    return kept;
  }

  /** How much of a box lies on the sea, for names that an editor put there; null for others.
   * @param {number[]} stored */
  sea([lon, lat]) {
    const { ground, frame, plan } = this.pane;
    const at = plan.project(lon, lat);
    this.share ??= freeShare(seaCells(ground.canvas, frame.size, ground.sea ?? "", { lines: [], rects: [] }));
    return at && this.share({ x: at[0], y: at[1], width: 1, height: 1 }) ? this.share : null;
  }

  /** @param {import("./maplabels.js").MapLabel[]} labels @param {import("./maplabels.js").PlacedLabel} placed
   * @param {import("./maplabels.js").MapObstacles} obstacles @param {import("./maplabels.js").PlacedLabel[]} others */
  sought(labels, placed, obstacles, others) {
    const label = labels.find(({ id }) => id === placed.id);
    const way = this.pane.ways.byId.get(placed.id);
    const found =
      label &&
      nearestFree(
        label,
        obstacles,
        others.filter((other) => other !== placed),
        way?.label ? this.sea(way.label.at) : null,
        labels,
      );
    return found ? Object.assign(placed, found) : placed; // the next one knows where it stands now
  }

  /** The picture that shows a pick does not wait for its names.
   * @param {string | null} pick @param {Lit | null} lit */
  turnTo(pick, lit) {
    this.pick = pick;
    this.ringed = this.pane.choice.state.pick;
    this.said = this.pane.choice.spoken;
    this.sketch();
    this.naming?.();
    this.naming = afterPaint(() => {
      this.name();
      this.show(this.pane.choice.state, lit);
    });
  }

  /** In a year a way is told of with what was counted in it, not with what other years are known for.
   * @param {SVGElement} element @param {readonly [number, number | null][]} counted @param {State} state */
  tellOf(element, counted, { stepping, at }) {
    const shown = !stepping || counted.some(([first, last]) => first <= at && at <= (last ?? Infinity));
    for (const row of /** @type {NodeListOf<SVGElement>} */ (element.querySelectorAll("[data-fact]")))
      if ((row.style.display === "none") === shown) row.style.display = shown ? "" : "none";
  }

  /** @param {State} state @param {Lit | null} lit */
  show(state, lit) {
    const { pane } = this;
    const { choice, ways, legs, spots, plan, still } = pane;
    const pick = this.pickOf(state);
    if (pick !== this.pick || state.pick !== this.ringed || this.said !== choice.spoken) this.turnTo(pick, lit);
    const pointed = state.pointed ? (legs.picked(state.pointed, pane.view)?.ways ?? null) : null;
    const moves = !still && !window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    ways.show(state, { ways: this.picked?.ways ?? null, pointed }, plan.look, moves);
    const stops = this.picked?.stops.map(({ place }) => place) ?? [];
    spots.show(state, new Set([...(lit?.spots ?? []), ...(this.picked?.places ?? []), ...stops]));
    const used = (/** @type {import("./shapes.js").DrawnWay} */ way) =>
      ways.use(way, state) > 0 && (!this.picked || this.picked.ways.has(way.id));
    for (const one of [...this.heads, ...this.ends]) toggle(one, used(one.way));
    for (const one of this.shown) {
      const way = one.way && ways.byId.get(one.way);
      if (!way) continue;
      toggle(one, ways.use(way, state) > 0);
      this.tellOf(one.element, way.label?.counted ?? [], state);
    }
    for (const { element: arrow, ...track } of this.returns) {
      const now =
        choice.trackShown(track) &&
        (!state.stepping || (track.first <= state.at && state.at <= (track.last ?? Infinity))) &&
        !this.picked;
      arrow.style.visibility = now ? "visible" : "hidden";
    }
    this.year.show(state);
  }
}

/** A name that all look for keeps to its side, where no other country lies.
 * @param {import("./maplabels.js").MapLabel} label */
function sided(label) {
  return isCommon(label) ? { ...label, sided: NEAR } : label;
}

/** @param {import("./maplabels.js").MapLabel} label */
function isCommon({ kind, rank, line, first }) {
  return kind === "place" && !line && !first && rank <= COMMON;
}

/** Hairs as wide as they are drawn: what they cover of a name is what is lost of it.
 * @param {import("./maplabels.js").MapObstacles} obstacles */
function uncased(obstacles) {
  const bare = (/** @type {number} */ width) => (width - CASING > HAIR ? width : width - CASING);
  return { ...obstacles, lines: obstacles.lines.map((line) => ({ ...line, width: bare(line.width) })) };
}

/** A name that is judged as a whole, not letter by letter as under wide lines.
 * @param {import("./maplabels.js").MapLabel} label @param {number} farther pixels */
function onHairs(label, farther) {
  const sizes = label.sizes.map(({ width, height }) => ({ width, height }));
  return { ...label, sizes, reach: (label.reach ?? 0) + farther };
}

/** Without those that found no room and would lie on others.
 * @param {import("./maplabels.js").PlacedLabel[]} placed */
function apart(placed) {
  const kept = /** @type {typeof placed} */ ([]);
  for (const label of placed)
    if (
      label.clear ||
      (label.kind !== "way" && !placed.some((other) => other !== label && shared(label.rect, other.rect)))
    )
      kept.push(label);
  return kept;
}

/** @param {{ element: SVGElement, shown: boolean }} one @param {boolean} shown */
function toggle(one, shown) {
  if (one.shown === shown) return;
  one.shown = shown;
  one.element.style.visibility = shown ? "visible" : "hidden";
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
