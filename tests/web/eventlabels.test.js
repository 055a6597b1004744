import assert from "node:assert/strict";
import { test } from "node:test";

import { eventLabels, withPicked } from "../../timeline/web/stage/eventlabels.js";
import { spread } from "../../timeline/web/stage/eventlines.js";
import { timeScale } from "../../timeline/web/stage/timescale.js";

/** @typedef {import("../../timeline/web/stage/eventlabels.js").Mark} Mark */
/** @typedef {{length: number, lineHeight: number, limit: number}} Size */
/** @typedef {[string, number, number, Mark["importance"], string, ("told" | "edge" | "lifted")?]} Row */

/** @type {[number, number]} */
const DOMAIN = [1945, 2027];
const DOTS = { first: 8, pitch: 11, radius: 4.8, edge: 48 };
const DESKTOP = { length: 948, lineHeight: 17.8, limit: 30 };
const LAPTOP = { length: 640, lineHeight: 16.5, limit: 24 };

// Events of the facts: id, decimal year, rank, importance, group, what else is said of it.
/** @type {Row[]} */
const ROWS = [
  ["1945-08-division", 1945.625, 1, 1, "north"],
  ["1948-constitution-territory", 1948.545, 37, 1, "south"],
  ["1950-06-korean-war", 1950.484, 2, 1, "north", "told"],
  ["1953-07-armistice", 1953.573, 14, 1, "north"],
  ["1953-09-no-kum-sok", 1953.723, 35, 1, "leaving"],
  ["1962-04-support-law", 1962.292, 36, 1, "south"],
  ["1967-03-lee-su-gun", 1967.226, 81, 2, "leaving"],
  ["1978-12-compensation-act", 1978.932, 62, 2, "south"],
  ["1982-09-china-refugee-convention", 1982.731, 32, 1, "south"],
  ["1986-china-dprk-protocol", 1986.615, 31, 1, "north"],
  ["1994-1998-famine", 1994.5, 3, 1, "north", "told"],
  ["1994-07-kim-il-sung-death", 1994.521, 41, 2, "north", "edge"],
  ["1997-01-settlement-act", 1997.034, 18, 1, "south"],
  ["1997-02-hwang-jang-yop", 1997.115, 4, 1, "leaving"],
  ["1998-1999-china-peak", 1998.5, 22, 1, "leaving"],
  ["1999-07-hanawon", 1999.521, 16, 1, "south"],
  ["2001-06-unhcr-beijing", 2001.487, 49, 2, "leaving"],
  ["2002-03-spanish-embassy", 2002.204, 13, 1, "leaving"],
  ["2002-05-shenyang", 2002.354, 5, 1, "leaving"],
  ["2004-07-airlift-vietnam", 2004.573, 6, 1, "leaving"],
  ["2004-10-us-human-rights-act", 2004.798, 33, 1, "south"],
  ["2005-01-stipend-reform", 2005.001, 23, 1, "south"],
  ["2006-10-dandong-fence", 2006.792, 27, 1, "north"],
  ["2009-peak-2914", 2009.5, 7, 1, "south", "told"],
  ["2010-11-20000", 2010.873, 58, 2, "south"],
  ["2011-12-border-tightening", 2011.958, 28, 1, "north", "lifted"],
  ["2011-12-kim-jong-il-death", 2011.962, 8, 1, "north", "edge"],
  ["2012-06-pak-jong-suk", 2012.492, 25, 1, "returns"],
  ["2012-arrivals-fall", 2012.5, 17, 1, "south", "told"],
  ["2013-05-laos-nine", 2013.406, 24, 1, "returns"],
  ["2014-02-commission-of-inquiry", 2014.129, 21, 1, "world"],
  ["2016-04-ningbo-restaurant", 2016.268, 9, 1, "leaving", "lifted"],
  ["2016-04-rgb-colonel", 2016.279, 29, 1, "leaving"],
  ["2016-08-thae-yong-ho", 2016.629, 10, 1, "leaving", "lifted"],
  ["2017-11-oh-chong-song", 2017.868, 20, 1, "leaving"],
  ["2019-11-two-fishermen", 2019.851, 19, 1, "returns"],
  ["2020-01-border-closure", 2020.042, 11, 1, "north", "told"],
  ["2020-2022-arrivals-collapse", 2020.5, 26, 1, "south", "told"],
  ["2020-08-shoot-on-sight", 2020.625, 30, 1, "north"],
  ["2020-12-ideology-law", 2020.926, 38, 1, "south"],
  ["2022-01-gymnast-return", 2022.001, 75, 2, "returns"],
  ["2023-10-mass-repatriation", 2023.773, 12, 1, "returns"],
  ["2024-07-defectors-day", 2024.537, 39, 1, "south"],
  ["2026-01-arrivals-2025", 2026.053, 34, 1, "south", "told"],
  ["2026-03-constitution", 2026.208, 12.5, 1, "north"],
];
/** @type {Mark[]} */
const REAL = ROWS.map(([id, at, rank, importance, group, flag]) => ({
  id,
  at,
  rank,
  importance,
  group,
  ...(flag && { [flag]: true }),
}));

