// A lecture before its audience: the stage filled with one scene after another. It runs in the
// browser alone; notes and time stand in a second window, which is only told where the deck is.

import { Face } from "../faces/face.js";
import { stepsOf } from "../faces/pieces.js";
import { cover } from "../kit/cover.js";
import { icon } from "../kit/icons.js";
import { button, make } from "../kit/making.js";
import { painted, Timers } from "../kit/timers.js";
import { plain } from "../kit/words.js";
import { Stage } from "../stage/stage.js";
import { Answers } from "./answers.js";
import { Audience } from "./audience.js";
import { clothe } from "./clothing.js";
import { DeckKeys } from "./deckkeys.js";
import { Hands } from "./hands.js";
import { Ink } from "./ink.js";
import { Overview } from "./overview.js";
import { ScenePictures } from "./scenepictures.js";
import { SelfPlay } from "./selfplay.js";
import { ScenePanel } from "./side.js";
import { Standing } from "./standing.js";
import { Touch } from "./touch.js";

/** @import { Phrases, RoomPlace, SpokenLecture, StageFiles, ToldLecture } from "../wire.d.ts" */
/** @import { Host } from "../room/host.js" */
/** @import { State } from "../stage/store.js" */
/** @typedef {(event: KeyboardEvent) => void} KeyTaker */
/**
 * @typedef {object} DeckData
 * @property {ToldLecture} lecture
 * @property {StageFiles} stage
 * @property {string} id by which its windows know each other
 * @property {Phrases} words
 * @property {string} [answers] path of what answers questions
 */
/**
 * @typedef {object} DeckActs
 * @property {() => unknown} leave
 * @property {() => string | null} [openNotes] where it has any; gives the address of the window where the browser blocked it
 * @property {(deck: Deck) => Host} [room] where phones may follow
 * @property {(language: string) => Promise<Pick<SpokenLecture, "lecture" | "noted" | "words">>} [spoken] the same in a language, by its code, for the notes
 * @property {() => unknown} [read] leads to the same as a page to read
 * @property {() => unknown} [done] where one that plays by itself leads when it is over
 * @property {(number: number) => void} at tells which scene is shown, once it rests
 */

const ADDRESS_MS = 150;
const RESTING_MS = 2500; // of the pointer, after which it is not seen
const LED_MS = 2500;
const AHEAD_MS = 700; // that a scene rests before the next is made ready
export class Deck {
  /**
   * @param {HTMLElement} host
   * @param {DeckData} data
   * @param {DeckActs} acts
   * @param {{ keys?: KeyTaker, theme?: string }} [options] `keys` takes the keys in its place
   */
  constructor(
    host,
    { lecture, stage, id, words, answers = "" },
    acts,
    { keys = (event) => this.key(event), theme } = {},
  ) {
    this.lecture = lecture;
    this.acts = acts;
    this.words = words;
    this.id = id;
    this.number = 0;
    this.built = 0; // of what comes one by one in this scene
    this.answers = new Answers(answers, () => this.stage.facts.span);
    this.asking = false;
    this.shown = 0; // the scene that the audience sees
    /** @type {Set<number>} scenes that are left out */
    this.skipped = new Set();
    this.standing = new Standing(this);
    this.root = make("div", "cx-deck", host);
    this.root.dataset.testid = "deck";
    this.ending = new AbortController();
    this.timers = new Timers(this.ending.signal);
    /** @type {HTMLElement | undefined} the way out for a pointer, where it has none of its own */
    this.out = undefined;
    if (host === document.body) this.coverAll(stage);
    /** @type {ScenePanel | undefined} made with the stage */
    this.side = undefined;
    /** @type {Face | undefined} likewise */
    this.face = undefined;
    /** @type {Hands | undefined} likewise */
    this.hands = undefined;
    /** @type {Host | undefined} likewise, where it may have a room */
    this.room = undefined;
    /** @type {() => unknown} brings map and timeline to where the scene asks them to be, once */
    this.arrive = () => {};
    this.alone = lecture.plays ? new SelfPlay(this) : undefined;
    /** @type {DeckKeys | undefined} made once the stage stands */
    this.keys = undefined;
    this.stage = new Stage(
      this.root,
      { ...stage, state: lecture.scenes[0].state, turn: 0 },
      { side: (own, root) => this.beside(own, root), keys, quiet: true, layout: "lecture", theme },
    );
    this.corner = make("div", "cx-corner", this.root);
    this.corner.setAttribute("aria-hidden", "true");
    this.pictures = new ScenePictures(this);
    this.overview = new Overview(this.root, (number) => this.go(number), this.pictures, words);
    this.audience = new Audience(this, id);
    const held = host === document.body && !this.alone;
    this.ink = held ? new Ink(this.root, this.stage.root, this.ending.signal) : undefined;
    this.touch = held ? new Touch(this) : undefined;
    this.root.addEventListener("pointerdown", () => this.arrive(), { signal: this.ending.signal, capture: true });
  }

