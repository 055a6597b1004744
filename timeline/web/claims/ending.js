// The end of guessing: guesses and verdicts side by side.

import { here } from "../kit/going.js";
import { make, table } from "../kit/making.js";
import { link } from "./steps.js";
import { badge } from "./verdicts.js";

/** @import { ClaimsData, ClaimsEnding, EndedClaim } from "../wire.d.ts" */

/**
 * @param {HTMLElement} own
 * @param {ClaimsEnding} ending
 * @param {ClaimsData} data
 */
export function drawEnding(own, { title, count, note, columns, rows, onward, anew }, data) {
  const box = make("section", "cx-claim", own);
  make("h1", "", box, title).tabIndex = -1;
  make("p", "cx-verdict", box, count);
  make("p", "", box, note);
  const links = make("p", "cx-ways", box);
  for (const way of [onward, anew]) if (way) link("", links, way.text, () => here(way.to));
  const body = table(box, title, columns, "cx-scroll cx-all");
  for (const row of rows) ended(make("tr", "", body), row, data);
}

/**
 * @param {HTMLElement} line
 * @param {EndedClaim} row
 * @param {ClaimsData} data
 */
function ended(line, { number, claim, to, guess, verdict, hidden, alike }, data) {
  const first = make("th", "", line);
  first.scope = "row";
  const anchor = link("", first, `${number}. `, () => here(to));
  anchor.setAttribute("aria-label", `${number}. ${claim}`);
  make("span", "cx-long", anchor, claim);
  for (const one of [guess, verdict]) {
    const cell = make("td", "", line, one ? "" : hidden);
    if (one) badge(cell, one, data);
  }
  make("td", "", line, alike);
}
