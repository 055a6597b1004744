import assert from "node:assert/strict";
import { test } from "node:test";
import { FakeElement } from "./page.js";
import { partly } from "./partly.js";

Object.assign(window, { matchMedia: () => ({ matches: false }) });
const { Deck } = await import("../../timeline/web/lecture/deck.js");
const { ScenePanel } = await import("../../timeline/web/lecture/side.js");
const { Hands } = await import("../../timeline/web/lecture/hands.js");
const { Touch } = await import("../../timeline/web/lecture/touch.js");

/** @param {string} of a language */
const said = (of) => ({ leave: `${of} leave`, by_finger: `${of} finger`, place: `${of} {n}/{all}`, keys: [] });

test("the way out and the bar for a finger speak the language that the lecture turns to", () => {
  const root = new FakeElement();
  const out = new FakeElement("button");
  /** @type {InstanceType<typeof Deck>} */
  const deck = Object.assign(Object.create(Deck.prototype), {
    root,
    out,
    words: said("en"),
    ending: new AbortController(),
    lecture: { scenes: [{}, {}, {}] },
    shown: 1,
  });
  deck.touch = new Touch(deck);
  const [bar] = root.children;
  const labels = () => bar.children.map(({ attributes }) => attributes["aria-label"]);
  const many = bar.children.length;
  assert.deepEqual([bar.textContent, bar.attributes["aria-label"]], ["en 2/3", "en finger"]);
  deck.words = partly(said("ko"));
  deck.rename();
  assert.deepEqual([bar.textContent, bar.attributes["aria-label"]], ["ko 2/3", "ko finger"]);
  assert.deepEqual([out.attributes.title, out.attributes["aria-label"]], ["ko leave", "ko leave"]);
  assert.ok(labels().includes("ko leave") && !labels().includes("en leave"));
  assert.equal(bar.children.length, many);
});

test("what was counted by hand stays, though a lecture turns again before it has turned", async () => {
  const told = () => ({ scenes: [{ state: {}, shown: { question: { answers: ["a", "b"] } } }] });
  const [english, korean, again] = [told(), told(), told()];
  const hands = new Hands({ box: new FakeElement().element });
  hands.known.set(partly(english.scenes[0]), [12, 7]);
  const deck = Object.assign(Object.create(Deck.prototype), {
    root: new FakeElement(),
    number: 0,
    lecture: english,
    hands,
    standing: { ran: new WeakSet() },
    stage: { messages: { dark: false }, again: async () => {} },
    overview: { close() {}, sheet: { remove() {} } },
  });
  for (const lecture of [korean, again]) await deck.speak({ lecture, stage: {}, words: said("ko") });
  assert.deepEqual(hands.typed(partly(again.scenes[0])), [12, 7]);
});

test("the words beside a map fit below a heading that grows again in a wider window", () => {
  const style = { fontSize: "12px", width: "" };
  let room = 900;
  const heading = {
    style,
    get clientWidth() {
      if (!style.width) return room; // its line, else its longest word, which grows by whole pixels a letter
      return Math.ceil(parseFloat(style.fontSize || "40")) * 10 + 2;
    },
  };
  Object.assign(globalThis, { getComputedStyle: () => ({ fontSize: style.fontSize || "40px" }) });
  /** @type {string[]} */
  const below = [];
  const panel = Object.assign(Object.create(ScenePanel.prototype), {
    body: { querySelectorAll: () => [heading] },
    fitWords: () => below.push(style.fontSize),
  });
  panel.fit();
  assert.deepEqual([below, style], [[""], { fontSize: "", width: "" }]);
  room = 284;
  panel.fit();
  assert.deepEqual([below, style.width], [["", ""], ""]);
  style.width = "min-content";
  assert.ok(heading.clientWidth <= room && heading.clientWidth > room - 20, style.fontSize);
});
