import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";

import { fold, Hearing, Index } from "../../timeline/web/kit/search.js";

/** As Python tells them. */
const RULES = JSON.parse(
  execFileSync(process.env.PYTHON ?? ".venv/bin/python", [
    "-c",
    "import json; from timeline import sounds; print(json.dumps(sounds.rules()))",
  ]).toString(),
);
const HEARING = new Hearing(RULES);
const sound = (/** @type {string} */ word) => HEARING.of(word);

/** Spellings of one name, as Revised, McCune-Reischauer, newspapers and families write it. */
const ALIKE = [
  ["eun", "un", "ŭn"],
  ["jong", "jeong", "chong", "chŏng"],
  ["lee", "yi", "rhee", "ri", "li"],
  ["park", "pak", "bak"],
  ["kim", "gim"],
  ["busan", "pusan"],
  ["daegu", "taegu"],
  ["cho", "jo"],
  ["choe", "che"],
  ["moon", "mun"],
  ["young", "yung"],
  ["thae", "tae"],
  ["noh", "no"],
  ["phil", "pil"],
  ["shin", "sin"],
  ["jack", "jak"],
  ["hanna", "hana"],
];

for (const [first, ...others] of ALIKE)
  test(`${[first, ...others].join(", ")} sound alike`, () => {
    for (const other of others) assert.equal(sound(fold(other)), sound(fold(first)), other);
  });

test("what sounds otherwise stays apart", () => {
  for (const [one, other] of [
    ["kim", "kam"],
    ["seoul", "busan"],
    ["lee", "lim"],
    ["pak", "pang"],
    ["song", "sung"],
  ])
    assert.notEqual(sound(one), sound(other), `${one} ${other}`);
});

const INDEX = new Index(
  [
    { id: "thae", text: "Thae Yong-ho 태영호 reaches Seoul" },
    { id: "jongun", text: "Kim Jong-un 김정은" },
    { id: "cafe", text: "Café Éire" },
    { id: "unit", text: "A unit of border guards" },
  ],
  RULES,
);

test("what is written comes before what sounds alike", () => {
  assert.deepEqual(INDEX.find("un"), ["jongun", "unit"]);
  assert.deepEqual(INDEX.find("eun"), ["jongun"], "a short sound stands for a whole word");
  assert.deepEqual(INDEX.find("tae"), ["thae"], "a longer one for its beginning");
});

test("accents, Korean script and half a word find it", () => {
  assert.deepEqual(INDEX.find("cafe eire"), ["cafe"]);
  assert.deepEqual(INDEX.find("영호"), ["thae"]);
  assert.deepEqual(INDEX.find("seo tha"), ["thae"]);
  assert.deepEqual(INDEX.find("eoul"), [], "not the middle of a word");
});

test("a slip of the finger is told what is near, and nonsense nothing", () => {
  assert.deepEqual(INDEX.near("bordar guard", 1), ["unit"]);
  assert.deepEqual(INDEX.near("xyzzy", 3), []);
});
