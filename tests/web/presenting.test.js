import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { FakeElement } from "./page.js";
import { partly } from "./partly.js";

Object.assign(window, { matchMedia: () => ({ matches: false }) });
const { asLink } = await import("../../timeline/web/lecture/carrying.js");
const { Lectures } = await import("../../timeline/web/lecture/lectures.js");
const { Presenting } = await import("../../timeline/web/lecture/presenting.js");

/** @param {string} key @returns {boolean} whether the page had it for itself */
function pressed(key) {
  let stopped = false;
  const stopImmediatePropagation = () => {
    stopped = true;
  };
  window.dispatchEvent(Object.assign(new Event("keydown"), { key, stopImmediatePropagation }));
  return !stopped;
}

test("the word about the full screen takes no key once its lecture is left", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const invite = () => {
    const ending = new AbortController();
    const own = Object.assign(Object.create(Presenting.prototype), { words: { invite: "…" } });
    own.invite(partly({ root: new FakeElement().element, ending }));
    return ending;
  };
  const shown = invite();
  assert.equal(pressed("Escape"), false, "it closes the word");
  assert.equal(pressed("Escape"), true);
  shown.abort();
  invite().abort();
  assert.equal(pressed("Escape"), true, "it is of the page that came back");
});

test("a lecture that is on its way when another address is asked for is not shown beside what stands there", async () => {
  const resting = new AbortController();
  /** @type {string[]} */
  const shown = [];
  const own = Object.assign(Object.create(Presenting.prototype), {
    page: { resting, refuse: () => shown.push("refused") },
    version: async () => ({ known: { told: { scenes: [{}] } }, fault: "" }),
    notesOf() {},
    show: async () => shown.push("shown"),
  });
  await own.present("a", 1);
  assert.deepEqual(shown, ["shown"]);
  const later = [own.present("a", 1), own.notes("a")];
  resting.abort();
  await Promise.all(later);
  assert.deepEqual(shown, ["shown"]);
});

test("a lecture in a link that is still read when the page is left does not open over the next one", async (t) => {
  Object.assign(document, { baseURI: "https://crossings.test/" });
  t.mock.method(window.history, "replaceState", () => {});
  /** @type {string[]} */
  const shown = [];
  const page = () =>
    Object.assign(Object.create(Lectures.prototype), {
      data: {},
      words: {},
      resting: new AbortController(),
      refuse: () => shown.push("refused"),
      begin: () => shown.push("begun"),
      presenting: { watch: async () => shown.push("shown") },
      check: async () => ({ told: { scenes: [{}] }, faults: [] }),
    });
  const hash = await asLink(partly({ crossings: 1, scenes: [] }), "watch");
  await page().unpack(hash);
  assert.deepEqual(shown, ["shown"]);
  const left = [page(), Object.assign(page(), { check: () => Promise.reject(new Error("away")) })];
  const later = left.map((own) => own.unpack(hash));
  for (const { resting } of left) resting.abort();
  await Promise.all(later);
  assert.deepEqual(shown, ["shown"]);
});

test("a lecture that is to turn back before it has turned says nothing of the language in between", async () => {
  /** @type {[string, string][]} */
  const said = [];
  /** @type {Record<string, (known: object) => void>} */
  const comes = {};
  const own = Object.assign(Object.create(Presenting.prototype), {
    words: {},
    page: {},
    version: () =>
      new Promise((resolve) => {
        comes[own.page.data.stage.addresses.facts] = (told) => resolve({ known: { told } });
      }),
    deck: {
      /** @param {{ lecture: string, stage: { addresses: { facts: string } } }} told */
      speak: ({ lecture, stage }) => said.push([lecture, stage.addresses.facts]),
    },
  });
  const turns = ["en", "ko"].map((facts) => {
    own.page.data = { stage: { addresses: { facts } } };
    return own.speak({ lecture: "leader" });
  });
  for (const language of ["ko", "en"]) comes[language](Object(language));
  await Promise.all(turns);
  assert.deepEqual(said.map(String), ["ko,ko"]);
});

test("that a lecture stands as it was written is said, and the way out by the next one", () => {
  const kept = new Map();
  const localStorage = {
    getItem: (/** @type {string} */ name) => kept.get(name) ?? null,
    setItem: (/** @type {string} */ name, /** @type {string} */ value) => kept.set(name, value),
  };
  Object.assign(globalThis, { localStorage });
  Object.assign(document, { fullscreenElement: new FakeElement() });
  const words = { as_written: "as written", way_out: "way out" };
  const own = Object.assign(Object.create(Presenting.prototype), { words });
  /** @param {boolean} stale */
  const said = (stale) => {
    /** @type {string[]} */
    const notes = [];
    own.tell(partly({ stage: { messages: { notify: (/** @type {string} */ text) => notes.push(text) } } }), stale);
    return notes;
  };
  assert.deepEqual([said(true), said(false), said(false)], [["as written"], ["way out"], []]);
});
