// A chart with all that stands beside it: what it counts, its figure, its table, its files, its sources.

import { growth, ofTheme, onDress, theme } from "../kit/dress.js";
import { lasting } from "../kit/going.js";
import { hear } from "../kit/hearing.js";
import { isChord, keyName } from "../kit/keys.js";
import { linked, unlinked } from "../kit/linked.js";
import { json, script, style } from "../kit/loading.js";
import { alert, make } from "../kit/making.js";
import { lettered, measurer } from "../kit/measuring.js";
import { mounting } from "../kit/mounting.js";
import { CHART, scaled } from "../kit/sizing.js";
import { roomier, spacingOf } from "../kit/spacing.js";
import { fill, language } from "../kit/wording.js";
import { foot, happened } from "./beside.js";
import { save } from "./chart_picture.js";
import { fitting, keyed } from "./fitting.js";
import { keyOf, stopsOf, valuesAt } from "./stops.js";
import { veiled } from "./veil.js";

/** @import { PlotlyDrawing, PlotlyFigure, PlotlyHovered } from "../plotly.d.ts" */
/** @import { ChartData, ChartHead, ChartRest } from "../wire.d.ts" */
/** @import { Stop } from "./stops.js" */
/** @typedef {Omit<ChartData, "head">} ChartSettings */

const SETTINGS = { displayModeBar: false, doubleClick: false, responsive: false, scrollZoom: false };
const HEAR = "h"; // the key by which it is heard
const AHEAD = "600px";
const LEAST = 330; // pixels across for which a narrow figure is made; on less all of it is smaller
const SCROLLER = "[data-testid=stMain]"; // what scrolls a page of Streamlit

export const connect = mounting(
  (/** @type {HTMLElement} */ host, /** @type {ChartData} */ data) => new Alone(host, data),
);

// A chart that Streamlit mounts by itself.
class Alone {
  /**
   * @param {HTMLElement} host
   * @param {ChartData} data
   */
  constructor(host, data) {
    this.data = data;
    this.chart = new Chart(host, data.head, data);
    this.chart.start();
  }

  /** @param {ChartData} data */
  same({ head }) {
    return head.rest === this.data.head.rest;
  }

  /** @param {ChartData} data */
  answer(data) {
    this.chart.answer(data);
  }

  end() {
    this.chart.end();
  }
}

export class Chart {
  /**
   * @param {HTMLElement} host
   * @param {ChartHead} head
   * @param {ChartSettings} settings
   */
  constructor(host, head, settings) {
    this.head = head;
    this.settings = settings;
    this.words = settings.words;
    this.root = make("figure", "cx-chart", host);
    Object.assign(this.root, { id: `chart-${head.id}` });
    Object.assign(this.root.dataset, { testid: "chart", chart: head.id });
    this.root.setAttribute("aria-label", head.title);
    this.ending = new AbortController();
    this.drawn = false;
    this.tall = false;
    this.width = 0;
    /** @type {Stop[]} */
    this.stops = [];
    /** @type {number | undefined} the stop that was read last */
    this.at = undefined;
    /** @type {ChartRest | undefined} all that the page does not have of it */
    this.known = undefined;
    this.plot = this.build();
    this.told = this.listening();
    if (head.leaves_out.length) linked(make("p", "cx-leaves", this.root), head.leaves_out);
    for (const text of [head.unverified, head.left]) if (text) make("p", "cx-leaves", this.root, text);
    if (!head.rows) return; // nothing is left to take away
    foot(this.root, {
      head,
      words: this.words,
      signal: this.ending.signal,
      rest: () => this.rest(),
      atHand: () => this.known,
      hear: () => this.hear(),
      picture: (format) => this.picture(format).catch((fault) => this.fault(fault)),
    });
  }

  async start() {
    try {
      await style(this.settings.style);
      if (this.head.sentence) this.root.dataset.ready = "true";
      else this.watch();
    } catch (fault) {
      this.fault(fault);
    }
  }

  /** @param {ChartSettings} settings */
  answer(settings) {
    this.settings = settings;
    if (this.drawn) this.draw();
  }

  end() {
    this.ending.abort();
    this.seen?.disconnect();
    this.sizes?.disconnect();
    this.undress?.();
    if (this.drawn) window.Plotly.purge(this.plot);
    this.root.remove();
  }

