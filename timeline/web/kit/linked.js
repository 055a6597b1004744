// A text with links to what it names: a pick, years, or what a term means, which opens in its place.

import { elsewhere, leading } from "./going.js";
import { make } from "./making.js";
import { scripted } from "./scripted.js";

/** @import { TextPart } from "../wire.d.ts" */
/** @typedef {{ pick?: (id: string) => unknown, visit?: (first: number, last: number) => unknown }} Acts without them a link leads to the stage */

/**
 * @param {ParentNode} box
 * @param {readonly TextPart[]} parts
 * @param {Acts} [acts]
 */
export function linked(box, parts, { pick: picks, visit } = {}) {
  for (const { text, pick, years, term } of parts) {
    if (term) opener(box, text, term);
    else if (pick) link(box, text, picks && (() => picks(pick)), { pick });
    else if (years) link(box, text, visit && (() => visit(...years)), { from: String(years[0]), to: String(years[1]) });
    else scripted(make("span", "", box), text);
  }
}

/**
 * A term, which kit/terms.js opens where it stands.
 * @param {ParentNode} box
 * @param {string} text
 * @param {string} term its id
 */
export function opener(box, text, term) {
  const own = scripted(make("a", "cx-term", box), text);
  own.href = elsewhere("glossary", { term });
  own.setAttribute("aria-haspopup", "dialog");
}

/**
 * The text alone.
 * @param {readonly TextPart[]} parts
 */
export function unlinked(parts) {
  return parts.map(({ text }) => text).join("");
}

/**
 * @param {ParentNode} box
 * @param {string} text
 * @param {(() => unknown) | undefined} act
 * @param {import("./going.js").Params} params of the stage's address
 */
function link(box, text, act, params) {
  if (!act) {
    leading(scripted(make("a", "cx-link", box), text), () => elsewhere(".", params));
    return;
  }
  const own = scripted(make("button", "cx-link", box), text);
  own.type = "button";
  own.addEventListener("click", () => act());
}
