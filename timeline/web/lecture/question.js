// A question from the third row: a field, and below it what answers, as one types. The scene stays until
// an answer is chosen.

import { pickOf, yearOf } from "../kit/asking.js";
import { icon } from "../kit/icons.js";
import { make } from "../kit/making.js";
import { Timers } from "../kit/timers.js";

/** @import { Phrases } from "../wire.d.ts" */

/** @import { Stage } from "../stage/stage.js" */
/** @import { Answer } from "../kit/asking.js" */
/** @import { Answers } from "./answers.js" */

const TYPED_MS = 20;
const MOST = 4; // of a kind, until all are asked for

export class Question {
  /**
   * @param {Stage} stage
   * @param {HTMLElement} row
   * @param {Answers} answers
   * @param {Phrases} words
   * @param {{ found: () => void, choose: (answer: Answer) => void, body: () => HTMLElement }} acts
   */
  constructor(stage, row, answers, words, acts) {
    this.stage = stage;
    this.answers = answers;
    this.words = words;
    this.acts = acts;
    this.timers = new Timers(stage.signal);
    this.whole = false; // all of each kind is shown
    this.away = false; // what there is to find did not come
    const label = make("label", "cx-field", row);
    label.append(icon("search"));
    this.field = make("input", "", label);
    Object.assign(this.field, { type: "search", autocomplete: "off", spellcheck: false, maxLength: 120 });
    this.field.placeholder = words.question;
    this.field.setAttribute("aria-label", words.question_label);
    const { signal } = stage;
    const typed = () => {
      this.whole = false;
      this.timers.after("typed", TYPED_MS, () => this.seek());
    };
    this.field.addEventListener("input", typed, { signal });
    this.field.addEventListener("keydown", (event) => event.key === "ArrowDown" && this.reach(event), { signal });
  }

  /** Whether what there is to find has come. */
  get knows() {
    return Boolean(this.answers.asking);
  }

  get asked() {
    return this.field.value.trim();
  }

  async seek() {
    this.away = await this.answers.learn().then(
      () => false,
      () => true,
    );
    this.acts.found();
  }

  /**
   * From the field to what was found.
   * @param {KeyboardEvent} event
   */
  async reach(event) {
    event.preventDefault();
    await this.settle();
    (this.first ?? this.acts.body()).focus();
  }

  /** What was typed is found now, and not once more after that. */
  settle() {
    this.timers.stop("typed");
    return this.seek();
  }

  /** @returns {HTMLElement | null} of what is found */
  get first() {
    return this.acts.body().querySelector(".cx-picks button");
  }

  /** The nearest answer, though what was typed is only now looked for. */
  async answer() {
    const { asked } = this;
    await this.settle();
    const [best] = this.answers.find(asked);
    if (best && asked === this.asked) this.acts.choose(best.rows[0]);
  }

  /** The field is emptied and left. */
  leave() {
    this.timers.stop("typed");
    this.field.value = "";
    this.field.blur();
  }

  // ---- what is found ------------------------------------------------------------------------------

  /** @param {ParentNode} box */
  tell(box) {
    const parts = this.answers.find(this.asked);
    if (this.away) make("p", "", box, this.words.answers_away);
    else if (this.knows && !parts.length) make("p", "", box, this.words.no_answer);
    for (const { kind, rows } of parts) {
      make("h2", "", box, `${kind.heading} (${rows.length})`);
      const list = make("ul", "cx-picks", box);
      for (const answer of rows.slice(0, this.whole ? undefined : MOST)) this.row(list, answer);
    }
    if (!this.whole && parts.some(({ rows }) => rows.length > MOST)) this.more(box);
  }

  /**
   * @param {HTMLElement} list
   * @param {Answer} answer
   */
  row(list, answer) {
    const own = make("button", "", make("li", "", list));
    own.type = "button";
    own.addEventListener("click", () => this.acts.choose(answer));
    make("b", "", own, answer.row.title);
    const more = this.stage.facts.bars[yearOf(answer.row) ?? NaN] ?? answer.row.more;
    if (more) make("span", "", own, more);
  }

  /** @param {ParentNode} box */
  more(box) {
    const own = make("button", "", box, this.words.all_answers);
    own.type = "button";
    own.addEventListener("click", () => {
      this.whole = true;
      this.acts.found();
    });
  }
}

/**
 * What is read out of an answer that has no place on the stage.
 * @param {ParentNode} box
 * @param {Answer} answer
 */
export function reading(box, { kind, row }) {
  const own = make("div", "cx-reading", box);
  make("p", "cx-above", own, kind.heading);
  make("h2", "", own, row.title);
  if (row.more) make("p", "", own, row.more);
  const said = row.said ?? row.text;
  if (said && said !== row.more) make("p", "", own, said);
}

/**
 * Whether the stage shows it.
 * @param {Answer} answer
 */
export function onTheStage({ row }) {
  return Boolean(pickOf(row)) || yearOf(row) !== null;
}
