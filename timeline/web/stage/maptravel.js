// The map goes where it is asked to: to a view, to a place, to the whole of what is picked, and back.

import { fitExtent } from "./fit.js";
import * as inside from "./inside.js";
import { glide } from "./mapflight.js";
import { edges } from "./mapframe.js";

/** @import { Point } from "./geometry.js" */
/** @import { Moved } from "./mapframe.js" */
/** @typedef {{ view: string, own: Moved | null, around: string | null }} Look where the map looked */
/** @typedef {Point | { around: string } | { back: Look } | null} Goal a point, what is picked, or where it was */

const EDGE = 40; // pixels within which a place is not well seen
const [PICK_MARGIN, PICK_PADDING] = [0.12, { top: 70, right: 96, bottom: 44, left: 60 }];
const WORLD_PADDING = { top: 100, right: 76, bottom: 60, left: 44 };
const STOP = 30; // pixels that the disc of a stop and what is under the foot line need
const NEAREST_M = 1_100; // metres a pixel that a pick is never shown closer than

export class MapTravel {
  /** @type {string | null} */ around = null;
  /** @type {Look | null} */ before = null;
  opened = false;

  /** @param {import("./map.js").MapPane} pane */
  constructor(pane) {
    this.pane = pane;
  }

  /** Where it stands and came from, which the next map takes over. */
  get stood() {
    const { opened, around, before } = this;
    return { opened, around, before };
  }

  /** A map that opens with something picked shows it. */
  open() {
    const { pane } = this;
    const { pick } = pane.choice.state;
    if (this.opened) return;
    this.opened = true;
    if (pane.only || !pick || pane.frame.own || pane.target) return;
    const view = this.viewOf(pick);
    if (!view) return;
    const usual = pane.view === pane.facts.first_view;
    if (!usual && view !== pane.view) return;
    const there = this.points(pick, view).every((point) => isIn(point, pane.facts.views[view].box, 0));
    if (view === pane.view && there && !this.hasLegs(pick)) return;
    this.before = { view: pane.view, own: null, around: null };
    pane.view = view;
    this.around = pick;
  }

  /** @param {string} pick */
  hasLegs(pick) {
    const picked = this.pane.legs.picked(pick, this.pane.view);
    return Boolean(picked && (picked.legs.length || picked.ways.size));
  }

  /** The closest view that holds all of a pick. @param {string} pick @returns {string | null} */
  viewOf(pick) {
    const { facts } = this.pane;
    const points = this.points(pick, facts.first_view);
    if (!points.length) return null;
    const closest = Object.entries(facts.views)
      .filter(([name]) => name !== facts.last_view)
      .sort(([, a], [, b]) => area(a.box) - area(b.box));
    const found = closest.find(([, { box, beyond }]) => points.every((point) => isIn(point, box, beyond)));
    return found ? found[0] : facts.last_view;
  }

  /** All that a pick is drawn with, in degrees. @param {string} pick @param {string} view @returns {Point[]} */
  points(pick, view) {
    const { legs, ways, choice } = this.pane;
    const picked = legs.picked(pick, view);
    const places = picked ? picked.places : [...(choice.related(pick)?.spots ?? [])];
    const own = places.flatMap((id) => {
      const spot = choice.spots.get(id);
      return spot ? [/** @type {Point} */ ([spot.lon, spot.lat])] : [];
    });
    const lines = (picked?.legs ?? []).flatMap((leg) => legs.line(leg, "far"));
    const drawn = [...(picked?.ways ?? [])].flatMap((id) => ways.byId.get(id)?.points ?? []);
    return [...own, ...lines, ...drawn];
  }

  /** What fills the panel, as Plotly must be told it. */
  fit() {
    const { pane } = this;
    const { points, asked } = this.aim(pane.view, this.around);
    return pane.frame.fit(points, pane.known.projection, asked);
  }

  /** @param {string} view @param {string | null} around */
  aim(view, around) {
    const { facts, target, ways } = this.pane;
    const picked = around ? [...this.points(around, view), ...this.spoken(view)] : [];
    if (picked.length)
      return {
        points: picked,
        asked: {
          margin: PICK_MARGIN,
          padding: this.padding(PICK_PADDING),
          most: Math.max(NEAREST_M, this.pane.nearest),
        },
      };
    const { clip, box } = facts.views[view];
    if (clip && !target)
      return {
        points: ways.all.filter((way) => ways.isOn(way, view)).flatMap((way) => way.points),
        asked: { padding: this.padding(WORLD_PADDING) },
      };
    return { points: edges(target ?? box), asked: { padding: 10 } };
  }

  /**
   * The places of a view that whoever speaks names.
   * @param {string} view
   * @returns {Point[]}
   */
  spoken(view) {
    const { choice, facts } = this.pane;
    const spots = [...choice.spoken].flatMap((id) => choice.spots.get(id) ?? []);
    const points = spots.map(({ lon, lat }) => /** @type {Point} */ ([lon, lat]));
    return points.filter((point) => isIn(point, facts.views[view].box, 0));
  }

