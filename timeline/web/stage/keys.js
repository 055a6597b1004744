// The keys of the stage.

import * as dress from "../kit/dress.js";
import { everywhere, isCharacter, isChord, Keys } from "../kit/keys.js";
import * as tongue from "../kit/tongue.js";
import { fill, yearName } from "../kit/wording.js";
import { hearYears } from "./hearing.js";

/** @import { Stage } from "./stage.js" */
/** @import { Act } from "../kit/keys.js" */

const NEARER = 1.5;
const PART = 0.2; // of the map that is seen
/** @type {Record<string, { east: number, north: number }>} */
const PANS = {
  "Shift+ArrowRight": { east: PART, north: 0 },
  "Shift+ArrowLeft": { east: -PART, north: 0 },
  "Shift+ArrowUp": { east: 0, north: PART },
  "Shift+ArrowDown": { east: 0, north: -PART },
};

export class StageKeys {
  /** @param {Stage} stage */
  constructor(stage) {
    this.stage = stage;
    this.digits = "";
    this.keys = new Keys(stage.facts.words.keys, this.acts());
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const target = /** @type {Element | null} */ (event.target);
    if (this.stage.root.inert) return; // something else lies over it
    if (isChord(event) || dress.typing(target) || !this.hears(event, target)) return;
    if (target?.closest?.("[role=menu]") && event.key !== "Escape") return;
    const act = event.key === "Enter" && !this.digits ? undefined : this.keys.actOf(event);
    if (!act || (target?.closest?.("[role=slider]") && event.key.startsWith("Arrow"))) return;
    if (event.key === " " && target?.closest?.("button, a, summary")) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  /** Letters act where the stage has the focus, other keys also where nothing has it; an arrow on a link is no year.
   * @param {KeyboardEvent} event @param {Element | null} target */
  hears(event, target) {
    if (event.key.startsWith("Arrow") && target?.closest?.("a[href]")) return false;
    if (target && this.stage.root.contains(target)) return true;
    if (everywhere()) return true;
    return !isCharacter(event) && (!target || target === document.body);
  }

  /** @returns {Record<string, Act>} */
  acts() {
    const { stage } = this;
    const { play, controls } = stage;
    return {
      on: () => play.step(1),
      back: () => play.step(-1),
      ends: (key) => play.toEnd(key === "Home" ? "from" : "to"),
      year: (key) => (key === "Enter" ? this.goTo() : this.digit(key)),
      play: () => play.toggle(),
      jump: (key) => play.jump(key === "n" ? 1 : -1),
      list: () => stage.turn("list"),
      legend: () => stage.turn("legend"),
      here: () => stage.panel.filters?.here(),
      hear: () => hearYears(stage),
      picture: () => controls.picture(),
      lecture: () => stage.taking.addToLecture(),
      theme: () => dress.next(),
      language: () => this.speak(),
      fill: () => controls.fill(),
      black: () => stage.messages.darken(),
      help: () => controls.help(),
      leave: () => this.leave(),
      ...cameraActs(stage.camera),
    };
  }

  /** The address says what is shown before it asks for the next language. */
  speak() {
    this.stage.address.write();
    tongue.turn();
  }

  /** Digits, then Enter: the year to go to.
   * @param {string} digit */
  digit(digit) {
    const { messages, facts } = this.stage;
    this.digits = `${this.digits}${digit}`.slice(-4);
    messages.notify(fill(facts.words.go_to, { year: this.digits }));
  }

  goTo() {
    const { messages, facts, play, state } = this.stage;
    const year = Number(this.digits);
    this.digits = "";
    messages.notify("");
    if (play.goTo(year) || play.goTo(1 - year)) return; // of an era that nobody types
    const [from, to] = [state.from, state.to].map(yearName);
    messages.notify(fill(facts.words.outside, { from, to }), 2500);
  }

  /** What is open closes, one thing a press; the year shown last. */
  leave() {
    const { stage } = this;
    stage.play.stop();
    if (stage.close()) return;
    if (this.digits || stage.messages.dark) {
      this.digits = "";
      stage.messages.notify("");
      stage.messages.darken(false);
      return;
    }
    if (stage.state.pick) stage.pick(null);
    else stage.set({ stepping: false, at: stage.state.from });
  }
}

/** Moves the map.
 * @param {{ move: (way: { by?: number, east?: number, north?: number }) => unknown }} camera
 * @returns {Record<string, Act>} */
export function cameraActs(camera) {
  return {
    zoom: (key) => camera.move({ by: key === "+" ? NEARER : 1 / NEARER }),
    pan: (key) => camera.move(PANS[key]),
  };
}
