import assert from "node:assert/strict";
import { test } from "node:test";

import { coverage } from "../../timeline/web/stage/coverage.js";
import { clipped, meetsDot, passes, shared, within } from "../../timeline/web/stage/geometry.js";
import { placeLabels } from "../../timeline/web/stage/maplabels.js";
import { belonging } from "../../timeline/web/stage/mapnear.js";
import { nearestFree } from "../../timeline/web/stage/mapseek.js";

/** @typedef {import("../../timeline/web/stage/geometry.js").Point} Point */
/** @typedef {import("../../timeline/web/stage/geometry.js").Rect} Rect */
/** @typedef {import("../../timeline/web/stage/maplabels.js").LabelKind} LabelKind */
/** @typedef {import("../../timeline/web/stage/maplabels.js").MapLabel} MapLabel */
/** @typedef {import("../../timeline/web/stage/maplabels.js").MapObstacles} MapObstacles */
/** @typedef {import("../../timeline/web/stage/maplabels.js").Side} Side */

const PANEL = { x: 0, y: 0, width: 900, height: 1032 };
/** @type {MapObstacles} */
const EMPTY = { panel: PANEL, controls: [], lines: [], dots: [] };
/** @type {(width: number, height?: number) => {width: number, height: number}} */
const size = (width, height = 20) => ({ width, height });
/** @type {(extra?: Partial<MapLabel>) => MapLabel} */
const way = (extra) => ({
  id: "way",
  kind: "way",
  rank: 1,
  anchor: [400, 500],
  side: "left",
  sizes: [size(150, 60), size(150, 24)],
  ...extra,
});
/** @type {(extra?: Partial<MapLabel>) => MapLabel} */
const place = (extra) => ({
  id: "place",
  kind: "place",
  rank: 1,
  anchor: [400, 500],
  reach: 8,
  sizes: [size(100)],
  ...extra,
});
/** @type {import("../../timeline/web/stage/geometry.js").Polyline} */
const upright = {
  points: [
    [410, 0],
    [410, 1032],
  ],
  width: 11,
};

/**
 * Always the same, however often it is made.
 * @type {(seed: number) => [MapLabel[], MapObstacles]}
 */
function crowd(seed) {
  let state = seed;
  const next = (/** @type {number} */ most) => {
    state = (state * 48271) % 2147483647;
    return state % most;
  };
  /** @type {LabelKind[]} */
  const kinds = ["focus", "way", "place", "place", "place", "country", "sea"];
  /** @type {Side[]} */
  const sides = ["right", "left", "above", "below", "above-right", "below-left"];
  const lines = Array.from({ length: 60 }, () => {
    let [x, y] = [next(900), next(1032)];
    const points = Array.from({ length: 60 }, () => {
      x += next(31) - 15;
      y += next(31) - 15;
      return /** @type {Point} */ ([x, y]);
    });
    return { points, width: 1 + next(11) };
  });
  const labels = Array.from({ length: 50 }, (_, i) => {
    const kind = i < 2 ? "focus" : kinds[1 + (i % 6)];
    const anchor = /** @type {Point} */ ([next(1000) - 50, next(1100) - 30]);
    const sizes = [size(60 + next(120), 34), size(50 + next(50), 17)];
    const [rank, side] = [next(9), sides[next(6)]];
    return { id: `label-${i}`, kind, rank, anchor, sizes, side, reach: 7, line: lines[i].points };
  });
  const dots = labels.filter(({ kind }) => kind === "place").map(({ anchor: [x, y] }) => ({ x, y, radius: 4 }));
  const controls = [
    { x: 12, y: 12, width: 280, height: 44 },
    { x: 840, y: 12, width: 44, height: 88 },
  ];
  return [labels, { panel: PANEL, controls, lines, dots }];
}