  /** Less of it on a small map, on which nothing lies under the foot line.
   * @param {{ top: number, right: number, bottom: number, left: number }} full */
  padding(full) {
    const { frame, foot } = this.pane;
    const share = Math.min(1, frame.size.width / 800);
    const { top, right, bottom, left } = full;
    const under = share < 1 ? foot.offsetHeight + STOP : 0;
    return { top: top * share, right: right * share, bottom: Math.max(under, bottom * share), left: left * share };
  }

  /** Where to fly so that what is picked is seen; null where it is. A map that `stays` in its view moves
   * within it.
   * @param {string} pick @param {boolean} [stays] @returns {[string, Goal] | null} */
  wayTo(pick, stays = false) {
    const { pane } = this;
    if (this.around === pick && !pane.frame.own) return null;
    const view = this.viewOf(pick);
    if (!view || (pane.frame.own && this.isSeen(pick))) return null;
    if (stays && view !== pane.view) return this.isSeen(pick) ? null : [pane.view, { around: pick }];
    if (this.hasLegs(pick) || view === pane.facts.last_view) return [view, { around: pick }];
    return this.isSeen(pick) ? null : [pane.facts.first_view, null];
  }

  /** Whether one of its places lies well on the map. @param {string} pick */
  isSeen(pick) {
    const { choice, plan } = this.pane;
    const places = [...(choice.related(pick)?.spots ?? [])].flatMap((id) => choice.spots.get(id) ?? []);
    return places.map(({ lon, lat }) => plan.project(lon, lat)).some((point) => point && this.sees(point));
  }

  /** Where the map was before it went to a pick. @returns {[string, Goal] | null} */
  wayBack() {
    return this.before && [this.before.view, { back: this.before }];
  }

  /** @param {Point} at */
  sees([x, y]) {
    const { width, height } = this.pane.frame.size;
    return x > EDGE && y > EDGE && x < width - EDGE && y < height - EDGE;
  }

  /** The picture on the screen is moved, and drawn anew before (going out) or after (going in), so that
   * nothing is redrawn on the way. `redrawn` is called when it has been. Where something else is wanted
   * meanwhile, it ends where it is.
   * @param {string} view @param {Goal} goal @param {() => void} redrawn @param {AbortSignal} signal */
  async fly(view, goal, redrawn, signal) {
    const { pane } = this;
    const { figure, frame, facts, sheet } = pane;
    const still =
      pane.still ||
      window.matchMedia("(prefers-reduced-motion: reduce)").matches ||
      facts.views[view].projection.type !== pane.known.projection.type;
    await pane.bring(view);
    if (signal.aborted) return;
    const from = {
      scale: inside.pixelScale(figure),
      at: inside.unproject(figure, frame.size.width / 2, frame.size.height / 2),
    };
    const around = goal && "around" in goal ? goal.around : goal && "back" in goal ? goal.back.around : null;
    const into = still ? null : this.seenFrom(view, around, goal);
    if (into && into.grows >= 1) await glide(sheet, frame.size, into.grows, into.at, false, signal);
    if (signal.aborted) return;
    this.leave(goal);
    pane.view = view;
    this.around = around;
    frame.own =
      goal && "back" in goal
        ? goal.back.own
        : Array.isArray(goal)
          ? { center: { lon: goal[0], lat: goal[1] }, zoom: frame.own?.zoom ?? 1 }
          : null;
    const { look, grow } = pane.wanted; // another theme may wait to be drawn
    await pane.draw(look, grow);
    redrawn();
    const back = into && into.grows < 1 && from.at ? pane.plan.project(from.at[0], from.at[1]) : null;
    if (back) await glide(sheet, frame.size, from.scale / inside.pixelScale(figure), back, true, signal);
  }

  /** Remembers where the map was, while it goes from pick to pick. @param {Goal} goal */
  leave(goal) {
    const { pane } = this;
    if (goal && "around" in goal) this.before ??= { view: pane.view, own: pane.frame.own, around: null };
    else this.before = null;
  }

  /** How what is flown to lies on the screen now. @param {string} view @param {string | null} around @param {Goal} goal */
  seenFrom(view, around, goal) {
    const { frame, figure, plan } = this.pane;
    if (Array.isArray(goal)) {
      const at = plan.project(goal[0], goal[1]);
      return at && { grows: 1, at };
    }
    const { points, asked } = this.aim(view, around);
    const fitted = fitExtent([inside.extent(figure, points)], frame.size, { ...asked, most: Infinity });
    return fitted && { grows: fitted.scale, at: fitted.middle };
  }
}

/** @param {Point} point @param {readonly number[]} box @param {number} beyond */
function isIn([lon, lat], [west, south, east, north], beyond) {
  return lon >= west - beyond && lon <= east + beyond && lat >= south - beyond && lat <= north + beyond;
}

/** @param {readonly number[]} box */
function area([west, south, east, north]) {
  return (east - west) * (north - south);
}
