// The answers of a question as buttons, and what the hall has answered as bars.

import { button, make } from "../kit/making.js";
import { fill, number } from "../kit/wording.js";

/** @import { Phrases, ToldScene } from "../wire.d.ts" */
/** @import { Follower } from "./follower.js" */

export class Ballot {
  /**
   * @param {{ box: HTMLElement }} face what shows the answers
   * @param {Pick<Follower, "asked" | "answer" | "choose" | "isIn" | "reached" | "uncounted">} follower
   * @param {Phrases} words
   */
  constructor(face, follower, words) {
    this.face = face;
    this.follower = follower;
    this.words = words;
    this.scene = -1;
    this.built = 0;
    /** @type {HTMLButtonElement[]} */
    this.buttons = [];
    /** @type {HTMLElement | undefined} */
    this.note = undefined;
    this.drawn = ""; // of bars
  }

  /** The answers of a scene that is gone to.
   * @param {ToldScene} scene */
  begin({ shown: { question } }) {
    this.buttons = [];
    this.note = undefined;
    this.drawn = "";
    if (!question) return;
    this.rows.forEach((row, i) => {
      const text = row.querySelector("span");
      const own = button(row, "", () => this.follower.choose(i), { name: "cx-choose" });
      if (text) own.append(text);
      this.buttons.push(own);
    });
    const list = this.face.box.querySelector(".cx-answers");
    this.note = document.createElement("p");
    this.note.className = "cx-ballot";
    this.note.setAttribute("role", "status");
    list?.after(this.note);
  }

  get rows() {
    return /** @type {HTMLElement[]} */ ([...this.face.box.querySelectorAll(".cx-answers > li")]);
  }

  /** @param {number} scene @param {number} built */
  show(scene, built) {
    this.scene = scene;
    this.built = built;
    this.tell();
  }

  tell() {
    const asked = this.follower.asked(this.scene);
    const chosen = asked ? this.follower.answer() : undefined;
    this.buttons.forEach((own, i) => {
      own.disabled = asked?.state !== "open";
      own.setAttribute("aria-pressed", String(chosen === i));
      own.parentElement?.classList.toggle("cx-mine", chosen === i);
    });
    const { note } = this;
    const text = this.say(asked?.state, asked?.round ?? 1, chosen);
    if (note && note.textContent !== text) note.textContent = text;
    this.draw(asked?.state === "shown" ? (asked.counts ?? []) : []);
  }

  /**
   * @param {string | undefined} state
   * @param {number} round
   * @param {number | undefined} chosen
   */
  say(state, round, chosen) {
    const { words, follower } = this;
    if (!state) return "";
    if (state === "closed") return words.closed;
    if (state === "shown") return "";
    if (chosen === undefined) return round > 1 ? words.choose_again : words.choose;
    if (follower.isIn) return words.is_in;
    if (!follower.reached) return words.is_kept;
    return follower.uncounted ? words.uncounted : words.sending;
  }

  /** How many gave each answer, round below round.
   * @param {readonly (readonly number[])[]} counts by round */
  draw(counts) {
    const drawn = JSON.stringify(counts);
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    const all = counts.map((own) => own.reduce((sum, one) => sum + one, 0));
    this.rows.forEach((row, i) => {
      row.querySelector(".cx-votes")?.remove();
      if (!counts.length) return;
      const box = make("div", "cx-votes", row);
      counts.forEach((own, round) => {
        const share = all[round] ? Math.round((100 * own[i]) / all[round]) : 0;
        const line = make("p", "", box);
        if (counts.length > 1) make("small", "", line, fill(this.words.round, { n: round + 1 }));
        make("span", "", make("span", "cx-vote-bar", line)).style.width = `${share}%`;
        make("b", "", line, fill(this.words.votes, { n: number(own[i]), share }));
      });
    });
  }
}
