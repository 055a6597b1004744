import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";

import { Asking } from "../../timeline/web/kit/asking.js";
import { fold, grouped, Hearing, Index } from "../../timeline/web/kit/search.js";

/** As Python tells them. */
const RULES = JSON.parse(
  execFileSync(process.env.PYTHON ?? ".venv/bin/python", [
    "-c",
    "import json; from geodata.subject import Subject; from timeline import sounds; print(json.dumps(sounds.rules(Subject())))",
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

/**
 * All that can be found in these facts.
 * @param {string} language
 * @returns {import("../../timeline/web/wire.d.ts").SearchFile}
 */
function known(language) {
  const says = `import json; from geodata.load import load; from timeline.finding import search
print(json.dumps(search(load(language="${language}"))))`;
  const python = process.env.PYTHON ?? ".venv/bin/python";
  return JSON.parse(execFileSync(python, ["-c", says], { maxBuffer: 2 ** 26 }).toString());
}

const KNOWN = { en: new Asking(known("en")), ko: new Asking(known("ko")) };
const FIRST_SEEN = 4; // rows of a kind, before more are asked for

for (const [question, kind, first] of [
  ["thailand", "countries", "Thailand 태국"],
  ["mongolia", "countries", "Mongolia 몽골"],
  ["hanawon", "terms", "Hanawon 하나원"],
  ["ningbo", "places", "Ningbo 닝보"],
  ["닝보", "places", "Ningbo 닝보"],
  ["thae yong-ho", "events", "Deputy ambassador Thae Yong-ho defects from London"],
  ["2,914", "events", "Arrivals in South Korea peak at 2,914 in one year"],
  ["brokers", "terms", "broker 브로커"],
  ["returns", "routes", "Forced return from China to North Korea"],
  ["200,000", "claims", "An estimated 200,000 North Koreans live in hiding in China."],
  ["famine", "events", "Famine in North Korea, called the Arduous March"],
  ["women", "numbers", "Share of women"],
])
  test(`"${question}" is answered by ${kind}, "${first}" first`, () => {
    const [part] = KNOWN.en.find(question);
    assert.deepEqual([part.kind.kind, part.rows[0].row.title], [kind, first]);
  });

/** What a new user asked, and the address that answers it: of the first answer of one of the kinds. */
const ASKED = /** @type {const} */ ({
  en: [
    ["How many came in 2009 and 2021?", "numbers?year=2009", "numbers?year=2021"],
    ["Why the fall?", "check?claim=k"],
    ["share of women and since when", "numbers?chart=women_share"],
    ["Which way do most go, how long, through which countries?", "routes?corridor=laos-thailand"],
    ["what China does", "check?claim=e"],
    ["How sure is the 200,000?", "check?claim=f"],
    ["who went back", "routes?corridor=double-return"],
    ["what happened in 2016 and what is contested", ".?at=2016"],
    ["What did the South give in 2004, what does it give now?", "check?claim=g"],
    ["What is Hanawon?", "glossary?term=hanawon"],
    ["what happened on the Mekong", ".?pick=bs-mekong-north"],
    ["Mongolia against Laos", "routes?corridor=mongolia&with=laos-thailand"],
    ["mongolia or laos", "routes?corridor=mongolia&with=laos-thailand"],
    ["mongolia laos", "routes?corridor=mongolia&with=laos-thailand"],
    ["what happened in Mongolia", ".?country=MNG"],
    ["what happened on the Yalu", ".?pick=bs-upper-yalu"],
    ["what happened in the Yellow Sea", ".?pick=bs-yellow-sea"],
    ["why did fewer people come", "check?claim=k"],
    ["why did the numbers go down", "check?claim=k"],
    ["when did women become the majority", "numbers?chart=women_share"],
    ["most used route", "routes?corridor=laos-thailand"],
    ["which countries do they pass through", "routes?corridor=laos-thailand"],
    ["is 200,000 correct", "check?claim=f"],
    ["redefectors", "routes?corridor=double-return"],
    ["stipends now", "check?claim=g"],
    ["mekong river", ".?pick=bs-mekong-north"],
    ["laos or mongolia, which is longer", "routes?corridor=laos-thailand&with=mongolia"],
    ["aid from South Korea 2004", "check?claim=g"],
    ["mongolia route vs laos route", "routes?corridor=mongolia&with=laos-thailand"],
  ],
  ko: [
    ["2009년과 2021년에 몇 명이 왔나", "numbers?year=2009", "numbers?year=2021"],
    ["왜 줄었나", "check?claim=k"],
    ["여성 비율은 언제부터 높아졌나", "numbers?chart=women_share"],
    ["가장 많이 가는 경로는?", "routes?corridor=laos-thailand"],
    ["중국은 무엇을 하나", "check?claim=e"],
    ["20만 명은 얼마나 확실한가", "check?claim=f"],
    ["누가 돌아갔나", "routes?corridor=double-return"],
    ["2016년에 무슨 일이 있었고 무엇이 논란인가", ".?at=2016"],
    ["남한은 2004년에 얼마를 줬고 지금은 얼마를 주나", "check?claim=g"],
    ["하나원이란 무엇인가", "glossary?term=hanawon"],
    ["메콩강에서 무슨 일이 있었나", ".?pick=bs-mekong-north"],
    ["몽골과 라오스", "routes?corridor=mongolia&with=laos-thailand"],
    ["몽고와 라오스 비교", "routes?corridor=mongolia&with=laos-thailand"],
    ["몽골이냐 라오스냐", "routes?corridor=mongolia&with=laos-thailand"],
    ["압록강에서 무슨 일이 있었나", ".?pick=bs-upper-yalu"],
    ["2009년에 몇 명", "numbers?year=2009"],
    ["2021년 왜 줄었나", "check?claim=k", "numbers?year=2021"],
    ["여성 비율", "numbers?chart=women_share"],
    ["탈북민 남녀 비율", "numbers?chart=women_share"],
    ["어느 길", "routes?corridor=laos-thailand"],
    ["중국은", "check?claim=e"],
    ["중국은 탈북민을 어떻게 대하나", "check?claim=e"],
    ["20만 명이 맞나요", "check?claim=f"],
    ["돌아간 사람", "routes?corridor=double-return"],
    ["2016년", ".?at=2016"],
    ["2004년 정착금", "check?claim=g"],
    ["남한은 탈북민에게 무엇을 주나", "check?claim=g"],
    ["하나원이 뭐예요", "glossary?term=hanawon"],
    ["메콩강", ".?pick=bs-mekong-north"],
    ["몽골 라오스", "routes?corridor=mongolia&with=laos-thailand"],
    ["왜 탈북하나", "numbers?chart=motives_ministry"],
    ["강제송환된 사람은 몇 명", "routes?corridor=forced-return-china"],
    ["탈북민이 왜 줄었어", "check?claim=k"],
    ["왜 감소했나", "check?claim=k"],
    ["감소", "check?claim=k"],
    ["입국자가 왜 줄어들었나요", "check?claim=k"],
    ["여자", "numbers?chart=women_share"],
    ["어느 길이 가장 많나", "routes?corridor=laos-thailand"],
    ["주요 경로", "routes?corridor=laos-thailand"],
    ["얼마나 걸려", "routes?corridor=laos-thailand"],
    ["가장 많이 가는 길, 얼마나 걸리고 어느 나라", "routes?corridor=laos-thailand"],
    ["중국은 뭘 해", "check?claim=e"],
    ["20만", "check?claim=f"],
    ["20만명이 맞아?", "check?claim=f"],
    ["누가 북으로 돌아갔어", "routes?corridor=double-return"],
    ["메콩강 사건", ".?pick=bs-mekong-north"],
    ["몽골과 라오스 가운데 어디가 길어", "routes?corridor=mongolia&with=laos-thailand"],
  ],
});

for (const { index } of Object.values(KNOWN)) index.listen(); // as before the first letter

for (const language of /** @type {("en" | "ko")[]} */ (Object.keys(ASKED)))
  for (const [question, ...answers] of ASKED[language])
    test(`"${question}" is answered among what is seen first`, () => {
      const seen = KNOWN[language].find(question).flatMap(({ rows }) => rows.slice(0, FIRST_SEEN));
      const first = seen.slice(0, FIRST_SEEN * 2).map(({ row }) => row.to);
      for (const answer of answers) assert.ok(first.includes(answer), `${answer} in ${first.join(" ")}`);
    });

for (const [language, question, first] of /** @type {["en" | "ko", string, string][]} */ ([
  ["en", "aid from South Korea 2004", ".?pick=2004-10-us-human-rights-act"],
  ["en", "China 2002", ".?pick=2002-03-spanish-embassy"],
  ["en", "Kim Jong-un 2011", ".?pick=2011-12-kim-jong-il-death"],
  ["en", "fishermen 2019", ".?pick=2019-11-two-fishermen"],
  ["ko", "중국 2002", ".?pick=2002-05-shenyang"],
  ["ko", "2019년 어민", ".?pick=2019-11-two-fishermen"],
]))
  test(`"${question}" finds what happened in that year before the year`, () => {
    const parts = KNOWN[language].find(question);
    const [events, years] = ["events", "years"].map((own) => parts.findIndex(({ kind }) => kind.kind === own));
    assert.ok(events < years);
    assert.equal(parts[events].rows[0].row.to, first);
  });

test("a name is no question, nor is what asks of something else", () => {
  const asks = (/** @type {string} */ sentence) => KNOWN.en.questions(sentence).length > 0;
  for (const name of ["north korea", "South Korea", "Kim Jong-un", "who is Kim Jong-un", "hanawon", "2,914", "xyzzy"])
    assert.ok(!asks(name), name);
  for (const name of ["하나원이 뭔가", "하나원은 무엇인가", "북한", "닝보 식당은"])
    assert.deepEqual(KNOWN.ko.questions(name), [], name);
  assert.ok(!asks("china fence"), "a fence is something else, by which much is called");
});

test("a number in thousands is no year, and one of three digits is where something is known of it", () => {
  for (const question of ["200,000 in China", "how sure is 200,000 in China"]) {
    const [part] = KNOWN.en.questions(question);
    assert.deepEqual(
      part.rows.map(({ row }) => row.to),
      ["check?claim=f"],
      question,
    );
  }
  assert.deepEqual(KNOWN.en.questions("2,914 people"), []);
  const { kinds, ...rest } = KNOWN.en.known;
  const long = { title: "497", more: "Two events", text: "", to: ".?at=497" };
  const own = new Asking({
    ...rest,
    kinds: kinds.map((kind) => (kind.kind === "years" ? { ...kind, rows: [long] } : kind)),
  });
  const said = (/** @type {string} */ question) => own.find(question).flatMap(({ rows }) => rows.map(({ row }) => row));
  assert.ok(said("what happened in 497").includes(long));
  assert.equal(own.questions("women in 497")[0].rows[0].row.to, "numbers?chart=women_share");
});

test("a name of two words is no comparison, and nothing is held against itself", () => {
  for (const question of ["yellow sea", "north korea", "mongolia or mongolia", "hanawon or mongolia"])
    assert.deepEqual(KNOWN.en.compared(question), [], question);
});

test("two routes are compared, whatever word for a way stands beside them", () => {
  const both = ["routes?corridor=laos-thailand&with=mongolia"];
  const told = (/** @type {"en" | "ko"} */ language, /** @type {string} */ question) =>
    KNOWN[language].compared(question).flatMap(({ rows }) => rows.map(({ row }) => row.to));
  for (const question of ["Laos route and Mongolia route", "the Laos way or the Mongolia way", "Laos and Mongolia"])
    assert.deepEqual(told("en", question), both, question);
  for (const question of [
    "라오스 길과 몽골 길",
    "라오스 경로와 몽골 경로",
    "라오스하고 몽골 길",
    "라오스 길이랑 몽골 길 비교",
  ])
    assert.deepEqual(told("ko", question), both, question);
  for (const question of ["라오스 길", "몽골 길", "바닷길"]) assert.deepEqual(told("ko", question), [], question);
});

test("a place says what happened there, in words that it is not found by", () => {
  const [{ rows }] = KNOWN.en.find("mekong");
  assert.match(rows[0].row.more, /Laos and Thailand.*Arrest on the Thai side.*2,482/);
  assert.ok(!KNOWN.en.find("debt to smugglers").some(({ kind }) => kind.kind === "places"));
});

/** What is first found by another name: a Hanja reading, a Northern spelling, an older or another romanisation. */
const OTHERWISE = {
  en: { Mukden: "Shenyang", 심양: "Shenyang", Peking: "Beijing", Burma: "Myanmar", Siam: "Thailand", Kirin: "Jilin" },
  ko: {
    심양: "선양",
    "심양에서 무슨 일": "선양",
    녕파: "닝보",
    영파: "닝보",
    연변: "옌볜",
    연길: "옌지",
    북경: "베이징",
    타이: "^태국 Thailand$",
    버마: "미얀마",
    몽고: "몽골",
    사이공: "호찌민시",
    비엔나: "빈",
    함북: "함경북도",
    이만갑: "이제 만나러 갑니다",
    한국전쟁: "6·25",
  },
};

for (const language of /** @type {("en" | "ko")[]} */ (Object.keys(OTHERWISE)))
  for (const [query, name] of Object.entries(OTHERWISE[language]))
    test(`"${query}" finds what is called ${name} (${language})`, () => {
      const [part] = KNOWN[language].find(query);
      const { title, more } = part.rows[0].row;
      assert.match(part.kind.names ? title : `${title} ${more}`, new RegExp(name), `${part.kind.kind}: ${title}`);
    });

test("another name is of the very same thing: no other word holds it", () => {
  const docs = ["타이베이", "태국 치앙라이", "옌타이"].map((text) => ({ id: text, text }));
  const index = new Index(docs, { ...RULES, others: [[["Thailand", "태국"], ["타이"]]] });
  assert.deepEqual(index.find("타이"), ["타이베이", "태국 치앙라이", "옌타이"], "what is written so is found as well");
  assert.deepEqual(index.find("타이베"), ["타이베이"]);
});

test("what is found is grouped whole, each once", () => {
  const { index, known: all } = KNOWN.en;
  const found = index.find("thailand");
  const rows = grouped(found, "thailand", all.kinds, all.sounds).flatMap((part) => part.rows);
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

test("a word is found as the North spells its beginning, and as the South does", () => {
  const texts = ["양강도 혜산", "노동당 비서", "여성의 비율", "외교관 리일규", "라오스 북부"];
  const index = new Index(
    texts.map((text) => ({ id: text.slice(0, 2), text })),
    RULES,
  );
  for (const [query, id] of Object.entries({
    량강도: "양강",
    로동당: "노동",
    녀성: "여성",
    이일규: "외교",
    리일규: "외교",
    라오스: "라오",
  }))
    assert.deepEqual(index.find(query), [id], query);
  assert.deepEqual(index.find("나오스"), []);
});

test("a name in Hangul alone is found by whichever romanisation", () => {
  const index = new Index([{ id: "thae", text: "태영호 공사, 런던에서 망명" }], RULES);
  for (const query of ["Thae Yong-ho", "Tae Yeong-ho", "taeyongho"])
    assert.deepEqual(index.find(query), ["thae"], query);
  assert.deepEqual(index.find("Hwang"), []);
});
