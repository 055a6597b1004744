import assert from "node:assert/strict";
import { test } from "node:test";

import { plainly } from "../../timeline/web/lecture/plainly.js";
import { partly } from "./partly.js";

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

test("where nothing was ever read there is no map to show it beside", () => {
  assert.equal(plainly(RAW, undefined), null);
  /** @type {Read} */
  const nothing = partly({ raw: {}, known: { told: { scenes: [] } } });
  assert.equal(plainly(RAW, nothing), null);
});
