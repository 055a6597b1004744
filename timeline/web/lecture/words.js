// @ts-nocheck
// Words of a lecture: nodes as Python made them of Markdown become elements. Text is never markup.

import { make } from "../kit/making.js";

const KINDS = new Set(["p", "ul", "ol", "li", "strong", "em", "blockquote", "code", "h3", "hr", "br", "span", "a"]);

export function words(box, nodes) {
  for (const node of nodes) {
    if (typeof node === "string") box.append(node);
    else {
      const element = make(KINDS.has(node.kind) ? node.kind : "span", "", box);
      if (node.kind === "a" && node.href)
        Object.assign(element, { href: node.href, target: "_blank", rel: "noopener noreferrer" });
      words(element, node.of);
    }
  }
}

export function plain(nodes) {
  return nodes
    .map((node) =>
      typeof node === "string" ? node : `${plain(node.of)}${node.kind === "p" || node.kind === "li" ? " " : ""}`,
    )
    .join("")
    .trim();
}
