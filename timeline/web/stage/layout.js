// How map, timeline and card share the stage: by its width, and in the hall.

import { isHall } from "../kit/dress.js";

const STACKED = 900; // pixels, under which they lie below one another
const THREE = 1200; // from which the card has a column of its own
const WIDE = 1600;

/** @param {number} width @param {string} theme @returns {"stack" | "hall" | "two" | "three" | "wide"} */
export function layoutOf(width, theme) {
  if (width < STACKED) return "stack";
  if (isHall(theme)) return "hall";
  return width < THREE ? "two" : width < WIDE ? "three" : "wide";
}

/** Whether the card comes and goes over the rest.
 * @param {string} layout */
export function slides(layout) {
  return layout === "two" || layout === "hall" || layout === "stack";
}
