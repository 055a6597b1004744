// The keys of the stage.

import { typing } from "../kit/dress.js";
import { fill } from "../kit/wording.js";

/** @import { Stage } from "./stage.js" */
/** @typedef {Record<string, (() => void) | undefined>} Acts */

const NEARER = 1.5;
const PART = 0.2; // of the map that is seen

export class Keys {
  /** @param {Stage} stage */
  constructor(stage) {
    this.stage = stage;
    this.digits = "";
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const target = /** @type {Element | null} */ (event.target);
    if (this.stage.root.inert) return; // something else lies over it
    if (event.ctrlKey || event.metaKey || event.altKey || typing(target)) return;
    if (target?.closest?.("[role=menu]") && event.key !== "Escape") return;
    const act = this.acts(event)[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act || (target?.closest?.("[role=slider]") && event.key.startsWith("Arrow"))) return;
    if (event.key === " " && target?.closest?.("button, a, summary")) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  /** @param {KeyboardEvent} event @returns {Acts} */
  acts(event) {
    const { stage } = this;
    const { play, controls } = stage;
    const on = () => play.step(1);
    const back = () => play.step(-1);
    const digit = /^[0-9]$/.test(event.key) ? { [event.key]: () => this.digit(event.key) } : {};
    return {
      ArrowRight: on, PageDown: on, " ": on, ArrowLeft: back, PageUp: back,
      Home: () => play.toEnd("from"), End: () => play.toEnd("to"), p: () => play.toggle(),
      n: () => play.jump(event.shiftKey ? -1 : 1), l: () => stage.turn("legend"), "?": () => controls.more(controls.opener), i: () => stage.turn("list"),
      "/": () => stage.panel.ask(), m: () => stage.panel.filters.here(),
      f: () => controls.fill(), a: () => stage.taking.addToLecture(), s: () => controls.picture(),
      b: () => stage.messages.darken(), ".": () => stage.messages.darken(),
      Enter: this.digits ? () => this.goTo() : undefined, Escape: () => this.leave(), ...digit, ...cameraKeys(stage.camera, event),
    };
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
    if (!play.goTo(year)) messages.notify(fill(facts.words.outside, { from: state.from, to: state.to }), 2500);
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

/** Keys that move the map.
 * @param {{ move: (way: { by?: number, east?: number, north?: number }) => unknown }} camera
 * @param {{ shiftKey?: boolean }} event @returns {Acts} */
export function cameraKeys(camera, { shiftKey }) {
  const to = (/** @type {number} */ east, /** @type {number} */ north) => () => { camera.move({ east: east * PART, north: north * PART }); };
  const by = (/** @type {number} */ nearer) => () => { camera.move({ by: nearer }); };
  const arrows = shiftKey ? { ArrowRight: to(1, 0), ArrowLeft: to(-1, 0), ArrowUp: to(0, 1), ArrowDown: to(0, -1) } : {};
  return { ...arrows, "+": by(NEARER), "=": by(NEARER), "-": by(1 / NEARER) };
}
