import assert from "node:assert/strict";
import { test } from "node:test";

import { left, shortened, span } from "../../timeline/web/lecture/short.js";

const scenes = [
  { heading: "One", minutes: 3 },
  { heading: "Two", minutes: 4, skip: true },
  { heading: "Three", minutes: 2 },
];

test("the short version leaves out what may be skipped, and its minutes are those of what is left", () => {
  const whole = {
    text: "the whole",
    told: { title: "A", scenes },
    noted: { minutes: 9, scenes },
    raw: { title: "A", minutes: 9, scenes },
  };
  const { told, noted, raw } = shortened(whole);
  assert.deepEqual(
    told.scenes.map(({ heading }) => heading),
    ["One", "Three"],
  );
  assert.equal(noted.minutes, 5);
  assert.equal(raw.minutes, 5);
  assert.ok(!("text" in shortened(whole)), "the text is that of the whole lecture");
  assert.equal(whole.told.scenes.length, 3);
});

test("no minutes are told where a scene has none", () => {
  assert.equal(span([{ minutes: 3 }, {}]), null);
  assert.equal(span(left([{ minutes: 3 }, { skip: true }])), 3);
});
