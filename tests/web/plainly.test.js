import assert from "node:assert/strict";
import { test } from "node:test";

import "./page.js";
import { partly } from "./partly.js";

const { bare, plainly } = await import("../../timeline/web/lecture/plainly.js");

/** @import { Read } from "../../timeline/web/lecture/plainly.js" */

/** @param {string} heading @param {Record<string, unknown>} [more] */
const scene = (heading, more = {}) => ({ heading, words: `${heading} **words**`, ...more });
const RAW = { title: "Made", scenes: [scene("One"), scene("Two", { stage: { at: 2009 }, notes: "n" })] };
/** @type {Read} */
const READ = partly({
  raw: RAW,
  known: {
    told: {
      title: "Made",
      scenes: [
        { heading: "One", words: ["read"], state: { at: 2001 } },
        { heading: "Two", words: ["read"], state: { at: 2002 }, source_line: "S" },
      ],
    },
    noted: { scenes: [{ heading: "One" }, { heading: "Two", notes: ["read"] }] },
  },
});

/** @param {Parameters<typeof plainly>[0]} raw */
function again(raw) {
  const own = plainly(raw, READ);
  assert.ok(own);
  return own;
}

test("what was read stands as it was told, wherever it has moved", () => {
  const { told, noted } = again({ ...RAW, scenes: [RAW.scenes[1], RAW.scenes[0]] });
  assert.deepEqual(told.scenes, [READ.known.told.scenes[1], READ.known.told.scenes[0]]);
  assert.deepEqual(noted.scenes[0], READ.known.noted.scenes[1]);
});

test("what was written since is plain text, with the map it had and no source that it may not rest on", () => {
  const changed = { ...RAW.scenes[1], words: "First line\nsecond\n\nAnother *paragraph*", notes: "mine" };
  const { told, noted, raw, stale } = again({ ...RAW, scenes: [RAW.scenes[0], changed, scene("New")] });
  assert.ok(stale);
  assert.equal(raw.scenes?.length, 3);
  assert.deepEqual(told.scenes[0], READ.known.told.scenes[0]);
  assert.deepEqual(told.scenes[1].words, [
    { kind: "p", of: ["First line", { kind: "br", of: [] }, "second"] },
    { kind: "p", of: ["Another *paragraph*"] },
  ]);
  assert.deepEqual(told.scenes[1].state, { at: 2002 });
  assert.equal(told.scenes[1].source_line, "");
  assert.deepEqual(noted.scenes[1].notes, [{ kind: "p", of: ["mine"] }]);
  assert.equal(told.scenes[2].heading, "New");
  assert.deepEqual(told.scenes[2].state, { at: 2001 });
});

test("what a scene shows is its own, never that of another which asks for the same map", () => {
  const chart = { id: "arrivals", mark: [2009], change: "fewer" };
  const number = { form: "sum", ends: ["2,914"] };
  const image = "data:image/png;base64,AA==";
  const asked = { answers: ["a", "b"], right: 1 };
  const layouts = ["title", "chart", "number", "map+time", "question"];
  /** @type {Record<string, Record<string, unknown>>} */
  const own = { chart: { chart: "arrivals", mark: [2009] }, number: { number: "2009" }, question: asked };
  /** @type {Record<string, Record<string, unknown>>} */
  const shows = { chart: { chart }, number: { number }, question: { question: asked } };
  const scenes = layouts.map((layout) => scene(layout, { layout, ...own[layout] }));
  /** @type {Read} */
  const read = partly({
    raw: { scenes },
    known: {
      told: {
        scenes: layouts.map((layout, i) => ({ layout, state: { at: i }, shown: shows[layout] ?? {} })),
      },
      noted: { scenes: scenes.map(() => ({})) },
    },
  });
  /** @param {Record<string, unknown>} own @param {number} at */
  const seen = (own, at) => {
    const changed = scenes.map((one, i) => (i === at ? { ...one, ...own } : one));
    const known = plainly({ scenes: changed }, read)?.told.scenes[at];
    return known && { layout: known.layout, shown: known.shown };
  };
  for (const at of scenes.keys()) {
    const { layout, shown } = read.known.told.scenes[at];
    assert.deepEqual(seen({ heading: "Anew", words: "Anew", facts: ["x"] }, at), { layout, shown });
  }
  assert.deepEqual(seen({ mark: [2011] }, 1)?.shown, { chart: { ...chart, mark: [2011], change: "" } });
  assert.deepEqual(seen({ chart: "another" }, 1), { layout: "title", shown: {} });
  assert.deepEqual(seen({ number: "2010" }, 2), { layout: "title", shown: {} });
  assert.deepEqual(seen({ layout: "time", stage: { at: 2012 } }, 0), { layout: "time", shown: {} });
  assert.deepEqual(seen({ answers: ["c", 1990], right: 2, number: "2009" }, 4)?.shown, {
    question: { answers: ["c", "1990"], right: 2 },
    number,
  });
  const taken = { image, caption: "C" };
  assert.deepEqual(seen({ layout: "picture", picture: taken }, 3)?.shown, {
    picture: { credit: "", description: "", ...taken },
  });
  const hostile = { layout: "picture", picture: { image: "https://example.org/a.png" } };
  assert.deepEqual(seen(hostile, 3), { layout: "title", shown: {} });
});

test("where nothing was ever read there is no map to show it beside", () => {
  assert.equal(plainly(RAW, undefined), null);
  /** @type {Read} */
  const nothing = partly({ raw: {}, known: { told: { scenes: [] } } });
  assert.equal(plainly(RAW, nothing), null);
});

test("what was never read in this page is shown as it was written, beside the map of all years", () => {
  const state = partly({ from: 1945, to: 2026 });
  const columns = [
    { who: "A", says: "Yes." },
    { who: "B", says: "No." },
  ];
  const raw = {
    title: "Own",
    scenes: [scene("One", { stage: { at: 2009 } }), scene("Two", { layout: "columns", columns, notes: "mine" })],
  };
  const own = plainly(raw, bare(raw, state));
  assert.ok(own?.stale);
  const { told, noted } = own;
  assert.deepEqual(
    told.scenes.map(({ heading, layout }) => [heading, layout]),
    [
      ["One", "map+time"],
      ["Two", "columns"],
    ],
  );
  assert.equal(told.scenes[0].state, state);
  assert.equal(told.scenes[1].shown.columns?.length, 2);
  assert.deepEqual(told.scenes[0].words, [{ kind: "p", of: ["One **words**"] }]);
  assert.deepEqual(noted.scenes[1].notes, [{ kind: "p", of: ["mine"] }]);
});