test("nothing is drawn that meets a label, a control or a dot, or lies under lines, but what must stand and says so", () => {
  let stood = 0;
  for (let seed = 1; seed <= 12; seed += 1) {
    const [labels, obstacles] = crowd(seed);
    const covered = coverage(obstacles.lines, obstacles.panel);
    const { placed, refused } = placeLabels(labels, obstacles);
    assert.deepEqual([...placed.map(({ id }) => id), ...refused].sort(), labels.map(({ id }) => id).sort());
    placed.forEach(({ rect, kind, clear, id }, i) => {
      assert.ok(within(rect, PANEL), id);
      if (!clear) return assert.ok(kind === "focus" || kind === "way", id);
      stood += 1;
      assert.ok(
        placed.slice(0, i).every((other) => !shared(rect, other.rect)),
        id,
      );
      assert.ok(
        obstacles.controls.every((control) => !shared(rect, control)),
        id,
      );
      assert.ok(
        obstacles.dots.every((dot) => !meetsDot(rect, dot)),
        id,
      );
      assert.ok(covered(rect) <= 0.1, id);
    });
  }
  assert.ok(stood > 100);
});

test("the Koreas and the ways in the panel are never left out", () => {
  for (let seed = 1; seed <= 12; seed += 1) {
    const [labels, obstacles] = crowd(seed);
    const { refused } = placeLabels(labels, obstacles);
    for (const {
      id,
      kind,
      anchor: [x, y],
    } of labels) {
      const inside = x >= 0 && x <= 900 && y >= 0 && y <= 1032;
      if (kind === "focus" || kind === "way") assert.equal(refused.includes(id), !inside);
    }
  }
});

test("where there is room each stands at its stored side, with its full text", () => {
  const {
    placed: [own],
  } = placeLabels([way({ line: upright.points })], { ...EMPTY, lines: [upright] });
  assert.deepEqual(own, {
    id: "way",
    kind: "way",
    rect: { x: 250, y: 470, width: 150, height: 60 },
    size: 0,
    scale: 1,
    side: "left",
    leader: null,
    clear: true,
  });
  const {
    placed: [town],
  } = placeLabels([place({ side: "above-left" })], { ...EMPTY, dots: [{ x: 400, y: 500, radius: 7.9 }] });
  assert.equal(town.side, "above-left");
  assert.ok(town.rect.x + 100 < 400 && town.rect.y + 20 < 500);
});

test("a way moves along the normal of its line, away from it first, and then has a leader", () => {
  /** @type {Point[]} */
  const line = [
    [460, 200],
    [460, 800],
  ];
  const control = (/** @type {number} */ x) => ({ x, y: 480, width: 10, height: 10 });
  const lines = [{ points: line, width: 5 }];
  const at = (/** @type {Rect[]} */ controls) =>
    placeLabels([way({ line, anchor: [440, 500] })], { ...EMPTY, lines, controls }).placed[0];
  assert.equal(at([]).rect.x, 290);
  assert.equal(at([]).leader, null);
  assert.equal(at([control(425)]).rect.x, 266);
  assert.equal(at([control(405)]).rect.x, 242);
  assert.deepEqual(at([control(425)]).leader, [
    [416, 500],
    [460, 500],
  ]);
});

test("of the places of a name that where no line runs through its words is the best", () => {
  const across = {
    points: /** @type {Point[]} */ ([
      [385, 0],
      [385, 1032],
    ]),
    width: 5,
  };
  const [own] = placeLabels([way({ line: upright.points })], { ...EMPTY, lines: [upright, across] }).placed;
  assert.equal(own.clear, true);
  assert.ok(coverage([upright, across], PANEL)(own.rect) < 0.005, `${own.rect.x}`);
});

test("a way drops its fact, then is drawn smaller, then stands where least is lost", () => {
  const above = { x: 0, y: 0, width: 900, height: 480 };
  const below = { x: 0, y: 520, width: 900, height: 512 };
  const boxed = (/** @type {Rect[]} */ controls) =>
    placeLabels([way({ line: upright.points })], { ...EMPTY, controls }).placed[0];
  assert.equal(boxed([above]).size, 1);
  assert.equal(boxed([above]).scale, 1);
  const narrow = boxed([
    { ...above, height: 487 },
    { ...below, y: 513 },
  ]);
  assert.deepEqual([narrow.size, narrow.scale, narrow.clear], [1, 0.9, true]);
  assert.ok(Math.abs(narrow.rect.width - 135) < 1e-9);
  const nowhere = boxed([
    { ...above, height: 495 },
    { ...below, y: 497 },
  ]);
  assert.deepEqual([nowhere.size, nowhere.scale, nowhere.clear], [1, 0.9, false]);
});

