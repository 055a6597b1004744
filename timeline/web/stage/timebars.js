// The bars of the timeline: Plotly draws them, where the layout puts them; a step changes their style only.

import { Drawn } from "./drawn.js";
import { sketchBars, unsketch } from "./sketch.js";

/** @import { PlacedBar } from "./bars.js" */
/** @import { TimeLook } from "./timeshapes.js" */
/** @import { Held } from "./drawn.js" */
/** @import { Figure, Trace } from "./inside.js" */
/** @typedef {{ year: number, held: Held }} HeldBar */
/** @typedef {{ width: number, height: number, upright: boolean }} Box Upright bars grow from its foot, others from its right. */

const SETTINGS = { displayModeBar: false, doubleClick: false, responsive: false, staticPlot: true };

export class TimeBars {
  /** @type {(() => Promise<unknown>) | null} */ redraw = null; // by Plotly, of what is sketched

  /** @param {Figure} figure @param {() => Promise<unknown>} plotly brings what draws it @param {boolean} soon sketched where that has not come */
  constructor(figure, plotly, soon) {
    this.figure = figure;
    this.plotly = plotly;
    this.soon = soon;
    this.drawn = new Drawn();
    /** @type {HeldBar[]} */
    this.held = [];
  }

  end() {
    if (this.figure.data) window.Plotly.purge(this.figure);
  }

  /**
   * @param {TimeLook} look
   * @param {PlacedBar[]} bars
   * @param {Box} box
   */
  async draw(look, bars, box) {
    const data = look.figure.data.map((/** @type {Trace} */ trace) => placed(trace, bars, box.upright));
    const [along, across] = box.upright ? [box.width, box.height] : [box.height, box.width];
    const years = { range: box.upright ? [0, along] : [along, 0], visible: false, fixedrange: true };
    const people = { range: box.upright ? [0, across] : [across, 0], visible: false, fixedrange: true };
    const axes = box.upright ? { xaxis: years, yaxis: people } : { xaxis: people, yaxis: years };
    this.redraw = async () => {
      await this.plotly();
      const layout = { ...look.figure.layout, ...axes, width: box.width, height: box.height, autosize: false };
      await window.Plotly.react(this.figure, data, layout, SETTINGS);
      unsketch(this.figure);
      this.grasp(data);
    };
    const isPlotlys = !this.soon || Boolean(this.figure.data);
    if ((isPlotlys || data.some(isHatched)) && (await this.isTaken(isPlotlys))) return;
    sketchBars(this.figure, data, outlines(look, bars, box));
    this.grasp(data);
  }

  /** Whether Plotly has drawn it; where it does not come, only what `must` be its own fails. @param {boolean} must */
  async isTaken(must) {
    try {
      await this.takeOver();
      return true;
    } catch (fault) {
      if (must) throw fault;
      return false;
    }
  }

  /** Plotly draws what was sketched, where it stands. */
  async takeOver() {
    const { redraw } = this;
    this.redraw = null;
    await redraw?.();
  }

  /** Bars on their way: the drawn elements alone, until they are drawn where they arrive.
   * @param {TimeLook} look @param {PlacedBar[]} bars @param {Box} box */
  move(look, bars, box) {
    const places = outlines(look, bars, box).flat();
    this.held.forEach(({ held }, i) => held.element?.setAttribute("d", places[i]));
  }

  /** @param {Trace[]} data */
  grasp(data) {
    this.drawn.forget();
    this.held = data.flatMap((trace, number) =>
      this.drawn
        .points(this.figure, number, /** @type {number[]} */ (trace.customdata))
        .map(([year, held]) => ({ year, held })),
    );
  }

  /** @param {(year: number) => number} opacity */
  show(opacity) {
    for (const { year, held } of this.held) this.drawn.fade(held, opacity(year));
  }
}

/** Those of the bars of each trace. @param {TimeLook} look @param {PlacedBar[]} bars @param {Box} box @returns {string[][]} */
function outlines(look, bars, box) {
  return look.figure.data.map((/** @type {Trace} */ { meta: { part, of } }) =>
    bars.filter(({ parts }) => parts.length === of).map((bar) => outline(bar, bar.parts[part], box)),
  );
}

/** @param {Trace} trace */
function isHatched({ marker }) {
  return Boolean(marker.pattern?.shape);
}

/** @param {PlacedBar} bar @param {[number, number]} reach @param {Box} box */
function outline({ start, end }, [from, to], { width, height, upright }) {
  return upright
    ? `M${start} ${height - from}V${height - to}H${end}V${height - from}Z`
    : `M${width - from} ${start}H${width - to}V${end}H${width - from}Z`;
}

/**
 * A trace as the layout has it: its `meta.part` says which parts of which bars are its own.
 * @param {Trace} trace
 * @param {PlacedBar[]} bars
 * @param {boolean} upright
 */
function placed(trace, bars, upright) {
  const { part, of } = trace.meta;
  const own = bars.filter(({ parts }) => parts.length === of);
  const years = own.map(({ start, end }) => (start + end) / 2);
  const people = own.map(({ parts }) => parts[part][1] - parts[part][0]);
  return {
    ...trace,
    orientation: upright ? "v" : "h",
    [upright ? "x" : "y"]: years,
    [upright ? "y" : "x"]: people,
    base: own.map(({ parts }) => parts[part][0]),
    width: own.map(({ start, end }) => end - start),
    customdata: own.map(({ year }) => year),
  };
}
