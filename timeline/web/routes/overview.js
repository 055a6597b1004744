// All routes: as small maps in groups, by their years, and in answers to what most readers ask.

import { make } from "../kit/making.js";
import { element } from "../kit/svg.js";
import { counted, folded, told } from "./told.js";

/** @import { RouteTile } from "../wire.d.ts" */
/** @import { Routes } from "./routes.js" */

const DASHES = /** @type {Record<string, string>} */ ({ air: "4 3", sea: "1.5 3" });
const CLOSEUP = 0.75; // of the map that is seen, below which lines may be wider

export class Overview {
  /** @type {import("../charts/chart.js").Chart[]} */ charts = [];

  /** @param {Routes} page @param {HTMLElement} host @param {string} view @param {string} question that was asked */
  constructor(page, host, view, question) {
    this.page = page;
    this.host = host;
    if (view === "years") this.years();
    else if (view === "questions") this.questions(question);
    else this.maps();
  }

  end() {
    for (const chart of this.charts) chart.end();
  }

  /** @param {import("../charts/chart.js").ChartSettings} settings */
  answer(settings) {
    for (const chart of this.charts) chart.answer(settings);
  }

  years() {
    const { years } = this.page.known;
    if (years) this.charts.push(this.page.chart(this.host, years, 2));
  }

  /** @param {string} asked */
  questions(asked) {
    const { known } = this.page;
    make("h2", "cx-unseen", this.host, this.page.words.asked);
    const grid = make("div", "cx-grid", this.host);
    for (const { id, text } of known.answers) told(grid, text)?.toggleAttribute("data-asked", id === asked);
    folded(this.host, known.answered);
    const parts = make("div", "cx-grid", this.host);
    const returns = make("section", "", parts);
    told(returns, known.returns);
    if (known.cases) folded(returns, known.cases);
    const general = make("section", "", parts);
    this.charts.push(...counted(this.page, general, known.general));
    folded(general, known.general_sources);
  }

  // ---- small maps -------------------------------------------------------------------------------

  maps() {
    const { known } = this.page;
    this.grounds();
    const grid = make("div", "cx-smallmaps", this.host);
    for (const { title, says, routes } of known.groups) {
      const box = make("section", "cx-smallmaps-group", grid);
      box.style.setProperty("--routes", String(routes.length));
      make("h2", "", box, title).title = says;
      const list = make("ul", "cx-wide", box);
      for (const route of routes) this.tile(make("li", "", list), route);
    }
  }

  /** The land of each view once; every small map uses it. */
  grounds() {
    const { grounds } = this.page.known;
    const store = element("svg", { width: 0, height: 0, "aria-hidden": "true", class: "cx-grounds" });
    for (const [view, { land, home }] of Object.entries(grounds)) {
      const ground = element("g", { id: idOf(view) });
      for (const [part, d] of land) ground.append(element("path", { d, class: `cx-land cx-land-${part}` }));
      store.append(ground);
      if (home)
        store.append(element("circle", { id: `${idOf(view)}-home`, cx: home[0], cy: home[1], class: "cx-home" }));
    }
    this.host.append(store);
  }

  /** @param {HTMLElement} host @param {RouteTile} route */
  tile(host, route) {
    const { page } = this;
    const link = page.within(make("a", "cx-smallmap", host), { corridor: route.id, with: null });
    link.dataset.route = route.id;
    link.classList.toggle("past", route.last !== null);
    link.append(this.map(route));
    this.bar(link, route);
    make("strong", "", make("span", "", link), route.short);
    link.append(" ");
    make("span", "", link, route.years);
    link.append(" ");
    make("span", "cx-smallmap-count", link, route.count);
    if (!route.counted) return;
    link.append(" ");
    make("small", "", link, route.counted);
  }

  /** @param {RouteTile} route */
  map({ view, box, lines }) {
    const [, , width] = box;
    const near = width < CLOSEUP * this.page.known.size[0] ? 1.25 : 1;
    const svg = element("svg", {
      viewBox: box.join(" "),
      "aria-hidden": "true",
      preserveAspectRatio: "xMidYMid slice",
    });
    svg.append(element("use", { href: `#${idOf(view)}`, class: "cx-ground-used" }));
    for (const line of lines) {
      svg.append(
        element("path", {
          d: line.d,
          class: `cx-line cx-line-${line.hue}`,
          "stroke-width": line.width * near,
          "stroke-dasharray": DASHES[line.dash],
        }),
      );
    }
    const home = this.page.known.grounds[view]?.home;
    if (home) svg.append(element("circle", { cx: home[0], cy: home[1], r: 0.018 * width, class: "cx-home" }));
    return svg;
  }

  /** The years of use within all years. @param {HTMLElement} host @param {RouteTile} route */
  bar(host, { first, last, hue }) {
    if (first === null) return;
    const [begin, end] = this.page.known.span;
    const whole = end + 1 - begin;
    const bar = make("span", "cx-smallmap-years", host);
    const used = make("span", `cx-used-${hue}`, bar);
    used.style.left = `${(100 * (first - begin)) / whole}%`;
    used.style.right = `${(100 * (end + 1 - (last === null ? end + 1 : last + 1))) / whole}%`;
  }
}

/** @param {string} view */
function idOf(view) {
  return `cx-ground-${view}`;
}
