import assert from "node:assert/strict";
import { test } from "node:test";

import { msOfYears, SECONDS, YearClock } from "../../timeline/web/stage/pace.js";
import { Readings } from "../../timeline/web/stage/readings.js";

/** @typedef {import("../../timeline/web/stage/timescale.js").Interval} Interval */

const [SPAN, FOCUS] = /** @type {[Interval, Interval]} */ ([
  [1945, 2027],
  [1994, 2027],
]);
const YEARS = Array.from({ length: SPAN[1] - SPAN[0] }, (_, i) => SPAN[0] + i);
const [FRAME, SLOW_FRAME] = [1000 / 60, 70];

/** A run before a clock of its own: when each year came, and what is named from when to when.
 * @param {{ seconds: number, waits?: boolean, named?: Record<number, number>, frame?: number }} how */
function run({ seconds, waits = true, named = {}, frame = FRAME }) {
  const ms = msOfYears(SPAN, FOCUS, seconds);
  /** @type {Readings<number>} */
  const readings = new Readings();
  /** @type {Map<number, number>} */
  const came = new Map();
  /** @type {Map<number, { count: number, from: number, to: number }>} */
  const stood = new Map();
  let [year, now] = [SPAN[0], 0];
  const clock = new YearClock(
    now,
    (own) => ms(own, FOCUS),
    (next, at) => waits && readings.isFull(named[next] ?? 0, at),
  );
  const turn = () => {
    came.set(year, now);
    const staying = new Set(readings.turn(now));
    for (const [own, one] of stood) if (!staying.has(own) && one.to === Infinity) one.to = now;
    const count = Math.min(named[year] ?? 0, readings.room(now));
    if (count) stood.set(year, { count, from: now, to: Infinity });
    if (count) readings.add(year, count, now);
  };
  turn();
  while (year < SPAN[1] - 1) {
    now += frame;
    const next = clock.after(year, now);
    if (next !== year) {
      year = next;
      turn();
    }
  }
  return { came, stood: [...stood.entries()].map(([own, one]) => ({ year: own, ...one })) };
}

test("the years of the focus stand 4.5 times as long as the others, and all take what is said", () => {
  for (const seconds of SECONDS) {
    const ms = msOfYears(SPAN, FOCUS, seconds);
    assert.ok(Math.abs(YEARS.reduce((sum, year) => sum + ms(year, FOCUS), 0) - 1000 * seconds) < 1);
    assert.ok(Math.abs(ms(1994, FOCUS) / ms(1993, FOCUS) - 4.5) < 1e-9);
  }
  const usual = msOfYears(SPAN, FOCUS, 20);
  assert.deepEqual(
    [1950, 2009].map((year) => Math.round(usual(year, FOCUS) / 10) / 100),
    [0.1, 0.46],
  );
});

test("in a window that was chosen all years are of the focus", () => {
  const ms = msOfYears(SPAN, FOCUS, 20);
  assert.equal(ms(1950, [1948, 1960]), ms(2009, FOCUS));
});

test("facts without years outside their focus take as long", () => {
  const ms = msOfYears([2000, 2010], [1990, 2020], 20);
  assert.equal(ms(2005, [1990, 2020]), 2000);
});

test("a run comes to each year, also where pictures are late, and at its time", () => {
  for (const frame of [FRAME, SLOW_FRAME]) {
    const { came } = run({ seconds: 20, frame });
    assert.deepEqual([...came.keys()], YEARS);
    assert.ok(Math.abs(/** @type {number} */ (came.get(2026)) - 19_540) < 200, String(came.get(2026)));
  }
});

test("a run that stood still while nobody looked goes on from where it was", () => {
  const clock = new YearClock(
    0,
    () => 100,
    () => false,
  );
  let year = 2000;
  const years = [60_000, 60_010, 60_020, 60_050].map((now) => {
    year = clock.after(year, now);
    return year;
  });
  assert.deepEqual(years, [2001, 2002, 2002, 2002]);
});

const CROWDED = { 1945: 1, 1948: 1, 1950: 1, 1953: 2, 2016: 3, 2017: 1, 2018: 4, 2019: 1, 2020: 4 };

test("what is named stands for 1.2 seconds and three at once at most: the years wait", () => {
  for (const seconds of [20, 60]) {
    const { came, stood } = run({ seconds, named: CROWDED });
    assert.deepEqual(
      stood.map(({ year, count }) => [year, count]),
      Object.entries(CROWDED).map(([year, count]) => [Number(year), Math.min(3, count)]),
    );
    for (const { year, from, to } of stood) assert.ok(to - from >= 1200, `${year}: ${to - from}`);
    for (const now of came.values()) {
      const at = stood.filter(({ from, to }) => from <= now && now < to);
      assert.ok(at.reduce((sum, { count }) => sum + count, 0) <= 3);
    }
  }
});

test("a fast run waits for no reader: what has no room is not named, and none flashes by", () => {
  const { came, stood } = run({ seconds: 8, named: CROWDED, waits: false });
  assert.ok(Math.abs(/** @type {number} */ (came.get(2026)) - 7800) < 200);
  for (const { year, from, to } of stood) assert.ok(to - from >= 1200, `${year}: ${to - from}`);
  assert.ok(!stood.some(({ year }) => year === 2017));
});

test("years after a wait are as long as others", () => {
  const { came } = run({ seconds: 20, named: { 2016: 3, 2017: 3 } });
  const at = (/** @type {number} */ year) => /** @type {number} */ (came.get(year));
  assert.ok(at(2017) - at(2016) >= 1200);
  assert.ok(at(2018) - at(2017) > 430);
});
