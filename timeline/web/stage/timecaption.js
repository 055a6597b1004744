// What the bars count, and the key to them and to the dots of the events.

import { make } from "../kit/making.js";

/** @import { TimeLook } from "./timeshapes.js" */

export class TimeCaption {
  /** @param {HTMLElement} head @param {import("./timeshapes.js").Timeline} timeline */
  constructor(head, { words, groups, bars }) {
    this.box = make("div", "cx-caption", head);
    if (bars.length) make("b", "", this.box, words.arrivals);
    this.counts = bars.length > 0;
    this.key = make("span", "cx-bars-key", this.box);
    this.groups = groups;
    this.dots = make("span", "cx-dots-key", this.box);
  }

  /** @param {TimeLook} look */
  dress({ figure: { data }, groups }) {
    this.dots.replaceChildren();
    for (const [group, name] of Object.entries(this.groups)) {
      const own = make("span", "", this.dots);
      make("i", "", own).style.background = groups[group];
      own.append(name);
    }
    this.key.replaceChildren();
    for (const { name, marker } of this.counts ? data : []) {
      const own = make("span", "", this.key);
      make("i", "", own).style.background = keyColour(marker);
      own.append(name);
    }
  }
}

/** Of a hatched bar, the stripes that are seen.
 * @param {import("../plotly.d.ts").PlotlyMarker} marker @returns {string} */
function keyColour({ color = "", pattern }) {
  if (!pattern?.shape) return color;
  return `repeating-linear-gradient(135deg, ${pattern.fgcolor} 0 2px, ${color} 2px 4px)`;
}
