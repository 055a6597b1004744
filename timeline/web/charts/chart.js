// A chart with all that stands beside it: what it counts, its table, its files, its sources.

import { growth, onDress, theme } from "../kit/dress.js";
import { elsewhere, go, going, here, leading } from "../kit/going.js";
import { json, script, style } from "../kit/loading.js";
import { alert, button, make, sources, table } from "../kit/making.js";
import { mounting } from "../kit/mounting.js";
import { CHART, scaled } from "../kit/sizing.js";
import { fill, language } from "../kit/wording.js";
import { save } from "./chart_picture.js";
import { keyOf, stopsOf } from "./stops.js";
import { veiled } from "./veil.js";

const SETTINGS = { displayModeBar: false, doubleClick: false, responsive: false, scrollZoom: false };
const AHEAD = "600px";
const SCROLLER = "[data-testid=stMain]"; // what scrolls a page of Streamlit

/** @import { ChartData, ChartHead, ChartRest, TableRows, ToldEvent } from "../wire.d.ts" */
/** @import { PlotlyFigure } from "../plotly.d.ts" */
/** @import { ChartStop } from "./stops.js" */
/** @typedef {Omit<ChartData, "head">} ChartSettings */
/** @typedef {{ data: any[], layout: any }} PlotlyLook a figure as plotly.js draws it */

