// A lecture as its author last wrote it, while the server that reads it is away: what was read before
// stands as it was told, what was written since as plain text.

/** @import { CheckedLecture, RawLecture, RawScene, ToldScene, WordNode } from "../wire.d.ts" */
/** @typedef {{ raw: RawLecture, known: CheckedLecture }} Read what was sent, and how it was told */
/** @typedef {CheckedLecture & { stale: true }} Plain */

/**
 * Null where nothing of it was ever told: then there is no map to show it beside.
 * @param {RawLecture} raw
 * @param {Read | undefined} before
 * @returns {Plain | null}
 */
export function plainly(raw, before) {
  const first = before?.known.told.scenes[0];
  if (!before || !first) return null;
  const { told, noted } = before.known;
  const old = before.raw.scenes ?? [];
  const scenes = (raw.scenes ?? []).map((scene) => {
    const i = place(scene, old);
    return { scene, told: told.scenes[i], noted: noted.scenes[i], read: i >= 0 && same(scene, old[i]) };
  });
  return {
    ...before.known,
    raw,
    stale: true,
    told: {
      ...told,
      title: raw.title ?? "",
      scenes: scenes.map((own) => (own.read ? own.told : written(own.scene, own.told ?? first))),
    },
    noted: {
      minutes: raw.minutes ?? null,
      scenes: scenes.map(({ scene, noted: own, read }) =>
        read
          ? own
          : {
              heading: scene.heading ?? "",
              notes: paragraphs(scene.notes),
              minutes: scene.minutes ?? null,
              skip: Boolean(scene.skip),
            },
      ),
    },
  };
}

/**
 * The scene that it was, by all of it or by what its stage shows; -1 where there was none.
 * @param {RawScene} scene
 * @param {readonly RawScene[]} old
 */
function place(scene, old) {
  const whole = old.findIndex((one) => same(one, scene));
  return whole >= 0 ? whole : old.findIndex((one) => same(one.stage ?? {}, scene.stage ?? {}));
}

/**
 * @param {RawScene} scene
 * @param {ToldScene} beside whose map it has
 * @returns {ToldScene}
 */
function written(scene, beside) {
  return {
    ...beside,
    heading: scene.heading ?? "",
    words: paragraphs(scene.words),
    plays: Boolean(scene.plays),
    skip: Boolean(scene.skip),
    source_line: "",
    sources: [],
  };
}

/**
 * @param {string | undefined} text
 * @returns {WordNode[]}
 */
function paragraphs(text = "") {
  return text.split(/\n{2,}/).map((own) => ({
    kind: "p",
    of: own.split("\n").flatMap((line, i) => (i ? [{ kind: "br", of: [] }, line] : [line])),
  }));
}

/**
 * @param {unknown} one
 * @param {unknown} other
 */
function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
