// Two routes held against each other: a table at a glance, maps of one scale, and the same part of each
// in a row.

import { linked, unlinked } from "../kit/linked.js";
import { make } from "../kit/making.js";
import { RouteMap } from "./corridor.js";
import { PARTS, section } from "./one.js";
import { told } from "./told.js";

/** @import { ToldRoute } from "../wire.d.ts" */
/** @import { Routes } from "./routes.js" */

export class TwoRoutes {
  /** @type {import("./one.js").Part[]} */ parts = [];

  /** @param {Routes} page @param {HTMLElement} host @param {ToldRoute[]} routes */
  constructor(page, host, routes) {
    this.page = page;
    this.routes = routes;
    this.table(host, routes);
    const maps = this.row(host, "cx-two-maps").map(
      (cell, i) => new RouteMap(cell, page.data, routes[i], { measured: page.words.scale }),
    );
    this.maps = maps;
    this.parts.push(...maps);
    this.draw();
    this.row(host).forEach((cell, i) => told(cell, routes[i].head));
    for (const part of PARTS) {
      if (part === "journey" && !routes.some(({ journey }) => journey)) continue;
      this.row(host).forEach((cell, i) => this.parts.push(...section(page, cell, routes[i], part, maps[i])));
    }
  }

  end() {
    for (const part of this.parts) part.end();
  }

  /** @param {import("../charts/chart.js").ChartSettings} settings */
  answer(settings) {
    for (const part of this.parts) part.answer?.(settings);
  }

  /** Two cells beside each other, or under each other, where each says of which it is. @param {HTMLElement} host */
  row(host, name = "") {
    const row = make("div", `cx-two ${name}`, host);
    return this.routes.map((route) => {
      const cell = make("div", "", row);
      make("p", "cx-two-of", cell, route.name);
      return cell;
    });
  }

  /** The names, and the same rows of both. @param {HTMLElement} host @param {ToldRoute[]} routes */
  table(host, routes) {
    const { words } = this.page;
    const table = make("table", "cx-two-table", host);
    make("caption", "", table, words.glance);
    const head = make("tr", "", make("thead", "", table));
    make("td", "", head);
    for (const { name } of routes) {
      const cell = make("th", "", head);
      cell.scope = "col";
      make("h2", "", cell, name);
    }
    const body = make("tbody", "", table);
    routes[0].glance.forEach(({ label }, i) => {
      if (!routes.some(({ glance }) => unlinked(glance[i].text))) return;
      const row = make("tr", "", body);
      make("th", "", row, label).scope = "row";
      for (const { glance } of routes) linked(make("td", "", row), glance[i].text);
    });
  }

  /** Both on the wider view of the two, at the scale that shows the larger route whole. */
  async draw() {
    const { maps } = this;
    await Promise.all(maps.map((map) => map.bring()));
    const view = maps[0].widerOf(maps[1]);
    await Promise.all(maps.map((map) => map.begin(view)));
    await this.alike();
    for (const map of maps) map.onSize = () => this.alike();
  }

  async alike() {
    const { maps } = this;
    for (const map of maps) map.nearest = 0;
    const metres = await Promise.all(maps.map((map) => map.metres()));
    for (const map of maps) map.nearest = Math.max(...metres);
    for (const map of maps) await map.draw();
  }
}
