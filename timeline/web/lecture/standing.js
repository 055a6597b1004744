// How a scene stands before its audience: its years, which run once, a picture that is frozen, and whether
// the lecturer has moved anything away from what the scene was made as.

/** @import { ToldScene } from "../wire.d.ts" */
/** @import { State } from "../stage/store.js" */
/** @import { Deck } from "./deck.js" */

const PLAY_SECONDS = 6;
const FROZEN_MS = 2500; // that it is told of
/** @type {(keyof State)[]} what a scene asks of the stage */
const ASKED = ["pick", "from", "to", "filters", "q"];
/** @type {(keyof State)[]} and what its years do by themselves where they run */
const RUN = ["at", "stepping", "playing"];

export class Standing {
  /** @param {Pick<Deck, "scene" | "stage" | "ink" | "asking" | "root" | "words" | "audience" | "show" | "arrive">} deck */
  constructor(deck) {
    this.deck = deck;
    this.frozen = false;
    this.strayed = false; // the years, by the lecturer
    /** @type {WeakSet<ToldScene>} scenes whose years have run */
    this.ran = new WeakSet();
  }

  // ---- years that run ---------------------------------------------------------------------------

  /** What a scene asks of the stage: where its years have run, they have come to their end. */
  get home() {
    const { scene } = this.deck;
    const { state } = scene;
    return scene.plays && this.ran.has(scene) ? { ...state, at: this.last, stepping: true } : state;
  }

  get last() {
    const { to, at, stepping } = this.deck.scene.state;
    return stepping ? at : to;
  }

  /** Once by itself, and again by key. */
  run() {
    this.ran.add(this.deck.scene);
    this.play();
  }

  /** @param {number} [seconds] that it takes @param {number} [start] else the first year of the window */
  play(seconds, start = this.deck.scene.state.from) {
    const { stage } = this.deck;
    stage.set({ at: start, stepping: true });
    const years = this.last - start;
    stage.play.start(seconds ? years / seconds : Math.max(2, years / PLAY_SECONDS), this.last);
  }

  turnPlay() {
    const { scene, stage } = this.deck;
    const { state, play } = stage;
    if (scene.plays && !state.playing && (!state.stepping || state.at >= this.last)) this.run();
    else play.toggle();
  }

  // ---- away from the scene ----------------------------------------------------------------------

  /**
   * The lecturer moves the years.
   * @param {() => unknown} act
   */
  stray(act) {
    this.strayed = true;
    act();
  }

  /** Whether the audience sees anything else than the scene. */
  get away() {
    const { scene, stage, ink, asking, root } = this.deck;
    const { state, camera } = stage;
    const asked = scene.plays && !this.strayed ? ASKED : [...ASKED, ...RUN];
    /** @type {Partial<State>} */
    const home = { ...this.home, playing: false };
    const differs = (/** @type {keyof State} */ key) => JSON.stringify(state[key]) !== JSON.stringify(home[key]);
    const answered = root.classList.contains("cx-away");
    return asking || answered || Boolean(ink?.busy) || camera.handled || asked.some(differs);
  }

  // ---- a picture that stands --------------------------------------------------------------------

  /** The picture stands while the lecturer goes on; then it shows where they are. */
  freeze() {
    const { root, stage, words, audience } = this.deck;
    this.frozen = !this.frozen;
    root.classList.toggle("cx-frozen", this.frozen);
    stage.messages.notify(this.frozen ? words.frozen : "", FROZEN_MS);
    if (this.frozen) stage.play.stop();
    else this.deck.show();
    audience.tell();
  }

  /**
   * What is done to a picture is done to that of the scene, which may still be on its way.
   * @template {unknown[]} Given
   * @param {(...given: Given) => unknown} act
   */
  unlessFrozen(act) {
    const { deck } = this;
    const { stage, words } = deck;
    return (/** @type {Given} */ ...given) => {
      if (this.frozen) return stage.messages.notify(words.frozen, FROZEN_MS);
      deck.arrive();
      return act(...given);
    };
  }
}
