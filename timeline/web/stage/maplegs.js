// What a pick shows on the map: the ways it goes by, and its own legs where no way is drawn.

import { element } from "../kit/svg.js";
import { circle, head, path } from "./mapart.js";
import { points } from "./unpack.js";

/** @import { Point } from "./geometry.js" */
/** @import { MapLook } from "./shapes.js" */
/** @import { MapWays } from "./mapways.js" */
/** @typedef {{ ways: Set<string>, legs: string[], places: string[], stops: { place: string, told: string }[],
 * discs: Map<string, Point> }} Picked `discs`: where those of its stops are drawn */

const [WIDTH, CASING] = [2.6, 5];
const DASHES = /** @type {Record<string, string>} */ ({ air: "7 4", sea: "2 4", posted: "2 5" });
const HEAD = 12;
const HEADED = 70; // pixels of a leg that is long enough for a head
const [BOW, BOWED_FROM] = [0.11, 60]; // share of a flight's length; pixels
const STOP = 13; // radius of a numbered disc, and its number in pixels
const STOP_SHARE = 0.75; // of a larger number, which is its radius

export class MapLegs {
  /** @param {import("./choice.js").Choice} choice @param {MapWays} ways */
  constructor(choice, ways) {
    this.choice = choice;
    this.ways = ways;
    /** @type {WeakMap<number[], [number, number][]>} */
    this.unpacked = new WeakMap();
    /** @type {Map<string, import("./shapes.js").DrawnWay[]>} */
    this.waysOf = new Map();
    for (const way of ways.all)
      for (const leg of way.legs) this.waysOf.set(leg, [...(this.waysOf.get(leg) ?? []), way]);
    this.of = new Map(
      Object.keys(choice.facts.corridors).map((id) => [
        id,
        choice.facts.tracks.filter(({ corridor }) => corridor === id).map((track) => track.id),
      ]),
    );
  }

  /** @param {string | null} pick @param {string} view @returns {Picked | null} null where no way belongs to it */
  picked(pick, view) {
    if (!pick) return null;
    const { facts, marks } = this.choice;
    const mark = marks.get(pick);
    const own = mark ? mark.legs : this.of.get(pick);
    if (!own) return null;
    const ways = new Set(own.flatMap((leg) => this.shownWay(leg, view) ?? []));
    const legs = own.filter((leg) => !this.shownWay(leg, view));
    const places = mark ? [...new Set([...mark.places, ...own.flatMap((leg) => this.track(leg).ends)])] : [];
    return { ways, legs, places, stops: mark ? [] : (facts.stops[pick] ?? []), discs: new Map() };
  }

  /** @param {string} leg @param {string} view */
  shownWay(leg, view) {
    const own = this.waysOf.get(leg)?.find((way) => this.ways.isOn(way, view) && way.points.length > 1);
    return own?.id ?? null;
  }

  /** @param {string} leg */
  track(leg) {
    return /** @type {import("./shapes.js").Track} */ (this.choice.tracks.get(leg));
  }

  /** A leg in degrees, as a view draws it. @param {string} leg @param {"far" | "near"} lines */
  line(leg, lines) {
    const { steps } = this.track(leg)[lines];
    const known = this.unpacked.get(steps) ?? points(steps);
    this.unpacked.set(steps, known);
    return known;
  }

  /** @param {Picked | null} picked @param {"far" | "near"} lines @param {(lon: number, lat: number) => Point | null} project
   * @param {MapLook} look @param {number} letter of a stop's number */
  drawn(picked, lines, project, look, letter) {
    const onScreen = (picked?.legs ?? []).map((leg) => ({
      leg,
      track: this.track(leg),
      xy: bowed(
        this.line(leg, lines).map(([lon, lat]) => project(lon, lat)),
        this.track(leg).dash === "air",
      ),
    }));
    const legs = onScreen.flatMap(({ track, xy }) => strokes(track, xy, look));
    const stops = picked ? this.stopped(picked, project, letter, look) : [];
    return { legs, stops, lines: onScreen };
  }

