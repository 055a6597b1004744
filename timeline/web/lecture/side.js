// Beside the map of a lecture: the scene's heading, words and sources; or the card of what the lecturer
// picked, or what was found for a question.

import { make } from "../kit/making.js";
import { words } from "../kit/words.js";
import { Panel } from "../stage/panel.js";
import { onStage } from "./face.js";
import { build, piecesOf } from "./pieces.js";
import { Question } from "./question.js";
import { barsOf, sceneBars } from "./scenebars.js";

/** @import { ToldScene } from "../wire.d.ts" */
/** @import { Stage } from "../stage/stage.js" */
/** @import { State } from "../stage/store.js" */
/** @typedef {{ number: number, scene: ToldScene, language: string, asking: boolean, built: number }} Shown what a deck is about to show */

const [SMALLEST, LARGEST] = [0.5, 1.5]; // of the words of a scene, against their usual size

export class ScenePanel extends Panel {
  /**
   * @param {Stage} stage
   * @param {HTMLElement} root
   * @param {() => Shown} shown
   */
  constructor(stage, root, shown) {
    super(stage, root);
    this.shown = shown;
    /** @type {HTMLElement | undefined} what stands below the words of every scene */
    this.below = undefined;
    this.side.classList.add("cx-scene-side");
    this.question = new Question(stage, this.row, { seek: () => this.sought(), body: () => this.body });
    this.row.prepend(/** @type {HTMLElement} */ (this.field.parentElement));
    const sizes = new ResizeObserver(() => this.fit());
    sizes.observe(this.body);
    stage.signal.addEventListener("abort", () => sizes.disconnect());
  }

  /**
   * @override
   * @param {Node} box
   */
  put(box) {
    super.put(box);
    this.fit();
  }

  /** The words of a scene as large as they fit, at least to the smallest that can be read. */
  fit() {
    const { body } = this;
    const fits = (/** @type {number} */ by) => {
      body.style.setProperty("--cx-fit", String(by));
      return body.scrollHeight <= body.clientHeight + 1;
    };
    if (!body.querySelector(".cx-words")) {
      body.style.removeProperty("--cx-fit");
      return;
    }
    let [low, high] = [SMALLEST, LARGEST];
    if (fits(high)) return;
    for (let i = 0; i < 6; i += 1) {
      const middle = (low + high) / 2;
      if (fits(middle)) low = middle;
      else high = middle;
    }
    fits(low);
  }

  /** The scene is told anew, though nothing else has changed. */
  renew() {
    this.said = undefined;
  }

  /**
   * @override
   * @param {State} state
   */
  show(state) {
    const { number, scene, asking } = this.shown();
    const picked = state.pick !== scene.state.pick && state.pick;
    const said = JSON.stringify([number, picked, asking, asking && state.q, asking && this.stage.choice.holds]);
    if (said === this.said) return;
    this.said = said;
    if (picked) this.tellPick(picked);
    else this.put(this.told((box) => this.tellScene(box, scene, asking ? state.q : "")));
  }

  /**
   * @param {DocumentFragment} box
   * @param {ToldScene} scene
   * @param {string} query
   */
  tellScene(box, scene, query) {
    const { language, asking } = this.shown();
    if (query && this.found(query)?.length) this.telling.found(box);
    else if (query) this.telling.nothing(box);
    else if (asking || onStage(scene)) {
      make("h1", "", box, scene.heading).lang = language;
      const own = make("div", "cx-words", box);
      own.lang = language;
      words(own, scene.words);
      if (scene.builds) build(piecesOf(own), this.shown().built);
      if (this.below) box.append(this.below);
      else if (scene.layout === "map" && !asking) {
        const { arrivals, words: named } = this.stage.facts;
        sceneBars(box, named.arrivals, barsOf(arrivals, scene.state));
      }
      if (scene.source_line) make("p", "cx-source-line", box, scene.source_line);
    }
  }

  /** @param {number} built how many parts of the words are there */
  build(built) {
    const own = this.shown().scene.builds ? this.body.querySelector(".cx-words") : null;
    if (own) build(piecesOf(own), built);
  }

  /**
   * Only the card: what can be done with it is no part of a lecture.
   * @override
   * @param {DocumentFragment} box
   * @param {string} _pick
   * @param {import("../wire.d.ts").Card} _own
   * @param {(box: DocumentFragment) => HTMLDetailsElement} tell
   */
  tools(box, _pick, _own, tell) {
    tell(box);
  }

  // ---- a question from the third row ------------------------------------------------------------

  get field() {
    return this.question.field;
  }

  ask() {
    this.lying.ask(true);
    this.field.focus();
  }

  leave() {
    this.question.leave();
  }

  /** What the field holds once there is something to seek in: the lecturer may have typed on, or left. */
  async sought() {
    await this.learn();
    await this.seek(this.field.value);
  }

  /** Goes to the year that was asked for, or picks the first that is found. */
  async answer() {
    const { stage } = this;
    const asked = this.field.value.trim();
    const year = /^\d{4}$/.test(asked) ? Number(asked) : 0;
    const [first, end] = stage.facts.span;
    if (year >= first && year < end) {
      stage.set({ q: "", pick: null, from: first, to: end - 1, at: year, stepping: true, filters: {} });
      this.leave();
      return;
    }
    await this.question.settle();
    const answered = this.found(stage.state.q)?.length ? this.question.first : null;
    if (!answered) return;
    this.field.blur();
    answered.click();
  }
}
