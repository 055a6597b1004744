import assert from "node:assert/strict";
import { test } from "node:test";
import { FakeElement } from "./page.js";
import { partly } from "./partly.js";

const { TimeLabels } = await import("../../timeline/web/stage/timelabels.js");

/** @param {string} id @param {number} at @returns {import("../../timeline/web/stage/timeshapes.js").TimelineMark} */
const mark = (id, at) => partly({ id, at, importance: 1, rank: 1, short: id, title: id, words: "", said: "" });

test("a stop of the tab key that stands already is not written again, for that styles the page", () => {
  const { signal } = new AbortController();
  const marks = [mark("first", 1990), mark("second", 2000)];
  const labels = new TimeLabels(new FakeElement().element, marks, { events: "" }, { pick() {}, signal });
  labels.halt("second");
  const written = marks.map(({ id }) => {
    const button = labels.items.get(id)?.button;
    assert.ok(button);
    const { tabIndex } = button;
    const own = { at: tabIndex, times: 0 };
    Object.defineProperty(button, "tabIndex", {
      get: () => own.at,
      set(at) {
        own.at = at;
        own.times += 1;
      },
    });
    return own;
  });
  labels.halt("second");
  assert.deepEqual(written, [
    { at: -1, times: 0 },
    { at: 0, times: 0 },
  ]);
  labels.halt("first");
  assert.deepEqual(written, [
    { at: 0, times: 1 },
    { at: -1, times: 1 },
  ]);
});

test("what has no date stands first, as it came, and is said to have none", () => {
  const { signal } = new AbortController();
  const marks = [mark("b", 1945), mark("a", 1945)].map((own) => ({ ...own, undated: true }));
  const words = { events: "", undated: "no date" };
  const labels = new TimeLabels(new FakeElement().element, [mark("dated", 1945), ...marks], words, {
    pick() {},
    signal,
  });
  labels.rows(new Set(["a", "b", "dated"]));
  assert.deepEqual(
    labels.made.map((item) => [item.mark.id, item.year.textContent]),
    [
      ["b", "no date"],
      ["a", ""],
      ["dated", "1945"],
    ],
  );
});
