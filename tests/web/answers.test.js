import assert from "node:assert/strict";
import { test } from "node:test";
import { FakeElement } from "./page.js";

/** @import { SearchFile } from "../../timeline/web/wire.d.ts" */

const { Answers } = await import("../../timeline/web/lecture/answers.js");
const { Question } = await import("../../timeline/web/lecture/question.js");

/** @param {string} to @param {string} title @param {string} [more] @param {string} [text] */
const row = (to, title, more = "", text = "") => ({ to, title, more, text });

/** @type {SearchFile} */
const KNOWN = {
  kinds: [
    {
      kind: "events",
      heading: "Events",
      names: false,
      answers: false,
      rows: [row(".?pick=camp", "A camp in Mongolia", "2002")],
    },
    {
      kind: "routes",
      heading: "Routes",
      names: true,
      answers: false,
      rows: [row("routes?corridor=mongolia", "China - Mongolia")],
    },
    {
      kind: "numbers",
      heading: "Numbers",
      names: false,
      answers: false,
      rows: [
        row("numbers?chart=women", "Share of women", "", "by year, 2015 among them"),
        row("numbers?year=2015", "Arrivals, 2015", "1,275 people", "1,024 women 251 men"),
      ],
    },
    {
      kind: "terms",
      heading: "Terms",
      names: true,
      answers: false,
      rows: [row("glossary?term=broker", "broker 브로커")],
    },
  ],
  sounds: { leads: [], vowels: [], tails: [], alike: [], others: [] },
  words: { fillers: "what about how many in the", versus: "or", compared: "" },
  endings: "",
};
globalThis.fetch = async () => /** @type {Response} */ ({ ok: true, json: async () => KNOWN });
const answers = new Answers("answers.json", () => [1945, 2027]);
await answers.learn();

/** @param {string} sentence */
const found = (sentence) => answers.find(sentence).flatMap(({ rows }) => rows.map((own) => own.row.to));

test("a year of long ago is found where the data reach there", async () => {
  const early = new Answers("answers.json", () => [497, 801]);
  await early.learn();
  const to = (/** @type {string} */ said) => early.find(said).flatMap(({ rows }) => rows.map((own) => own.row.to));
  assert.deepEqual(to("498"), ["numbers?year=498"]);
  assert.deepEqual(to("98"), []);
});

test("the words of a sentence that name something are looked for", () => {
  assert.equal(found("What about Mongolia?")[0], "routes?corridor=mongolia", "a name before a sentence that holds it");
  assert.deepEqual(found("brokers"), ["glossary?term=broker"]);
  assert.deepEqual(found("xyzzy"), []);
});

test("a year that is named has its figure before all else", () => {
  assert.deepEqual(found("How many women in 2015?"), ["numbers?year=2015", "numbers?chart=women"]);
  assert.deepEqual(found("2015")[0], "numbers?year=2015");
  assert.deepEqual(found("1997"), ["numbers?year=1997"], "also where nobody was counted");
  assert.deepEqual(found("1066"), [], "but no year that the timeline does not have");
});

test("where nothing holds all the words, what holds most of them answers", () => {
  assert.deepEqual(found("camp, bright Mongolia"), [".?pick=camp"]);
});

test("a sentence of words that only ask is looked for as it is", () => {
  assert.deepEqual(answers.asking?.words("how many"), ["how", "many"]);
});

test("a question that nothing has come for says so, until it comes", async () => {
  const fetched = globalThis.fetch;
  globalThis.fetch = async () => Promise.reject(new TypeError("away"));
  const learning = new Answers("later.json", () => [1945, 2027]);
  const box = new FakeElement();
  const words = { answers_away: "away", no_answer: "none" };
  const found = () => {
    box.replaceChildren();
    asked.tell(box.element);
  };
  /** @type {InstanceType<typeof Question>} */
  const asked = Object.assign(Object.create(Question.prototype), { answers: learning, words, acts: { found } });
  Object.assign(asked, { field: { value: "xyzzy" } });
  await asked.seek();
  assert.equal(box.textContent, "away");
  globalThis.fetch = fetched;
  await asked.seek();
  assert.equal(box.textContent, "none");
});
