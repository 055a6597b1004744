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
    facts: { words: { undrawn: "Not drawn.", coming: "Coming." } },
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

test("a picture that Plotly does not come for stays and works, and is not whole", async (context) => {
  context.mock.method(console, "error", () => {});
  const { own, told } = sketched(() => Promise.reject(new Error("blocked")));
  assert.equal(await own.wholly(), false);
  assert.deepEqual(told, []);
  await assert.rejects(own.plotly());
  assert.deepEqual(told, ["Not drawn."], "who asks for more is told");
});

test("who asks for what Plotly draws is told that it is slow, until it has come", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const coming = Promise.withResolvers();
  const { own, told } = sketched(() => coming.promise);
  const asked = own.plotly();
  context.mock.timers.tick(1000);
  assert.deepEqual(told, []);
  context.mock.timers.tick(1500);
  assert.deepEqual(told, ["Coming."]);
  coming.resolve(null);
  await asked;
  assert.deepEqual(told, ["Coming.", ""]);
});

test("what was made anew with other facts meanwhile is not taken over in the place of what was sketched", async () => {
  const { own, told } = sketched(async (stage) => {
    stage.ending.abort();
    stage.ending = new AbortController();
  });
  await own.wholly();
  assert.deepEqual(told, []);
});
