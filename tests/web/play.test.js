import assert from "node:assert/strict";
import { test } from "node:test";

import { Play } from "../../timeline/web/stage/play.js";
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
