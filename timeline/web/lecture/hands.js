// Hands that went up for each answer of a question, counted by key, and answers of phones, as bars in the
// answers: as wide as an answer's share of its round, as on the phones.

import { button } from "../kit/making.js";
import { number } from "../kit/wording.js";

/** @import { ToldScene } from "../wire.d.ts" */

const MOST = 9999;

export class Hands {
  /** @param {{ box: HTMLElement }} face what shows the answers */
  constructor(face) {
    this.face = face;
    /** @type {WeakMap<ToldScene, (number | null)[]>} as they were counted in this lecture */
    this.known = new WeakMap();
    /** @type {WeakMap<ToldScene, number[][]>} answers of phones, by round */
    this.phones = new WeakMap();
    /** @type {ToldScene | undefined} */
    this.scene = undefined;
    this.at = -1; // the answer that is counted
  }

  get answers() {
    return /** @type {HTMLElement[]} */ ([...this.face.box.querySelectorAll(".cx-answers > li")]);
  }

  get counts() {
    return this.scene ? this.typed(this.scene) : [];
  }

  /** As they were counted by key. @param {ToldScene} scene */
  typed(scene) {
    const before = this.known.get(scene);
    if (before) return before;
    const anew = (scene.shown.question?.answers ?? []).map(() => null);
    this.known.set(scene, anew);
    return anew;
  }

  /**
   * The same scene, told anew: what was counted in it stays.
   * @param {Hands} before
   * @param {ToldScene} was
   * @param {ToldScene} now
   */
  follow(before, was, now) {
    const counts = before.known.get(was);
    if (counts) this.known.set(now, counts);
    const rounds = before.phones.get(was);
    if (rounds) this.phones.set(now, rounds);
  }

  /**
   * Answers of phones, by round; none until they are shown.
   * @param {ToldScene} scene
   * @param {number[][]} rounds
   */
  take(scene, rounds) {
    if (JSON.stringify(this.phones.get(scene) ?? []) === JSON.stringify(rounds)) return;
    this.phones.set(scene, rounds);
    if (scene === this.scene) this.tell();
  }

  /** @param {ToldScene} scene */
  show(scene) {
    this.scene = scene.shown.question ? scene : undefined;
    this.at = -1;
    if (this.scene) this.tell();
  }

  /** The next answer is counted; after the last one none. */
  begin() {
    if (!this.scene) return;
    this.at = this.at + 1 < this.counts.length ? this.at + 1 : -1;
    this.tell();
  }

  /**
   * @param {{ key: string }} event
   * @returns {(() => void) | undefined}
   */
  actOf({ key }) {
    if (this.at < 0) return undefined;
    if (/^\d$/.test(key)) return () => this.count((this.counts[this.at] ?? 0) * 10 + Number(key));
    if (key === "Backspace") return () => this.count(Math.floor((this.counts[this.at] ?? 0) / 10));
    if (key === "Enter" || key === "ArrowDown") return () => this.begin();
    if (key === "Escape") return () => this.end();
    return undefined;
  }

  end() {
    this.at = -1;
    this.tell();
  }

  /** @param {number} hands @param {number} [at] */
  count(hands, at = this.at) {
    this.counts[at] = Math.min(hands, MOST);
    this.tell();
  }

  tell() {
    const { counts, scene } = this;
    const rounds = (scene && this.phones.get(scene)) || [];
    const now = counts.map((own, i) => (own ?? 0) + (rounds.at(-1)?.[i] ?? 0));
    const first = rounds.length > 1 ? rounds[0] : [];
    const [all, allFirst] = [now, first].map((own) => own.reduce((sum, one) => sum + one, 0) || 1);
    const counted = counts.some((own) => own !== null) || this.at >= 0;
    this.answers.forEach((own, i) => {
      own.classList.toggle("cx-counted-now", i === this.at);
      own.style.setProperty("--hands", `${(100 * now[i]) / all}%`);
      own.style.setProperty("--hands-first", `${(100 * (first[i] ?? 0)) / allFirst}%`);
      const before = own.querySelector("button");
      const box = before ?? button(own, "", () => this.count((this.counts[i] ?? 0) + 1, i), { name: "cx-hands" });
      box.textContent = told(
        rounds.map((round) => round[i]),
        counts[i],
      );
      box.hidden = !counted && !rounds.length;
    });
  }
}

/**
 * Of phones, one round after the other, and the hands that were counted beside them.
 * @param {number[]} rounds
 * @param {number | null} hands
 */
function told(rounds, hands) {
  const phones = rounds.map(number).join(" → ");
  if (hands === null) return phones;
  return phones ? `${phones} + ${number(hands)}` : number(hands);
}
