// The card of a pick: made of words that come from Python.

import { linked } from "../kit/linked.js";
import { make } from "../kit/making.js";
import { scripted } from "../kit/scripted.js";
import { yearName } from "../kit/wording.js";
import { picks, sourceList } from "./picks.js";

/** @import { Card, SourceRow } from "./shapes.js" */
/** @import { CardBars, Phrases, TextPart } from "../wire.d.ts" */
/** @import { Picking } from "./picks.js" */
/**
 * @typedef {Picking & { visit: (first: number, last: number) => void, words: Phrases,
 *   rows: Record<string, SourceRow> }} CardActs
 */

/** Its words, up to the list of its sources, which is given back.
 * @param {DocumentFragment | HTMLElement} box @param {Card} own @param {CardActs} acts */
export function card(box, { above, title, text, bars, facts, more, sources, unverified }, acts) {
  make("p", "cx-above", box, above);
  scripted(make("h2", "", box), title);
  const [lead, ...others] = text;
  if (lead) labelled(box, ...lead, acts);
  if (bars) barsOf(box, bars);
  for (const paragraph of others) labelled(box, ...paragraph, acts);
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

/** A count of each year; a year between them of which none is known stays empty.
 * @param {DocumentFragment | HTMLElement} box @param {CardBars} own */
function barsOf(box, { title, note, bars }) {
  const figure = make("figure", "cx-card-bars", box);
  make("figcaption", "", figure, title);
  const list = make("ol", "", figure);
  const most = Math.max(...bars.map(([, value]) => value));
  const [[first]] = bars;
  for (const [year, value, said] of bars) {
    const row = make("li", "", list);
    row.style.setProperty("--cx-share", String(most ? value / most : 0));
    row.style.gridColumn = String(year - first + 1);
    make("b", "", row, said);
    make("i", "", row);
    make("span", "", row, yearName(year));
  }
  if (note) make("p", "", figure, note);
}

/** @param {DocumentFragment | HTMLElement} box @param {string} label @param {TextPart[]} parts @param {CardActs} acts */
function labelled(box, label, parts, acts) {
  const paragraph = make("p", "", box);
  if (label) make("b", "", paragraph, `${label}. `);
  linked(paragraph, parts, acts);
}
