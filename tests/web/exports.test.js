import assert from "node:assert/strict";
import { test } from "node:test";
import { FakeElement, visit } from "./page.js";

const { Exports, asFine } = await import("../../timeline/web/lecture/exports.js");

const HOMES = JSON.stringify({ a: { own: "f0", beside: "1" } });
Object.assign(window, { localStorage: { getItem: () => HOMES } });

/** The link that is told where a lecture is taken away. @param {string} id */
async function told(id) {
  const own = Object.create(Exports.prototype);
  const page = { known: async () => ({ told: { scenes: [] }, raw: {} }) };
  const line = new FakeElement("p");
  Object.assign(own, { id, page, words: { at_home: "Elsewhere.", home_link: "There" }, told: line });
  await own.once(async () => assert.ok(await own.known()));
  return /** @type {(FakeElement & { href?: string }) | undefined} */ (line.children[0])?.href;
}

test("a lecture of data that are not shown is not taken away without them", async () => {
  visit("/lectures?lang=ko");
  assert.equal(await told("a"), "https://crossings.test/lectures?lang=ko&own=f0&beside=1");
  assert.equal(await told("b"), undefined);
  visit("/lectures?own=f0&beside=1");
  assert.equal(await told("a"), undefined);
});

test("where the server keeps lectures a link can be short, and what is kept to watch has no notes", async () => {
  visit("/lectures");
  Object.assign(document, { baseURI: "https://crossings.test/" });
  Object.defineProperty(globalThis, "navigator", { value: {}, configurable: true });
  /** @type {string[]} */
  const kept = [];
  globalThis.fetch = /** @type {typeof fetch} */ (
    async (_address, sent) => {
      kept.push(String(sent?.body));
      return Response.json({ id: "short-enough-id-", days: 400 });
    }
  );
  const raw = { title: "A talk", scenes: [{ heading: "One", notes: "Only for me" }] };
  /** @type {(keeps: boolean) => Promise<FakeElement>} */
  const linked = async (keeps) => {
    const own = Object.create(Exports.prototype);
    const page = { known: async () => ({ told: { scenes: [] }, raw }), data: { keeps_links: keeps } };
    const words = { link_itself: "the link", link_short: "Make it short", link_kept: "{n} days", server_away: "away" };
    const line = new FakeElement("p");
    Object.assign(own, { id: "b", page, words, told: line });
    await own.once(() => own.link("watch"));
    return line;
  };
  const one = (/** @type {FakeElement} */ line, /** @type {string} */ tag) =>
    /** @type {FakeElement & { href: string }} */ (line.children.findLast((own) => own.tag === tag));
  assert.equal(one(await linked(false), "button"), undefined);
  const line = await linked(true);
  assert.match(one(line, "a").href, /#watch=[\w-]{40,}$/);
  assert.equal(kept.length, 0, "nothing is sent before it is asked for");
  one(line, "button").dispatchEvent(new Event("click"));
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(one(line, "a").href, "https://crossings.test/lectures#watch=k.short-enough-id-");
  assert.match(line.textContent, /400 days/);
  assert.equal(kept.length, 1);
  assert.ok(kept[0].includes("One") && !kept[0].includes("Only for me"));
});

test("pictures of the longest lecture are together no larger than those of sixty scenes", () => {
  assert.equal(asFine(1.6, 60), 1.6);
  assert.equal(asFine(1.6, 0), 1.6);
  for (const scenes of [61, 77, 200]) assert.ok(scenes * asFine(1.6, scenes) ** 2 < 60 * 1.6 ** 2 + 1e-9);
});
