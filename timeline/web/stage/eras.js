// Eras along the scale of time: bands named where no bar reaches, leaders where their name has room.

/** @typedef {import("./timescale.js").TimeScale} TimeScale */

/**
 * Sizes are measured along and across the scale: a line of text is wide across one that runs downwards,
 * and along one that runs to the right.
 * @typedef {{along: number, across: number}} TextSize
 *
 * @typedef {object} Era
 * @property {string} id
 * @property {number} from Decimal year.
 * @property {number | null} to Null for one that goes on.
 * @property {readonly TextSize[]} sizes Of its name as measured, the fullest first: with its note, in two lines.
 *
 * @typedef {object} PlacedEra
 * @property {string} id
 * @property {number} start
 * @property {number} end
 * @property {{size: number, at: number} | null} name Which of its sizes and the middle of the name; null
 *   where it has no room.
 *
 * @typedef {object} Reaching What stands in the column already: a bar with its value, a note.
 * @property {number} start Along the scale.
 * @property {number} end
 * @property {number} length How far it reaches from the axis; the whole column for a note.
 *
 * @typedef {object} Column
 * @property {number} across From the axis to the outer edge, at which names begin.
 * @property {readonly Reaching[]} reaching
 * @property {number} [gap] Between a name and what it must not touch.
 * @property {number} [overhang] How far a name may stick out of its band at either end.
 * @property {number} [beyond] And out of the scale.
 */

const STEP = 1;

/**
 * Bands of eras, each named as near to its middle as no bar, note or other name is in the way.
 * @param {readonly Era[]} eras The most important first.
 * @param {TimeScale} scale
 * @param {Column} column
 * @returns {PlacedEra[]} Those of the domain only.
 */
export function eraBands(eras, scale, { across, reaching, gap = 4, overhang = 20, beyond = overhang }) {
  const [least, most] = [Math.min(...scale.range) - beyond, Math.max(...scale.range) + beyond];
  const taken = [...reaching];
  return bands(eras, scale).map(({ id, sizes, start, end }) => {
    for (const [size, text] of sizes.entries()) {
      const found = positions(start, end, text.along, overhang);
      const within = found.map((place) => Math.min(Math.max(place, least + text.along / 2), most - text.along / 2));
      const at = within.find((place) => isFree(place, text));
      if (at === undefined) continue;
      taken.push({ start: at - text.along / 2, end: at + text.along / 2, length: across });
      return { id, start, end, name: { size, at } };
    }
    return { id, start, end, name: null };
  });

  /**
   * @param {number} at
   * @param {TextSize} text
   */
  function isFree(at, text) {
    const [from, to] = [at - text.along / 2, at + text.along / 2];
    if (from < least || to > most || text.across > across) return false;
    return taken.every(
      (other) => other.end + gap <= from || other.start - gap >= to || other.length + gap + text.across <= across,
    );
  }
}

/**
 * Eras that stand one after the other in a column of their own, named along it in the middle.
 * @param {readonly Era[]} eras
 * @param {TimeScale} scale
 * @param {number} [gap] Between a name and the ends of its era.
 * @returns {PlacedEra[]} Those of the domain only.
 */
export function leaderNames(eras, scale, gap = 6) {
  return bands(eras, scale).map(({ id, sizes, start, end }) => {
    const size = sizes.findIndex(({ along }) => along + 2 * gap <= end - start);
    return { id, start, end, name: size < 0 ? null : { size, at: (start + end) / 2 } };
  });
}

/**
 * @param {readonly Era[]} eras
 * @param {TimeScale} scale
 */
function bands(eras, { domain, forward }) {
  return eras
    .map((era) => ({ ...era, from: Math.max(era.from, domain[0]), to: Math.min(era.to ?? domain[1], domain[1]) }))
    .filter(({ from, to }) => from < to)
    .map(({ id, sizes, from, to }) => {
      const [a, b] = [forward(from), forward(to)];
      return { id, sizes, start: Math.min(a, b), end: Math.max(a, b) };
    });
}

/**
 * Middles a name may have, from that of its band outwards.
 * @param {number} start
 * @param {number} end
 * @param {number} along
 * @param {number} overhang
 * @returns {number[]}
 */
function positions(start, end, along, overhang) {
  const middle = (start + end) / 2;
  if (along > end - start + 2 * overhang) return [];
  const room = Math.max(0, (end - start - along) / 2);
  const found = [middle];
  for (let by = STEP; by <= room; by += STEP) found.push(middle - by, middle + by);
  return found;
}
