// A source by itself: where it is, whose story it is, how to cite it, and all that rests on it.

import { copier } from "../kit/copying.js";
import { elsewhere, here, leading, ofOwn } from "../kit/going.js";
import { json } from "../kit/loading.js";
import { away, button, download, make } from "../kit/making.js";
import { scripted } from "../kit/scripted.js";
import { fill } from "../kit/wording.js";

/** @import { Citations, Phrases, RestingFacts, SourceEntry, SourcesData } from "../wire.d.ts" */

const AT_ONCE = 12; // facts of a table that stand open
/** @type {Record<string, string>} endings of the styles that programs read */
const FILES = { bibtex: "bib", ris: "ris", csl: "json" };

/**
 * @param {HTMLElement} box
 * @param {SourceEntry} own
 * @param {SourcesData} data
 * @param {{ copies: SourceEntry[], first: SourceEntry | undefined, close: () => void }} more
 */
export async function picked(box, own, { resting, citations, words }, { copies, first, close }) {
  button(box, "×", close, { name: "cx-close", label: words.back });
  const head = make("h2", "", box);
  scripted(own.url ? away(head, "", own.url) : head, own.title);
  scripted(make("p", "", box), own.said);
  scripted(make("p", "", box), own.about);
  if (first) story(box, words.first_told, [first]);
  if (copies.length) story(box, words.copies, copies);
  const cited = make("div", "", box);
  make("h3", "", box, `${words.rests} (${own.facts})`);
  const facts = make("div", "", box);
  /** @type {[Record<string, RestingFacts[]>, Citations]} */
  const [all, known] = await Promise.all([json(resting), json(citations)]);
  cite(cited, own, known, words);
  for (const { heading, facts: told } of all[own.id] ?? []) group(facts, heading, told);
  if (!own.facts) make("p", "", facts, words.nothing_rests);
}

/**
 * @param {HTMLElement} box
 * @param {string} heading
 * @param {SourceEntry[]} sources
 */
function story(box, heading, sources) {
  make("h3", "", box, heading);
  const list = make("ul", "", box);
  for (const { id, title, said } of sources) {
    const row = make("li", "", list);
    leading(scripted(make("a", "", row), title), () => here({ source: id }));
    scripted(row, `. ${said}`);
  }
}

/**
 * @param {HTMLElement} box
 * @param {string} heading
 * @param {RestingFacts["facts"]} facts
 */
function group(box, heading, facts) {
  const own = make("details", "", box);
  own.open = facts.length <= AT_ONCE;
  make("summary", "", own, `${heading} (${facts.length})`);
  const list = make("ul", "", own);
  for (const { text, to } of facts) {
    const row = make("li", "", list);
    const [path, query] = to.split("?");
    const params = Object.fromEntries(new URLSearchParams(query));
    const own = scripted(to ? make("a", "", row) : row, text);
    if (own instanceof HTMLAnchorElement) leading(own, () => elsewhere(path, params));
  }
}

/**
 * In the style a reader chooses, to copy, or as a file where a program reads it.
 * @param {HTMLElement} box
 * @param {SourceEntry} own
 * @param {Citations} known
 * @param {Phrases} words
 */
function cite(box, { id }, { styles, sources }, words) {
  make("h3", "", box, words.cite_source);
  const row = make("div", "cx-styles", box);
  const text = make("pre", "", box);
  text.tabIndex = 0;
  let style = "";
  const show = async (/** @type {string} */ key) => {
    style = key;
    saver.hidden = !(key in FILES);
    for (const one of row.querySelectorAll("button"))
      one.setAttribute("aria-pressed", String(one.dataset.style === key));
    const said =
      sources[id][key] ??
      (await json(`cite/${key}?${new URLSearchParams(ofOwn({ source: id }))}`).catch(() => [words.fault]))[0];
    if (style !== key) return;
    text.replaceChildren();
    scripted(text, said);
  };
  for (const { key, label } of styles)
    scripted(
      button(row, "", () => show(key)),
      label,
    ).dataset.style = key;
  const acts = make("div", "cx-styles", box);
  const { copied, by_hand, copy_text } = words;
  copier(acts, { text: copy_text, copied, by_hand }, () => text.textContent ?? "");
  const saver = button(acts, words.save_file, () =>
    download(
      new Blob([text.textContent ?? ""], { type: "text/plain" }),
      fill(`${id}.{ending}`, { ending: FILES[style] }),
    ),
  );
  show(styles[0].key);
}
