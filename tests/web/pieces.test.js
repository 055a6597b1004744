import assert from "node:assert/strict";
import { test } from "node:test";
import "./page.js";
import { partly } from "./partly.js";

const { stepsOf } = await import("../../timeline/web/faces/pieces.js");
const { filled, marked } = await import("../../timeline/web/faces/facechart.js");
const { Deck } = await import("../../timeline/web/lecture/deck.js");

/** @param {string} text */
const p = (text) => ({ kind: "p", of: [text] });
const list = {
  kind: "ul",
  of: [
    { kind: "li", of: ["a"] },
    { kind: "li", of: ["b"] },
  ],
};

test("a scene takes a key for each paragraph, item and account that comes by itself", () => {
  /** @type {import("../../timeline/web/wire.d.ts").ToldScene} */
  const scene = partly({ builds: true, words: [p("one"), list], shown: {} });
  assert.equal(stepsOf(scene), 3);
  assert.equal(stepsOf({ ...scene, builds: false }), 0);
  assert.equal(stepsOf({ ...scene, shown: partly({ columns: [{}, {}] }) }), 5);
  assert.equal(stepsOf({ ...scene, builds: false, shown: partly({ question: {} }) }), 1, "the answer");
});

/** @param {object[]} scenes */
function deck(scenes) {
  /** @type {[number, number][]} */
  const went = [];
  return Object.assign(Object.create(Deck.prototype), {
    lecture: { scenes },
    number: 0,
    built: 0,
    skipped: new Set(),
    went,
    build(/** @type {number} */ built) {
      Object.assign(this, { built });
    },
    go: (/** @type {number} */ number, built = 0) => went.push([number, built]),
  });
}

/** @param {{ mark: number[], change?: string }} own
 * @returns {import("../../timeline/web/wire.d.ts").ToldChart} */
const chartOf = (own) => partly(own);

test("a step takes a sign from the scene before it leads on, and says where another leads", () => {
  const own = deck([{ shown: {} }, { shown: {} }]);
  /** @type {string[]} */
  const noted = [];
  let covered = true;
  const uncover = () => {
    const was = covered;
    covered = false;
    return was;
  };
  Object.assign(own, {
    room: { mine: true, uncover },
    stage: { messages: { notify: (/** @type {string} */ text) => noted.push(text) } },
    words: { room: { not_yours: "another" } },
  });
  own.next();
  assert.deepEqual([covered, own.went], [false, []]);
  own.next();
  assert.deepEqual([own.went, noted], [[[1, 0]], []]);
  own.room.mine = false;
  own.next();
  own.before();
  Deck.prototype.go.call(own, 0);
  assert.deepEqual([own.went.length, noted], [1, ["another", "another", "another"]]);
});

test("keys build a scene before they lead on, and take it down before they lead back", () => {
  const own = deck([{ builds: true, words: [p("one"), p("two")], shown: {} }, {}]);
  own.next();
  own.next();
  assert.deepEqual([own.built, own.went], [2, []]);
  own.next();
  assert.deepEqual(own.went, [[1, 0]]);
  own.before();
  assert.deepEqual([own.built, own.went.length], [1, 1]);
  own.before();
  own.before();
  assert.deepEqual(own.went[1], [0, Infinity], "the scene before is whole");
});

test("a scene that is left out is passed over, both ways", () => {
  const plain = { builds: false, words: [], shown: {} };
  const own = deck([plain, plain, plain, plain]);
  own.skipped = new Set([1, 2]);
  own.next();
  own.number = 3;
  own.before();
  own.next();
  assert.deepEqual(
    own.went,
    [
      [3, 0],
      [0, Infinity],
      [3, 0],
    ],
    "after the last there is none",
  );
});

const BARS = { type: "bar", x: [2011.5, 2012.5, 2013.5], y: [3, 2, 1], base: [0, 0, 0], marker: { color: "red" } };
const MEN = { ...BARS, y: [1, 1, 1], base: [3, 2, 1] };
/** @type {import("../../timeline/web/plotly.d.ts").PlotlyLayout} */
const LAYOUT = {
  font: { size: 14, color: "black", family: "serif" },
  xaxis: { range: [1999, 2026] },
  height: 300,
  annotations: [{ text: "4", x: 2011.5, y: 4 }],
};

test("marked years keep their full colour, all others go pale", () => {
  const [bars] = marked([BARS], chartOf({ mark: [2012] }));
  const opacity = /** @type {number[]} */ (bars.marker?.opacity);
  assert.equal(opacity[1], 1);
  assert.ok(opacity[0] < 0.5 && opacity[2] < 0.5);
  assert.equal(marked([BARS], chartOf({ mark: [] }))[0], BARS);
});

test("a chart fills its room, with the numbers of its marks and the change in words", () => {
  const chart = chartOf({ mark: [2011, 2012], change: "25 per cent fewer" });
  const { layout } = filled({ data: [BARS, MEN], layout: LAYOUT }, chart, { width: 900, height: 500 }, 28);
  assert.deepEqual([layout.width, layout.height, layout.font.size], [900, 500, 28]);
  const notes = layout.annotations ?? [];
  const texts = notes.map(({ text }) => text);
  assert.deepEqual(texts, ["<b>4</b>", "<b>3</b>", "<b>25 per cent fewer</b>"], "each number once");
  assert.equal(notes[0].y, 4, "women and men together");
  assert.deepEqual(
    notes.slice(0, 2).map(({ x, xanchor }) => [x, xanchor]),
    [
      [2011.5, "center"],
      [2012, "left"],
    ],
    "no number lies on the higher bar beside it",
  );
  assert.equal(notes[2].xanchor, "left");
  const small = filled({ data: [BARS, MEN], layout: LAYOUT }, chart, { width: 280, height: 200 }, 6).layout;
  for (const { text, font } of small.annotations ?? [])
    assert.ok(Number(font?.size) >= 12, `${text} is read on a phone`);
  /** @type {typeof LAYOUT} */
  const late = { ...LAYOUT, xaxis: { range: [1999, 2014] } };
  const ended = filled({ data: [BARS, MEN], layout: late }, chart, { width: 900, height: 500 }, 28);
  assert.equal(ended.layout.annotations?.[2].xanchor, "right", "no room is left beside them");
  const narrow = { ...LAYOUT, annotations: [{ text: "4", x: 2009.5, y: 4 }] };
  const [wide, phone] = [900, 358].map(
    (width) =>
      filled({ data: [BARS, MEN], layout: narrow }, chart, { width, height: 500 }, 14).layout.annotations ?? [],
  );
  assert.equal(wide[0].text, "4");
  assert.deepEqual(
    phone.map(({ text, xanchor }) => [text, xanchor]).slice(-1),
    [["<b>25 per cent<br>fewer</b>", "right"]],
    "no word ends beyond a phone",
  );
  assert.ok(
    phone.every(({ x }) => x !== 2009.5),
    "no number lies on another",
  );
});
