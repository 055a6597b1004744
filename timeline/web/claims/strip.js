// The verdicts of all claims in a row, and the ways through them.

import { here } from "../kit/going.js";
import { make } from "../kit/making.js";
import { link } from "./steps.js";
import { badge, shape } from "./verdicts.js";

/** @import { ClaimsData, ClaimsStrip, ClaimSteps, ClaimTile } from "../wire.d.ts" */

/**
 * @param {HTMLElement} own
 * @param {ClaimsStrip} strip
 * @param {ClaimsData} data
 */
export function drawStrip(own, { label, claims, tally, modes, steps, hint }, data) {
  if (tally.length) count(own, tally, data);
  const nav = make("nav", "cx-tiles", own);
  nav.setAttribute("aria-label", label);
  const list = make("ol", "", nav);
  for (const claim of claims) tile(make("li", "", list), claim, data);
  const ways = make("div", "cx-ways", own);
  for (const { text, to, now } of modes)
    current(
      link("", ways, text, () => here(to)),
      now,
    );
  if (steps) walk(ways, steps);
  if (hint) make("p", "cx-hint", own, hint);
}

/**
 * @param {HTMLElement} own
 * @param {ClaimsStrip["tally"]} tally
 * @param {ClaimsData} data
 */
function count(own, tally, data) {
  const counts = make("ul", "cx-tally", own);
  for (const { verdict, n, meaning } of tally) {
    const item = make("li", "", counts);
    badge(item, verdict, data, `${n} `);
    make("span", "cx-meaning", item, meaning);
  }
}

/**
 * @param {HTMLElement} item
 * @param {ClaimTile} claim
 * @param {ClaimsData} data
 */
function tile(item, { number, label, verdict, to, now }, data) {
  const anchor = link("cx-tile", item, "", () => here(to));
  anchor.setAttribute("aria-label", label);
  anchor.title = label;
  make("b", "", anchor, String(number));
  if (verdict) shape(anchor, verdict, data);
  else make("span", "cx-closed", anchor, "?").setAttribute("aria-hidden", "true");
  current(anchor, now);
}

/**
 * @param {HTMLElement} anchor
 * @param {boolean} [now]
 */
function current(anchor, now) {
  if (now) anchor.setAttribute("aria-current", "page");
}

/**
 * @param {HTMLElement} ways
 * @param {ClaimSteps} steps
 */
function walk(ways, { before, at, after }) {
  const own = make("span", "cx-walk", ways);
  if (before) link("", own, before.text, () => here(before.to));
  make("span", "", own, at);
  if (after) link("", own, after.text, () => here(after.to));
}
