// Where everything on the timeline stands: columns, bands and bars, the strip, targets, looks.

import assert from "node:assert/strict";
import { test } from "node:test";
import { columns } from "../../timeline/web/stage/timecolumns.js";
import { targets } from "../../timeline/web/stage/timelabels.js";
import { backdrop, sizesOf } from "../../timeline/web/stage/timelayout.js";
import { eventLook, isBarDim } from "../../timeline/web/stage/timelooks.js";
import { HEIGHT, LARGE_LETTERS, stripLayout } from "../../timeline/web/stage/timestrip.js";

/** @import { Timeline, TimelineBar, TimelineEra } from "../../timeline/web/stage/timeshapes.js" */
/** @import { Interval } from "../../timeline/web/stage/timescale.js" */

/** @type {Interval} */
const DOMAIN = [1945, 2027];
/** @type {[number, number]} */
const FOCUS = [1994, 2027];
const measure = (/** @type {string} */ text, /** @type {number} */ size) => 0.42 * size * text.length; // as wide as letters are on the whole

/** @param {number} year @param {number} total @returns {TimelineBar} */
const bar = (year, total) => ({
  year,
  women: Math.round(0.7 * total),
  men: Math.round(0.3 * total),
  total,
  said: total.toLocaleString("en"),
  mark: total > 2500,
  certainty: "two",
});
/** @param {string} id @param {string} kind @param {number} from @param {number | null} to @returns {TimelineEra} */
const era = (id, kind, from, to, note = "") => ({ id, kind, name: id, note, from, to });

/** @type {Timeline} */
const timeline = {
  focus: FOCUS,
  before: "947 people in all\nto the end of 1998",
  groups: {},
  eras: [
    era("First", "leader", 1948.7, 1994.5),
    era("Second", "leader", 1994.5, 2012),
    era("Third", "leader", 2012, null),
    era("War", "hardship", 1950.5, 1953.6),
    era("Famine", "hardship", 1994, 2001, "accounts conflict"),
    era("Border closed", "border", 2020, 2023.7),
  ],
  bars: Array.from({ length: 27 }, (_, i) =>
    bar(1999 + i, i < 3 ? 150 * (i + 1) : i === 10 ? 2914 : i > 20 ? 100 : 1500),
  ),
  words: { scale: "scale ×{factor} from {year}" },
};
const sizes = [
  { name: "1920", box: { width: 620, height: 1032, head: 60 }, size: 14 },
  { name: "1366", box: { width: 480, height: 724, head: 60 }, size: 13 },
  { name: "hall", box: { width: 940, height: 1032, head: 81 }, size: 27 },
];

/** @param {{ box: { width: number, height: number, head: number }, size: number }} one @param {Interval} [focus] */
function laidOut({ box, size }, focus = FOCUS) {
  const own = columns(box, size, {
    title: measure("x".repeat(32), size),
    value: measure("2,914", sizesOf(size).value),
  });
  return { own, drop: backdrop(timeline, DOMAIN, focus, own, { size, measure }) };
}

for (const one of sizes) {
  test(`columns follow one another and end in the box, ${one.name}`, () => {
    const { own } = laidOut(one);
    const order = [
      0,
      own.leaders,
      own.axis - own.longest,
      own.axis,
      own.years,
      own.ticks[0],
      own.ticks[1],
      own.dots.first,
      own.dots.edge,
      own.year,
      own.title,
      own.end,
      own.width,
    ];
    assert.deepEqual(
      order,
      [...order].sort((a, b) => a - b),
    );
    assert.ok(own.longest > 0.25 * (own.axis - own.leaders));
    assert.ok(own.end - own.title >= 24 * 0.55 * one.size, "titles have room");
    assert.ok(own.range[0] > one.box.head && own.range[1] < one.box.height);
  });

  test(`no letter is under 12 pixels, nor under that of labels in a hall, ${one.name}`, () => {
    const least = Math.min(...Object.values(sizesOf(one.size)));
    assert.ok(least >= (one.name === "hall" ? 27 : 12));
  });

  test(`names of eras, the note and the change of scale stand clear of one another and of bars, ${one.name}`, () => {
    const { own, drop } = laidOut(one);
    const { era: letters, note } = sizesOf(one.size);
    const blocks = [
      ...drop.bands
        .filter(({ name }) => name)
        .map(({ name, lines }) => ({
          at: name?.at ?? 0,
          high: 1.2 * letters * lines.length,
          wide: Math.max(...lines.map((line) => measure(line, letters))),
        })),
      ...(drop.before ? [{ at: drop.before.at, high: 2.4 * note, wide: own.axis - own.leaders }] : []),
      ...drop.rules.flatMap(({ words }) => (words ? [{ at: words.at, high: note, wide: own.axis - own.leaders }] : [])),
    ];
    assert.ok(blocks.length >= 4);
    for (const [i, a] of blocks.entries()) {
      for (const b of blocks.slice(i + 1)) assert.ok(Math.abs(a.at - b.at) >= (a.high + b.high) / 2 - 1);
      for (const { start, end, length } of drop.bars) {
        const meet = start < a.at + a.high / 2 && end > a.at - a.high / 2;
        assert.ok(!meet || length + a.wide <= own.axis - own.leaders);
      }
    }
  });
}

test("a contested era says so under its name where there is room", () => {
  const famine = laidOut(sizes[0]).drop.bands.find(({ id }) => id === "Famine");
  assert.deepEqual(famine?.lines, ["Famine", "accounts conflict"]);
});

