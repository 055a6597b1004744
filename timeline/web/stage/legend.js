// The legend over the map: opened and closed, made anew in the theme that is worn.

import { make } from "../kit/making.js";
import { element } from "../kit/svg.js";

/** @import { Look } from "./shapes.js" */

export class Legend {
  /** @param {HTMLElement} box @param {Record<string, any>} words @param {() => Look} look */
  constructor(box, words, look) {
    this.words = words;
    this.look = look;
    this.panel = make("div", "cx-legend", box);
    this.panel.hidden = true;
  }

  get open() {
    return !this.panel.hidden;
  }

  toggle(open = !this.open) {
    this.panel.hidden = !open;
    if (open) this.write();
  }

  write() {
    this.panel.replaceChildren();
    const list = make("ul", "", this.panel);
    for (const { swatch, text } of this.look().legend) {
      const row = make("li", "", list);
      if (swatch) row.append(drawn(swatch));
      else row.className = "cx-heading";
      make("span", "", row, text);
    }
    make("p", "cx-keys", this.panel, this.words.keys);
    make("p", "", this.panel, this.words.attribution);
  }
}

/** A swatch: {kind, colour, width, dash, fill}.
 * @param {any} swatch */
function drawn({ kind, colour, width = 2, dash = "", fill = "none", opacity = 1 }) {
  const svg = element("svg", { width: 36, height: 18, viewBox: "0 0 36 18", "aria-hidden": "true" });
  /** @type {Record<string, [string, Record<string, number>]>} */
  const shapes = {
    line: ["line", { x1: 2, y1: 9, x2: 34, y2: 9 }], disc: ["circle", { cx: 18, cy: 9, r: 6 }],
    area: ["circle", { cx: 18, cy: 9, r: 8.5 }], bar: ["rect", { x: 3, y: 5, width: 30, height: 8 }],
  };
  const [shape, own] = shapes[kind];
  svg.append(element(shape, { ...own, stroke: colour, "stroke-width": width, "stroke-dasharray": dash, fill, opacity }));
  return svg;
}
