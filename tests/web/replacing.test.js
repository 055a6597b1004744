import assert from "node:assert/strict";
import { test } from "node:test";
import "./page.js";

// Those that the page is given; a test in Python holds them to what is read and heard.
const FIELDS = ["heading", "words", "columns.who", "columns.says", "quote.who", "answers"];
FIELDS.push("picture.caption", "picture.credit", "picture.description", "notes");

const { replaceIn, timesIn } = await import("../../timeline/web/lecture/replacing.js");

test("a text is found in heading, words and notes, in any letters, and is no pattern", () => {
  const scene = { heading: "Seoul (2009)", words: "In seoul, in SEOUL", notes: "$& Seoul", chart: "seoul" };
  assert.equal(timesIn(scene, "Seoul", FIELDS), 4);
  assert.equal(timesIn(scene, "(2009)", FIELDS), 1);
  assert.equal(timesIn(scene, ".", FIELDS), 0);
  assert.equal(timesIn(scene, "", FIELDS), 0);
  replaceIn(scene, "seoul", "$& 서울", FIELDS);
  assert.deepEqual(scene, {
    heading: "$& 서울 (2009)",
    words: "In $& 서울, in $& 서울",
    notes: "$& $& 서울",
    chart: "seoul",
  });
});

test("all that is shown is searched, in each language; what is quoted stays as it was said", () => {
  const scene = {
    columns: [{ who: "Seoul", says: "In Seoul" }],
    answers: ["Seoul", "Ningbo"],
    picture: {
      image: "data:image/png;base64,Seoul",
      caption: "Seoul",
      credit: "A Seoul paper",
      description: "Seoul by night",
    },
    quote: { words: "I came to Seoul", who: "A woman" },
    also: { ko: { heading: "Seoul", answers: ["Seoul", "Ningbo"] } },
  };
  assert.equal(timesIn(scene, "seoul", FIELDS), 8);
  replaceIn(scene, "Seoul", "Busan", FIELDS);
  assert.equal(timesIn(scene, "Seoul", FIELDS), 0);
  assert.deepEqual(scene.columns, [{ who: "Busan", says: "In Busan" }]);
  assert.deepEqual(scene.also.ko, { heading: "Busan", answers: ["Busan", "Ningbo"] });
  assert.equal(scene.quote.words, "I came to Seoul");
  assert.equal(scene.picture.image, "data:image/png;base64,Seoul");
});
