import assert from "node:assert/strict";
import { test } from "node:test";

import { yearBars } from "../../timeline/web/stage/bars.js";
import { eraBands, leaderNames } from "../../timeline/web/stage/eras.js";
import { timeScale } from "../../timeline/web/stage/timescale.js";

/** @typedef {import("../../timeline/web/stage/eras.js").Era} Era */
/** @typedef {import("../../timeline/web/stage/timescale.js").TimeScale} TimeScale */

// People who reached South Korea, as in the facts; the years of the eras likewise.
const ARRIVALS = {
  1999: 148,
  2000: 312,
  2001: 583,
  2002: 1142,
  2003: 1285,
  2004: 1898,
  2005: 1384,
  2006: 2028,
  2007: 2554,
  2008: 2803,
  2009: 2914,
  2010: 2402,
  2011: 2706,
  2012: 1502,
  2013: 1514,
  2014: 1397,
  2015: 1275,
  2016: 1418,
  2017: 1127,
  2018: 1137,
  2019: 1047,
  2020: 229,
  2021: 63,
  2022: 67,
  2023: 196,
  2024: 236,
  2025: 223,
};
const BARS = Object.entries(ARRIVALS).map(([year, value]) => ({
  year: Number(year),
  value,
  mark: ["2009", "2012", "2021"].includes(year),
}));
/** @type {[number, number]} */
const DOMAIN = [1945, 2027];
const COLUMN = 206;
const down = timeScale({ domain: DOMAIN, focus: [1994, 2027], range: [0, 948] });
const strip = timeScale({ domain: DOMAIN, focus: [1994, 2027], range: [10, 380] });
const short = timeScale({ domain: DOMAIN, focus: [2014, 2019], range: [0, 948] });
/** @type {(id: string, from: number, to: number | null, ...sizes: [number, number][]) => Era} */
const era = (id, from, to, ...sizes) => ({ id, from, to, sizes: sizes.map(([along, across]) => ({ along, across })) });
const BANDS = [
  era("famine", 1994, 2001, [36, 95], [17, 50]),
  era("border-closure", 2020, 2023.66, [17, 82], [34, 50]),
  era("korean-war", 1950.48, 1953.57, [17, 68]),
];

const sizesOf = (/** @type {string} */ id) => BANDS.flatMap((band) => (band.id === id ? band.sizes : []));

/** @type {(scale: TimeScale, longest: number) => {start: number, end: number, length: number}[]} */
function reaching(scale, longest) {
  return yearBars(BARS, scale, { longest, textSize: { along: 17, across: 44 } }).map(
    ({ start, end, length, named }) => ({ start, end, length: length + (named ? 44 : 0) }),
  );
}

test("bands are named in their middle where no bar reaches", () => {
  const placed = eraBands(BANDS, down, { across: COLUMN, reaching: reaching(down, 160) });
  for (const { start, end, name } of placed) assert.ok(name && Math.abs(name.at - (start + end) / 2) < 40);
  assert.deepEqual(
    placed.map(({ name }) => name?.size),
    [0, 0, 0],
  );
  assert.ok(
    Math.abs(placed[0].start - down.forward(1994)) < 1e-9 && Math.abs(placed[0].end - down.forward(2001)) < 1e-9,
  );
});

test("no name of a band touches a bar, a note or another name", () => {
  for (const scale of [down, short, strip]) {
    for (const longest of [60, 112, 160, 200]) {
      const notes = [{ start: scale.forward(1996), end: scale.forward(1996) + 36, length: COLUMN }];
      const bars = [...reaching(scale, longest), ...notes];
      const names = eraBands(BANDS, scale, { across: COLUMN, reaching: bars }).flatMap(({ id, name }) =>
        name ? [{ ...sizesOf(id)[name.size], at: name.at }] : [],
      );
      for (const { at, along, across } of names) {
        for (const bar of bars) {
          const apart = bar.end <= at - along / 2 || bar.start >= at + along / 2;
          assert.ok(apart || bar.length + across <= COLUMN);
        }
        assert.ok(names.every((other) => other.at === at || Math.abs(other.at - at) >= (along + other.along) / 2));
      }
    }
  }
});

test("a name moves along its band out of the way of bars, takes its shorter form, or is left out", () => {
  /** @type {(from: number, to: number) => import("../../timeline/web/stage/eras.js").Reaching} */
  const wall = (from, to) => ({ start: down.forward(from), end: down.forward(to), length: COLUMN });
  const famine = (/** @type {ReturnType<typeof wall>[]} */ ...walls) =>
    eraBands(BANDS.slice(0, 1), down, { across: COLUMN, reaching: walls })[0].name;
  const aside = famine(wall(1997, 2001));
  assert.ok(aside && aside.at < down.forward(1997) - 18);
  assert.equal(aside.size, 0);
  assert.equal(famine(wall(1995.4, 2001))?.size, 1);
  assert.equal(famine(wall(1994, 2001)), null);
});

