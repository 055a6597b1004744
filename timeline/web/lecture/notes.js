// The lecturer's window: notes, what comes next, the clock, and what to leave out when time is short.

import { typing } from "../kit/dress.js";
import { isChord, keyName } from "../kit/keys.js";
import { button, make } from "../kit/making.js";
import { closeTerm } from "../kit/terms.js";
import { fill, language, listed } from "../kit/wording.js";
import { plain, words } from "../kit/words.js";
import { Line } from "./between.js";

const TICK_MS = 1000;
const MINUTE_MS = 60_000;

/** @import { DeckPlace, NotedLecture, ToldLecture } from "../wire.d.ts" */
/** @typedef {{ lecture: ToldLecture, noted: NotedLecture, id: string, words: Record<string, any> }} NotesData */

export class Notes {
  /**
   * @param {HTMLElement} host
   * @param {NotesData} data
   */
  constructor(host, { lecture, noted, id, words: said }) {
    this.lecture = lecture;
    this.noted = noted;
    this.said = said;
    this.number = 0;
    this.began = 0;
    this.root = make("div", "cx-notes", host);
    this.root.dataset.testid = "notes";
    this.ending = new AbortController();
    this.head = make("header", "", this.root);
    this.clock = make("span", "cx-clock", this.head);
    this.spent = make("span", "cx-spent", this.head);
    this.spent.setAttribute("role", "timer");
    this.button(said.restart, () => this.restart());
    this.button(said.back, () => this.go(this.number - 1));
    this.button(said.forward, () => this.go(this.number + 1));
    this.dark = this.button(said.black, () => this.line.say({ kind: "black" }));
    this.hurry = make("p", "cx-hurry", this.root);
    this.hurry.setAttribute("role", "status");
    this.main = make("main", "", this.root);
    this.next = make("aside", "", this.root);
    this.line = new Line(id, (message) => this.hear(message));
    window.addEventListener("keydown", (event) => this.key(event), { signal: this.ending.signal, capture: true });
    this.ticking = setInterval(() => this.tick(), TICK_MS);
    this.show();
    this.tick();
    this.line.say({ kind: "hello" });
  }

  end() {
    this.ending.abort();
    clearInterval(this.ticking);
    this.line.end();
    this.root.remove();
  }

  /**
   * @param {string} text
   * @param {() => void} act
   * @returns {HTMLButtonElement}
   */
  button(text, act) {
    return button(this.head, text, act);
  }

  /** @param {DeckPlace} place */
  hear({ kind, scene, black, began }) {
    if (kind !== "at") return;
    this.began = began;
    if (scene !== this.number) {
      this.number = scene;
      this.show();
    }
    this.dark.setAttribute("aria-pressed", String(Boolean(black)));
    this.tick();
  }

  /** @param {number} number */
  go(number) {
    const last = this.noted.scenes.length - 1;
    this.line.say({ kind: "go", scene: Math.max(0, Math.min(last, number)) });
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (isChord(event) || typing(event.target)) return;
    const name = keyName(event);
    const onButton = event.target instanceof Element && event.target.closest("button");
    const act = name === " " && onButton ? undefined : this.acts()[name];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  /** @returns {Record<string, (() => void) | undefined>} */
  acts() {
    const by = (/** @type {number} */ step) => () => this.go(this.number + step);
    const dark = () => this.line.say({ kind: "black" });
    return {
      ArrowRight: by(1),
      PageDown: by(1),
      " ": by(1),
      ArrowLeft: by(-1),
      PageUp: by(-1),
      b: dark,
      ".": dark,
      Home: () => this.go(0),
      End: () => this.go(Infinity),
    };
  }

  // ---- what it says -----------------------------------------------------------------------------

  show() {
    const own = this.noted.scenes[this.number];
    this.root.dataset.scene = String(this.number + 1);
    closeTerm();
    this.main.replaceChildren();
    make(
      "p",
      "cx-above",
      this.main,
      `${this.number + 1} / ${this.noted.scenes.length}${own.minutes ? ` · ${fill(this.said.minutes, { n: own.minutes })}` : ""}${own.skip ? ` · ${this.said.may_be_skipped}` : ""}`,
    );
    make("h1", "", this.main, own.heading);
    words(make("div", "cx-words", this.main), own.notes);
    this.next.replaceChildren();
    const after = this.lecture.scenes[this.number + 1];
    make("h2", "", this.next, after ? this.said.next : this.said.last);
    if (!after) return;
    make("h3", "", this.next, after.heading);
    make("p", "", this.next, plain(after.words));
  }

  // ---- time -------------------------------------------------------------------------------------

  // The deck keeps when it began, whatever becomes of this window.
  restart() {
    this.line.say({ kind: "restart" });
  }

  tick() {
    this.clock.textContent = new Date().toLocaleTimeString(language(), { hour: "2-digit", minute: "2-digit" });
    const spent = this.began ? (Date.now() - this.began) / MINUTE_MS : 0;
    const planned = this.noted.scenes.slice(0, this.number).reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);
    const all = this.noted.minutes ?? this.noted.scenes.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);
    this.spent.textContent = fill(this.said.spent, { spent: clock(spent), planned: clock(planned), all: clock(all) });
    this.hurry.textContent = this.short(all - spent);
  }

  /**
   * What may be skipped of what is left, where the time left is less than it takes.
   * @param {number} left minutes
   */
  short(left) {
    const rest = this.noted.scenes.map((own, i) => ({ ...own, i })).slice(this.number + 1);
    const takes = rest.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);
    const skips = rest.filter(({ skip }) => skip);
    if (!takes || takes <= left || !skips.length) return "";
    return fill(this.said.hurry, {
      left: Math.max(0, Math.floor(left)),
      scenes: listed(skips.map(({ i, heading }) => `${i + 1} ${heading}`)),
    });
  }
}

/** @param {number} minutes */
function clock(minutes) {
  const whole = Math.max(0, Math.floor(minutes));
  return `${whole}:${String(Math.floor((Math.max(0, minutes) - whole) * 60)).padStart(2, "0")}`;
}
