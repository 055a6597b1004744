import assert from "node:assert/strict";
import { test } from "node:test";
import "./page.js";
import { partly } from "./partly.js";

const { Following } = await import("../../timeline/web/stage/following.js");

/** A stage whose views come when they are let through, and those that it drew. */
function staged() {
  /** @type {Record<string, (is: boolean) => void>} */
  const coming = {};
  /** @type {string[]} */
  const drawn = [];
  const stage = {
    state: { pick: null, view: "home" },
    map: {
      view: "home",
      moved: null,
      bring: (/** @type {string} */ view) =>
        new Promise((come) => {
          coming[view] = come;
        }),
    },
    store: { take: (/** @type {object} */ changes) => Object.assign(stage.state, changes) },
    camera: { tried: (/** @type {Promise<boolean>} */ asked) => asked, lookAt() {} },
    files: { look: async () => stage.look },
    look: {},
    draw: async () => drawn.push(stage.map.view),
    showing: { show: () => drawn.push(stage.map.view) },
  };
  const following = new Following(partly(/** @type {object} */ (stage)));
  return { stage, drawn, coming, following };
}

test("of two views the one that was asked for last is shown, though the first comes later", async () => {
  const { stage, drawn, coming, following } = staged();
  const first = following.show({ view: "world" });
  await following.show({ view: "home", at: 2009 });
  coming.world(true);
  await first;
  assert.deepEqual(drawn, ["home", "home"]);
  assert.deepEqual(stage.state, { pick: null, view: "home", at: 2009 });
});

test("a view that can't be drawn leaves the map where it is, and what else is asked for is shown", async () => {
  const { stage, drawn, coming, following } = staged();
  const shown = following.show({ view: "world", at: 2009 });
  coming.world(false);
  await shown;
  assert.deepEqual(drawn, ["home"]);
  assert.deepEqual(stage.state, { pick: null, view: "home", at: 2009 });
  const again = following.show({ view: "world" });
  await following.show({ at: 2010 });
  coming.world(true);
  await again;
  assert.equal(stage.map.view, "world", "what asks for no view takes none away");
});
