// What lies where on the screen, and at which level of detail: for names, pointers and measures.

import { LATER } from "../kit/later.js";
import { nearestLine, nearestPoint } from "./hits.js";
import * as inside from "./inside.js";

/** @import { Point } from "./geometry.js" */
/** @import { LabelSizes, MapFigure, MapLook, Spot } from "./shapes.js" */
/** @typedef {{ child: HTMLElement, rect: import("./geometry.js").Rect }} Over */

const [WORLD_M, REGION_M, NEAR_M] = [18_000, 4_000, 1_500]; // metres a pixel; a region on a phone has 16,000
const ALL_RANKS = 4;
const APART = 80; // pixels
const LARGE = 1.2; // a stage so much larger than usual has larger words

export class MapPlan {
  /** @type {MapLook} */ look = LATER;
  /** @type {LabelSizes} */ sizes = LATER;
  factor = 1;
  metres = 0;
  /** @type {(ReturnType<import("./mapways.js").MapWays["onScreen"]>[number] & { off: boolean })[]} */ lines = [];
  /** @type {ReturnType<import("./maplegs.js").MapLegs["drawn"]>["lines"]} */ legLines = [];
  /** @type {{ id: string, rect: import("./geometry.js").Rect }[]} */ chips = [];
  /** @type {import("./geometry.js").Rect[]} */ ringNames = [];
  /** @type {(lon: number, lat: number) => Point | null} */ project = () => null;
  /** @type {Over[] | null} */ standing = null;

  /** @param {import("./map.js").MapPane} pane */
  constructor(pane) {
    this.pane = pane;
  }

  get panel() {
    const { width, height } = this.pane.frame.size;
    return { x: 0, y: 0, width, height };
  }

  get abroad() {
    return this.metres > WORLD_M || Boolean(this.pane.known.clip);
  }

  /** Sizes and widths at a scale, that which the map has now if no other is said.
   * @param {MapFigure["labels"]} labels @param {string} family @param {number} [metres] a pixel */
  prepare(labels, family, metres = this.pane.frame.metresAPixel) {
    const { frame, grow } = this.pane;
    this.look = { ...labels, family };
    const own =
      labels.sizes.find(({ from_px: from }) => frame.size.width >= from) ?? labels.sizes[labels.sizes.length - 1];
    this.sizes = grow > LARGE ? larger(own, grow) : own;
    this.metres = metres;
    const { at, power, least, most } = labels.widths;
    this.factor = Math.max(least, Math.min(most, (at / this.metres) ** power));
  }

  locate() {
    const { pane } = this;
    this.project = inside.projector(pane.figure);
    this.lines = pane.ways.onScreen(pane.view, this.project).map((line) => ({ ...line, off: false }));
    const { width, height } = this.panel;
    pane.seen = new Set(
      pane.facts.spots
        .filter(({ lon, lat }) => {
          const at = this.project(lon, lat);
          return at && at[0] >= 0 && at[1] >= 0 && at[0] <= width && at[1] <= height;
        })
        .map(({ id }) => id),
    );
  }

  /** Whether a place has a dot at this scale. @param {Spot} spot */
  dotted(spot) {
    if (spot.area) return false;
    if (this.pane.only) return this.pane.only.has(spot.id);
    if (this.abroad) return spot.rank === 1 && this.apart(spot);
    const most = this.metres > REGION_M ? this.sizes.rank : this.metres > NEAR_M ? 3 : ALL_RANKS;
    return spot.rank !== null && spot.rank <= most;
  }

  /** Whether a place does not lie on that where people arrive. @param {Spot} spot */
  apart(spot) {
    const home = this.pane.choice.spots.get(this.pane.facts.reached ?? "");
    const [at, there] = [spot, home ?? spot].map(({ lon, lat }) => this.project(lon, lat));
    return !home || spot === home || !at || !there || Math.hypot(at[0] - there[0], at[1] - there[1]) > APART;
  }

  /** What is not let through can't be pointed at either. */
  hide() {
    for (const line of this.lines) line.off = this.pane.ways.use(line.way, this.pane.choice.state) === 0;
  }

  /** @param {number} x @param {number} y @param {number} slack */
  find(x, y, slack) {
    const { choice, spots, top } = this.pane;
    const chip = this.chips.find(
      ({ rect }) => x >= rect.x && y >= rect.y && x <= rect.x + rect.width && y <= rect.y + rect.height,
    );
    if (chip) return chip.id;
    const name = top.named(x, y);
    if (name?.way) return this.corridorOf(name.way);
    const place = name?.spot ?? nearestPoint(spots.places, x, y, slack * 0.75)?.spot;
    if (place) {
      const events = choice.spotEvents(/** @type {Spot} */ (choice.spots.get(place)));
      return events.length === 1 ? events[0] : place;
    }
    const line = nearestLine([...this.legLines, ...this.lines], x, y, slack);
    if (!line) return null;
    return "track" in line ? line.track.corridor : this.corridorOf(line.way.id);
  }

  /** The first corridor that is shown of those that go by a way. @param {string} way @returns {string | null} */
  corridorOf(way) {
    const { choice, ways } = this.pane;
    return ways.byId.get(way)?.corridors.find((id) => choice.corridorShown(id)) ?? null;
  }

  /** What stands over the map and where, measured once after the map was drawn or settled. */
  get over() {
    this.standing ??= measured(this.pane);
    return this.standing;
  }

  forget() {
    this.standing = null;
  }

  /** Boxes of what stands over the map. */
  controls() {
    const { width, height } = this.pane.frame.size;
    return this.over.map(({ rect }) => rect).filter((rect) => rect.width * rect.height < 0.5 * width * height);
  }
}

/** @param {import("./map.js").MapPane} pane @returns {Over[]} */
function measured({ box, sheet }) {
  const over = /** @type {HTMLElement[]} */ ([...box.children]).filter(
    (child) => child !== sheet && !child.matches(".cx-year, .cx-reached"),
  );
  const legend = over.find((child) => child.matches(".cx-legend"));
  if (legend) Object.assign(legend.style, { left: "", top: "", right: "", bottom: "" });
  return over
    .filter(({ offsetWidth }) => offsetWidth > 0)
    .map((child) => {
      const { offsetLeft: x, offsetTop: y, offsetWidth: width, offsetHeight: height } = child;
      return { child, rect: { x, y, width, height } };
    });
}

/** @param {LabelSizes} sizes @param {number} by */
function larger(sizes, by) {
  const grown = Object.entries(sizes).map(([key, value]) => {
    if (key === "rank" || key === "from_px") return [key, value];
    return [key, Array.isArray(value) ? value.map((one) => one * by) : value * by];
  });
  return Object.fromEntries(grown);
}
