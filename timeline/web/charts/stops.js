// Where a reader can stop in a chart, and what is read there.

/** @import { ChartRest } from "../wire.d.ts" */
/** @typedef {{ text: string, trace: number, point: number }} StopPoint */
/** @typedef {{ key: string | number, points: StopPoint[] }} ChartStop */

/**
 * Where the reader can stop: each year, place or category, with the words of all its points.
 * @param {any[]} traces
 * @param {ChartRest} known
 * @returns {ChartStop[]}
 */
export function stopsOf(traces, known) {
  /** @type {Map<string | number, ChartStop>} */
  const stops = new Map();
  traces.forEach((trace, number) => {
    for (const [point, text] of (trace.customdata ?? []).entries()) {
      if (!text) continue;
      const key = keyOf(trace, point, known);
      const stop = stops.get(key) ?? { key, points: [] };
      stop.points.push({ text, trace: number, point });
      stops.set(key, stop);
    }
  });
  const found = [...stops.values()];
  const inOrder = found.every(({ key }) => typeof key === "number");
  return inOrder ? found.sort((a, b) => Number(a.key) - Number(b.key)) : found;
}

/**
 * What points that are read together have in common.
 * @param {any} trace
 * @param {number} point
 * @param {ChartRest} known
 * @returns {string | number}
 */
export function keyOf(trace, point, { over_years: overYears }) {
  const { orientation, x, y, lon, lat } = trace;
  if (overYears) return Math.floor(x[point]);
  if (lon) return `${lon[point]} ${lat[point]}`;
  return orientation === "h" ? y[point] : x[point];
}
