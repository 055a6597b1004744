// Which events a timeline names, and where: greedy by importance, each near its date, none over another.

import { isShort } from "./timescale.js";

/** @typedef {import("./timescale.js").TimeScale} TimeScale */

/**
 * @typedef {object} Mark
 * @property {string} id
 * @property {number} at Decimal year.
 * @property {number} rank Among events of one importance, the lowest first.
 * @property {1 | 2 | 3} importance
 * @property {string} group
 * @property {boolean} [lifted] An editor lifts it above its importance.
 * @property {boolean} [edge] It begins or ends a leader's era.
 * @property {boolean} [told] A band or a bar tells it already, so it takes no label.
 *
 * @typedef {object} EventLayout
 * @property {number} lineHeight
 * @property {number} limit How far a label may stand from its date: 30 px, 24 on a small screen.
 * @property {readonly [number, number]} extent Where labels may stand along the scale; may reach beyond its range.
 * @property {DotColumns} dots
 * @property {readonly string[]} [picked] Always named while there is a line left; the first are the surest.
 *
 * @typedef {object} DotColumns Distances across the scale.
 * @property {number} first Middle of the first column.
 * @property {number} pitch From column to column; there are three.
 * @property {number} radius
 * @property {number} edge Where labels begin.
 *
 * @typedef {object} EventLabel
 * @property {string} id
 * @property {string} group
 * @property {number} at Middle of the line.
 * @property {number | null} year Null where the label above has the same.
 * @property {0 | 1 | 2 | 3} level 0: an edge or lifted, else the importance.
 * @property {boolean} picked
 * @property {{across: number, at: number}} dot
 * @property {[number, number][]} leader Points from dot to label, each across and along.
 *
 * @typedef {object} EventTick
 * @property {string} id
 * @property {string} group
 * @property {number} at
 *
 * @typedef {object} EventLabels
 * @property {EventLabel[]} labels In the order of time.
 * @property {EventTick[]} ticks Events without a label, in the order of time.
 * @property {string[]} unnamed Picked events that found no line.
 *
 * @typedef {object} Candidate
 * @property {Mark} mark
 * @property {0 | 1 | 2 | 3} level
 * @property {number} wanted
 * @property {number} limit
 * @property {boolean} picked
 * @property {boolean} inFocus
 */

const NUDGE = 14;
const TIGHT_PIXELS_A_YEAR = 2.4;
const COLUMNS = 3;
const MANY = 1000; // ticks; more than a column has pixels

/**
 * @param {readonly Mark[]} marks
 * @param {TimeScale} scale Downwards or to the right, not backwards.
 * @param {EventLayout} layout
 * @returns {EventLabels}
 */
export function eventLabels(marks, scale, layout) {
  const [from, to] = scale.domain;
  const shown = marks.filter(({ at }) => at >= from && at <= to);
  const all = candidates(shown, scale, layout);
  const named = new Placement(layout);
  for (const one of all.filter(({ picked }) => picked)) named.addPicked(one);
  named.settlePicked();
  for (const one of all.filter((other) => !other.picked && mayBeNamed(other, scale))) named.add(one);
  const ids = new Set(named.taken.map(({ mark }) => mark.id));
  return {
    labels: drawn(named, layout),
    ticks: apart(
      shown
        .filter(({ id }) => !ids.has(id))
        .map(({ id, group, at }) => ({ id, group, at: scale.forward(at) }))
        .sort((a, b) => a.at - b.at),
    ),
    unnamed: all.filter(({ picked, mark }) => picked && !ids.has(mark.id)).map(({ mark }) => mark.id),
  };
}

/**
 * Of very many, one of a group stands for those that nobody could tell from it.
 * @param {EventTick[]} ticks
 */
function apart(ticks) {
  if (ticks.length <= MANY) return ticks;
  const taken = new Set();
  return ticks.filter(({ group, at }) => {
    const place = `${group} ${Math.round(at)}`;
    return taken.size < taken.add(place).size;
  });
}

