// What stands behind and before the bars of the timeline: bands, years, leaders, names, dots and ticks.
// Every colour stands in the drawing itself, so that a copy of it is a picture.

import { element } from "../kit/svg.js";
import { yearName } from "../kit/wording.js";
import { sizesOf, TEXT_LEFT } from "./timelayout.js";

/** @import { Backdrop, NamedEra, Note } from "./timelayout.js" */
/** @import { Columns } from "./timecolumns.js" */
/** @import { DotLook, TimeLook } from "./timeshapes.js" */

const LINE = 1.2; // letters
const VALUE_GAP = 6; // pixels

/**
 * @param {string} text
 * @param {number} x
 * @param {number} y Middle of its line.
 * @param {number} size
 * @param {Record<string, string | number>} [style]
 */
export function write(text, x, y, size, style = {}) {
  const own = element("text", { x, y: y + 0.35 * size, "font-size": size, ...style });
  own.textContent = text;
  return own;
}

/**
 * @param {number} x
 * @param {number} y
 * @param {number} width
 * @param {number} height
 * @param {string} fill
 */
export function rect(x, y, width, height, fill) {
  return element("rect", { x, y, width: Math.max(0, width), height: Math.max(0, height), fill });
}

/**
 * Behind the bars.
 * @param {Backdrop} drop
 * @param {Columns} columns
 * @param {TimeLook} look
 */
export function behind(
  { leaders, bands, years, rules },
  { width, leaders: edge, dots },
  { colours, bands: fills, leaders: turns },
) {
  const line = { x1: edge, x2: dots.edge - 4, stroke: colours.faint, "stroke-width": 1 };
  return [
    ...leaders.map(({ start, end }, i) => rect(0, start, edge, end - start, turns[i % turns.length])),
    ...bands.map(({ era, start, end }) => rect(edge, start, width - edge, end - start, fills[era.kind])),
    ...years.map(({ year, at }) => element("line", { ...line, y1: at, y2: at, "data-year": year })),
    ...rules.map(({ at }) =>
      element("line", { ...line, y1: at, y2: at, stroke: colours.quiet, "stroke-dasharray": "1.5 3" }),
    ),
  ];
}

/**
 * Before the bars.
 * @param {Backdrop} drop
 * @param {Columns} columns
 * @param {TimeLook} look
 * @param {number} size
 */
export function before(drop, columns, { colours }, size) {
  const { axis, years, leaders } = columns;
  const sizes = sizesOf(size);
  const left = leaders + TEXT_LEFT;
  const note = (/** @type {Note | null} */ one, style = {}) =>
    one ? block(one.lines, left, one.at, one.size ?? sizes.note, { fill: colours.quiet, ...style }) : [];
  return [
    ...drop.leaders.flatMap((era) => upright(era, leaders / 2, sizes.era, colours.ink)),
    ...drop.bands.flatMap(({ era, lines, name }) =>
      name
        ? block(
            lines,
            left,
            name.at,
            sizes.era,
            { fill: colours.ink, "font-weight": 700 },
            lines[1] === era.note ? colours.quiet : undefined,
          )
        : [],
    ),
    ...note(drop.before),
    ...drop.rules.flatMap(({ words }) => note(words, { "font-style": "italic" })),
    ...drop.years.map(({ year, at }) =>
      write(yearName(year), years, at, sizes.tick, {
        fill: colours.quiet,
        "text-anchor": "middle",
        "font-weight": 600,
      }),
    ),
    ...values(
      drop.bars.filter(({ named }) => named),
      axis,
      sizes.value,
      colours.ink,
    ),
  ];
}

/**
 * Numbers at the ends of bars.
 * @param {Backdrop["bars"]} bars
 * @param {number} axis
 * @param {number} size
 * @param {string} fill
 */
export function values(bars, axis, size, fill) {
  return bars.map(({ said, start, end, length, year }) =>
    write(said, axis - length - VALUE_GAP, (start + end) / 2, size, {
      fill,
      "font-weight": 700,
      "text-anchor": "end",
      "data-value": year,
    }),
  );
}

/**
 * @param {NamedEra} era
 * @param {number} x
 * @param {number} size
 * @param {string} fill
 */
function upright({ lines, name }, x, size, fill) {
  if (!name) return [];
  return lines.map((line) =>
    turned(write(line, 0, 0, size, { fill, "font-weight": 600, "text-anchor": "middle" }), x, name.at),
  );
}

/**
 * @param {SVGElement} text
 * @param {number} x
 * @param {number} y
 */
function turned(text, x, y) {
  text.setAttribute("transform", `translate(${x} ${y}) rotate(-90)`);
  return text;
}

/**
 * Lines of text about a middle; those after the first in a quieter colour, where there is one.
 * @param {string[]} lines
 * @param {number} x
 * @param {number} middle
 * @param {number} size
 * @param {Record<string, string | number>} style
 * @param {string} [quieter]
 */
function block(lines, x, middle, size, style, quieter) {
  return lines.map((line, i) => {
    const y = middle + (i - (lines.length - 1) / 2) * LINE * size;
    return write(line, x, y, size, i && quieter ? { ...style, fill: quieter, "font-weight": 400 } : style);
  });
}

/**
 * A dot as its event has it: hollow where it is contested, by kind where it is a return.
 * @param {{ x: number, y: number }} at
 * @param {number} radius
 * @param {DotLook} look
 * @param {string} paper
 * @returns {SVGElement[]}
 */
export function dot({ x, y }, radius, { mark, colour }, paper) {
  const line = radius < 6 ? 2 : 3;
  const inner = { cx: x, cy: y, r: radius - line / 2, fill: paper, stroke: colour, "stroke-width": line };
  if (mark === "disc") return [element("circle", { cx: x, cy: y, r: radius, fill: colour })];
  if (mark === "dash") return [element("circle", { ...inner, "stroke-dasharray": `${line} ${line}` })];
  const ring = element("circle", inner);
  if (mark === "ring") return [ring];
  if (mark === "diamond") {
    const tip = radius * 1.3;
    return [element("path", { d: `M${x} ${y - tip}L${x + tip} ${y}L${x} ${y + tip}L${x - tip} ${y}Z`, fill: colour })];
  }
  const half = `M${x} ${y - radius + 1}A${radius - 1} ${radius - 1} 0 0 0 ${x} ${y + radius - 1}Z`;
  return [ring, element("path", { d: half, fill: colour })];
}
