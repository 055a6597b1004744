// @ts-nocheck
// A chart with all that stands beside it: what it counts, its table, its files, its sources.

import { growth, onDress, theme } from "../kit/dress.js";
import { elsewhere, go, going, here, leading } from "../kit/going.js";
import { json, script, style } from "../kit/loading.js";
import { make } from "../kit/making.js";
import { CHART, scaled } from "../kit/sizing.js";
import { fill, language } from "../kit/wording.js";
import { save } from "./chart_picture.js";

const SETTINGS = { displayModeBar: false, doubleClick: false, responsive: false, scrollZoom: false };
const AHEAD = "600px";
const SCROLLER = "[data-testid=stMain]"; // what scrolls a page of Streamlit
const charts = new WeakMap();

// Called by Streamlit at mount and at each rerun, with the same element.
export function connect({ data, parentElement }) {
  let chart = charts.get(parentElement);
  if (chart && chart.head.rest !== data.head.rest) {
    chart.end();
    chart = null;
  }
  if (!chart) {
    chart = new Chart(parentElement, data.head, data);
    charts.set(parentElement, chart);
    chart.start();
  } else chart.answer(data);
  return () => {
    charts.get(parentElement)?.end();
    charts.delete(parentElement);
  };
}

export class Chart {
  // `settings`: words, paths of plotly.js and the style sheet, window (or null), titled.
  constructor(host, head, settings) {
    this.head = head;
    this.settings = settings;
    this.words = settings.words;
    this.root = make("figure", "cx-chart", host);
    this.root.dataset.testid = "chart";
    this.ending = new AbortController();
  }

  async start() {
    this.build();
    try {
      await style(this.settings.style);
      this.watch();
    } catch (fault) {
      this.fault(fault);
    }
  }

  answer(settings) {
    this.settings = settings;
    if (this.drawn) this.draw();
  }

  end() {
    this.ending.abort();
    this.seen?.disconnect();
    this.sizes?.disconnect();
    this.undress?.();
    if (this.plot?.data) window.Plotly.purge(this.plot);
    this.root.remove();
  }

  fault(fault) {
    console.error(fault);
    make("p", "cx-fault", this.root, this.words.fault).setAttribute("role", "alert");
  }

  // All that is known of the chart, once; the page has its head only.
  rest() {
    this.coming ??= json(this.head.rest).then((rest) => {
      this.known = rest;
      return rest;
    });
    return this.coming;
  }

  // ---- what stands beside the figure ------------------------------------------------------------

  build() {
    const { head, words, root } = this;
    root.id = `chart-${head.id}`;
    root.dataset.chart = head.id;
    if (this.settings.titled) {
      const title = make("h3", "", root, head.title);
      title.id = `${root.id}-title`;
      title.tabIndex = -1;
    }
    root.setAttribute("aria-label", head.title);
    make("p", "cx-counts", root, head.counts);
    this.plot = make("div", "cx-figure", root);
    this.plot.setAttribute("role", "img");
    this.plot.setAttribute("aria-label", head.title);
    this.plot.tabIndex = 0;
    this.told = make("div", "cx-told", root, head.hint);
    this.told.setAttribute("aria-live", "polite");
    for (const text of [head.leaves_out, head.unverified]) if (text) make("p", "cx-leaves", root, text);
    this.details("cx-table", `${words.table} (${head.rows})`, (box, { table }) => this.fillTable(box, table));
    this.details("cx-sources", head.source_line, (box, { sources }) => this.fillSources(box, sources));
    this.tools(words);
  }

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

  fillTable(details, { columns, rows }) {
    const box = make("div", "cx-scroll", details);
    box.tabIndex = 0;
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", this.head.title);
    const table = make("table", "", box);
    const head = make("tr", "", make("thead", "", table));
    for (const column of columns) make("th", "", head, column).scope = "col";
    const body = make("tbody", "", table);
    for (const row of rows) {
      const line = make("tr", "", body);
      row.forEach((cell, i) => {
        const one = make(i ? "td" : "th", typeof cell === "number" ? "number" : "", line, shown(cell));
        if (!i) one.scope = "row";
      });
    }
  }

  fillSources(details, sources) {
    const list = make("ul", "", details);
    for (const source of sources) {
      const row = make("li", "", list);
      if (source.url)
        Object.assign(make("a", "", row, source.title), {
          href: source.url,
          target: "_blank",
          rel: "noopener noreferrer",
        });
      else make("span", "", row, source.title);
      make("span", "", row, `. ${source.said}`);
    }
  }

  tools(words) {
    const bar = make("div", "cx-tools", this.root);
    const csv = make("a", "", bar, words.csv);
    Object.assign(csv, { href: this.head.csv, download: `${this.head.id}.csv` });
    for (const format of ["png", "svg"]) {
      this.button(bar, words[format], () => this.picture(format).catch((fault) => this.fault(fault)));
    }
    const alone = make("a", "", bar, words.alone);
    alone.href = here({ chart: this.head.id, section: null, year: null });
    going(alone, () => go(here({ chart: this.head.id, section: null, year: null })));
    this.button(bar, words.copy, (button) => {
      navigator.clipboard?.writeText(here({ chart: this.head.id, section: null, year: null }));
      button.textContent = words.copied;
    });
  }

  button(bar, text, act) {
    const button = make("button", "", bar, text);
    button.type = "button";
    button.addEventListener("click", () => act(button), { signal: this.ending.signal });
  }

  // ---- the figure -------------------------------------------------------------------------------

