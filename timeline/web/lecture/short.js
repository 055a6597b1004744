// The short version of a lecture: without the scenes that may be skipped.

/** @typedef {{ skip?: boolean, minutes?: number | null }} Timed */
/**
 * A lecture as Python tells it: before its audience, in the lecturer's window, and as it is written.
 * @template {{ scenes: Timed[] }} Told
 * @template {{ scenes: Timed[] }} Noted
 * @template {{ scenes?: Timed[] }} Raw
 * @param {{ told: Told, noted: Noted, raw: Raw }} known
 */
export function shortened({ told, noted, raw }) {
  const minutes = span(left(noted.scenes));
  return {
    told: { ...told, scenes: left(told.scenes) },
    noted: { ...noted, minutes, scenes: left(noted.scenes) },
    raw: { ...raw, minutes: minutes ?? undefined, scenes: left(raw.scenes ?? []) },
  };
}

/**
 * @template {Timed} Scene
 * @param {readonly Scene[]} scenes
 */
export function left(scenes) {
  return scenes.filter(({ skip }) => !skip);
}

/**
 * Minutes of all scenes; null where one of them has none.
 * @param {readonly Timed[]} scenes
 */
export function span(scenes) {
  const known = scenes.flatMap(({ minutes }) => minutes || []);
  return known.length === scenes.length ? known.reduce((sum, own) => sum + own, 0) : null;
}
