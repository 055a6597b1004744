// How long each year of a run stands: longer in the focus, and until what is named before it was read.

/** @import { Interval } from "./timescale.js" */

export const SECONDS = [8, 20, 60]; // that all years take: fast, normal, slow
const CLOSER = 4.5; // times as long as another a year of the focus stands
const MOST_LATE = 100; // ms that a late picture lets later years be shorter

/**
 * Ms that a year stands where all take so many seconds.
 * @param {Interval} span @param {Interval} usual The focus while all years are shown. @param {number} seconds
 * @returns {(year: number, focus: Interval) => number} Of a year, as the timeline has its focus now.
 */
export function msOfYears([first, end], [from, to], seconds) {
  const inside = Math.max(0, Math.min(end, to) - Math.max(first, from));
  const other = (1000 * seconds) / (end - first + (CLOSER - 1) * inside);
  return (year, focus) => (year >= focus[0] && year < focus[1] ? CLOSER * other : other);
}

/** The year of a run: each comes in a picture of its own, and none before it may. */
export class YearClock {
  /** @param {number} now ms @param {(year: number) => number} ms that a year stands
   * @param {(year: number, now: number) => boolean} waits whether a year may not come yet */
  constructor(now, ms, waits) {
    this.began = now;
    this.ms = ms;
    this.waits = waits;
    this.waited = false;
  }

  /** The year that is shown after `year`, or still.
   * @param {number} year @param {number} now */
  after(year, now) {
    const due = this.began + this.ms(year);
    if (now < due) return year;
    const waits = this.waits(year + 1, now);
    if (!waits) this.began = this.waited ? now : Math.max(due, now - MOST_LATE);
    this.waited = waits;
    return waits ? year : year + 1;
  }
}
