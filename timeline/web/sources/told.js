// What stands below the list: how the facts are made, and all of them to take away, part by part.

import { copier } from "../kit/copying.js";
import { elsewhere, leading } from "../kit/going.js";
import { json } from "../kit/loading.js";
import { away, make } from "../kit/making.js";
import { scripted } from "../kit/scripted.js";
import { paragraphs } from "../kit/words.js";

/** @import { EditionSince, SourcesData, SourcesTold, WordNode } from "../wire.d.ts" */

/**
 * @param {HTMLElement} root
 * @param {SourcesData} data
 * @param {AbortSignal} signal
 */
export async function told(root, data, signal) {
  /** @type {[SourcesTold, EditionSince | null]} */
  const [known, since] = await Promise.all([json(data.told), data.since ? json(data.since) : null]);
  if (signal.aborted) return;
  if (since && data.first) root.prepend(edition(since, true));
  for (const { anchor, title, of } of known.parts) {
    const part = make("section", "cx-method", root);
    part.dataset.part = anchor;
    make("h2", "", part, title).id = anchor;
    prose(part, of);
    if (anchor === "cite") cited(part, known, data, signal);
    if (anchor === "editions" && since && !data.first) part.append(edition(since, false));
  }
}

/**
 * @param {ParentNode} box
 * @param {readonly (WordNode | string)[]} of
 */
function prose(box, of) {
  paragraphs(make("div", "cx-prose", box), of, lead);
}

/**
 * @param {ParentNode} box
 * @param {string} text
 * @param {string} href
 */
function lead(box, text, href) {
  const [path, query] = href.split("?");
  if (/^[a-z]+:/.test(href)) scripted(away(box, "", href), text);
  else if (path.startsWith("data/")) make("a", "", box, text).href = href;
  else
    leading(scripted(make("a", "", box), text), () => elsewhere(path, Object.fromEntries(new URLSearchParams(query))));
}

/**
 * @param {EditionSince} since
 * @param {boolean} open
 */
function edition({ title, of }, open) {
  const own = document.createElement("details");
  own.className = "cx-method cx-since";
  own.open = open;
  make("summary", "", own, title);
  prose(own, of);
  return own;
}

/**
 * All of it as seen today, with the address that this visitor came by.
 * @param {HTMLElement} part
 * @param {SourcesTold} known
 * @param {SourcesData} data
 * @param {AbortSignal} signal
 */
function cited(part, { cited: styles, address, edition: version }, { words }, signal) {
  const here = new URL("./", document.baseURI);
  here.search = String(new URLSearchParams({ edition: version }));
  const box = make("div", "cx-prose", part);
  const text = words.copy_text;
  for (const { label, text: written } of styles) {
    scripted(make("p", "", box), label);
    const own = make("div", "cx-to-copy", box);
    const said = written.replaceAll(address, here.href);
    scripted(make("pre", "", own), said).tabIndex = 0;
    copier(own, { text, copied: words.copied, by_hand: words.by_hand }, () => said, { signal, of: label });
  }
}
