import assert from "node:assert/strict";
import { test } from "node:test";

import { edgeChips, fitExtent, toPanel, union } from "../../timeline/web/stage/fit.js";
import { shared, within } from "../../timeline/web/stage/geometry.js";

const PANEL = { width: 900, height: 1032 };
const FRAME = { x: 12, y: 12, width: 876, height: 984 };
/** @typedef {import("../../timeline/web/stage/geometry.js").Rect} Rect */

/** @type {(x: number, y: number, width: number, height: number) => Rect} */
const box = (x, y, width, height) => ({ x, y, width, height });
/** @type {(id: string, x: number, y: number) => import("../../timeline/web/stage/fit.js").Beyond} */
const beyond = (id, x, y) => ({ id, at: [x, y], size: { width: 280, height: 46 } });

/** @type {(...asked: Parameters<typeof fitExtent>) => import("../../timeline/web/stage/fit.js").Fit} */
function fitted(...asked) {
  const fit = fitExtent(...asked);
  assert.ok(fit);
  return fit;
}

test("all boxes are in the padded panel, and touch two of its sides", () => {
  const boxes = [box(-3, 2, 1, 1), box(4, 5, 2, 0.5), box(0, -4, 0, 0)];
  const even = fitted(boxes, PANEL, { padding: 10 });
  assert.deepEqual(even, fitted(boxes, PANEL, { padding: { top: 10, right: 10, bottom: 10, left: 10 } }));
  for (const [top, right, bottom, left] of [
    [0, 0, 0, 0],
    [10, 10, 10, 10],
    [80, 20, 36, 40],
  ]) {
    const fit = fitted(boxes, PANEL, { padding: { top, right, bottom, left } });
    const all = union(boxes);
    assert.ok(all);
    const [x0, y0] = toPanel(fit, [all.x, all.y]);
    const [x1, y1] = toPanel(fit, [all.x + all.width, all.y + all.height]);
    const free = [x0 - left, PANEL.width - right - x1, y0 - top, PANEL.height - bottom - y1];
    assert.ok(
      free.every((space) => space >= -1e-9),
      String(free),
    );
    assert.equal(free.filter((space) => Math.abs(space) < 1e-9).length, 2);
    assert.ok(Math.abs(free[0] - free[1]) < 1e-9 && Math.abs(free[2] - free[3]) < 1e-9);
  }
});

test("a pick leaves its margin, and one place is not magnified for ever", () => {
  const plain = fitted([box(0, 0, 10, 10)], PANEL);
  const picked = fitted([box(0, 0, 10, 10)], PANEL, { margin: 0.12 });
  assert.ok(Math.abs(plain.scale / picked.scale - 1.12) < 1e-9);
  assert.deepEqual(fitExtent([box(3, 4, 0, 0)], PANEL, { most: 50 }), {
    scale: 50,
    middle: [3, 4],
    centre: [450, 516],
  });
});

test("with nothing to show or no room there is no fit", () => {
  assert.equal(fitExtent([], PANEL), null);
  assert.equal(fitExtent([box(0, 0, 1, 1)], { width: 18, height: 500 }, { padding: 10 }), null);
  assert.equal(fitExtent([box(0, 0, 0, 0)], PANEL), null);
});

test("a chip stands at the edge towards its event", () => {
  const { chips, more } = edgeChips([beyond("london", -5000, -2000)], FRAME);
  assert.equal(chips[0].edge, "left");
  assert.equal(chips[0].rect.x, FRAME.x);
  assert.ok(chips[0].rect.y > FRAME.y && chips[0].rect.y < 500);
  assert.ok(Math.cos(chips[0].angle) < 0 && Math.sin(chips[0].angle) < 0);
  assert.equal(more, null);
  /** @type {[number, number, string][]} */
  const edges = [
    [450, -900, "top"],
    [9000, 516, "right"],
    [450, 9000, "bottom"],
    [-900, 516, "left"],
  ];
  for (const [x, y, edge] of edges) assert.equal(edgeChips([beyond("one", x, y)], FRAME).chips[0].edge, edge);
});

test("what is inside the frame gets no chip", () => {
  assert.deepEqual(edgeChips([beyond("seoul", 560, 420)], FRAME), { chips: [], more: null });
});

test("chips keep off controls and each other, in the frame, three at most and then the rest counted", () => {
  const obstacles = [box(12, 12, 276, 42), box(840, 12, 48, 90), box(690, 840, 198, 156)];
  for (let turn = 0; turn < 24; turn += 1) {
    const events = [0, 0.1, 0.2, 0.3, 3].map((by, i) => {
      const angle = (turn * Math.PI) / 12 + by;
      return beyond(`e${i}`, 450 + 3000 * Math.cos(angle), 516 + 3000 * Math.sin(angle));
    });
    const { chips, more } = edgeChips(events, FRAME, { obstacles });
    assert.deepEqual(
      chips.map(({ id }) => id),
      ["e0", "e1", "e2"],
    );
    assert.deepEqual(more?.ids, ["e3", "e4"]);
    assert.ok(more?.rect);
    const rects = [...chips.map(({ rect }) => rect), more.rect];
    rects.forEach((rect, i) => {
      assert.ok(within(rect, FRAME));
      assert.ok([...obstacles, ...rects.slice(0, i)].every((other) => !shared(rect, other)));
      const sides = [rect.x - 12, rect.y - 12, 888 - rect.x - rect.width, 996 - rect.y - rect.height];
      assert.ok(Math.min(...sides.map(Math.abs)) < 1e-6);
    });
  }
});

test("a chip in the way of a control moves the shorter way along the edge", () => {
  const at = (/** @type {number} */ y) =>
    edgeChips([beyond("one", 9000, 516)], FRAME, { obstacles: [box(800, y, 88, 60)] }).chips[0].rect.y;
  assert.ok(at(450) > 510 && at(450) < 520);
  assert.ok(at(520) < 475 && at(520) > 460);
});

test("where no chip has room its event is counted all the same", () => {
  const { chips, more } = edgeChips([beyond("one", 9000, 500)], { x: 0, y: 0, width: 200, height: 40 });
  assert.deepEqual([chips, more], [[], { rect: null, ids: ["one"] }]);
});
