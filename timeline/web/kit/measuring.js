// How wide texts are in the letters of an element.

import { spacingOf, widened } from "./spacing.js";

/** @typedef {(text: string, size: number, weight?: number) => number} Measure pixels across */

const LATE_MS = 10_000; // a line that hangs holds up what is to be read no longer

/** Once the letters that a page brings of some fonts have come, or cannot: until then others stand in for
 * them, which are not as wide. @param {string} fonts */
export async function lettered(fonts) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, LATE_MS);
  });
  await Promise.race([document.fonts.load(`600 16px ${fonts}`).catch(() => []), late]);
  clearTimeout(timer);
}

/** @param {HTMLElement} box @returns {Measure} */
export function measurer(box) {
  const { fontFamily } = getComputedStyle(box);
  const spaced = spacingOf(box);
  const pen = document.createElement("canvas").getContext("2d");
  /** @type {Map<string, number>} */
  const known = new Map();
  return (text, size, weight = 400) => {
    const key = `${weight} ${size} ${text}`;
    const wide =
      known.get(key) ?? measured(pen, text, `${weight} ${size}px ${fontFamily}`) + widened(text, size, spaced);
    known.set(key, wide);
    return wide;
  };
}

/** @param {CanvasRenderingContext2D | null} pen @param {string} text @param {string} font */
function measured(pen, text, font) {
  if (!pen) return 0;
  pen.font = font;
  return pen.measureText(text).width;
}
