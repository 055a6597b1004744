import assert from "node:assert/strict";
import { test } from "node:test";
import { FakeElement } from "./page.js";
import { partly } from "./partly.js";

const inside = await import("../../timeline/web/stage/inside.js");
const { MapDrag } = await import("../../timeline/web/stage/mapdrag.js");
const { MapFrame } = await import("../../timeline/web/stage/mapframe.js");
const { MapPane } = await import("../../timeline/web/stage/map.js");
const { sketchedGeo } = await import("../../timeline/web/stage/sketch.js");
const { TimeBars } = await import("../../timeline/web/stage/timebars.js");

const CONE = {
  type: "conic equal area",
  parallels: /** @type {[number, number]} */ ([20, 50]),
  rotation: { lon: 116 },
};
const SIZE = { width: 640, height: 720 };

/** A map of the region that was fitted and sketched. */
function sketched() {
  const box = Object.assign(new FakeElement(), { clientWidth: SIZE.width, clientHeight: SIZE.height });
  const figure = new FakeElement().element;
  const frame = new MapFrame(box.element, figure);
  frame.fit(
    [
      [95, 10],
      [145, 50],
    ],
    CONE,
  );
  const draw = () => inside.expect(figure, sketchedGeo(/** @type {never} */ (frame.looks), SIZE));
  draw();
  return { frame, figure, draw, project: () => inside.projector(figure) };
}

test("a sketch that is moved and brought nearer shows what lay there, so much larger", () => {
  const { frame, project, draw } = sketched();
  const places = [
    [127, 37.6],
    [100.5, 13.7],
  ];
  const before = places.map(([lon, lat]) => /** @type {[number, number]} */ (project()(lon, lat)));
  frame.shift({ by: 1, east: 0.25, north: -0.1 });
  draw();
  for (const [i, [lon, lat]] of places.entries()) {
    const [x, y] = /** @type {[number, number]} */ (project()(lon, lat));
    assert.ok(Math.abs(x - before[i][0] + 160) < 0.01, `${x} ${before[i][0]}`);
    assert.ok(Math.abs(y - before[i][1] + 72) < 0.01, `${y} ${before[i][1]}`);
  }
  const scale = frame.looks?.scale ?? 0;
  frame.shift({ by: 2, east: 0, north: 0 });
  assert.equal(frame.looks?.scale, 2 * scale);
});

test("a map that Plotly has turned is none to be sketched", () => {
  const { frame } = sketched();
  frame.moved = "120.00,35.00,2.00,116.00";
  assert.ok(frame.looks);
  frame.moved = "120.00,35.00,2.00,100.00";
  assert.equal(frame.looks, null);
});

/** @param {{ clip?: number | null, data?: unknown }} map @param {(way: object) => Promise<unknown>} move */
function dragged({ clip = null, data }, move) {
  const figure = Object.assign(new FakeElement(), data ? { data } : {});
  const sheet = Object.assign(new FakeElement(), {
    style: { transform: "" },
    offsetWidth: 640,
    getBoundingClientRect: () => ({ width: 640 }),
  });
  const pane = { figure, sheet, known: { clip }, frame: { size: SIZE } };
  const { signal } = new AbortController();
  const drag = new MapDrag(partly(/** @type {object} */ (pane)), partly(/** @type {object} */ ({ move })), signal);
  const tell = (/** @type {EventTarget} */ to, /** @type {string} */ type, x = 0, y = 0, isPrimary = true) =>
    to.dispatchEvent(Object.assign(new Event(type), { button: 0, clientX: x, clientY: y, isPrimary }));
  const stroke = (/** @type {string} */ end) => {
    tell(figure, "pointerdown", 100, 100);
    tell(window, "pointermove", 164, 100);
    tell(window, end, 164, 100);
  };
  return { drag, figure, sheet, stroke, tell };
}

test("a map that Plotly has not drawn follows the hand, and stays where it is let go", async () => {
  /** @type {object[]} */
  const moves = [];
  const move = async (/** @type {object} */ way) => moves.push(way);
  const own = dragged({}, move);
  own.stroke("pointerup");
  assert.equal(own.sheet.style.transform, "translate(64px, 0px)");
  await new Promise(setImmediate);
  assert.deepEqual(moves, [{ east: -0.1, north: 0 }]);
  assert.equal(own.sheet.style.transform, "");
  dragged({ data: [] }, move).stroke("pointerup");
  assert.equal(moves.length, 1, "Plotly moves what it has drawn");
});

test("of two fingers the first alone moves it, once", async () => {
  /** @type {object[]} */
  const moves = [];
  const own = dragged({}, async (way) => moves.push(way));
  own.tell(own.figure, "pointerdown", 100, 100);
  own.tell(own.figure, "pointerdown", 300, 100, false);
  own.tell(window, "pointermove", 64, 100);
  own.tell(window, "pointermove", 400, 100, false);
  own.tell(window, "pointerup", 400, 100, false);
  assert.equal(own.sheet.style.transform, "translate(-36px, 0px)");
  own.tell(window, "pointerup", 64, 100);
  await new Promise(setImmediate);
  assert.deepEqual(moves, [{ east: 36 / SIZE.width, north: 0 }]);
});

test("a stroke that scrolls the page leaves the map where it is", () => {
  const own = dragged({}, () => assert.fail("moved"));
  own.stroke("pointercancel");
  assert.equal(own.sheet.style.transform, "");
});

test("a move that fails leaves the map where it was, and the wheel turns it the next time", async () => {
  let tried = 0;
  const own = dragged({ clip: 60 }, async () => {
    tried += 1;
    throw new Error("blocked");
  });
  for (let i = 0; i < 2; i += 1)
    await assert.rejects(own.drag.wheel(partly(/** @type {object} */ ({ preventDefault() {}, deltaY: 100 }))));
  assert.equal(tried, 2);
  await assert.rejects(own.drag.drop(50, 0));
  assert.equal(own.sheet.style.transform, "");
});

test("what only Plotly draws waits for it, and of other views nothing does", async () => {
  const pane = /** @type {InstanceType<typeof MapPane>} */ (Object.create(MapPane.prototype));
  /** @type {string[]} */
  const asked = [];
  Object.assign(pane, {
    soon: true,
    figure: {},
    facts: {
      views: { korea: { clip: null, projection: CONE }, world: { clip: 9000, projection: CONE } },
    },
    files: {
      outlines: async (/** @type {string} */ view) => asked.push(view),
      plotly: async () => asked.push("plotly"),
    },
  });
  await pane.bring("korea");
  await pane.bring("world");
  assert.deepEqual(asked, ["world", "korea", "world", "world", "plotly"]);
});

test("hatched bars are drawn without their hatching where Plotly does not come", async () => {
  const bars = new TimeBars(new FakeElement().element, () => Promise.reject(new Error("blocked")), true);
  assert.equal(await bars.isTaken(false), true, "nothing was asked of it");
  bars.redraw = async () => bars.plotly();
  assert.equal(await bars.isTaken(false), false);
  bars.redraw = async () => bars.plotly();
  await assert.rejects(bars.isTaken(true));
});
