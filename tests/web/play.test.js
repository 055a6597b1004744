import assert from "node:assert/strict";
import { test } from "node:test";

import { Play } from "../../timeline/web/stage/play.js";
import { Store } from "../../timeline/web/stage/store.js";
import { partly } from "./partly.js";

test("all years run by in 8, 25 or 60 seconds", () => {
  const choice = partly({ facts: { span: [1945, 2027] } });
  const play = new Play(partly({}), choice, () => {});
  const whole = [0, 1, 2].map((speed) => {
    play.speed = speed;
    return (2027 - 1945) / play.yearsASecond;
  });
  assert.deepEqual(whole.map(Math.round), [8, 25, 60]);
});

test("the year goes on to the next event together with its pick: all is shown once", () => {
  const marks = [{ id: "next", start: 1995.5, end: 1995.5 }];
  const choice = partly({ facts: { marks }, markShown: () => true });
  const store = new Store({ stepping: true, at: 1990, from: 1980, to: 2010 });
  /** @type {unknown[]} */
  const asked = [];
  store.subscribe((change) => asked.push(change));
  const play = new Play(store, choice, (pick, also) => store.set({ ...also, pick }));
  play.jump(1);
  assert.deepEqual(asked, [{ at: 1995, pick: "next" }]);
});
