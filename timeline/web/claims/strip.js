// The verdicts of all claims in a row, and the ways through them.

import { drafts } from "../drafts/drafts.js";
import { embedded } from "../kit/embed.js";
import { elsewhere, go, here } from "../kit/going.js";
import { remember } from "../kit/homes.js";
import { json } from "../kit/loading.js";
import { button, make } from "../kit/making.js";
import { oneStop } from "../kit/stops.js";
import { link } from "./steps.js";
import { badge, shape } from "./verdicts.js";

/** @import { ClaimsData, ClaimsHall, ClaimsStrip, ClaimSteps, ClaimTile } from "../wire.d.ts" */

/**
 * @param {HTMLElement} own
 * @param {ClaimsStrip} strip
 * @param {ClaimsData} data
 */
export function drawStrip(own, { label, claims, tally, modes, steps, hall, hint }, data) {
  if (tally.length) count(own, tally, data);
  const nav = make("nav", "cx-tiles", own);
  nav.setAttribute("aria-label", label);
  const list = make("ol", "", nav);
  for (const claim of claims) tile(make("li", "", list), claim, data);
  oneStop(nav);
  const ways = make("div", "cx-ways", own);
  for (const { text, to, now } of modes)
    current(
      link("", ways, text, () => here(to)),
      now,
    );
  if (!embedded()) button(ways, hall.text, () => askHall(hall));
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
    make("span", "cx-unseen", item, ": ");
    make("span", "cx-meaning", item, meaning);
  }
}

/**
 * All claims as a lecture of the reader's, before its audience at the one that is shown.
 * @param {ClaimsHall} hall
 */
async function askHall({ lecture, scene }) {
  const [kept, raw] = await Promise.all([drafts(), json(lecture)]);
  const id = kept.once(raw);
  remember(id);
  await kept.rest();
  go(elsewhere("lectures", { lecture: id, scene }));
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
