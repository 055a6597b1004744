// Beside the map of a lecture: the scene's heading, words and sources; or the card of what the lecturer
// picked, or what was found for a question.

import { onStage } from "../faces/face.js";
import { build, piecesOf } from "../faces/pieces.js";
import { pickOf, yearOf } from "../kit/asking.js";
import { make } from "../kit/making.js";
import { paragraphs, plain } from "../kit/words.js";
import { Panel } from "../stage/panel.js";
import { onTheStage, Question, reading } from "./question.js";
import { yearBars } from "./yearbars.js";

/** @import { Phrases, ToldScene } from "../wire.d.ts" */
/** @import { Stage } from "../stage/stage.js" */
/** @import { State } from "../stage/store.js" */
/** @import { Answer } from "../kit/asking.js" */
/** @import { Answers } from "./answers.js" */
/** @typedef {{ number: number, scene: ToldScene, language: string, asking: boolean, built: number }} Shown what a deck is about to show */
/** @typedef {{ answers: Answers, words: Phrases, answered: (state: Partial<State>) => void }} Asking `answered` is given what the stage shows for an answer */

const NOTHING_ELSE = [false, false, false, false]; // no pick, year or question is told of
const TRIES = 3; // at a size, since letters do not grow evenly
const [SMALLEST, LEAST, LARGEST] = [0.5, 1.2, 1.5]; // of the words of a scene, against their usual size: the last row reads the second

export class ScenePanel extends Panel {
  /**
   * @param {Stage} stage
   * @param {HTMLElement} root
   * @param {() => Shown} shown
   * @param {Asking} asking
   */
  constructor(stage, root, shown, { answers, words, answered }) {
    super(stage, root);
    this.shown = shown;
    /** @type {HTMLElement | undefined} what stands below the words of every scene */
    this.below = undefined;
    this.side.classList.add("cx-scene-side");
    this.answered = answered;
    /** @type {Answer | undefined} what is read out */
    this.read = undefined;
    this.question = new Question(stage, this.row, answers, words, {
      found: () => this.tellFound(),
      choose: (answer) => this.choose(answer),
      body: () => this.body,
    });
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

  fit() {
    const headings = /** @type {HTMLElement[]} */ ([...this.body.querySelectorAll("h1, .cx-title")]);
    for (const { style } of headings) style.fontSize = ""; // the words are to fit below what it may become again
    this.fitWords();
    headings.forEach(whole);
  }

  /** The words of a scene as large as they fit, at least to the smallest that can be read. */
  fitWords() {
    const { body } = this;
    const fits = (/** @type {number} */ by) => {
      body.style.setProperty("--cx-fit", String(by));
      return body.scrollHeight <= body.clientHeight + 1;
    };
    if (!body.querySelector(".cx-words")) {
      body.style.removeProperty("--cx-fit");
      return;
    }
    const years = /** @type {HTMLElement | null} */ (body.querySelector(".cx-yearbars"));
    if (years) {
      years.hidden = false;
      years.hidden = !fits(LEAST); // words come first
    }
    let [low, high] = [SMALLEST, LARGEST];
    if (fits(high)) return;
    for (let i = 0; i < 8; i += 1) {
      const middle = (low + high) / 2;
      if (fits(middle)) low = middle;
      else high = middle;
    }
    fits(low);
  }

  /** The words of a scene that is gone to, before the stage shows it. */
  turn() {
    this.written = JSON.stringify([this.shown().number, ...NOTHING_ELSE]);
    this.put(this.told((box) => this.tellScene(box, this.shown().scene)));
  }

  /** The scene is told anew, though nothing else has changed. */
  renew() {
    this.written = undefined;
  }

  /**
   * @override
   * @param {State} state
   */
  show(state) {
    const { number, scene, asking } = this.shown();
    const picked = state.pick !== scene.state.pick && state.pick;
    const { asked, whole, away: unheard } = this.question;
    const year = this.away === true && state.stepping ? state.at : null;
    const found = asking && [asked, whole, unheard, this.question.knows, this.read?.row.to];
    const said = JSON.stringify([number, picked || false, year, asking, found]);
    if (said === this.written) return;
    this.written = said;
    if (picked) this.tellPick(picked);
    else if (year !== null) this.put(this.told((box) => this.telling.year(box)));
    else this.put(this.told((box) => this.tellScene(box, scene)));
  }

  /**
   * @param {DocumentFragment} box
   * @param {ToldScene} scene
   */
  tellScene(box, scene) {
    const { language, asking } = this.shown();
    if (this.read) reading(box, this.read);
    else if (asking && this.question.asked) this.question.tell(box);
    else if (asking || onStage(scene)) {
      make("h1", "", box, scene.heading).lang = language;
      const own = make("div", "cx-words", box);
      own.lang = language;
      paragraphs(own, scene.words);
      if (scene.builds) build(piecesOf(own), this.shown().built);
      if (scene.layout === "map" && !asking) this.years(box, scene.state, plain(scene.words));
      if (this.below) box.append(this.below);
      if (scene.source_line) make("p", "cx-source-line", box, scene.source_line);
    }
  }

  /** The arrivals of the scene's years, which the map alone does not show, and may not stand at yet.
   * @param {DocumentFragment} box
   * @param {ToldScene["state"]} asked
   * @param {string} words */
  years(box, asked, words) {
    const { facts, choice } = this.stage;
    const { from, to } = asked.stepping ? { from: asked.at, to: asked.at } : asked;
    yearBars(box, choice.bars, { from, to }, facts.timeline.words.arrivals, words);
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
    this.read = undefined;
    this.away = false;
    this.lying.ask(true);
    this.tellFound();
    this.field.focus();
  }

  leave() {
    this.read = undefined;
    this.away = false;
    this.question.leave();
  }

  /** What is found is told, of a question that is still asked. */
  tellFound() {
    if (!this.shown().asking) return;
    this.read = undefined;
    this.show(this.stage.state);
  }

  answer() {
    return this.question.answer();
  }

  /**
   * Goes where the answer is on the stage, in all years and with all events; else it is read out.
   * @param {Answer} answer
   */
  choose(answer) {
    const [first, end] = this.stage.facts.span;
    this.leave();
    if (!onTheStage(answer)) {
      this.read = answer;
      this.show(this.stage.state);
      return;
    }
    const year = yearOf(answer.row);
    this.away = true;
    const shown = year !== null ? { at: year, stepping: true } : { at: first, stepping: false };
    this.answered({ from: first, to: end - 1, filters: {}, q: "", pick: pickOf(answer.row) || null, ...shown });
  }
}

/** A heading in letters so small that its longest word stands in one line. @param {HTMLElement} heading */
function whole(heading) {
  const { style } = heading;
  const room = heading.clientWidth;
  const size = () => parseFloat(getComputedStyle(heading).fontSize);
  const least = (SMALLEST / LARGEST) * size();
  for (let left = TRIES; left; left -= 1) {
    style.width = "min-content";
    const by = (room - 2) / heading.clientWidth; // which are rounded
    style.width = "";
    if (by >= 1) return;
    style.fontSize = `${Math.max(least, by * size())}px`;
  }
}
