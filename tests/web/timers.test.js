import assert from "node:assert/strict";
import { test } from "node:test";

import { Timers } from "../../timeline/web/kit/timers.js";

test("what is said again waits anew, and acts once", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  /** @type {string[]} */
  const acted = [];
  const timers = new Timers(new AbortController().signal);
  timers.after("address", 100, () => acted.push("first"));
  t.mock.timers.tick(60);
  timers.after("address", 100, () => acted.push("second"));
  t.mock.timers.tick(60);
  assert.ok(timers.waits("address"));
  t.mock.timers.tick(60);
  assert.deepEqual(acted, ["second"]);
  assert.ok(!timers.waits("address"));
});

test("timers end with their owner, and none begins after it", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  let acted = 0;
  const owner = new AbortController();
  const timers = new Timers(owner.signal);
  const act = () => {
    acted += 1;
  };
  timers.after("address", 100, act);
  timers.after("leaving", 200, act);
  owner.abort();
  timers.after("late", 10, act);
  t.mock.timers.tick(1000);
  assert.equal(acted, 0);
});
