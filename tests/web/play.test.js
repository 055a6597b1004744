import assert from "node:assert/strict";
import { test } from "node:test";

import { Choice } from "../../timeline/web/stage/choice.js";
import { Play } from "../../timeline/web/stage/play.js";
import { Store } from "../../timeline/web/stage/store.js";
import { partly } from "./partly.js";

test("the year goes on to the next event together with its pick: all is shown once", () => {
  const marks = [{ id: "next", start: 1995.5, end: 1995.5 }];
  const choice = partly({ facts: { marks }, markShown: () => true });
  const store = new Store({ stepping: true, at: 1990, from: 1980, to: 2010 });
  /** @type {unknown[]} */
  const asked = [];
  store.subscribe((change) => asked.push(change));
  const play = new Play(store, choice, (pick, also) => store.set({ ...also, pick }));
  play.jump(1);
  assert.deepEqual(asked, [{ at: 1995, pick: "next" }]);
});

test("the next and the last event are counted from the pick while it lasts, else from the year", () => {
  const marks = [
    { id: "early", start: 1997.1, end: 1997.2 },
    { id: "long", start: 2009.1, end: 2016.5 },
    { id: "same year", start: 2009.5, end: 2009.6 },
    { id: "late", start: 2016.2, end: 2016.3 },
    { id: "last", start: 2017.5, end: 2017.6 },
  ];
  const store = new Store({ stepping: true, from: 1990, to: 2020 });
  const facts = { marks, corridors: {} };
  const of = new Map(marks.map((mark) => [mark.id, mark]));
  const choice = partly({
    facts,
    markShown: () => true,
    isNow: (/** @type {string} */ pick) => Choice.prototype.isNow.call({ state: store.state, facts, marks: of }, pick),
  });
  const play = new Play(store, choice, () => {});
  /** @param {number} at @param {string | null} pick */
  const beside = (at, pick, stepping = true) => {
    store.set({ at, pick, stepping });
    return [play.next(-1)?.id, play.next(1)?.id];
  };
  assert.deepEqual(beside(2009, "long"), ["early", "same year"]);
  assert.deepEqual(beside(2016, "long"), ["early", "late"], "none later than the pick is the one before it");
  assert.deepEqual(beside(2017, "long"), ["late", "last"], "which is over");
  assert.deepEqual(beside(2009, null), ["early", "long"]);
  assert.deepEqual(beside(1990, "long", false), ["early", "same year"]);
  assert.deepEqual(beside(1990, null, false), ["last", "early"]);
  assert.deepEqual(beside(1997, "early"), [undefined, "long"]);
});

test("a run goes by its own pace or by one that is given, and waits at no fast pace", (t) => {
  /** @type {((now: number) => void)[]} */
  const frames = [];
  t.mock.method(performance, "now", () => 0);
  const kept = globalThis.requestAnimationFrame;
  globalThis.requestAnimationFrame = (frame) => frames.push(frame);
  t.after(() => Object.assign(globalThis, { requestAnimationFrame: kept }));
  const facts = { span: [1945, 2027], timeline: { focus: [1994, 2027] } };
  const choice = partly({ facts, focusOf: () => [1994, 2027] });
  const store = new Store({ from: 1945, to: 2026, at: 1945 });
  let waits = false;
  const play = new Play(
    store,
    choice,
    () => {},
    () => waits,
  );
  const at = (/** @type {number} */ now) => {
    for (const frame of frames.splice(0)) frame(now);
    return store.state.at;
  };
  play.start();
  assert.deepEqual([at(90), at(120), at(210)], [1945, 1946, 1947]);
  waits = true;
  assert.deepEqual([at(400), at(2000)], [1947, 1947], "what is named is read");
  play.pace(0);
  assert.equal(at(2010), 1948);
  play.start(10, 1960);
  assert.deepEqual([at(1000), at(1200)], [1958, 1960], "alike, and as a lecture asks");
  assert.equal(store.state.playing, false);
});

test("from year to year nothing is gone to that has no date, and no years run where nothing has one", () => {
  const marks = [
    { id: "when", start: 1990, end: 2011, undated: true },
    { id: "then", start: 1995.5, end: 1995.6 },
  ];
  const store = new Store({ stepping: true, at: 1990, from: 1990, to: 2010 });
  const choice = (/** @type {boolean} */ undated) =>
    partly({ facts: { marks, corridors: {}, undated }, markShown: () => true });
  assert.equal(new Play(store, choice(false), () => {}).next(1)?.id, "then");
  store.set({ stepping: false });
  const still = new Play(store, choice(true), () => {});
  assert.equal(still.next(1)?.id, "when");
  still.toggle();
  still.step(1);
  still.toEnd("to");
  assert.deepEqual([still.goTo(2000), store.state.stepping, store.state.playing], [false, false, false]);
});