  // Drawn when it comes near the window: a page may hold many.
  watch() {
    this.seen = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        this.seen.disconnect();
        this.first().catch((fault) => this.fault(fault));
      },
      { root: this.plot.closest(SCROLLER), rootMargin: AHEAD },
    );
    const [wide, narrow = wide] = this.head.heights[theme()];
    this.plot.style.minHeight = `${(this.isNarrow() ? narrow : wide) * growth()}px`;
    this.seen.observe(this.plot);
  }

  async first() {
    await Promise.all([this.rest(), script(this.settings.plotly)]);
    this.plot.setAttribute("aria-label", this.known.alt);
    await this.draw();
    if (this.ending.signal.aborted) return;
    this.drawn = true;
    this.root.dataset.ready = "true";
    this.undress = onDress(() => this.draw());
    this.sizes = new ResizeObserver(() => {
      if (this.plot.clientWidth !== this.width) this.draw();
    });
    this.sizes.observe(this.plot);
    for (const way of ["plotly_hover", "plotly_click"]) this.plot.on(way, ({ points }) => this.tell(points)); // a tap only clicks
    this.plot.addEventListener("keydown", (event) => this.key(event), { signal: this.ending.signal });
  }

  // The figure for this theme and so much room.
  async figure(wide = this.plot.clientWidth) {
    const [whole, narrow = whole] = await json(this.known.figures[theme()]);
    return this.isNarrow(wide) ? narrow : whole;
  }

  isNarrow(wide = this.plot.clientWidth) {
    return wide < this.head.narrow_below[theme()] * growth();
  }

  async draw() {
    const worn = theme();
    for (const [name, value] of Object.entries(this.known.css[worn])) this.root.style.setProperty(name, value);
    this.width = this.plot.clientWidth;
    const figure = await this.figure();
    if (this.ending.signal.aborted || worn !== theme()) return;
    const { data, layout } = scaled({ data: figure.data, layout: this.shaded(figure.layout) }, growth(), CHART);
    this.stops = stopsOf(data, this.known);
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

  // Years outside the window lie under a veil.
  shaded(layout) {
    const { window: years } = this.settings;
    if (!this.known.over_years || !years) return { ...layout };
    const veil = (x0, x1) => ({
      type: "rect",
      layer: "above",
      xref: "x",
      yref: "paper",
      x0,
      x1,
      y0: 0,
      y1: 1,
      line: { width: 0 },
      fillcolor: layout.paper_bgcolor,
      opacity: 0.68,
    });
    const [first, last] = layout.xaxis.range;
    const veils = [
      [first, years[0]],
      [years[1] + 1, last],
    ]
      .filter(([x0, x1]) => x1 > x0)
      .map(([x0, x1]) => veil(x0, x1));
    return { ...layout, shapes: [...(layout.shapes ?? []), ...veils] };
  }

  // ---- reading it point by point ----------------------------------------------------------------

  tell(points) {
    const [{ data, pointNumber }] = points;
    const key = keyOf(data, pointNumber, this.known);
    this.at = this.stops.findIndex((stop) => stop.key === key);
    this.say(this.at);
  }

  key(event) {
    const { key } = event;
    const last = this.stops.length - 1;
    const to = {
      ArrowRight: this.step(1),
      ArrowDown: this.step(1),
      ArrowLeft: this.step(-1),
      ArrowUp: this.step(-1),
      Home: 0,
      End: last,
    }[key];
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
    this.say(to);
  }

  step(by) {
    if (this.at === undefined) return by > 0 ? 0 : this.stops.length - 1;
    return Math.max(0, Math.min(this.stops.length - 1, this.at + by));
  }

  say(number) {
    const stop = this.stops[number];
    if (!stop) return;
    this.told.replaceChildren();
    this.told.classList.toggle("cx-near", this.tall);
    for (const { text } of stop.points) make("p", "", this.told, text);
    if (this.known.over_years) for (const event of this.known.events[stop.key] ?? []) happened(this.told, event);
  }

  // ---- pictures to take away --------------------------------------------------------------------

  async picture(format) {
    const { title, counts, leaves_out, unverified, source_line, id } = this.head;
    const { foot } = await this.rest();
    const made = new Date().toLocaleDateString(language(), { day: "numeric", month: "long", year: "numeric" });
    await script(this.settings.plotly);
    const words = {
      title,
      counts,
      notes: [leaves_out, unverified, source_line].filter(Boolean),
      foot: fill(foot, { date: made }),
    };
    await save(await this.figure(Infinity), words, format, id);
  }
}

// An event, with a link that picks it on the stage.
export function happened(host, { id, text }) {
  const row = make("p", "cx-happened", host);
  leading(make("a", "", row, text), () => elsewhere(".", { pick: id }));
}

// Where the reader can stop: each year, place or category, with the words of all its points.
function stopsOf(traces, known) {
  const stops = new Map();
  traces.forEach((trace, number) =>
    (trace.customdata ?? []).forEach((text, point) => {
      if (!text) return;
      const key = keyOf(trace, point, known);
      if (!stops.has(key)) stops.set(key, { key, points: [] });
      stops.get(key).points.push({ text, trace: number, point });
    }),
  );
  const found = [...stops.values()];
  return found.every(({ key }) => typeof key === "number") ? found.sort((a, b) => a.key - b.key) : found;
}

// What points that are read together have in common.
function keyOf(trace, point, { over_years: overYears }) {
  const { orientation, x, y, lon, lat } = trace;
  if (overYears) return Math.floor(x[point]);
  if (lon) return `${lon[point]} ${lat[point]}`;
  return orientation === "h" ? y[point] : x[point];
}

function shown(cell) {
  if (cell === null) return "–";
  return typeof cell === "number" ? cell.toLocaleString(language(), { maximumFractionDigits: 6 }) : cell;
}
