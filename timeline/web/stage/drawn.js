// @ts-nocheck
// The drawn elements of figures whose style steps and pointing change: no redraw, but the public
// and slower way where plotly.js has changed inside and an element is not found.

import * as inside from "./inside.js";

export class Drawn {
  constructor() {
    this.last = new Map();
  }

  // Takes hold of the points of a trace: [[id, held], ...] in the order of `ids`.
  points(figure, number, ids) {
    const { points } = inside.elements(figure, number);
    return ids.map((id, i) => [id, { figure, number, i, element: points[i] && path(points[i]) }]);
  }

  line(figure, number) {
    const { line: element } = inside.elements(figure, number);
    if (element) element.closest("g.trace").style.opacity = 1; // that of the line says it all
    return { figure, number, i: null, element };
  }

  // The fill of an area.
  area(figure, number) {
    const element = inside.fill(figure, number);
    return { figure, number, i: null, element, area: true };
  }

  forget() {
    this.last.clear();
  }

  // Opacity of stroke and fill: that of the whole element would make each a picture of its own.
  // What is not seen is not painted: each element costs time in every frame.
  fade(held, opacity) {
    if (this.last.get(held) === opacity) return;
    this.last.set(held, opacity);
    if (!held.element) {
      this.restyle(held, opacity);
      return;
    }
    const { style } = held.element;
    if (style.opacity !== "1") style.opacity = 1;
    style.visibility = opacity > 0 ? "" : "hidden";
    style.strokeOpacity = opacity;
    if (held.i !== null || held.area) style.fillOpacity = opacity; // a line has none
  }

  thicken(held, width) {
    if (!held.element || held.thick === width) return;
    held.thick = width;
    held.element.style.strokeWidth = `${width}px`;
  }

  // All changes of a frame at once; a figure may have been taken away by then.
  restyle({ figure, number, i }, opacity) {
    if (!this.pending) {
      this.pending = new Map();
      requestAnimationFrame(() => {
        for (const [own, traces] of this.pending)
          if (own.data) for (const [trace, change] of traces) window.Plotly.restyle(own, change, [trace]);
        this.pending = null;
      });
    }
    if (!this.pending.has(figure)) this.pending.set(figure, new Map());
    const traces = this.pending.get(figure);
    if (i === null) {
      traces.set(number, { opacity });
      return;
    }
    const { marker, x, lon } = figure.data[number];
    const now = Array.isArray(marker.opacity) ? marker.opacity : (x ?? lon).map(() => marker.opacity ?? 1);
    const change = traces.get(number) ?? { "marker.opacity": [[...now]] };
    change["marker.opacity"][0][i] = opacity;
    traces.set(number, change);
  }
}

function path(element) {
  return element.matches("path") ? element : element.querySelector("path");
}
