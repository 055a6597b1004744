// A lecture as its author last wrote it, while the server that reads it is away: what was read before
// stands as it was told, what was written since as plain text.

import { same } from "../drafts/merging.js";
import { unread } from "./unread.js";

/** @import { CheckedLecture, RawLecture, RawScene, StageState, ToldScene, WordNode } from "../wire.d.ts" */
/** @typedef {{ raw: RawLecture, known: CheckedLecture }} Read what was sent, and how it was told */
/** @typedef {CheckedLecture & { stale: true }} Plain */

/** Keys that change nothing of what a scene shows beside its words. */
const SAID = [
  "heading",
  "words",
  "notes",
  "minutes",
  "seconds",
  "skip",
  "plays",
  "builds",
  "facts",
  "also",
  "comments",
];

/**
 * Of a lecture that was never read in this page: a map of all years to show it beside.
 * @param {RawLecture} raw
 * @param {StageState} state
 * @returns {Read}
 */
export function bare(raw, state) {
  const { title = "", author = "", language = "en", plays = false } = raw;
  /** @type {ToldScene} */
  const scene = {
    heading: "",
    words: [],
    layout: "map+time",
    builds: false,
    named: [],
    shown: {},
    state,
    plays: false,
    seconds: null,
    skip: false,
    source_line: "",
    sources: [],
  };
  const told = { title, author, language, plays, arrived: [], scenes: [scene] };
  const noted = { minutes: null, scenes: [{ heading: "", notes: [], minutes: null, skip: false }] };
  return { raw: { scenes: [{}] }, known: { told, noted, text: "", raw, faults: [], advice: [] } };
}

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
  const known = old.map((own, i) => ({ raw: own, told: told.scenes[i] })).filter((own) => own.told);
  const scenes = (raw.scenes ?? []).map((scene, number) => {
    const i = place(scene, number, old);
    const read = i >= 0 && same(scene, old[i]);
    return { scene, told: told.scenes[i] ?? { ...first, ...unread(scene, known) }, noted: noted.scenes[i], read };
  });
  return {
    ...before.known,
    raw,
    stale: true,
    told: {
      ...told,
      title: raw.title ?? "",
      scenes: scenes.map((own) => (own.read ? own.told : written(own.scene, own.told))),
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
 * The scene that it was, by all of it or by what it shows; -1 where there was none.
 * @param {RawScene} scene
 * @param {number} number
 * @param {readonly RawScene[]} old
 */
function place(scene, number, old) {
  const whole = old.findIndex((one) => same(one, scene));
  if (whole >= 0) return whole;
  const alike = (/** @type {RawScene} */ one) => same(shownBy(one), shownBy(scene));
  return old[number] && alike(old[number]) ? number : old.findIndex(alike);
}

/** @param {RawScene} scene */
function shownBy({ stage = {}, ...own }) {
  return { stage, ...Object.fromEntries(Object.entries(own).filter(([key]) => !SAID.includes(key))) };
}

/**
 * @param {RawScene} scene
 * @param {ToldScene} beside whose map, number or chart it has
 * @returns {ToldScene}
 */
function written(scene, beside) {
  return {
    ...beside,
    heading: scene.heading ?? "",
    words: paragraphs(scene.words),
    builds: Boolean(scene.builds),
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
