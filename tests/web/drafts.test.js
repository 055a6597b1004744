import assert from "node:assert/strict";
import { test } from "node:test";
import "./page.js";

const { Drawer } = await import("../../timeline/web/drafts/cabinet.js");
const { Drafts } = await import("../../timeline/web/drafts/drafts.js");
const { copied, merged, parted, still, whole } = await import("../../timeline/web/drafts/merging.js");
const { Undo } = await import("../../timeline/web/lecture/undoing.js");

/** @import { Parted } from "../../timeline/web/drafts/merging.js" */
/** @import { DraftNews } from "../../timeline/web/drafts/drafts.js" */

const RAW = {
  title: "Made",
  scenes: [{ heading: "One", words: "first" }, { heading: "Two", notes: "n" }, { heading: "Three" }],
};
const names = (/** @type {unknown} */ _, /** @type {number} */ i) => `s${i}`;
const BASE = parted(RAW, names);

/** @param {(own: Parted) => void} act @returns {Parted} */
function changed(act, from = BASE) {
  const own = copied(from);
  act(own);
  return still(own, from);
}

/** @param {Parted} own */
const headings = (own) => whole(own).scenes.map(({ heading }) => heading);

// ---- two states made one ---------------------------------------------------------------------------

test("what each has changed elsewhere is all there", () => {
  const mine = changed((own) => {
    own.scenes.s0.words = "mine";
    own.head.author = "A";
    own.order.push("new");
    own.scenes.new = { heading: "Mine" };
  });
  const theirs = changed((own) => {
    own.scenes.s0.heading = "Theirs";
    own.scenes.s1.notes = "theirs";
    own.order.splice(1, 0, "more");
    own.scenes.more = { heading: "More" };
  });
  const { now, doubled, over } = merged(BASE, mine, theirs);
  assert.deepEqual(headings(now), ["Theirs", "More", "Two", "Three", "Mine"]);
  assert.equal(now.scenes.s0.words, "mine");
  assert.equal(now.scenes.s1.notes, "theirs");
  assert.equal(now.head.author, "A");
  assert.deepEqual([doubled, over], [{}, {}]);
});

test("a scene in which both wrote the same field stays twice, side by side", () => {
  const mine = changed((own) => Object.assign(own.scenes.s0, { words: "mine", notes: "and notes" }));
  const theirs = changed((own) => Object.assign(own.scenes.s0, { words: "theirs" }));
  const { now, doubled } = merged(BASE, mine, theirs);
  assert.deepEqual(now.order.slice(0, 2), ["s0", doubled.s0]);
  assert.deepEqual(now.scenes.s0, { heading: "One", words: "theirs", notes: "and notes" });
  assert.deepEqual(now.scenes[doubled.s0], { heading: "One", words: "mine", notes: "and notes" });
});

test("what one took out is gone, but for what the other wrote in it", () => {
  const mine = changed((own) => own.order.splice(0, 2));
  const theirs = changed((own) => Object.assign(own.scenes.s1, { notes: "more" }));
  assert.deepEqual(headings(merged(BASE, mine, theirs).now), ["Two", "Three"]);
  assert.deepEqual(headings(merged(BASE, theirs, mine).now), ["Two", "Three"]);
});

test("an order that one has changed stands", () => {
  const mine = changed((own) => own.order.reverse());
  const theirs = changed((own) => Object.assign(own.scenes.s0, { words: "theirs" }));
  for (const { now } of [merged(BASE, mine, theirs), merged(BASE, theirs, mine)]) {
    assert.deepEqual(headings(now), ["Three", "Two", "One"]);
    assert.equal(now.scenes.s0.words, "theirs");
  }
});

test("a title that both have changed is mine, and theirs is told", () => {
  const mine = changed((own) => Object.assign(own.head, { title: "Mine" }));
  const theirs = changed((own) => Object.assign(own.head, { title: "Theirs" }));
  const { now, over } = merged(BASE, mine, theirs);
  assert.equal(now.head.title, "Mine");
  assert.deepEqual(over, { title: "Theirs" });
});

