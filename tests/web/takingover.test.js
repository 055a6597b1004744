import assert from "node:assert/strict";
import { test } from "node:test";
import { FakeElement } from "./page.js";
import { partly } from "./partly.js";

const { Stage } = await import("../../timeline/web/stage/stage.js");

/** A stage that was sketched, which Plotly comes for or not; and what became of it.
 * @param {(stage: InstanceType<typeof Stage>) => Promise<unknown>} plotly */
function sketched(plotly) {
  const host = new FakeElement();
  const own = new Stage(host.element, partly({ state: {} }), { soon: true });
  /** @type {string[]} */
  const told = [];
  const tell = (/** @type {string} */ what) => async () => {
    told.push(what);
  };
  const figure = { on: (/** @type {string} */ event) => told.push(event) };
  Object.assign(own, {
    map: { redraw: tell("unasked"), takeOver: tell("map"), figure },
    time: { bars: { redraw: null, takeOver: tell("bars") } },
    files: { plotly: () => plotly(own) },
    facts: { words: { unmoved: "It stays." } },
    messages: { notify: (/** @type {string} */ text) => told.push(text) },
    drawing: { trust: tell("trusted") },
    showing: { show: tell("shown") },
  });
  own.root.dataset.ready = "true";
  return { own, told };
}

test("a picture that Plotly takes over is whole, and says how it is moved, once", async () => {
  const { own, told } = sketched(async () => {});
  assert.equal(await own.wholly(), true);
  own.hear();
  assert.deepEqual(told, ["map", "bars", "plotly_relayouting", "plotly_relayout", "trusted", "shown"]);
});

test("a picture that Plotly does not come for stays and says so, and is not whole", async (context) => {
  context.mock.method(console, "error", () => {});
  const { own, told } = sketched(() => Promise.reject(new Error("blocked")));
  assert.equal(await own.wholly(), false);
  assert.deepEqual(told, ["It stays."]);
});

test("what was made anew with other facts meanwhile is not taken over in the place of what was sketched", async () => {
  const { own, told } = sketched(async (stage) => {
    stage.ending.abort();
    stage.ending = new AbortController();
  });
  await own.wholly();
  assert.deepEqual(told, []);
});
