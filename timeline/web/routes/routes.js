// The page Routes: all of them in three views, one, two held against each other, or a chart alone. What
// is shown is what the address says; going from one to another asks no server.

import { Chart } from "../charts/chart.js";
import { arrive } from "../kit/arriving.js";
import { ofTheme, onDress, theme } from "../kit/dress.js";
import { step } from "../kit/embed.js";
import { going, here, inVain } from "../kit/going.js";
import { LATER } from "../kit/later.js";
import { isKept, json, style } from "../kit/loading.js";
import { alert, make } from "../kit/making.js";
import { mounting } from "../kit/mounting.js";
import { OneRoute } from "./one.js";
import { Overview } from "./overview.js";
import { TwoRoutes } from "./two.js";

/** @import { ChartHead, RoutesData, RoutesPage, ToldRoute } from "../wire.d.ts" */
/** @import { ChartSettings } from "../charts/chart.js" */
/** @typedef {{ corridor: string, beside: string, chart: string, view: string, question: string }} Asked */
/** @typedef {{ end: () => void, answer?: (settings: ChartSettings) => void }} Shown */

const VIEWS = /** @type {const} */ (["maps", "years", "questions"]);
const WORDS_OF_VIEWS = { maps: "maps", years: "by_year", questions: "asked" };
const SCROLLER = "[data-testid=stMain]"; // what scrolls a page of Streamlit

export const connect = mounting((host, /** @type {RoutesData} */ data) => new Routes(host, data));

export class Routes {
  /** @type {RoutesPage} */ known = LATER;
  /** @type {Shown[]} */ parts = [];
  shown = "";
  kept = ""; // the box in which was chosen, which keeps the focus
  turn = 0;

  /** @param {HTMLElement} host @param {RoutesData} data */
  constructor(host, data) {
    this.data = data;
    this.words = data.words;
    this.path = window.location.pathname;
    this.root = make("div", "cx-page cx-routespage", host);
    this.root.dataset.testid = "routes";
    this.root.dataset.theme = theme();
    this.ending = new AbortController();
    const { signal } = this.ending;
    window.addEventListener("popstate", () => this.show(), { signal });
    this.undress = onDress(() => this.wear());
    make("h1", "", this.root, this.words.title);
    this.coming = make("div", "cx-coming", this.root);
    this.coming.setAttribute("aria-busy", "true");
    this.coming.dataset.waiting = this.words.drawing;
    this.start();
  }

  async start() {
    try {
      const { page, style: own, stage } = this.data;
      [this.known] = await Promise.all([json(page), style(stage.style), style(own)]);
      if (this.ending.signal.aborted) return;
      this.wear();
      await this.show();
    } catch (fault) {
      this.fault(fault);
    }
  }

  /** @param {RoutesData} data */
  same({ page }) {
    return page === this.data.page;
  }

  /** @param {RoutesData} data */
  answer(data) {
    this.data = data;
    for (const part of this.parts) part.answer?.(this.settings());
    this.show();
  }

  end() {
    this.ending.abort();
    this.undress();
    this.leave();
    this.root.remove();
  }

  leave() {
    for (const part of this.parts) part.end();
    this.parts = [];
  }

  /** @param {unknown} fault */
  fault(fault) {
    console.error(fault);
    alert(this.root, this.data.chart_words.fault);
  }

  wear() {
    this.root.dataset.theme = theme();
    const colours = this.known ? ofTheme(this.known.css) : {};
    for (const [name, value] of Object.entries(colours)) this.root.style.setProperty(name, value);
  }

  settings() {
    const { stage, style: own, window: years, chart_words: words } = this.data;
    return { plotly: stage.plotly, style: own, window: years, words, level: 3 };
  }

  // ---- where the reader is ----------------------------------------------------------------------

  get asked() {
    return this.askedBy(window.location.search);
  }

