// The lecturer's window: notes, pictures of this scene and the next, the clock, and what to leave out when
// time is short. It talks to the audience's window alone, and outlives it.

import { typing } from "../kit/dress.js";
import { isChord, Keys, keySheet } from "../kit/keys.js";
import { button, make } from "../kit/making.js";
import { closeTerm } from "../kit/terms.js";
import { fill, language, listed } from "../kit/wording.js";
import { paragraphs, plain } from "../kit/words.js";
import { Desk } from "../room/desk.js";
import { Line } from "./between.js";
import { NotesLook } from "./noteslook.js";
import { clock, Pace } from "./pace.js";

const TICK_MS = 1000;
const ASK_MS = 2000;
const GONE_MS = 6000; // without an answer

/** @import { Act } from "../kit/keys.js" */
/** @import { DeckGone, DeckPicture, DeckPlace, DeckSpoken, NotedLecture, Phrases, RoomDesk, ToldLecture, Tongue } from "../wire.d.ts" */
/**
 * @typedef {object} NotesData
 * @property {ToldLecture} lecture
 * @property {NotedLecture} noted
 * @property {string} id by which windows of a lecture know each other
 * @property {Phrases} words
 * @property {string} language its code
 * @property {readonly Tongue[]} tongues that it can be turned to
 */

/**
 * In a window of their own, which the page that presents has written.
 * @param {NotesData} data
 */
export function open(data) {
  return new Notes(document.body, data);
}

export class Notes {
  /**
   * @param {HTMLElement} host
   * @param {NotesData} data
   */
  constructor(host, { lecture, noted, id, words, language: code, tongues }) {
    this.lecture = lecture;
    this.noted = noted;
    this.words = words;
    this.language = code;
    this.tongues = tongues;
    this.wanted = code; // which was asked for last
    this.unspoken = ""; // why it can't be had
    this.number = 0;
    this.began = 0;
    this.pace = new Pace(noted);
    /** @type {Partial<DeckPlace>} what the audience's window said last */
    this.place = {};
    this.heard = performance.now();
    this.gone = false;
    /** @type {Map<number, string>} pictures by scene; blank while they are to come */
    this.pictures = new Map();
    this.advised = "";
    this.root = make("div", "cx-notes", host);
    this.root.dataset.testid = "notes";
    this.ending = new AbortController();
    this.look = new NotesLook(this.root);
    this.head = make("header", "", this.root);
    this.clock = make("span", "cx-clock", this.head);
    this.spent = make("span", "cx-spent", this.head);
    this.spent.setAttribute("role", "timer");
    this.hurry = make("p", "cx-hurry", this.root);
    this.hurry.setAttribute("role", "status");
    this.state = make("p", "cx-hall-state", this.root);
    this.state.setAttribute("role", "status");
    this.desk = new Desk(this.root, words.room, (wish) => this.line.say(wish));
    this.main = make("main", "", this.root);
    this.main.tabIndex = 0;
    this.aside = make("aside", "", this.root);
    this.keys = new Keys(this.rows, this.acts());
    this.pressed = this.tools();
    this.line = new Line(id, (message) => this.hear(message));
    window.addEventListener("keydown", (event) => this.key(event), { signal: this.ending.signal, capture: true });
    this.ticking = setInterval(() => this.tick(), TICK_MS);
    this.asking = setInterval(() => this.line.say({ kind: "hello" }), ASK_MS);
    this.show();
    this.tick();
    this.line.say({ kind: "hello" });
  }

  /** The buttons at its head, in the words of its language; gives those that stay pressed. */
  tools() {
    const { head, words } = this;
    head.replaceChildren(this.clock, this.spent);
    button(head, words.restart, () => this.restart());
    button(head, words.back, () => this.line.say({ kind: "before" }));
    button(head, words.forward, () => this.line.say({ kind: "next" }));
    const frozen = button(head, words.freeze, () => this.line.say({ kind: "freeze" }));
    const dark = button(head, words.black, () => this.line.say({ kind: "black" }));
    button(head, words.smaller_sign, () => this.look.grow(-1), { label: words.smaller });
    button(head, words.larger_sign, () => this.look.grow(1), { label: words.larger });
    button(head, words.light, () => this.look.turn());
    this.choose(head);
    button(head, "?", () => this.help(), { label: words.keys_title });
    return { frozen, dark };
  }

  end() {
    this.ending.abort();
    clearInterval(this.ticking);
    clearInterval(this.asking);
    this.line.end();
    this.root.remove();
  }

  // ---- between the windows ----------------------------------------------------------------------

  /** @param {DeckPlace | DeckPicture | DeckSpoken | DeckGone | RoomDesk} message */
  hear(message) {
    if (message.kind === "room") this.desk.hear(message);
    if (message.kind === "gone") this.lose();
    if (message.kind === "picture") this.draw(message);
    if (message.kind === "spoken") this.speak(message);
    if (message.kind === "at") this.follow(message);
  }

