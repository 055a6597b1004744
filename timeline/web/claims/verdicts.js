// The shape of a verdict in its hue, with its word.

import { ofTheme, theme } from "../kit/dress.js";
import { make } from "../kit/making.js";
import { element } from "../kit/svg.js";

/** @import { ClaimsData } from "../wire.d.ts" */

/**
 * Puts the hues of the theme that is worn on the page.
 * @param {HTMLElement} own
 * @param {ClaimsData["hues"]} hues
 */
export function dress(own, hues) {
  own.dataset.theme = theme();
  for (const [verdict, hue] of Object.entries(ofTheme(hues))) own.style.setProperty(hueOf(verdict), hue);
}

/** @param {string} verdict */
function hueOf(verdict) {
  return `--cx-verdict-${verdict.replace(" ", "-")}`;
}

/**
 * @param {ParentNode} parent
 * @param {string} verdict
 * @param {ClaimsData} data
 */
export function badge(parent, verdict, data, before = "") {
  const own = make("span", "cx-badge", parent);
  shape(own, verdict, data);
  make("span", "", own, before + data.verdicts[verdict].word);
}

/**
 * @param {ParentNode} parent
 * @param {string} verdict
 * @param {ClaimsData} data
 */
export function shape(parent, verdict, { verdicts }) {
  const svg = element("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" });
  svg.style.color = `var(${hueOf(verdict)})`;
  const { filled, drawn } = verdicts[verdict];
  if (filled) svg.append(element("path", { d: filled, class: "filled" }));
  if (drawn) svg.append(element("path", { d: drawn, class: "drawn" }));
  parent.append(svg);
}
