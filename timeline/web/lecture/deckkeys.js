// The keys of a lecture before its audience, and the sheets that they open over a scene.

import * as dress from "../kit/dress.js";
import { isChord, Keys, keyName, keySheet } from "../kit/keys.js";
import { away } from "../kit/making.js";
import * as tongue from "../kit/tongue.js";
import { fill } from "../kit/wording.js";
import { cameraActs } from "../stage/keys.js";
import { check } from "./hall.js";

/** @import { Act } from "../kit/keys.js" */
/** @import { KeyRow } from "../wire.d.ts" */
/** @import { Deck } from "./deck.js" */

/** What leads out of the hall check, in which all other keys are only tried. */
const OUT = ["hall", "leave"];
const LEAVING_MS = 2500;
const BLOCKED_MS = 12_000;
/** What is done to a picture, which stands still while it is frozen. */
const OF_THE_PICTURE = ["years", "play", "question", "again", "laser", "pen", "enlarge", "hands", "zoom", "pan"];

export class DeckKeys {
  /** @param {Deck} deck */
  constructor(deck) {
    this.deck = deck;
    this.digits = "";
    this.keys = new Keys(this.rows(), this.acts());
  }

  /** The keys that act here: a file has no other language, a link to watch no notes, the app no page to read. */
  rows() {
    const { words, alone, acts } = this.deck;
    /** @type {Record<string, unknown>} */
    const can = { read: acts.read, language: tongue.other(), notes: acts.openNotes, room: acts.room, vote: acts.room };
    /** @type {KeyRow[]} */
    const rows = alone ? words.playing_keys : words.keys;
    return rows.filter(({ act }) => !(act in can) || can[act]);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (isChord(event)) return;
    const act = dress.typing(event.target) ? this.whileTyping(event.key) : this.actOf(event);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  /** @param {string} key */
  whileTyping(key) {
    if (key === "Enter") return () => this.deck.side?.answer();
    return key === "Escape" ? () => this.deck.show() : undefined;
  }

  /**
   * @param {KeyboardEvent} event
   * @returns {(() => unknown) | undefined}
   */
  actOf(event) {
    const { deck } = this;
    const { key, target } = event;
    if (deck.overview.step(key)) return () => {};
    if (key !== "Escape") deck.timers.stop("leaving");
    const onButton = target instanceof Element && target.closest("button, a, summary, [role=slider]");
    if (onButton && (key === "Enter" || key === " ")) return undefined;
    if (this.isTried(event)) return () => {};
    const own = deck.hands?.actOf(event) ?? deck.ink?.actOf(keyName(event));
    if (own) return own;
    if (key === "Enter" && !this.digits) return undefined;
    return deck.alone?.actOf(event) ?? this.keys.actOf(event);
  }

  /** @param {KeyboardEvent} event */
  isTried(event) {
    const { rows } = this.keys;
    const out = rows.some(({ act, keys }) => OUT.includes(act) && keys.includes(keyName(event)));
    return Boolean(this.deck.root.querySelector(".cx-hall[data-kind=check]")) && !out && this.keys.actOf(event);
  }

  /** @returns {Record<string, Act>} */
  acts() {
    const { deck } = this;
    const { play, camera } = deck.stage;
    /** @type {Record<string, Act>} */
    const acts = {
      next: () => deck.next(),
      before: () => deck.before(),
      number: (key) => (key === "Enter" ? this.toNumber() : this.digit(key)),
      ends: (key) => deck.go(key === "Home" ? 0 : Infinity),
      all: () => this.all(),
      years: (key) => deck.standing.stray(() => play.step(key === "ArrowUp" ? 1 : -1)),
      play: () => deck.standing.stray(() => deck.standing.turnPlay()),
      question: () => deck.question(),
      again: () => this.again(),
      laser: () => deck.ink?.take("laser"),
      pen: () => deck.ink?.take("pen"),
      enlarge: () => deck.ink?.take("enlarge"),
      freeze: () => deck.standing.freeze(),
      hands: () => deck.hands?.begin(),
      room: () => deck.room?.turn(),
      vote: () => deck.room?.vote.turn(),
      black: () => deck.darken(),
      theme: () => dress.next(),
      language: () => tongue.turn(),
      fill: () => this.fill(),
      start: () => document.fullscreenElement || this.fill(),
      notes: () => this.openNotes(),
      hall: () => this.check(),
      legend: () => deck.stage.turn("legend"),
      list: () => deck.stage.turn("list"),
      help: () => this.help(),
      read: () => deck.acts.read?.(),
      leave: () => this.leave(),
      ...cameraActs(camera),
    };
    for (const name of OF_THE_PICTURE) acts[name] = deck.standing.unlessFrozen(acts[name]);
    return acts;
  }

  /**
   * What the key of that name does, for a button.
   * @param {string} name
   */
  does(name) {
    const [key] = this.keys.rows.find(({ act }) => act === name)?.keys ?? [];
    if (key) this.keys.actOf({ key })?.();
  }

  openNotes() {
    const { acts, words, stage } = this.deck;
    const blocked = acts.openNotes?.();
    if (!blocked) return;
    const { messages } = stage;
    messages.notify(`${words.notes_blocked} `, BLOCKED_MS);
    messages.say(words.notes_blocked);
    away(messages.note, words.notes_link, blocked);
  }

  // ---- to a scene by its number -----------------------------------------------------------------

  /** @param {string} digit */
  digit(digit) {
    this.digits = `${this.digits}${digit}`.slice(-3);
    this.deck.stage.messages.notify(fill(this.deck.words.go_to_scene, { n: this.digits }));
  }

  toNumber() {
    const { deck } = this;
    const number = Number(this.digits);
    const { length } = deck.lecture.scenes;
    this.forget();
    if (number >= 1 && number <= length) deck.go(number - 1);
    else deck.stage.messages.notify(fill(deck.words.no_scene, { n: number, all: length }), LEAVING_MS);
  }

  forget() {
    this.digits = "";
    this.deck.stage.messages.notify("");
  }

  // ---- leaving ----------------------------------------------------------------------------------

  /** What is open closes, one thing a press; then the scene comes back; the lecture itself at the second. */
  leave() {
    const { deck } = this;
    const { stage } = deck;
    if (this.digits) this.forget();
    else if (deck.root.querySelector(".cx-hall")) this.shut();
    else if (deck.overview.open) deck.overview.close();
    else if (stage.messages.dark) deck.darken();
    else if (deck.room?.uncover() || deck.room?.hush()) return;
    else if (deck.standing.frozen) deck.standing.freeze();
    else if (stage.close()) return;
    else if (!deck.alone && deck.standing.away) this.again();
    else if (deck.alone || deck.timers.waits("leaving")) deck.acts.leave();
    else {
      stage.messages.notify(deck.words.leave_again, LEAVING_MS);
      deck.timers.after("leaving", LEAVING_MS, () => {});
    }
  }

  /** The scene as it was made, with nothing in hand. */
  again() {
    this.deck.ink?.take("");
    this.deck.show();
  }

  // ---- what lies over the scene -----------------------------------------------------------------

  fill() {
    if (document.fullscreenElement) document.exitFullscreen();
    else this.deck.root.requestFullscreen?.().catch(() => {});
  }

  all() {
    const { overview } = this.deck;
    if (overview.open) overview.close();
    else overview.show(this.deck.lecture.scenes, this.deck.number);
  }

  check() {
    const { root, stage, words } = this.deck;
    if (!this.shut("check")) check(root, stage, words);
  }

  help() {
    const { root, words } = this.deck;
    if (!this.shut("help")) keySheet(root, words.keys_title, this.keys.rows);
  }

  /**
   * Closes the sheet that is open; says whether it was that one.
   * @param {string} [kind]
   */
  shut(kind) {
    /** @type {HTMLElement | null} */
    const open = this.deck.root.querySelector(".cx-hall");
    open?.dispatchEvent(new Event("close"));
    open?.remove();
    return open?.dataset.kind === kind;
  }
}
