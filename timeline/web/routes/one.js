// One route: its map, which stays in sight, and beside it its words, its journey and its charts.

import { adder } from "../drafts/adding.js";
import { copier } from "../kit/copying.js";
import { lineOf, whole } from "../kit/embed.js";
import { linked, unlinked } from "../kit/linked.js";
import { make } from "../kit/making.js";
import { plain } from "../kit/words.js";
import { RouteMap } from "./corridor.js";
import { Journey } from "./journey.js";
import { counted, folded, told } from "./told.js";

/** @import { ToldRoute } from "../wire.d.ts" */
/** @import { Routes } from "./routes.js" */
/** @typedef {{ end: () => void, answer?: (settings: import("../charts/chart.js").ChartSettings) => void }} Part */

const HEIGHT = 800; // of a route in another page, in pixels

export const PARTS = /** @type {const} */ ([
  "journey",
  "way",
  "law",
  "now",
  "dangers",
  "counts",
  "years",
  "events",
  "steps",
  "sources",
]); // prettier-ignore

export class OneRoute {
  /** @type {Part[]} */ parts = [];

  /** @param {Routes} page @param {HTMLElement} host @param {ToldRoute} route */
  constructor(page, host, route) {
    const box = make("div", "cx-route", host);
    const head = make("div", "cx-route-head", box);
    make("h2", "", head, route.name);
    told(head, route.head);
    glance(head, route);
    taken(head, route, page);
    const along = make("div", "cx-route-along", box); // on a phone the map stays as long as this is in sight
    const map = new RouteMap(make("div", "cx-route-map", along), page.data, route);
    map.start();
    const journey = make("div", "cx-route-journey", along);
    const text = make("div", "cx-route-text", box);
    const place = (/** @type {string} */ part) => (part === "journey" ? journey : text);
    this.parts = [map, ...PARTS.flatMap((part) => section(page, place(part), route, part, map))];
  }

  end() {
    for (const part of this.parts) part.end();
  }

  /** @param {import("../charts/chart.js").ChartSettings} settings */
  answer(settings) {
    for (const part of this.parts) part.answer?.(settings);
  }
}

/** What can be taken away of a route. @param {HTMLElement} host @param {ToldRoute} route @param {Routes} page */
function taken(host, route, page) {
  const { id, name } = route;
  const box = make("p", "cx-tools", host);
  const { adding, copied, by_hand, embed } = page.data.chart_words;
  adder(box, () => sceneOf(route), adding);
  const own = () => whole(page.address({ corridor: id, with: null, show: null }));
  copier(box, { text: page.words.copy, copied, by_hand }, own);
  copier(box, { text: embed, copied, by_hand }, () => lineOf(own(), name, HEIGHT));
}

/** @param {ToldRoute} route @returns {import("../wire.d.ts").RawScene} */
function sceneOf({ id, name, head }) {
  return { heading: name, words: plain(head), stage: { pick: id }, facts: [id] };
}

/** @param {HTMLElement} host @param {ToldRoute} route */
function glance(host, { glance: rows }) {
  const list = make("dl", "cx-glance", host);
  for (const { label, text } of rows) {
    if (!unlinked(text)) continue;
    const row = make("div", "", list);
    make("dt", "", row, label);
    linked(make("dd", "", row), text);
  }
}

/** One part of what is told of a route; gives what is to be ended with it.
 * @param {Routes} page @param {HTMLElement} host @param {ToldRoute} route @param {typeof PARTS[number]} name @param {RouteMap} map
 * @returns {Part[]} */
export function section(page, host, route, name, map) {
  switch (name) {
    case "journey":
      if (route.journey) return [new Journey(host, route.journey, page.words, map)];
      if (route.no_journey) make("p", "cx-route-said", host, route.no_journey);
      return [];
    case "counts":
      return counted(page, host, route.counts);
    case "years":
      return route.years ? [page.chart(host, route.years)] : [];
    case "steps":
    case "sources":
      folded(host, route[name]);
      return [];
    default:
      told(host, route[name]);
      return [];
  }
}
