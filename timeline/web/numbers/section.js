// One section of the page Numbers: what was found beside its leading chart, the others in a grid.

import { Chart } from "../charts/chart.js";
import { elsewhere, leading } from "../kit/going.js";
import { linked } from "../kit/linked.js";
import { make } from "../kit/making.js";
import { Packing } from "../kit/packing.js";
import { Years } from "./years.js";

/** @import { NotShown, NumbersPart, NumbersSection } from "../wire.d.ts" */
/** @import { ChartSettings } from "../charts/chart.js" */
/** @typedef {Chart | Years} Part */

export class Section {
  /**
   * @param {HTMLElement} host
   * @param {NumbersSection} known
   * @param {ChartSettings} settings
   * @param {number | null} year to begin with, where one can be chosen
   */
  constructor(host, known, settings, year) {
    this.settings = settings;
    this.year = year;
    this.root = make("section", "cx-section", host);
    this.root.id = known.id;
    make("h2", "", this.root, known.title).tabIndex = -1;
    const [first, ...others] = known.parts;
    const lead = make("div", "cx-lead", this.root);
    if (known.finding.length) linked(make("p", "cx-finding", lead), known.finding);
    /** @type {Part[]} */
    this.parts = first ? [this.part(lead, first)] : [];
    this.said(make("div", "", lead), known);
    this.rest(others);
    this.missing(known.not_shown);
  }

  /**
   * @param {HTMLElement} box
   * @param {NumbersSection} known
   */
  said(box, { intro, see }) {
    linked(make("p", "", box), intro);
    for (const { claim, text } of see)
      leading(make("a", "", make("p", "cx-see", box), text), () => elsewhere("check", { claim }));
  }

  /** @param {readonly NotShown[]} rows */
  missing(rows) {
    if (!rows.length) return;
    const list = make("ul", "cx-rest", this.root);
    for (const { name, reason } of rows) {
      const row = make("li", "", list);
      make("strong", "", row, name);
      row.append(". ");
      linked(row, reason);
    }
  }

  /** @param {readonly NumbersPart[]} others */
  rest(others) {
    if (!others.length) return;
    const grid = make("div", "cx-grid", this.root);
    this.packing = new Packing(grid);
    for (const one of others) {
      const part = this.part(grid, one);
      this.parts.push(part);
      this.packing.add(part.root);
    }
  }

  /**
   * @param {HTMLElement} box
   * @param {NumbersPart} known
   * @returns {Part}
   */
  part(box, known) {
    const part = partOf(box, known, this.settings, this.year);
    part.root.classList.add("cx-card-box");
    return part;
  }

  /** @param {ChartSettings} settings */
  answer(settings) {
    for (const part of this.parts) if (part instanceof Chart) part.answer(settings);
  }

  end() {
    this.packing?.end();
    for (const part of this.parts) part.end();
    this.root.remove();
  }
}

/**
 * A chart, or the figure to play with.
 * @param {HTMLElement} box
 * @param {NumbersPart} known
 * @param {ChartSettings} settings
 * @param {number | null} year
 * @returns {Part}
 */
export function partOf(box, { chart, years }, settings, year) {
  if (years) {
    const part = new Years(box, years, settings.level);
    part.show(year ?? part.last);
    return part;
  }
  if (!chart) throw new Error("neither a chart nor years");
  const part = new Chart(box, chart, settings);
  part.start();
  return part;
}
