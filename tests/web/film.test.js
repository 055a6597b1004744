// What a film draws of a shot.

import assert from "node:assert/strict";
import { test } from "node:test";
import "./page.js";
import { partly } from "./partly.js";

const { yearsOf } = await import("../../timeline/web/lecture/film.js");

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
