// The page Numbers: a rail of sections, of which one is drawn at a time; or one chart of a section alone.

import { arrive } from "../kit/arriving.js";
import { asked } from "../kit/asked.js";
import { go, going, here, inVain } from "../kit/going.js";
import { json, script, style } from "../kit/loading.js";
import { alert, make } from "../kit/making.js";
import { mounting } from "../kit/mounting.js";
import { fill } from "../kit/wording.js";
import { Rail } from "./rail.js";
import { partOf, Section } from "./section.js";

/** @import { NumbersData, NumbersSection } from "../wire.d.ts" */
/** @import { ChartSettings } from "../charts/chart.js" */
/** @typedef {{ root: HTMLElement, answer: (settings: ChartSettings) => void, end: () => void }} Shown */

const CHART = "chart-"; // what a chart's own anchor begins with
const SCROLLER = "[data-testid=stMain]"; // what scrolls a page of Streamlit

export const connect = mounting(
  (/** @type {HTMLElement} */ host, /** @type {NumbersData} */ data) => new Numbers(host, data),
);

class Numbers {
  /**
   * @param {HTMLElement} host
   * @param {NumbersData} data
   */
  constructor(host, data) {
    this.data = data;
    this.root = make("div", "cx-page cx-numbers", host);
    this.root.dataset.testid = "numbers";
    this.rail = new Rail(this.root, data.entries, data.words, (id) => this.choose(id));
    this.body = make("div", "cx-body", this.root);
    this.body.dataset.waiting = data.words.waiting;
    /** @type {Shown | null} */
    this.shown = null;
    this.chosen = false; // by the reader, on this page
    this.turn = 0; // of what is shown; what comes late for an earlier one is dropped
    /** @type {NumbersSection | null} */
    this.section = null; // that is shown, all or one chart of it
    this.chart = data.asked.chart; // that is shown alone
    this.ending = new AbortController();
    window.addEventListener("popstate", () => this.follow(), { signal: this.ending.signal });
    script(data.plotly).catch(() => {}); // whoever draws with it says so
    const anchor = this.anchor();
    if (anchor) go(anchor);
    else this.show();
  }

  /** @param {NumbersData} data */
  answer(data) {
    const before = this.data;
    this.data = data;
    const stands = this.chart === askedChart(); // already, whatever this answer was to
    const { year } = data.asked;
    const years = /** @type {HTMLElement | null} */ (this.root.querySelector(".cx-years"));
    const turned = year !== null && year !== before.asked.year && String(year) !== years?.dataset.year;
    const moved = data.page !== before.page || (data.asked.chart !== this.chart && !stands) || turned;
    if (moved || this.body.ariaBusy === "true") this.show();
    else this.shown?.answer(this.settings());
  }

  end() {
    this.turn += 1;
    this.ending.abort();
    this.shown?.end();
    this.root.remove();
  }

  /** @returns {ChartSettings} */
  settings() {
    const { plotly, style: sheet, window: years, chart_words: words } = this.data;
    return { plotly, style: sheet, window: years, words, level: 3 };
  }

  /**
   * Where an anchor of the time leads when all sections stood on one page: to one of them, or to a chart.
   * @returns {string} an address; blank where there is none
   */
  anchor() {
    const name = decodeURIComponent(window.location.hash.slice(1));
    if (!name) return "";
    const chart = name.startsWith(CHART) ? name.slice(CHART.length) : "";
    const section = this.data.entries.find(({ id, charts }) => id === name || charts.includes(chart));
    if (!section || this.data.asked.chart) return "";
    return here(chart ? { chart, section: null } : { section: section.id });
  }

  async show() {
    const { data } = this;
    this.turn += 1;
    const turn = this.turn;
    this.wait(data.section);
    if (!data.page) return this.body.removeAttribute("aria-busy");
    try {
      const [known] = await Promise.all([/** @type {Promise<NumbersSection>} */ (json(data.page)), style(data.style)]);
      if (turn !== this.turn) return;
      this.draw(known, data.asked.chart);
    } catch (fault) {
      console.error(fault);
      alert(this.body, data.chart_words.fault);
    }
    this.body.removeAttribute("aria-busy");
    this.root.dataset.ready = "true";
  }

  /** One chart of what is shown, or all of it again, is drawn at once: the session may not be there yet. */
  follow() {
    const { section } = this;
    const chart = askedChart();
    if (!section || chart === this.chart) return;
    const known = chart ? named(section, chart) : (asked("section") || this.data.entries[0].id) === section.id;
    if (!known) return;
    this.shown?.end();
    this.chosen = true;
    this.draw(section, chart);
  }

  /** @param {string} section that is coming */
  wait(section) {
    this.rail.mark(section);
    this.shown?.end();
    this.shown = null;
    this.section = null;
    this.body.replaceChildren();
    this.body.setAttribute("aria-busy", "true");
    delete this.root.dataset.ready;
  }

  /**
   * @param {NumbersSection} known
   * @param {string | null} chart
   */
  draw(known, chart) {
    this.section = known;
    this.chart = chart;
    if (chart) this.shown = this.alone(known, chart);
    else this.shown = this.whole(known);
    if (!this.chosen) {
      const year = this.root.querySelector(".cx-years"); // a year alone is not what most come for
      arrive((this.data.asked.year !== null && year) || this.root.querySelector("h2"));
      return;
    }
    this.chosen = false;
    this.root.closest(SCROLLER)?.scrollTo(0, 0);
    this.root.querySelector("h2")?.focus({ preventScroll: true });
  }

  /**
   * A section is chosen: what it holds is asked for.
   * @param {string} id
   */
  choose(id) {
    if (inVain()) return this.rail.mark(this.data.section);
    this.chosen = true;
    this.wait(id);
    go(here({ section: id, chart: null, year: null }));
  }

  /**
   * A section, and where its rail is out of sight the way to the next one.
   * @param {NumbersSection} known
   * @returns {Shown}
   */
  whole(known) {
    const section = new Section(this.body, known, this.settings(), this.data.asked.year);
    const { entries, words } = this.data;
    const next = entries[entries.findIndex(({ id }) => id === known.id) + 1];
    if (next) {
      const link = make("a", "", make("p", "cx-onward", section.root), fill(words.next_section, { title: next.title }));
      link.href = here({ section: next.id, chart: null, year: null });
      going(link, () => this.choose(next.id));
    }
    return section;
  }

  /**
   * @param {NumbersSection} section
   * @param {string} id
   * @returns {Shown}
   */
  alone(section, id) {
    const root = make("section", "cx-section cx-alone", this.body);
    const head = make("p", "", root);
    make("span", "cx-of", head, section.title);
    const link = make("a", "", head, this.data.words.all);
    link.href = here({ chart: null, section: section.id, year: null });
    going(link, () => this.choose(section.id));
    const known = named(section, id);
    const part = known && partOf(root, known, { ...this.settings(), level: 2 }, this.data.asked.year);
    return {
      root,
      answer: (settings) => {
        if (part && "answer" in part) part.answer(settings);
      },
      end: () => {
        part?.end();
        root.remove();
      },
    };
  }
}

function askedChart() {
  return asked("chart") || null;
}

/**
 * @param {NumbersSection} section
 * @param {string} id
 */
function named(section, id) {
  return section.parts.find(({ chart, years }) => (chart ?? years)?.id === id);
}
