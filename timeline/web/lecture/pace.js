// The time of a lecture: how much is gone, how much was planned, and what to leave out when it is short.

/** @import { NotedLecture } from "../wire.d.ts" */

const MINUTE_MS = 60_000;

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
   * Scenes to leave out of those to come, where they take longer than the minutes left.
   * @param {number} number
   * @param {number} left
   */
  short(number, left) {
    const takes = this.sum(number + 1, this.scenes.length);
    if (!takes || takes <= left) return [];
    return this.scenes.flatMap(({ skip }, i) => (i > number && skip && !this.skipped.has(i) ? [i] : []));
  }
}

/** @param {number} minutes */
export function clock(minutes) {
  const whole = Math.max(0, Math.floor(minutes));
  return `${whole}:${String(Math.floor((Math.max(0, minutes) - whole) * 60)).padStart(2, "0")}`;
}