/**
 * Where labels of one height stand so that none covers another, their order holds, and the squares of
 * their ways from where they are wanted are least: pool adjacent violators, then cut to the extent.
 * @param {ArrayLike<number>} wanted In rising order.
 * @param {number} height
 * @param {readonly [number, number]} extent
 * @param {Float64Array} [places] Written to, where a caller has one at hand.
 * @returns {Float64Array} Middles of the labels.
 */
export function spread(wanted, height, [start, end], places = new Float64Array(wanted.length)) {
  const count = Math.min(wanted.length, places.length);
  const least = start + height / 2;
  const most = end - height / 2 - (count - 1) * height;
  const { means, sizes } = pools(count);
  let last = -1;
  for (let i = 0; i < count; i += 1) {
    let mean = wanted[i] - i * height;
    let size = 1;
    while (last >= 0 && means[last] > mean) {
      mean = (mean * size + means[last] * sizes[last]) / (size + sizes[last]);
      size += sizes[last];
      last -= 1;
    }
    last += 1;
    means[last] = mean;
    sizes[last] = size;
  }
  for (let pool = 0, i = 0; pool <= last; pool += 1) {
    const level = Math.max(least, Math.min(most, means[pool]));
    for (let k = 0; k < sizes[pool]; k += 1, i += 1) places[i] = level + i * height;
  }
  return places;
}

// Thousands of candidates are tried at a time: one pair of arrays serves them all.
let kept = { means: new Float64Array(0), sizes: new Int32Array(0) };

/** @param {number} count */
function pools(count) {
  if (kept.means.length < count) kept = { means: new Float64Array(2 * count), sizes: new Int32Array(2 * count) };
  return kept;
}

/** Labels taken so far, and where they stand. */
class Placement {
  /** @param {EventLayout} layout */
  constructor({ lineHeight, extent, limit }) {
    this.height = lineHeight;
    this.extent = extent;
    this.limit = limit;
    this.lines = Math.max(0, Math.floor((extent[1] - extent[0]) / lineHeight + 1e-9));
    /** @type {Candidate[]} */
    this.taken = [];
    this.places = new Float64Array(0);
    this.wanted = new Float64Array(this.lines);
    this.tried = new Float64Array(this.lines);
  }

  get full() {
    return this.taken.length >= this.lines;
  }

  /** @param {Candidate} candidate */
  addPicked(candidate) {
    if (!this.full) this.take(candidate, this.attempt(candidate));
  }

  /** A crowd of picked events may stand where it has to; others must not push it much farther. */
  settlePicked() {
    this.taken.forEach((one, i) => {
      one.limit = this.limit + Math.abs(this.places[i] - one.wanted);
    });
  }

  /** @param {Candidate} candidate */
  add(candidate) {
    if (this.full) return;
    const index = this.attempt(candidate);
    if (this.fits(candidate, index)) this.take(candidate, index);
  }

  /**
   * Lays the labels out with one more, and says which in the order of time it would be.
   * @param {Candidate} candidate
   * @returns {number}
   */
  attempt(candidate) {
    const { taken, wanted, tried } = this;
    let index = taken.length;
    while (index && inTime(candidate, taken[index - 1]) < 0) index -= 1;
    for (let i = 0; i <= taken.length; i += 1) {
      wanted[i] = i < index ? taken[i].wanted : i > index ? taken[i - 1].wanted : candidate.wanted;
    }
    const count = taken.length + 1;
    spread(wanted.subarray(0, count), this.height, this.extent, tried.subarray(0, count));
    return index;
  }

  /**
   * @param {Candidate} candidate
   * @param {number} index
   * @returns {boolean}
   */
  fits(candidate, index) {
    const { taken, places, tried } = this;
    if (Math.abs(tried[index] - candidate.wanted) > candidate.limit) return false;
    return taken.every((one, i) => {
      const moved = Math.abs(tried[i < index ? i : i + 1] - one.wanted);
      if (moved > one.limit) return false;
      return candidate.level < 2 || moved <= NUDGE || moved <= Math.abs(places[i] - one.wanted) + 1e-9;
    });
  }

