// Dots of events that are named, with the line to their label, and ticks of those that are not.

import { element } from "../kit/svg.js";
import { dot } from "./timeart.js";

/** @import { EventLabels } from "./eventlabels.js" */
/** @import { Columns } from "./timecolumns.js" */
/** @import { DotLook, TimeLook, TimelineMark } from "./timeshapes.js" */
/** @typedef {{ id: string, x: number, y: number, reach: number }} Target */

const LEADER = 0.5; // opacity

export class TimeDots {
  /** @param {SVGElement} layer @param {Map<string, TimelineMark>} marks */
  constructor(layer, marks) {
    this.layer = layer;
    this.marks = marks;
    /** @type {Map<string, { element: SVGElement, opacity: number }>} */
    this.held = new Map();
    /** @type {Target[]} */
    this.dots = [];
    /** @type {Target[]} */
    this.ticks = [];
  }

  /**
   * @param {EventLabels} placed
   * @param {Columns} columns
   * @param {TimeLook} look
   */
  place({ labels, ticks }, columns, look) {
    const { radius } = columns.dots;
    const [from, to] = columns.ticks;
    const thick = Math.max(1.6, radius / 3);
    const groups = [
      ...ticks.map(({ id, at, group }) => this.group(id, [element("rect", { x: from, y: at - thick / 2, width: to - from, height: thick, fill: this.look(id, look)?.colour ?? look.groups[group] })])),
      ...labels.map(({ id, dot: { across, at }, leader }) => {
        const own = this.look(id, look);
        const line = element("polyline", { points: leader.join(" "), fill: "none", stroke: own.colour, "stroke-width": 1, "stroke-opacity": LEADER });
        return this.group(id, [line, ...dot({ x: across, y: at }, radius, own, look.colours.paper)]);
      }),
    ];
    this.layer.replaceChildren(...groups);
    this.dots = labels.map(({ id, dot: { across, at } }) => ({ id, x: across, y: at, reach: radius }));
    this.ticks = ticks.map(({ id, at }) => ({ id, x: (from + to) / 2, y: at, reach: (to - from) / 2 }));
  }

  /** @param {string} id @param {SVGElement[]} parts */
  group(id, parts) {
    const group = element("g", { "data-event": id });
    group.append(...parts);
    this.held.set(id, { element: group, opacity: 1 });
    return group;
  }

  /** @param {string} id @param {TimeLook} look @returns {DotLook} */
  look(id, look) {
    return dotOf(/** @type {TimelineMark} */ (this.marks.get(id)), look);
  }

  /** @param {(mark: TimelineMark) => number} opacityOf */
  show(opacityOf) {
    for (const [id, held] of this.held) {
      const opacity = opacityOf(/** @type {TimelineMark} */ (this.marks.get(id)));
      if (opacity === held.opacity) continue;
      held.opacity = opacity;
      held.element.setAttribute("opacity", String(opacity));
    }
  }
}

/** @param {TimelineMark} mark @param {TimeLook} look @returns {DotLook} */
export function dotOf({ group, kind, contested }, look) {
  const own = look.returns[kind] ?? { mark: "disc", colour: look.groups[group] };
  return contested ? { ...own, mark: "ring" } : own;
}
