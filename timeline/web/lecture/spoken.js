// A lecture in another language than that of the page, which the server reads it in.

import { asking } from "../kit/brought.js";
import { elsewhere } from "../kit/going.js";
import { Refused } from "./refused.js";

/** @import { RawLecture, SpokenLecture } from "../wire.d.ts" */

/**
 * A route of the server, in a language.
 * @param {string} path
 * @param {string} code
 */
export function inLanguage(path, code) {
  const address = new URL(elsewhere(path, {}));
  address.searchParams.set("lang", code);
  return address.href;
}

/**
 * @param {RawLecture} raw
 * @param {string} code of the language
 * @param {string} away said where no server answers
 * @returns {Promise<SpokenLecture>}
 */
export async function spokenIn(raw, code, away) {
  const body = JSON.stringify(raw);
  const answer = await asking(inLanguage("lecture/spoken", code), { method: "POST", body }).catch(() => {
    throw new Refused(away);
  });
  const known = await answer.json().catch(() => ({}));
  if (!answer.ok || known.error) throw new Refused(known.error ?? away);
  return known;
}
