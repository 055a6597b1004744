import assert from "node:assert/strict";
import { test } from "node:test";
import "./page.js";
import { partly } from "./partly.js";

/** @import { Spot } from "../../timeline/web/stage/shapes.js" */

const { namesOf } = await import("../../timeline/web/stage/mapnames.js");

/** @param {string} id @param {number | null} rank @returns {Spot} */
const spot = (id, rank) => partly({ id, rank, short: id, second: "", lon: 0, lat: 0, side: null });

test("of places the name with the lower rank is the one that stays; one without a rank comes last", () => {
  const asked = partly({
    choice: { facts: { names: [], spots: [] }, spoken: new Set() },
    picked: null,
    returns: [],
    ways: [],
    ringed: new Set(["third"]),
    dotted: [spot("none", null), spot("third", 3), spot("first", 1)],
    sizes: { place: 14, least: 12 },
    look: { family: "", ink: "", quiet: "", dot: 4, ring: 12 },
    panel: { x: 0, y: 0, width: 800, height: 600 },
    project: () => /** @type {[number, number]} */ ([400, 300]),
  });
  const ranks = namesOf(asked).map(({ label }) => [label.id, label.rank]);
  assert.deepEqual(ranks, [
    ["none", 4],
    ["third", 3],
    ["first", 1],
  ]);
  const reaches = namesOf(asked).map(({ label }) => label.reach);
  assert.deepEqual(reaches, [7, 15, 7], "no name lies in the ring of its place");
});

test("places of one name that lie together are named once, by the most important of them", () => {
  const named = (/** @type {string} */ id, /** @type {number} */ rank, /** @type {number} */ lon, short = "Berlin") =>
    partly({ ...spot(id, rank), short, lon });
  const asked = partly({
    choice: { facts: { names: [], spots: [] }, spoken: new Set() },
    picked: null,
    returns: [],
    ways: [],
    ringed: new Set(),
    dotted: [named("gate", 3, 10), named("city", 2, 0), named("same", 2, 5), named("Bonn", 3, 1, "Bonn")],
    sizes: { place: 14, least: 12 },
    look: { family: "", ink: "", quiet: "", dot: 4, ring: 9 },
    panel: { x: 0, y: 0, width: 800, height: 600 },
    project: (/** @type {number} */ lon) => /** @type {[number, number]} */ ([lon, 0]),
  });
  const ids = (/** @type {any} */ own) => namesOf(own).map(({ label }) => label.id);
  assert.deepEqual(ids(asked), ["city", "Bonn"]);
  assert.deepEqual(ids({ ...asked, ringed: new Set(["gate"]) }), ["gate", "city", "Bonn"]);
  const far = { ...asked, project: (/** @type {number} */ lon) => [50 * lon, 0] };
  assert.deepEqual(ids(far), ["gate", "city", "same", "Bonn"]);
});

test("a way is named where it runs by itself, not where it lies under a wider one", () => {
  /** @typedef {[number, number]} Point */
  const points = (/** @type {Point[]} */ ...xy) => xy;
  const label = partly({ at: [0, 0], side: "right", emphasis: 3 });
  const way = (/** @type {string} */ id) => partly({ id, name: id, kind: "land", ink: "land", abroad: false, label });
  const trunk = { way: way("trunk"), width: 9, xy: points([100, 100], [200, 100], [300, 100], [400, 100]) };
  const branch = { way: way("branch"), width: 4, xy: points([100, 100], [200, 101], [300, 200], [300, 400]) };
  const asked = partly({
    choice: { facts: { names: [], spots: [] }, spoken: new Set() },
    picked: null,
    returns: [],
    abroad: false,
    ways: [trunk, branch],
    dotted: [],
    sizes: { main: 18, way: 14, fact: 0, least: 12 },
    look: { family: "", ink: "", quiet: "", dot: 4, ways: { land: { words: "" } } },
    panel: { x: 0, y: 0, width: 800, height: 600 },
    project: () => /** @type {Point} */ ([300, 150]),
  });
  const lines = Object.fromEntries(namesOf(asked).map(({ label: { id, line } }) => [id, line]));
  assert.deepEqual(lines.trunk, trunk.xy);
  assert.deepEqual(lines.branch, branch.xy.slice(2));
});

