import assert from "node:assert/strict";
import { test } from "node:test";

import { Choice } from "../../timeline/web/stage/choice.js";
import { Drawn } from "../../timeline/web/stage/drawn.js";
import { MapWays } from "../../timeline/web/stage/mapways.js";
import { Store } from "../../timeline/web/stage/store.js";
import { partly } from "./partly.js";

/** @import { Facts } from "../../timeline/web/stage/shapes.js" */
/** @import { State } from "../../timeline/web/stage/store.js" */

/** @type {Facts} */
const FACTS = partly({
  span: [1990, 2011],
  marks: [],
  spots: [],
  tracks: [{ id: "one/1", corridor: "one", first: 1995, last: null, certainty: "two" }],
  corridors: { one: { first: 1995, last: null, facets: {} } },
  ways: [
    {
      id: "twice",
      legs: ["one/1"],
      corridors: ["one"],
      years: [
        [1995, 1998],
        [2004, null],
      ],
      steps: [],
    },
    { id: "nobody's", legs: ["other/1"], corridors: ["other"], years: [[1990, null]], steps: [] },
  ],
});

/** @param {Partial<State>} asked @param {string} [id] */
function use(asked, id = "twice") {
  const choice = new Choice(FACTS);
  const { state } = new Store({ from: 1990, to: 2010, ...asked });
  choice.update(state);
  const ways = new MapWays(choice, new Drawn());
  const way = ways.byId.get(id);
  assert.ok(way);
  return ways.use(way, state);
}

test("a way is drawn in the years of its use, from the first to the last, and paler in the year after", () => {
  const at = (/** @type {number} */ year) => use({ stepping: true, at: year });
  assert.deepEqual([1994, 1995, 1998, 2000, 2003, 2004, 2010].map(at), [0, 1, 1, 0, 0, 1, 1]);
  assert.ok(at(1999) > 0 && at(1999) < 1);
});

test("of a window a way is drawn that was in use in any of its years", () => {
  assert.equal(use({ from: 1998, to: 2003 }), 1);
  assert.equal(use({ from: 1999, to: 2003 }), 0);
  assert.equal(use({ from: 1999, to: 2004 }), 1);
  assert.equal(use({}, "nobody's"), 0);
});

test("what is drawn of all ways is looked for once", () => {
  let looks = 0;
  const figure = partly({
    querySelectorAll: () => {
      looks += 1;
      return [];
    },
  });
  const ways = new MapWays(new Choice(FACTS), new Drawn());
  const trace = (/** @type {string} */ part) => ({ meta: { way: "twice", part }, line: { color: "", width: 1 } });
  ways.grasp(figure, [trace("casing"), trace("line"), trace("joint")]);
  assert.deepEqual([ways.lines.length, looks], [3, 1]);
});
