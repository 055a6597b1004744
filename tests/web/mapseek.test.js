import assert from "node:assert/strict";
import { test } from "node:test";

import { freest } from "../../timeline/web/stage/mapcorner.js";
import { placeLabels } from "../../timeline/web/stage/maplabels.js";
import { nearestFree } from "../../timeline/web/stage/mapseek.js";

/** @typedef {import("../../timeline/web/stage/geometry.js").Point} Point */

const PANEL = { x: 0, y: 0, width: 600, height: 600 };
/** @type {import("../../timeline/web/stage/maplabels.js").MapLabel} */
const WAY = {
  id: "way",
  kind: "way",
  rank: 1,
  anchor: [300, 300],
  side: "middle",
  sizes: [{ width: 100, height: 20 }],
};
const WIDE = { x: 220, y: 220, width: 160, height: 160 };
const obstacles = { panel: PANEL, controls: [WIDE], lines: [], dots: [] };

test("a way whose name has no room where it belongs is named at the nearest free place", () => {
  assert.equal(placeLabels([WAY], obstacles).placed[0].clear, false);
  const found = nearestFree(WAY, obstacles, [], null);
  assert.ok(found?.clear);
  const { x, y, width, height } = found.rect;
  assert.ok(x + width <= WIDE.x || x >= 380 || y + height <= WIDE.y || y >= 380);
  assert.ok(Math.hypot(x + width / 2 - 300, y + height / 2 - 300) < 125);
});

test("a name of the sea goes farther rather than ashore", () => {
  const south = nearestFree(WAY, obstacles, [], ({ y }) => (y > 380 ? 1 : 0));
  const north = nearestFree(WAY, obstacles, [], ({ y }) => (y < 200 ? 1 : 0));
  assert.ok(south && south.rect.y > 380);
  assert.ok(north && north.rect.y < 200);
});

test("nothing is found where all is taken", () => {
  assert.equal(nearestFree(WAY, { ...obstacles, controls: [PANEL] }, [], null), null);
});

test("rows are kept off lines one by one", () => {
  const lines = [
    {
      points: /** @type {Point[]} */ ([
        [0, 315],
        [600, 315],
      ]),
      width: 4,
    },
  ];
  const high = {
    ...WAY,
    sizes: [
      {
        width: 100,
        height: 60,
        lines: [
          { width: 100, height: 20 },
          { width: 100, height: 20 },
          { width: 100, height: 20 },
        ],
      },
    ],
  };
  const whole = { ...high, sizes: [{ width: 100, height: 60 }] };
  const around = { panel: PANEL, controls: [], lines, dots: [] };
  assert.equal(placeLabels([whole], around).placed[0].rect.y, 270);
  assert.notEqual(placeLabels([high], around).placed[0].rect.y, 270);
});

test("the legend stands where it covers no end of a way, then the fewest lines, else in the first corner", () => {
  const [first, second] = [0, 400].map((x) => ({ x, y: 0, width: 200, height: 100 }));
  const free = { ends: [], named: [], points: [] };
  assert.deepEqual(freest([first, second], free)[0], first);
  const points = Array.from({ length: 50 }, (_, i) => /** @type {Point} */ ([410 + i, 50]));
  assert.deepEqual(freest([first, second], { ...free, ends: [[100, 50]], points })[0], second);
  assert.deepEqual(freest([second, first], { ...free, points })[0], first);
  assert.deepEqual(freest([first, second], { ...free, ends: [[210, 50]] })[0], second, "nor close to one");
});

test("the name beside a country goes on from where it begins", () => {
  /** @type {import("../../timeline/web/stage/maplabels.js").MapLabel} */
  const beside = { ...WAY, id: "focus", kind: "focus", side: "right", sizes: [{ width: 200, height: 20 }] };
  const dot = { x: 310, y: 300, radius: 20 };
  const found = nearestFree(beside, { ...obstacles, controls: [], dots: [dot] }, [], null);
  assert.ok(found && found.rect.x >= 270, "it still lies to the right of it");
});
