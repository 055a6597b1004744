import assert from "node:assert/strict";
import { test } from "node:test";

const here = new URL("http://crossings/numbers?chart=women");
/** @type {string[]} */
const steps = [];
/** @type {boolean[]} what a page that is left, or stays, is told as it hears of a step */
const heard = [];
Object.assign(globalThis, {
  window: {
    location: here,
    history: {
      pushState: (/** @type {unknown} */ _, /** @type {string} */ __, /** @type {string} */ to) => {
        here.href = String(to);
        steps.push(here.pathname + here.search);
      },
    },
    dispatchEvent: () => heard.push(came()),
  },
  PopStateEvent: Event,
});
const { came, go, ifAway, inVain } = await import("../../timeline/web/kit/going.js");

test("a page is a step of the history, and the same address again is none", () => {
  go("http://crossings/check?claim=f");
  go("http://crossings/check?claim=f");
  assert.deepEqual(steps, ["/check?claim=f"]);
});

test("the page that a link leads to takes its reader over once, and not the page that is left", () => {
  heard.length = 0;
  go("http://crossings/sources?source=one");
  assert.deepEqual([heard, came(), came()], [[false], true, false]);
  go("http://crossings/sources?source=two");
  assert.deepEqual([heard, came()], [[false, false], false]); // who chose it there is there
});

test("what was looked for is shown on the same page too, and once more where it is asked for again", () => {
  for (const source of ["three", "three"]) {
    heard.length = 0;
    go(`http://crossings/sources?source=${source}`, true);
    assert.deepEqual([heard, came()], [[true], false]);
  }
});

test("while the server is away the address stays, and whoever asks is told so", () => {
  let [isAway, told] = [true, 0];
  ifAway(() => {
    if (isAway) told += 1;
    return isAway;
  });
  steps.length = heard.length = 0;
  assert.equal(go("http://crossings/routes"), false);
  assert.equal(inVain(), true);
  assert.deepEqual([steps, heard, told], [[], [], 2]);
  isAway = false;
  assert.equal(go("http://crossings/routes"), true);
  assert.deepEqual(steps, ["/routes"]);
});