  /**
   * @param {Candidate} candidate
   * @param {number} index
   */
  take(candidate, index) {
    this.taken.splice(index, 0, candidate);
    this.places = this.tried.slice(0, this.taken.length);
  }
}

/**
 * In the order in which they are asked for: picked events as picked, then by level, focus and rank.
 * @param {readonly Mark[]} marks
 * @param {TimeScale} scale
 * @param {EventLayout} layout
 * @returns {Candidate[]}
 */
function candidates(marks, scale, { limit, picked = [] }) {
  const order = new Map(picked.map((id, i) => [id, i]));
  const turn = (/** @type {Candidate} */ { mark }) => order.get(mark.id) ?? picked.length;
  return marks
    .map((mark) => candidate(mark, scale, limit, order.has(mark.id)))
    .sort(
      (a, b) =>
        turn(a) - turn(b) ||
        a.level - b.level ||
        Number(b.inFocus) - Number(a.inFocus) ||
        a.mark.rank - b.mark.rank ||
        inTime(a, b),
    );
}

/**
 * @param {Mark} mark
 * @param {TimeScale} scale
 * @param {number} limit
 * @param {boolean} picked
 * @returns {Candidate}
 */
function candidate(mark, scale, limit, picked) {
  const inFocus = scale.inFocus(mark.at);
  const wide = mark.importance === 1 && inFocus ? 2 : 1;
  const tight = scale.pixelsAYear(mark.at) < TIGHT_PIXELS_A_YEAR ? 0.5 : 1;
  return {
    mark,
    level: mark.edge || mark.lifted ? 0 : mark.importance,
    wanted: scale.forward(mark.at),
    limit: limit * wide * tight,
    picked,
    inFocus,
  };
}

/**
 * @param {Candidate} candidate
 * @param {TimeScale} scale
 * @returns {boolean}
 */
function mayBeNamed({ mark, level, inFocus }, scale) {
  if (mark.told) return false;
  if (isShort(scale)) return inFocus || level === 0;
  return level < 3;
}

/**
 * @param {Candidate} a
 * @param {Candidate} b
 * @returns {number}
 */
function inTime(a, b) {
  return a.mark.at - b.mark.at || a.level - b.level || a.mark.rank - b.mark.rank || (a.mark.id < b.mark.id ? -1 : 1);
}

/**
 * @param {Placement} placement
 * @param {EventLayout} layout
 * @returns {EventLabel[]}
 */
function drawn({ taken, places }, { dots }) {
  const columns = dotColumns(
    taken.map(({ wanted }) => wanted),
    2 * dots.radius,
  );
  return taken.map(({ mark, level, wanted, picked }, i) => {
    const year = Math.floor(mark.at);
    const before = i ? Math.floor(taken[i - 1].mark.at) : null;
    const dot = { across: dots.first + columns[i] * dots.pitch, at: wanted };
    return {
      id: mark.id,
      group: mark.group,
      at: places[i],
      year: year === before ? null : year,
      level,
      picked,
      dot,
      leader: leader(dot, places[i], dots),
    };
  });
}

/**
 * The column of each dot: the first where it covers no other; where all are full, the one longest free.
 * @param {readonly number[]} places In rising order.
 * @param {number} width
 * @returns {number[]}
 */
function dotColumns(places, width) {
  const last = Array(COLUMNS).fill(-Infinity);
  return places.map((place) => {
    const free = last.findIndex((other) => place - other >= width);
    const column = free >= 0 ? free : last.indexOf(Math.min(...last));
    last[column] = place;
    return column;
  });
}

/**
 * Level beside the dots, then slanting: so no two of them cross.
 * @param {{across: number, at: number}} dot
 * @param {number} place
 * @param {DotColumns} dots
 * @returns {[number, number][]}
 */
function leader(dot, place, { first, pitch, radius, edge }) {
  const bend = first + (COLUMNS - 1) * pitch + radius;
  return [
    [dot.across + radius, dot.at],
    [bend, dot.at],
    [edge, place],
  ];
}