  /** Numbered discs, none of which hides another. @param {Picked} picked
   * @param {(lon: number, lat: number) => Point | null} project @param {number} letter @param {MapLook} look */
  stopped({ stops, discs }, project, letter, look) {
    const shown = stops.flatMap(({ place }, i) => {
      const spot = this.choice.spots.get(place);
      const at = spot && project(spot.lon, spot.lat);
      return at ? [{ place, number: i + 1, at }] : [];
    });
    const apart = spread(
      shown.map(({ at }) => at),
      2 * stopRadius(letter),
    );
    for (const [i, { place }] of shown.entries()) discs.set(place, apart[i]);
    return shown.flatMap(({ number }, i) => numbered(apart[i], number, letter, look));
  }
}

/** @param {import("./shapes.js").Track} track @param {(Point | null)[]} xy @param {MapLook} look */
function strokes(track, xy, look) {
  const { line, head: fill } = track.dash === "posted" ? { line: look.quiet, head: look.quiet } : look.ways[track.ink];
  const d = path(xy);
  const common = { d, fill: "none", "stroke-linecap": "round", "stroke-linejoin": "round" };
  const own = element("path", {
    ...common,
    stroke: line,
    "stroke-width": WIDTH,
    "stroke-dasharray": DASHES[track.dash] ?? "",
  });
  const casing = element("path", { ...common, stroke: look.halo, "stroke-width": CASING, "stroke-opacity": 0.85 });
  const at = Math.round(xy.length * 0.55);
  const [tip, next] = [xy[at], xy[at + 1]];
  const [start, end] = [xy[0], xy[xy.length - 1]];
  const long = start && end && Math.hypot(end[0] - start[0], end[1] - start[1]) > HEADED;
  return [casing, own, ...(long && tip && next ? [head(tip, next, HEAD, fill)] : [])];
}

/** @param {Point} at @param {number} number @param {number} letter @param {MapLook} look */
function numbered([x, y], number, letter, look) {
  const text = element("text", {
    x,
    y: y + 0.35 * letter,
    "text-anchor": "middle",
    "font-size": letter,
    "font-weight": 700,
    fill: look.ink,
    "font-family": look.family,
  });
  text.textContent = String(number);
  return [circle([x, y], stopRadius(letter), { fill: look.panel, stroke: look.ink, "stroke-width": 2 }), text];
}

/** Points so far apart, each pair that is nearer moved by as much. @param {readonly Point[]} points @param {number} least */
export function spread(points, least) {
  const moved = points.map(([x, y]) => /** @type {Point} */ ([x, y]));
  for (let i = 1; i < moved.length; i += 1)
    for (let j = 0; j < i; j += 1) {
      const [a, b] = [moved[j], moved[i]];
      const far = Math.hypot(b[0] - a[0], b[1] - a[1]);
      if (far >= least) continue;
      const [across, down] = far ? [(b[0] - a[0]) / far, (b[1] - a[1]) / far] : [0, -1];
      const by = (least - far) / 2;
      moved[j] = [a[0] - by * across, a[1] - by * down];
      moved[i] = [b[0] + by * across, b[1] + by * down];
    }
  return moved;
}

/** A flight bows out to its right, so that there and back lie apart. @param {(Point | null)[]} xy @param {boolean} isFlight */
function bowed(xy, isFlight) {
  const [start, end] = [xy[0], xy[xy.length - 1]];
  if (!isFlight || !start || !end) return xy;
  const [across, down] = [end[0] - start[0], end[1] - start[1]];
  if (Math.hypot(across, down) < BOWED_FROM) return xy;
  return xy.map((point, i) => {
    const out = BOW * Math.sin((Math.PI * i) / (xy.length - 1));
    return point && /** @type {Point} */ ([point[0] - down * out, point[1] + across * out]);
  });
}

/** The number of a stop is as large as the least of names. @param {import("./shapes.js").LabelSizes} sizes */
export function stopLetter({ least }) {
  return Math.max(STOP, least);
}

/** @param {number} letter */
export function stopRadius(letter) {
  return Math.max(STOP, STOP_SHARE * letter);
}