test("what could not be kept is pending, to be kept when the page is left; what is kept is not", async () => {
  const cabinet = new Drawer();
  const own = new Drafts(cabinet, null);
  own.put("a", BASE);
  assert.equal(own.pending().length, 1, "while it is saved");
  assert.equal(own.isAtRisk, true, "this keeps nothing");
  await own.rest();
  assert.deepEqual(own.pending(), []);
  cabinet.lasts = true;
  assert.equal(own.isAtRisk, false);
  cabinet.keep = async () => {
    throw new Error("no room");
  };
  const more = changed((it) => Object.assign(it.scenes.s0, { words: "more" }));
  own.put("a", more);
  await own.rest();
  assert.deepEqual(
    own.pending().map(({ id, now }) => [id, now.scenes.s0.words]),
    [["a", "more"]],
  );
  assert.equal(own.isAtRisk, true, "who leaves the page is asked");
});

// ---- two tabs --------------------------------------------------------------------------------------

/** Numbers that look like chance, and are the same in each run. @param {number} seed */
function chance(seed) {
  let now = seed;
  return () => {
    now = (now * 1103515245 + 12345) % 2 ** 31;
    return now / 2 ** 31;
  };
}

/** One cabinet, as several tabs reach it: each act takes a while, before and after. @param {() => number} dice */
function slow(dice) {
  const drawer = new Drawer();
  const pause = () => new Promise((resolve) => setTimeout(resolve, Math.floor(dice() * 3)));
  return new Proxy(drawer, {
    get: (own, key) => {
      const value = Reflect.get(own, key);
      if (key === "lasts") return true;
      return async (/** @type {unknown[]} */ ...args) => {
        await pause();
        const found = await Reflect.apply(value, own, args);
        await pause();
        return found;
      };
    },
  });
}

/** Channels that hear each other. @param {number} many */
function channels(many) {
  /** @type {{ onmessage: ((event: any) => any) | null, postMessage: (data: any) => void }[]} */
  const all = Array.from({ length: many }, () => ({
    onmessage: null,
    postMessage(data) {
      for (const other of all) if (other !== this) queueMicrotask(() => other.onmessage?.({ data }));
    },
  }));
  return all;
}

test("two tabs of fifty changes each, ten times: nothing is missing", async () => {
  for (let start = 1; start <= 10; start++) {
    const dice = chance(start);
    const cabinet = slow(dice);
    const lines = channels(2);
    const first = new Drafts(cabinet, lines[0]);
    first.put("own", BASE);
    await first.rest();
    const second = new Drafts(cabinet, lines[1]);
    await second.load();
    const write = async (/** @type {InstanceType<typeof Drafts>} */ tab, /** @type {string} */ name) => {
      for (let n = 0; n < 50; n++) {
        const own = copied(tab.parted("own"));
        assert.ok(own);
        if (n % 10 === 9) {
          own.order.splice(Math.floor(dice() * own.order.length), 0, `${name}${n}`);
          own.scenes[`${name}${n}`] = { heading: `${name} ${n}` };
        } else own.scenes[name === "a" ? "s0" : "s1"][n % 2 ? "words" : "notes"] = `${name} ${n}`;
        own.scenes.s2[name] = n; // one scene, each a field of its own
        tab.put("own", own);
        if (dice() < 0.6) await new Promise((resolve) => setTimeout(resolve, Math.floor(dice() * 3)));
      }
    };
    await Promise.all([write(first, "a"), write(second, "b")]);
    await Promise.all([first.rest(), second.rest()]);
    const [kept] = await cabinet.all();
    const added = [9, 19, 29, 39, 49].flatMap((n) => [`a${n}`, `b${n}`]);
    assert.deepEqual([...kept.order].sort(), ["s0", "s1", "s2", ...added].sort(), `start ${start}`);
    for (const id of added) assert.equal(kept.scenes[id].heading, `${id[0]} ${id.slice(1)}`);
    assert.deepEqual([kept.scenes.s0.words, kept.scenes.s0.notes], ["a 47", "a 48"]);
    assert.deepEqual([kept.scenes.s1.words, kept.scenes.s1.notes], ["b 47", "b 48"]);
    assert.deepEqual([kept.scenes.s2.a, kept.scenes.s2.b], [49, 49]);
    for (const tab of [first, second]) {
      await tab.look();
      assert.deepEqual(whole(tab.parted("own") ?? BASE), whole(kept), "each tab shows what is kept");
    }
  }
});

