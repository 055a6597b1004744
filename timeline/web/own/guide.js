// What a table may hold and what becomes of a file, for whoever has not brought one yet.

import { make } from "../kit/making.js";
import { fill, listed } from "../kit/wording.js";

/** @import { Phrases } from "../wire.d.ts" */

/**
 * @param {HTMLElement} box
 * @param {Phrases} words
 */
export function guide(box, words) {
  const holds = make("div", "", box);
  make("h2", "", holds, words.guide);
  make("p", "", holds, words.guide_lead);
  const columns = make("dl", "", holds);
  for (const [role, text] of Object.entries(words.may_hold)) {
    make("dt", "", columns, words.roles[role]);
    make("dd", "", columns, fill(text, { dates: listed(words.dates) }));
  }
  const becomes = make("div", "", box);
  make("h2", "", becomes, words.becomes);
  const steps = make("ol", "", becomes);
  for (const step of words.steps) make("li", "", steps, step);
}
