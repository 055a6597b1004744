import assert from "node:assert/strict";
import { test } from "node:test";
import "./page.js";

const { fill } = await import("../../timeline/web/kit/wording.js");

test("of none a sentence says so, where it has words for it", () => {
  const said = { locale: "en-GB", zero: "No event", one: "{n} event", other: "{n} events" };
  assert.deepEqual(
    [0, 1, 2, 1000].map((n) => fill(said, { n })),
    ["No event", "1 event", "2 events", "1,000 events"],
  );
  assert.equal(fill({ locale: "fr", one: "{n} jour", other: "{n} jours" }, { n: 0 }), "0 jour");
});
