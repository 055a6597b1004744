// What keeps something from being shown, as chips, each with a cross that takes it off.

import { icon } from "./icons.js";
import { button } from "./making.js";
import { fill } from "./wording.js";

/** @typedef {{ text: string, lift: () => void }} Limit */

/**
 * @param {ParentNode} box
 * @param {readonly Limit[]} limits
 * @param {string} remove in words, with a gap {what}
 * @param {AbortSignal} [signal]
 */
export function limitChips(box, limits, remove, signal) {
  for (const { text, lift } of limits) {
    const chip = button(box, text, lift, { name: "cx-chip", label: fill(remove, { what: text }), signal });
    chip.append(icon("close"));
  }
}
