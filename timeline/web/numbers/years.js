// @ts-nocheck
// The figure to play with: a year is chosen, and what is known of it stands in words and bars.

import { happened } from "../charts/chart.js";
import { onDress, theme } from "../kit/dress.js";
import { here } from "../kit/going.js";
import { make } from "../kit/making.js";

export class Years {
  constructor(host, known) {
    this.known = known;
    this.span = Object.keys(known.years)
      .map(Number)
      .sort((a, b) => a - b);
    this.root = make("figure", "cx-chart cx-years", host);
    Object.assign(this.root, { id: `chart-${known.id}` });
    Object.assign(this.root.dataset, { testid: "years", chart: known.id });
    this.root.setAttribute("aria-label", known.title);
    this.ending = new AbortController();
    this.build();
    this.undress = onDress(() => this.dress());
    this.dress();
  }

  end() {
    this.ending.abort();
    this.undress();
    clearTimeout(this.writing);
    this.root.remove();
  }

  build() {
    const { known, root } = this;
    make("h3", "", root, known.title).tabIndex = -1;
    make("p", "cx-counts", root, known.counts);
    const row = make("div", "cx-slide", root);
    this.button(row, "‹", known.back, -1);
    this.slider = make("input", "", row);
    Object.assign(this.slider, { type: "range", min: this.span[0], max: this.span.at(-1), step: 1 });
    this.slider.setAttribute("aria-label", known.slider);
    this.slider.addEventListener("input", () => this.choose(Number(this.slider.value)), { signal: this.ending.signal });
    this.button(row, "›", known.forward, 1);
    this.now = make("output", "", row);
    this.told = make("div", "cx-in-year", root);
    this.told.setAttribute("aria-live", "polite");
    make("p", "cx-leaves", root, known.leaves_out);
  }

  button(row, text, label, by) {
    const button = make("button", "", row, text);
    Object.assign(button, { type: "button", title: label });
    button.setAttribute("aria-label", label);
    button.addEventListener("click", () => this.choose(Number(this.slider.value) + by), { signal: this.ending.signal });
  }

  dress() {
    for (const [name, colour] of Object.entries(this.known.colours[theme()]))
      this.root.style.setProperty(`--cx-${name}`, colour);
  }

  // The address keeps the year that the reader chose.
  choose(year) {
    this.show(year);
    clearTimeout(this.writing);
    this.writing = setTimeout(
      () => window.history.replaceState(window.history.state, "", here({ year: this.root.dataset.year })),
      200,
    );
  }

  show(asked) {
    const year = Math.max(this.span[0], Math.min(this.span.at(-1), asked));
    const { said, bars, events } = this.known.years[year];
    this.slider.value = year;
    this.slider.setAttribute("aria-valuetext", said[0]);
    this.now.textContent = year;
    this.told.replaceChildren();
    for (const text of said) make("p", "", this.told, text);
    for (const bar of bars) this.bar(bar);
    for (const event of events) happened(this.told, event);
    this.root.dataset.year = year;
  }

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
      part.style.width = `${share}%`;
      part.style.setProperty("--part", `var(--cx-${colour})`);
      const entry = make("li", "", list);
      make("span", `cx-swatch cx-fill-${i}`, entry).style.setProperty("--part", `var(--cx-${colour})`);
      make("span", "", entry, words);
    });
  }
}
