// The map: drawn once a view, then only styled; its parts each do their own.

import { LATER } from "../kit/later.js";
import { make } from "../kit/making.js";
import { lettered } from "../kit/measuring.js";
import { rings, STAGE, scaled, size } from "../kit/sizing.js";
import { Drawn } from "./drawn.js";
import { NONE } from "./files.js";
import { Ground } from "./ground.js";
import * as inside from "./inside.js";
import { drawAlong } from "./mapalong.js";
import { MapArt } from "./mapart.js";
import { EARTH_M, MapFrame } from "./mapframe.js";
import { MapLegs } from "./maplegs.js";
import { MapPlan } from "./mapplan.js";
import { MapSpots } from "./mapspots.js";
import { forget } from "./maptext.js";
import { MapTop } from "./maptop.js";
import { MapTravel } from "./maptravel.js";
import { MapWays } from "./mapways.js";
import { canBeSketched, sketchedGeo, sketchLines, unsketch } from "./sketch.js";
import { degrees } from "./unpack.js";

/** @import { Figure, Trace } from "./inside.js" */
/** @import { Choice } from "./choice.js" */
/** @import { MapFigure } from "./shapes.js" */
/** @import { Lit } from "./related.js" */
/** @import { State } from "./store.js" */
/** @typedef {{ outlines: (view: string) => Promise<Record<string, number[][]>>, nowhere: string, plotly: () => Promise<unknown> }} MapFiles */

const SETTINGS = { displayModeBar: false, doubleClick: false, responsive: false, scrollZoom: true };
const NOTHING = [{ type: "scattergeo", lon: [0], lat: [0], mode: "lines" }]; // a map needs a trace
const FOOT_ROWS = 2.2; // of its letters' size, padding included, that one row is not higher than
const EARTH_KM_A_DEGREE = 111.195;

export class MapPane {
  /** @type {MapFigure} */ look = LATER;
  /** @type {Trace[]} */ traces = [];
  view = "";
  grow = 1;
  held = false; // whether it has been drawn
  stands = false; // whether the last drawing of it came to its end, with its outlines
  /** @type {Promise<unknown> | null} */ next = null; // a drawing that has not begun
  /** @type {{ look: MapFigure, grow: number }} what it will draw */ wanted = LATER;
  dress = () => {}; // what stands over it, before it is measured
  nearest = 0; // metres a pixel that what it is around is never shown closer than
  /** @type {(() => Promise<unknown>) | null} */ redraw = null; // by Plotly, of what is sketched
  /** @type {number[] | null} */ target = null; // a box of degrees to show in place of the view's

  /** `files` brings plotly.js and the outlines of a view, and says where the one finds nothing to fetch. A map of
   * `only` these spots names them all and stays where it is; one that is `still` does not glide; `alt`
   * says what is seen; one that is to be seen `soon` is sketched before Plotly draws it.
   * @param {HTMLElement} root @param {Choice} choice @param {MapFiles} files
   * @param {{ only?: Set<string> | null, still?: boolean, alt?: string, soon?: boolean }} [options] */
  constructor(root, choice, files, options = {}) {
    const { only = null, still = false, alt = choice.facts.words.map_alt, soon = false } = options;
    this.only = only;
    this.still = still;
    this.soon = soon;
    this.choice = choice;
    this.facts = choice.facts;
    this.files = files;
    this.box = make("div", "cx-map", root);
    this.sheet = make("div", "cx-sheet", this.box);
    this.ground = new Ground(this.sheet);
    /** @type {Figure} */
    this.figure = make("div", "cx-plot", this.sheet);
    this.figure.setAttribute("role", "img");
    this.figure.setAttribute("aria-label", alt);
    this.art = new MapArt(this.sheet);
    this.year = make("div", "cx-year", this.box);
    this.foot = make("div", "cx-foot", this.box);
    this.drawn = new Drawn();
    this.frame = new MapFrame(this.box, this.figure);
    this.ways = new MapWays(choice, this.drawn);
    this.legs = new MapLegs(choice, this.ways);
    this.spots = new MapSpots(choice);
    this.plan = new MapPlan(this);
    this.top = new MapTop(this);
    this.travel = new MapTravel(this);
    /** @type {Promise<unknown>} */
    this.drawing = Promise.resolve();
    this.seen = new Set();
  }

  end() {
    this.top.end();
    if (this.figure.data) window.Plotly.purge(this.figure);
  }

  get known() {
    return this.facts.views[this.view];
  }

