// The lines that labels of events stand on, each near its date: one label a line, or two beside one
// another where the lines are full.

/**
 * @typedef {object} Wish
 * @property {number} wanted
 * @property {number} limit How far it may stand from there.
 *
 * @typedef {object} Lines
 * @property {number} lineHeight
 * @property {readonly [number, number]} extent
 * @property {number} most How many lines there are.
 *
 * @typedef {object} Laid
 * @property {Float64Array} places Middles, in the order of time.
 * @property {boolean[]} beside Whether it stands on the line of the one before; empty where none does.
 */

/**
 * Null where there are too few lines.
 * @template {Wish} Label
 * @param {readonly Label[]} labels In the order of time.
 * @param {Lines} lines
 * @param {((one: Label, next: Label) => boolean) | null} fit Whether two may share a line; null where none may.
 * @returns {Laid | null}
 */
export function layOut(labels, { lineHeight, extent, most }, fit) {
  const wanted = Float64Array.from(labels, (label) => label.wanted);
  if (!fit) return wanted.length <= most ? { places: spread(wanted, lineHeight, extent), beside: [] } : null;
  /** @type {[number, number][]} first and last label of each line */
  const lines = labels.map((_, i) => [i, i]);
  for (;;) {
    const middles = lines.map(([first, last]) => (wanted[first] + wanted[last]) / 2);
    const places = lines.length <= most ? spread(middles, lineHeight, extent) : null;
    const crowd = places ? crowded(labels, lines, places, lineHeight) : [0, lines.length - 1];
    const pair = crowd ? nearest(labels, lines, crowd, lineHeight, fit) : -1;
    if (pair < 0) return places && byLabel(lines, places);
    lines.splice(pair, 2, [lines[pair][0], lines[pair + 1][1]]);
  }
}

/**
 * Where labels of one height stand so that none covers another, their order holds, and the squares of
 * their ways from where they are wanted are least: pool adjacent violators, then cut to the extent.
 * @param {ArrayLike<number>} wanted In rising order.
 * @param {number} height
 * @param {readonly [number, number]} extent
 * @returns {Float64Array} Middles of the labels.
 */
export function spread(wanted, height, [start, end]) {
  const count = wanted.length;
  const places = new Float64Array(count);
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

/**
 * The lines that touch the one whose label is farthest beyond its limit: first and last.
 * @param {readonly Wish[]} labels
 * @param {readonly [number, number][]} lines
 * @param {Float64Array} places
 * @param {number} height
 * @returns {[number, number] | null}
 */
function crowded(labels, lines, places, height) {
  let [worst, most] = [-1, 1e-9];
  lines.forEach(([first, last], line) => {
    for (let i = first; i <= last; i += 1) {
      const beyond = Math.abs(places[line] - labels[i].wanted) - labels[i].limit;
      if (beyond > most) [worst, most] = [line, beyond];
    }
  });
  if (worst < 0) return null;
  let [from, to] = [worst, worst];
  while (from && touch(places[from - 1], places[from], height)) from -= 1;
  while (to < lines.length - 1 && touch(places[to], places[to + 1], height)) to += 1;
  return [from, to];
}

/** @param {number} above @param {number} below @param {number} height */
function touch(above, below, height) {
  return below - above < height + 0.01;
}

/**
 * The first of two neighbours that can share a line and lie nearest in time; -1 where none do.
 * @template {Wish} Label
 * @param {readonly Label[]} labels
 * @param {readonly [number, number][]} lines
 * @param {number[]} crowd
 * @param {number} height
 * @param {(one: Label, next: Label) => boolean} fit
 */
function nearest(labels, lines, [from, to], height, fit) {
  let [best, least] = [-1, height];
  for (let line = from; line < to; line += 1) {
    const [[one, last], [next, end]] = [lines[line], lines[line + 1]];
    const apart = labels[next].wanted - labels[one].wanted;
    if (one === last && next === end && apart <= least && fit(labels[one], labels[next])) [best, least] = [line, apart];
  }
  return best;
}

/** @param {readonly [number, number][]} lines @param {Float64Array} at @returns {Laid} */
function byLabel(lines, at) {
  const ofLabel = lines.flatMap(([first, last], line) => (first === last ? [line] : [line, line]));
  return {
    places: Float64Array.from(ofLabel, (line) => at[line]),
    beside: ofLabel.map((line, i) => i > 0 && ofLabel[i - 1] === line),
  };
}
