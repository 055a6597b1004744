// A chart that fills the screen: its marked years in full colour, the others pale, and the change
// between two of them in words.

import { onDress, theme } from "../kit/dress.js";
import { json, script } from "../kit/loading.js";
import { make } from "../kit/making.js";
import { CHART, scaled } from "../kit/sizing.js";
import { number } from "../kit/wording.js";

/** @import { PlotlyDrawing, PlotlyFigure, PlotlyLayout, PlotlyNote, PlotlyTrace } from "../plotly.d.ts" */
/** @import { ToldChart } from "../wire.d.ts" */

const SETTINGS = { staticPlot: true, responsive: false };
const LETTERS = 0.026; // of the height of the screen
const PALE = 0.38;
const [LARGER, ABOVE] = [1.35, 6];
const LETTER = 0.56; // of their size: how wide they are
const NUMBER = 0.2; // of the width of the change: half of that of a number
const DIGITS = 4; // of a number, whose comma is narrow
const ASIDE = 3.2; // letters from a bar to the words beside it
const NEAR = 0.02; // of the highest number, below which a bar beside a number does not meet it
const ROOM = 0.7; // of the years, after which there is none for words beside a bar

export class FaceChart {
  /**
   * @param {HTMLElement} box
   * @param {ToldChart} chart
   * @param {string} plotly path of it
   * @param {() => number} high of the screen, in pixels
   */
  constructor(box, chart, plotly, high) {
    this.chart = chart;
    this.plotly = plotly;
    this.high = high;
    this.plot = /** @type {PlotlyFigure} */ (/** @type {unknown} */ (make("div", "cx-face-chart", box)));
    this.plot.setAttribute("role", "img");
    this.plot.setAttribute("aria-label", [chart.title, chart.alt, chart.change].filter(Boolean).join(". "));
    this.gone = false;
    this.drawn = ""; // theme and size
    this.undress = onDress(() => this.draw());
    this.sizes = new ResizeObserver(() => this.draw());
    this.sizes.observe(this.plot);
  }

  end() {
    this.gone = true;
    this.undress();
    this.sizes.disconnect();
    if (this.drawn) window.Plotly.purge(this.plot);
  }

  async draw() {
    const { chart, plot } = this;
    const { clientWidth: width, clientHeight: height } = plot;
    const worn = theme();
    const as = `${worn} ${width} ${height}`;
    if (!width || !height || as === this.drawn) return;
    this.drawn = as;
    const [[wide, narrow = wide]] = await Promise.all([figureOf(chart, worn), script(this.plotly)]);
    if (this.gone || this.drawn !== as) return;
    const figure = filled(width < height ? narrow : wide, chart, { width, height }, LETTERS * this.high());
    await window.Plotly.react(plot, figure.data, figure.layout, SETTINGS);
    plot.dataset.ready = "true";
  }
}

/**
 * Wide, and narrow where that differs.
 * @param {ToldChart} chart
 * @returns {Promise<PlotlyDrawing[]>}
 */
export function figureOf({ figures }, worn = theme()) {
  return json(figures[worn] ?? Object.values(figures)[0]);
}

/**
 * The figure as large as its room, in letters of that size.
 * @param {PlotlyDrawing} figure
 * @param {ToldChart} chart
 * @param {{ width: number, height: number }} room
 * @param {number} letters in pixels
 * @returns {PlotlyDrawing}
 */
export function filled(figure, chart, { width, height }, letters) {
  const { data, layout } = scaled(structuredClone(figure), letters / figure.layout.font.size, CHART);
  const shown = marked(data, chart);
  const [first, end] = layout.xaxis.range;
  const year = (width - (layout.margin?.l ?? 0) - (layout.margin?.r ?? 0)) / (end - first);
  const notes = [
    ...(layout.annotations ?? []).filter(clear(chart, letters, year)),
    ...said(data, chart, letters, { ...layout, year }),
  ];
  return { data: shown, layout: { ...layout, width, height, autosize: false, annotations: notes } };
}

/**
 * @param {readonly PlotlyTrace[]} data
 * @param {ToldChart} chart
 */
export function marked(data, { mark }) {
  if (!mark.length) return [...data];
  return data.map((trace) => {
    if (!trace.x?.some((x) => x !== null)) return trace;
    const opacity = trace.x.map((x) => (mark.includes(Math.floor(Number(x))) ? 1 : PALE));
    return { ...trace, marker: { ...trace.marker, opacity } };
  });
}

