// The card of a pick: made of words that come from Python.

import { linked } from "../kit/linked.js";
import { make } from "../kit/making.js";
import { picks, sourceList } from "./picks.js";

/** @import { Card, SourceRow } from "./shapes.js" */
/** @import { TextPart } from "../wire.d.ts" */
/** @import { Picking } from "./picks.js" */
/**
 * @typedef {Picking & { visit: (first: number, last: number) => void, words: Record<string, any>,
 *   rows: Record<string, SourceRow> }} CardActs
 */

/** Its words, up to the list of its sources, which is given back.
 * @param {DocumentFragment | HTMLElement} box @param {Card} own @param {CardActs} acts */
export function card(box, { above, title, text, facts, more, sources, unverified }, acts) {
  make("p", "cx-above", box, above);
  make("h2", "", box, title);
  for (const [label, parts] of text) labelled(box, label, parts, acts);
  if (facts.length) {
    const list = make("dl", "", box);
    for (const [label, parts] of facts) {
      make("dt", "", list, label);
      linked(make("dd", "", list), parts, acts);
    }
  }
  if (unverified) make("p", "cx-unverified", box, unverified);
  for (const [heading, ids] of more) {
    make("h3", "", box, heading);
    picks(box, ids, acts);
  }
  return sourceList(
    box,
    sources.map((id) => acts.rows[id]),
    `${acts.words.sources} (${sources.length})`,
  );
}

/** @param {DocumentFragment | HTMLElement} box @param {string} label @param {TextPart[]} parts @param {CardActs} acts */
function labelled(box, label, parts, acts) {
  const paragraph = make("p", "", box);
  if (label) make("b", "", paragraph, `${label}. `);
  linked(paragraph, parts, acts);
}
