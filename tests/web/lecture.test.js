import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { FakeElement, page } from "./page.js";
import { partly } from "./partly.js";

/** @import { KeyRow, NotedScene } from "../../timeline/web/wire.d.ts" */

const { DeckKeys } = await import("../../timeline/web/lecture/deckkeys.js");
const { clock, Pace } = await import("../../timeline/web/lecture/pace.js");
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
  const deck = {
    stage: { camera: {}, play: { step: (/** @type {number} */ by) => done.push(by) } },
    standing: {
      stray: (/** @type {() => unknown} */ act) => act(),
      turnPlay: () => void done.push("play"),
      unlessFrozen: (/** @type {() => unknown} */ act) => act,
    },
    next: () => void done.push("scene 4"),
    before: () => void done.push("scene 2"),
  };
  const acts = DeckKeys.prototype.acts.call(/** @type {InstanceType<typeof DeckKeys>} */ (partly({ deck })));
  const keys = new Keys(ROWS, acts);
  for (const key of ["p", "ArrowUp", "ArrowDown", "ArrowRight", "ArrowLeft"]) keys.actOf({ key })?.();
  assert.deepEqual(done, ["play", 1, -1, "scene 4", "scene 2"]);
});

// ---- the lecturer's window -----------------------------------------------------------------------

/** @type {NotedScene[]} */
const SCENES = [
  { heading: "One", minutes: 3 },
  { heading: "Two", minutes: 4.5, skip: true },
  { heading: "Three" },
  { heading: "Four", minutes: 2 },
].map((scene) => ({ minutes: null, skip: false, notes: [], ...scene }));

test("the time planned until a scene, and for the whole", (t) => {
  t.mock.timers.enable({ apis: ["Date"] });
  const pace = new Pace({ minutes: 12, scenes: SCENES });
  const planned = SCENES.map((_, i) => pace.at(i, Date.now() - 90_000).planned);
  assert.deepEqual(planned.map(clock), ["0:00", "3:00", "7:30", "7:30"]);
  assert.equal(clock(pace.at(0, Date.now() - 90_000).spent), "1:30");
  assert.equal(clock(pace.at(0, 0).spent), "0:00", "before anybody said when it began");
  assert.equal(new Pace({ minutes: null, scenes: SCENES }).all, 9.5, "without a length, that of its scenes");
  pace.skipped = new Set([1]);
  assert.equal(pace.at(2, 0).planned, 3, "what is left out takes no time");
});

test("what may be skipped is named only while the time left is too short for what is left", () => {
  const pace = new Pace({ minutes: 12, scenes: SCENES });
  assert.deepEqual(pace.short(0, 6.5), [], "just enough");
  assert.deepEqual(pace.short(0, 5.6), [], "less than a minute is not worth a word");
  assert.deepEqual(pace.short(0, 5.5), [1]);
  assert.deepEqual(pace.short(1, 0), [], "nothing that may be skipped is left");
  pace.skipped = new Set([1]);
  assert.deepEqual(pace.short(0, 1), [], "nor is it where it is left out already");
});

test("no more is named than what lacks: the shortest scene that does, else the longest first", () => {
  const scenes = [1, 3, 2, 4, 2, 5].map((minutes, i) => ({ heading: "", notes: [], minutes, skip: i > 0 && i < 5 }));
  const pace = new Pace({ minutes: 17, scenes });
  assert.deepEqual(pace.short(0, 14), [4], "the later of two that are alike");
  assert.deepEqual(pace.short(0, 13), [1]);
  assert.deepEqual(pace.short(0, 11), [3, 4], "the longest, and what does for the rest");
  assert.deepEqual(pace.short(0, 0), [1, 2, 3, 4], "all that may be");
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
  assert.match(fonts.textContent, /^✓ both_here$/);
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
  assert.match(fonts.textContent, /^✗ one_missing$/, "and says what to do");
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