test("the words at two ways stand a gap apart side by side, close one above the other", () => {
  /** @type {(anchor: Point) => boolean} */
  const clear = (anchor) =>
    placeLabels(
      [
        way({ side: "middle", sizes: [size(100)] }),
        way({ id: "other", rank: 2, side: "middle", sizes: [size(100)], anchor }),
      ],
      EMPTY,
    ).placed.every(({ rect }, i) => i === 0 || (rect.x + 50 === anchor[0] && rect.y + 10 === anchor[1]));
  assert.ok(!clear([506, 500]));
  assert.ok(clear([512, 500]));
  assert.ok(clear([400, 523]));
});

test("a place tries eight positions and is then refused", () => {
  const dots = [{ x: 400, y: 500, radius: 5 }];
  /** @type {(x: number, y: number, width: number, height: number) => Rect} */
  const box = (x, y, width, height) => ({ x, y, width, height });
  const right = box(404, 380, 300, 240);
  assert.equal(placeLabels([place()], { ...EMPTY, dots, controls: [right] }).placed[0].side, "left");
  const most = [right, box(100, 380, 296, 120)];
  assert.equal(placeLabels([place()], { ...EMPTY, dots, controls: most }).placed[0].side, "below-left");
  const all = [...most, box(100, 500, 296, 120)];
  assert.deepEqual(placeLabels([place()], { ...EMPTY, dots, controls: all }), { placed: [], refused: ["place"] });
});

test("countries and seas are left out under lines, or named at another anchor", () => {
  for (const kind of /** @type {LabelKind[]} */ (["country", "sea"])) {
    /** @type {MapLabel} */
    const label = { id: kind, kind, rank: 1, anchor: [410, 300], sizes: [size(80, 24)] };
    assert.deepEqual(placeLabels([label], { ...EMPTY, lines: [upright] }).refused, [kind]);
    const { placed } = placeLabels([{ ...label, anchors: [[600, 300]] }], { ...EMPTY, lines: [upright] });
    assert.deepEqual(placed[0].rect, { x: 560, y: 288, width: 80, height: 24 });
  }
});

test("countries in focus come first, then ways by emphasis, places by rank, countries, seas", () => {
  /** @type {(kind: LabelKind, rank: number, y: number) => MapLabel} */
  const at = (kind, rank, y) => ({ id: `${kind}-${rank}`, kind, rank, anchor: [400, y], sizes: [size(40)] });
  const labels = [
    at("sea", 1, 50),
    at("country", 1, 100),
    at("place", 2, 150),
    at("place", 1, 200),
    at("way", 5, 250),
    at("way", 1, 300),
    at("focus", 1, 350),
  ];
  const { placed } = placeLabels(labels, EMPTY);
  assert.deepEqual(
    placed.map(({ id }) => id),
    ["focus-1", "way-1", "way-5", "place-1", "place-2", "country-1", "sea-1"],
  );
});

test("a label at the edge of the panel is moved into it, one beyond it is not drawn", () => {
  const edge = way({
    anchor: [100, 500],
    line: [
      [120, 0],
      [120, 1000],
    ],
    sizes: [size(260, 24)],
  });
  const { placed } = placeLabels([edge], EMPTY);
  assert.equal(placed[0].rect.x, 0);
  assert.deepEqual(placeLabels([way({ anchor: [-5, 500] })], EMPTY).refused, ["way"]);
});

