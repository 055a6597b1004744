// A lecture before its audience: the stage filled with one scene after another. It runs in the
// browser alone; notes and time stand in a second window, which is only told where the deck is.

import { cover } from "../kit/cover.js";
import * as dress from "../kit/dress.js";
import { isChord, Keys, keySheet } from "../kit/keys.js";
import { away, make } from "../kit/making.js";
import { Timers } from "../kit/timers.js";
import { fill } from "../kit/wording.js";
import { plain } from "../kit/words.js";
import { cameraActs } from "../stage/keys.js";
import { Stage } from "../stage/stage.js";
import { beginning } from "./began.js";
import { Line } from "./between.js";
import { Face } from "./face.js";
import { check } from "./hall.js";
import { Overview } from "./overview.js";
import { stepsOf } from "./pieces.js";
import { SelfPlay } from "./selfplay.js";
import { ScenePanel } from "./side.js";

/** @import { Act } from "../kit/keys.js" */
/** @import { DeckWish, StageFiles, ToldLecture } from "../wire.d.ts" */
/** @typedef {(event: KeyboardEvent) => void} KeyTaker */
/**
 * @typedef {object} DeckData
 * @property {ToldLecture} lecture
 * @property {StageFiles} stage
 * @property {string} id by which its windows know each other
 * @property {Record<string, any>} words
 */
/**
 * @typedef {object} DeckActs
 * @property {() => unknown} leave
 * @property {() => string | null} openNotes gives the address of the window where the browser blocked it
 * @property {() => unknown} [done] where one that plays by itself leads when it is over
 * @property {(number: number) => void} at tells which scene is shown, once it rests
 */

const PLAY_SECONDS = 6;
const ADDRESS_MS = 150;
const LEAVING_MS = 2500;
const BLOCKED_MS = 12_000;

export class Deck {
  /**
   * @param {HTMLElement} host
   * @param {DeckData} data
   * @param {DeckActs} acts
   * @param {{ keys?: KeyTaker, theme?: string }} [options] `keys` takes the keys in its place
   */
  constructor(host, { lecture, stage, id, words: said }, acts, { keys = (event) => this.key(event), theme } = {}) {
    this.lecture = lecture;
    this.acts = acts;
    this.said = said;
    this.id = id;
    this.number = 0;
    this.built = 0; // of what comes one by one in this scene
    this.asking = false;
    this.digits = "";
    this.root = make("div", "cx-deck", host);
    this.root.dataset.testid = "deck";
    this.ending = new AbortController();
    if (host === document.body) this.coverAll();
    this.timers = new Timers(this.ending.signal);
    this.began = beginning(id);
    this.line = new Line(id, (message) => this.hear(message));
    /** @type {ScenePanel | undefined} made with the stage */
    this.side = undefined;
    /** @type {Face | undefined} likewise */
    this.face = undefined;
    this.alone = lecture.plays ? new SelfPlay(this) : undefined;
    /** @type {Keys | undefined} made once the stage stands */
    this.keys = undefined;
    this.stage = new Stage(
      this.root,
      { ...stage, state: lecture.scenes[0].state, turn: 0 },
      { side: (own, root) => this.beside(own, root), keys, quiet: true, layout: "lecture", theme },
    );
    this.corner = make("div", "cx-corner", this.root);
    this.corner.setAttribute("aria-hidden", "true");
    this.overview = new Overview(this.root, (number) => this.go(number));
  }

  /** The page behind it is out of reach until it ends. */
  coverAll() {
    const { root } = this;
    root.setAttribute("role", "dialog");
    root.setAttribute("aria-modal", "true");
    root.setAttribute("aria-label", this.lecture.title);
    this.ending.signal.addEventListener("abort", cover(root));
  }

  /**
   * @param {Stage} stage
   * @param {HTMLElement} root
   */
  beside(stage, root) {
    this.side = new ScenePanel(stage, root, () => ({
      number: this.number,
      scene: this.scene,
      built: this.built,
      language: this.lecture.language,
      asking: this.asking,
    }));
    this.side.below = this.alone?.counter;
    return this.side;
  }

  async start(number = 0) {
    this.number = this.bounded(number);
    this.stage.store.take(this.scene.state);
    await this.stage.start();
    if (!this.side) return;
    this.face = new Face(this.stage, this.said);
    this.bring();
    this.keys = new Keys(this.said.keys, this.keyActs());
    this.stage.messages.lit = () => this.darken();
    this.root.dataset.ready = "true";
    await this.go(this.number);
  }

