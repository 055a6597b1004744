// Names what a scene rests on: a search by name, and what was chosen as a row of names. No ids to type.

import { json } from "../kit/loading.js";
import { button, make } from "../kit/making.js";
import { Index } from "../kit/search.js";
import { fill } from "../kit/wording.js";

/** @import { LookupFile, Phrases } from "../wire.d.ts" */
/** @typedef {{ id: string, text: string }} NamedRow */
/** @typedef {{ rows: NamedRow[], names: Map<string, string>, index: Index<NamedRow> }} Known */
/**
 * @typedef {object} Choosing
 * @property {string} label
 * @property {string} name of its field
 * @property {string[]} chosen ids
 * @property {(chosen: string[]) => void} changed
 * @property {"facts" | "numbers" | "sources" | "charts"} of
 * @property {number} [most] that can be chosen
 */

const MOST_FOUND = 8;
/** @type {Map<string, Promise<Known>>} */
const known = new Map();

/**
 * @param {string} address of what can be named
 * @param {Choosing["of"]} of
 */
function rowsOf(address, of) {
  const key = `${of} ${address}`;
  const coming = known.get(key) ?? brought(address, of);
  known.set(key, coming);
  coming.catch(() => known.delete(key));
  return coming;
}

/**
 * @param {string} address
 * @param {Choosing["of"]} of
 * @returns {Promise<Known>}
 */
async function brought(address, of) {
  /** @type {LookupFile} */
  const file = await json(address);
  const rows = of === "numbers" ? file.facts.filter(({ number }) => number) : file[of];
  const docs = rows.map((row) => ({ id: row, text: `${row.text} ${row.id}` }));
  return { rows, names: new Map(rows.map(({ id, text }) => [id, text])), index: new Index(docs, file.sounds) };
}

let made = 0;

export class Chooser {
  /**
   * @param {HTMLElement} host
   * @param {{ lookup: string, words: Phrases }} page
   * @param {Choosing} choosing
   */
  constructor(host, { lookup, words }, choosing) {
    this.words = words;
    this.choosing = choosing;
    this.chosen = [...choosing.chosen];
    /** What can be named; null while it does not come. @type {() => Promise<Known | null>} */
    this.known = () => rowsOf(lookup, choosing.of).catch(() => null);
    this.root = make("div", "cx-chooser", host);
    const id = `cx-choose-${++made}`;
    const label = make("label", "", this.root, choosing.label);
    this.chips = make("ul", "cx-chosen", this.root);
    this.field = make("input", "", this.root);
    Object.assign(this.field, {
      type: "search",
      id,
      name: choosing.name,
      placeholder: words.find_name,
      autocomplete: "off",
    });
    label.htmlFor = id;
    this.list = make("ul", "cx-offers", this.root);
    this.list.id = `${id}-list`;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", choosing.label);
    this.field.setAttribute("role", "combobox");
    this.field.setAttribute("aria-controls", this.list.id);
    this.field.setAttribute("aria-autocomplete", "list");
    this.field.addEventListener("input", (event) => {
      event.stopPropagation(); // a search is no change of the lecture
      this.offer();
    });
    this.field.addEventListener("keydown", (event) => this.key(event));
    if (this.browsed) this.field.addEventListener("click", () => this.offer());
    this.root.addEventListener("focusout", ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && this.root.contains(relatedTarget))) this.shut();
    });
    this.shut();
    this.show();
  }

  /** Few enough to be looked through without a word. */
  get browsed() {
    return this.choosing.of === "charts";
  }

  shut() {
    this.list.replaceChildren();
    this.list.hidden = true;
    this.field.setAttribute("aria-expanded", "false");
  }

  async show() {
    const names = (await this.known())?.names ?? new Map();
    this.chips.replaceChildren();
    for (const id of this.chosen) {
      const row = make("li", "", this.chips);
      const name = names.get(id) ?? id;
      make("span", "", row, name).title = id;
      this.last = button(row, "×", () => this.drop(id), { label: fill(this.words.take_out, { what: name }) });
    }
    this.field.hidden = this.chosen.length >= (this.choosing.most ?? Infinity);
  }

  /** @param {string} id */
  drop(id) {
    this.chosen = this.chosen.filter((own) => own !== id);
    this.changed();
  }

  /** Who chooses by keys goes on from here: a field that is full is not there. */
  async changed() {
    this.choosing.changed(this.chosen);
    await this.show();
    (this.field.hidden ? this.last : this.field)?.focus();
  }

  async offer() {
    const query = this.field.value.trim();
    const known = await this.known();
    if (query !== this.field.value.trim()) return;
    /** @type {NamedRow[]} */
    const found = !known ? [] : query ? known.index.find(query) : this.browsed ? known.rows : [];
    const rows = found.filter(({ id }) => !this.chosen.includes(id)).slice(0, this.browsed ? undefined : MOST_FOUND);
    this.list.replaceChildren();
    for (const row of rows) this.option(row);
    if (query && !rows.length) make("li", "", this.list, known ? this.words.none_found : this.words.server_away);
    const isOpen = Boolean(query) || rows.length > 0;
    this.list.hidden = !isOpen;
    if (isOpen) this.list.scrollIntoView?.({ block: "nearest" });
    this.field.setAttribute("aria-expanded", String(isOpen));
  }

  /** @param {NamedRow} row */
  option({ id, text }) {
    const own = make("li", "", this.list, text);
    own.setAttribute("role", "option");
    own.setAttribute("aria-selected", String(own === this.list.firstElementChild));
    own.id = `${this.list.id}-${id}`;
    own.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      this.take(id);
    });
    own.dataset.id = id;
  }

  /** @param {string} id */
  take(id) {
    this.chosen = [...this.chosen, id];
    this.field.value = "";
    this.shut();
    this.changed();
  }

  /** @param {KeyboardEvent} event */
  async key(event) {
    const { key } = event;
    if (key === "Escape" && !this.list.hidden) {
      event.stopPropagation();
      this.shut();
    }
    if (!["ArrowDown", "ArrowUp", "Enter"].includes(key)) return;
    event.preventDefault();
    if (key === "Enter" || this.list.hidden) await this.known();
    const opens = this.list.hidden;
    if (opens) await this.offer();
    if (opens && this.browsed && !this.field.value.trim()) return;
    const all = /** @type {HTMLElement[]} */ ([...this.list.querySelectorAll("[role=option]")]);
    const at = Math.max(0, all.indexOf(/** @type {HTMLElement} */ (this.list.querySelector("[aria-selected=true]"))));
    if (key === "Enter" && all[at]?.dataset.id) this.take(all[at].dataset.id);
    else this.point(all, (at + (key === "ArrowDown" ? 1 : -1) + all.length) % all.length);
  }

  /**
   * @param {HTMLElement[]} all
   * @param {number} at
   */
  point(all, at) {
    all.forEach((own, i) => {
      own.setAttribute("aria-selected", String(i === at));
    });
    if (all[at]) this.field.setAttribute("aria-activedescendant", all[at].id);
    all[at]?.scrollIntoView({ block: "nearest" });
  }
}
