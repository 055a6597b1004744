// @ts-nocheck
import assert from "node:assert/strict";
import { test } from "node:test";

import { plainly } from "../../timeline/web/lecture/plainly.js";

const scene = (heading, more = {}) => ({ heading, words: `${heading} **words**`, ...more });
const RAW = { title: "Made", scenes: [scene("One"), scene("Two", { stage: { at: 2009 }, notes: "n" })] };
const READ = {
  raw: RAW,
  known: {
    told: {
      title: "Made",
      scenes: [
        { heading: "One", words: ["read"], state: 1 },
        { heading: "Two", words: ["read"], state: 2, source_line: "S" },
      ],
    },
    noted: { scenes: [{ heading: "One" }, { heading: "Two", notes: ["read"] }] },
  },
};

test("what was read stands as it was told, wherever it has moved", () => {
  const { told, noted } = plainly({ ...RAW, scenes: [RAW.scenes[1], RAW.scenes[0]] }, READ);
  assert.deepEqual(told.scenes, [READ.known.told.scenes[1], READ.known.told.scenes[0]]);
  assert.deepEqual(noted.scenes[0], READ.known.noted.scenes[1]);
});

test("what was written since is plain text, with the map it had and no source that it may not rest on", () => {
  const changed = { ...RAW.scenes[1], words: "First line\nsecond\n\nAnother *paragraph*", notes: "mine" };
  const { told, noted, raw, stale } = plainly({ ...RAW, scenes: [RAW.scenes[0], changed, scene("New")] }, READ);
  assert.ok(stale);
  assert.equal(raw.scenes.length, 3);
  assert.deepEqual(told.scenes[0], READ.known.told.scenes[0]);
  assert.deepEqual(told.scenes[1].words, [
    { kind: "p", of: ["First line", { kind: "br", of: [] }, "second"] },
    { kind: "p", of: ["Another *paragraph*"] },
  ]);
  assert.equal(told.scenes[1].state, 2);
  assert.equal(told.scenes[1].source_line, "");
  assert.deepEqual(noted.scenes[1].notes, [{ kind: "p", of: ["mine"] }]);
  assert.equal(told.scenes[2].heading, "New");
  assert.equal(told.scenes[2].state, 1);
});

test("where nothing was ever read there is no map to show it beside", () => {
  assert.equal(plainly(RAW, undefined), null);
  assert.equal(plainly(RAW, { raw: {}, known: { told: { scenes: [] } } }), null);
});
