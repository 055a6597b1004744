// The field that is searched by, and what is found.

import { icon } from "../kit/icons.js";
import { make } from "../kit/making.js";
import { fill } from "../kit/wording.js";
import { Index } from "../kit/search.js";

/** @import { Stage } from "./stage.js" */

const TYPED_MS = 20;

export class Seeking {
  /** @param {Stage} stage @param {HTMLElement} row @param {() => HTMLElement} body where what is found is told */
  constructor(stage, row, body) {
    this.stage = stage;
    this.body = body;
    this.query = "";
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.typing = undefined;
    const { words } = stage.facts;
    const label = make("label", "cx-field", row);
    label.append(icon("search"));
    this.field = make("input", "", label);
    Object.assign(this.field, { type: "search", placeholder: fill(words.search, { n: stage.facts.marks.length }), autocomplete: "off", spellcheck: false, maxLength: 80 });
    this.field.setAttribute("aria-label", words.search_label);
    const { signal } = stage;
    this.field.addEventListener("input", () => {
      clearTimeout(this.typing);
      this.typing = setTimeout(() => this.seek(this.field.value), TYPED_MS);
    }, { signal });
    this.field.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => this.key(event), { signal });
    signal.addEventListener("abort", () => clearTimeout(this.typing));
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.key === "Escape") {
      this.stage.set({ q: "" });
      this.body().focus();
    }
    if (event.key === "Enter" || event.key === "ArrowDown") this.reach(event);
  }

  /** From the field to what was found: Down goes there, Enter picks the first.
   * @param {KeyboardEvent} event */
  async reach(event) {
    event.preventDefault();
    clearTimeout(this.typing);
    await this.seek(this.field.value);
    const first = /** @type {HTMLElement | null} */ (this.body().querySelector(".cx-picks button"));
    (first ?? this.body()).focus();
    if (event.key === "Enter") first?.click();
  }

  /** What is searched for: where it is found decides what is let through.
   * @param {string} query */
  async seek(query) {
    const text = query.trim();
    await this.learn();
    this.stage.set({ q: text, pick: text ? null : this.stage.state.pick });
  }

  /** The words of the cards, by which things are found; they come after the stage has been drawn. */
  async learn() {
    if (this.index) return;
    const { cards } = await this.stage.files.cards();
    this.index = new Index(Object.entries(cards).map(([id, { above, title, text, facts }]) => (
      { id, text: [title, above, ...[...text, ...facts].map(([, parts]) => parts.map((part) => part.text).join(""))].join(" ") }
    )));
  }

  /** Ids found; null where nothing is searched for.
   * @param {string} query @returns {string[] | null} */
  found(query) {
    if (!query || !this.index) return null;
    if (query !== this.query) this.matches = this.index.find(query);
    this.query = query;
    return this.matches ?? null;
  }

  /** What is spelt like it.
   * @param {string} query @param {number} most @returns {string[]} */
  near(query, most) {
    return this.index?.near(query, most) ?? [];
  }

  /** @param {string} q */
  show(q) {
    if (document.activeElement !== this.field) this.field.value = q;
  }
}
