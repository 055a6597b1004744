// A chart with all that stands beside it: what it counts, its table, its files, its sources.

import { onDress, theme } from "./dress.js";
import { json, script, style } from "./loading.js";
import { make } from "./making.js";

const SETTINGS = { displayModeBar: false, doubleClick: false, responsive: false, scrollZoom: false };
const PICTURE = { width: 1600, height: 1000 };
const charts = new WeakMap();

// Called by Streamlit at mount and at each rerun, with the same element.
export function connect({ data, parentElement }) {
  let chart = charts.get(parentElement);
  if (chart && chart.data.chart !== data.chart) {
    chart.end();
    chart = null;
  }
  if (!chart) {
    chart = new Chart(parentElement, data);
    charts.set(parentElement, chart);
    chart.start();
  } else chart.answer(data);
  return () => {
    charts.get(parentElement)?.end();
    charts.delete(parentElement);
  };
}

class Chart {
  constructor(host, data) {
    this.data = data;
    this.words = data.words;
    this.root = make("figure", "cx-chart", host);
    this.root.dataset.testid = "chart";
    this.ending = new AbortController();
  }

  async start() {
    try {
      const [known] = await Promise.all([json(this.data.chart), style(this.data.style)]);
      this.known = known;
      this.stops = stopsOf(known.figures[theme()].data, known.over_years);
      this.build();
      this.watch();
    } catch (fault) {
      console.error(fault);
      make("p", "cx-fault", this.root, this.words.fault).setAttribute("role", "alert");
    }
  }

