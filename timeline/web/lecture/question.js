// The field for a question from the third row, whose answer is found on the stage as one types.

import { icon } from "../kit/icons.js";
import { make } from "../kit/making.js";
import { Timers } from "../kit/timers.js";
import { fill } from "../kit/wording.js";

/** @import { Stage } from "../stage/stage.js" */

const TYPED_MS = 20;

export class Question {
  /**
   * @param {Stage} stage
   * @param {HTMLElement} row
   * @param {{ seek: (query: string) => Promise<void>, body: () => HTMLElement }} acts
   */
  constructor(stage, row, { seek, body }) {
    this.stage = stage;
    this.seek = seek;
    this.body = body;
    this.timers = new Timers(stage.signal);
    const { words, marks } = stage.facts;
    const label = make("label", "cx-field", row);
    label.append(icon("search"));
    this.field = make("input", "", label);
    Object.assign(this.field, { type: "search", autocomplete: "off", spellcheck: false, maxLength: 80 });
    this.field.placeholder = fill(words.search, { n: marks.length });
    this.field.setAttribute("aria-label", words.search_label);
    const { signal } = stage;
    const typed = () => this.timers.after("typed", TYPED_MS, () => this.seek(this.field.value));
    this.field.addEventListener("input", typed, { signal });
    this.field.addEventListener("keydown", (event) => this.key(event), { signal });
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.key === "Escape") {
      this.stage.set({ q: "" });
      this.body().focus();
    }
    if (event.key === "Enter" || event.key === "ArrowDown") this.reach(event);
  }

  /**
   * From the field to what was found: Down goes there, Enter picks the first.
   * @param {KeyboardEvent} event
   */
  async reach(event) {
    event.preventDefault();
    this.timers.stop("typed");
    await this.seek(this.field.value);
    /** @type {HTMLElement | null} */
    const first = this.body().querySelector(".cx-picks button");
    (first ?? this.body()).focus();
    if (event.key === "Enter") first?.click();
  }
}
