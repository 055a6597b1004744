// What the addresses of lectures ask for, and what a lecture that was read comes to.

import { elsewhere } from "../kit/going.js";

/** @import { LecturesAsked } from "../wire.d.ts" */
/** @import { KnownLecture } from "./lectures.js" */

/** @type {(keyof LecturesAsked)[]} */
const WHERE = ["lecture", "short", "notes", "edit"];

/**
 * Whether two addresses ask for the same, but for the scene.
 * @param {LecturesAsked} one
 * @param {LecturesAsked} other
 */
export function isSame(one, other) {
  return WHERE.every((key) => String(one[key] ?? "") === String(other[key] ?? ""));
}

/**
 * Whether there is anything to go on with in what was read.
 * @param {KnownLecture} known
 */
export function holds({ raw, faults }) {
  return Boolean(raw.scenes?.length) || Boolean(raw.title && !faults.length);
}

/**
 * This page with other parameters, looking as it does.
 * @param {Record<string, string | number | undefined>} params
 */
export function addressed(params) {
  return elsewhere(window.location.pathname, asTexts(params));
}

/**
 * As an address has them, without what is blank.
 * @param {Record<string, string | number | undefined>} params
 * @returns {Record<string, string>}
 */
export function asTexts(params) {
  const there = Object.entries(params).filter(([, value]) => value);
  return Object.fromEntries(there.map(([key, value]) => [key, String(value)]));
}

/**
 * Windows of the short version talk among themselves.
 * @param {string} id
 * @param {string} [short]
 */
export function versionId(id, short) {
  return short ? `${id}-short` : id;
}
