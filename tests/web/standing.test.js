import assert from "node:assert/strict";
import { test } from "node:test";
import { FakeElement } from "./page.js";
import { partly } from "./partly.js";

const { Standing } = await import("../../timeline/web/lecture/standing.js");
const { Hands } = await import("../../timeline/web/lecture/hands.js");

const STATE = {
  from: 1990,
  to: 2000,
  at: 1990,
  stepping: false,
  pick: null,
  filters: {},
  q: "",
  playing: /** @type {number | false} */ (false),
};

/** @param {{ plays?: boolean }} [own] */
function standing({ plays = false } = {}) {
  const state = { ...STATE };
  const scene = { plays, state: { ...STATE } };
  const camera = { handled: false };
  /** @type {number[][]} */
  const runs = [];
  const stage = {
    state,
    camera,
    play: {
      start: (/** @type {number} */ pace, /** @type {number} */ end) => void runs.push([pace, end]),
      toggle: () => void runs.push([]),
      stop() {},
    },
    set: (/** @type {object} */ change) => void Object.assign(state, change),
    messages: { notify() {} },
  };
  const root = { classList: { contains: () => false, toggle: () => true } };
  const deck = {
    scene,
    stage,
    root,
    asking: false,
    ink: { busy: false },
    words: {},
    show: async () => {},
    audience: { tell() {} },
    arrive() {},
  };
  return { own: new Standing(partly(deck)), deck, state, runs };
}

test("a scene is away after whatever a lecturer moved, and at home again when that is undone", () => {
  for (const change of [{ at: 1995, stepping: true }, { playing: 3 }, { pick: "x" }, { from: 1991 }, { q: "y" }]) {
    const { own, state } = standing();
    assert.equal(own.away, false);
    Object.assign(state, change);
    assert.equal(own.away, true, JSON.stringify(change));
    Object.assign(state, STATE);
    assert.equal(own.away, false);
  }
  const { own, deck } = standing();
  deck.ink.busy = true;
  assert.equal(own.away, true, "a stroke");
  deck.ink.busy = false;
  deck.stage.camera.handled = true;
  assert.equal(own.away, true, "a map that was pushed");
});

test("years that run by themselves are no straying; a lecturer's own are", () => {
  const { own, state } = standing({ plays: true });
  own.run();
  Object.assign(state, { at: 1996, playing: 2 });
  assert.equal(own.away, false);
  own.stray(() => {});
  assert.equal(own.away, true);
});

test("years run once, end where they ended, and run again by key", () => {
  const { own, state, runs } = standing({ plays: true });
  own.run();
  assert.deepEqual(runs, [[2, 2000]]);
  assert.deepEqual([own.home.at, own.home.stepping], [2000, true], "a scene that is gone back to");
  Object.assign(state, { at: 2000, stepping: true });
  own.turnPlay();
  assert.deepEqual([state.at, runs.length], [1990, 2]);
  Object.assign(state, { at: 1995, playing: 2 });
  own.turnPlay();
  assert.deepEqual(runs[2], [], "while they run, it pauses");
});

test("a frozen picture lets nothing be done to it", () => {
  const { own } = standing();
  let done = 0;
  const act = own.unlessFrozen(() => {
    done += 1;
  });
  act();
  own.freeze();
  act();
  own.freeze();
  act();
  assert.equal(done, 2);
});

test("what is done to a picture whose scene is still on its way is done to that of the scene", () => {
  const { own, deck, state } = standing();
  Object.assign(state, { at: 1970 });
  deck.arrive = () => void Object.assign(state, STATE);
  own.unlessFrozen(() => void Object.assign(state, { at: state.at + 1 }))();
  assert.equal(state.at, STATE.at + 1);
});

test("hands are typed as digits, answer by answer, and stay with their scene", () => {
  const hands = new Hands({ box: new FakeElement().element });
  /** @type {import("../../timeline/web/wire.d.ts").ToldScene} */
  const scene = partly({ shown: { question: { answers: ["a", "b"], right: 1 } } });
  hands.show(scene);
  assert.equal(hands.actOf({ key: "1" }), undefined, "a digit leads to a scene until hands are counted");
  hands.begin();
  for (const key of ["1", "2", "Enter", "7", "Backspace", "4", "Enter"]) hands.actOf({ key })?.();
  assert.deepEqual(hands.counts, [12, 4]);
  assert.equal(hands.actOf({ key: "1" }), undefined, "after the last answer");
  hands.show(partly({ shown: {} }));
  hands.begin();
  assert.equal(hands.at, -1, "no scene but a question counts");
  hands.show(scene);
  assert.deepEqual(hands.counts, [12, 4]);
  /** @type {import("../../timeline/web/wire.d.ts").ToldScene} */
  const korean = partly({ shown: { question: { answers: ["가", "나"], right: 1 } } });
  const anew = new Hands({ box: new FakeElement().element });
  anew.follow(hands, scene, korean);
  anew.show(korean);
  assert.deepEqual(anew.counts, [12, 4], "in another language");
});
