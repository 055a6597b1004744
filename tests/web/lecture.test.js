// @ts-nocheck

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { FakeElement, page } from "./page.js";

const { Deck } = await import("../../timeline/web/lecture/deck.js");
const { Notes } = await import("../../timeline/web/lecture/notes.js");
const { Keys } = await import("../../timeline/web/kit/keys.js");
const { check } = await import("../../timeline/web/lecture/hall.js");

// ---- the deck ------------------------------------------------------------------------------------

/** As Python tells them. */
const ROWS = Object.entries({
  next: ["ArrowRight"],
  before: ["ArrowLeft"],
  years: ["ArrowUp", "ArrowDown"],
  play: ["p"],
}).map(([act, keys]) => ({ act, keys }));

test("in a lecture P lets the years run, and the arrows turn scenes", () => {
  const done = [];
  const deck = {
    number: 3,
    stage: { camera: {}, play: { toggle: () => done.push("play"), step: (by) => done.push(by) } },
    next: () => done.push("scene 4"),
    before: () => done.push("scene 2"),
  };
  const keys = new Keys(ROWS, Deck.prototype.keyActs.call(deck));
  for (const key of ["p", "ArrowUp", "ArrowDown", "ArrowRight", "ArrowLeft"]) keys.actOf({ key })();
  assert.deepEqual(done, ["play", 1, -1, "scene 4", "scene 2"]);
});

// ---- the lecturer's window -----------------------------------------------------------------------

const SCENES = [
  { heading: "One", minutes: 3 },
  { heading: "Two", minutes: 4.5, skip: true },
  { heading: "Three" },
  { heading: "Four", minutes: 2 },
];

function notes({ number = 0, minutes = 12, spent = 0 } = {}) {
  const own = Object.create(Notes.prototype);
  return Object.assign(own, {
    number,
    noted: { minutes, scenes: SCENES },
    began: Date.now() - spent * 60_000,
    said: { language: "en", spent: "{spent}, planned {planned} of {all}", hurry: "{left} left, skip {scenes}" },
    clock: {},
    spent: {},
    hurry: {},
  });
}

test("the notes say what was planned until this scene, and for the whole", (t) => {
  t.mock.timers.enable({ apis: ["Date"] });
  for (const [number, planned] of [
    [0, "0:00"],
    [1, "3:00"],
    [2, "7:30"],
    [3, "7:30"],
  ]) {
    const own = notes({ number, spent: 1.5 });
    own.tick();
    assert.equal(own.spent.textContent, `1:30, planned ${planned} of 12:00`);
  }
  const own = notes({ minutes: null });
  own.tick();
  assert.equal(own.spent.textContent, "0:00, planned 0:00 of 9:30", "without a length, that of its scenes");
});

test("what may be skipped is named only while the time left is too short for what is left", () => {
  assert.equal(notes().short(6.5), "", "just enough");
  assert.equal(notes().short(6.4), "6 left, skip 2 Two");
  assert.equal(notes({ number: 1 }).short(0), "", "nothing that may be skipped is left");
});

// ---- the hall check ------------------------------------------------------------------------------

const SAID = new Proxy({ measures: "{shape}" }, { get: (own, key) => own[key] ?? String(key) });
const FILES = { facts: "facts.json", cards: "cards.json", ground: {}, figures: {} };

/** The rows of the check in their order, once all have answered. */
async function hall() {
  const root = Object.assign(new FakeElement(), { clientWidth: 1600, clientHeight: 900 });
  check(root, { data: { addresses: FILES } }, SAID);
  await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setImmediate(resolve));
  const [box] = root.children;
  const list = box.children.find(({ tag }) => tag === "ul");
  const [offline, keys, fonts, shape, second] = list.children.map(({ children }) => children[1]);
  return { offline, keys, fonts, shape, second, box };
}

let elsewhere = [];
let answers = true;

beforeEach(() => {
  elsewhere = [];
  answers = true;
  page.letters = ["가", "힣", "A"];
  page.popups = true;
  performance.getEntriesByType = () => [
    { name: "https://crossings.test/facts.json" },
    ...elsewhere.map((name) => ({ name })),
  ];
  globalThis.fetch = async () => ({ ok: answers, status: 503, json: async () => ({}) });
});

test("a hall check is green where all is here", async () => {
  const { offline, fonts } = await hall();
  assert.deepEqual([offline.dataset.good, fonts.dataset.good], ["true", "true"]);
  assert.match(fonts.textContent, /^✓/);
});

test("it goes red where anything came from elsewhere", async () => {
  elsewhere = ["https://tiles.example.org/1.png"];
  const { offline } = await hall();
  assert.equal(offline.dataset.good, "false");
  assert.match(offline.textContent, /^✗/);
});

test("it goes red where Korean letters are empty boxes", async () => {
  page.letters = ["A"];
  const { fonts } = await hall();
  assert.equal(fonts.dataset.good, "false");
});

test("it goes red where a second window is kept shut", async () => {
  const { second, box } = await hall();
  assert.equal(second.dataset.good, "null", "not known before it is tried");
  const button = box.children.find(({ tag }) => tag === "button");
  page.popups = false;
  button.dispatchEvent(new Event("click"));
  assert.equal(second.dataset.good, "false");
  page.popups = true;
  button.dispatchEvent(new Event("click"));
  assert.equal(second.dataset.good, "true");
});

test("it goes red where a file of the deck can't be had", async () => {
  answers = false;
  FILES.facts = "facts-of-another-day.json"; // what has come once is kept
  const { offline } = await hall();
  assert.equal(offline.dataset.good, "false");
});
