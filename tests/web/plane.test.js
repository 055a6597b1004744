import assert from "node:assert/strict";
import { test } from "node:test";
import "./page.js";

const { Plane } = await import("../../timeline/web/stage/plane.js");

/** @import { Point } from "../../timeline/web/stage/geometry.js" */
/** @type {import("../../timeline/web/stage/shapes.js").MapProjection[]} */
const ALL = [
  { type: "conic equal area", parallels: [20, 50], rotation: { lon: 116 } },
  { type: "conic equal area", rotation: { lon: 10 } },
  { type: "azimuthal equidistant", rotation: { lon: 127, lat: 37.6 } },
  { type: "natural earth", rotation: { lon: 152 } },
  { type: "mercator", rotation: { lon: -20 } },
  { type: "equirectangular", rotation: { lon: 0 } },
];
/** @type {Point[]} */
const PLACES = [
  [0, 0],
  [12, 25],
  [-31, 8],
  [4, -20],
  [17, 3],
];
const RADIANS = Math.PI / 180;

for (const projection of ALL) {
  const plane = new Plane(projection);
  const { lon: east, lat: north = 0 } = projection.rotation;

  test(`${projection.type}: what is laid down is found again`, () => {
    for (const [lon, lat] of PLACES) {
      const [x, y] = plane.find(plane.project([lon + east, lat]));
      assert.ok(Math.abs(x - lon - east) < 1e-6 && Math.abs(y - lat) < 1e-6);
    }
  });

  test(`${projection.type}: its middle is in the middle, and north is above`, () => {
    const [x, y] = plane.project([east, north]);
    assert.ok(Math.abs(x) < 1e-9);
    assert.ok(plane.project([east, north + 1])[1] < y);
    assert.ok(plane.project([east + 1, north])[0] > x);
    const once = plane.project([east + 5, north]);
    const again = plane.project([east + 365, north]);
    assert.ok(Math.hypot(once[0] - again[0], once[1] - again[1]) < 1e-9);
  });
}

test("a cone keeps areas", () => {
  const plane = new Plane(ALL[0]);
  for (const [lon, lat] of PLACES) {
    const [here, beside, above] = [
      [lon, lat],
      [lon + 0.01, lat],
      [lon, lat + 0.01],
    ].map(([x, y]) => plane.project([x + 116, y + 30]));
    const drawn = Math.abs((beside[0] - here[0]) * (above[1] - here[1]) - (beside[1] - here[1]) * (above[0] - here[0]));
    const true_ = (0.01 * RADIANS) ** 2 * Math.cos((lat + 30) * RADIANS);
    assert.ok(Math.abs(drawn / true_ - 1) < 1e-3, `${lon} ${lat}`);
  }
});

test("distances from the middle of a globe are true", () => {
  const plane = new Plane(ALL[2]);
  const [x, y] = plane.project([-0.13, 51.5]); // London from Seoul, by the sphere
  assert.ok(Math.abs(Math.hypot(x, y) * 6371 - 8870) < 60);
});

test("a side of a box runs along the shortest way, beyond its corners", () => {
  const plane = new Plane(ALL[5]);
  const { width, height } = plane.box([-40, 40], [20, 50]);
  assert.ok(Math.abs(width - 80 * RADIANS) < 1e-9);
  assert.ok(height > 30 * RADIANS && height < 32 * RADIANS);
});
