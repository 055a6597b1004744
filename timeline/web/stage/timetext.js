// How wide texts are in the letters of an element.

/** @import { Measure } from "./timelayout.js" */

/** @param {HTMLElement} box @returns {Measure} */
export function measurer(box) {
  const { fontFamily } = getComputedStyle(box);
  const pen = document.createElement("canvas").getContext("2d");
  /** @type {Map<string, number>} */
  const known = new Map();
  return (text, size, weight) => {
    const key = `${weight} ${size} ${text}`;
    const wide = known.get(key) ?? measured(pen, text, `${weight} ${size}px ${fontFamily}`);
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