test("a name in two rows has even ones", async () => {
  const { balanced } = await import("../../timeline/web/stage/maptext.js");
  assert.deepEqual(balanced("Returned by force", 14), ["Returned", "by force"]);
  assert.deepEqual(balanced("To Laos and Thailand", 14), ["To Laos and", "Thailand"]);
  assert.deepEqual(balanced("Returned by force", 99), ["Returned by force"]);
});

test("a country that a pick names as its place is not named twice", () => {
  /** @type {(short: string) => string[]} */
  const named = (short) => {
    const where = { ...spot("where", 1), short };
    const mark = partly({ places: ["where"], group: "north", short: "Famine", dispute: "" });
    const name = { id: "PRK", kind: "focus", text: "North Korea", second: "북한", size: 16, rank: 0, at: [[0, 0]] };
    const asked = partly({
      choice: {
        facts: { names: [name], spots: [], ways: [] },
        spoken: new Set(["PRK"]),
        spots: new Map([["where", where]]),
        marks: new Map([["famine", mark]]),
      },
      lines: "far",
      picked: { places: ["where"], stops: [], discs: new Map() },
      pick: "famine",
      returns: [],
      ways: [],
      dotted: [],
      sizes: { main: 18, place: 14, focus: 16, fact: 0, least: 12 },
      look: { family: "", ink: "", quiet: "", dot: 4, ring: 9, groups: { north: "" } },
      panel: { x: 0, y: 0, width: 800, height: 600 },
      project: () => /** @type {[number, number]} */ ([400, 300]),
    });
    return namesOf(asked).map(({ label: { id } }) => id);
  };
  assert.deepEqual(named("North Korea"), ["where"]);
  assert.deepEqual(named("Pyongyang"), ["where", "PRK"]);
});

test("a sea may be named in one row, and without its other script", () => {
  const sea = { id: "sea", kind: "sea", rank: 2, text: "East Sea", second: "동해", size: 14, lines: "", at: [[0, 0]] };
  const asked = partly({
    choice: { facts: { names: [sea], spots: [] }, spoken: new Set() },
    picked: null,
    returns: [],
    ways: [],
    dotted: [],
    sizes: { sea: 14, least: 12 },
    look: { family: "", sea: "" },
    panel: { x: 0, y: 0, width: 800, height: 600 },
    project: () => /** @type {[number, number]} */ ([400, 300]),
  });
  const [{ label }] = namesOf(asked);
  const rows = label.sizes.map(({ lines }) => lines?.length);
  assert.deepEqual(rows, [2, 1, 1]);
  assert.ok(label.sizes[1].width > label.sizes[2].width);
});

test("of hundreds of ways those that weigh most are named, and then the longest on the map", () => {
  const label = (/** @type {number} */ emphasis) => partly({ at: [0, 0], side: "right", emphasis });
  const way = (/** @type {number} */ i) => {
    const [id, length] = [`way-${i}`, i === 99 ? 130 : 150 + i];
    const own = partly({ id, name: id, kind: "land", ink: "land", abroad: false, label: label(i === 99 ? 1 : 8) });
    return partly({ way: own, width: 3, xy: [[10, 2 * i], [10 + length, 2 * i]] }); // biome-ignore format: a line
  };
  const asked = partly({
    choice: { facts: { names: [], spots: [] }, spoken: new Set() },
    picked: null,
    returns: [],
    abroad: false,
    ways: Array.from({ length: 300 }, (_, i) => way(i)),
    dotted: [],
    sizes: { main: 18, way: 14, fact: 0, least: 12 },
    look: { family: "", ink: "", quiet: "", dot: 4, ways: { land: { words: "" } } },
    panel: { x: 0, y: 0, width: 800, height: 600 },
    project: () => /** @type {[number, number]} */ ([0, 0]),
  });
  const named = namesOf(asked).map(({ label: { id } }) => id);
  assert.deepEqual([named.length, ...named.slice(0, 3)], [40, "way-99", "way-299", "way-298"]);
});
