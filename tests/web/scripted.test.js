import assert from "node:assert/strict";
import { test } from "node:test";
import { FakeElement } from "./page.js";

const { scripted, scriptedWhole } = await import("../../timeline/web/kit/scripted.js");

/** The runs of a text that say their language. @param {string} text @param {string} of the page */
function runs(text, of) {
  document.documentElement.lang = of;
  const box = new FakeElement("p");
  scripted(box.element, text);
  const parts = /** @type {(string | (FakeElement & { lang?: string }))[]} */ (/** @type {unknown} */ (box.children));
  const texts = parts.map((part) => (typeof part === "string" ? part : part.textContent));
  assert.equal(texts.join(""), text);
  return parts.flatMap((part) => (typeof part === "string" ? [] : [`${part.lang} ${part.textContent}`]));
}

test("a run of another language says which it is", () => {
  assert.deepEqual(runs("Thae Yong-ho (태영호) left, 망명 신청", "en"), ["ko 태영호", "ko 망명 신청"]);
  const title = "31 of 62 Repatriated to North Korea [62명 가운데 31명 송환]";
  assert.deepEqual(runs(title, "ko"), ["en 31 of 62 Repatriated to North Korea"]);
  const line =
    "출처: NK Economy Watch / 국제위기그룹 (2011년 7월 20일); AFP 통신(Life Funds for North Korean Refugees 게재)";
  assert.deepEqual(runs(line, "ko"), ["en NK Economy Watch", "en Life Funds for North Korean Refugees"]);
  assert.deepEqual(runs("Überläufer: “Escape”, a diary", "ko"), ["en Überläufer: “Escape”, a diary"]);
});

test("one foreign word in Korean is read as Koreans read it", () => {
  for (const text of ["CNN (2016년 4월)", "AFP 통신 / APP 통신", "태영호(Thae)", "2016년 4월 7일 UN 보고서 12쪽"])
    assert.deepEqual(runs(text, "ko"), [], text);
});

test("a choice, which holds no runs, says the language that all of it is in", () => {
  const langs = (/** @type {string} */ of, /** @type {string[]} */ texts) => {
    document.documentElement.lang = of;
    return texts.map((text) => scriptedWhole(Object.assign(new FakeElement("option"), { text }).element).lang);
  };
  assert.deepEqual(langs("ko", ["The New York Times (8)", "연합뉴스 (9)", "AFP (3)"]), ["en", undefined, undefined]);
  assert.deepEqual(langs("en", ["한국어", "English", "English and 한국어"]), ["ko", undefined, undefined]);
});
