// @ts-nocheck

import assert from "node:assert/strict";
import { test } from "node:test";
import { FakeElement } from "./page.js";

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
function stage({ open = [], dark = false, pick = null, ...more } = {}) {
  const done = [];
  const state = { from: 1990, to: 2010, at: 2005, stepping: true, pick, playing: 1, ...more };
  const note = (text) => done.push(text);
  const own = {
    done,
    state,
    facts: { words: { keys: ROWS, go_to: "go to {year}", outside: "outside" } },
    play: {
      stop: () => note("stop"),
      toggle: () => note("play or pause"),
      step: (by) => note(`step ${by}`),
      toEnd: note,
      jump: (by) => note(`event ${by}`),
      goTo: (year) => note(`year ${year}`),
    },
    messages: {
      get dark() {
        return dark;
      },
      darken: (on) => {
        dark = on ?? !dark;
        note(dark ? "dark" : "light");
      },
      notify() {},
    },
    controls: { picture: () => note("picture"), fill: () => note("full"), more() {} },
    taking: { addToLecture: () => note("to a lecture") },
    root: { inert: false, contains: (target) => target === INSIDE },
    camera: { move: (way) => note(JSON.stringify(way)) },
    panel: { filters: { here: () => note("here") } },
    turn: (part) => note(part),
    close: () => {
      const part = open.shift();
      if (part) note(`close ${part}`);
      return Boolean(part);
    },
    pick: (id) => {
      state.pick = id;
      note(`pick ${id}`);
    },
    set: (change) => {
      Object.assign(state, change);
      note("whole window");
    },
  };
  return own;
}

const INSIDE = new FakeElement();

function pressed(own, ...keys) {
  return pressedOn(INSIDE, own, ...keys);
}

function pressedOn(target, own, ...keys) {
  const taker = new StageKeys(own);
  for (const key of keys) taker.key({ key, target, preventDefault() {}, stopPropagation() {} });
  return own.done;
}

test("letters act on the stage alone; where nothing has the focus other keys act as well", () => {
  const keys = ["b", "a", "7", "Enter", "PageDown", "/"];
  assert.deepEqual(pressedOn(document.body, stage(), ...keys), ["step 1"]);
  assert.deepEqual(pressedOn(new FakeElement(), stage(), ...keys), []);
  const link = Object.assign(new FakeElement(), { closest: (wanted) => wanted === "a[href]" });
  assert.deepEqual(
    pressedOn(link, Object.assign(stage(), { root: { contains: () => true } }), "ArrowRight", "PageDown"),
    ["step 1"],
  );
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
  const own = stage();
  new StageKeys(own).key({ key: "p", ctrlKey: true, target: null });
  assert.deepEqual(own.done, []);
});