test("where nothing is free a way stands on lines rather than on words", () => {
  /** @type {import("../../timeline/web/stage/geometry.js").Polyline} */
  const road = {
    points: [
      [405, 0],
      [405, 1032],
    ],
    width: 300,
  };
  const walls = [
    [402, 16],
    [376, 24],
    [360, 10],
  ];
  const controls = walls.map(([x, width]) => ({ x, y: 480, width, height: 40 }));
  const label = way({
    anchor: [400, 500],
    side: "right",
    sizes: [size(20, 20)],
    line: [
      [380, 0],
      [380, 1032],
    ],
  });
  const [own] = placeLabels([label], { ...EMPTY, lines: [road], controls }).placed;
  assert.equal(own.clear, false);
  assert.equal(own.rect.x, 424);
});

test("nothing stands on the line that leads from a name to its way, and none leads through another", () => {
  const apart = way({ anchor: [300, 500], side: "left", sizes: [size(100)], line: upright.points });
  const {
    placed: [{ leader }],
  } = placeLabels([apart], EMPTY);
  assert.ok(leader && leader[1][0] === 410);
  const between = place({ id: "between", anchor: [330, 500], side: "right", sizes: [size(40)] });
  const { placed } = placeLabels([apart, between], EMPTY);
  const [, own] = placed;
  assert.ok(own && !passes(own.rect, leader), "another side than its own");
  assert.deepEqual(placeLabels([between], { ...EMPTY, leaders: [leader] }).placed[0].rect, own.rect);
  const focus = place({ id: "focus", kind: "focus", anchor: [360, 500], side: "middle", sizes: [size(60, 30)] });
  const [first, second] = placeLabels([focus, apart], EMPTY).placed;
  assert.equal(second.clear, false);
  const moved = nearestFree(apart, EMPTY, [first], null);
  assert.ok(moved?.leader && !passes(first.rect, moved.leader));
});

// ---- near what it names ------------------------------------------------------------------------

/** @type {Point[]} */
const LINE = [
  [100, 100],
  [100, 900],
];
/** @type {(id: string, rect: Rect) => import("../../timeline/web/stage/maplabels.js").PlacedLabel} */
const stood = (id, rect) => ({
  id,
  kind: "way",
  rect,
  size: 0,
  scale: 1,
  side: "right",
  leader: null,
  clear: true,
});

test("a name stays near its line, or where a leader joins them, or is not shown", () => {
  const labels = ["near", "led", "far"].map((id) => way({ id, line: LINE }));
  const placed = [
    stood("near", { x: 130, y: 200, width: 80, height: 20 }),
    stood("led", { x: 170, y: 400, width: 80, height: 20 }),
    stood("far", { x: 240, y: 600, width: 80, height: 20 }),
  ];
  const kept = belonging(placed, labels, false);
  assert.deepEqual(
    kept.map(({ id, leader }) => [id, Boolean(leader)]),
    [
      ["near", false],
      ["led", true],
    ],
  );
  assert.deepEqual(
    belonging(placed, labels, true).map(({ id }) => id),
    ["near"],
    "on a map that was moved by hand none stands apart",
  );
});

test("a name whose leader would run over another is not shown apart from its line", () => {
  const labels = ["led", "between"].map((id) => way({ id, line: LINE }));
  const between = stood("between", { x: 110, y: 395, width: 40, height: 30 });
  const kept = belonging([between, stood("led", { x: 170, y: 400, width: 80, height: 20 })], labels, false);
  assert.deepEqual(
    kept.map(({ id }) => id),
    ["between"],
  );
});

test("what stands at none of its places is not shown, what stands at another of them is", () => {
  const labels = [place({ id: "one", kind: "focus" }), place({ id: "other", kind: "focus", anchors: [[700, 500]] })];
  const rect = { x: 690, y: 490, width: 60, height: 20 };
  assert.deepEqual(
    belonging([stood("one", rect), stood("other", rect)], labels, false).map(({ id }) => id),
    ["other"],
  );
});

