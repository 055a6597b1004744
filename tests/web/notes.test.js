import assert from "node:assert/strict";
import { test } from "node:test";
import "./page.js";
import { partly } from "./partly.js";

/** @import { DeckPlace, DeckWish } from "../../timeline/web/wire.d.ts" */

const { Audience } = await import("../../timeline/web/lecture/audience.js");
const { Notes } = await import("../../timeline/web/lecture/notes.js");

const MINUTE_MS = 60_000;

/** A tab in which a lecture is opened: what its window says is heard when the test hands it on. */
function tab() {
  const kept = new Map();
  const storage = { getItem: (/** @type {string} */ key) => kept.get(key) ?? null, setItem: kept.set.bind(kept) };
  return () => {
    Object.assign(globalThis, { sessionStorage: storage });
    const stage = { messages: { dark: false } };
    const deck = { number: 0, shown: 0, built: 0, skipped: new Set(), stage, standing: { frozen: false } };
    const own = new Audience(partly({ ...deck, ending: new AbortController() }), "a");
    /** @type {DeckPlace[]} */
    const said = [];
    own.line.say = (message) => void said.push(/** @type {DeckPlace} */ (message));
    return { own, said };
  };
}

/** The lecturer's window, which knows when the lecture began. @param {number} began */
function notes(began) {
  /** @type {DeckWish[]} */
  const said = [];
  const line = { say: (/** @type {DeckWish} */ wish) => void said.push(wish) };
  const quiet = { turn() {}, wish() {}, tick() {}, show() {} };
  const own = Object.assign(Object.create(Notes.prototype), {
    began,
    line,
    pace: { skipped: new Set() },
    number: 0,
    gone: false,
    ...quiet,
  });
  return { own, said };
}

test("a lecture that is opened once more goes on with the time that the notes know", () => {
  const began = Date.now() - 5 * MINUTE_MS;
  const { own, said } = notes(began);
  const open = tab();
  const first = open();
  first.own.tell();
  own.follow(first.said[0]);
  const second = open(); // before the first has heard it
  second.own.tell();
  second.own.tell();
  for (const place of second.said) own.follow(place);
  assert.equal(own.began, began, "it is not taken for gone");
  for (const wish of said) second.own.hear(wish);
  assert.equal(second.own.began, began);
  own.follow(/** @type {DeckPlace} */ (second.said.at(-1)));
  assert.equal(own.began, began);
});

test("a lecture that begins anew by the lecturer's wish begins anew in both windows", () => {
  const { own, said } = notes(Date.now() - 5 * MINUTE_MS);
  const { own: deck, said: told } = tab()();
  deck.hear(partly({ kind: "restart" }));
  own.follow(told[0]);
  assert.equal(own.began, deck.began);
  assert.deepEqual(said, []);
  assert.ok(Date.now() - own.began < MINUTE_MS);
});

test("the lecturer's window leads as the deck's own keys do, and shows the scene that comes", () => {
  const { own, said } = notes(0);
  const acts = Notes.prototype.acts.call(own);
  acts.next?.("PageDown");
  acts.before?.("PageUp");
  /** @type {string[]} */
  const done = [];
  const deck = { next: () => done.push("next"), before: () => done.push("before"), ending: new AbortController() };
  const audience = new Audience(partly(deck), "a");
  for (const wish of said) audience.hear(wish);
  assert.deepEqual(done, ["next", "before"], "part by part, past what is left out");
  own.pace.skipped = new Set([1, 2]);
  assert.equal(Notes.prototype.beyond.call(own, 0), 3);
});
