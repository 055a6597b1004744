// The ways: lines that Plotly draws once a view, then only restyled.

import { groupsOf } from "./inside.js";
import { fromItsStart } from "./mapalong.js";
import { points } from "./unpack.js";

/** @import { Figure, Trace } from "./inside.js" */
/** @import { Point } from "./geometry.js" */
/** @import { DrawnWay, MapLook } from "./shapes.js" */
/** @import { State } from "./store.js" */
/** @typedef {{ way: DrawnWay, part: string, trace: number, held: import("./drawn.js").Held, element: SVGPathElement | null, colour: string, width: number, base: number, seen: number | null }} Line */

const [ASIDE, LEFT] = [0.35, 0.35]; // opacity of others beside what is pointed at, and of what has just ended
const [BEGIN_MS, END_MS] = [500, 600];
const LEAST_LIT = 2.6; // pixels of a way that is picked
const THICKER = 2; // pixels, of what is pointed at

export class MapWays {
  /** @param {import("./choice.js").Choice} choice @param {import("./drawn.js").Drawn} drawn */
  constructor(choice, drawn) {
    this.choice = choice;
    this.drawn = drawn;
    /** @type {DrawnWay[]} */
    this.all = choice.facts.ways.map((way) => ({ ...way, points: points(way.steps) }));
    this.byId = new Map(this.all.map((way) => [way.id, way]));
    /** @type {Line[]} */
    this.lines = [];
  }

  /** Whether a way is on the map of a view. @param {DrawnWay} way @param {string} view */
  isOn({ views }, view) {
    return views.includes(view);
  }

  /** A trace of the figure with its line and its width at this scale.
   * @param {Trace} trace @param {Record<string, number[][]>} tracks of the outlines @param {string} view @param {number} factor
   * @param {MapLook} look @returns {Trace & { rings?: number[][] }} */
  filled(trace, tracks, view, factor, look) {
    const way = /** @type {DrawnWay} */ (this.byId.get(trace.meta.way));
    const shown = this.isOn(way, view);
    if (trace.meta.part === "tint") {
      const rings = shown ? (tracks.staying ?? []) : [];
      return { ...trace, visible: rings.length > 0, rings };
    }
    const lon = way.points.map(([x]) => x);
    const lat = way.points.map(([, y]) => y);
    const width = trace.line.width * factor + (trace.meta.part === "casing" ? look.casing : 0);
    return { ...trace, lon, lat, visible: shown, line: { ...trace.line, width } };
  }

  /** Takes hold of what Plotly drew. @param {Figure} figure @param {Trace[]} traces */
  grasp(figure, traces) {
    const groups = groupsOf(figure);
    this.lines = traces.flatMap((trace, number) => {
      const way = trace.meta?.way && trace.visible !== false ? this.byId.get(trace.meta.way) : null;
      if (!way) return [];
      const tint = trace.meta.part === "tint";
      const held = tint ? this.drawn.area(figure, number, groups) : this.drawn.line(figure, number, groups);
      const colour = tint ? trace.fillcolor : trace.line.color;
      return [
        {
          way,
          part: trace.meta.part,
          trace: number,
          held,
          element: held.element,
          colour,
          width: trace.line.width,
          base: trace.opacity,
          seen: null,
        },
      ];
    });
  }

  /** @param {State} state @param {{ ways: Set<string> | null, pointed: Set<string> | null }} lit `ways` of the pick, and what is pointed at
   * @param {MapLook} look @param {boolean} moves */
  show(state, { ways, pointed }, look, moves) {
    for (const line of this.lines) {
      const own = this.seen(line, state, ways, pointed);
      const aside = Boolean(ways) && !ways?.has(line.way.id) && !pointed?.has(line.way.id);
      this.paint(line, own, aside && line.part !== "casing" ? look.aside : null, moves && state.stepping, state.at);
      if (line.part !== "tint") this.drawn.thicken(line.held, widthOf(line, ways, pointed));
    }
  }

  /** @param {Line} line @param {State} state @param {Set<string> | null} ways @param {Set<string> | null} pointed */
  seen({ way, base, part }, state, ways, pointed) {
    const use = this.use(way, state);
    if (pointed?.has(way.id) || ways?.has(way.id)) return part === "casing" || part === "tint" ? base : 1;
    const own = state.stepping && use === 1 && part !== "casing" ? 1 : base * use;
    if (ways && part === "tint") return own * ASIDE;
    if (ways && part === "casing") return 0;
    return pointed ? own * ASIDE : own;
  }

  /** 1 where a way is in use as the state asks, 0 where not, less in the year after.
   * @param {DrawnWay} way @param {State} state */
  use({ id, years }, state) {
    const { choice } = this;
    if (!choice.openWays.has(id)) return 0;
    if (!years.some(([first, last]) => choice.inWindow(first, (last ?? Infinity) + 1))) return 0;
    if (!state.stepping) return 1;
    const { at } = state;
    if (years.some(([first, last]) => first <= at && at <= (last ?? Infinity))) return 1;
    return years.some(([, last]) => last !== null && at === last + 1) ? LEFT : 0;
  }

  /** @param {Line} line @param {number} opacity @param {string | null} colour @param {boolean} moves @param {number} at */
  paint(line, opacity, colour, moves, at) {
    const before = line.seen;
    const { element } = line;
    this.drawn.fade(line.held, opacity);
    if (element && line.part !== "tint") {
      const stroke = colour ?? line.colour;
      if (element.style.stroke !== stroke && (line.held.stroke ?? line.colour) !== stroke)
        element.style.stroke = stroke;
      line.held.stroke = stroke;
    }
    line.seen = opacity;
    if (!moves || !element || before === null || before === opacity) return;
    if (!before && line.way.years.some(([first]) => first === at)) begin(element, line);
    else if (opacity < before)
      element.animate([{ strokeOpacity: before }, { strokeOpacity: opacity }], { duration: END_MS });
  }

  /** What is drawn of the ways, as it lies on the screen; for names, pointers and measures.
   * @param {string} view @param {(lon: number, lat: number) => Point | null} project */
  onScreen(view, project) {
    const widths = new Map(this.lines.filter(({ part }) => part === "line").map((line) => [line.way.id, line.width]));
    return this.all
      .filter((way) => this.isOn(way, view))
      .map((way) => ({
        way,
        width: widths.get(way.id) ?? 0,
        xy: way.points.map(([lon, lat]) => project(lon, lat)),
      }));
  }
}

/** What is picked or pointed at is no hair. @param {Line} line @param {Set<string> | null} ways @param {Set<string> | null} pointed */
function widthOf({ way, width, part }, ways, pointed) {
  if (pointed?.has(way.id)) return width + THICKER;
  return ways?.has(way.id) && part !== "casing" ? Math.max(width, LEAST_LIT) : width;
}

/** A way in its first year is drawn from its start. @param {SVGPathElement} element @param {Line} line */
function begin(element, line) {
  if (line.way.dashed || line.part === "casing") {
    element.animate([{ strokeOpacity: 0 }, { strokeOpacity: line.seen ?? 1 }], { duration: BEGIN_MS });
    return;
  }
  element.animate(fromItsStart(element), { duration: BEGIN_MS });
}