// Always the same, however often it is made.
/** @type {Mark[]} */
const MANY = Array.from({ length: 2085 }, (_, i) => ({
  id: `made-up-${i}`,
  at: 1945 + ((i * 7919) % 81000) / 1000,
  rank: (i * 31) % 2085,
  importance: /** @type {Mark["importance"]} */ (1 + (i % 3)),
  group: "north",
  lifted: i % 97 === 0,
  told: i % 41 === 0,
}));

/** @type {(marks: Mark[], id: string) => Mark} */
function markOf(marks, id) {
  const found = marks.find((mark) => mark.id === id);
  assert.ok(found, id);
  return found;
}

/** @type {(marks: Mark[], id: string) => number} */
const dateOf = (marks, id) => markOf(marks, id).at;

/** @type {(id: string, at: number, rank: number, importance: Mark["importance"], extra?: Partial<Mark>) => Mark} */
const mark = (id, at, rank, importance, extra) => ({ id, at, rank, importance, group: "north", ...extra });

/** @type {(...asked: Parameters<typeof spread>) => number[]} */
const spreadOut = (...asked) => Array.from(spread(...asked));

/** @type {[number, number]} */
const FOCUS = [1994, 2027];

/**
 * @param {Mark[]} marks
 * @param {Size} size
 * @param {[number, number]} focus
 * @param {string[]} picked
 * @param {boolean} [within]
 */
function laid(marks, { length, lineHeight, limit }, focus = FOCUS, picked = [], within = false) {
  const scale = timeScale({ domain: DOMAIN, focus, range: [0, length] });
  const extent = /** @type {[number, number]} */ ([-12, length + 12]);
  return { scale, ...eventLabels(marks, scale, { lineHeight, limit, extent, dots: DOTS, picked, within }) };
}

test("of a lecture nothing outside its window is named but what is picked", () => {
  const picked = ["2016-04-ningbo-restaurant"];
  const { labels } = laid(REAL, DESKTOP, [1953, 1990], picked, true);
  const outside = labels.filter(({ id }) => dateOf(REAL, id) < 1953 || dateOf(REAL, id) >= 1990);
  assert.deepEqual(
    outside.map(({ id }) => id),
    picked,
  );
  assert.ok(labels.length > 5);
});

const sizes = [DESKTOP, LAPTOP, { length: 860, lineHeight: 34, limit: 30 }];
/** @type {[number, number][]} */
const focuses = [
  [1994, 2027],
  [2014, 2019],
  [1945, 2027],
  [1950, 1956],
  [2008, 2016],
];
const every = [REAL, MANY].flatMap((marks) =>
  sizes.flatMap((size) =>
    focuses.flatMap((focus) =>
      [[], [marks[3].id], marks.slice(0, 90).map(({ id }) => id)].map((picked) => ({ marks, size, focus, picked })),
    ),
  ),
);

test("1,032 and 724 px name every event of importance 1, or a band or bar tells it", () => {
  for (const size of [DESKTOP, LAPTOP]) {
    const named = new Set(laid(REAL, size).labels.map(({ id }) => id));
    for (const { id, importance, told } of REAL) {
      if (importance === 1 && !told) assert.ok(named.has(id), `${id} at ${size.length}`);
      if (told) assert.ok(!named.has(id), id);
    }
  }
});

