// What is named while years run: a few at once, each for as long as it takes to read it.

const [READ_MS, AT_ONCE] = [1200, 3];

/** @template Told What was drawn of a year. */
export class Readings {
  /** @type {{ count: number, read: number, told: Told }[]} `read` says when it may go, in ms. */ standing = [];

  /** How many may be named beside what is not read yet. @param {number} now */
  room(now) {
    return this.standing.reduce((left, { count, read }) => left - (read > now ? count : 0), AT_ONCE);
  }

  /** Whether so many have to wait. @param {number} count @param {number} now */
  isFull(count, now) {
    return this.room(now) < Math.min(count, AT_ONCE);
  }

  /** With another year goes what was read. @param {number} now */
  turn(now) {
    this.standing = this.standing.filter(({ read }) => read > now);
    return this.standing.map(({ told }) => told);
  }

  /** @param {Told} told @param {number} count @param {number} now */
  add(told, count, now) {
    this.standing.push({ told, count, read: now + READ_MS });
  }

  /** Ms until all is read. @param {number} now */
  left(now) {
    return Math.max(0, ...this.standing.map(({ read }) => read - now));
  }
}
