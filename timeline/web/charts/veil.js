// Years outside the window lie under a veil.

const OPACITY = 0.68;

/**
 * @param {any} layout of a figure over the years
 * @param {[number, number]} window its first and last year
 */
export function veiled(layout, [from, to]) {
  const [first, last] = layout.xaxis.range;
  const outside = [
    [first, from],
    [to + 1, last],
  ].filter(([x0, x1]) => x1 > x0);
  const veils = outside.map(([x0, x1]) => veil(x0, x1, layout.paper_bgcolor));
  return { ...layout, shapes: [...(layout.shapes ?? []), ...veils] };
}

/**
 * @param {number} x0
 * @param {number} x1
 * @param {string} fillcolor
 */
function veil(x0, x1, fillcolor) {
  const whole = { xref: "x", yref: "paper", x0, x1, y0: 0, y1: 1 };
  return { type: "rect", layer: "above", ...whole, line: { width: 0 }, fillcolor, opacity: OPACITY };
}