/**
 * Numbers at years that are marked are written anew, larger; those beside them that they would cover are left out.
 * @param {ToldChart} chart
 * @param {number} letters
 * @param {number} year in pixels
 */
function clear({ mark }, letters, year) {
  const apart = (DIGITS * LETTER * (letters + larger(letters))) / 2 / year;
  return (/** @type {PlotlyNote} */ { x, yref }) =>
    yref === "paper" || !mark.some((own) => own === Math.floor(x) || Math.abs(own + 0.5 - x) < apart);
}

/**
 * @param {readonly PlotlyTrace[]} data
 * @param {ToldChart} chart
 * @param {number} letters
 * @param {PlotlyLayout & { year: number }} layout a `year` in pixels
 */
function said(data, { mark, change }, letters, { font: { color }, xaxis, year }) {
  const size = larger(letters);
  const tops = mark.map((year) => topOf(data, year));
  const most = Math.max(...tops.map((top) => top ?? 0));
  const notes = mark.flatMap((year, i) => {
    const top = tops[i];
    if (top === null) return [];
    const [left, right] = [year - 1, year + 1].map((own) => (topOf(data, own) ?? 0) > top + NEAR * most);
    const [x, xanchor] = left === right ? [year + 0.5, "center"] : left ? [year, "left"] : [year + 1, "right"];
    return [note(`<b>${number(top)}</b>`, x, top, { size, color }, { yanchor: "bottom", xanchor })];
  });
  const [before, after] = tops;
  if (!change || before === null || after === null || before === undefined || after === undefined) return notes;
  const colour = data.find(({ type }) => type === "bar")?.marker?.color ?? color;
  const font = { size, color: colour };
  return [...notes, besideMarks(change, font, [mark, before, after], { range: xaxis.range, year, letters })];
}

/** Of a number at a year that is marked. @param {number} letters */
function larger(letters) {
  return Math.max(CHART.least.annotations, LARGER * letters);
}

/**
 * The change stands between the two numbers, right of both, on a narrow screen in two lines; near the end of the axis
 * above them, and above the higher number where it would meet that.
 * @param {string} change
 * @param {{ size: number }} font
 * @param {[readonly number[], number, number]} marks their years, and both numbers
 * @param {{ range: [number, number], year: number, letters: number }} room `year` and `letters` in pixels
 */
function besideMarks(change, font, [marks, before, after], { range: [first, end], year, letters }) {
  const [last, middle] = [Math.max(...marks), (before + after) / 2];
  const wideOf = (/** @type {string} */ text) => (text.length * LETTER * font.size) / year;
  const rows = change.split(/ (?=\S+$)/);
  if ((last - first) / (end - first) < ROOM) {
    if (last + 0.5 + (ASIDE * letters) / year + wideOf(change) <= end)
      return note(`<b>${change}</b>`, last + 0.5, middle, font, { xanchor: "left", xshift: ASIDE * letters });
    if (last + 1 + Math.max(...rows.map(wideOf)) <= end)
      return note(`<b>${rows.join("<br>")}</b>`, end, middle, font, { xanchor: "right", align: "right" });
  }
  const higher = marks[before >= after ? 0 : 1];
  const wide = wideOf(change);
  const meets = end - wide < higher + 0.5 + NUMBER * wide;
  const yshift = ABOVE + (meets ? font.size * 1.2 : 0);
  return note(`<b>${change}</b>`, end, Math.max(before, after), font, { xanchor: "right", yanchor: "bottom", yshift });
}

/**
 * @param {string} text
 * @param {number} x
 * @param {number} y
 * @param {object} font
 * @param {object} more
 */
function note(text, x, y, font, more) {
  return { text, x, y, font, showarrow: false, yshift: ABOVE, ...more };
}

/**
 * Where the bars or the points of a year end; null where it has none.
 * @param {readonly PlotlyTrace[]} data
 * @param {number} year
 */
function topOf(data, year) {
  const tops = data.flatMap(({ x = [], y = [], base = [] }) =>
    x.flatMap((own, i) => (own !== null && Math.floor(Number(own)) === year ? [(base[i] ?? 0) + Number(y[i])] : [])),
  );
  return tops.length ? Math.max(...tops) : null;
}
