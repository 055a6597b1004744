import assert from "node:assert/strict";
import { test } from "node:test";

import { Camera } from "../../timeline/web/stage/camera.js";
import { Store } from "../../timeline/web/stage/store.js";
import { partly } from "./partly.js";

/** A map that says where it was flown to. */
class Flown {
  /** @type {string[]} */ views = [];
  view = "region";
  moved = "";

  /** @param {string} pick @returns {[string, { around: string }]} */
  wayTo(pick) {
    return [`around ${pick}`, { around: pick }];
  }

  /** @param {string} view */
  async fly(view) {
    this.views.push(view);
    this.view = view;
  }

  shift() {
    this.moved = "nearer";
  }
}

function camera() {
  const map = new Flown();
  const { signal } = new AbortController();
  return { map, own: new Camera(partly(map), new Store({}), { draw: async () => {}, redrawn: () => {}, signal }) };
}

test("a pick is looked at a moment later", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { own, map } = camera();
  own.lookAt("a");
  context.mock.timers.tick(1000);
  await own.flight;
  assert.deepEqual(map.views, ["around a"]);
});

test("a view asked for after a pick is the one that stays", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { own, map } = camera();
  own.lookAt("a");
  await own.fly("korea");
  context.mock.timers.tick(1000);
  await own.flight;
  assert.deepEqual(map.views, ["korea"]);
});

test("a map moved by hand after a pick stays where it is", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { own, map } = camera();
  own.lookAt("a");
  await own.move({ by: 2 });
  context.mock.timers.tick(1000);
  await own.flight;
  assert.deepEqual([map.views, map.moved], [[], "nearer"]);
});
