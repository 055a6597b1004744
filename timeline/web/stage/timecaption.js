// What the bars count, and the key to them.

import { make } from "../kit/making.js";

/** @import { TimeLook } from "./timeshapes.js" */

export class TimeCaption {
  /** @param {HTMLElement} head @param {Record<string, string>} words */
  constructor(head, words) {
    this.box = make("div", "cx-caption", head);
    make("b", "", this.box, words.arrivals);
    this.key = make("span", "cx-bars-key", this.box);
  }

  /** @param {TimeLook} look */
  dress({ figure: { data } }) {
    this.key.replaceChildren();
    for (const { name, marker } of data) {
      const own = make("span", "", this.key);
      make("i", "", own).style.background = keyColour(marker);
      own.append(name);
    }
  }
}

/** Of a hatched bar, the stripes that are seen.
 * @param {any} marker @returns {string} */
function keyColour({ color, pattern }) {
  if (!pattern?.shape) return color;
  return `repeating-linear-gradient(135deg, ${pattern.fgcolor} 0 2px, ${color} 2px 4px)`;
}