  answer(data) {
    this.data = data;
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

  build() {
    const { known, words, root } = this;
    root.id = `chart-${known.id}`;
    root.dataset.chart = known.id;
    if (this.data.titled) make("h3", "", root, known.title).id = `${root.id}-title`;
    root.setAttribute("aria-label", known.title);
    make("p", "cx-counts", root, known.counts);
    this.plot = make("div", "cx-figure", root);
    this.plot.setAttribute("role", "img");
    this.plot.setAttribute("aria-label", known.alt);
    this.plot.tabIndex = 0;
    this.told = make("div", "cx-told", root, this.hint());
    this.told.setAttribute("aria-live", "polite");
    for (const text of [known.leaves_out, known.unverified]) if (text) make("p", "cx-leaves", root, text);
    this.table();
    this.sources();
    this.tools(words);
  }

  hint() {
    return this.stops.length > 1 ? this.words.hint : "";
  }

  table() {
    const { table } = this.known;
    const details = make("details", "cx-table", this.root);
    make("summary", "", details, `${this.words.table} (${table.rows.length})`);
    details.addEventListener("toggle", () => {
      if (details.open && details.childElementCount === 1) this.fillTable(details, table);
    }, { signal: this.ending.signal });
  }

  fillTable(details, { columns, rows }) {
    const box = make("div", "cx-scroll", details);
    box.tabIndex = 0;
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", this.known.title);
    const table = make("table", "", box);
    const head = make("tr", "", make("thead", "", table));
    for (const column of columns) make("th", "", head, column).scope = "col";
    const body = make("tbody", "", table);
    for (const row of rows) {
      const line = make("tr", "", body);
      row.forEach((cell, i) => {
        const one = make(i ? "td" : "th", typeof cell === "number" ? "number" : "", line, shown(cell, this.words.language));
        if (!i) one.scope = "row";
      });
    }
  }

  sources() {
    const { source_line: said, sources } = this.known;
    const details = make("details", "cx-sources", this.root);
    make("summary", "", details, said);
    const list = make("ul", "", details);
    for (const source of sources) {
      const row = make("li", "", list);
      if (source.url) Object.assign(make("a", "", row, source.title), { href: source.url, target: "_blank", rel: "noopener noreferrer" });
      else make("span", "", row, source.title);
      make("span", "", row, `. ${source.said}`);
    }
  }

  tools(words) {
    const bar = make("div", "cx-tools", this.root);
    const csv = make("a", "", bar, words.csv);
    Object.assign(csv, { href: this.known.csv, download: `${this.known.id}.csv` });
    for (const format of ["png", "svg"]) this.button(bar, words[format], () => this.picture(format));
    const alone = new URL(window.location.pathname, document.baseURI);
    alone.searchParams.set("chart", this.known.id);
    make("a", "", bar, words.alone).href = alone.href;
    this.button(bar, words.copy, (button) => {
      navigator.clipboard?.writeText(alone.href);
      button.textContent = words.copied;
    });
  }

  button(bar, text, act) {
    const button = make("button", "", bar, text);
    button.type = "button";
    button.addEventListener("click", () => act(button), { signal: this.ending.signal });
  }

  // Drawn when it comes near the window: a page may hold many.
  watch() {
    this.seen = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      this.seen.disconnect();
      this.first();
    }, { rootMargin: "400px" });
    this.plot.style.minHeight = `${this.known.figures[theme()].layout.height}px`;
    this.seen.observe(this.plot);
  }

  async first() {
    await script(this.data.plotly);
    await this.draw();
    this.drawn = true;
    this.root.dataset.ready = "true";
    this.undress = onDress(() => this.draw());
    this.sizes = new ResizeObserver(() => { if (this.plot.clientWidth !== this.width) this.draw(); });
    this.sizes.observe(this.plot);
    this.plot.on("plotly_hover", ({ points }) => this.tell(points));
    this.plot.addEventListener("keydown", (event) => this.key(event), { signal: this.ending.signal });
  }

  // `theme` in the address of the element says which one it wears.
  async draw() {
    const { data, layout } = this.known.figures[theme()];
    this.root.dataset.theme = theme();
    for (const [name, value] of Object.entries(this.known.css[theme()])) this.root.style.setProperty(name, value);
    this.width = this.plot.clientWidth;
    this.plot.style.minHeight = "";
    await window.Plotly.react(this.plot, structuredClone(data), { ...this.shaded(layout), width: this.width, autosize: false }, SETTINGS);
  }

  // Years outside the window lie under a veil.
  shaded(layout) {
    const { window: years } = this.data;
    if (!this.known.over_years || !years) return { ...layout };
    const veil = (x0, x1) => ({
      type: "rect", layer: "above", xref: "x", yref: "paper", x0, x1, y0: 0, y1: 1, line: { width: 0 }, fillcolor: layout.paper_bgcolor, opacity: 0.68,
    });
    const [first, last] = layout.xaxis.range;
    const veils = [[first, years[0]], [years[1] + 1, last]].filter(([x0, x1]) => x1 > x0).map(([x0, x1]) => veil(x0, x1));
    return { ...layout, shapes: [...(layout.shapes ?? []), ...veils] };
  }

  // ---- reading it point by point ---------------------------------------------------------------

  tell(points) {
    const [{ data, pointNumber }] = points;
    const key = keyOf(data, pointNumber, this.known.over_years);
    this.at = this.stops.findIndex((stop) => stop.key === key);
    this.say(this.at);
  }

  key(event) {
    const { key } = event;
    const last = this.stops.length - 1;
    const to = { ArrowRight: this.step(1), ArrowDown: this.step(1), ArrowLeft: this.step(-1), ArrowUp: this.step(-1), Home: 0, End: last }[key];
    if (to === undefined || last < 0) return;
    event.preventDefault();
    event.stopPropagation();
    this.at = to;
    const { trace, point } = this.stops[to].points[0];
    window.Plotly.Fx.hover(this.plot, [{ curveNumber: trace, pointNumber: point }]);
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
    for (const { text } of stop.points) make("p", "", this.told, text);
    const happened = this.known.over_years ? this.known.events[stop.key] ?? [] : [];
    for (const { id, text } of happened) {
      const row = make("p", "cx-happened", this.told);
      make("a", "", row, text).href = new URL(`.?pick=${encodeURIComponent(id)}`, document.baseURI).href;
    }
  }

  // ---- pictures to take away --------------------------------------------------------------------

  async picture(format) {
    const { data, layout } = this.known.figures[theme()];
    const { margin, ...print } = this.known.print[theme()];
    const wide = { l: 40, r: 40, t: margin.t, b: margin.b };
    const annotations = [...(layout.annotations ?? []), ...print.annotations];
    await window.Plotly.downloadImage({ data, layout: { ...layout, ...print, annotations, margin: wide } }, { format, filename: this.known.id, ...PICTURE });
  }
}

// Where the reader can stop: each year, or each category, with the words of all its points.
function stopsOf(traces, overYears) {
  const stops = new Map();
  traces.forEach((trace, number) => (trace.customdata ?? []).forEach((text, point) => {
    if (!text) return;
    const key = keyOf(trace, point, overYears);
    if (!stops.has(key)) stops.set(key, { key, points: [] });
    stops.get(key).points.push({ text, trace: number, point });
  }));
  const found = [...stops.values()];
  return found.every(({ key }) => typeof key === "number") ? found.sort((a, b) => a.key - b.key) : found;
}

// A point's year, or its category.
function keyOf({ orientation, x, y }, point, overYears) {
  return overYears ? Math.floor(x[point]) : orientation === "h" ? y[point] : x[point];
}

function shown(cell, language) {
  if (cell === null) return "–";
  return typeof cell === "number" ? cell.toLocaleString(language, { maximumFractionDigits: 6 }) : cell;
}