  end() {
    this.ending.abort();
    this.line.end();
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
    this.lecture = lecture;
    this.side?.renew();
    if (!this.face) {
      this.number = this.bounded(number); // it goes there once it stands
      return;
    }
    this.bring();
    await this.go(number, Infinity);
  }

  async bring() {
    const came = await this.face?.bring(this.lecture.scenes);
    this.root.dataset.charts = String(came?.every(({ status }) => status === "fulfilled"));
  }

  /** The next part of the scene, else the next scene. */
  next() {
    if (this.built < stepsOf(this.scene)) this.build(this.built + 1);
    else this.go(this.number + 1);
  }

  /** A scene that is gone back to is there as it was left. */
  before() {
    if (this.built > 0 && stepsOf(this.scene)) this.build(this.built - 1);
    else this.go(this.number - 1, Infinity);
  }

  /** @param {number} built how many parts of the scene are there */
  build(built) {
    this.built = built;
    this.root.dataset.built = String(built);
    this.face?.build(built);
    this.side?.build(built);
  }

  /**
   * @param {number} number
   * @param {number} [built] parts of it that are there at once
   */
  async go(number, built = 0) {
    const same = this.bounded(number) === this.number && this.root.dataset.scene;
    this.number = this.bounded(number);
    this.built = same && built === 0 ? this.built : Math.min(built, stepsOf(this.scene));
    this.root.dataset.scene = String(this.number + 1);
    this.root.dataset.layout = this.scene.layout;
    this.corner.textContent = `${this.number + 1}`;
    this.tell();
    this.alone?.begin();
    this.timers.after("address", ADDRESS_MS, () => this.acts.at(this.number));
    await this.show();
  }

  /** The scene as it was made, whatever the lecturer has done meanwhile. One that asks for a view stays
   * in it; else the map goes where the pick is. */
  async show() {
    const { stage, scene } = this;
    this.side?.leave();
    this.ask(false);
    this.face?.show(scene, this.lecture.language);
    stage.choice.spoken = new Set(scene.named);
    this.build(this.built);
    await stage.following.restore(this.alone?.opening(scene) ?? scene.state);
    if (this.scene !== scene || this.ending.signal.aborted) return;
    if (this.alone) this.alone.arrived();
    else if (scene.plays) this.play();
    else if (scene.state.pick) stage.camera.lookAt(scene.state.pick, scene.state.view !== stage.facts.first_view);
    stage.messages.say(this.alone ? `${scene.heading}. ${plain(scene.words)}` : scene.heading);
  }

  /** @param {number} [seconds] that it takes @param {number} [start] else the first year of the window */
  play(seconds, start = this.scene.state.from) {
    const { to, at, stepping } = this.scene.state;
    const end = stepping ? at : to;
    this.stage.set({ at: start, stepping: true });
    this.stage.play.start(seconds ? (end - start) / seconds : Math.max(2, (end - start) / PLAY_SECONDS), end);
  }

  // ---- the second window ------------------------------------------------------------------------

  tell() {
    this.line.say({ kind: "at", scene: this.number, black: Boolean(this.stage.messages?.dark), began: this.began });
  }

  /** @param {DeckWish} wish */
  hear({ kind, scene }) {
    if (kind === "restart") {
      this.began = beginning(this.id, Date.now());
      this.tell();
    }
    if (kind === "hello") this.tell();
    if (kind === "go") this.go(scene ?? this.number);
    if (kind === "black") this.darken();
  }

  darken() {
    this.stage.messages.darken();
    this.tell();
  }

  // ---- keys -------------------------------------------------------------------------------------

