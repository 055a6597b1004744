// @ts-nocheck
// The card of a pick, and of what else stands beside the map: made of words that come from Python.

import { make } from "../kit/making.js";

// `acts`: pick(id), title(id), words; links open elsewhere and are told nothing of this page.
export function card(box, { above, title, text, facts, more, sources, unverified }, rows, acts) {
  const { words } = acts;
  make("p", "cx-above", box, above);
  make("h2", "", box, title);
  for (const [label, said] of text) labelled(box, label, said);
  if (facts.length) {
    const list = make("dl", "", box);
    for (const [label, said] of facts) {
      make("dt", "", list, label);
      make("dd", "", list, said);
    }
  }
  if (unverified) make("p", "cx-unverified", box, unverified);
  for (const [heading, ids] of more) {
    make("h3", "", box, heading);
    picks(box, ids, acts);
  }
  sourceList(box, sources.map((id) => rows[id]), `${words.sources} (${sources.length})`);
}

// How to cite the card and its sources, in a style the reader chooses; `known` as Python made it.
export function citation(box, id, sources, known, { words, copy }) {
  const { styles, cards, sources: cited, address, accessed } = known;
  const part = make("div", "cx-cite", box);
  const choice = make("div", "cx-tools", part);
  const text = make("pre", "", part);
  text.tabIndex = 0;
  const own = new URL(window.location.pathname, window.location.origin);
  own.searchParams.set("pick", id);
  const now = new Date();
  const days = { bibtex: now.toISOString().slice(0, 10) };
  const long = now.toLocaleDateString("en-US", { year: "numeric", month: "long", day: "numeric" });
  const show = (style) => {
    const lines = [cards[id][style], ...sources.map((source) => cited[source][style])];
    text.textContent = lines.join("\n\n").replaceAll(address, own.href).replaceAll(accessed, days[style] ?? long);
    for (const button of choice.querySelectorAll("[data-style]")) button.setAttribute("aria-pressed", String(button.dataset.style === style));
  };
  for (const { key, label } of styles) {
    const button = make("button", "", choice, label);
    Object.assign(button, { type: "button" });
    button.dataset.style = key;
    button.addEventListener("click", () => show(key));
  }
  const button = make("button", "", choice, words.copy_text);
  button.type = "button";
  button.addEventListener("click", () => copy(text.textContent, button));
  show(styles[0].key);
}

function labelled(box, label, said) {
  const paragraph = make("p", "", box);
  if (label) make("b", "", paragraph, `${label}. `);
  make("span", "", paragraph, said);
}

// A list of buttons, each of which picks.
export function picks(box, ids, { pick, title }) {
  const list = make("ul", "cx-picks", box);
  for (const id of ids) {
    const button = make("button", "", make("li", "", list), title(id));
    button.type = "button";
    button.addEventListener("click", () => pick(id));
  }
}

export function sourceList(box, rows, said) {
  const details = make("details", "cx-sources", box);
  make("summary", "", details, said);
  const list = make("ul", "", details);
  for (const { title, url, said: who, rank } of rows) {
    const row = make("li", "", list);
    if (url) Object.assign(make("a", "", row, title), { href: url, target: "_blank", rel: "noopener noreferrer" });
    else make("span", "", row, title);
    make("span", "", row, `. ${who} `);
    if (rank) make("span", "cx-rank", row, rank);
  }
}
