import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { FakeElement, page, visit } from "./page.js";
import { partly } from "./partly.js";

/** @import { TestContext } from "node:test" */
/** @import { Facts } from "../../timeline/web/stage/shapes.js" */

const { Address, asScene } = await import("../../timeline/web/stage/address.js");
const { Messages } = await import("../../timeline/web/stage/messages.js");
const { Store } = await import("../../timeline/web/stage/store.js");

/** @type {Facts} */
const FACTS = partly({ usual: { from: 1990, to: 2010, view: "region" }, facets: [{ key: "category" }] });

function following({ quiet = false } = {}) {
  const store = new Store({ from: 1990, to: 2010, at: 1990, view: "region" });
  const owner = new AbortController();
  const address = new Address(store, FACTS, { quiet, signal: owner.signal });
  return { store, owner, address };
}

const SEEN_MS = 201; // where nothing is painted
const waited = (/** @type {TestContext} */ t) => t.mock.timers.tick(1000);

beforeEach((t) => {
  /** @type {Partial<TestContext>} */ (t).mock?.timers.reset();
  visit("https://crossings.test/");
});

test("a year is written once it rests and makes no step in the history; a pick does, once it is seen", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { store } = following();
  store.set({ stepping: true, at: 2003 });
  store.set({ at: 2004 });
  assert.deepEqual(page.history, []);
  waited(t);
  assert.deepEqual(page.history, [["replace", "https://crossings.test/?at=2004"]]);
  store.set({ pick: "x" });
  store.set({ at: 2005 });
  assert.equal(page.history.length, 1, "the picture does not wait for it");
  t.mock.timers.tick(SEEN_MS);
  assert.deepEqual(page.history[1], ["push", "https://crossings.test/?at=2005&pick=x"]);
  waited(t);
  assert.equal(page.history.length, 2);
});

test("a year or a view that a reader presses is a step, once; years that run on from it are none", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { store, address } = following();
  address.goes("at");
  store.set({ stepping: true, at: 2003 });
  waited(t);
  store.set({ at: 2004 });
  waited(t);
  address.goes("view");
  store.set({ at: 2005 }); // before the map is there
  waited(t);
  store.set({ view: "korea" });
  waited(t);
  assert.deepEqual(
    page.history.map(([how, to]) => `${how} ${to.split("?")[1]}`),
    ["push at=2003", "replace at=2004", "replace at=2005", "push at=2005&view=korea"],
  );
  visit("https://crossings.test/?at=2004");
  window.dispatchEvent(new Event("popstate"));
  assert.ok(!address.taken({ at: "2003" }), "an answer to another year");
  assert.ok(!address.taken({ at: "2004", view: "korea" }), "an answer to another view");
  assert.ok(address.taken({ at: "2004" }));
});

test("back from what lay over the stage: nothing is asked, and years are written as before", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { store, address } = following();
  window.dispatchEvent(new Event("popstate"));
  address.stays();
  assert.ok(!address.taken(), "no answer is waited for");
  store.set({ stepping: true, at: 2003 });
  waited(t);
  assert.deepEqual(page.history, [["replace", "https://crossings.test/?at=2003"]]);
});

test("back from a year: what was about to be written is not, until the reader does something", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { store, address } = following();
  store.set({ stepping: true, at: 2003 });
  store.set({ pick: "late" });
  visit("https://crossings.test/?pick=before");
  window.dispatchEvent(new Event("popstate"));
  waited(t);
  assert.deepEqual(page.history, [], "the address gone back to stands");
  store.set({ at: 2005 });
  waited(t);
  assert.deepEqual(page.history, [], "years that run on write nothing before Python has answered");
  assert.ok(!address.taken({ pick: "later" }), "a run that began before answers another address");
  assert.ok(address.taken({ pick: "before" }), "Python is asked what the earlier address shows");
  assert.ok(!address.taken({ pick: "before" }), "once");
});

test("years that run on are not written into the address of another page", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { store } = following();
  store.set({ stepping: true, at: 2003 });
  visit("https://crossings.test/routes");
  waited(t);
  assert.deepEqual(page.history, []);
});

test("the end of a stage ends its timers: no address is written and no word taken away after it", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { store, owner } = following();
  const messages = new Messages(new FakeElement().element, owner.signal, "");
  store.set({ stepping: true, at: 2003 });
  messages.notify("Working", 500);
  owner.abort();
  waited(t);
  assert.deepEqual(page.history, []);
  assert.equal(messages.note.textContent, "Working");
  store.set({ pick: "x" });
  assert.deepEqual(page.history, [], "nobody listens any more");
});

test("a stage that is only shown leaves the address alone", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { store } = following({ quiet: true });
  store.set({ pick: "x", stepping: true, at: 2003 });
  waited(t);
  assert.deepEqual(page.history, []);
});

test("the year 0, which is 1 BC, is written as any other", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { store } = following();
  store.set({ from: -596, to: 0, at: 0, stepping: true });
  waited(t);
  assert.deepEqual(page.history[0]?.[1], "https://crossings.test/?from=-596&to=0&at=0");
  const { from, to, at } = asScene(store.state, FACTS);
  assert.deepEqual([from, to, at], [-596, 0, 0]);
});