  /** @param {unknown} fault */
  fault(fault) {
    console.error(fault);
    this.plot.removeAttribute("aria-busy");
    alert(this.root, this.words.fault);
  }

  /** All that is known of the chart, once; the page has its head only.
   * @returns {Promise<ChartRest>} */
  async rest() {
    this.known ??= /** @type {ChartRest} */ (await json(this.head.rest));
    return this.known;
  }

  // ---- what stands around the figure --------------------------------------------------------------

  build() {
    const { head, root } = this;
    const title = make(this.settings.level === 2 ? "h2" : "h3", "", root, head.title);
    Object.assign(title, { id: `${root.id}-title`, tabIndex: -1 });
    linked(make("p", "cx-counts", root), head.counts);
    if (head.sentence) make("p", "cx-sentence", root, head.sentence);
    const plot = /** @type {PlotlyFigure} */ (/** @type {unknown} */ (make("div", "cx-figure", root)));
    plot.hidden = Boolean(head.sentence);
    plot.setAttribute("role", "img");
    plot.setAttribute("aria-label", head.title);
    plot.tabIndex = 0;
    return plot;
  }

  listening() {
    const told = make("div", "cx-told", this.root, this.head.hint);
    told.hidden = Boolean(this.head.sentence);
    told.setAttribute("aria-live", "polite");
    return told;
  }

  // ---- the figure ---------------------------------------------------------------------------------

