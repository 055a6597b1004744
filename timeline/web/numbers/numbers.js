// @ts-nocheck
// The page of all charts: contents, sections, the year to play with, and what is not shown.

import { Chart } from "../charts/chart.js";
import { elsewhere, go, going, here, leading } from "../kit/going.js";
import { json, style } from "../kit/loading.js";
import { make } from "../kit/making.js";
import { Years } from "./years.js";

const pages = new WeakMap();

// Called by Streamlit at mount and at each rerun, with the same element.
export function connect({ data, parentElement }) {
  let page = pages.get(parentElement);
  if (page && !page.same(data)) {
    page.end();
    page = null;
  }
  if (!page) {
    page = new Page(parentElement, data);
    pages.set(parentElement, page);
    page.start();
  } else page.answer(data);
  return () => {
    pages.get(parentElement)?.end();
    pages.delete(parentElement);
  };
}

class Page {
  constructor(host, data) {
    this.data = data;
    this.root = make("div", "cx-numbers", host);
    this.root.dataset.testid = "numbers";
    this.parts = [];
  }

  same({ page, asked }) {
    return page === this.data.page && asked.chart === this.data.asked.chart;
  }

  async start() {
    const { data } = this;
    try {
      const [known] = await Promise.all([json(data.page), style(data.style)]);
      if (this.ended) return;
      if (data.asked.chart) this.one(known, data.asked.chart);
      else this.all(known);
      this.root.dataset.ready = "true";
      this.begin();
    } catch (fault) {
      console.error(fault);
      make("p", "cx-fault", this.root, data.chart_words.fault).setAttribute("role", "alert");
    }
  }

  answer(data) {
    const moved = data.asked.section !== this.data.asked.section;
    this.data = data;
    for (const part of this.parts) part.answer?.(this.settings());
    if (moved) this.begin();
  }

  end() {
    this.ended = true;
    for (const part of this.parts) part.end();
    this.root.remove();
  }

  settings() {
    const { plotly, style: sheet, window: years, chart_words: words } = this.data;
    return { plotly, style: sheet, window: years, words, titled: true };
  }

  // ---- the whole ----------------------------------------------------------------------------------

  all({ sections, not_shown: rest }) {
    const { words } = this.data;
    make("p", "", this.root, words.lead);
    this.contents(sections);
    for (const section of sections) {
      const box = make("section", "cx-section", this.root);
      box.id = section.id;
      const head = make("div", "cx-section-head", box);
      make("h2", "", head, section.title).tabIndex = -1;
      this.up(head);
      make("p", "", box, section.intro);
      for (const { claim, text } of section.see) this.claim(box, claim, text);
      for (const part of section.parts) this.part(box, part);
    }
    this.rest(words, rest);
  }

  // A link to a claim that the numbers bear on.
  claim(box, key, text) {
    leading(make("a", "", make("p", "", box), text), () => elsewhere("check", { claim: key }));
  }

  contents(sections) {
    const nav = make("nav", "cx-contents", this.root);
    nav.setAttribute("aria-label", this.data.words.contents);
    nav.tabIndex = -1;
    const list = make("ol", "", nav);
    for (const { id, title, ask } of sections) {
      const link = make("a", "", make("li", "", list));
      make("strong", "", link, title);
      make("span", "", link, ask);
      link.href = here({ section: id, year: null });
      going(link, () => {
        window.history.pushState({}, "", here({ section: id }));
        this.jump(id);
      });
    }
    this.nav = nav;
  }

  up(head) {
    const link = make("a", "cx-up", head, `↑ ${this.data.words.to_contents}`);
    link.href = here({ section: null });
    going(link, () => {
      this.nav.scrollIntoView();
      this.nav.querySelector("a").focus({ preventScroll: true });
    });
  }

  rest(words, rows) {
    if (!rows.length) return;
    const box = make("section", "cx-section cx-rest", this.root);
    make("h2", "", box, words.not_shown_title);
    make("p", "", box, words.not_shown_lead);
    const list = make("ul", "", box);
    for (const { name, reason } of rows) {
      const row = make("li", "", list);
      make("strong", "", row, name);
      make("span", "", row, `. ${reason}`);
    }
  }

  part(box, { chart, years }) {
    if (years) {
      const part = new Years(box, years);
      part.show(this.data.asked.year ?? part.span.at(-1));
      this.parts.push(part);
    } else {
      const part = new Chart(box, chart, this.settings());
      this.parts.push(part);
      part.start();
    }
  }

  // Where the address wants to begin.
  begin() {
    const { section } = this.data.asked;
    if (section && !this.data.asked.chart) this.jump(section);
  }

  jump(id) {
    const head = this.root.querySelector(`#${CSS.escape(id)} h2`);
    head?.scrollIntoView();
    head?.focus({ preventScroll: true });
  }

  // ---- one alone ----------------------------------------------------------------------------------

  one({ sections }, id) {
    const { words } = this.data;
    const row = make("p", "cx-alone", this.root);
    make("span", "", row, `${words.one} `);
    const link = make("a", "", row, words.all);
    link.href = here({ chart: null });
    going(link, () => go(here({ chart: null })));
    const parts = sections.flatMap((section) => section.parts);
    const found = parts.find(({ chart, years }) => (chart ?? years).id === id);
    if (found) this.part(this.root, found);
  }
}