  /**
   * The page behind it is out of reach until it ends.
   * @param {StageFiles} stage
   */
  coverAll(stage) {
    const { root } = this;
    root.setAttribute("role", "dialog");
    root.setAttribute("aria-modal", "true");
    root.setAttribute("aria-label", this.lecture.title);
    this.ending.signal.addEventListener("abort", cover(root));
    const rests = () => root.classList.add("cx-resting");
    const moves = () => {
      root.classList.remove("cx-resting");
      this.timers.after("resting", RESTING_MS, rests);
    };
    const { signal } = this.ending;
    clothe(root, stage, signal).catch(() => {}); // then in black and white
    root.addEventListener("pointermove", moves, { signal });
    rests();
    if (this.lecture.plays) return; // its own controls lead out
    const leave = (/** @type {HTMLElement} */ own) => {
      own.blur(); // the key that leads on is not for it
      this.keys?.leave();
    };
    this.out = button(root, "", leave, { name: "cx-leave", label: this.words.leave, signal });
    this.out.append(icon("close"));
  }

  /**
   * @param {Stage} stage
   * @param {HTMLElement} root
   */
  beside(stage, root) {
    const shown = () => ({
      number: this.shown,
      scene: this.lecture.scenes[this.shown],
      built: this.built,
      language: this.lecture.language,
      asking: this.asking,
    });
    const { answers, words } = this;
    this.side = new ScenePanel(stage, root, shown, { answers, words, answered: (state) => this.answer(state) });
    this.side.below = this.alone?.counter;
    return this.side;
  }

  async start(number = 0) {
    this.number = this.shown = this.bounded(number);
    this.stage.store.take(this.scene.state);
    await this.stage.start();
    if (!this.side) return;
    this.face = new Face(this.stage, this.words);
    this.hands = new Hands(this.face);
    this.bring();
    this.keys = new DeckKeys(this);
    Object.assign(this.stage.messages, { lit: () => this.darken(), leave: "" }); // black is black
    this.root.dataset.ready = "true";
    if (!this.alone) this.room = this.acts.room?.(this);
    this.room?.resume();
    await this.go(this.number, 0, true);
  }

  end() {
    this.room?.end();
    this.audience.end();
    this.ending.abort();
    this.stage.end();
    this.root.remove();
  }

  get scene() {
    return this.lecture.scenes[this.number];
  }

  /** @param {number} number */
  bounded(number) {
    return Math.max(0, Math.min(this.lecture.scenes.length - 1, number));
  }

  // ---- from scene to scene ----------------------------------------------------------------------

  /**
   * The lecture as it has become, at one of its scenes.
   * @param {ToldLecture} lecture
   * @param {number} number
   */
  async renew(lecture, number) {
    const before = this.lecture.scenes[number]?.state;
    this.lecture = lecture;
    this.side?.renew();
    if (!this.face) {
      this.number = this.bounded(number); // it goes there once it stands
      return;
    }
    this.bring();
    const shows = this.root.dataset.stands === String(number + 1);
    if (!shows || JSON.stringify(before) !== JSON.stringify(lecture.scenes[number]?.state)) {
      await this.go(number, Infinity);
      return;
    }
    this.built = stepsOf(this.scene);
    await this.show(true);
  }