  /** What an address asks for and there is. @param {string} search @returns {Asked} */
  askedBy(search) {
    const { routes, charts } = this.known;
    const asked = new URLSearchParams(search);
    const one = (/** @type {string} */ key, /** @type {object} */ of) => {
      const value = asked.get(key) ?? "";
      return Object.hasOwn(of, value) ? value : "";
    };
    const corridor = one("corridor", routes);
    const beside = corridor && one("with", routes) !== corridor ? one("with", routes) : "";
    const view = VIEWS.find((name) => name === asked.get("show")) ?? VIEWS[0];
    const question = view === "questions" ? (asked.get("question") ?? "") : "";
    return { corridor, beside, chart: one("chart", charts), view, question };
  }

  /** The address of another part of the page. @param {Record<string, string | null>} changes */
  address(changes) {
    return here({ chart: null, question: null, ...changes });
  }

  /** @param {Record<string, string | null>} changes */
  go(changes) {
    const to = this.address(changes);
    if (this.lacks(this.askedBy(new URL(to).search)) && inVain()) return;
    step(to);
    this.show();
  }

  /** Whether a route is yet to come from the server. @param {Asked} asked */
  lacks({ corridor, beside, chart }) {
    const { routes, charts } = this.known;
    const keys = [corridor, beside, charts[chart]].filter(Boolean);
    return keys.some((key) => !isKept(routes[key]));
  }

  /** A link within the page. @param {HTMLAnchorElement} link @param {Record<string, string | null>} changes */
  within(link, changes) {
    link.href = this.address(changes);
    going(link, () => this.go(changes));
    return link;
  }

  // ---- showing it -------------------------------------------------------------------------------

  async show() {
    if (!this.known || window.location.pathname !== this.path) return;
    const { asked } = this;
    const now = JSON.stringify(asked);
    if (now === this.shown) {
      if (this.root.dataset.ready) arrive(this.named);
      return;
    }
    const arrives = this.shown !== "";
    this.shown = now;
    this.turn += 1;
    const { turn } = this;
    const keys = [asked.corridor, asked.beside].filter(Boolean);
    /** @type {[ToldRoute[], ChartHead | null]} */
    const [told, alone] = await Promise.all([
      Promise.all(keys.map((key) => json(this.known.routes[key]))),
      asked.chart ? this.headOf(asked.chart) : null,
    ]).catch((fault) => {
      if (turn === this.turn) this.shown = ""; // asked for again, it is brought again
      throw fault;
    });
    if (turn !== this.turn || this.ending.signal.aborted) return;
    this.leave();
    this.root.replaceChildren();
    this.head(asked);
    const body = make("div", "cx-routes-body", this.root);
    this.parts = alone ? [this.alone(body, alone)] : [this.body(body, asked, told)];
    this.root.dataset.ready = "true";
    if (arrives && !asked.question) this.arrive();
    else arrive(this.named);
  }

  /** @param {HTMLElement} body @param {Asked} asked @param {ToldRoute[]} told @returns {Shown} */
  body(body, { view, question }, told) {
    if (told.length > 1) return new TwoRoutes(this, body, told);
    if (told.length) return new OneRoute(this, body, told[0]);
    return new Overview(this, body, view, question);
  }

  /** Where it shows something else than before, it begins at its top and is read from there. */
  arrive() {
    const { activeElement: active } = document;
    const box = /** @type {HTMLElement | null} */ (this.root.querySelector(`select[name="${CSS.escape(this.kept)}"]`));
    this.kept = "";
    this.root.closest(SCROLLER)?.scrollTo({ top: 0 });
    if (box) {
      box.focus({ preventScroll: true });
      return;
    }
    if (active && active !== document.body && !this.root.contains(active) && active.isConnected) return;
    const heading = /** @type {HTMLElement | null} */ (this.named);
    heading?.setAttribute("tabindex", "-1");
    heading?.focus({ preventScroll: true });
  }

