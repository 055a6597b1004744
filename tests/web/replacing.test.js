import assert from "node:assert/strict";
import { test } from "node:test";
import "./page.js";

const { replaceIn, timesIn } = await import("../../timeline/web/lecture/replacing.js");

test("a text is found in heading, words and notes, in any letters, and is no pattern", () => {
  const scene = { heading: "Seoul (2009)", words: "In seoul, in SEOUL", notes: "$& Seoul", chart: "seoul" };
  assert.equal(timesIn(scene, "Seoul"), 4);
  assert.equal(timesIn(scene, "(2009)"), 1);
  assert.equal(timesIn(scene, "."), 0);
  assert.equal(timesIn(scene, ""), 0);
  replaceIn(scene, "seoul", "$& 서울");
  assert.deepEqual(scene, {
    heading: "$& 서울 (2009)",
    words: "In $& 서울, in $& 서울",
    notes: "$& $& 서울",
    chart: "seoul",
  });
});
