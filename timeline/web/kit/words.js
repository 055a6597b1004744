// Text with marks: nodes as Python made them of Markdown become elements. Text is never markup.

import { opener } from "./linked.js";
import { make } from "./making.js";
import { scripted } from "./scripted.js";

/** @import { WordNode } from "../wire.d.ts" */

const KINDS = new Set(["p", "ul", "ol", "li", "strong", "em", "blockquote", "code", "h3", "hr", "br", "span", "a"]);

/**
 * @param {ParentNode} box
 * @param {readonly (WordNode | string)[]} nodes
 * @param {(box: ParentNode, text: string, href: string) => unknown} [link] makes one in a way of its own
 */
export function paragraphs(box, nodes, link) {
  for (const node of nodes) {
    if (typeof node === "string") scripted(box, node);
    else if (node.term) opener(box, plain(node.of), node.term);
    else if (link && node.kind === "a" && node.href) link(box, plain(node.of), node.href);
    else {
      const element = make(/** @type {"span"} */ (KINDS.has(node.kind) ? node.kind : "span"), "", box);
      if (node.kind === "a" && node.href)
        Object.assign(element, { href: node.href, target: "_blank", rel: "noopener noreferrer" });
      if (node.kind === "li" && node.value) element.setAttribute("value", String(node.value));
      paragraphs(element, node.of, link);
    }
  }
}

/**
 * @param {readonly (WordNode | string)[]} nodes
 * @returns {string}
 */
export function plain(nodes) {
  return nodes
    .map((node) =>
      typeof node === "string" ? node : `${plain(node.of)}${node.kind === "p" || node.kind === "li" ? " " : ""}`,
    )
    .join("")
    .trim();
}
