// How much is seen of events and bars: of this year, of this pick, within the window, let through.

/** @import { State } from "./store.js" */
/** @typedef {"picked" | "lit" | "on" | "dim" | "off"} EventLook */

/**
 * @param {{ id: string, start: number, end: number }} mark
 * @param {Pick<State, "pick" | "stepping" | "at" | "from" | "to">} state
 * @param {{ marks: Set<string> } | null} lit Marked together with a pick or what is pointed at.
 * @param {Set<string>} passed What filters and search let through.
 * @returns {EventLook}
 */
export function eventLook({ id, start, end }, { pick, stepping, at, from, to }, lit, passed) {
  if (id === pick) return "picked";
  if (!passed.has(id)) return "off";
  if (lit) return lit.marks.has(id) ? "lit" : "dim";
  if (start >= to + 1 || end <= from) return "dim";
  if (stepping) return start < at + 1 && end > at ? "lit" : "dim";
  return "on";
}

/**
 * Whether the bar of a year stands back.
 * @param {number} year
 * @param {Pick<State, "stepping" | "at" | "from" | "to">} state
 */
export function isBarDim(year, { stepping, at, from, to }) {
  return stepping ? year !== at : year < from || year > to;
}
