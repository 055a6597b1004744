// Check the story: tiles, cards and choices, each link an address of the same page.

import { onDress } from "../kit/dress.js";
import { style } from "../kit/loading.js";
import { make } from "../kit/making.js";
import { mounting } from "../kit/mounting.js";
import { drawCard } from "./card.js";
import { drawEnding } from "./ending.js";
import { drawHead } from "./head.js";
import { arrive, key } from "./steps.js";
import { drawStrip } from "./strip.js";
import { dress } from "./verdicts.js";

/** @import { ClaimsData } from "../wire.d.ts" */

// What is the same stays, and with it where the reader's focus is.
export const connect = mounting((host, /** @type {ClaimsData} */ data) => {
  style(data.style);
  const shown = JSON.stringify(data);
  const ending = new AbortController();
  const own = /** @type {HTMLElement | null} */ (host.querySelector(".cx-claims")) ?? make("div", "cx-claims", host);
  draw(own, data);
  dress(own, data.hues);
  const undress = onDress(() => dress(own, data.hues));
  ending.signal.addEventListener("abort", undress);
  window.addEventListener("keydown", (event) => key(event, data, own), { signal: ending.signal });
  if (!data.strip && !data.head) arrive(own);
  return { same: (other) => JSON.stringify(other) === shown, answer() {}, end: () => ending.abort() };
});

/**
 * @param {HTMLElement} own
 * @param {ClaimsData} data
 */
function draw(own, data) {
  const { head, strip, cards = [], ending } = data;
  own.replaceChildren();
  own.dataset.testid = head ? "head" : strip ? "strip" : "cards";
  if (head) drawHead(own, head);
  if (strip) drawStrip(own, strip, data);
  const box = cards.length > 1 ? make("div", "cx-cards", own) : own;
  for (const card of cards) drawCard(box, card, data);
  if (ending) drawEnding(own, ending, data);
}
