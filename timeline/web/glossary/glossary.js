// The page Glossary: every term in both scripts, with who says what it means and where it stands.

import { ask, asked } from "../kit/asked.js";
import { came, elsewhere, going, here, leading } from "../kit/going.js";
import { linked } from "../kit/linked.js";
import { json, style } from "../kit/loading.js";
import { alert, button, make, sources } from "../kit/making.js";
import { mounting } from "../kit/mounting.js";
import { Index } from "../kit/search.js";
import { oneStop } from "../kit/stops.js";
import { fill } from "../kit/wording.js";

/** @import { GlossaryData, GlossaryPage, GlossaryRow, Phrases, Terms } from "../wire.d.ts" */

export const connect = mounting((host, /** @type {GlossaryData} */ data) => {
  const root = make("div", "cx-glossary cx-page", host);
  root.dataset.testid = "glossary";
  const ending = new AbortController();
  start(root, data, ending.signal).catch((fault) => {
    console.error(fault);
    alert(root, data.words.fault);
  });
  return {
    same: (other) => other.page === data.page,
    answer: () => root.dispatchEvent(new Event("asked")),
    end: () => {
      ending.abort();
      root.remove();
    },
  };
});

/**
 * @param {HTMLElement} root
 * @param {GlossaryData} data
 * @param {AbortSignal} signal
 */
async function start(root, data, signal) {
  /** @type {[GlossaryPage, Terms, void]} */
  const [page, terms] = await Promise.all([json(data.page), json(data.terms), style(data.style)]);
  if (signal.aborted) return;
  const glossary = new Glossary(root, page, terms, data.words);
  root.addEventListener("asked", () => glossary.reach(), { signal });
  window.addEventListener("popstate", () => glossary.reach(), { signal });
  root.dataset.ready = "true";
  glossary.reach();
}

class Glossary {
  /**
   * @param {HTMLElement} root
   * @param {GlossaryPage} page
   * @param {Terms} known
   * @param {Phrases} words
   */
  constructor(root, page, known, words) {
    this.known = known;
    this.words = words;
    this.page = page;
    this.reached = "";
    const rail = make("div", "cx-rail", root);
    make("h1", "", rail, words.title);
    make("p", "", rail, fill(words.lead, { n: page.rows.length }));
    this.field = this.search(rail);
    this.count = make("p", "cx-status", rail);
    this.count.setAttribute("role", "status");
    this.letters = make("nav", "cx-initials", rail);
    this.letters.setAttribute("aria-label", words.letters);
    this.order = button(rail, words.by_korean, () => this.turn(), { name: "cx-by-korean" });
    this.order.setAttribute("aria-pressed", "false");
    this.list = make("div", "cx-body cx-terms", root);
    /** @type {Map<string, HTMLElement>} */
    this.entries = new Map(page.rows.map((row) => [row.id, this.entry(row)]));
    const docs = page.rows.map(({ id }) => ({ id, text: this.text(id) }));
    this.index = new Index(docs, page.sounds);
    this.jumps();
  }

  /** @param {HTMLElement} rail */
  search(rail) {
    const label = make("label", "cx-labelled", rail);
    make("span", "", label, this.words.find);
    const field = make("input", "", label);
    Object.assign(field, { type: "search", autocomplete: "off", spellcheck: false, maxLength: 80 });
    field.addEventListener("input", () => this.narrow());
    return field;
  }

  /** @param {string} id */
  text(id) {
    const { term, second, definition } = this.known.terms[id];
    return `${term} ${second} ${definition.map((part) => part.text).join("")}`;
  }

  /** @param {GlossaryRow} row */
  entry({ id, told }) {
    const { words, known } = this;
    const { term, second, definition, sources: named } = known.terms[id];
    const own = make("article", "cx-entry", this.list);
    own.dataset.term = id;
    const head = make("h2", "", own);
    head.tabIndex = -1;
    const link = make("a", "", head, term);
    leading(
      link,
      () => here({ term: id }),
      () => {
        ask({ term: id });
        this.reach();
      },
    );
    if (second) make("span", "", head, second).lang = known.other;
    linked(make("p", "", own), definition);
    const rows = named.map((key) => known.sources[key]);
    const about = make("details", "", own);
    make("summary", "", about, fill(words.sources, { n: rows.length }));
    sources(about, rows);
    if (told.length) this.standing(own, told);
    return own;
  }

  /**
   * @param {HTMLElement} own
   * @param {GlossaryRow["told"]} told
   */
  standing(own, told) {
    const details = make("details", "", own);
    make("summary", "", details, fill(this.words.told, { n: told.length }));
    const list = make("ul", "", details);
    for (const { id, text } of told)
      leading(make("a", "", make("li", "", list), text), () => elsewhere(".", { pick: id }));
  }

  // ---- letters and order --------------------------------------------------------------------------

  jumps() {
    const firsts = new Map();
    for (const { id, letter } of this.page.rows) if (!firsts.has(letter)) firsts.set(letter, id);
    for (const [letter, id] of firsts) {
      const link = make("a", "", this.letters, letter);
      link.href = here({ term: id });
      going(link, () => {
        const entry = this.entries.get(id);
        entry?.scrollIntoView();
        entry?.querySelector("h2")?.focus({ preventScroll: true });
      });
    }
    oneStop(this.letters);
  }

  /** By the alphabet of one script or of the other. */
  turn() {
    const korean = this.order.getAttribute("aria-pressed") !== "true";
    this.order.setAttribute("aria-pressed", String(korean));
    const ids = korean ? this.page.other : this.page.rows.map(({ id }) => id);
    this.list.append(...ids.flatMap((id) => this.entries.get(id) ?? []));
    this.letters.hidden = korean;
    this.list.classList.toggle("korean", korean);
  }

  narrow() {
    const query = this.field.value.trim();
    const found = new Set(this.index.find(query));
    for (const [id, entry] of this.entries) entry.hidden = !found.has(id);
    this.count.textContent = query ? fill(this.words.found, { n: found.size }) : "";
    this.letters.hidden = Boolean(query);
  }

  // ---- the one that is asked for ------------------------------------------------------------------

  /** Where the address wants to be. */
  reach() {
    const id = asked("term");
    if (id === this.reached && !came()) return;
    this.reached = id;
    for (const [key, entry] of this.entries) entry.toggleAttribute("data-asked", key === id);
    const entry = this.entries.get(id);
    if (!entry) return;
    entry.hidden = false;
    for (const details of entry.querySelectorAll("details")) details.open = true;
    entry.scrollIntoView({ block: "center" });
    entry.querySelector("h2")?.focus({ preventScroll: true });
  }
}
