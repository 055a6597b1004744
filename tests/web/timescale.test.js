import assert from "node:assert/strict";
import { test } from "node:test";

import { focusShare, timeScale, yearTicks } from "../../timeline/web/stage/timescale.js";

/** @typedef {import("../../timeline/web/stage/timescale.js").Interval} Interval */

/** @type {Interval} */
const DOMAIN = [1945, 2027];
const whole = timeScale({ domain: DOMAIN, focus: [1994, 2027], range: [0, 948] });
const strip = timeScale({ domain: DOMAIN, focus: [1994, 2027], range: [10, 380] });
const short = timeScale({ domain: DOMAIN, focus: [2014, 2019], range: [0, 948] });
/** @type {Interval[]} */
const FOCUSES = [];
for (let from = 1945; from < 2027; from += 3) {
  for (const years of [0.5, 1, 3, 5, 8, 11.9, 12, 20, 60, 90]) FOCUSES.push([from, from + years]);
}
const every = FOCUSES.flatMap((focus) => [
  timeScale({ domain: DOMAIN, focus, range: [0, 948] }),
  timeScale({ domain: DOMAIN, focus, range: [380, 10] }),
]);

/** @type {(actual: number, wanted: number, within?: number) => void} */
function near(actual, wanted, within = 1e-9) {
  assert.ok(Math.abs(actual - wanted) <= within, `${actual} is not ${wanted}`);
}

test("the whole domain is in sight and the focus takes its share", () => {
  near(whole.forward(1945), 0);
  near(whole.forward(1994), 0.22 * 948);
  near(whole.forward(2027), 948);
  near(strip.forward(1994), 10 + 0.22 * 370);
  near(short.forward(2019) - short.forward(2014), 0.62 * 948);
});

test("years before and after the focus share the rest in proportion", () => {
  near(short.pixelsAYear(1950), short.pixelsAYear(2024));
  near(short.pixelsAYear(1950), (0.38 * 948) / 77);
});

test("the share of a short focus grows without a jump, and an asked share is kept", () => {
  assert.equal(focusShare(1), 0.62);
  assert.equal(focusShare(12), 0.78);
  assert.equal(focusShare(33), 0.78);
  for (let years = 0; years < 20; years += 0.1) assert.ok(focusShare(years + 0.1) - focusShare(years) < 0.003);
  const asked = timeScale({ domain: DOMAIN, focus: [2015, 2019], range: [0, 1000], share: 0.8 });
  near(asked.forward(2019) - asked.forward(2015), 800);
});

test("inverse(forward(x)) is x, inside and outside the domain", () => {
  for (const scale of every) {
    for (let year = 1940; year < 2035; year += 0.37) near(scale.invert(scale.forward(year)), year, 1e-6);
  }
});

test("time always runs on, and a focus is never smaller than on an even scale", () => {
  for (const scale of every) {
    const sign = Math.sign(scale.range[1] - scale.range[0]);
    let before = scale.forward(1945) - sign;
    for (let year = 1945; year <= 2027; year += 0.25) {
      assert.ok(sign * (scale.forward(year) - before) > 0);
      before = scale.forward(year);
    }
    assert.ok(scale.pixelsAYear(scale.focus[0]) >= scale.pixelsAYear(1945) - 1e-9);
    near(scale.forward(1945), scale.range[0], 1e-6);
    near(scale.forward(2027), scale.range[1], 1e-6);
  }
});

test("the scale says where it changes and by how much", () => {
  assert.equal(whole.changes.length, 1);
  assert.equal(whole.changes[0].year, 1994);
  near(whole.changes[0].at, whole.forward(1994));
  assert.equal(Math.round(whole.changes[0].factor), 5);
  assert.deepEqual(
    short.changes.map(({ year }) => year),
    [2014, 2019],
  );
  near(short.changes[0].factor * short.changes[1].factor, 1);
  assert.deepEqual(timeScale({ domain: DOMAIN, range: [0, 900] }).changes, []);
  assert.deepEqual(timeScale({ domain: DOMAIN, focus: [1940, 2040], range: [0, 900] }).changes, []);
  assert.deepEqual(timeScale({ domain: DOMAIN, focus: [1950, 2025], range: [0, 900] }).changes, []);
});

test("a pointer outside the range still finds a year of the domain", () => {
  assert.equal(whole.yearAt(-50), 1945);
  assert.equal(whole.yearAt(5000), 2026);
  assert.equal(whole.yearAt(whole.forward(2016.99)), 2016);
  assert.equal(strip.yearAt(strip.forward(2009)), 2009);
});

test("years are named first, decades, fifths, and no closer than a line", () => {
  const named = yearTicks(whole, 17.8).map(({ year }) => year);
  assert.deepEqual(named, [1945, 1950, 1960, 1970, 1980, 1990, 1995, 2000, 2005, 2010, 2015, 2020, 2025]);
  const few = yearTicks(strip, 44).map(({ year }) => year);
  assert.deepEqual(few, [1945, 1980, 2000, 2010, 2020]);
  for (const scale of every) {
    for (const distance of [12, 17.8, 44]) {
      const at = yearTicks(scale, distance).map((tick) => tick.at * Math.sign(scale.range[1] - scale.range[0]));
      assert.ok(at.every((one, i) => !i || one - at[i - 1] >= distance - 1e-9));
      assert.ok(at.every((one) => Math.abs(one) <= 948));
    }
  }
});

test("each year of a short focus is named, and the years around it as on the picture", () => {
  const named = yearTicks(short, 17.8).map(({ year }) => year);
  assert.deepEqual(named, [1945, 1950, 1960, 1970, 1980, 1990, 2000, 2010, 2014, 2015, 2016, 2017, 2018, 2019, 2025]);
  const narrow = timeScale({ domain: DOMAIN, focus: [2008, 2018], range: [0, 370] });
  const inside = yearTicks(narrow, 44)
    .filter(({ kind }) => kind === "focus")
    .map(({ year }) => year);
  assert.deepEqual(inside, [2008, 2010, 2012, 2014, 2016, 2018]);
});

test("before the first year ticks are round as they are called", () => {
  const named = (/** @type {Interval} */ domain, /** @type {Interval} */ focus = domain) =>
    yearTicks(timeScale({ domain, focus, range: [0, 400] }), 30).map(({ year }) => (year > 0 ? year : year - 1));
  assert.deepEqual(named([-596, 501]), [-597, -500, -400, -300, -200, -100, 1, 100, 200, 300, 400, 500]);
  assert.deepEqual(named([-29, 31]), [-30, -25, -20, -15, -10, -5, 5, 10, 15, 20, 25, 30]);
  assert.deepEqual(named([-600, 0], [-46, -40]), [-601, -400, -200, -47, -46, -45, -44, -43, -42, -41]);
});

test("of many centuries the roundest years are named", () => {
  const scale = timeScale({ domain: [-2332, 2027], range: [0, 400] });
  const years = yearTicks(scale, 30).map(({ year }) => (year > 0 ? year : year - 1));
  for (const year of [-2000, -1000, 1000, 2000]) assert.ok(years.includes(year), String(years));
});
