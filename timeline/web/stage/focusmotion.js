// Moves the focus of the timeline from some years to others; at once for those who want no motion.

/** @import { Interval } from "./timescale.js" */

const MOVE_MS = 400;

export class FocusMotion {
  /**
   * @param {(focus: Interval, onTheWay: boolean) => unknown} place Draws a focus.
   * @param {() => void} arrived
   */
  constructor(place, arrived) {
    this.place = place;
    this.arrived = arrived;
    /** @type {Interval | null} Where it is going. */
    this.aim = null;
    this.frame = 0;
  }

  /**
   * @param {Interval} from
   * @param {Interval} to
   * @param {() => void} then
   */
  start(from, to, then) {
    this.stop();
    this.aim = to;
    this.after = then;
    if (window.matchMedia("(prefers-reduced-motion: reduce)").matches) {
      this.finish();
      return;
    }
    const began = performance.now();
    const step = (/** @type {number} */ now) => {
      const part = Math.min(1, (now - began) / MOVE_MS);
      if (part >= 1) {
        this.finish();
        return;
      }
      this.place(between(from, to, eased(part)), true);
      this.frame = requestAnimationFrame(step);
    };
    this.frame = requestAnimationFrame(step);
  }

  finish() {
    const { aim, after } = this;
    this.aim = null;
    if (aim) this.place(aim, false);
    this.arrived();
    after?.();
  }

  stop() {
    cancelAnimationFrame(this.frame);
    this.aim = null;
    this.after?.();
    this.after = undefined;
  }
}

/** @param {Interval} from @param {Interval} to @param {number} part @returns {Interval} */
function between(from, to, part) {
  return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part];
}

/** @param {number} part */
function eased(part) {
  return part < 0.5 ? 2 * part * part : 1 - 2 * (1 - part) ** 2;
}