  // Drawn when it comes near the window: a page may hold many.
  watch() {
    const [wide, narrow = wide] = ofTheme(this.head.heights);
    this.plot.style.minHeight = `${(this.isNarrow() ? narrow : wide) * growth()}px`;
    this.plot.dataset.waiting = this.words.waiting;
    this.plot.setAttribute("aria-busy", "true");
    const seen = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        seen.disconnect();
        this.first().catch((fault) => this.fault(fault));
      },
      // before its session a page is scrolled by another box, which its margin is taken of
      /** @type {IntersectionObserverInit} */ ({
        root: this.plot.closest(SCROLLER),
        rootMargin: AHEAD,
        scrollMargin: AHEAD,
      }),
    );
    this.seen = seen;
    seen.observe(this.plot);
  }

  async first() {
    const [known] = await Promise.all([
      this.rest(),
      script(this.settings.plotly),
      json(ofTheme(this.head.figures)), // on its way as well
    ]);
    this.plot.setAttribute("aria-label", known.alt);
    await this.draw();
    if (this.ending.signal.aborted) return;
    this.drawn = true;
    this.root.dataset.ready = "true";
    this.undress = onDress(() => this.draw());
    const letters = make("span", "cx-letters", this.root, "n n"); // as wide as a reader's own style sheet sets them
    letters.setAttribute("aria-hidden", "true");
    this.sizes = new ResizeObserver(() => {
      if (this.isOther()) this.draw();
    });
    for (const box of [this.plot, letters]) this.sizes.observe(box);
    for (const way of ["plotly_hover", "plotly_click"]) this.plot.on(way, ({ points }) => this.tell(points)); // a tap only clicks
    this.plot.addEventListener("keydown", (event) => this.key(event), { signal: this.ending.signal });
  }

  // Whether it has another room than it was drawn for; a page that is left has none, and others wait for their turn.
  isOther() {
    const { clientWidth: wide } = this.plot;
    return wide > 0 && (wide !== this.width || spacingOf(this.plot).letter !== this.spaced);
  }

  // The figure for this theme and so much room.
  async figure(wide = this.plot.clientWidth) {
    const [whole, narrow = whole] = /** @type {PlotlyDrawing[]} wide and narrow */ (
      await json(ofTheme(this.head.figures))
    );
    return this.isNarrow(wide) ? narrow : whole;
  }

  isNarrow(wide = this.plot.clientWidth) {
    return wide < ofTheme(this.head.narrow_below) * growth();
  }

  async draw() {
    const worn = theme();
    const known = await this.rest();
    const css = known.css[worn];
    this.width = this.plot.clientWidth;
    const [figure] = await Promise.all([this.figure(), lettered(css["--cx-fonts"])]);
    if (this.ending.signal.aborted || worn !== theme()) return;
    for (const [name, value] of Object.entries(css)) this.root.style.setProperty(name, value);
    const shaded = known.over_years ? veiled(figure.layout, this.settings.window) : figure.layout;
    const size = growth() * Math.min(1, this.width / LEAST);
    this.spaced = spacingOf(this.plot).letter;
    const free = scaled({ data: figure.data, layout: roomier(shaded, this.spaced) }, size, CHART);
    const measure = measurer(this.plot);
    const layout = fitting(free.layout, this.width, measure);
    const data = keyed(free.data, layout, this.width, measure);
    this.stops = stopsOf(data, known);
    this.tall = layout.height > 0.6 * window.innerHeight;
    if (this.stops.length < 2) this.told.hidden = !this.stops.length;
    if (!this.drawn) this.plot.removeAttribute("aria-busy");
    await window.Plotly.react(
      this.plot,
      structuredClone(data),
      { ...structuredClone(layout), width: this.width, autosize: false },
      SETTINGS,
    );
    const { legend } = layout; // which stands where the margins were before, when a drawing is drawn again
    if (this.drawn && legend) await window.Plotly.relayout(this.plot, { "legend.y": legend.y });
    this.plot.style.minHeight = "";
    this.root.dataset.theme = worn;
  }

  // ---- reading it point by point ------------------------------------------------------------------

  /** @param {readonly PlotlyHovered[]} points */
  tell(points) {
    if (!this.known || !points.length) return;
    const [{ data, pointNumber }] = points;
    const key = keyOf(data, pointNumber, this.known);
    this.at = this.stops.findIndex((stop) => stop.key === key);
    this.say(this.at);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const last = this.stops.length - 1;
    /** @type {Record<string, number>} */
    const ways = {
      ArrowRight: this.step(1),
      ArrowDown: this.step(1),
      ArrowLeft: this.step(-1),
      ArrowUp: this.step(-1),
      Home: 0,
      End: last,
    };
    if (keyName(event) === HEAR && !isChord(event)) {
      event.preventDefault();
      event.stopPropagation();
      this.hear();
      return;
    }
    const to = ways[event.key];
    if (to === undefined || last < 0) return;
    event.preventDefault();
    event.stopPropagation();
    this.at = to;
    this.point(to);
    this.say(to);
  }

  /** Its values as tones; each is pointed at as it sounds, where things may move. */
  async hear() {
    const known = await this.rest();
    if (!this.drawn) return;
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const stops = this.stops.map((stop) => ({
      values: valuesAt(this.plot.data, stop, known),
      event: known.over_years && Boolean(known.events[Number(stop.key)]?.length),
    }));
    const at = (/** @type {number} */ i) => {
      if (i >= 0 && !still) this.point(i);
    };
    hear(stops, { at, signal: this.ending.signal });
  }

  /** @param {number} to */
  point(to) {
    const { trace, point } = this.stops[to].points[0];
    const { type, xaxis = "x", yaxis = "y" } = this.plot.data[trace];
    const subplot = type === "scattergeo" ? "geo" : xaxis + yaxis;
    window.Plotly.Fx.hover(this.plot, [{ curveNumber: trace, pointNumber: point }], subplot);
  }

  /** @param {number} by */
  step(by) {
    if (this.at === undefined) return by > 0 ? 0 : this.stops.length - 1;
    return Math.max(0, Math.min(this.stops.length - 1, this.at + by));
  }

  /** @param {number} number */
  say(number) {
    const stop = this.stops[number];
    if (!stop) return;
    this.told.replaceChildren();
    this.told.classList.toggle("cx-near", this.tall);
    for (const { text } of stop.points) make("p", "", this.told, text);
    if (!this.known?.over_years) return;
    for (const event of this.known.events[Number(stop.key)] ?? []) happened(this.told, event);
  }

  // ---- pictures to take away ----------------------------------------------------------------------

  /** @param {"png" | "svg"} format */
  async picture(format) {
    const { id, title, counts, leaves_out, unverified, left, file } = this.head;
    const { foot: below, makers, edition } = await this.rest();
    const address = lasting({ chart: id }, edition);
    const made = new Date().toLocaleDateString(language(), { day: "numeric", month: "long", year: "numeric" });
    await script(this.settings.plotly);
    const words = {
      title,
      counts: unlinked(counts),
      notes: [unlinked(leaves_out), unverified, left].filter(Boolean),
      sources: {
        begin: this.words.sources,
        makers,
        rest: (/** @type {number} */ n) => fill(this.words.more_at, { n, address }),
      },
      foot: `${fill(below, { date: made })} · ${address}`,
    };
    await save(await this.figure(Infinity), words, format, file);
  }
}
