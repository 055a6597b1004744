// The strip of a phone says where what is picked stands.

import assert from "node:assert/strict";
import { test } from "node:test";
import { FakeElement } from "./page.js";
import { partly } from "./partly.js";

const { TimeStrip } = await import("../../timeline/web/stage/timestrip.js");

/** @typedef {import("../../timeline/web/stage/timeshapes.js").TimeLook} TimeLook */

/** @returns {{ strip: import("../../timeline/web/stage/timestrip.js").TimeStrip, drawn: () => FakeElement[] }} */
function made(bars = /** @type {any[]} */ ([])) {
  const box = Object.assign(new FakeElement(), { insertBefore() {} });
  const figure = Object.assign(new FakeElement(), { after() {} });
  /** @type {import("../../timeline/web/stage/timeshapes.js").Timeline} */
  const timeline = partly({ eras: [], bars, focus: [1994, 2027], words: {} });
  const strip = new TimeStrip(box.element, figure.element, { timeline, marks: [], span: [1945, 2027] });
  /** @type {TimeLook} */
  const look = partly({
    type: { least: 12 },
    colours: { ink: "ink", quiet: "quiet", paper: "paper" },
    bands: {},
    leaders: ["a"],
    groups: { leaving: "red" },
    returns: {},
  });
  strip.dress(look, { width: 390 }, { measure: (text) => 6 * text.length });
  strip.draw([1994, 2027], []);
  return { strip, drawn: () => /** @type {any} */ (strip.pick).children };
}

test("an event that is picked stands at its date, with its own dot, until it is closed", () => {
  const { strip, drawn } = made();
  /** @type {import("../../timeline/web/stage/timeshapes.js").TimelineMark} */
  const mark = partly({ at: 2016.27, group: "leaving", kind: "", contested: true });
  strip.point(mark);
  const [line, dot] = drawn();
  const x = strip.scale.forward(2016.27);
  assert.equal(Number(line.attributes.x) + 1, x);
  assert.deepEqual([Number(dot.attributes.cx), dot.attributes.stroke, dot.attributes.fill], [x, "red", "paper"]);
  strip.draw([2010, 2020], []);
  assert.equal(Number(drawn()[1].attributes.cx), strip.scale.forward(2016.27), "with other years in focus");
  strip.point(undefined);
  assert.deepEqual(drawn(), []);
});

test("of a corridor that is picked the years in use are marked, as far as the strip reaches", () => {
  const { strip, drawn } = made();
  strip.use({ first: 1900, end: 2003, colour: "red" });
  const [bar] = drawn();
  assert.equal(Number(bar.attributes.x), strip.scale.forward(1945));
  assert.equal(Number(bar.attributes.width), strip.scale.forward(2003) - strip.scale.forward(1945));
  strip.use(null);
  assert.deepEqual(drawn(), []);
});

test("without bars of numbers the strip stacks events where they begin, of one colour together", () => {
  const at = (/** @type {number} */ year, group = "leaving") => partly({ at: year, group, kind: "" });
  const { strip } = made();
  strip.look.groups = partly({ leaving: "red", world: "blue" });
  const undated = { ...at(1945), undated: true };
  const marks = [undated, at(2000), at(2000), at(2000, "world"), at(2020), at(1900)];
  strip.count(marks);
  const drawn = () =>
    /** @type {any[]} */ (/** @type {any} */ (strip.stacks).children).map(({ attributes: own }) => [
      own.fill,
      Number(own.x),
      Number(own.height),
    ]);
  const x = (/** @type {number} */ year) => 4 * Math.floor(strip.scale.forward(year) / 4);
  assert.deepEqual(drawn(), [
    ["red", x(2000), 24],
    ["blue", x(2000), 12],
    ["red", x(2020), 12],
    ["red", x(1945), 12],
  ]);
  strip.draw([2010, 2020], []);
  assert.equal(drawn()[0][1], x(2000), "with other years in focus");
  strip.count([]);
  assert.deepEqual(drawn(), []);
  const counted = made([partly({ year: 2000, total: 1, parts: [] })]).strip;
  counted.count(marks);
  assert.deepEqual(/** @type {any} */ (counted.stacks).children, []);
});