  /**
   * The same scene in another language, with all that the lecturer has done in it.
   * @param {Pick<DeckData, "lecture" | "stage" | "words" | "answers">} told
   */
  async speak({ lecture, stage: files, words, answers = "" }) {
    const { stage, shown, standing, hands: counted, lecture: before } = this;
    const { dark } = stage.messages;
    for (const [i, scene] of before.scenes.entries()) {
      if (!lecture.scenes[i]) continue;
      if (standing.ran.has(scene)) standing.ran.add(lecture.scenes[i]);
      counted?.follow(counted, scene, lecture.scenes[i]); // at once: it may turn again before it has turned
    }
    Object.assign(this, { lecture, words });
    this.answers = new Answers(answers, () => stage.facts.span);
    this.rename();
    this.overview.close();
    this.overview.sheet.remove();
    this.overview = new Overview(this.root, (number) => this.go(number), this.pictures, words);
    stage.data = { ...files, state: this.scene.state, turn: 0 };
    await stage.again({});
    if (!this.side || this.lecture !== lecture) return; // it turns once more
    const scene = lecture.scenes[this.shown];
    this.face = new Face(stage, words);
    const hands = new Hands(this.face);
    this.hands = hands;
    for (const own of lecture.scenes) if (counted) hands.follow(counted, own, own);
    this.bring();
    this.keys = new DeckKeys(this);
    Object.assign(stage.messages, { lit: () => this.darken(), leave: "" });
    if (dark) stage.messages.darken();
    this.face.show(scene, lecture.language);
    hands.show(scene);
    stage.choice.spoken = new Set(scene.named);
    this.room?.speak(words.room);
    this.build(this.built);
    stage.showing.show();
    this.root.setAttribute("aria-label", lecture.title);
    this.alone?.speak();
    if (this.alone) await this.go(this.number, 0, true);
    else if (this.shown !== shown) await this.show(); // gone to meanwhile, on a stage that was being made
  }

  /** What stands over the stage whatever it shows. */
  rename() {
    const { leave } = this.words;
    for (const name of ["title", "aria-label"]) this.out?.setAttribute(name, leave);
    this.touch?.speak();
  }

  async bring() {
    const questions = this.answers.address ? this.answers.learn().catch(() => {}) : undefined;
    const [came] = await Promise.all([this.face?.bring(this.lecture.scenes), questions]);
    this.root.dataset.charts = String(came?.every(({ status }) => status === "fulfilled"));
  }

  /** Whether another lecturer has the baton. */
  get led() {
    return this.room?.mine === false;
  }

  /** Where another lecturer leads.
   * @param {RoomPlace} place */
  async follow({ scene, build, black, state }) {
    if (scene !== this.shown) await this.go(scene, build, true);
    else if (build !== this.built) this.build(build);
    if (black !== this.stage.messages.dark) this.darken();
    if (scene !== this.shown) return; // meanwhile it has gone on
    await this.stage.following.restore({ ...this.scene.state, ...state });
  }

  /** Who does not lead is told why nothing moves. */
  tellLed() {
    const { room: words } = this.words;
    this.stage.messages.notify(words.not_yours, LED_MS);
  }

  /** Whether a step is none: another leads, or all it does is to take away a sign over the scene. */
  stays() {
    if (this.led) this.tellLed();
    return this.led || Boolean(this.room?.uncover());
  }

  /** The next part of the scene, else the next scene. */
  next() {
    if (this.stays()) return;
    if (this.built < stepsOf(this.scene)) this.build(this.built + 1);
    else this.go(this.beyond(1));
  }

  /** A scene that is gone back to is there as it was left. */
  before() {
    if (this.stays()) return;
    if (this.built > 0 && stepsOf(this.scene)) this.build(this.built - 1);
    else this.go(this.beyond(-1), Infinity);
  }

  /**
   * The scene after this one that is not left out; this one where there is none.
   * @param {1 | -1} by
   */
  beyond(by) {
    let number = this.number + by;
    while (this.skipped.has(number)) number += by;
    return this.lecture.scenes[number] ? number : this.number;
  }

  /** @param {number} built how many parts of the scene are there */
  build(built) {
    this.built = built;
    if (this.standing.frozen) {
      this.audience.tell();
      return;
    }
    if (built) this.room?.vote.reveal();
    this.audience.tell();
    this.root.dataset.built = String(built);
    this.face?.build(built);
    this.side?.build(built);
  }