  get clip() {
    return this.known.clip ? this.known.clip / EARTH_KM_A_DEGREE : null;
  }

  get moved() {
    return this.frame.moved;
  }

  set moved(text) {
    this.frame.moved = text;
  }

  /** Drawings that are asked for while one is made follow it, all of them as one: two at once would hold
   * each other's marks.
   * @param {MapFigure} look @param {number} grow */
  draw(look, grow) {
    this.wanted = { look, grow };
    this.next ??= this.inTurn(() => {
      this.next = null;
      return this.paint(this.wanted.look, this.wanted.grow);
    });
    return this.next;
  }

  /** One that failed holds up none after it. @param {() => Promise<unknown>} act */
  inTurn(act) {
    this.drawing = this.drawing.then(act, act);
    return this.drawing;
  }

  /** All of it at once. Where a visitor has turned it, an empty map first, to learn what Plotly makes of that.
   * @param {MapFigure} look @param {number} grow */
  async paint(look, grow) {
    Object.assign(this, { look, grow, stands: false });
    this.dress();
    this.measure();
    this.travel.open();
    const [[world, detail]] = await Promise.all([this.bring(this.view), lettered(look.layout.font.family)]);
    forget(this.box);
    this.sign();
    const figure = scaled({ data: look.data.filter((trace) => !trace.meta.way), layout: look.layout }, grow, STAGE);
    const { projection } = this.known;
    const geo = { ...figure.layout.geo, projection };
    const layout = { ...figure.layout, geo, ...size(this.box), ...(this.known.clip ? { dragmode: false } : {}) };
    const settings = { ...SETTINGS, staticPlot: Boolean(this.only), topojsonURL: this.files.nowhere };
    const { scale = 1, ...ranges } = this.travel.fit() ?? {};
    Object.assign(geo, ranges, { projection: { ...projection, scale } });
    this.frame.usual = scale;
    this.frame.take(geo);
    const { looks } = this.frame;
    if (!looks) {
      await this.files.plotly();
      await window.Plotly.react(this.figure, NOTHING, { ...layout, geo: { ...geo } }, settings);
    }
    this.frame.mend(geo);
    this.plan.prepare(look.labels, figure.layout.font.family, looks ? EARTH_M / looks.scale : this.frame.metresAPixel);
    const ways = look.data
      .filter((trace) => trace.meta.way)
      .map((trace) => this.way(trace, detail))
      .filter(({ visible }) => visible); // Plotly looks through what it does not draw, too
    const draw = (/** @type {Trace[]} */ traces) => {
      this.traces = traces;
      return window.Plotly.react(this.figure, traces.length ? traces : NOTHING, { ...layout, geo }, settings);
    };
    this.redraw = async () => {
      await this.files.plotly();
      await draw(ways);
      const outlines = this.grounded(figure.data, { world, detail });
      if (outlines.length) await draw([...outlines, ...ways]);
      unsketch(this.figure);
      this.ground.draw(this.figure, this.clip);
    };
    if (!looks || this.needsPlotly(this.view)) await this.drawIt();
    else this.sketch(looks, ways, figure.data, { world, detail });
    this.grasp();
    this.stands = [world, detail].every((own) => own !== NONE);
  }

  /** Whether only Plotly can draw a view, or draws this map already. @param {string} view */
  needsPlotly(view) {
    return !this.soon || Boolean(this.figure.data) || !canBeSketched(this.facts.views[view]);
  }

  /** All that a view is drawn with: outlines of the world, and its own. @param {string} view */
  bring(view) {
    const { files } = this;
    return Promise.all([files.outlines("world"), files.outlines(view), this.needsPlotly(view) && files.plotly()]);
  }

  async drawIt() {
    const { redraw } = this;
    this.redraw = null;
    await redraw?.();
  }

  /** @param {import("./sketch.js").Looks} looks @param {Trace[]} ways @param {Trace[]} outlines
   * @param {Record<string, Record<string, number[][]>>} files */
  sketch(looks, ways, outlines, files) {
    inside.expect(this.figure, sketchedGeo(looks, this.frame.size));
    const project = inside.projector(this.figure);
    sketchLines(this.figure, ways, ([lon, lat]) => project(lon, lat));
    this.traces = ways;
    this.grounded(outlines, files);
    this.ground.draw(this.figure, this.clip);
  }

  /** Plotly draws what was sketched, where it stands. */
  takeOver() {
    return this.inTurn(async () => {
      await this.files.plotly();
      if (!this.redraw || !this.figure.isConnected) return;
      await this.drawIt();
      this.hold();
      this.plan.hide();
    });
  }