test("labels never overlap, keep the order of time and stay in the extent", () => {
  for (const { marks, size, focus, picked } of every) {
    const { labels } = laid(marks, size, focus, picked);
    labels.forEach(({ id, at }, i) => {
      assert.ok(at >= size.lineHeight / 2 - 12 - 1e-6 && at <= size.length + 12 - size.lineHeight / 2 + 1e-6);
      if (!i) return;
      assert.ok(at - labels[i - 1].at >= size.lineHeight - 1e-6);
      assert.ok(dateOf(marks, id) >= dateOf(marks, labels[i - 1].id));
    });
  }
});

test("in large letters two events share a line where lines are few, one after the other, within the room", () => {
  const letter = 27;
  const wide = (/** @type {Mark} */ { id }) => 0.42 * letter * Math.min(24, id.length);
  const abreast = { room: 570, gap: 0.8 * letter, year: 2.4 * letter, wide };
  const layout = { lineHeight: 31, limit: 58, extent: /** @type {[number, number]} */ ([-12, 912]), dots: DOTS };
  const scale = timeScale({ domain: DOMAIN, focus: FOCUS, range: [0, 900] });
  const alone = eventLabels(REAL, scale, layout).labels;
  for (const picked of [[], [REAL[40].id, REAL[3].id], REAL.map(({ id }) => id)]) {
    const { labels } = eventLabels(REAL, scale, { ...layout, abreast, picked });
    assert.ok(labels.length > alone.length, String(labels.length));
    labels.forEach(({ id, at, along, year }, i) => {
      const before = labels[i - 1];
      if (!along) return assert.ok(!i || at - before.at >= 31 - 1e-6, id);
      assert.equal(at, before.at);
      assert.equal(before.along, 0);
      const begin = along - (year === null ? 0 : abreast.year);
      assert.ok(begin >= wide(markOf(REAL, before.id)) + abreast.gap - 1e-6, id);
      assert.ok(along + wide(markOf(REAL, id)) <= abreast.room, id);
    });
    if (!picked.length)
      for (const { id } of alone)
        assert.ok(
          labels.some((label) => label.id === id),
          id,
        );
  }
  const few = eventLabels(REAL.slice(0, 4), scale, { ...layout, abreast }).labels;
  assert.ok(few.every(({ along }) => along === 0));
});

test("every event of the domain is a label or a tick, never both; of very many one tick stands for those under it", () => {
  for (const { marks, size, focus, picked } of every) {
    const { labels, ticks, scale } = laid(marks, size, focus, picked);
    const ids = new Set([...labels, ...ticks].map(({ id }) => id));
    assert.equal(ids.size, labels.length + ticks.length);
    const left = marks.filter(({ id }) => !ids.has(id));
    if (marks.length <= 1000) assert.deepEqual(left, []);
    const places = new Set(ticks.map(({ group, at }) => `${group} ${Math.round(at)}`));
    for (const { group, at } of left) assert.ok(places.has(`${group} ${Math.round(scale.forward(at))}`));
  }
});

test("no label is farther from its date than its limit", () => {
  for (const marks of [REAL, MANY]) {
    for (const size of sizes) {
      const { labels, scale } = laid(marks, size);
      for (const { id, at, dot } of labels) {
        const mark = markOf(marks, id);
        const wide = mark.importance === 1 && mark.at >= 1994 ? 2 : 1;
        const tight = scale.pixelsAYear(mark.at) < 2.4 ? 0.5 : 1;
        assert.ok(Math.abs(at - dot.at) <= size.limit * wide * tight + 1e-6, id);
      }
    }
  }
});

test("an event of importance 2 gives way where it would move another beyond 14 px", () => {
  const crowd = [2001, 2001.1, 2001.2].map((at, i) => mark(`one-${i}`, at, i, 1));
  const minor = mark("two", 2001.15, 9, 2);
  const before = laid(crowd, DESKTOP).labels;
  assert.equal(before.length, 3);
  assert.deepEqual(laid([...crowd, minor], DESKTOP).labels, before);
  assert.equal(laid([...crowd, { ...minor, importance: 1 }], DESKTOP).labels.length, 4);
});

