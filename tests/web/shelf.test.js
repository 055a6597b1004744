import assert from "node:assert/strict";
import { test } from "node:test";
import { FakeElement } from "./page.js";

const { ScenePictures } = await import("../../timeline/web/lecture/scenepictures.js");
const { folding, Shelf } = await import("../../timeline/web/lecture/shelf.js");

test("who acts by keyboard among what else a lecture can do stands at its opener when that closes", () => {
  /** @type {string[]} */
  const focused = [];
  const act = new FakeElement("button");
  act.closest = () => act;
  const summary = Object.assign(new FakeElement("summary"), { focus: () => focused.push("summary") });
  const own = Object.assign(new FakeElement("details"), {
    open: true,
    contains: (/** @type {unknown} */ other) => other === act,
    querySelector: () => summary,
  });
  folding(/** @type {HTMLDetailsElement} */ (own.element));
  const press = (/** @type {Event} */ event) =>
    own.dispatchEvent(Object.defineProperty(event, "target", { value: act }));
  Object.assign(document, { activeElement: act });
  press(new Event("click"));
  assert.deepEqual([own.open, focused], [false, ["summary"]]);
  own.open = true;
  press(Object.assign(new Event("keydown"), { key: "Escape" }));
  assert.deepEqual([own.open, focused.length], [false, 2]);
  own.open = true;
  Object.assign(document, { activeElement: document.body });
  press(new Event("click"));
  assert.deepEqual([own.open, focused.length], [false, 2], "a lecture that begins keeps the focus");
});

test("a shelf that is left reads no more lectures for pictures that nobody will see", async () => {
  const resting = new AbortController();
  /** @type {string[]} */
  const asked = [];
  const shelved = ["one", "two"].map((id) => ({ lecture: { id, title: id, scenes: [] } }));
  const own = Object.assign(Object.create(Shelf.prototype), {
    page: { resting },
    words: {},
    shelved,
    known: async (/** @type {string} */ id) => {
      asked.push(id);
      resting.abort();
      return null;
    },
  });
  await own.picture();
  assert.deepEqual(asked, ["one"]);
});

test("who comes back before a picture was made for who has left has one, made once", async () => {
  let drawn = 0;
  /** @type {() => void} */
  let rested = () => {};
  const resting = new Promise((resolve) => {
    rested = () => resolve(undefined);
  });
  const pictures = () => {
    const ending = new AbortController();
    const stage = { drawing: { look: { theme: "light" } }, data: { addresses: { facts: "/facts" } } };
    return Object.assign(Object.create(ScenePictures.prototype), {
      deck: { lecture: { scenes: [{ id: "first" }] }, stage, ending },
      rest: () => resting,
      draw: async () => {
        drawn += 1;
        return "data:picture";
      },
    });
  };
  const [left, back, beside] = [pictures(), pictures(), pictures()];
  const asked = [left, back, beside].map((own) => own.of(0));
  left.deck.ending.abort();
  rested();
  assert.deepEqual(await Promise.all(asked), [null, "data:picture", "data:picture"]);
  assert.equal(drawn, 1);
});

test("a picture that the lecturer's window waits for goes before those of an overview, also where it was asked for", async () => {
  /** @type {string[]} */
  const drawn = [];
  /** @type {() => void} */
  let rested = () => {};
  const resting = new Promise((resolve) => {
    rested = () => resolve(undefined);
  });
  const stage = { drawing: { look: { theme: "light" } }, data: { addresses: { facts: "/others" } } };
  const scenes = ["a", "b", "c", "d"].map((id) => ({ id }));
  const pictures = Object.assign(Object.create(ScenePictures.prototype), {
    deck: { lecture: { scenes }, stage, ending: new AbortController() },
    rest: () => resting,
    draw: async (/** @type {{ id: string }} */ { id }) => {
      drawn.push(id);
      return id;
    },
  });
  const asked = [pictures.of(0), pictures.of(1), pictures.of(2), pictures.of(2, true), pictures.of(3, true)];
  rested();
  assert.deepEqual(await Promise.all(asked), ["a", "b", "c", "c", "d"]);
  assert.deepEqual(drawn, ["c", "d", "a", "b"]);
});

test("a lecturer who never rests has the next picture at last", async (t) => {
  let clock = 0;
  const later = setTimeout;
  t.mock.method(performance, "now", () => clock);
  t.mock.method(globalThis, "setTimeout", (/** @type {() => void} */ act, ms = 0) => {
    clock += ms;
    return later(act, 0);
  });
  const ending = new AbortController();
  const pictures = new ScenePictures(/** @type {any} */ ({ ending, overview: { open: false } }));
  Object.defineProperty(pictures, "touched", { get: () => clock });
  await pictures.rest();
  assert.ok(clock < 10_000);
});