  /** @param {DeckPlace} place */
  follow(place) {
    // Said until it is heard: who opens the lecture once more may do so twice before it stands.
    if (place.anew && this.began && place.began > this.began) this.line.say({ kind: "began", began: this.began });
    else this.began = place.began;
    this.heard = performance.now();
    this.gone = false;
    this.place = place;
    const next = this.beyond(this.number);
    this.pace.skipped = new Set(place.skipped);
    this.turn();
    if (place.scene !== this.number || next !== this.beyond(this.number)) {
      this.number = place.scene;
      this.show();
    } else this.wish();
    this.tick();
  }

  lose() {
    this.gone = true;
    for (const [scene, drawn] of this.pictures) if (!drawn) this.pictures.delete(scene); // asked for in vain
    this.tick();
  }

  /** @param {number} number */
  go(number) {
    const last = this.noted.scenes.length - 1;
    this.line.say({ kind: "go", scene: Math.max(0, Math.min(last, number)) });
  }

  /** The deck keeps when it began, whatever becomes of this window. */
  restart() {
    this.line.say({ kind: "restart" });
  }

  /** Leaves out what is named, or takes in again what was left out. */
  skip() {
    const scenes = this.short().length ? this.short() : [...this.pace.skipped];
    if (scenes.length) this.line.say({ kind: "skip", scenes });
  }

  // ---- its language -----------------------------------------------------------------------------

  /** @param {HTMLElement} head */
  choose(head) {
    const { words, tongues } = this;
    if (tongues.length < 2) return;
    const own = make("select", "", head);
    own.setAttribute("aria-label", words.notes_language);
    make("option", "", own, words.as_hall).value = "";
    for (const { code, name, tag } of tongues) Object.assign(make("option", "", own, name), { value: code, lang: tag });
    own.value = this.look.language;
    own.addEventListener("change", () => this.take(own.value));
  }

  /** @param {string} code of the language that the notes stand in from here on; blank for that of the hall */
  take(code) {
    this.look.speak(code);
    this.wanted = this.unspoken = ""; // what was asked for in vain is asked for anew
    this.turn();
    this.main.focus(); // keys are those of the notes again
  }

  /** The notes stand in the language that was chosen, else in that of the hall. */
  turn() {
    const code = this.look.language || this.place.language || this.language;
    if (code === this.wanted || !this.tongues.some((own) => own.code === code)) return;
    this.wanted = code;
    if (code !== this.language) this.line.say({ kind: "speak", language: code });
  }

  /** @param {DeckSpoken} message */
  speak({ language: code, lecture, noted, words, fault }) {
    if (code !== this.wanted || code === this.language) return;
    if (!lecture || !noted || !words) {
      this.unspoken = fault ?? "";
      this.tick();
      return;
    }
    Object.assign(this, { lecture, noted, words, language: code });
    const { skipped } = this.pace;
    this.pace = new Pace(noted);
    this.pace.skipped = skipped;
    document.documentElement.lang = this.tongues.find((own) => own.code === code)?.tag ?? code;
    document.title = `${words.notes} · ${lecture.title}`;
    this.shut();
    this.keys = new Keys(this.rows, this.acts());
    this.pressed = this.tools();
    this.advised = "";
    this.hurry.replaceChildren();
    this.desk.speak(words.room);
    this.show();
    this.tick();
  }

  // ---- keys -------------------------------------------------------------------------------------

