// Years outside the window lie under a veil.

/** @import { PlotlyLayout } from "../plotly.d.ts" */

/**
 * @param {PlotlyLayout} layout of a chart over years
 * @param {readonly [number, number] | null} years first and last, both included
 */
export function veiled(layout, years) {
  if (!years) return layout;
  const [first, last] = layout.xaxis.range;
  const veils = [
    [first, years[0]],
    [years[1] + 1, last],
  ]
    .filter(([x0, x1]) => x1 > x0)
    .map(([x0, x1]) => veil(x0, x1, layout.paper_bgcolor ?? "white"));
  return { ...layout, shapes: [...(layout.shapes ?? []), ...veils] };
}

/**
 * @param {number} x0
 * @param {number} x1
 * @param {string} fillcolor
 */
function veil(x0, x1, fillcolor) {
  const line = { width: 0 };
  return {
    type: "rect",
    layer: "above",
    xref: "x",
    yref: "paper",
    x0,
    x1,
    y0: 0,
    y1: 1,
    line,
    fillcolor,
    opacity: 0.68,
  };
}
