import assert from "node:assert/strict";
import { test } from "node:test";

import { freest } from "../../timeline/web/stage/mapcorner.js";
import { placeLabels } from "../../timeline/web/stage/maplabels.js";
import { nearestFree, unstruck } from "../../timeline/web/stage/mapseek.js";

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
  const controls = [
    { x: 0, y: 0, width: PANEL.width, height: 265 },
    { x: 0, y: 335, width: PANEL.width, height: PANEL.height - 335 },
  ];
  const around = { panel: PANEL, controls, lines, dots: [] };
  assert.equal(placeLabels([whole], around).placed[0].clear, true);
  assert.equal(placeLabels([high], around).placed[0].clear, false);
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

test("words that a line runs through stand beside it where there is room, and else where they were", () => {
  const lines = [
    {
      points: /** @type {Point[]} */ ([
        [330, 0],
        [330, 600],
      ]),
      width: 5,
    },
  ];
  const around = { panel: PANEL, controls: [], lines, dots: [] };
  const [struck] = placeLabels([WAY], { ...around, lines: [] }).placed;
  const moved = unstruck(struck, WAY, around, []);
  assert.ok(moved.rect.x + moved.rect.width <= 329, `${moved.rect.x}`);
  const shut = {
    ...around,
    controls: [
      { x: 352, y: 0, width: 248, height: 600 },
      { x: 0, y: 0, width: 248, height: 600 },
    ],
  };
  assert.equal(unstruck(struck, WAY, shut, []), struck);
  assert.equal(unstruck(struck, WAY, { ...around, tight: true }, []), struck);
});

test("no leader runs over a wide line that is not its own", () => {
  const trunk = (/** @type {number} */ width) => [
    {
      points: /** @type {Point[]} */ ([
        [262, 0],
        [262, 600],
      ]),
      width,
    },
  ];
  const own = {
    ...WAY,
    line: /** @type {Point[]} */ ([
      [300, 290],
      [300, 310],
    ]),
  };
  const shut = [{ x: 242, y: 0, width: 358, height: 600 }];
  const found = (/** @type {number} */ width, tight = false) =>
    nearestFree(own, { ...obstacles, controls: shut, lines: trunk(width), tight }, [], null);
  assert.ok(found(5)?.leader);
  assert.equal(found(11), null);
  assert.ok(found(11, true)?.leader, "but where it is tight, sooner than that a way has no name");
});
