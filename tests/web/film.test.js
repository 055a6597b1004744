// What a film draws of a shot.

import assert from "node:assert/strict";
import { test } from "node:test";
import "./page.js";
import { partly } from "./partly.js";

const { yearsOf } = await import("../../timeline/web/lecture/film.js");
const { withDuration } = await import("../../timeline/web/lecture/webm.js");

/** @param {object} state @param {boolean} [plays] */
const years = (state, plays = true) => yearsOf(partly({ plays, state }));

test("a shot that plays is drawn at few of its years, the first and the last among them", () => {
  const own = years({ from: 1945, to: 2026, at: 2026, stepping: false });
  assert.ok(own.length <= 10);
  assert.equal(own[0], 1945);
  assert.equal(own.at(-1), 2026);
  assert.deepEqual(years({ from: 2008, to: 2013, at: 2012, stepping: true }), [2008, 2009, 2010, 2011, 2012]);
});

test("a shot that stands still is one picture, of its year where it shows one", () => {
  assert.deepEqual(years({ from: 2014, to: 2018, at: 2016, stepping: true }, false), [2016]);
  assert.deepEqual(years({ from: 2014, to: 2018, at: 2014, stepping: false }, false), [null]);
});

// ---- how long it is -----------------------------------------------------------------------------

const bytes = (/** @type {string} */ hex) => Uint8Array.from(hex.match(/../g) ?? [], (own) => Number.parseInt(own, 16));
const EBML = "1a45dfa3" + "84" + "42868101";
const SEGMENT = "18538067" + "01ffffffffffffff";
const SCALE = "2ad7b1" + "83" + "0f4240"; // a millisecond
const WRITER = "5741" + "82" + "4162";
const REST = "1654ae6b" + "80" + "1f43b675" + "01ffffffffffffff" + "e78100";

/** @param {string} info */
const film = (info) => new Blob([bytes(EBML + SEGMENT + info + REST)], { type: "video/webm" });
const hex = async (/** @type {Blob} */ own) => Buffer.from(await own.arrayBuffer()).toString("hex");

test("a film says in its head how long it is, once, and the rest of it is as it was", async () => {
  const seconds = "4489" + "88" + "40c3880000000000"; // 10,000 ms
  const told = [EBML, SEGMENT, "1549a966", "10000017", SCALE, WRITER, seconds, REST].join("");
  const own = await withDuration(film(`1549a966010000000000000c${SCALE}${WRITER}`), 10_000);
  assert.equal(await hex(own), told);
  assert.equal(own.type, "video/webm");
  const before = `4489884000000000000000`;
  assert.equal(await hex(await withDuration(film(`1549a96697${SCALE}${before}${WRITER}`), 10_000)), told);
});

test("a film with another head stays as it is", async () => {
  for (const own of [film(""), new Blob([bytes("00000018667479706d703432")]), new Blob([])])
    assert.equal(await withDuration(own, 10_000), own);
});