  /** What was measured is measured again, once it is asked for. */
  measure() {
    this.frame.forget();
    this.plan.forget();
  }

  /** The foot line, in one row where it can be. */
  sign() {
    const {
      foot,
      facts: { words },
    } = this;
    foot.textContent = words.schematic;
    if (foot.offsetHeight > FOOT_ROWS * parseFloat(getComputedStyle(foot).fontSize))
      foot.textContent = words.schematic_short;
  }

  /** What is left for the figure to draw when the ground has taken the outlines; all of it where
   * plotly.js has changed inside and does not say how it projects.
   * @param {Trace[]} traces @param {Record<string, Record<string, number[][]>>} files */
  grounded(traces, files) {
    const near = traces.filter(({ meta }) => !meta.lines || meta.lines === this.known.lines);
    const parts = (/** @type {{ ground: string, track: string }} */ { ground, track }) => files[ground]?.[track] ?? [];
    const drawn = near.filter(({ meta }) => parts(meta).length);
    if (!inside.geoStream(this.figure)) {
      this.ground.show([]);
      return drawn.map((trace) => ({ ...trace, ...degrees(parts(trace.meta)) }));
    }
    this.ground.show(drawn.map((trace) => ({ trace, parts: parts(trace.meta) })));
    return [];
  }

  /** @param {Trace} trace @param {Record<string, number[][]>} tracks */
  way(trace, tracks) {
    const { rings, ...filled } = this.ways.filled(trace, tracks, this.view, this.plan.factor, this.plan.look);
    return rings ? { ...filled, ...degrees(rings) } : filled;
  }

  /** Takes hold of the elements that have been drawn. */
  hold() {
    this.drawn.forget();
    this.ways.grasp(this.figure, this.traces);
    this.plan.locate();
  }

  grasp() {
    this.hold();
    this.top.draw();
    this.held = true;
  }

  /** While the visitor moves it. */
  follow() {
    this.ground.draw(this.figure, this.clip);
    this.sheet.classList.add("moving");
  }

  /** After the visitor has moved the map, or a name is in the way. */
  settle() {
    return this.inTurn(async () => {
      this.sheet.classList.remove("moving");
      this.measure();
      this.plan.prepare(this.look.labels, this.plan.look.family);
      this.ground.draw(this.figure, this.clip);
      this.plan.locate();
      this.top.draw();
    });
  }

  // ---- showing a state: direct style changes, no redraw ------------------------------------------

  /** @param {State} state @param {Lit | null} lit */
  show(state, lit) {
    this.top.show(state, lit);
  }

  hide() {
    this.plan.hide();
  }

  /** @param {string | null} pick */
  ring(pick) {
    const ringed = this.choice.ringed(pick);
    const at = this.spots.places.filter((place) => ringed.has(place.spot));
    rings(
      this.box,
      at.map(({ x, y }) => ({ x, y, r: this.plan.look.ring })),
    );
  }

  /** The id of what lies within `slack` pixels; a place with one event stands for it.
   * @param {number} x @param {number} y @param {number} slack */
  find(x, y, slack) {
    return this.plan.find(x, y, slack);
  }

  /** @param {string} view @param {import("./maptravel.js").Goal} goal @param {() => void} redrawn @param {AbortSignal} signal */
  fly(view, goal, redrawn, signal) {
    return this.travel.fly(view, goal, redrawn, signal);
  }

  keep() {
    this.frame.keep();
    this.travel.before = null;
  }

  /** @param {{ by: number, east: number, north: number }} asked */
  shift(asked) {
    this.frame.shift(asked);
    this.travel.before = null;
  }

  /** @param {string} pick @param {boolean} stays */
  wayTo(pick, stays) {
    return this.travel.wayTo(pick, stays);
  }

  /** What is picked and fills the map. */
  get around() {
    return this.travel.around;
  }

  /** What is picked is drawn along its way, in so many ms. @param {string} pick @param {number} ms */
  trace(pick, ms) {
    const found = this.legs.picked(pick, this.view);
    const ways = [...(found?.ways ?? [])].map((id) =>
      this.ways.lines.filter(({ way, part }) => way.id === id && part !== "tint"),
    );
    const { legs, heads, stops } = this.art.layers;
    drawAlong(
      ways.filter((lines) => lines.length),
      [legs, heads, stops],
      ms,
    );
  }

  wayBack() {
    return this.travel.wayBack();
  }
}
