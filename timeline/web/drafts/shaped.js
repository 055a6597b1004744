// A lecture as the editor can hold it, whatever came from a link, a file or what a browser kept.

/** @import { ShapedLecture } from "./merging.js" */

const TEXTS = ["title", "author", "heading", "words", "notes"];

/**
 * What has another shape is left out.
 * @param {any} raw
 * @returns {ShapedLecture}
 */
export function shaped(raw) {
  const own = isRecord(raw) ? raw : {};
  const scenes = Array.isArray(own.scenes) ? own.scenes : [];
  return { ...withTexts(own), scenes: scenes.filter(isRecord).map(withTexts) };
}

/** @param {unknown} value */
export function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * @template {Record<string, any>} Own
 * @param {Own} own
 */
function withTexts(own) {
  const wrong = TEXTS.filter((key) => key in own && typeof own[key] !== "string");
  return /** @type {Own} */ (Object.fromEntries(Object.entries(own).filter(([key]) => !wrong.includes(key))));
}
