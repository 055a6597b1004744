// When a lecture began, which outlives a reload.

import { keeping } from "../kit/keeping.js";

const LONG_AGO_MS = 6 * 3_600_000; // another time that it was held

/**
 * When the lecture began, in ms; kept for a reload. With a time it begins then.
 * @param {string} id
 * @param {number} [then]
 */
export function beginning(id, then) {
  const place = `crossings-began-${id}`;
  const before = Number(keeping(() => sessionStorage.getItem(place))) || 0;
  const began = then ?? (Date.now() - before < LONG_AGO_MS ? before : Date.now());
  keeping(() => sessionStorage.setItem(place, String(began)));
  return began;
}
