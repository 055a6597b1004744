import assert from "node:assert/strict";
import { test } from "node:test";
import { FakeElement } from "./page.js";
import { partly } from "./partly.js";

/** @import { Stage } from "../../timeline/web/stage/stage.js" */
/** @import { State } from "../../timeline/web/stage/store.js" */

const { StageKeys } = await import("../../timeline/web/stage/keys.js");

/** As Python tells them: each act with its keys. */
const ROWS = Object.entries({
  on: ["ArrowRight", "PageDown", " "],
  back: ["ArrowLeft", "PageUp"],
  ends: ["Home", "End"],
  year: ["0", "Enter"],
  play: ["p"],
  jump: ["n", "Shift+n"],
  search: ["/"],
  list: ["i"],
  legend: ["l"],
  here: ["m"],
  picture: ["s"],
  lecture: ["a"],
  theme: ["t"],
  fill: ["f"],
  black: ["b", "."],
  leave: ["Escape"],
}).map(([act, keys]) => ({ act, keys, label: "", words: "" }));

/** A stage that notes what is asked of it. */
function stage({
  open = /** @type {string[]} */ ([]),
  dark = false,
  pick = /** @type {string | null} */ (null),
  holds = (/** @type {unknown} */ target) => target === INSIDE,
} = {}) {
  /** @type {string[]} */
  const done = [];
  /** @type {State} */
  const state = partly({ from: 1990, to: 2010, at: 2005, stepping: true, pick, playing: 1 });
  const note = (/** @type {string} */ text) => done.push(text);
  /** @type {Stage} */
  const own = partly({
    state,
    facts: { words: { keys: ROWS, go_to: "go to {year}", outside: "outside" } },
    play: {
      stop: () => note("stop"),
      toggle: () => note("play or pause"),
      step: (/** @type {number} */ by) => note(`step ${by}`),
      toEnd: note,
      jump: (/** @type {number} */ by) => note(`event ${by}`),
      goTo: (/** @type {number} */ year) => Boolean(note(`year ${year}`)),
    },
    messages: {
      get dark() {
        return dark;
      },
      darken: (/** @type {boolean | undefined} */ on) => {
        dark = on ?? !dark;
        note(dark ? "dark" : "light");
      },
      notify() {},
    },
    controls: { picture: () => note("picture"), fill: () => note("full"), more() {} },
    taking: { addToLecture: () => void note("to a lecture") },
    root: { inert: false, contains: holds },
    camera: { move: async (/** @type {object} */ way) => void note(JSON.stringify(way)) },
    panel: { filters: { here: () => note("here") } },
    turn: (/** @type {string} */ part) => note(part),
    close: () => {
      const part = open.shift();
      if (part) note(`close ${part}`);
      return Boolean(part);
    },
    pick: (/** @type {string | null} */ id) => {
      state.pick = id;
      note(`pick ${id}`);
    },
    set: (/** @type {Partial<State>} */ change) => {
      Object.assign(state, change);
      note("whole window");
    },
  });
  return { own, done, state };
}

const INSIDE = new FakeElement();

/** @typedef {ReturnType<typeof stage>} Pressed */

/** @param {Pressed} on @param {string[]} keys */
function pressed(on, ...keys) {
  return pressedOn(INSIDE, on, ...keys);
}

/** @param {EventTarget} target @param {Pressed} on @param {string[]} keys */
function pressedOn(target, { own, done }, ...keys) {
  const taker = new StageKeys(own);
  for (const key of keys) taker.key(partly({ key, target, preventDefault() {}, stopPropagation() {} }));
  return done;
}

test("letters act on the stage alone; where nothing has the focus other keys act as well", () => {
  const keys = ["b", "a", "7", "Enter", "PageDown", "/"];
  assert.deepEqual(pressedOn(document.body, stage(), ...keys), ["step 1"]);
  assert.deepEqual(pressedOn(new FakeElement(), stage(), ...keys), []);
  const link = Object.assign(new FakeElement(), { closest: (/** @type {string} */ wanted) => wanted === "a[href]" });
  assert.deepEqual(pressedOn(link, stage({ holds: () => true }), "ArrowRight", "PageDown"), ["step 1"]);
});

test("Esc leaves one thing a press: what is open, the black screen, the pick, the year", () => {
  const own = stage({ open: ["menu", "list"], dark: true, pick: "2009" });
  const done = pressed(own, ...Array(5).fill("Escape")).filter((what) => what !== "stop");
  assert.deepEqual(done, ["close menu", "close list", "light", "pick null", "whole window"]);
  assert.deepEqual([own.state.stepping, own.state.at], [false, 1990]);
});

test("Esc stops the years that run, and forgets a number half written before it leaves a pick", () => {
  const own = stage({ pick: "2009" });
  assert.deepEqual(pressed(own, "2", "0", "Escape", "Enter"), ["stop", "light"]);
  assert.equal(own.state.pick, "2009");
});

test("every key does what the sheet of keys says, and the search is left to the bar", () => {
  const acts = {
    p: "play or pause",
    P: "play or pause",
    s: "picture",
    S: "picture",
    a: "to a lecture",
    n: "event 1",
    l: "legend",
    i: "list",
    f: "full",
    b: "dark",
    ".": "dark",
    m: "here",
    ArrowRight: "step 1",
    " ": "step 1",
    PageDown: "step 1",
    ArrowLeft: "step -1",
    PageUp: "step -1",
    Home: "from",
    End: "to",
  };
  for (const [key, act] of Object.entries(acts)) assert.deepEqual(pressed(stage(), key), [act], key);
  assert.deepEqual(pressed(stage(), "2", "0", "0", "9", "Enter"), ["year 2009"]);
  assert.deepEqual(pressed(stage(), "/"), []);
});

test("a key with Ctrl is the browser's", () => {
  const { own, done } = stage();
  new StageKeys(own).key(partly({ key: "p", ctrlKey: true, target: null }));
  assert.deepEqual(done, []);
});
