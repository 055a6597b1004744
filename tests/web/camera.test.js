import assert from "node:assert/strict";
import { test } from "node:test";

import "./page.js";
import { partly } from "./partly.js";

const { Camera } = await import("../../timeline/web/stage/camera.js");
const { MapPane } = await import("../../timeline/web/stage/map.js");
const { MapTravel } = await import("../../timeline/web/stage/maptravel.js");
const { Store } = await import("../../timeline/web/stage/store.js");

/** A map that says where it was flown to. */
class Flown {
  /** @type {string[]} */ views = [];
  view = "region";
  moved = "";
  stands = true;
  around = null;
  drawing = Promise.resolve();
  /** @type {Promise<unknown>} that a flight takes */ lasts = Promise.resolve();

  /** @param {string} pick @returns {[string, { around: string }]} */
  wayTo(pick) {
    return [`around ${pick}`, { around: pick }];
  }

  /** @param {string} view */
  async fly(view) {
    this.views.push(view);
    await this.lasts;
    this.view = view;
  }

  shift() {
    this.moved = "nearer";
  }
}

function camera() {
  const map = new Flown();
  const ending = new AbortController();
  const acts = { draw: async () => {}, redrawn: () => {}, signal: ending.signal };
  return { map, ending, own: new Camera(partly(map), new Store({}), acts) };
}

test("a pick is looked at a moment later", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { own, map } = camera();
  own.lookAt("a");
  context.mock.timers.tick(1000);
  await own.flight;
  assert.deepEqual(map.views, ["around a"]);
});

test("a view asked for after a pick is the one that stays", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { own, map } = camera();
  own.lookAt("a");
  await own.fly("korea");
  context.mock.timers.tick(1000);
  await own.flight;
  assert.deepEqual(map.views, ["korea"]);
});

test("a map moved by hand after a pick stays where it is", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { own, map } = camera();
  own.lookAt("a");
  await own.move({ by: 2 });
  context.mock.timers.tick(1000);
  await own.flight;
  assert.deepEqual([map.views, map.moved], [[], "nearer"]);
});

test("a move that can't be drawn leaves the map where it was, and is no fault of the page", async (context) => {
  const logged = context.mock.method(console, "error", () => {});
  const { own, map } = camera();
  map.moved = "before";
  own.draw = () => Promise.reject(new Error("blocked"));
  await own.move({ by: 2 });
  map.fly = () => Promise.reject(new Error("blocked"));
  await own.fly("world");
  assert.equal(map.moved, "before");
  assert.equal(logged.mock.callCount(), 2);
});

test("what a scene asks for comes in place of flights that wait, wherever the one on its way ends", async () => {
  const { own, map } = camera();
  const landing = Promise.withResolvers();
  map.lasts = landing.promise;
  own.fly("korea");
  own.fly("world");
  await new Promise(setImmediate);
  const { signal } = own.asked;
  own.rest();
  assert.ok(signal.aborted, "the one on its way is told");
  const there = own.bring("region", null); // where the map still is
  landing.resolve(null);
  await there;
  assert.deepEqual([map.views, map.view], [["korea", "region"], "region"]);
});

test("a scene draws a map anew whose drawing failed or that is around something else, and no other", async () => {
  const { own, map } = camera();
  await own.bring("region", null);
  assert.deepEqual(map.views, []);
  map.stands = false;
  await own.bring("region", null);
  assert.deepEqual(map.views, ["region"]);
  Object.assign(map, { stands: true, around: "a" });
  await own.bring("region", "a");
  await own.bring("region", "b");
  assert.deepEqual(map.views, ["region", "region"]);
});

test("drawings asked for while one is made are one drawing, of the last that was asked for", async () => {
  const pane = /** @type {InstanceType<typeof MapPane>} */ (Object.create(MapPane.prototype));
  /** @type {number[]} */
  const drawn = [];
  const first = Promise.withResolvers();
  const paint = async (/** @type {unknown} */ _, /** @type {number} */ grow) => {
    drawn.push(grow);
    if (drawn.length === 1) await first.promise;
  };
  Object.assign(pane, { drawing: Promise.resolve(), next: null, paint });
  const asked = [pane.draw(partly({}), 1)];
  await new Promise(setImmediate);
  asked.push(...[2, 3, 4].map((grow) => pane.draw(partly({}), grow)));
  first.reject(new Error("failed"));
  const ends = await Promise.allSettled(asked);
  assert.deepEqual(drawn, [1, 4]);
  assert.deepEqual(
    ends.map(({ status }) => status),
    ["rejected", "fulfilled", "fulfilled", "fulfilled"],
  );
});

test("a flight that begins while another theme waits to be drawn is drawn in that theme", async () => {
  /** @type {unknown[]} */
  const drawn = [];
  const known = { projection: { type: "one" } };
  const pane = {
    still: true,
    known,
    facts: { views: { korea: known } },
    bring: async () => /** @type {[{}, {}, boolean]} */ ([{}, {}, false]),
    figure: {},
    frame: { size: { width: 1, height: 1 }, own: null },
    look: { layout: { theme: "light" } },
    wanted: { look: { layout: { theme: "hall" } }, grow: 2 },
    draw: async (/** @type {unknown} */ look, /** @type {number} */ grow) => drawn.push([look, grow]),
  };
  Object.assign(window, { matchMedia: () => ({ matches: false }) });
  const { signal } = new AbortController();
  await new MapTravel(partly(pane)).fly("korea", null, () => {}, signal);
  assert.deepEqual(drawn, [[{ layout: { theme: "hall" } }, 2]]);
});

test("a stage that has ended begins no flight, whatever a scene still asks for", async () => {
  const { own, map, ending } = camera();
  ending.abort();
  own.rest();
  await own.bring("korea", null);
  await own.fly("mekong");
  assert.deepEqual(map.views, []);
});

test("a flight whose stage ends while outlines come asks nothing of a map that is gone", async () => {
  const outlines = Promise.withResolvers();
  const known = { projection: { type: "one" } };
  const pane = {
    known,
    facts: { views: { korea: known } },
    bring: () => outlines.promise,
    figure: {}, // without what Plotly drew
    frame: { size: { width: 1, height: 1 }, own: null },
  };
  Object.assign(window, { matchMedia: () => ({ matches: false }) });
  const ending = new AbortController();
  const flight = new MapTravel(partly(pane)).fly("korea", null, () => {}, ending.signal);
  ending.abort();
  outlines.resolve({});
  await flight;
});
