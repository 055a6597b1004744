import assert from "node:assert/strict";
import { test } from "node:test";
import "./page.js";

const { Chart } = await import("../../timeline/web/charts/chart.js");
const { Drawing } = await import("../../timeline/web/stage/drawing.js");
const { MapPane } = await import("../../timeline/web/stage/map.js");

const FONTS = "Bright, sans-serif";
const soon = () => new Promise(setImmediate);

/** Letters on their way: how they come, or fail to. */
function awaited() {
  /** @type {(how: Promise<unknown>) => void} */
  let come = () => {};
  /** @type {string[]} */
  const asked = [];
  const load = (/** @type {string} */ font) => {
    asked.push(font);
    return coming;
  };
  const coming = new Promise((resolve) => {
    come = resolve;
  });
  Object.assign(document.fonts, { load });
  return { asked, come: () => come(Promise.resolve([])), fail: () => come(Promise.reject(new Error("away"))) };
}

/** A stage whose parts write down what they do. @param {string[]} done */
function drawn(done) {
  const ending = new AbortController();
  const drawing = Object.create(Drawing.prototype);
  const stage = {
    signal: ending.signal,
    map: { draw: async () => done.push("map") },
    time: { draw: async () => done.push("time") },
    showing: { renew() {}, show: () => done.push("shown") },
  };
  const look = { css: { "--cx-fonts": FONTS } };
  Object.assign(drawing, { stage, look, grow: 1, wear() {}, place() {}, trust() {}, room: () => "" });
  return { drawing, ending };
}

test("the timeline is measured once its letters have come, and shown then", async () => {
  const { asked, come } = awaited();
  const done = /** @type {string[]} */ ([]);
  const { drawing } = drawn(done);
  const shown = drawing.draw();
  await soon();
  assert.deepEqual([done, asked], [["map"], [`600 16px ${FONTS}`]]);
  come();
  await shown;
  assert.deepEqual(done, ["map", "time", "shown"]);
});

test("letters that do not come hold up nothing, and a stage that is left measures none", async () => {
  const first = awaited();
  const done = /** @type {string[]} */ ([]);
  first.fail();
  await drawn(done).drawing.draw();
  assert.deepEqual(done, ["map", "time", "shown"]);
  const second = awaited();
  const { drawing, ending } = drawn(done);
  done.length = 0;
  const left = drawing.draw();
  ending.abort();
  second.come();
  await left;
  assert.ok(!done.includes("time"));
});

test("letters that neither come nor fail hold up nothing for ever", async ({ mock }) => {
  mock.timers.enable({ apis: ["setTimeout"] });
  awaited();
  const done = /** @type {string[]} */ ([]);
  const shown = drawn(done).drawing.draw();
  mock.timers.tick(9_000);
  await soon();
  assert.deepEqual(done, ["map"]);
  mock.timers.tick(1_000);
  await shown;
  assert.deepEqual(done, ["map", "time", "shown"]);
});

test("what stands on a map is measured once its letters have come", async () => {
  const { come } = awaited();
  const pane = Object.create(MapPane.prototype);
  /** @type {string[]} */
  const done = [];
  const end = new Error("drawn no further here");
  Object.assign(pane, {
    view: "region",
    box: document.createElement("div"),
    travel: { open() {} },
    dress() {},
    measure() {},
    bring: async () => [{}, {}],
    sign: () => {
      done.push("signed");
      throw end;
    },
  });
  const painted = pane.paint({ data: [], layout: { font: { family: FONTS } } }, 1);
  await soon();
  assert.deepEqual(done, []);
  come();
  await assert.rejects(painted, end);
  assert.deepEqual(done, ["signed"]);
});

test("a chart is laid out once its letters have come", async () => {
  const { come } = awaited();
  const chart = Object.create(Chart.prototype);
  /** @type {string[]} */
  const done = [];
  Object.assign(chart, {
    plot: { clientWidth: 800 },
    rest: async () => ({ css: new Proxy({}, { get: () => ({ "--cx-fonts": FONTS }) }) }),
    figure: async () => ({}),
    ending: {
      get signal() {
        done.push("laid out");
        return { aborted: true };
      },
    },
  });
  const laid = chart.draw();
  await soon();
  assert.deepEqual(done, []);
  come();
  await laid;
  assert.deepEqual(done, ["laid out"]);
});