test("where both write the same words at once both are kept, and it is said", async () => {
  const cabinet = slow(chance(7));
  const [one, two] = [new Drafts(cabinet, null), new Drafts(cabinet, null)];
  one.put("own", BASE);
  await one.rest();
  await two.load();
  /** @type {DraftNews[]} */
  const heard = [];
  for (const tab of [one, two]) tab.listen((news) => heard.push(news), new AbortController().signal);
  one.put(
    "own",
    changed((own) => Object.assign(own.scenes.s0, { words: "of one" })),
  );
  two.put(
    "own",
    changed((own) => Object.assign(own.scenes.s0, { words: "of two" })),
  );
  await Promise.all([one.rest(), two.rest()]);
  const [kept] = await cabinet.all();
  assert.deepEqual(
    new Set(
      whole(kept)
        .scenes.slice(0, 2)
        .map(({ words }) => words),
    ),
    new Set(["of one", "of two"]),
  );
  await one.look();
  assert.deepEqual(whole(one.parted("own") ?? BASE), whole(kept));
  assert.equal(heard.filter(({ news }) => news === "conflict").length, 1);
});

test("a change of one tab arrives in another, and so does that it is gone", async () => {
  const cabinet = slow(chance(3));
  const lines = channels(2);
  const [one, two] = lines.map((line) => new Drafts(cabinet, line));
  /** @type {string[]} */
  const heard = [];
  const news = new Promise((resolve) => {
    two.listen((own) => {
      heard.push(own.news);
      if (own.news === "gone") resolve(undefined);
    }, new AbortController().signal);
  });
  const id = one.fresh(RAW);
  await one.rest();
  await two.look();
  assert.equal(two.get(id)?.title, "Made");
  await one.remove(id);
  await news;
  assert.equal(two.get(id), null);
  assert.deepEqual(await cabinet.all(), []);
});

test("a cabinet that is full is told, and what was typed is still here", async () => {
  const full = new Proxy(new Drawer(), {
    get: (own, key) => (key === "keep" ? async () => Promise.reject(new Error("full")) : Reflect.get(own, key)),
  });
  const own = new Drafts(full, null);
  /** @type {string[]} */
  const heard = [];
  own.listen(({ news }) => heard.push(news), new AbortController().signal);
  const id = own.fresh(RAW);
  await own.rest();
  assert.deepEqual(heard, ["unkept"]);
  assert.equal(own.isKept(id), false);
  assert.deepEqual(own.get(id), RAW);
});

test("what a page had no time to keep is joined with what has been kept since", async () => {
  const cabinet = new Drawer();
  const [one, two] = [new Drafts(cabinet, null), new Drafts(cabinet, null)];
  one.put("own", BASE);
  await one.rest();
  await two.load();
  one.put(
    "own",
    changed((own) => Object.assign(own.scenes.s0, { words: "the last word" })),
  );
  const pending = JSON.parse(JSON.stringify(one.pending()));
  assert.equal(pending.length, 1);
  two.put(
    "own",
    changed((own) => Object.assign(own.scenes.s1, { notes: "meanwhile" })),
  );
  await two.rest();
  two.resume(pending[0]);
  const raw = two.get("own");
  assert.deepEqual([raw?.scenes[0].words, raw?.scenes[1].notes], ["the last word", "meanwhile"]);
});

// ---- steps back ------------------------------------------------------------------------------------

test("a word is one step, an act another, and each can be done again", () => {
  const undo = new Undo(BASE);
  const state = (/** @type {string} */ words) => changed((own) => Object.assign(own.scenes.s0, { words }));
  for (const typed of ["o", "on", "one", "one "])
    undo.note(state(typed), { field: "words", ends: typed.endsWith(" ") });
  for (const typed of ["one t", "one two"]) undo.note(state(typed), { field: "words" });
  undo.note(changed((own) => own.order.reverse(), undo.now));
  assert.equal(undo.back()?.scenes.s0.words, "one two");
  assert.equal(undo.back()?.scenes.s0.words, "one ");
  assert.equal(undo.back()?.scenes.s0.words, "first");
  assert.equal(undo.back(), null);
  assert.equal(undo.forth()?.scenes.s0.words, "one ");
  undo.note(state("else"));
  assert.equal(undo.forth(), null, "what was undone is over once something else is done");
});

test("a step back takes nothing of what another tab wrote", () => {
  const undo = new Undo(BASE);
  undo.note(changed((own) => Object.assign(own.scenes.s0, { words: "mine" })));
  undo.rebase(changed((own) => Object.assign(own.scenes.s1, { notes: "theirs" }), undo.now));
  const back = undo.back();
  assert.deepEqual([back?.scenes.s0.words, back?.scenes.s1.notes], ["first", "theirs"]);
});
