// Steps from one address of the page to another, by link and by key.

import { arrive as arriveFrom } from "../kit/arriving.js";
import { typing } from "../kit/dress.js";
import { go as follow, here, leading } from "../kit/going.js";
import { everywhere, keyName } from "../kit/keys.js";
import { make } from "../kit/making.js";

/** @import { ClaimsData, ClaimSteps } from "../wire.d.ts" */

const PAGE_SHARE = 0.85; // of what is seen, that a Page key scrolls
let went = false; // whether the page answers to a step of its own

/** @param {string} href */
export function go(href) {
  went = follow(href);
}

/**
 * @param {string} name
 * @param {ParentNode} parent
 * @param {string} text
 * @param {() => string} where
 */
export function link(name, parent, text, where) {
  const anchor = make("a", name, parent, text);
  leading(anchor, where, () => go(where()));
  return anchor;
}

/**
 * Where a step leads, the page begins at its top, and what is new is read out.
 * @param {HTMLElement} own
 */
export function arrive(own) {
  /** @type {HTMLElement | null} */
  const first = own.querySelector(".cx-said") ?? own.querySelector("h1");
  if (!went) {
    arriveFrom(first);
    return;
  }
  went = false;
  scroller()?.scrollTo({ top: 0 });
  first?.focus({ preventScroll: true });
}

function scroller() {
  return document.querySelector("[data-testid=stMain]");
}

/**
 * A digit chooses where the claim has the focus, as a letter acts on the stage alone; arrows and Page keys go on from anywhere.
 * @param {KeyboardEvent} event
 * @param {ClaimsData} data
 * @param {HTMLElement} own
 */
export function key(event, { strip, cards }, own) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || typing(event.target)) return;
  if (event.target instanceof Element && event.target.closest(".cx-scroll, .cx-figure")) return;
  if (event.key.startsWith("Arrow") && event.target instanceof Element && event.target.closest("a[href]")) return;
  const heard = everywhere() || (event.target instanceof Element && own.contains(event.target));
  const choice = heard ? cards?.[0]?.choices?.find((one) => one.key === keyName(event)) : undefined;
  const steps = strip?.steps;
  const step = event.key === "ArrowLeft" ? steps?.before : event.key === "ArrowRight" ? steps?.after : null;
  const page = steps ? { PageUp: -1, PageDown: 1 }[event.key] : 0;
  const to = (choice ?? step)?.to;
  if (!to && !page) return;
  event.preventDefault();
  if (page && steps) turn(page, steps);
  else if (to) go(here(to));
}

/**
 * A Page key, or a clicker: on through the page, and from its end to the next claim.
 * @param {number} by
 * @param {ClaimSteps} steps
 */
function turn(by, steps) {
  const main = scroller();
  if (!main) return;
  const most = main.scrollHeight - main.clientHeight;
  const step = by > 0 ? steps.after : steps.before;
  const within = by > 0 ? main.scrollTop < most - 2 : main.scrollTop > 2;
  if (within) main.scrollBy({ top: by * PAGE_SHARE * main.clientHeight });
  else if (step) go(here(step.to));
}
