// Names on the map as a whole: which of them find room.

import assert from "node:assert/strict";
import { test } from "node:test";
import "./page.js";

const { MapTop } = await import("../../timeline/web/stage/maptop.js");

test("lines are looked at once for all names that may stand on hairs", () => {
  let looks = 0;
  const drawn = [{ points: [], width: 4 }];
  const lines = Object.assign([...drawn], {
    map: (/** @type {(line: unknown) => unknown} */ act) => {
      looks += 1;
      return drawn.map(act);
    },
  });
  const name = (/** @type {number} */ i) => ({
    id: `place-${i}`,
    kind: "place",
    rank: 1,
    anchor: [100, 100],
    side: "right",
    reach: 4,
    sizes: [{ width: 190, height: 190 }],
  });
  const obstacles = { panel: { x: 0, y: 0, width: 200, height: 200 }, controls: [], lines, dots: [] };
  const top = Object.create(MapTop.prototype);
  top.place([1, 2, 3].map(name), obstacles);
  assert.equal(looks, 1);
});
