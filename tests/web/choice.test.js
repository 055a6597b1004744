import assert from "node:assert/strict";
import { test } from "node:test";

import { Choice } from "../../timeline/web/stage/choice.js";
import { Store } from "../../timeline/web/stage/store.js";
import { partly } from "./partly.js";

/** @import { Facts } from "../../timeline/web/stage/shapes.js" */
/** @import { State } from "../../timeline/web/stage/store.js" */

/** @param {string} id @param {number} start @param {number} end */
const mark = (id, start, end) => ({ id, start, end, facets: {}, places: [], corridors: [] });
const MARKS = [
  mark("before", 1999.9, 2000),
  mark("first", 2000, 2000.01),
  mark("last", 2004.99, 2005),
  mark("after", 2005, 2005.01),
  mark("across", 1990, 2010),
];
/** @param {number} first @param {number | null} last */
const corridor = (first, last) => ({ first, last, facets: {} });
/** @type {Facts} */
const FACTS = partly({
  span: [1990, 2011],
  marks: MARKS,
  spots: [{ id: "town", events: ["first"], corridors: [] }],
  corridors: { ended: corridor(1995, 2002), open: corridor(2003, null) },
  tracks: [
    { id: "ended/1", corridor: "ended", first: 1995, last: 2002, certainty: "two", places: ["a", "b"] },
    { id: "open/1", corridor: "open", first: 2003, last: null, certainty: "two", places: ["a", "b"] },
    { id: "open/2", corridor: "open", first: 2003, last: null, certainty: "one", places: ["b", "c"] },
  ],
  ways: [
    { id: "main", legs: ["ended/1", "open/1"] },
    { id: "branch", legs: ["open/2"] },
  ],
  timeline: {
    bars: [
      { year: 2000, certainty: "two" },
      { year: 2001, certainty: "unread" },
    ],
  },
});
const [ENDED, OPEN] = FACTS.tracks;

/** @param {Partial<State>} state */
function choice(state) {
  const own = new Choice(FACTS);
  own.update(new Store({ from: 1990, to: 2010, ...state }).state);
  return own;
}

test("a window holds its first and its last year whole, and not a moment more", () => {
  assert.deepEqual([...choice({ from: 2000, to: 2004 }).shown], ["first", "last", "across"]);
  assert.deepEqual([...choice({ from: 2005, to: 2005 }).shown], ["after", "across"]);
});

test("a route is in a window from its first year to the end of its last", () => {
  assert.ok(choice({ from: 2002, to: 2002 }).trackShown(ENDED));
  assert.ok(!choice({ from: 2003, to: 2010 }).trackShown(ENDED));
  assert.ok(choice({ from: 1995, to: 1995 }).trackShown(ENDED));
  assert.ok(!choice({ from: 1990, to: 1994 }).trackShown(ENDED));
  assert.ok(choice({ from: 2010, to: 2010 }).trackShown(OPEN));
});

test("a leg, its way and the bar of a year are shown where they are as certain as asked", () => {
  const seen = (/** @type {string[]} */ ...certainty) => {
    const own = choice({ filters: { certainty } });
    return [[...own.openLegs], [...own.openWays], own.bars.map(({ year }) => year)];
  };
  assert.deepEqual(seen(), [
    ["ended/1", "open/1", "open/2"],
    ["main", "branch"],
    [2000, 2001],
  ]);
  assert.deepEqual(seen("two"), [["ended/1", "open/1"], ["main"], [2000]]);
  assert.deepEqual(seen("one"), [["open/2"], ["branch"], []]);
});

test("a pick belongs to the years in which it happened or was in use", () => {
  const now = (/** @type {string} */ pick, /** @type {number} */ at) =>
    choice({ stepping: true, at, pick }).isNow(pick);
  assert.deepEqual(
    [1994, 1995, 2002, 2003].map((at) => now("ended", at)),
    [false, true, true, false],
  );
  assert.deepEqual(
    [1999, 2000, 2001].map((at) => now("first", at)),
    [false, true, false],
  );
  assert.ok(choice({ pick: "ended" }).isNow("ended"));
});

test("what is picked of another year is shown in its own, which ends a run; beside all where the window has none", () => {
  const change = (/** @type {string} */ pick, /** @type {object} */ state) =>
    choice({ from: 1990, to: 2010, stepping: true, ...state }).yearOf(pick);
  assert.deepEqual(change("first", { at: 2005 }), { at: 2000 });
  assert.deepEqual(change("first", { at: 2000 }), {}, "of the year shown");
  assert.deepEqual(change("first", { at: 2005, stepping: false }), {}, "of all years");
  assert.deepEqual(change("first", { at: 2005, playing: 4 }), { playing: false, at: 2000 });
  assert.deepEqual(change("first", { at: 2005, from: 2003 }), { stepping: false });
  assert.deepEqual(
    [1992, 2008].map((at) => change("ended", { at })),
    [{ at: 1995 }, { at: 2002 }],
    "in use from and to",
  );
});