test("two bands of the same years have two names, one after the other", () => {
  const both = [era("one", 1994, 2001, [36, 95]), era("two", 1994, 2001, [36, 95])];
  const [one, two] = eraBands(both, down, { across: COLUMN, reaching: [] }).map(({ name }) => name);
  assert.ok(one && two && Math.abs(one.at - two.at) >= 36);
});

test("a name much longer than its band is not written on its neighbours", () => {
  const war = era("korean-war", 1950.48, 1953.57, [70, 17]);
  const closed = era("border-closure", 2020, 2023.66, [84, 17]);
  const name = (/** @type {Era} */ band, /** @type {number} */ overhang = 20) =>
    eraBands([band], strip, { across: 80, reaching: [], overhang })[0].name;
  assert.equal(name(war), null);
  assert.notEqual(name(war, 40), null);
  assert.equal(name(closed), null);
  assert.notEqual(name(closed, 40), null);
});

test("leaders are named along their era when there is room, in a shorter form otherwise", () => {
  const leaders = [
    era("kim-il-sung", 1948.69, 1994.52, [78, 22], [26, 22]),
    era("kim-jong-il", 1994.52, 2011.96, [74, 22], [26, 22]),
    era("kim-jong-un", 2011.96, null, [84, 22], [26, 22]),
  ];
  assert.deepEqual(
    leaderNames(leaders, down).map(({ name }) => name?.size),
    [0, 0, 0],
  );
  const placed = leaderNames(leaders, short);
  assert.deepEqual(
    placed.map(({ name }) => name?.size),
    [0, 1, 0],
  );
  const tiny = timeScale({ domain: DOMAIN, focus: [2014, 2019], range: [0, 300] });
  assert.deepEqual(
    leaderNames(leaders, tiny).map(({ name }) => name?.size ?? null),
    [1, null, 0],
  );
  assert.equal(placed[2].end, 948);
  placed.forEach(({ start }, i) => assert.ok(!i || Math.abs(start - placed[i - 1].end) < 1e-9));
});

test("eras outside the domain are not drawn, and others are cut to it", () => {
  const late = timeScale({ domain: [1990, 2027], range: [0, 500] });
  const placed = eraBands(BANDS, late, { across: COLUMN, reaching: [] });
  assert.deepEqual(
    placed.map(({ id }) => id),
    ["famine", "border-closure"],
  );
  assert.equal(leaderNames([era("kim-il-sung", 1948.69, 1994.52, [78, 22])], late)[0].start, 0);
});

test("bars fill their years and their lengths are as their values", () => {
  for (const scale of [down, strip, short]) {
    const bars = yearBars(BARS, scale, { longest: 160, textSize: { along: 17, across: 44 } });
    assert.equal(bars.length, BARS.length);
    bars.forEach(({ year, value, start, end, length }, i) => {
      assert.ok(Math.abs(start - scale.forward(year)) < 1e-9);
      assert.ok(end > start && end <= scale.forward(year + 1) + 1e-9);
      assert.ok(Math.abs(length - (160 * value) / 2914) < 1e-9);
      assert.ok(!i || start >= bars[i - 1].end);
    });
  }
});

test("parts of a bar lie end to end", () => {
  const [bar] = yearBars([{ year: 2016, value: 1418, parts: [1116, 302] }], down, {
    longest: 1418,
    textSize: { along: 17, across: 44 },
  });
  assert.deepEqual(bar.parts, [
    [0, 1116],
    [1116, 1418],
  ]);
});

test("marked values and the last stand at their bars, in a short focus each of its years", () => {
  /** @type {(scale: TimeScale, textSize: {along: number, across: number}) => number[]} */
  const named = (scale, textSize) =>
    yearBars(BARS, scale, { longest: 160, textSize })
      .filter((bar) => bar.named)
      .map(({ year }) => year);
  assert.deepEqual(named(down, { along: 17, across: 44 }), [2009, 2012, 2021, 2025]);
  assert.deepEqual(named(strip, { along: 32, across: 14 }), [2009, 2012, 2021, 2025]);
  assert.deepEqual(named(strip, { along: 40, across: 14 }), [2009, 2012, 2021]);
  assert.deepEqual(named(short, { along: 17, across: 44 }), [2014, 2015, 2016, 2017, 2018]);
});

test("years of nothing have bars of no length", () => {
  const bars = yearBars([{ year: 2001, value: 0 }], down, { longest: 160, textSize: { along: 17, across: 44 } });
  assert.deepEqual([bars[0].length, bars[0].parts], [0, [[0, 0]]]);
  assert.deepEqual(yearBars([], down, { longest: 160, textSize: { along: 17, across: 44 } }), []);
});
