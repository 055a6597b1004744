import assert from "node:assert/strict";
import { test } from "node:test";
import "./page.js";

const { fill, yearName } = await import("../../timeline/web/kit/wording.js");

test("of none a sentence says so, where it has words for it", () => {
  const said = { locale: "en-GB", zero: "No event", one: "{n} event", other: "{n} events" };
  assert.deepEqual(
    [0, 1, 2, 1000].map((n) => fill(said, { n })),
    ["No event", "1 event", "2 events", "1,000 events"],
  );
  assert.equal(fill({ locale: "fr", one: "{n} jour", other: "{n} jours" }, { n: 0 }), "0 jour");
});

test("a year before the first is said as people say it, in the letters of the language", () => {
  /** @type {[string, string[]][]} */
  const said = [
    ["en-GB", ["597 BC", "1 BC", "1", "2016"]],
    ["ko", ["기원전 597", "기원전 1", "1", "2016"]],
    ["de", ["597 v. Chr.", "1 v. Chr.", "1", "2016"]],
    ["ja", ["紀元前 597", "紀元前 1", "1", "2016"]],
  ];
  for (const [lang, names] of said) {
    document.documentElement.lang = lang;
    assert.deepEqual([-596, 0, 1, 2016].map(yearName), names);
  }
});