export const connect = mounting((host, /** @type {ChartData} */ data) => {
  const chart = new Chart(host, data.head, data);
  chart.start();
  return chart;
});

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
    this.root.dataset.testid = "chart";
    this.ending = new AbortController();
    /** @type {Promise<ChartRest> | undefined} */
    this.coming = undefined;
    /** @type {ChartStop[]} */
    this.stops = [];
    /** @type {number | undefined} the stop that is read */
    this.at = undefined;
    this.width = 0;
    this.tall = false;
    this.drawn = false;
    if (settings.titled) this.heading();
    make("p", "cx-counts", this.root, head.counts);
    this.plot = /** @type {PlotlyFigure} */ (/** @type {unknown} */ (make("div", "cx-figure", this.root)));
    this.told = make("div", "cx-told", this.root, head.hint);
    this.build();
  }

  /** @param {ChartData} data */
  same({ head }) {
    return head.rest === this.head.rest;
  }

  async start() {
    try {
      await style(this.settings.style);
      this.watch();
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
    if (this.plot.data) window.Plotly.purge(this.plot);
    this.root.remove();
  }

  /** @param {unknown} fault */
  fault(fault) {
    console.error(fault);
    alert(this.root, this.words.fault);
  }

  /**
   * All that is known of the chart, asked for once; the page has its head only.
   * @returns {Promise<ChartRest>}
   */
  rest() {
    this.coming ??= json(this.head.rest);
    return this.coming;
  }

  // ---- what stands beside the figure ------------------------------------------------------------

  heading() {
    const title = make("h3", "", this.root, this.head.title);
    title.id = `chart-${this.head.id}-title`;
    title.tabIndex = -1;
  }

  build() {
    const { head, words, root } = this;
    root.id = `chart-${head.id}`;
    root.dataset.chart = head.id;
    root.setAttribute("aria-label", head.title);
    this.plot.setAttribute("role", "img");
    this.plot.setAttribute("aria-label", head.title);
    this.plot.tabIndex = 0;
    this.told.setAttribute("aria-live", "polite");
    for (const text of [head.leaves_out, head.unverified]) if (text) make("p", "cx-leaves", root, text);
    this.details("cx-table", `${words.table} (${head.rows})`, (box, rest) => this.fillTable(box, rest.table));
    this.details("cx-sources", head.source_line, (box, rest) => sources(box, rest.sources));
    this.tools(words);
  }

  /**
   * @param {string} name of its class
   * @param {string} summary
   * @param {(box: HTMLElement, rest: ChartRest) => void} fill
   */
  details(name, summary, fill) {
    const details = make("details", name, this.root);
    make("summary", "", details, summary);
    details.addEventListener(
      "toggle",
      async () => {
        if (!details.open || details.childElementCount > 1) return;
        const box = make("div", "", details);
        fill(box, await this.rest());
      },
      { signal: this.ending.signal },
    );
  }

  /**
   * @param {HTMLElement} box
   * @param {TableRows} known
   */
  fillTable(box, { columns, rows }) {
    const body = table(box, this.head.title, columns);
    for (const row of rows) {
      const line = make("tr", "", body);
      row.forEach((cell, i) => {
        const name = typeof cell === "number" ? "number" : "";
        if (i) make("td", name, line, shown(cell));
        else make("th", name, line, shown(cell)).scope = "row";
      });
    }
  }

  /** @param {Record<string, string>} words */
  tools(words) {
    const { signal } = this.ending;
    const bar = make("div", "cx-tools", this.root);
    const csv = make("a", "", bar, words.csv);
    Object.assign(csv, { href: this.head.csv, download: `${this.head.id}.csv` });
    for (const format of /** @type {const} */ (["png", "svg"])) {
      const take = () => this.picture(format).catch((fault) => this.fault(fault));
      button(bar, words[format], take, { signal });
    }
    const alone = make("a", "", bar, words.alone);
    alone.href = here({ chart: this.head.id, section: null, year: null });
    going(alone, () => go(here({ chart: this.head.id, section: null, year: null })));
    const copy = (/** @type {HTMLButtonElement} */ own) => {
      navigator.clipboard?.writeText(here({ chart: this.head.id, section: null, year: null }));
      own.textContent = words.copied;
    };
    button(bar, words.copy, copy, { signal });
  }

  // ---- the figure -------------------------------------------------------------------------------

  /** Drawn when it comes near the window: a page may hold many. */
  watch() {
    const seen = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        seen.disconnect();
        this.first().catch((fault) => this.fault(fault));
      },
      { root: this.plot.closest(SCROLLER), rootMargin: AHEAD },
    );
    const [wide, narrow = wide] = this.head.heights[theme()];
    this.plot.style.minHeight = `${(this.isNarrow() ? narrow : wide) * growth()}px`;
    this.seen = seen;
    seen.observe(this.plot);
  }

  async first() {
    const [known] = await Promise.all([this.rest(), script(this.settings.plotly)]);
    this.plot.setAttribute("aria-label", known.alt);
    await this.draw();
    if (this.ending.signal.aborted) return;
    this.drawn = true;
    this.root.dataset.ready = "true";
    this.undress = onDress(() => this.draw());
    this.sizes = new ResizeObserver(() => {
      if (this.plot.clientWidth !== this.width) this.draw();
    });
    this.sizes.observe(this.plot);
    for (const way of ["plotly_hover", "plotly_click"]) this.plot.on(way, ({ points }) => this.tell(points, known)); // a tap only clicks
    this.plot.addEventListener("keydown", (event) => this.key(event, known), { signal: this.ending.signal });
  }

  /**
   * The figure for this theme and so much room.
   * @param {ChartRest} known
   * @returns {Promise<PlotlyLook>}
   */
  async figure(known, wide = this.plot.clientWidth) {
    const [whole, narrow = whole] = await json(known.figures[theme()]);
    return this.isNarrow(wide) ? narrow : whole;
  }

  isNarrow(wide = this.plot.clientWidth) {
    return wide < this.head.narrow_below[theme()] * growth();
  }

  async draw() {
    const [worn, known] = [theme(), await this.rest()];
    for (const [name, value] of Object.entries(known.css[worn])) this.root.style.setProperty(name, value);
    this.width = this.plot.clientWidth;
    const figure = await this.figure(known);
    if (this.ending.signal.aborted || worn !== theme()) return;
    const { data, layout } = scaled({ data: figure.data, layout: this.veiled(figure.layout, known) }, growth(), CHART);
    this.stops = stopsOf(data, known);
    this.tall = layout.height > 0.6 * window.innerHeight;
    if (this.stops.length < 2) this.told.hidden = !this.stops.length;
    await window.Plotly.react(
      this.plot,
      structuredClone(data),
      { ...structuredClone(layout), width: this.width, autosize: false },
      SETTINGS,
    );
    this.plot.style.minHeight = "";
    this.root.dataset.theme = worn;
  }

  /**
   * @param {any} layout
   * @param {ChartRest} known
   */
  veiled(layout, known) {
    const { window: years } = this.settings;
    return known.over_years && years ? veiled(layout, years) : { ...layout };
  }

  // ---- reading it point by point ----------------------------------------------------------------

  /**
   * @param {{ data: any, pointNumber: number }[]} points
   * @param {ChartRest} known
   */
  tell(points, known) {
    const [{ data, pointNumber }] = points;
    const key = keyOf(data, pointNumber, known);
    this.at = this.stops.findIndex((stop) => stop.key === key);
    this.say(this.at, known);
  }

  /**
   * @param {KeyboardEvent} event
   * @param {ChartRest} known
   */
  key(event, known) {
    const { key } = event;
    const last = this.stops.length - 1;
    /** @type {Record<string, number>} */
    const steps = {
      ArrowRight: this.step(1),
      ArrowDown: this.step(1),
      ArrowLeft: this.step(-1),
      ArrowUp: this.step(-1),
      Home: 0,
      End: last,
    };
    const to = steps[key];
    if (to === undefined || last < 0) return;
    event.preventDefault();
    event.stopPropagation();
    this.at = to;
    const { trace, point } = this.stops[to].points[0];
    const { type, xaxis = "x", yaxis = "y" } = this.plot.data[trace];
    window.Plotly.Fx.hover(
      this.plot,
      [{ curveNumber: trace, pointNumber: point }],
      type === "scattergeo" ? "geo" : xaxis + yaxis,
    );
    this.say(to, known);
  }

  /** @param {number} by */
  step(by) {
    if (this.at === undefined) return by > 0 ? 0 : this.stops.length - 1;
    return Math.max(0, Math.min(this.stops.length - 1, this.at + by));
  }

  /**
   * @param {number} number
   * @param {ChartRest} known
   */
  say(number, known) {
    const stop = this.stops[number];
    if (!stop) return;
    this.told.replaceChildren();
    this.told.classList.toggle("cx-near", this.tall);
    for (const { text } of stop.points) make("p", "", this.told, text);
    if (known.over_years) for (const event of known.events[stop.key] ?? []) happened(this.told, event);
  }

  // ---- pictures to take away --------------------------------------------------------------------

  /** @param {"png" | "svg"} format */
  async picture(format) {
    const { title, counts, leaves_out, unverified, source_line, id } = this.head;
    const known = await this.rest();
    const made = new Date().toLocaleDateString(language(), { day: "numeric", month: "long", year: "numeric" });
    await script(this.settings.plotly);
    const words = {
      title,
      counts,
      notes: [leaves_out, unverified, source_line].filter(Boolean),
      foot: fill(known.foot, { date: made }),
    };
    await save(await this.figure(known, Infinity), words, format, id);
  }
}

/**
 * An event, with a link that picks it on the stage.
 * @param {HTMLElement} host
 * @param {ToldEvent} event
 */
export function happened(host, { id, text }) {
  const row = make("p", "cx-happened", host);
  leading(make("a", "", row, text), () => elsewhere(".", { pick: id }));
}

/** @param {string | number | null} cell */
function shown(cell) {
  if (cell === null) return "–";
  return typeof cell === "number" ? cell.toLocaleString(language(), { maximumFractionDigits: 6 }) : cell;
}
