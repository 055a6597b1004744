import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { FakeElement, page } from "./page.js";
import { partly } from "./partly.js";

/** @import { KeyRow } from "../../timeline/web/wire.d.ts" */

const { Deck } = await import("../../timeline/web/lecture/deck.js");
const { Notes } = await import("../../timeline/web/lecture/notes.js");
const { Keys } = await import("../../timeline/web/kit/keys.js");
const { check } = await import("../../timeline/web/lecture/hall.js");

// ---- the deck ------------------------------------------------------------------------------------

/** As Python tells them. @type {KeyRow[]} */
const ROWS = Object.entries({
  next: ["ArrowRight"],
  before: ["ArrowLeft"],
  years: ["ArrowUp", "ArrowDown"],
  play: ["p"],
}).map(([act, keys]) => ({ act, keys, label: "", words: "" }));

test("in a lecture P lets the years run, and the arrows turn scenes", () => {
  /** @type {(string | number)[]} */
  const done = [];
  /** @type {InstanceType<typeof Deck>} */
  const deck = partly({
    number: 3,
    stage: { camera: {}, play: { toggle: () => done.push("play"), step: (/** @type {number} */ by) => done.push(by) } },
    next: () => void done.push("scene 4"),
    before: () => void done.push("scene 2"),
  });
  const keys = new Keys(ROWS, Deck.prototype.keyActs.call(deck));
  for (const key of ["p", "ArrowUp", "ArrowDown", "ArrowRight", "ArrowLeft"]) keys.actOf({ key })?.();
  assert.deepEqual(done, ["play", 1, -1, "scene 4", "scene 2"]);
});

// ---- the lecturer's window -----------------------------------------------------------------------

const SCENES = [
  { heading: "One", minutes: 3 },
  { heading: "Two", minutes: 4.5, skip: true },
  { heading: "Three" },
  { heading: "Four", minutes: 2 },
];

/** @returns {InstanceType<typeof Notes>} */
function notes({ number = 0, minutes = /** @type {number | null} */ (12), spent = 0 } = {}) {
  return Object.assign(Object.create(Notes.prototype), {
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
  for (const [number, planned] of /** @type {[number, string][]} */ ([
    [0, "0:00"],
    [1, "3:00"],
    [2, "7:30"],
    [3, "7:30"],
  ])) {
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

const SAID = new Proxy({ measures: "{shape}" }, { get: (own, key) => Reflect.get(own, key) ?? String(key) });
const FILES = { facts: "facts.json", cards: "cards.json", ground: {}, figures: {} };

/** The rows of the check in their order, once all have answered. */
async function hall() {
  const root = Object.assign(new FakeElement(), { clientWidth: 1600, clientHeight: 900 });
  check(root.element, partly({ data: { addresses: FILES } }), SAID);
  await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setImmediate(resolve));
  const [box] = root.children;
  const list = box.children.find(({ tag }) => tag === "ul");
  const [offline, keys, fonts, shape, second] = (list?.children ?? []).map(({ children }) => children[1]);
  return { offline, keys, fonts, shape, second, box };
}

/** @type {string[]} */
let elsewhere = [];
let answers = true;

beforeEach(() => {
  elsewhere = [];
  answers = true;
  page.letters = ["가", "힣", "A"];
  page.popups = true;
  performance.getEntriesByType = () =>
    ["https://crossings.test/facts.json", ...elsewhere].map((name) => partly({ name }));
  globalThis.fetch = async () => partly({ ok: answers, status: 503, json: async () => ({}) });
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
  button?.dispatchEvent(new Event("click"));
  assert.equal(second.dataset.good, "false");
  page.popups = true;
  button?.dispatchEvent(new Event("click"));
  assert.equal(second.dataset.good, "true");
});

test("it goes red where a file of the deck can't be had", async () => {
  answers = false;
  FILES.facts = "facts-of-another-day.json"; // what has come once is kept
  const { offline } = await hall();
  assert.equal(offline.dataset.good, "false");
});
