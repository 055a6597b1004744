import assert from "node:assert/strict";
import { test } from "node:test";
import { FakeElement } from "./page.js";
import { partly } from "./partly.js";

const { Ground, lay } = await import("../../timeline/web/stage/ground.js");
const { expect } = await import("../../timeline/web/stage/inside.js");
const { MapFrame, edges } = await import("../../timeline/web/stage/mapframe.js");
const { sketchedGeo } = await import("../../timeline/web/stage/sketch.js");

/** @typedef {Parameters<InstanceType<typeof Ground>["hides"]>[0]} Bounds */
const BEYOND = 6000; // that is looked at around what is seen
const ASIA = [66000, -3000, 90000, 0, 0, 63000, -90000, 0]; // 66 to 156 east, 3 south to 60 north
const OWN = { trace: { fill: "toself", meta: { ground: "region" } }, parts: [ASIA] };
const WORLD = { trace: { fill: "toself", meta: { ground: "world" } }, parts: [[-180000, -90000, 360000, 180000]] };

test("outlines of the world are left out only where those of the view lie over all that is seen", () => {
  const hides = (/** @type {number[]} */ ...[west, south, east, north]) =>
    Ground.prototype.hides.call(
      partly({ traces: [WORLD, OWN] }),
      /** @type {Bounds} */ ([west - BEYOND, south - BEYOND, east + BEYOND, north + BEYOND]),
    );
  assert.ok(hides(97000, 9000, 140000, 50000));
  assert.ok(!hides(60000, 9000, 140000, 50000), "to the west of it");
  assert.ok(!hides(97000, 9000, 140000, 62000), "to the north of it");
});

test("a part is drawn point by point, without those that nobody could tell from the last, and a ring is closed", () => {
  const drawn = (/** @type {number[]} */ part, /** @type {boolean} */ closed) => {
    /** @type {(string | number)[]} */
    const told = [];
    const pen =
      (/** @type {string} */ name) =>
      (/** @type {number[]} */ ...at) =>
        told.push(name, ...at);
    lay(part, { moveTo: pen("M"), lineTo: pen("L"), closePath: pen("Z") }, closed, 100, (lon, lat) => [2 * lon, -lat]);
    return told.join(" ");
  };
  const line = [10000, 50000, 1000, 0, 50, 50, 0, -2000];
  assert.equal(drawn(line, false), "M 20 -50 L 22 -50 L 22.1 -48.05");
  assert.equal(drawn([10000, 50000, 1000, 0, 0, -1000, -1000, 1000], true), "M 20 -50 L 22 -50 L 22 -49 Z");
});

test("a sketch so wide that it shows the far side of the earth has its land all the same", () => {
  const [width, height] = [844, 208]; // a phone on its side
  const frame = new MapFrame(partly({ clientWidth: width, clientHeight: height }), partly({}));
  const projection = { type: "conic equal area", parallels: [20, 50], rotation: { lon: 116 } };
  frame.fit(edges([97.2, 9.6, 139.6, 50.4]), projection);
  const figure = new FakeElement().element;
  expect(
    figure,
    sketchedGeo(/** @type {import("../../timeline/web/stage/sketch.js").Looks} */ (frame.looks), frame.size),
  );
  let corners = 0;
  const lineTo = () => {
    corners += 1;
  };
  Object.assign(globalThis, { Path2D: class {}, devicePixelRatio: 1 });
  Object.assign(Path2D.prototype, { moveTo() {}, lineTo, closePath() {} });
  const pen = { setTransform() {}, fillRect() {}, fill() {} };
  const canvas = { parentElement: { clientWidth: width, clientHeight: height } };
  Ground.prototype.draw.call(
    Object.assign(Object.create(Ground.prototype), { canvas, pen, traces: [OWN] }),
    figure,
    null,
  );
  assert.ok(corners > 0);
});
