// The drawn elements of figures whose style steps and pointing change: no redraw, but the public
// and slower way where plotly.js has changed inside and an element is not found.

import * as inside from "./inside.js";

/** @import { Figure } from "./inside.js" */
/**
 * A line, an area or a point of a trace, and its element where it is found.
 * @typedef {object} Held
 * @property {Figure} figure
 * @property {number} number of the trace
 * @property {number | null} i of the point
 * @property {SVGPathElement | null} element
 * @property {number} [area] how much of what lies under an area its colour covers
 * @property {number} [thick] pixels that it was given last
 * @property {string} [stroke] that it was given last
 */

export class Drawn {
  constructor() {
    /** @type {Map<Held, number>} */
    this.last = new Map();
    /** @type {Map<Figure, Map<number, Record<string, unknown>>> | null} what is to change of which traces */
    this.pending = null;
  }

  /** Takes hold of the points of a trace, in the order of `ids`.
   * @template Id @param {Figure} figure @param {number} number @param {readonly Id[]} ids
   * @returns {[Id, Held][]} */
  points(figure, number, ids) {
    const { points } = inside.elements(figure, number);
    return ids.map((id, i) => [id, { figure, number, i, element: points[i] ? path(points[i]) : null }]);
  }

  /** @param {Figure} figure @param {number} number @param {inside.Groups} [groups] @returns {Held} */
  line(figure, number, groups) {
    const { line: element } = inside.elements(figure, number, groups);
    /** @type {SVGGElement | null | undefined} */
    const group = element?.closest("g.trace");
    if (group) group.style.opacity = "1"; // that of the line says it all
    return { figure, number, i: null, element };
  }

  /** The fill of an area.
   * @param {Figure} figure @param {number} number @param {inside.Groups} [groups] @returns {Held} */
  area(figure, number, groups) {
    const element = inside.fill(figure, number, groups);
    /** @type {SVGGElement | null | undefined} */
    const group = element?.closest("g.trace");
    if (group) group.style.opacity = "1";
    return { figure, number, i: null, element, area: Number(element?.style.fillOpacity || 1) };
  }

  forget() {
    this.last.clear();
  }

  /** Opacity of stroke and fill: that of the whole element would make each a picture of its own.
   * What is not seen is not painted: each element costs time in every frame.
   * @param {Held} held @param {number} opacity */
  fade(held, opacity) {
    if (this.last.get(held) === opacity) return;
    this.last.set(held, opacity);
    if (!held.element) {
      this.restyle(held, opacity);
      return;
    }
    const { style } = held.element;
    if (style.opacity !== "1") style.opacity = "1";
    style.visibility = opacity > 0 ? "" : "hidden";
    style.strokeOpacity = String(opacity);
    if (held.i !== null || held.area) style.fillOpacity = String(opacity * (held.area ?? 1)); // a line has none
  }

  /** @param {Held} held @param {number} width */
  thicken(held, width) {
    if (!held.element || held.thick === width) return;
    held.thick = width;
    held.element.style.strokeWidth = `${width}px`;
  }

  /** All changes of a frame at once.
   * @param {Held} held @param {number} opacity */
  restyle({ figure, number, i }, opacity) {
    if (!this.pending) requestAnimationFrame(() => this.send());
    this.pending ??= new Map();
    const traces = this.pending.get(figure) ?? new Map();
    this.pending.set(figure, traces);
    if (i === null) {
      traces.set(number, { opacity });
      return;
    }
    const { marker, x, lon } = figure.data?.[number] ?? {};
    const now = Array.isArray(marker.opacity) ? marker.opacity : (x ?? lon).map(() => marker.opacity ?? 1);
    const change = traces.get(number) ?? { "marker.opacity": [[...now]] };
    change["marker.opacity"][0][i] = opacity;
    traces.set(number, change);
  }

  /** A figure may have been taken away by now. */
  send() {
    for (const [figure, traces] of this.pending ?? [])
      if (figure.data) for (const [trace, change] of traces) window.Plotly.restyle(figure, change, [trace]);
    this.pending = null;
  }
}

/** @param {SVGElement} element */
function path(element) {
  return element instanceof SVGPathElement ? element : element.querySelector("path");
}
