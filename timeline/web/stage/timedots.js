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
    /** @type {Map<string, { element: SVGElement, opacity: number, key: string }>} `key` says what is drawn. */
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
    const before = this.held;
    this.held = new Map();
    const keep = (
      /** @type {string} */ id,
      /** @type {unknown[]} */ stands,
      /** @type {() => SVGElement[]} */ draw,
    ) => {
      const key = JSON.stringify([look.colours.paper, ...stands]);
      const held = before.get(id);
      this.held.set(id, held?.key === key ? held : { element: group(id, draw()), opacity: 1, key });
    };
    for (const { id, at } of ticks) {
      const { colour } = this.look(id, look);
      keep(id, [from, to, thick, at, colour], () => [
        element("rect", { x: from, y: at - thick / 2, width: to - from, height: thick, fill: colour }),
      ]);
    }
    for (const {
      id,
      dot: { across, at },
      leader,
    } of labels) {
      const own = this.look(id, look);
      keep(id, [across, at, radius, leader, own], () => [
        element("polyline", {
          points: leader.join(" "),
          fill: "none",
          stroke: own.colour,
          "stroke-width": 1,
          "stroke-opacity": LEADER,
        }),
        ...dot({ x: across, y: at }, radius, own, look.colours.paper),
      ]);
    }
    inTurn(
      this.layer,
      [...this.held.values()].map((own) => own.element),
    );
    this.dots = labels.map(({ id, dot: { across, at } }) => ({ id, x: across, y: at, reach: radius }));
    this.ticks = ticks.map(({ id, at }) => ({ id, x: (from + to) / 2, y: at, reach: (to - from) / 2 }));
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

/** @param {string} id @param {SVGElement[]} parts */
function group(id, parts) {
  const own = element("g", { "data-event": id });
  own.append(...parts);
  return own;
}

/** These and no others stand in a layer, in this order; what stands there already is not moved.
 * @param {SVGElement} layer @param {SVGElement[]} wanted */
function inTurn(layer, wanted) {
  const staying = new Set(wanted);
  for (const own of [...layer.children]) if (!staying.has(/** @type {SVGElement} */ (own))) own.remove();
  let next = layer.firstElementChild;
  for (const own of wanted) {
    if (own === next) next = next.nextElementSibling;
    else layer.insertBefore(own, next);
  }
}

/** @param {TimelineMark} mark @param {TimeLook} look @returns {DotLook} */
export function dotOf({ group, kind, contested }, look) {
  const own = look.returns[kind] ?? { mark: "disc", colour: look.groups[group] };
  return contested ? { ...own, mark: "ring" } : own;
}
