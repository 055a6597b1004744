// How to cite a card and its sources, in a style the reader chooses.

import { ofOwn } from "../kit/going.js";
import { json } from "../kit/loading.js";
import { make } from "../kit/making.js";
import { scripted } from "../kit/scripted.js";

/** @import { Citations, Phrases } from "../wire.d.ts" */
/** @typedef {{ words: Phrases, copy: (text: string, opener: HTMLElement) => void }} CitingActs */

/** @param {HTMLElement} box @param {string} id @param {string[]} sources @param {Citations} known @param {CitingActs} acts */
export function citation(box, id, sources, { styles, cards, sources: cited, address, edition }, { words, copy }) {
  const part = make("div", "cx-cite", box);
  const choice = make("div", "cx-tools", part);
  const text = make("pre", "", part);
  text.tabIndex = 0;
  const own = new URL(window.location.pathname, window.location.origin);
  own.search = String(new URLSearchParams(ofOwn({ pick: id, edition })));
  let shown = "";
  const show = async (/** @type {string} */ style) => {
    shown = style;
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.style === style));
    const known = style in cards[id] && [cards[id][style], ...sources.map((source) => cited[source][style])];
    const lines = known || (await written(style, { pick: id }).catch(() => [words.cite_away]));
    if (shown !== style) return;
    text.replaceChildren();
    scripted(text, joined(style, lines).replaceAll(address, own.href));
  };
  const buttons = styles.map(({ key, label }) => {
    const button = pressed(choice, label, () => show(key));
    button.dataset.style = key;
    return button;
  });
  const copier = pressed(choice, words.copy_text, () => copy(text.textContent ?? "", copier));
  show(styles[0].key);
  return part;
}

/** In a style that the server writes when it is asked.
 * @param {string} style @param {Record<string, string>} of @returns {Promise<string[]>} */
export function written(style, of) {
  return json(`cite/${style}?${new URLSearchParams(ofOwn(of))}`);
}

/** Lists of JSON become one, as programs import it.
 * @param {string} style @param {string[]} lines */
function joined(style, lines) {
  return style === "csl"
    ? JSON.stringify(
        lines.flatMap((line) => JSON.parse(line)),
        null,
        2,
      )
    : lines.join("\n\n");
}

/** @param {HTMLElement} box @param {string} text @param {() => void} act */
function pressed(box, text, act) {
  const own = make("button", "", box, text);
  own.type = "button";
  own.addEventListener("click", act);
  return own;
}
