import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";

import { fold, grouped, Hearing, Index } from "../../timeline/web/kit/search.js";

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

const NAMES = new Index(
  [
    "17 December 2011: Kim Jong-il dies and Kim Jong-un takes over",
    "Hyesan 혜산, Ryanggang Province",
    "P'yŏngyang 평양",
    "Lee Jae-myung becomes president",
    "Thae Yong-ho defects from London",
    "Mongolia receives people",
  ].map((text, id) => ({ id, text })),
  RULES,
);

for (const [query, ...found] of /** @type {[string, ...number[]][]} */ ([
  ["kim jong un", 0],
  ["KIM JONG-UN", 0],
  ["Kim Chŏng-ŭn", 0],
  ["김정은", 0],
  ["gim jeong eun", 0],
  ["hyesan", 1],
  ["혜산", 1],
  ["pyongyang", 2],
  ["P\u2019yongyang", 2],
  ["평양", 2],
  ["yi jae myung", 3],
  ["Tae Yong Ho", 4],
  ["태영호", 4],
  ["jong", 0],
  ["ongolia"],
  ["nobody"],
  ["", 0, 1, 2, 3, 4, 5],
]))
  test(`a name is found however it is written: "${query}"`, () => {
    assert.deepEqual(NAMES.find(query), found);
  });

test("a slip of the pen is met with what is nearest", () => {
  assert.deepEqual(NAMES.find("mongoolia"), []);
  assert.equal(NAMES.near("mongoolia", 3)[0], 5);
});

// ---- what comes first --------------------------------------------------------------------------

/** All that can be found in these facts. @type {import("../../timeline/web/wire.d.ts").SearchFile} */
const KNOWN = JSON.parse(
  execFileSync(
    process.env.PYTHON ?? ".venv/bin/python",
    [
      "-c",
      "import json; from geodata.load import load; from timeline.finding import search; print(json.dumps(search(load())))",
    ],
    { maxBuffer: 2 ** 26 },
  ).toString(),
);
const ALL = new Index(
  KNOWN.kinds.flatMap((kind) =>
    kind.rows.map((row) => ({ id: { kind, row }, text: `${row.title} ${row.more} ${row.text}` })),
  ),
  KNOWN.sounds,
);

for (const [question, kind, first] of [
  ["thailand", "routes", "China - Laos - Thailand - South Korea"],
  ["mongolia", "routes", "China - Mongolia - South Korea"],
  ["hanawon", "terms", "Hanawon 하나원"],
  ["ningbo", "places", "Ningbo 닝보"],
  ["닝보", "places", "Ningbo 닝보"],
  ["thae yong-ho", "events", "Deputy ambassador Thae Yong-ho defects from London"],
  ["2,914", "events", "Arrivals in South Korea peak at 2,914 in one year"],
  ["brokers", "terms", "broker 브로커"],
  ["returns", "routes", "Forced return from China to North Korea"],
  ["200,000", "claims", "An estimated 200,000 North Koreans live in hiding in China."],
  ["famine", "events", "Famine in North Korea, called the Arduous March"],
  ["women", "numbers", "Women among them"],
])
  test(`"${question}" is answered by ${kind}, "${first}" first`, () => {
    const [part] = grouped(ALL.find(question), question, KNOWN.kinds, KNOWN.sounds);
    assert.deepEqual([part.kind.kind, part.rows[0].row.title], [kind, first]);
  });

test("what is found is grouped whole, each once", () => {
  const found = ALL.find("thailand");
  const rows = grouped(found, "thailand", KNOWN.kinds, KNOWN.sounds).flatMap((part) => part.rows);
  assert.equal(rows.length, found.length);
  assert.equal(new Set(rows).size, found.length);
});

test("consonants stand for the syllables that they begin", () => {
  const index = new Index(
    [
      { id: "thae", text: "태영호 공사, 런던에서 망명" },
      { id: "hwang", text: "황장엽 망명" },
    ],
    RULES,
  );
  assert.deepEqual(index.find("ㅌㅇㅎ"), ["thae"]);
  assert.deepEqual(index.find("태ㅇㅎ"), ["thae"]);
  assert.deepEqual(index.find("ㅁㅁ"), ["thae", "hwang"]);
  assert.deepEqual(index.find("ㅎㅌㅇ"), []);
});

test("a name in Hangul alone is found by whichever romanisation", () => {
  const index = new Index([{ id: "thae", text: "태영호 공사, 런던에서 망명" }], RULES);
  for (const query of ["Thae Yong-ho", "Tae Yeong-ho", "taeyongho"])
    assert.deepEqual(index.find(query), ["thae"], query);
  assert.deepEqual(index.find("Hwang"), []);
});
