// The vote of the hall on a question scene: open, closed, shown, and once more after the hall has talked
// about it. Until it is shown the screen says only how many have answered.

import { make } from "../kit/making.js";
import { fill } from "../kit/wording.js";
import { countsOf } from "./kept.js";

/** @import { DeskRound, HostQuestion, RoomVotes, ToldScene } from "../wire.d.ts" */
/** @import { Host } from "./host.js" */

const MOST_ROUNDS = 2;

export class Vote {
  /**
   * @param {Host} host
   * @param {HTMLElement} root
   */
  constructor(host, root) {
    this.host = host;
    this.count = make("p", "cx-vote", root);
    this.count.setAttribute("role", "status");
    this.count.dataset.testid = "vote";
    this.count.hidden = true;
  }

  /** @returns {ToldScene | undefined} the question that is shown; votes are its own who opened the room */
  get scene() {
    const { deck, second } = this.host;
    const scene = deck.lecture.scenes[this.number];
    return scene?.shown.question && !second ? scene : undefined;
  }

  get number() {
    return this.host.deck.shown;
  }

  get round() {
    return this.host.kept.count(this.number);
  }

  get now() {
    return this.host.kept.at(this.number, this.round);
  }

  get choices() {
    return this.scene?.shown.question?.answers.length ?? 0;
  }

  /** A question opens with its scene; one that is gone back to is as it was. */
  arrive() {
    const { scene, round, host } = this;
    if (scene && host.here && !round && !host.deck.built) this.put("open", 1);
    else this.sayAll();
    this.tell();
  }

  /** What the key does now. @returns {DeskRound["next"]} */
  get next() {
    if (!this.scene || !this.host.here) return "";
    const { state } = this.now ?? {};
    if (state === "open") return "closed";
    if (state === "closed") return "shown";
    return state === "shown" && this.round >= MOST_ROUNDS ? "" : "open";
  }

  turn() {
    const { next, round } = this;
    if (next) this.put(next, next === "open" ? round + 1 : round);
  }

  /** Before the right answer is told. */
  reveal() {
    if (this.scene && this.now && this.now.state !== "shown") this.put("shown", this.round);
  }

  /** @param {HostQuestion["state"]} state @param {number} round */
  put(state, round) {
    const { kept } = this.host;
    const before = kept.at(this.number, round);
    kept.put(this.number, round, { votes: before?.votes ?? {}, state });
    this.say();
    this.tell();
    if (state === "shown") this.keep();
  }

  /** To the room. */
  say(round = this.round, known = {}) {
    const { number, choices, host } = this;
    const { state } = host.kept.at(number, round);
    host.line.say({ question: { scene: number, round, state, choices, ...known } });
  }

  /** All rounds, with the answers that are known here: the room may have forgotten them. */
  sayAll() {
    if (!this.scene) return;
    for (let round = 1; round <= this.round; round += 1)
      this.say(round, { votes: this.host.kept.at(this.number, round).votes });
  }

  /** @param {RoomVotes} votes */
  hear({ scene, round, votes }) {
    const { kept } = this.host;
    const own = kept.at(scene, round);
    if (!own) return;
    kept.put(scene, round, { ...own, votes: { ...own.votes, ...votes } });
    this.tell();
    if (own.state === "shown") this.keep();
  }

  /** By round. */
  get counts() {
    return this.countsOf(this.number, this.choices);
  }

  /** @param {number} number @param {number} choices */
  countsOf(number, choices) {
    const { kept } = this.host;
    return Array.from({ length: kept.count(number) }, (_, i) => countsOf(kept.at(number, i + 1), choices));
  }

  get answered() {
    return Object.keys(this.now?.votes ?? {}).length;
  }

  /** What came out of all questions, by phones and by hands. */
  keep() {
    const { kept, deck } = this.host;
    for (const [scene, own] of deck.lecture.scenes.entries()) {
      if (!own.shown.question) continue;
      const { answers, right } = own.shown.question;
      const rounds = this.countsOf(scene, answers.length);
      const hands = deck.hands?.typed(own) ?? [];
      if (rounds.flat().some(Boolean) || hands.some(Boolean))
        kept.result({ scene, question: own.heading, answers, right, rounds, hands });
    }
  }

  /** On the screen. */
  tell() {
    const { host, scene, now, round, answered, count } = this;
    const { words } = host;
    const shown = now?.state === "shown";
    if (scene) host.deck.hands?.take(scene, shown && this.counts.flat().some(Boolean) ? this.counts : []);
    count.hidden = !scene || !now || shown;
    if (!count.hidden) {
      const form = now?.state === "closed" ? words.closed : round > 1 ? words.answered_again : words.answered;
      const text = fill(form, { n: answered, all: host.kept.joined });
      if (count.textContent !== text) count.textContent = text;
    }
    host.tellDesk();
  }

  /** @returns {DeskRound | null} */
  get told() {
    const { scene, now, round, answered, next } = this;
    return scene && now ? { state: now.state, round, answered, next } : null;
  }

  end() {
    this.count.remove();
    if (this.scene) this.host.deck.hands?.take(this.scene, []);
  }
}
