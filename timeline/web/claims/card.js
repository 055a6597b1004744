// A claim: its verdict and what it rests on, or the choice that is to be made first.

import { adder } from "../drafts/adding.js";
import { elsewhere, here } from "../kit/going.js";
import { linked } from "../kit/linked.js";
import { button, make, sources } from "../kit/making.js";
import { scripted } from "../kit/scripted.js";
import { go, link } from "./steps.js";
import { badge } from "./verdicts.js";

/** @import { ClaimCard, ClaimChoice, ClaimsData, ClaimSources, OpenedClaim, RawScene } from "../wire.d.ts" */

/**
 * @param {HTMLElement} own
 * @param {ClaimCard} card
 * @param {ClaimsData} data
 */
export function drawCard(own, card, data) {
  const { to } = card;
  const box = make("section", "cx-claim", own);
  box.dataset.claim = card.id;
  box.setAttribute("aria-label", card.title);
  make("p", "cx-over", box, card.title);
  const heading = make(card.level === 1 ? "h1" : "h2", "", box, to ? "" : card.claim);
  if (to) link("", heading, card.claim, () => here(to));
  else heading.tabIndex = -1;
  if (card.choices) choices(box, card.choices, card.ask ?? "", data);
  if (!card.opened) return;
  opened(box, card.opened, card, data);
  const scene = sceneOf(card, card.opened);
  const add = adder(make("p", "cx-tools", box), () => scene, data.adding);
  add?.setAttribute("aria-label", `${add.textContent}: ${card.title}`);
}

/**
 * @param {ClaimCard} card
 * @param {OpenedClaim} known
 * @returns {RawScene}
 */
function sceneOf({ id, claim }, { finding, stage }) {
  const words = finding.map(({ text }) => text).join("");
  return { heading: claim, words, facts: [id], ...(stage ? { stage: stage.params } : {}) };
}

/**
 * @param {HTMLElement} box
 * @param {readonly ClaimChoice[]} all
 * @param {string} ask
 * @param {ClaimsData} data
 */
function choices(box, all, ask, data) {
  make("p", "", box, ask);
  const row = make("div", "cx-choices", box);
  for (const { verdict, meaning, key, to } of all) {
    const own = button(row, "", () => go(here(to)));
    badge(own, verdict, data);
    make("kbd", "", own, key);
    make("span", "cx-meaning", own, meaning);
  }
}

/**
 * @param {HTMLElement} box
 * @param {OpenedClaim} known
 * @param {ClaimCard} card
 * @param {ClaimsData} data
 */
function opened(box, known, { to, title }, data) {
  if (known.said) make("p", "cx-said", box, known.said).tabIndex = -1;
  const line = make("p", "cx-verdict", box);
  badge(line, known.verdict, data);
  if (!known.more) make("span", "cx-meaning", line, known.meaning);
  linked(make("p", "", box), known.finding);
  if (known.more && to) {
    const more = link("cx-more", make("p", "", box), known.more, () => here(to));
    more.setAttribute("aria-label", `${known.more}: ${title}`);
  } else rest(box, known);
}

/**
 * @param {HTMLElement} box
 * @param {OpenedClaim} known
 */
function rest(box, { change = [], change_label: label = "", texts = [], nothing, stage, onward, sources: named }) {
  if (change.length) labelled(box, label, change);
  const pair = texts.length ? make("dl", "cx-texts", box) : box;
  for (const { head, text } of texts) {
    const one = make("div", "", pair);
    make("dt", "", one, head);
    linked(make("dd", "", one), text);
  }
  if (nothing) make("p", "", box, nothing);
  const links = make("p", "cx-ways", box);
  if (stage) link("", links, stage.text, () => elsewhere(".", stage.params));
  if (onward) link("", links, onward.text, () => here(onward.to));
  if (named) listed(box, named);
}

/**
 * @param {HTMLElement} box
 * @param {string} label
 * @param {OpenedClaim["finding"]} text
 */
function labelled(box, label, text) {
  const line = make("p", "", box);
  make("b", "", line, `${label} `);
  linked(line, text);
}

/**
 * @param {HTMLElement} box
 * @param {ClaimSources} named
 */
function listed(box, { line, rows, unverified }) {
  if (unverified) make("p", "", box, unverified);
  const details = make("details", "cx-sources", box);
  scripted(make("summary", "", details), line);
  sources(details, rows);
}