  /** @param {KeyboardEvent} event */
  key(event) {
    if (isChord(event) || typing(event.target)) return;
    const onButton = event.target instanceof Element && event.target.closest("button, a");
    const act = event.key === " " && onButton ? undefined : this.keys.actOf(event);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  /** @returns {Record<string, Act>} */
  acts() {
    return {
      next: () => this.line.say({ kind: "next" }),
      before: () => this.line.say({ kind: "before" }),
      ends: (key) => this.go(key === "Home" ? 0 : Infinity),
      scroll: (key) => this.main.scrollBy({ top: (key === "ArrowDown" ? 0.6 : -0.6) * this.main.clientHeight }),
      letters: (key) => this.look.grow(key === "+" ? 1 : -1),
      light: () => this.look.turn(),
      language: () => this.next(),
      skip: () => this.skip(),
      freeze: () => this.line.say({ kind: "freeze" }),
      black: () => this.line.say({ kind: "black" }),
      restart: () => this.restart(),
      help: () => this.help(),
      leave: () => this.shut(),
    };
  }

  /** What its keys do, where it can be done. @returns {import("../wire.d.ts").KeyRow[]} */
  get rows() {
    /** @type {import("../wire.d.ts").KeyRow[]} */
    const rows = this.words.notes_keys;
    return rows.filter(({ act }) => act !== "language" || this.tongues.length > 1);
  }

  /** The language after the one that it stands in. */
  next() {
    const at = this.tongues.findIndex(({ code }) => code === this.language);
    const after = this.tongues[(at + 1) % this.tongues.length];
    if (!after) return;
    const own = this.root.querySelector("select");
    if (own) own.value = after.code;
    this.take(after.code);
  }

  help() {
    if (!this.shut()) keySheet(this.root, this.words.keys_title, this.rows);
  }

  /** Says whether the sheet of keys was open. */
  shut() {
    const open = this.root.querySelector(".cx-hall");
    open?.dispatchEvent(new Event("close"));
    open?.remove();
    return Boolean(open);
  }

  // ---- what it says -----------------------------------------------------------------------------

  show() {
    const { main, aside, words, number } = this;
    const own = this.noted.scenes[number];
    const all = this.noted.scenes.length;
    this.root.dataset.scene = String(number + 1);
    closeTerm();
    main.replaceChildren();
    aside.replaceChildren();
    if (!own) {
      make("h1", "", main, fill(words.no_scene, { n: number + 1, all })); // it was written since this window opened
      return;
    }
    make("p", "cx-above", main, [`${number + 1} / ${all}`, ...this.about(number)].join(" · "));
    make("h1", "", main, own.heading);
    paragraphs(make("div", "cx-words", main), own.notes);
    main.scrollTop = 0;
    this.scene(number);
    const beyond = this.beyond(number);
    const after = this.lecture.scenes[beyond];
    make("h2", "", aside, after ? words.next : words.last);
    if (after) {
      make("h3", "", aside, after.heading);
      this.scene(beyond);
    }
    this.wish();
  }

  /** @param {number} number */
  about(number) {
    const { minutes, skip } = this.noted.scenes[number];
    const { words } = this;
    return [...(minutes ? [fill(words.minutes, { n: minutes })] : []), ...(skip ? [words.may_be_skipped] : [])];
  }

  /** Its picture and its words.
   * @param {number} number */
  scene(number) {
    const image = make("img", "", this.aside);
    image.alt = "";
    image.dataset.scene = String(number);
    image.hidden = true;
    this.put(image, this.pictures.get(number));
    make("p", "cx-scene-words", this.aside, plain(this.lecture.scenes[number]?.words ?? []));
  }

  /** The scene after one that is not left out. @param {number} number */
  beyond(number) {
    let next = number + 1;
    while (this.pace.skipped.has(next)) next += 1;
    return next;
  }

  /** Pictures of this scene and the next, and then of the one after. */
  wish() {
    if (this.gone) return;
    const next = this.beyond(this.number);
    for (const scene of [this.number, next, this.beyond(next)]) {
      if (!this.lecture.scenes[scene] || this.pictures.has(scene)) continue;
      this.pictures.set(scene, "");
      this.line.say({ kind: "picture", scene });
    }
  }

  /** @param {DeckPicture} picture */
  draw({ scene, image }) {
    this.pictures.set(scene, image);
    for (const own of this.aside.querySelectorAll("img")) if (own.dataset.scene === String(scene)) this.put(own, image);
  }

  /**
   * @param {HTMLImageElement} own
   * @param {string} [image]
   */
  put(own, image = "") {
    own.hidden = !image;
    if (image) own.src = image;
  }

  // ---- time and state ---------------------------------------------------------------------------

  tick() {
    const { words, pace } = this;
    if (performance.now() - this.heard > GONE_MS && !this.gone) this.lose();
    this.clock.textContent = new Date().toLocaleTimeString(language(), { hour: "2-digit", minute: "2-digit" });
    const { spent, planned } = pace.at(this.number, this.began);
    const told = { spent: clock(spent), planned: clock(planned), all: clock(pace.all) };
    this.spent.textContent = fill(words.spent, told);
    this.advise();
    const state = this.tellState();
    if (this.state.textContent !== state) this.state.textContent = state;
    const { black, frozen } = this.place;
    this.pressed.dark.setAttribute("aria-pressed", String(Boolean(black)));
    this.pressed.frozen.setAttribute("aria-pressed", String(Boolean(frozen)));
  }

  /** Scenes to leave out now. */
  short() {
    return this.pace.short(this.number, this.pace.at(this.number, this.began).left);
  }

  /** What to leave out of what is left, or what is left out, with a button that does or undoes it. */
  advise() {
    const { words, pace } = this;
    const short = this.short();
    const scenes = short.length ? short : [...pace.skipped];
    const named = scenes.map((i) => `${i + 1} ${this.noted.scenes[i].heading}`);
    const left = Math.max(0, Math.floor(pace.at(this.number, this.began).left));
    const hurry = short.length ? fill(words.hurry, { left, scenes: listed(named) }) : "";
    const text = hurry || (named.length ? fill(words.left_out, { scenes: listed(named) }) : "");
    if (text === this.advised) return;
    this.advised = text;
    this.hurry.replaceChildren(text);
    if (!text) return;
    this.hurry.append(" ");
    button(this.hurry, short.length ? words.skip : words.take_in, () => this.skip());
  }

  tellState() {
    const { words, place, gone } = this;
    if (gone) return words.stage_gone;
    const scene = `${(place.shown ?? 0) + 1} ${this.noted.scenes[place.shown ?? 0]?.heading ?? ""}`;
    const parts = [
      ...(this.unspoken ? [this.unspoken] : []),
      ...(place.black ? [fill(words.is_black, { scene })] : []),
      ...(place.frozen ? [fill(words.is_frozen, { scene })] : []),
    ];
    return parts.join(" ");
  }
}
