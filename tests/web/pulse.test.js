import assert from "node:assert/strict";
import { test } from "node:test";
import "./page.js";

const { Pulse } = await import("../../timeline/web/kit/pulse.js");

const turn = () => new Promise((resolve) => setImmediate(resolve));

test("a server that is asked and says nothing is told of, and when it answers again, no more than four times a minute", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  let [now, answers, visible] = [0, false, true];
  const asked = /** @type {number[]} */ ([]);
  t.mock.method(performance, "now", () => now);
  t.mock.method(globalThis, "fetch", () => {
    asked.push(now);
    return answers ? Promise.resolve({}) : Promise.reject(new DOMException("too late", "TimeoutError"));
  });
  const pass = async (/** @type {number} */ ms) => {
    now += ms;
    t.mock.timers.tick(ms);
    await turn();
  };
  const heard = /** @type {boolean[]} */ ([]);
  const pulse = new Pulse(
    "https://crossings.test/health/alive",
    (one) => heard.push(one),
    () => visible,
  );
  for (let press = 0; press < 5; press += 1) pulse.ask();
  await pass(0);
  assert.deepEqual([asked, heard], [[0], [false]]);
  await pass(14_000);
  assert.equal(asked.length, 1);
  answers = true;
  await pass(1000);
  assert.deepEqual(
    [asked, heard],
    [
      [0, 15_000],
      [false, true],
    ],
  );
  await pass(60_000);
  assert.equal(asked.length, 2, "nobody asks a server that answers");
  visible = false;
  pulse.ask();
  await pass(60_000);
  assert.equal(asked.length, 2, "nor a page that nobody sees");
});