test("a name is sought no farther from its line than a leader may be long", () => {
  const wall = { x: 0, y: 0, width: 260, height: 1032 };
  const label = way({ line: LINE, anchor: [100, 500] });
  assert.equal(nearestFree(label, { ...EMPTY, controls: [wall] }, [], null), null);
  const found = nearestFree(label, { ...EMPTY, controls: [{ ...wall, width: 140 }] }, [], null);
  assert.ok(found?.leader);
});

test("only the pieces of a line that lie in a box are left of it", () => {
  const box = { x: 0, y: 0, width: 100, height: 100 };
  assert.deepEqual(
    clipped(
      [
        [-50, 50],
        [50, 50],
        [50, 150],
        [80, 150],
        [80, 60],
      ],
      box,
    ),
    [
      [
        [0, 50],
        [50, 50],
        [50, 100],
      ],
      [
        [80, 100],
        [80, 60],
      ],
    ],
  );
});

test("a name that is spoken of stands over lines and dots, but hides no number", () => {
  const said = place({ id: "said", anchor: [400, 500], first: true });
  const free = placeLabels([said], { ...EMPTY, dots: [] }).placed[0].rect;
  const dots = [{ x: free.x + 8, y: free.y + 8, radius: 4, numbered: true }];
  const [found] = placeLabels([said], { ...EMPTY, dots }).placed;
  assert.ok(!meetsDot(found.rect, dots[0]));
  const everywhere = Array.from({ length: 80 }, (_, i) => ({
    x: 300 + 25 * (i % 10),
    y: 400 + 25 * Math.floor(i / 10),
    radius: 14,
  }));
  const stops = everywhere.map((dot) => ({ ...dot, numbered: true }));
  const clear = [everywhere, stops].map((own) => placeLabels([said], { ...EMPTY, dots: own }).placed[0].clear);
  assert.deepEqual(clear, [true, false]);
});

test("a country that is spoken of goes to another side sooner than over a number", () => {
  const country = place({ id: "said", kind: "focus", side: "right", anchor: [400, 500], first: true });
  const stops = Array.from({ length: 20 }, (_, i) => ({ x: 20 * i + 210, y: 500, radius: 14, numbered: true }));
  const [found] = placeLabels([country], { ...EMPTY, dots: stops }).placed;
  assert.ok(found.clear);
  assert.deepEqual(
    stops.filter((dot) => meetsDot(found.rect, dot)),
    [],
  );
});

test("a stop that is spoken of is named before the country around it", () => {
  const country = place({ id: "country", kind: "focus", side: "right", anchor: [400, 500], first: true });
  const stop = place({ id: "stop", anchor: [400, 500], first: true, stop: true });
  const { placed } = placeLabels([country, stop], EMPTY);
  assert.deepEqual(
    placed.map(({ id }) => id),
    ["stop", "country"],
  );
});

test("a name that is spoken of takes its place before all others, even over a line", () => {
  const line = {
    points: /** @type {Point[]} */ ([
      [0, 500],
      [900, 500],
    ]),
    width: 60,
  };
  const said = place({ id: "said", rank: 9, anchor: [400, 500], first: true });
  const other = place({ id: "other", rank: 1, anchor: [400, 500] });
  const { placed } = placeLabels([other, said], { ...EMPTY, lines: [line] });
  assert.equal(placed[0].id, "said");
  assert.ok(placed[0].clear);
  const { refused } = placeLabels([{ ...said, first: false }], { ...EMPTY, lines: [{ ...line, width: 900 }] });
  assert.deepEqual(refused, ["said"], "without that it gives way to the line");
});

test("a place that keeps to its side is named in fewer words sooner than at another side", () => {
  const sided = place({ side: "left", sided: 0.1, sizes: [size(100), size(40)] });
  const beside = { x: 300, y: 400, width: 20, height: 200 }; // leaves room for the shorter name alone
  const { placed } = placeLabels([sided], { ...EMPTY, controls: [beside] });
  assert.deepEqual([placed[0].side, placed[0].size], ["left", 1]);
  const walled = { x: 0, y: 0, width: 395, height: 1032 };
  assert.deepEqual(placeLabels([sided], { ...EMPTY, controls: [walled] }).refused, ["place"]);
});
