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
   * @param {{ seek: () => Promise<void>, body: () => HTMLElement }} acts `seek`: what the field holds
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
    const typed = () => this.timers.after("typed", TYPED_MS, () => this.seek());
    this.field.addEventListener("input", typed, { signal });
    this.field.addEventListener("keydown", (event) => this.key(event), { signal });
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.key === "Escape") {
      this.stage.set({ q: "" });
      this.body().focus();
    }
    if (event.key === "ArrowDown") this.reach(event);
  }

  /**
   * From the field to what was found.
   * @param {KeyboardEvent} event
   */
  async reach(event) {
    event.preventDefault();
    await this.settle();
    (this.first ?? this.body()).focus();
  }

  /** What was typed is found now, and not once more after that. */
  settle() {
    this.timers.stop("typed");
    return this.seek();
  }

  /** @returns {HTMLElement | null} of what is found */
  get first() {
    return this.body().querySelector(".cx-picks button");
  }

  /** The field is emptied and left. */
  leave() {
    this.timers.stop("typed");
    this.field.value = "";
    this.field.blur();
  }
}
