import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { Refused, reason } from "../../timeline/web/lecture/refused.js";

test("a reader is told our own words, and never those of a browser", () => {
  const noted = mock.method(console, "error", () => {});
  assert.equal(reason(new Refused("The server is away."), "Something else."), "The server is away.");
  assert.equal(noted.mock.callCount(), 0);
  for (const fault of [new TypeError("Failed to fetch"), "thrown", null, undefined])
    assert.equal(reason(fault, "Something else."), "Something else.");
  assert.equal(noted.mock.callCount(), 4);
});