test("the change of scale is told in words, and not where it is bars that stand above it", () => {
  const [rule] = laidOut(sizes[0]).drop.rules;
  assert.equal(rule.words?.lines[0], "scale ×5 from 1994");
  assert.equal(laidOut(sizes[0], [2014, 2019]).drop.rules[0].words, null);
});

test("the note of people before the first bar has smaller letters sooner than that it meets the years, or none", () => {
  const wide = (/** @type {string} */ text, /** @type {number} */ size) => 0.5 * size * text.length;
  const [desk, , hall] = sizes;
  for (const { size, own } of [desk, hall].map((one) => ({ size: one.size, own: laidOut(one).own }))) {
    for (const before of ["947 people", "947 people in all\nto the end of 1998", "x".repeat(60)]) {
      const drop = backdrop({ ...timeline, before }, DOMAIN, FOCUS, own, { size, measure: wide });
      if (!drop.before) continue;
      const letters = drop.before.size ?? 0;
      assert.ok(letters >= 12 && letters >= 0.8 * sizesOf(size).note);
      const end = own.leaders + 7 + Math.max(...drop.before.lines.map((line) => wide(line, letters)));
      assert.ok(end + 5 <= own.years - wide("2000", sizesOf(size).tick) / 2 + 0.01);
    }
    const none = backdrop({ ...timeline, before: "x".repeat(60) }, DOMAIN, FOCUS, own, { size, measure: wide });
    assert.equal(none.before, null);
  }
});

test("in a hall the note of people before the first bar has more lines sooner than smaller letters", () => {
  const { size } = sizes[2];
  const { own } = laidOut(sizes[2]);
  const per = (own.years - own.leaders - 12) / (19.5 * size); // 17 letters and half of a year have room
  const wide = (/** @type {string} */ text, /** @type {number} */ letter) => per * letter * text.length;
  const { before } = backdrop(timeline, DOMAIN, FOCUS, own, { size, measure: wide });
  assert.deepEqual(before?.lines, ["947 people in all", "to the end", "of 1998"]);
  assert.equal(before?.size, size);
});

test("the note of people before the first bar stands above it and on no band", () => {
  const { drop } = laidOut(sizes[0]);
  assert.ok(drop.before && drop.before.at < drop.scale.forward(1994));
  const bare = backdrop({ ...timeline, before: "" }, DOMAIN, FOCUS, laidOut(sizes[0]).own, { size: 14, measure });
  assert.equal(bare.before, null);
});

test("on the strip everything stands within it, and the greatest value is said", () => {
  const strip = stripLayout(timeline, DOMAIN, FOCUS, 390, measure);
  assert.equal(strip.bars.filter(({ named, value }) => named && value === 2914).length, 1);
  for (const { start, end, length } of strip.bars) assert.ok(start >= 0 && end <= 390 && length < HEIGHT - 38);
  assert.deepEqual(
    strip.leaders.filter(({ name }) => name).map(({ id }) => id),
    ["First", "Second", "Third"],
  );
});

test("larger letters on the strip leave its bars and years the room they need", () => {
  const strip = stripLayout(timeline, DOMAIN, FOCUS, 390, measure, LARGE_LETTERS);
  const highest = Math.max(...strip.bars.map(({ length }) => length));
  assert.ok(highest + 2 * LARGE_LETTERS <= HEIGHT - 38);
  const years = strip.years.map(({ at }) => at);
  for (let i = 1; i < years.length; i += 1) assert.ok(years[i] - years[i - 1] >= measure("2000", LARGE_LETTERS));
});

test("a target reaches to 24 pixels where it has the room, and never over another", () => {
  const found = targets([100, 117, 200, 220], 17);
  assert.deepEqual(found, [
    [12, 8.5],
    [8.5, 12],
    [12, 10],
    [10, 12],
  ]);
});

const all = new Set(["a", "b"]);
const mark = { id: "a", start: 2016.2, end: 2016.3 };
const state = { pick: null, stepping: false, at: 2016, from: 1945, to: 2026 };

test("an event stands out by its year, its window, its pick", () => {
  assert.equal(eventLook(mark, state, null, all), "on");
  assert.equal(eventLook(mark, { ...state, stepping: true }, null, all), "lit");
  assert.equal(eventLook(mark, { ...state, stepping: true, at: 2015 }, null, all), "dim");
  assert.equal(eventLook(mark, { ...state, from: 2017 }, null, all), "dim");
  assert.equal(eventLook(mark, { ...state, to: 2015 }, null, all), "dim");
  assert.equal(eventLook(mark, { ...state, pick: "a" }, null, all), "picked");
  assert.equal(eventLook(mark, state, { marks: new Set(["b"]) }, all), "dim");
  assert.equal(eventLook(mark, { ...state, from: 2017 }, { marks: new Set(["a"]) }, all), "lit");
  assert.equal(eventLook(mark, state, null, new Set(["b"])), "off");
});

test("a bar stands back outside its window, and beside the year shown", () => {
  assert.equal(isBarDim(2016, state), false);
  assert.equal(isBarDim(2016, { ...state, to: 2015 }), true);
  assert.equal(isBarDim(2016, { ...state, stepping: true }), false);
  assert.equal(isBarDim(2015, { ...state, stepping: true }), true);
});
