import assert from "node:assert/strict";
import { test } from "node:test";
import "./page.js";
import { shaped } from "../../timeline/web/drafts/shaped.js";
import { asLink, carried, fromLink, MOST_BYTES, withoutNotes } from "../../timeline/web/lecture/carrying.js";
import { asShortLink, fromShortLink, isShort } from "../../timeline/web/lecture/shortlinks.js";

/** @type {(notes: string) => import("../../timeline/web/wire.d.ts").RawLecture} */
const lecture = (notes) => ({ crossings: 1, title: "Made", scenes: [{ heading: "One", notes }] });
const AROUND = JSON.stringify(lecture("")).length;

test("a link gives back the lecture that it carries", async () => {
  const own = lecture("Seoul, 서울 & more");
  assert.deepEqual(await fromLink((await asLink(own)) ?? ""), own);
});

test("a link may unpack to so many bytes, and to no byte more", async () => {
  const largest = lecture("x".repeat(MOST_BYTES - AROUND));
  assert.deepEqual(await fromLink((await asLink(largest)) ?? ""), largest);
  const larger = await asLink(lecture("x".repeat(MOST_BYTES - AROUND + 1)));
  assert.ok(larger && larger.length < 30_000, "it is short while it is packed");
  assert.equal(await fromLink(larger), null);
});

test("what is too long for an address is no link, and none is read", async () => {
  const many = Array.from({ length: 40_000 }, (_, i) => (i * 2654435761) % 4294967296).join(" ");
  assert.equal(await asLink(lecture(many)), null);
  assert.equal(await fromLink(`#lecture=${"A".repeat(30_001)}`), null);
});

test("what is no lecture is none", async () => {
  for (const hash of ["", "#", "#lecture=", "#lecture=%%%", "#lecture=AAAA", "#other=x"])
    assert.equal(await fromLink(hash), null, hash);
});

test("what programs put behind a link or break it with does no harm; one that is cut carries nothing", async () => {
  const own = lecture("words enough to be cut ".repeat(9));
  const link = (await asLink(own)) ?? "";
  for (const end of [")", ".", "%29.", " ", "\n"]) assert.deepEqual(await fromLink(link + end), own, end);
  assert.deepEqual(await fromLink(`${link.slice(0, 40)}\n${link.slice(40)}`), own);
  assert.ok(carried(link.slice(0, -6)), "it still is meant to carry one");
  assert.equal(await fromLink(link.slice(0, -6)), null);
});

test("a link that was changed anywhere carries a lecture or none", async () => {
  const link = (await asLink(lecture("Seoul, 서울 & more ".repeat(20)))) ?? "";
  let state = 1;
  const chance = (/** @type {number} */ below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
  for (let round = 0; round < 400; round++) {
    const at = 9 + chance(link.length - 9);
    const put = ["", "%", "A", "-", "\0", "서", link.slice(9, 9 + chance(40))][chance(7)];
    const raw = await fromLink(link.slice(0, at) + put + link.slice(at + chance(3)));
    assert.ok(raw === null || (typeof raw === "object" && !Array.isArray(raw)), `round ${round}`);
    shaped(raw);
  }
});

test("whatever was stored is shaped as a lecture", () => {
  for (const raw of [null, 5, "abc", [], { scenes: "abc" }, { scenes: {} }, { scenes: [null, 3, "x", []] }])
    assert.deepEqual(shaped(raw).scenes, [], JSON.stringify(raw));
  const good = { heading: "One", words: "w", minutes: 2 };
  assert.deepEqual(shaped({ title: 5, scenes: [null, good, { heading: {}, notes: "n" }] }), {
    scenes: [good, { notes: "n" }],
  });
});

test("a link to watch has no note and no remark in it, one to change is whole", async () => {
  const raw = /** @type {any} */ ({
    title: "T",
    comments: { title: "secret of the whole" },
    remarks: "secret of the whole",
    also: { ko: { title: "제목", notes: "secret of the whole", scenes: [{ heading: "장면", notes: "secret notes" }] } },
    scenes: [
      {
        heading: "H",
        words: "W",
        notes: "secret notes",
        comments: { words: "secret remark" },
        notes_for_me: "secret under a key of nobody's",
        minutes: { secret: "of no shape" },
        mark: [2011, { secret: "in a list" }],
        columns: [{ who: "A", says: "B", facts: ["x"], notes: "secret of an account" }],
        quote: { words: "Q", who: "A", source: "s", note: "secret of a quotation" },
        stage: { from: 1990, country: ["china"], note: "secret of the stage" },
        builds: false,
        also: { ko: { heading: "머리", notes: "secret notes", note: "secret" }, x: "secret of no shape" },
      },
    ],
  });
  const watch = await asLink(withoutNotes(raw), "watch");
  const change = await asLink(raw);
  assert.ok(watch && change);
  assert.deepEqual(await fromLink(watch), {
    title: "T",
    also: { ko: { title: "제목", scenes: [{ heading: "장면" }] } },
    scenes: [
      {
        heading: "H",
        words: "W",
        columns: [{ who: "A", says: "B", facts: ["x"] }],
        quote: { words: "Q", who: "A", source: "s" },
        stage: { from: 1990, country: ["china"] },
        builds: false,
        also: { ko: { heading: "머리" } },
      },
    ],
  });
  assert.deepEqual(await fromLink(change), raw);
  assert.deepEqual([carried(watch)?.purpose, carried(change)?.purpose], ["watch", "lecture"]);
  assert.equal(carried("#other"), null);
});

test("a short link asks the server for what it keeps, and says in words why it has nothing", async () => {
  const own = lecture("Seoul, 서울");
  const words = { server_away: "away", server_away_link: "away, link" };
  Object.assign(document, { baseURI: "https://crossings.test/" });
  /** @type {Map<string, string>} */
  const kept = new Map();
  globalThis.fetch = /** @type {typeof fetch} */ (
    async (address, sent) => {
      const path = new URL(String(address)).pathname;
      if (sent?.method === "POST") {
        kept.set("/lecture/link/abc_-123", String(sent.body));
        return Response.json({ id: "abc_-123", days: 400 });
      }
      const found = kept.get(path);
      return found ? new Response(found) : Response.json({ error: "gone" }, { status: 404 });
    }
  );
  const { end, days } = await asShortLink(own, "watch", words);
  assert.deepEqual([end, days], ["#watch=k.abc_-123", 400]);
  assert.deepEqual([isShort(`${end}.`), isShort((await asLink(own)) ?? "")], [true, false]);
  assert.deepEqual(await fromShortLink(`${end}.`, words), own);
  await assert.rejects(fromShortLink("#watch=k.none", words), { message: "gone" });
  globalThis.fetch = () => Promise.reject(new TypeError("offline"));
  await assert.rejects(fromShortLink(end, words), { message: "away, link" });
});
