// Where a phone is in a lecture: it follows, or its reader wanders and comes back; what was answered
// outlives a line that breaks. It draws nothing.

/** @import { PhoneAnswer, RoomHall, RoomHears, RoomPlace, RoomQuestion, RoomSays } from "../wire.d.ts" */
/** @typedef {{ get: (key: string) => number | undefined, set: (key: string, value: number) => void }} Kept what a tab keeps */
/**
 * @typedef {object} FollowerActs
 * @property {(place: RoomPlace) => void} show goes there
 * @property {() => void} tell something else has changed
 * @property {(message: RoomHears) => boolean} say whether anybody hears
 */

/** After which nobody need try again. */
const ENDED = "ended";

export class Follower {
  /**
   * @param {{ get: () => string, set: (token: string) => void }} token by which the room counts it
   * @param {FollowerActs} acts
   * @param {Kept} kept answers, by scene and round
   */
  constructor(token, acts, kept) {
    this.token = token;
    this.acts = acts;
    this.kept = kept;
    /** @type {RoomPlace | null} */
    this.place = null;
    this.seen = -1;
    this.wandering = false;
    this.reached = false;
    this.fresh = true; // nothing has been heard since it joined
    /** @type {RoomQuestion | null} */
    this.question = null;
    /** @type {RoomHall} */
    this.hall = { on: false, shown: [] };
    this.over = ""; // why the room is not there
    this.sent = ""; // the answer that was said in this line
    this.counted = ""; // the answer that the room has
    this.uncounted = false; // too many have come by its network
  }

  /** What a line says first. @returns {RoomHears} */
  joining() {
    this.fresh = true;
    this.sent = this.counted = "";
    return { join: { token: this.token.get(), seen: this.seen } };
  }

  /** @param {boolean} reached */
  reach(reached) {
    if (reached === this.reached) return;
    this.reached = reached;
    if (reached) this.over = "";
    this.acts.tell();
  }

  /** @param {RoomSays} said */
  hear({ at, question, hall, answer, over, token, uncounted = false }) {
    if (over) this.over = over;
    if (token) this.token.set(token);
    if (token) this.uncounted = false;
    if (hall) this.hall = hall;
    if (question) {
      this.question = question;
      this.sent = ""; // a server that has started anew took no answer before it was told the question
    }
    if (answer) this.take(answer);
    if (at) this.go(at);
    this.answerAgain();
    if (uncounted) this.wait();
    this.acts.tell();
  }

  /** There may be a place for its answer when it next hears anything: each 20 seconds at least. */
  wait() {
    this.uncounted = true;
    this.sent = "";
  }

  /** Whether the hall looks at who speaks: the screen is dark, and no question is open. */
  get rests() {
    const { place, reached, wandering } = this;
    return Boolean(place?.black) && reached && !wandering && this.asked(place?.scene ?? -1)?.state !== "open";
  }

  get ended() {
    return this.over === ENDED;
  }

  /** What is older than what is shown is not shown; after a break the room may count anew.
   * @param {RoomPlace} at */
  go(at) {
    if (!this.fresh && at.n <= this.seen) return;
    this.fresh = false;
    this.place = at;
    this.seen = at.n;
    if (!this.wandering) this.acts.show(at);
  }

  wander() {
    if (this.wandering) return;
    this.wandering = true;
    this.acts.tell();
  }

  comeBack() {
    if (!this.wandering) return;
    this.wandering = false;
    if (this.place) this.acts.show(this.place);
    this.acts.tell();
  }

  // ---- answers ----------------------------------------------------------------------------------

  /** The question that is put at a scene; null where none is.
   * @param {number} scene */
  asked(scene) {
    return this.question?.scene === scene ? this.question : null;
  }

  /** What this phone has answered, from 0. @param {number} [round] */
  answer(round = this.question?.round ?? 1) {
    return this.question ? this.kept.get(keyOf(this.question.scene, round)) : undefined;
  }

  /** Until the question is closed it may be changed. @param {number} choice from 0 */
  choose(choice) {
    const { question } = this;
    if (question?.state !== "open" || choice < 0 || choice >= question.choices) return;
    this.kept.set(keyOf(question.scene, question.round), choice);
    this.answerAgain();
    this.acts.tell();
  }

  /** What the room has counted, it may be of another page of this browser. @param {PhoneAnswer} answer */
  take(answer) {
    this.counted = asText(answer);
    const key = keyOf(answer.scene, answer.round);
    if (this.kept.get(key) === undefined) this.kept.set(key, answer.choice);
  }

  /** What was answered while nobody heard, or to a server that has forgotten it. */
  answerAgain() {
    const own = this.own;
    if (!own || this.question?.state !== "open") return;
    const text = asText(own);
    if (text !== this.sent && this.acts.say({ answer: own })) this.sent = text;
  }

  /** @returns {PhoneAnswer | null} */
  get own() {
    const choice = this.answer();
    if (!this.question || choice === undefined) return null;
    const { scene, round } = this.question;
    return { scene, round, choice };
  }

  /** Whether the room has said that it has this phone's answer. */
  get isIn() {
    return Boolean(this.own) && this.counted === asText(/** @type {PhoneAnswer} */ (this.own));
  }
}

/** @param {number} scene @param {number} round */
function keyOf(scene, round) {
  return `${scene}.${round}`;
}

/** @param {PhoneAnswer} answer */
function asText({ scene, round, choice }) {
  return `${keyOf(scene, round)}=${choice}`;
}