  /**
   * @param {number} number
   * @param {number} [built] parts of it that are there at once
   * @param {boolean} [following] another lecturer
   */
  async go(number, built = 0, following = false) {
    if (!following && this.led) return this.tellLed();
    if (!following) this.room?.uncover();
    const same = this.bounded(number) === this.number && this.root.dataset.scene;
    this.number = this.bounded(number);
    this.built = same && built === 0 ? this.built : Math.min(built, stepsOf(this.scene));
    this.alone?.begin();
    this.timers.after("address", ADDRESS_MS, () => this.acts.at(this.number));
    if (this.standing.frozen) this.audience.tell();
    else await this.show();
  }

  /** The scene as it was made, whatever the lecturer has done meanwhile, unless the picture `stays`. One that
   * asks for a view stays in it; else the map goes where the pick is. */
  async show(stays = false) {
    const { stage, scene } = this;
    const cuts = this.root.dataset.layout !== scene.layout;
    this.mark();
    if (!stays) delete this.root.dataset.stands;
    this.root.classList.toggle("cx-cut", cuts && !this.alone); // what is still the old picture is not seen
    this.side?.leave();
    this.ask(false);
    this.ink?.clear();
    if (document.activeElement instanceof HTMLElement && stage.root.contains(document.activeElement))
      document.activeElement.blur();
    this.face?.show(scene, this.lecture.language);
    this.hands?.show(scene);
    stage.choice.spoken = new Set(scene.named);
    this.build(this.built);
    this.room?.arrive();
    this.standing.strayed = false;
    const state = this.alone?.opening(scene) ?? this.standing.home;
    this.side?.turn();
    /** @type {Promise<unknown> | undefined} */
    let arrived;
    const arrive = () => {
      arrived ??= stays ? Promise.resolve(stage.showing.show()) : stage.following.restore(state);
      return arrived;
    };
    this.arrive = arrive; // what is done to the picture meanwhile is done to that of this scene
    if (!this.alone) await painted(); // its words are seen before map and timeline, which take longer than a key may
    this.root.classList.remove("cx-cut");
    if (this.scene !== scene || this.ending.signal.aborted) return;
    await arrive();
    if (this.scene !== scene || this.ending.signal.aborted) return;
    this.root.dataset.stands = String(this.number + 1);
    this.room?.tell();
    this.timers.after("ahead", AHEAD_MS, () => this.prepare());
    if (stays) return;
    if (this.alone) this.alone.arrived();
    else if (scene.plays && !this.standing.ran.has(scene)) this.standing.run();
    else if (scene.state.pick) stage.camera.lookAt(scene.state.pick, scene.state.view !== stage.facts.first_view);
    stage.messages.say(this.alone ? `${scene.heading}. ${plain(scene.words)}` : scene.heading);
  }

  prepare() {
    const scene = this.lecture.scenes[this.beyond(1)];
    if (!this.standing.frozen && scene !== this.scene) this.face?.prepare(scene, this.lecture.language);
  }

  /** Which scene is shown, for style sheets and for who looks from outside. */
  mark() {
    const { dataset } = this.root;
    this.shown = this.number;
    dataset.scene = String(this.number + 1);
    dataset.layout = this.scene.layout;
    this.corner.textContent = `${this.number + 1}`;
    this.touch?.tell({ number: this.number, all: this.lecture.scenes.length });
  }

  darken() {
    this.stage.messages.darken();
    this.audience.tell();
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    this.keys?.key(event);
  }

  // ---- a question from the hall -------------------------------------------------------------------

  /** The field for it, beside a scene that stays. */
  ask(asking = true) {
    this.asking = asking;
    this.root.classList.toggle("asking", asking);
    this.root.classList.remove("cx-away");
  }

  /**
   * The stage shows an answer in place of the scene.
   * @param {Partial<State>} state
   */
  answer({ pick = null, ...state }) {
    this.ask(false);
    this.root.classList.add("cx-away");
    this.stage.set({ ...state, pick: null });
    if (pick) this.stage.pick(pick);
  }

  question() {
    this.ask();
    this.stage.play.stop();
    this.side?.ask();
  }
}