test("edges and what is lifted come before importance, that before rank, and the focus before the rest", () => {
  /** @type {(id: string, rank: number, importance: Mark["importance"], extra?: Partial<Mark>) => Mark} */
  const close = (id, rank, importance, extra) => mark(id, 1994 + rank / 1000, rank, importance, extra);
  const narrow = { length: 948, lineHeight: 50, limit: 20 };
  const named = (/** @type {Mark[]} */ ...marks) => laid(marks, narrow).labels.map(({ id }) => id);
  assert.deepEqual(named(close("one", 1, 2), close("two", 2, 2)), ["one"]);
  assert.deepEqual(named(close("one", 1, 2), close("two", 2, 1)), ["two"]);
  assert.deepEqual(named(close("one", 1, 1), close("edge", 2, 2, { edge: true })), ["edge"]);
  assert.deepEqual(named(close("one", 1, 1), close("lifted", 2, 3, { lifted: true })), ["lifted"]);
  assert.deepEqual(named(close("before", 1, 1, { at: 1993.9 }), close("inside", 2, 1)), ["inside"]);
});

test("a year of under 2.4 px halves the limit", () => {
  const pair = [1950, 1950.5, 1951, 1951.5].map((at, i) => mark(`e${i}`, at, i, 1));
  const tight = { length: 400, lineHeight: 16.5, limit: 24 };
  assert.ok(laid(pair, tight).scale.pixelsAYear(1950) < 2.4);
  assert.equal(laid(pair, tight).labels.length, 2);
  assert.equal(laid(pair, { ...tight, limit: 48 }).labels.length, 3);
});

test("a short focus names importance 3 inside, and outside only edges and what is lifted", () => {
  const marks = [...REAL, mark("minor", 2015.5, 99, 3), mark("lonely", 2008.4, 98, 3)];
  const { labels, scale } = laid(marks, DESKTOP, [2014, 2019]);
  assert.ok(labels.some(({ id }) => id === "minor"));
  const outside = labels.filter(({ dot }) => dot.at < scale.forward(2014) || dot.at >= scale.forward(2019));
  assert.deepEqual(
    outside.filter(({ level }) => level > 0),
    [],
  );
  assert.ok(labels.some(({ id }) => id === "2011-12-kim-jong-il-death"));
  assert.ok(laid(marks, DESKTOP, [2007, 2012]).labels.some(({ id }) => id === "lonely"));
  assert.ok(!laid(marks, DESKTOP).labels.some(({ id }) => id === "lonely"));
});

test("what is picked is named, told or minor though it be, while there is a line", () => {
  const marks = [...REAL, mark("minor", 1950.5, 99, 3)];
  const picked = ["minor", "1950-06-korean-war", "2009-peak-2914"];
  const named = laid(marks, LAPTOP, [2014, 2019], picked).labels.filter((label) => label.picked);
  assert.deepEqual(
    named.map(({ id }) => id),
    ["1950-06-korean-war", "minor", "2009-peak-2914"],
  );
  const all = MANY.map(({ id }) => id);
  const crowd = laid(MANY, DESKTOP, [1994, 2027], all);
  assert.equal(crowd.labels.length, Math.floor((948 + 24) / 17.8));
  assert.equal(crowd.unnamed.length, 2085 - crowd.labels.length);
  assert.ok(crowd.labels.some(({ id }) => id === all[0]));
});

test("a pick that is named already moves no label, and one that is not is laid out anew", () => {
  const { labels } = laid(REAL, DESKTOP);
  const [, own] = labels;
  const picked = withPicked({ labels, ticks: [], unnamed: [] }, [own.id]);
  assert.deepEqual(
    picked?.labels.map(({ id, at }) => [id, at]),
    labels.map(({ id, at }) => [id, at]),
  );
  assert.deepEqual(
    picked?.labels.filter((label) => label.picked),
    [{ ...own, picked: true }],
  );
  assert.equal(withPicked({ labels, ticks: [], unnamed: [] }, [own.id, "2009-peak-2914"]), null);
});

