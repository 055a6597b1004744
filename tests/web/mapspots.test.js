// Which places have a disc of what happened there.

import assert from "node:assert/strict";
import { test } from "node:test";
import "./page.js";
import { partly } from "./partly.js";

const { MapSpots } = await import("../../timeline/web/stage/mapspots.js");

test("what neither the timeline nor a line shows always stands on the map", () => {
  const marks = [
    { id: "dated", undated: false, corridors: [] },
    { id: "undated", undated: true, corridors: [] },
    { id: "on a route", undated: true, corridors: ["way"] },
  ].map((own) => [own.id, { ...own, importance: 2, group: "origin" }]);
  const spots = [...marks].map(([id]) => [id, { id, events: [id] }]);
  const choice = partly({
    facts: { usual: { from: 1931, to: 1950 }, ways: [{}], arrivals: {} },
    marks: new Map(/** @type {any} */ (marks)),
    spots: new Map(/** @type {any} */ (spots)),
    spoken: new Set(),
    spotEvents: (/** @type {{ events: string[] }} */ { events }) => events,
  });
  const places = spots.map(([spot]) => ({ spot, disc: { style: { visibility: "hidden" }, dataset: {} } }));
  const own = Object.assign(Object.create(MapSpots.prototype), {
    choice,
    places,
    reached: new Map(),
    look: { groups: { origin: "red" }, panel: "white" },
    arrived: null,
  });
  own.show({ filters: {}, q: "", from: 1931, to: 1950, stepping: false, pick: null }, new Set());
  assert.deepEqual(
    places.map(({ spot, disc }) => [spot, disc.style.visibility]),
    [
      ["dated", "hidden"],
      ["undated", "visible"],
      ["on a route", "hidden"],
    ],
  );
});
