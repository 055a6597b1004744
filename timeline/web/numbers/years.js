// The figure to play with: a year is chosen, and what is known of it stands in words and bars.

import { happened } from "../charts/beside.js";
import { ofTheme, onDress } from "../kit/dress.js";
import { here } from "../kit/going.js";
import { linked } from "../kit/linked.js";
import { button, make } from "../kit/making.js";
import { Timers } from "../kit/timers.js";

/** @import { ToldBar, YearsFigure } from "../wire.d.ts" */

const WRITTEN_MS = 200; // after the last choice

export class Years {
  /**
   * @param {HTMLElement} host
   * @param {YearsFigure} known
   * @param {number} level of its heading
   */
  constructor(host, known, level) {
    this.level = level;
    this.known = known;
    this.span = Object.keys(known.years)
      .map(Number)
      .sort((a, b) => a - b);
    this.root = make("figure", "cx-chart cx-years", host);
    Object.assign(this.root, { id: `chart-${known.id}` });
    Object.assign(this.root.dataset, { testid: "years", chart: known.id });
    this.root.setAttribute("aria-label", known.title);
    this.ending = new AbortController();
    this.timers = new Timers(this.ending.signal);
    const row = this.head();
    this.button(row, "‹", known.back, -1);
    this.slider = this.slide(row);
    this.button(row, "›", known.forward, 1);
    this.now = make("output", "", row);
    this.told = make("div", "cx-in-year", this.root);
    this.told.setAttribute("aria-live", "polite");
    linked(make("p", "cx-leaves", this.root), known.leaves_out);
    this.undress = onDress(() => this.dress());
    this.dress();
  }

  end() {
    this.ending.abort();
    this.undress();
    this.root.remove();
  }

  get last() {
    return this.span[this.span.length - 1];
  }

  head() {
    const { known, root } = this;
    make(this.level === 2 ? "h2" : "h3", "", root, known.title).tabIndex = -1;
    linked(make("p", "cx-counts", root), known.counts);
    return make("div", "cx-slide", root);
  }

  /** @param {HTMLElement} row */
  slide(row) {
    const slider = make("input", "", row);
    Object.assign(slider, { type: "range", min: this.span[0], max: this.last, step: 1 });
    slider.setAttribute("aria-label", this.known.slider);
    slider.addEventListener("input", () => this.choose(Number(slider.value)), { signal: this.ending.signal });
    return slider;
  }

  /**
   * @param {HTMLElement} row
   * @param {string} text
   * @param {string} label
   * @param {number} by
   */
  button(row, text, label, by) {
    const act = () => this.choose(Number(this.slider.value) + by);
    button(row, text, act, { label, signal: this.ending.signal });
  }

  dress() {
    for (const [name, colour] of Object.entries(ofTheme(this.known.colours)))
      this.root.style.setProperty(`--cx-${name}`, colour);
  }

  /**
   * The address keeps the year that the reader chose.
   * @param {number} year
   */
  choose(year) {
    this.show(year);
    this.timers.after("address", WRITTEN_MS, () =>
      window.history.replaceState(window.history.state, "", here({ year: this.root.dataset.year ?? null })),
    );
  }

  /** @param {number} asked */
  show(asked) {
    const year = Math.max(this.span[0], Math.min(this.last, asked));
    const { said, bars, events } = this.known.years[year];
    this.slider.value = String(year);
    this.slider.setAttribute("aria-valuetext", said[0]);
    this.now.textContent = String(year);
    this.told.replaceChildren();
    for (const text of said) make("p", "", this.told, text);
    for (const bar of bars) this.bar(bar);
    for (const event of events) happened(this.told, event);
    this.root.dataset.year = String(year);
  }

  /** @param {ToldBar} bar */
  bar({ title, parts }) {
    if (!parts.length) return;
    make("h4", "", this.told, title);
    const whole = make("div", "cx-whole", this.told);
    whole.setAttribute("role", "img");
    whole.setAttribute("aria-label", `${title}. ${parts.map(({ words }) => words).join("; ")}`);
    const list = make("ul", "cx-parts", this.told);
    list.setAttribute("aria-hidden", "true");
    parts.forEach(({ words, share, colour }, i) => {
      const part = make("span", `cx-part cx-fill-${i}`, whole);
      part.dataset.colour = colour;
      part.style.width = `${share}%`;
      part.style.setProperty("--part", `var(--cx-${colour})`);
      const entry = make("li", "", list);
      const swatch = make("span", `cx-swatch cx-fill-${i}`, entry);
      swatch.dataset.colour = colour;
      swatch.style.setProperty("--part", `var(--cx-${colour})`);
      make("span", "", entry, words);
    });
  }
}
