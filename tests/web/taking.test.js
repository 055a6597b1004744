import assert from "node:assert/strict";
import { test } from "node:test";
import { FakeElement } from "./page.js";
import { partly } from "./partly.js";

/** @import { Cards } from "../../timeline/web/stage/shapes.js" */
/** @import { Stage } from "../../timeline/web/stage/stage.js" */

const { Taking } = await import("../../timeline/web/stage/taking.js");

/** @type {Cards} */
const CARDS = partly({
  cards: { one: { sources: ["b", "a"] } },
  sources: { a: { title: "First", said: "A paper, 2009" }, b: { title: "Second", said: "B, 2010" } },
});

/** @param {string | null} pick @param {boolean} [undated] */
function caption(pick, undated = false) {
  /** @type {Stage} */
  const stage = partly({
    facts: {
      words: { sources: "Sources", more_at: "{n} more: {address}" },
      opening: { title: "The whole", sources: [{ title: "Of the whole", said: "C, 2011" }] },
      edition: "Edition 7",
      version: "7",
      undated,
    },
    state: { pick, from: 1990, to: 2010 },
    choice: { title: (/** @type {string} */ id) => `Title of ${id}` },
  });
  return new Taking(stage, () => stage).caption(CARDS);
}

test("a picture of what is picked names it, its own sources in their order, and its edition", () => {
  const { title, sources, edition, rest } = caption("one");
  assert.equal(title, "Title of one");
  assert.deepEqual(sources, ["Second, B, 2010", "First, A paper, 2009"]);
  assert.match(edition, /^Edition 7 · .*pick=one/);
  assert.match(rest(3), /^3 more: .*pick=one/);
});

test("a picture of a window names its years and what the whole rests on", () => {
  const { title, sources, edition } = caption(null);
  assert.equal(title, "The whole: 1990–2010");
  assert.deepEqual(sources, ["Of the whole, C, 2011"]);
  assert.match(edition, /from=1990&to=2010/);
});

test("a picture and a scene of what has no date name no years", async () => {
  const { title, edition } = caption(null, true);
  assert.equal(title, "The whole");
  assert.doesNotMatch(edition, /from|to=/);
  /** @type {(() => Promise<object>)[]} */
  const taken = [];
  /** @type {Stage} */
  const stage = partly({
    facts: { words: {}, opening: { title: "The whole" }, facets: [], usual: { from: 1945, to: 2026 }, undated: true },
    state: { pick: null, from: 1945, to: 2026, filters: {} },
    options: { toLecture: (/** @type {() => Promise<object>} */ scene) => taken.push(scene) },
  });
  new Taking(stage, () => stage).addToLecture();
  assert.deepEqual(await taken[0](), { heading: "The whole", stage: {} });
});

test("a picture that can't be drawn is not saved half, and that is said", async (context) => {
  context.mock.method(console, "error", () => {});
  /** @type {string[]} */
  const told = [];
  const stage = Object.assign(Object.create(null), {
    root: new FakeElement().element, // never ready
    facts: {
      words: { working: "Being drawn", sources: "", more_at: "" },
      opening: { title: "The whole", sources: [] },
      first_view: "region",
    },
    state: { pick: null, from: 1990, to: 2010, view: "region" },
    files: { cards: async () => CARDS },
    data: { fault: "Not drawn." },
    messages: { notify: (/** @type {string} */ text) => told.push(text) },
    start: async () => {},
    end: () => told.push("ended"),
  });
  await new Taking(stage, () => stage).save("svg", 1);
  assert.deepEqual(told, ["Being drawn", "ended", "Not drawn."]);
});
