// @ts-nocheck
// The timeline: drawn once, then only styled; and what lies under a pointer.

import { Dials } from "./dials.js";
import { Drawn } from "./drawn.js";
import { nearestMark } from "./hits.js";
import * as inside from "./inside.js";
import { make } from "../kit/making.js";
import { STAGE, merged, rings, scaled, size } from "../kit/sizing.js";

const SETTINGS = { displayModeBar: false, doubleClick: false, responsive: false, staticPlot: true };
const NARROW = 620; // pixels

export class TimePane {
  constructor(root, choice, acts) {
    this.choice = choice;
    this.facts = choice.facts;
    this.box = make("div", "cx-time", root);
    this.figure = make("div", "cx-plot", this.box);
    this.figure.setAttribute("role", "img");
    this.figure.setAttribute("aria-label", this.facts.words.time_alt);
    this.dials = new Dials(this, acts);
    this.drawn = new Drawn();
  }

  end() {
    if (this.figure.data) window.Plotly.purge(this.figure);
  }

  // Marks are as large as their rows allow.
  async draw(look, grow) {
    const { yaxis } = look.layout;
    const row = (this.box.clientHeight * (yaxis.domain[1] - yaxis.domain[0])) / Math.abs(yaxis.range[0] - yaxis.range[1]);
    const { data, layout } = scaled(look, Math.max(0.3, Math.min(grow, row / 9)), STAGE);
    const own = this.box.clientWidth < NARROW ? merged(layout, look.compact) : layout;
    await window.Plotly.react(this.figure, data, { ...own, ...size(this.box) }, SETTINGS);
    this.measure();
    this.grasp(look.data);
  }

  measure() {
    const scale = inside.timeScale(this.figure);
    this.boxes = this.facts.marks.map((mark) => ({
      mark: mark.id, x0: scale.x(mark.span ? mark.start : (mark.start + mark.end) / 2),
      x1: scale.x(mark.span ? mark.end : (mark.start + mark.end) / 2),
      y: scale.y(mark.row), high: scale.rowHeight * 0.3, top: scale.top,
    }));
    this.scale = scale;
  }

  grasp(traces) {
    this.drawn.forget();
    this.held = { marks: [], bars: [] };
    traces.forEach((trace, number) => {
      const { meta } = trace;
      for (const [id, held] of this.drawn.points(this.figure, number, meta.marks ? trace.customdata : [])) {
        this.held.marks.push({ ...held, mark: this.choice.marks.get(id), base: trace.marker.opacity?.[held.i] ?? 1 });
      }
      for (const [x, held] of this.drawn.points(this.figure, number, meta.arrivals ? trace.x : [])) {
        this.held.bars.push({ ...held, year: Math.floor(x) });
      }
    });
  }

  show(state, lit) {
    for (const held of this.held.marks) this.drawn.fade(held, this.choice.markOpacity(held.mark, lit) * held.base);
    for (const held of this.held.bars) this.drawn.fade(held, this.choice.barOpacity(held.year));
    this.dials.show(state, this.scale);
  }

  hide() {
    for (const box of this.boxes) box.off = !this.choice.markShown(this.choice.marks.get(box.mark));
  }

  ring(pick) {
    const picked = this.choice.marks.has(pick) ? this.boxes.filter(({ mark }) => mark === pick) : [];
    rings(this.box, picked.map(({ x0, x1, y }) => ({ x: (x0 + x1) / 2, y, r: 10, wide: (x1 - x0) / 2 })));
  }

  // The id of the mark within `slack` pixels, or the year of arrivals there, which is told, never picked.
  find(x, y, slack) {
    const mark = nearestMark(this.boxes, x, y, slack)?.mark;
    if (mark || y > this.boxes[0]?.top) return mark ?? null;
    const year = Math.floor(this.scale.year(x));
    return this.facts.bars[year] ? `bar-${year}` : null;
  }
}
