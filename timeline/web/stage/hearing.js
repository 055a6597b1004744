// The timeline by ear: people of each year that is shown, and the years in which something began.

import { hear } from "../kit/hearing.js";
import { yearName } from "../kit/wording.js";

/** @import { Stop } from "../kit/hearing.js" */
/** @import { TimelineBar } from "../wire.d.ts" */
/** @import { Mark } from "./shapes.js" */
/** @import { Stage } from "./stage.js" */

/**
 * @param {readonly TimelineBar[]} bars
 * @param {readonly Mark[]} marks that are shown
 * @param {{ from: number, to: number }} years both included
 * @returns {(Stop & { year: number })[]}
 */
export function stopsOfYears(bars, marks, { from, to }) {
  const began = new Set(marks.map(({ start }) => Math.floor(start)));
  const people = new Map(bars.map(({ year, total }) => [year, total]));
  return Array.from({ length: to - from + 1 }, (_, i) => from + i).map((year) => ({
    year,
    values: people.has(year) ? [people.get(year) ?? 0] : [],
    event: began.has(year),
  }));
}

/** @param {Stage} stage */
export function hearYears(stage) {
  const { facts, choice, state, messages, signal } = stage;
  const marks = facts.marks.filter(({ id }) => choice.shown.has(id));
  const stops = stopsOfYears(choice.bars, marks, state);
  hear(stops, { at: (i) => messages.notify(i < 0 ? "" : yearName(stops[i].year)), signal });
}