  /** @param {KeyboardEvent} event */
  key(event) {
    if (isChord(event) || !this.side || !this.keys) return;
    const act = dress.typing(event.target) ? this.whileTyping(event.key) : this.actOf(event);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  /** @param {string} key */
  whileTyping(key) {
    if (key === "Enter") return () => this.side?.answer();
    return key === "Escape" ? () => this.show() : undefined;
  }

  /**
   * @param {KeyboardEvent} event
   * @returns {(() => unknown) | undefined}
   */
  actOf(event) {
    const { key, target } = event;
    if (this.overview.step(key)) return () => {};
    if (key !== "Escape") this.timers.stop("leaving");
    const onButton = target instanceof Element && target.closest("button, a, summary, [role=slider]");
    if (onButton && (key === "Enter" || key === " ")) return undefined;
    if (key === "Enter" && !this.digits) return undefined;
    return this.alone?.actOf(event) ?? this.keys?.actOf(event);
  }

  /** @returns {Record<string, Act>} */
  keyActs() {
    const { play, camera } = this.stage;
    return {
      next: () => this.next(),
      before: () => this.before(),
      number: (key) => (key === "Enter" ? this.toNumber() : this.digit(key)),
      ends: (key) => this.go(key === "Home" ? 0 : Infinity),
      all: () => this.all(),
      years: (key) => play.step(key === "ArrowUp" ? 1 : -1),
      play: () => play.toggle(),
      question: () => this.question(),
      again: () => this.show(),
      black: () => this.darken(),
      theme: () => dress.next(),
      fill: () => this.fill(),
      start: () => document.fullscreenElement || this.fill(),
      notes: () => this.openNotes(),
      hall: () => this.check(),
      legend: () => this.stage.turn("legend"),
      list: () => this.stage.turn("list"),
      help: () => this.help(),
      leave: () => this.leave(),
      ...cameraActs(camera),
    };
  }

  openNotes() {
    const blocked = this.acts.openNotes();
    if (!blocked) return;
    const { messages } = this.stage;
    messages.notify(`${this.said.notes_blocked} `, BLOCKED_MS);
    messages.say(this.said.notes_blocked);
    away(messages.note, this.said.notes_link, blocked);
  }

  /** @param {string} digit */
  digit(digit) {
    this.digits = `${this.digits}${digit}`.slice(-3);
    this.stage.messages.notify(fill(this.said.go_to_scene, { n: this.digits }));
  }

  toNumber() {
    const number = Number(this.digits);
    const { length } = this.lecture.scenes;
    this.forget();
    if (number >= 1 && number <= length) this.go(number - 1);
    else this.stage.messages.notify(fill(this.said.no_scene, { n: number, all: length }), LEAVING_MS);
  }

  forget() {
    this.digits = "";
    this.stage.messages.notify("");
  }

  fill() {
    if (document.fullscreenElement) document.exitFullscreen();
    else this.root.requestFullscreen?.().catch(() => {});
  }

  /** What is open closes, one thing a press; the lecture itself at the second. */
  leave() {
    if (this.digits) this.forget();
    else if (this.root.querySelector(".cx-invite"))
      return; // which goes by itself
    else if (this.root.querySelector(".cx-hall")) this.shut();
    else if (this.overview.open) this.overview.close();
    else if (this.stage.messages.dark) this.darken();
    else if (this.stage.close()) return;
    else if (!this.alone && this.strayed()) this.show();
    else if (this.alone || this.timers.waits("leaving")) this.acts.leave();
    else {
      this.stage.messages.notify(this.said.leave_again, LEAVING_MS);
      this.timers.after("leaving", LEAVING_MS, () => {});
    }
  }

  /** Whether the stage shows something else than the scene. */
  strayed() {
    const { state, camera } = this.stage;
    return this.asking || camera.handled || state.pick !== this.scene.state.pick || Boolean(state.q);
  }

  // ---- what lies over the scene -----------------------------------------------------------------

  ask(asking = true) {
    this.asking = asking;
    this.root.classList.toggle("asking", asking);
  }

  /** All years and all events can be asked for, whatever the scene shows. */
  question() {
    const [first, end] = this.stage.facts.span;
    this.ask();
    this.stage.play.stop();
    this.stage.set({ from: first, to: end - 1, filters: {}, stepping: false, at: first });
    this.side?.ask();
  }

  all() {
    const skipped = ` ${this.said.may_be_skipped}`;
    const texts = this.lecture.scenes.map(({ heading, skip }, i) => `${i + 1}  ${heading}${skip ? skipped : ""}`);
    if (this.overview.open) this.overview.close();
    else this.overview.show(texts, this.number);
  }

  check() {
    if (!this.shut("check")) check(this.root, this.stage, this.said);
  }

  help() {
    if (!this.shut("help"))
      keySheet(this.root, this.said.keys_title, this.alone ? this.said.playing_keys : this.said.keys);
  }

  /**
   * Closes the sheet that is open; says whether it was that one.
   * @param {string} [kind]
   */
  shut(kind) {
    /** @type {HTMLElement | null} */
    const open = this.root.querySelector(".cx-hall");
    open?.dispatchEvent(new Event("close"));
    open?.remove();
    return open?.dataset.kind === kind;
  }
}
