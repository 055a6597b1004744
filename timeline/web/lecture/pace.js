// The time of a lecture: how much is gone, how much was planned, and what to leave out when it is short.

/** @import { NotedLecture } from "../wire.d.ts" */

const MINUTE_MS = 60_000;
const LEAST = 1; // minutes too many that are worth a word

export class Pace {
  /** @param {NotedLecture} noted */
  constructor({ minutes, scenes }) {
    this.scenes = scenes;
    this.minutes = minutes;
    /** @type {ReadonlySet<number>} scenes that are left out */
    this.skipped = new Set();
  }

  /** Minutes that there are. */
  get all() {
    return this.minutes ?? this.sum(0, this.scenes.length);
  }

  /**
   * Minutes of scenes that are not left out.
   * @param {number} from
   * @param {number} to the scene after the last of them
   */
  sum(from, to) {
    const own = this.scenes.slice(from, to).filter((_, i) => !this.skipped.has(from + i));
    return own.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);
  }

  /**
   * @param {number} number of the scene
   * @param {number} began in ms; 0 where nobody knows
   */
  at(number, began) {
    const spent = began ? (Date.now() - began) / MINUTE_MS : 0;
    return { spent, planned: this.sum(0, number), left: this.all - spent };
  }

  /**
   * The fewest scenes to leave out of those to come, where these take a minute or more longer than there is left.
   * @param {number} number
   * @param {number} left
   */
  short(number, left) {
    let lack = this.sum(number + 1, this.scenes.length) - left;
    if (lack < LEAST) return [];
    const may = this.scenes
      .map(({ skip, minutes }, i) => ({ i, takes: i > number && skip && !this.skipped.has(i) ? (minutes ?? 0) : 0 }))
      .filter(({ takes }) => takes)
      .sort((a, b) => a.takes - b.takes || b.i - a.i);
    const out = [];
    while (lack > 0 && may.length) {
      const enough = may.findIndex(({ takes }) => takes >= lack); // the shortest that does
      const [{ i, takes }] = may.splice(enough < 0 ? may.length - 1 : enough, 1);
      out.push(i);
      lack -= takes;
    }
    return out.sort((a, b) => a - b);
  }
}

/** @param {number} minutes */
export function clock(minutes) {
  const whole = Math.max(0, Math.floor(minutes));
  return `${whole}:${String(Math.floor((Math.max(0, minutes) - whole) * 60)).padStart(2, "0")}`;
}
