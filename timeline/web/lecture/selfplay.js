// A lecture that plays by itself: a clock, its controls, and who had arrived by the year shown. The
// clock of a shot is the movement of its segment, so that both stand still together.

import { icon } from "../kit/icons.js";
import { LATER } from "../kit/later.js";
import { button, make } from "../kit/making.js";
import { fill, yearName } from "../kit/wording.js";

/** @import { ArrivedRow, ToldScene } from "../wire.d.ts" */
/** @import { Deck } from "./deck.js" */
/** @import { State } from "../stage/store.js" */

const SECONDS = 7; // of a shot that does not say
const still = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;
const REST = 0.5; // of a shot, in which its years stand still and its number is the sentence's

export class SelfPlay {
  /** @type {HTMLDivElement} */ bar = LATER;
  /** @type {HTMLButtonElement} */ pauser = LATER;
  /** @type {HTMLButtonElement} */ leaver = LATER;
  /** @type {ReturnType<SelfPlay["shots"]>} */ segments = LATER;

  /** @param {Deck} deck */
  constructor(deck) {
    this.deck = deck;
    const { playing } = deck.words;
    /** @type {Record<string, string>} */
    this.words = playing;
    this.paused = false;
    /** @type {State["playing"]} years a second that ran when it was paused */
    this.pace = false;
    /** @type {(() => void) | undefined} */
    this.counting = undefined;
    /** @type {string | undefined} */
    this.counted = undefined;
    this.reached = -Infinity; // the last year that was counted
    this.counts = false; // once the stage shows the shot
    /** @type {HTMLElement | undefined} what stands over the last shot when it is over */
    this.ending = undefined;
    deck.root.classList.add("cx-alone");
    this.counter = document.createElement("div");
    this.counter.className = "cx-counter";
    this.counter.setAttribute("aria-hidden", "true"); // the sentence says what it comes to
    this.build();
    deck.ending.signal.addEventListener("abort", () => this.clock?.cancel());
  }

  build() {
    const { deck } = this;
    this.bar = make("div", "cx-shots", deck.root);
    this.bar.setAttribute("role", "group");
    this.bar.setAttribute("aria-label", this.words.controls);
    const { signal } = deck.ending;
    const tool = (/** @type {string} */ drawn, /** @type {string} */ label, /** @type {() => unknown} */ act) => {
      const own = button(this.bar, "", act, { label, signal });
      own.append(icon(drawn));
      return own;
    };
    this.pauser = tool("pause", this.words.pause, () => this.toggle());
    tool("back", this.words.before, () => this.step(-1));
    tool("on", this.words.next, () => this.step(1));
    tool("again", this.words.again, () => this.again());
    this.segments = this.shots(signal);
    this.leaver = tool("close", this.words.leave, () => deck.acts.leave());
  }

  /** The words of the deck are in another language: the shot begins again in them. */
  speak() {
    this.words = this.deck.words.playing;
    this.counted = undefined;
    this.clock?.cancel();
    this.bar.remove();
    this.build();
  }

  /** @param {AbortSignal} signal */
  shots(signal) {
    const { scenes } = this.deck.lecture;
    const list = make("ol", "", this.bar);
    return scenes.map(({ heading }, i) => {
      const label = fill(this.words.shot, { n: i + 1, all: scenes.length, heading });
      const own = button(make("li", "", list), "", () => this.deck.go(i), { label, signal });
      return { own, filled: make("span", "", own) };
    });
  }

  /** The clock of the shot that is gone to. */
  begin() {
    const { number, scene } = this.deck;
    this.clock?.cancel();
    this.ending?.remove();
    this.counts = false;
    for (const [i, { own, filled }] of this.segments.entries()) {
      own.setAttribute("aria-current", i === number ? "step" : "false");
      filled.style.transform = `scaleX(${i < number ? 1 : 0})`;
    }
    const ms = 1000 * (scene.seconds ?? SECONDS);
    this.clock = this.segments[number].filled.animate([{ transform: "scaleX(0)" }, { transform: "scaleX(1)" }], {
      duration: ms,
      fill: "both",
    });
    this.clock.onfinish = () => this.over();
    if (this.paused) this.clock.pause();
    this.show();
  }

  /** What a shot shows first: where its years run, the first of them.
   * @param {ToldScene} scene @returns {ToldScene["state"]} */
  opening({ state, plays }) {
    return plays && !this.paused ? { ...state, at: this.start(state), stepping: true } : state;
  }

  /** Years that a shot before has counted are not counted again.
   * @param {ToldScene["state"]} state */
  start({ from, to, at, stepping }) {
    const end = stepping ? at : to;
    return this.reached > from && this.reached < end ? this.reached : from;
  }

