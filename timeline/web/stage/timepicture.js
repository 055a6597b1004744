// The timeline as a drawing of its own, in which every word is text.

import { element } from "../kit/svg.js";
import { yearName } from "../kit/wording.js";
import { rect, write } from "./timeart.js";
import { TimeDown } from "./timedown.js";
import { sizesOf } from "./timelayout.js";

/** @import { TimePane } from "./time.js" */

/** @param {TimePane} pane @returns {SVGElement} */
export function pictured(pane) {
  const { box, form, figure, look } = pane;
  const { colours } = look;
  const root = element("svg", { width: box.clientWidth, height: box.clientHeight });
  root.append(rect(0, 0, box.clientWidth, box.clientHeight, colours.paper), ...copies(form.behind));
  const bars = element("svg", {
    x: figure.offsetLeft,
    y: figure.offsetTop,
    width: figure.clientWidth,
    height: figure.clientHeight,
  });
  for (const layer of figure.querySelectorAll(".main-svg"))
    bars.append(...copies(layer).filter((one) => !one.matches(".draglayer, .hoverlayer, .zoomlayer")));
  root.append(bars, ...copies(form.before), ...year(pane), ...caption(pane));
  if (form instanceof TimeDown) root.append(...form.written((id) => inkOf(pane, id)));
  return root;
}

/** @param {Element} layer @returns {Element[]} */
function copies(layer) {
  return [...layer.children].map((one) => /** @type {Element} */ (one.cloneNode(true)));
}

/** The band of the year shown, and its name on the axis.
 * @param {TimePane} pane */
function year({ form, look: { colours }, acts }) {
  const { stepping, at } = acts.state();
  if (!stepping || !(form instanceof TimeDown)) return [];
  const {
    scale,
    dials: { band, head },
    size,
  } = form;
  const [start, end] = [scale.forward(at), scale.forward(at + 1)];
  const shade = rect(band[0], start, band[1] - band[0], Math.max(3, end - start), colours.accent);
  shade.setAttribute("opacity", "0.16");
  const middle = (start + end) / 2;
  const half = 0.35 * size * Math.max(4, yearName(at).length);
  const box = rect(head - half, middle - 0.8 * size, 2 * half, 1.6 * size, colours.ink);
  return [
    shade,
    box,
    write(yearName(at), head, middle, sizesOf(size).tick, {
      fill: colours.paper,
      "font-weight": 700,
      "text-anchor": "middle",
    }),
  ];
}

/** What the bars count, and the key to them.
 * @param {TimePane} pane */
function caption({ form, look, facts, head }) {
  if (!(form instanceof TimeDown) || !head.offsetHeight) return [];
  const { size, columns } = form;
  const { colours } = look;
  const middle = head.offsetHeight / 2;
  const key = look.figure.data.flatMap(
    (/** @type {import("./inside.js").Trace} */ { name, marker }, /** @type {number} */ i) => {
      const left = columns.leaders + i * 6.5 * size;
      return [
        rect(left, middle + 0.35 * size, 0.7 * size, 0.7 * size, marker.color),
        write(name, left + size, middle + 0.7 * size, sizesOf(size).note, { fill: colours.quiet }),
      ];
    },
  );
  return [
    write(facts.timeline.words.arrivals, columns.leaders, middle - 0.6 * size, size, {
      fill: colours.ink,
      "font-weight": 700,
    }),
    ...key,
  ];
}

/** @param {TimePane} pane @param {string} id */
function inkOf({ look: { colours, groups, returns }, labels, form }, id) {
  const { mark, look } = /** @type {import("./timelabels.js").Item} */ (labels.items.get(id));
  const level = /** @type {TimeDown} */ (form).placed.labels.find((one) => one.id === id)?.level ?? 3;
  if (look === "picked") return { fill: colours.paper, on: colours.accent };
  if (look === "dim") return { fill: colours.dim, on: null };
  const own = returns[mark.kind]?.colour ?? groups[mark.group];
  return { fill: look === "lit" || level < 2 ? own : colours.ink, on: null };
}
