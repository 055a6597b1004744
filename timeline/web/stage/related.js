// What is marked together with a pick.

/** @import { Choice } from "./choice.js" */
/** @import { Mark, Track } from "./shapes.js" */
/** @typedef {{ marks: Set<string>, corridors: Set<string>, tracks: Set<string>, spots: Set<string> }} Lit what is marked together:
 * events, corridors that are marked whole, legs, places */

/** @param {Choice} choice @param {string | null} pick @returns {Lit | null} */
export function related({ facts, marks, spots }, pick) {
  if (!pick) return null;
  const mark = marks.get(pick);
  if (mark)
    return {
      marks: new Set([pick]),
      corridors: new Set(),
      tracks: legsOf(mark, facts.tracks),
      spots: new Set(mark.places),
    };
  if (!facts.corridors[pick])
    return {
      marks: new Set(spots.get(pick)?.events),
      corridors: new Set(),
      tracks: new Set(),
      spots: new Set(spots.has(pick) ? [pick] : []),
    };
  const events = facts.marks.filter(({ corridors }) => corridors.includes(pick));
  return {
    marks: new Set(events.map(({ id }) => id)),
    corridors: new Set([pick]),
    tracks: new Set(facts.tracks.filter(({ corridor }) => corridor === pick).map(({ id }) => id)),
    spots: new Set(events.flatMap(({ places }) => places)),
  };
}

/** The legs of an event: those of its corridors in its years that go on from where it happened.
 * @param {Mark} mark @param {Track[]} tracks */
function legsOf({ corridors, places, start, end }, tracks) {
  const own = tracks.filter(
    ({ corridor, first, last }) => corridors.includes(corridor) && first < end && (last ?? Infinity) + 1 > start,
  );
  const reached = new Set(places);
  /** @type {Set<string>} */
  const legs = new Set(own.filter((track) => reached.has(track.places[1])).map(({ id }) => id));
  for (let size = -1; size < legs.size; ) {
    size = legs.size;
    for (const {
      id,
      places: [from, to],
    } of own)
      if (reached.has(from)) {
        legs.add(id);
        reached.add(to);
      }
  }
  return legs;
}