  /** What the address names: a question, else what heads the page. */
  get named() {
    const { root } = this;
    return root.querySelector("[data-asked]") ?? root.querySelector("h2") ?? root.querySelector("h1");
  }

  /** @param {Asked} asked */
  head({ corridor, beside, chart, view }) {
    const { words, root } = this;
    const head = make("header", "cx-routes-head", root);
    make("h1", "", head, words.title);
    if (chart) {
      this.within(make("a", "cx-routes-back", head, words.back), {});
      return;
    }
    make("p", "cx-wide", head, words.schematic);
    if (!corridor) {
      this.views(head, view);
      return;
    }
    const chosen = make("div", "cx-routes-chosen", head);
    this.within(make("a", "cx-routes-back", chosen, `‹ ${words.all}`), { corridor: null, with: null });
    this.box(chosen, words.corridor, corridor, words.all, (key) =>
      this.go({ corridor: key || null, with: key && key !== beside ? beside || null : null }),
    );
    this.box(chosen, words.with, beside, words.nothing, (key) => this.go({ with: key || null }), corridor);
    if (!beside) this.others(head, corridor);
  }

  /** The routes of the same group, each a tap away from being held beside this one.
   * @param {HTMLElement} head @param {string} corridor */
  others(head, corridor) {
    const group = this.known.groups.find(({ routes }) => routes.some(({ id }) => id === corridor));
    const routes = group?.routes.filter(({ id }) => id !== corridor) ?? [];
    if (!routes.length) return;
    const nav = make("nav", "cx-routes-others cx-wide", head);
    nav.setAttribute("aria-label", this.words.with);
    make("span", "", nav, this.words.with).setAttribute("aria-hidden", "true");
    for (const { id, short } of routes) this.within(make("a", "", nav, short), { with: id });
  }

  /** @param {HTMLElement} head @param {string} now */
  views(head, now) {
    const nav = make("nav", "cx-routes-views", head);
    nav.setAttribute("aria-label", this.words.views);
    for (const view of VIEWS) {
      const link = make("a", "", nav, this.words[WORDS_OF_VIEWS[view]]);
      this.within(link, { show: view === VIEWS[0] ? null : view });
      if (view === now) link.setAttribute("aria-current", "true");
    }
  }

  /** A box of all routes in their groups. @param {HTMLElement} host @param {string} label @param {string} value
   * @param {string} none @param {(key: string) => void} act @param {string} [but] one that it does not offer */
  box(host, label, value, none, act, but = "") {
    const outer = make("label", "cx-routes-box", host);
    make("span", "", outer, label);
    const box = make("select", "", outer);
    make("option", "", box, none).value = "";
    for (const { title, routes } of this.known.groups) {
      const group = make("optgroup", "", box);
      group.label = title;
      for (const { id, name } of routes) if (id !== but) make("option", "", group, name).value = id;
    }
    box.value = value;
    box.name = label;
    box.addEventListener("change", () => {
      this.kept = label;
      act(box.value);
    });
  }

  // ---- charts -----------------------------------------------------------------------------------

  /** @param {HTMLElement} host @param {ChartHead} head */
  chart(host, head, level = 3) {
    const chart = new Chart(host, head, { ...this.settings(), level });
    chart.start();
    return chart;
  }

  /** The head of a chart by its id. @param {string} id @returns {Promise<ChartHead | null>} */
  async headOf(id) {
    const { charts, routes, years, general } = this.known;
    const key = charts[id];
    /** @type {ToldRoute | null} */
    const route = key ? await json(routes[key]) : null;
    const own = route ?? { years, counts: general };
    const heads = [...(own.years ? [own.years] : []), ...own.counts.charts];
    return heads.find((head) => head.id === id) ?? null;
  }

  /** @param {HTMLElement} host @param {ChartHead} head @returns {Shown} */
  alone(host, head) {
    return this.chart(host, head, 2);
  }
}