  /** The stage shows the shot: its years run. */
  async arrived() {
    const { deck } = this;
    const { scene, stage } = deck;
    const { pick } = scene.state;
    if (pick) await stage.camera.reveal(pick);
    if (scene !== deck.scene || deck.ending.signal.aborted) return;
    this.counting ??= deck.stage.store.subscribe((_, state) => this.count(state), deck.ending.signal);
    const ms = 1000 * (scene.seconds ?? SECONDS);
    const left = ms * (1 - REST) - Number(this.clock?.currentTime ?? 0);
    this.counts = true;
    if (scene.plays && !this.paused && left > 0) {
      deck.standing.play(left / 1000, this.start(scene.state));
      if (pick && !still()) stage.map.trace(pick, left);
    }
    this.count(deck.stage.state);
  }

  over() {
    if (this.deck.number < this.segments.length - 1) this.deck.go(this.deck.number + 1);
    else this.close();
  }

  /** The last picture stays, and what may come after it is offered. */
  close() {
    const { done } = this.deck.acts;
    if (this.ending?.isConnected) {
      done?.();
      return;
    }
    this.paused = true;
    this.show();
    this.ending = make("div", "cx-ending", this.deck.root);
    make("p", "", this.ending, this.words.over);
    const { signal } = this.deck.ending;
    if (done) button(this.ending, this.words.explore, done, { signal });
    button(this.ending, this.words.once_more, () => this.again(), { signal });
    this.ending.querySelector("button")?.focus();
    this.deck.stage.messages.say(this.words.over);
  }

  // ---- what a reader asks -----------------------------------------------------------------------

  toggle() {
    if (this.ending?.isConnected) this.again();
    else if (!this.paused) this.pause();
    else this.resume();
  }

  pause() {
    const { state, play } = this.deck.stage;
    this.paused = true;
    this.pace = state.playing;
    play.stop();
    if (this.clock?.playState === "running") this.clock.pause();
    this.show();
  }

  resume() {
    const { play } = this.deck.stage;
    const { state, plays } = this.deck.scene;
    this.paused = false;
    this.clock?.play();
    if (plays && this.pace !== false) play.start(this.pace, state.stepping ? state.at : state.to);
    this.show();
  }

  /** @param {number} by */
  step(by) {
    this.pace = false;
    if (by > 0 && this.deck.number === this.segments.length - 1) this.over();
    else this.deck.go(this.deck.number + by);
  }

  again() {
    this.paused = false;
    this.reached = -Infinity;
    this.deck.go(0);
  }

  /**
   * What a key does here and not in every lecture.
   * @param {KeyboardEvent} event
   * @returns {(() => unknown) | undefined}
   */
  actOf({ key, shiftKey }) {
    if (shiftKey) return undefined;
    const [on, back, again] = [() => this.step(1), () => this.step(-1), () => this.again()];
    /** @type {Record<string, () => unknown>} */
    const acts = {
      " ": () => this.toggle(),
      ArrowRight: on,
      PageDown: on,
      ArrowLeft: back,
      PageUp: back,
      Home: again,
      End: () => this.deck.go(Infinity),
      r: again,
    };
    return acts[key];
  }

  // ---- what it says -----------------------------------------------------------------------------

  show() {
    const label = this.paused ? this.words.play : this.words.pause;
    this.pauser.replaceChildren(icon(this.paused ? "play" : "pause"));
    this.pauser.title = label;
    this.pauser.setAttribute("aria-label", label);
    this.deck.root.dataset.playing = String(!this.paused);
  }

  /** @param {State} state */
  count({ at, to, stepping }) {
    if (!this.counts) return;
    const year = stepping ? at : to;
    this.reached = year;
    const row = this.deck.lecture.arrived.findLast((own) => own.year <= year);
    const said = row && JSON.stringify([row, stepping]);
    if (said === this.counted) return;
    this.counted = said;
    const before = this.counter.childElementCount;
    this.counter.replaceChildren();
    if (row) this.tell(row, stepping);
    if (this.counter.childElementCount !== before) this.deck.side?.fit();
  }

  /**
   * @param {ArrivedRow} row
   * @param {boolean} stepping
   */
  tell({ year, people, in_all: all }, stepping) {
    if (people !== null && stepping) this.number(people, this.words.in_year, year);
    this.number(all, this.words.in_all, year);
  }

  /**
   * @param {number} people
   * @param {string} label
   * @param {number} year
   */
  number(people, label, year) {
    const own = make("p", "", this.counter);
    make("b", "", own, people.toLocaleString(this.deck.words.language));
    make("span", "", own, fill(label, { year: yearName(year) }));
  }
}
