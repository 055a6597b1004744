// Where a reader of a chart can stop: each year, place or category, with the words of all its points.

/** @import { PlotlyTrace } from "../plotly.d.ts" */
/** @typedef {{ key: string | number, points: { text: string, trace: number, point: number }[] }} Stop */
/** @typedef {{ over_years: boolean }} Kind */

/**
 * @param {readonly PlotlyTrace[]} traces
 * @param {Kind} kind
 * @returns {Stop[]}
 */
export function stopsOf(traces, kind) {
  /** @type {Map<string | number, Stop>} */
  const stops = new Map();
  traces.forEach((trace, number) => {
    (trace.customdata ?? []).forEach((text, point) => {
      if (!text) return;
      const key = keyOf(trace, point, kind);
      const stop = stops.get(key) ?? { key, points: [] };
      stops.set(key, stop);
      stop.points.push({ text, trace: number, point });
    });
  });
  const found = [...stops.values()];
  return found.every(({ key }) => typeof key === "number")
    ? found.sort((a, b) => Number(a.key) - Number(b.key))
    : found;
}

/**
 * The values that are heard at a stop: of bars that stand on one another the whole.
 * @param {readonly PlotlyTrace[]} traces
 * @param {Stop} stop
 * @param {Kind} kind
 */
export function valuesAt(traces, stop, kind) {
  const stacked = traces.flatMap((trace) => {
    const { orientation, type, base = [] } = trace;
    const lengths = (orientation === "h" ? trace.x : trace.y) ?? [];
    if (type !== "bar") return [];
    return lengths.flatMap((length, i) =>
      keyOf(trace, i, kind) === stop.key ? [Number(length) + Number(base[i] ?? 0)] : [],
    );
  });
  const others = stop.points.flatMap(({ trace, point }) => {
    const { type, orientation, x = [], y = [], marker, lon } = traces[trace];
    if (type === "bar") return [];
    if (lon) return [Number(marker?.size?.[point])];
    return [Number(kind.over_years || orientation !== "h" ? y[point] : x[point])];
  });
  return [...(stacked.length ? [Math.max(...stacked)] : []), ...others].filter(Number.isFinite);
}

/**
 * What points that are read together have in common.
 * @param {PlotlyTrace} trace
 * @param {number} point
 * @param {Kind} kind
 * @returns {string | number}
 */
export function keyOf(trace, point, { over_years: overYears }) {
  const { orientation, x = [], y = [], lon, lat, yaxis = "y" } = trace;
  if (overYears) return Math.floor(Number(x[point]));
  if (lon) return `${lon[point]} ${lat?.[point]}`;
  if (orientation !== "h") return x[point] ?? "";
  return yaxis === "y" ? (y[point] ?? "") : `${yaxis} ${y[point]}`;
}
