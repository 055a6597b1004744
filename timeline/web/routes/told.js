// Text of Routes: nodes as Python made them, whose links to the stage go there without a new page.

import { elsewhere, leading } from "../kit/going.js";
import { make } from "../kit/making.js";
import { paragraphs } from "../kit/words.js";

/** @import { CountsPart, FoldedText, WordNode } from "../wire.d.ts" */

const PICK = ".?pick=";

/** @param {HTMLElement} host @param {readonly (WordNode | string)[]} nodes */
export function told(host, nodes, name = "cx-route-said") {
  if (!nodes.length) return null;
  const box = make("div", name, host);
  paragraphs(box, nodes);
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (box.querySelectorAll("a:not(.cx-term)"))) {
    const href = link.getAttribute("href") ?? "";
    if (!href.startsWith(PICK)) continue;
    link.removeAttribute("target");
    if (link.textContent === link.parentElement?.textContent) link.classList.add("cx-link-alone");
    leading(link, () => elsewhere(".", { pick: decodeURIComponent(href.slice(PICK.length)) }));
  }
  return box;
}

/** @param {HTMLElement} host @param {FoldedText} folded */
export function folded(host, { title, text }) {
  const details = make("details", "cx-folded", host);
  make("summary", "", details, title);
  told(details, text);
}

/** Published counts: their charts, and the rest in words.
 * @param {import("./routes.js").Routes} page @param {HTMLElement} host @param {CountsPart} counts */
export function counted(page, host, { text, charts, rest }) {
  told(host, text);
  const drawn = charts.map((head) => page.chart(host, head));
  told(host, rest);
  return drawn;
}
