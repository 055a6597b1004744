// Which events a timeline names, and where: greedy by importance, each near its date, none over another.

import { layOut } from "./eventlines.js";
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
 * @property {boolean} [within] Nothing outside the focus is named that is not picked.
 * @property {Abreast} [abreast] Lets two events share a line where lines are few.
 *
 * @typedef {object} Abreast Distances across the scale.
 * @property {number} room From where titles begin to where they end.
 * @property {number} gap After a title.
 * @property {number} year That a year takes before its title.
 * @property {(mark: Mark, level: number) => number} wide A title.
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
 * @property {number} along Across the scale, from where titles begin to its own: 0 but for the second on a line.
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
 *
 * @typedef {{ all: Candidate[], index: number, laid: import("./eventlines.js").Laid }} Tried `index` of the one more.
 */

const [NUDGE, NUDGED] = [14, 30]; // pixels, where labels may stand as far from their dates
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
  const may = (/** @type {Candidate} */ one) =>
    !one.picked && (one.inFocus || !layout.within) && mayBeNamed(one, scale);
  for (const one of all.filter(may)) named.add(one);
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
 * The same labels where all that is picked is named already, so that none moves; null where one is not.
 * @param {EventLabels} named
 * @param {readonly string[]} picked
 * @returns {EventLabels | null}
 */
export function withPicked(named, picked) {
  const wanted = new Set(picked);
  const labels = named.labels.map((label) => (wanted.has(label.id) ? { ...label, picked: true } : label));
  const found = labels.filter((label) => label.picked).length;
  return found === wanted.size ? { ...named, labels } : null;
}

/** Labels taken so far, and where they stand. */
class Placement {
  /** @param {EventLayout} layout */
  constructor({ lineHeight, extent, limit, abreast }) {
    const most = Math.max(0, Math.floor((extent[1] - extent[0]) / lineHeight + 1e-9));
    this.lines = { lineHeight, extent, most };
    this.limit = limit;
    this.nudge = NUDGE * Math.max(1, limit / NUDGED);
    this.full = abreast ? 2 * most : most;
    this.fit = abreast ? (/** @type {Candidate} */ a, /** @type {Candidate} */ b) => fitOn(abreast, a, b) : null;
    /** @type {Candidate[]} */
    this.taken = [];
    /** @type {import("./eventlines.js").Laid} */
    this.laid = { places: new Float64Array(0), beside: [] };
  }

  /** @param {Candidate} candidate */
  addPicked(candidate) {
    candidate.limit = Infinity;
    const tried = this.attempt(candidate);
    if (tried) this.take(tried);
  }

  /** A crowd of picked events may stand where it has to; others must not push it much farther. */
  settlePicked() {
    this.taken.forEach((one, i) => {
      one.limit = this.limit + Math.abs(this.laid.places[i] - one.wanted);
    });
  }

  /** @param {Candidate} candidate */
  add(candidate) {
    const tried = this.attempt(candidate);
    if (tried && this.fits(candidate, tried)) this.take(tried);
  }

  /**
   * Lays the labels out with one more, in the order of time.
   * @param {Candidate} candidate
   * @returns {Tried | null}
   */
  attempt(candidate) {
    const { taken } = this;
    if (taken.length >= this.full) return null;
    let index = taken.length;
    while (index && inTime(candidate, taken[index - 1]) < 0) index -= 1;
    const all = [...taken.slice(0, index), candidate, ...taken.slice(index)];
    const laid = layOut(all, this.lines, this.fit);
    return laid && { all, index, laid };
  }

  /**
   * @param {Candidate} candidate
   * @param {Tried} tried
   * @returns {boolean}
   */
  fits(candidate, { all, index, laid }) {
    return all.every((one, i) => {
      const moved = Math.abs(laid.places[i] - one.wanted);
      if (moved > one.limit) return false;
      if (i === index || candidate.level < 2 || moved <= this.nudge) return true;
      return moved <= Math.abs(this.laid.places[i < index ? i : i - 1] - one.wanted) + 1e-9;
    });
  }

  /** @param {Tried} tried */
  take({ all, laid }) {
    this.taken = all;
    this.laid = laid;
  }
}

/**
 * @param {Abreast} abreast
 * @param {Candidate} one
 * @param {Candidate} next
 */
function fitOn({ room, gap, year, wide }, one, next) {
  return wide(one.mark, one.level) + gap + (sameYear(one, next) ? 0 : year) + wide(next.mark, next.level) <= room;
}

/** @param {Candidate} one @param {Candidate} next */
function sameYear(one, next) {
  return Math.floor(one.mark.at) === Math.floor(next.mark.at);
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
function drawn({ taken, laid: { places, beside } }, { dots, abreast }) {
  const columns = dotColumns(
    taken.map(({ wanted }) => wanted),
    2 * dots.radius,
  );
  return taken.map(({ mark, level, wanted, picked }, i) => {
    const before = i ? taken[i - 1] : null;
    const year = before && sameYear(before, taken[i]) ? null : Math.floor(mark.at);
    const along =
      before && abreast && beside[i]
        ? abreast.wide(before.mark, before.level) + abreast.gap + (year === null ? 0 : abreast.year)
        : 0;
    const dot = { across: dots.first + columns[i] * dots.pitch, at: wanted };
    return {
      id: mark.id,
      group: mark.group,
      at: places[i],
      year,
      level,
      picked,
      along,
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
