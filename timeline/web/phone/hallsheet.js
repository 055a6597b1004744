// Questions of the hall on a phone: to ask one, and to say of another that one would ask it too.

import { button, make } from "../kit/making.js";
import { fill } from "../kit/wording.js";
import { votesOf } from "./tab.js";

/** @import { HallQuestion, Phrases, RoomHall, RoomHears } from "../wire.d.ts" */

const MOST = 280; // letters
const AGAIN_MS = 20_000; // a room hears two messages a second of a phone, and an answer must not wait behind votes

export class HallSheet {
  /**
   * @param {HTMLElement} body
   * @param {Phrases} words
   * @param {(message: RoomHears) => boolean} say whether anybody hears
   * @param {string} code
   */
  constructor(body, words, say, code) {
    this.words = words;
    this.say = say;
    this.voted = votesOf(code);
    this.told = "";
    this.sent = ""; // last
    /** @type {Set<number>} votes that may not have been counted */
    this.uncounted = new Set();
    this.next = 0; // when they may be said again
    this.root = make("dialog", "cx-phone-hall", body);
    this.root.setAttribute("aria-labelledby", "cx-hall-title");
    const head = make("header", "", this.root);
    make("h2", "", head, words.hall).id = "cx-hall-title";
    this.shut = button(head, words.close, () => this.close());
    this.form = make("form", "", this.root);
    make("label", "", this.form, words.ask_label).htmlFor = "cx-hall-field";
    this.field = make("textarea", "", this.form);
    Object.assign(this.field, { id: "cx-hall-field", maxLength: MOST, rows: 3 });
    this.field.setAttribute("aria-describedby", "cx-hall-count");
    const row = make("div", "", this.form);
    this.count = make("span", "", row);
    this.count.id = "cx-hall-count";
    this.send = make("button", "cx-phone-button", row, words.send);
    this.note = make("p", "", this.form);
    this.note.setAttribute("role", "status");
    this.list = make("ol", "", this.root);
    this.field.addEventListener("input", () => this.counted());
    this.form.addEventListener("submit", (event) => this.submit(event));
    this.counted();
  }

  open() {
    this.note.textContent = "";
    if (!this.root.open) this.root.showModal();
    this.field.focus();
  }

  close() {
    if (this.root.open) this.root.close();
  }

  counted() {
    const { value } = this.field;
    this.count.textContent = fill(this.words.letters, { n: value.length, most: MOST });
    this.send.disabled = !value.trim();
  }

  /** @param {Event} event */
  submit(event) {
    event.preventDefault();
    const text = this.field.value.trim();
    if (!text) return;
    const went = this.say({ ask: { text } });
    this.note.textContent = went ? this.words.asked : this.words.not_asked;
    if (!went) return;
    this.sent = text;
    this.field.value = "";
    this.shut.focus(); // the button that sent it is no longer one; keys are not for the map behind
    this.counted();
  }

  /** Whether the room has what was sent last; its writer would not write it twice. @param {boolean} taken */
  hear(taken) {
    if (taken || !this.sent) return;
    this.note.textContent = this.words.not_taken;
    this.field.value ||= this.sent;
    this.counted();
  }

  /** What the lecturer has opened to all, the dearest first.
   * @param {RoomHall} hall */
  tell({ shown }) {
    const told = JSON.stringify(shown);
    if (told === this.told) return;
    this.told = told;
    const at = this.list.contains(document.activeElement) ? document.activeElement?.id : "";
    this.list.replaceChildren();
    for (const own of [...shown].sort((one, other) => other.votes - one.votes)) this.row(own);
    if (at) document.getElementById(at)?.focus();
  }

  /** @param {HallQuestion} question */
  row({ id, text, votes }) {
    const row = make("li", "", this.list);
    make("p", "", row, text);
    const own = button(row, fill(this.words.too, { n: votes }), () => this.vote(own, id));
    own.id = `cx-hall-${id}`;
    own.setAttribute("aria-pressed", String(this.voted.get(String(id)) === 1));
  }

  /** How many there are to vote on. @param {RoomHall} hall */
  votes({ on, shown }) {
    return on ? shown.filter(({ id }) => !this.voted.get(String(id))).length : 0;
  }

  /** Once, whatever is pressed. @param {HTMLButtonElement} own @param {number} id */
  vote(own, id) {
    if (this.voted.get(String(id)) || !this.say({ vote: { id } })) return;
    this.voted.set(String(id), 1);
    this.uncounted.add(id);
    own.setAttribute("aria-pressed", "true");
  }

  /** Once more what may have been said before the room counted this phone. @param {boolean} counted now */
  voteAgain(counted) {
    const now = performance.now();
    if (!counted && now < this.next) return;
    this.next = now + AGAIN_MS;
    for (const id of this.uncounted) this.say({ vote: { id } });
    if (counted) this.uncounted.clear();
  }
}
