// Lists of a card: what it leads to, and what it rests on.

import { away, make } from "../kit/making.js";
import { scripted } from "../kit/scripted.js";

/** @import { SourceRow } from "./shapes.js" */
/** @typedef {{ title: string, more: string }} Named what a pick is called, and when or where it is */
/** @typedef {{ pick: (id: string) => void, named: (id: string) => Named }} Picking */

/** Buttons, each of which picks.
 * @param {ParentNode} box @param {string[]} ids @param {Picking} acts */
export function picks(box, ids, { pick, named }) {
  const list = make("ul", "cx-picks", box);
  for (const id of ids) {
    const { title, more } = named(id);
    const button = make("button", "", make("li", "", list));
    button.type = "button";
    button.addEventListener("click", () => pick(id));
    make("b", "", button, title);
    if (more) make("span", "", button, more);
  }
}

/** @param {ParentNode} box @param {readonly (SourceRow & { rank?: string })[]} rows @param {string} said */
export function sourceList(box, rows, said) {
  const details = make("details", "cx-sources", box);
  make("summary", "", details, said);
  const list = make("ul", "", details);
  for (const { title, url, said: who, rank } of rows) {
    const row = make("li", "", list);
    scripted(url ? away(row, "", url) : make("span", "", row), title);
    scripted(make("span", "", row), `. ${who} `);
    if (rank) scripted(make("span", "cx-rank", row), rank);
  }
  return details;
}