test("a year is told once for a run of equal years", () => {
  const { labels } = laid(REAL, DESKTOP);
  const years = new Map(labels.map(({ id, year }) => [id, year]));
  assert.equal(years.get("2016-04-ningbo-restaurant"), 2016);
  assert.equal(years.get("2016-04-rgb-colonel"), null);
  assert.equal(years.get("2016-08-thae-yong-ho"), null);
  assert.equal(years.get("2017-11-oh-chong-song"), 2017);
});

test("dots stand at their dates, up to three abreast, none over another that could stand free", () => {
  for (const { marks, size, focus, picked } of every) {
    const { labels, scale } = laid(marks, size, focus, picked);
    labels.forEach(({ id, dot }, i) => {
      assert.ok(Math.abs(dot.at - scale.forward(dateOf(marks, id))) < 1e-9);
      assert.ok([0, 1, 2].some((column) => dot.across === DOTS.first + column * DOTS.pitch));
      const close = labels.slice(0, i).filter((other) => dot.at - other.dot.at < 2 * DOTS.radius);
      if (close.length < 3) assert.ok(close.every((other) => other.dot.across !== dot.across));
    });
  }
  const { labels } = laid(REAL, DESKTOP);
  const of2016 = labels.filter(({ id }) => id.startsWith("2016")).map(({ dot }) => dot.across);
  assert.deepEqual(of2016, [8, 19, 30]);
});

test("leaders run from dot to label and never cross", () => {
  const { labels } = laid(REAL, LAPTOP);
  for (const { dot, at, leader } of labels) {
    assert.deepEqual(leader[0], [dot.across + DOTS.radius, dot.at]);
    assert.deepEqual(leader.at(-1), [DOTS.edge, at]);
    assert.ok(leader.every(([across], i) => !i || across >= leader[i - 1][0]));
  }
  const bends = labels.map(({ leader }) => leader[1]);
  assert.equal(new Set(bends.map(([across]) => across)).size, 1);
  assert.ok(bends.every(([, at], i) => !i || at >= bends[i - 1][1]));
});

test("the spread is the one of least squares", () => {
  assert.deepEqual(spreadOut([10, 40, 80], 20, [0, 100]), [10, 40, 80]);
  assert.deepEqual(spreadOut([50, 50], 20, [0, 100]), [40, 60]);
  assert.deepEqual(spreadOut([50, 52, 54], 20, [0, 200]), [32, 52, 72]);
  assert.deepEqual(spreadOut([0, 0], 20, [0, 100]), [10, 30]);
  assert.deepEqual(spreadOut([100, 100], 20, [0, 100]), [70, 90]);
  const wanted = [3, 5, 30, 31, 33, 60, 95, 96];
  const cost = (/** @type {number[]} */ places) => places.reduce((sum, place, i) => sum + (place - wanted[i]) ** 2, 0);
  const best = spreadOut(wanted, 10, [-100, 300]);
  for (let i = 0; i < wanted.length; i += 1) {
    for (const by of [-0.5, 0.5]) {
      const other = best.map((place, k) => (k === i ? place + by : place));
      if (other.every((place, k) => !k || place - other[k - 1] >= 10 - 1e-9))
        assert.ok(cost(other) >= cost(best) - 1e-9);
    }
  }
  assert.deepEqual(spreadOut([], 10, [0, 100]), []);
});

test("the order in which events are given changes nothing", () => {
  assert.deepEqual(laid([...REAL].reverse(), DESKTOP).labels, laid(REAL, DESKTOP).labels);
});

test("of five and twenty on one day none is written over another, and each is drawn or named", () => {
  const day = 2016 + 97 / 366;
  const crowd = Array.from({ length: 25 }, (_, i) => mark(`same-${i}`, day, 100 + i, 2));
  for (const picked of [[], ["same-3"]]) {
    const { labels, ticks } = laid([...REAL, ...crowd], DESKTOP, [2016, 2017], picked);
    assert.ok(labels.every(({ at }, i) => !i || at - labels[i - 1].at >= DESKTOP.lineHeight - 1e-6));
    const there = new Set([...labels, ...ticks].map(({ id }) => id));
    assert.ok(crowd.every(({ id }) => there.has(id)));
    assert.ok(picked.every((id) => labels.some((label) => label.id === id)));
  }
});
