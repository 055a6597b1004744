// Words over the map: measured, and written with a halo.

import { spacingOf, widened } from "../kit/spacing.js";
import { element } from "../kit/svg.js";

export const HANGUL = /\p{sc=Hangul}/u;

/** @typedef {{ text: string, size: number, weight?: number, fill: string, italic?: boolean, spacing?: number, fact?: boolean }} Span `fact`: a number of some years */
/** @typedef {{ rows: Span[][], lines: { width: number, height: number }[], width: number, height: number }} Block rows of words, and each as measured */
/** @typedef {import("./geometry.js").Rect} Rect */

const LINE = 1.22; // height of a row in its largest size
const HALO = 0.24; // width of the halo in the size of its text
const pen = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
/** @type {Map<string, number>} */
const known = new Map();
let spaced = { letter: 0, word: 0 };

/** @param {Span} span @param {string} family */
export function wide({ text, size, weight = 400, italic = false, spacing = 0 }, family) {
  const font = `${italic ? "italic " : ""}${weight} ${size}px ${family}`;
  const key = `${font}|${text}`;
  let width = known.get(key);
  if (width === undefined) {
    pen.font = font;
    width = pen.measureText(text).width;
    known.set(key, width);
  }
  if (spaced.letter > spacing) return width + widened(text, size, spaced);
  return width + spacing * size * Math.max(0, [...text].length - 1);
}

/** Fonts that have come since change what was measured, and so does a reader's own style sheet.
 * @param {Element} box */
export function forget(box) {
  known.clear();
  spaced = spacingOf(box);
}

/** @param {Span[][]} rows @param {string} family @returns {Block} */
export function block(rows, family) {
  const full = rows.filter((row) => row.some(({ text }) => text));
  const lines = full.map((row) => ({
    width: row.reduce((sum, span) => sum + wide(span, family), 0),
    height: high(row),
  }));
  return {
    rows: full,
    lines,
    width: Math.max(0, ...lines.map(({ width }) => width)),
    height: lines.reduce((sum, { height }) => sum + height, 0),
  };
}

/** @param {Span[]} row */
function high(row) {
  return LINE * Math.max(...row.map(({ size }) => size));
}

/** Words in rows no longer than so many letters, broken at blanks.
 * @param {string} text @param {number} letters @returns {string[]} */
export function broken(text, letters) {
  const rows = /** @type {string[]} */ ([]);
  for (const word of text.split(" ")) {
    const last = rows[rows.length - 1];
    if (last !== undefined && inLetters(`${last} ${word}`) <= letters) rows[rows.length - 1] = `${last} ${word}`;
    else rows.push(word);
  }
  return rows;
}

/** The same in as few rows, as even as they may be.
 * @param {string} text @param {number} letters @returns {string[]} */
export function balanced(text, letters) {
  let rows = broken(text, letters);
  for (let less = letters - 1; less > 0; less -= 1) {
    const next = broken(text, less);
    if (next.length > rows.length) break;
    rows = next;
  }
  return rows;
}

/** How wide a text is, in Latin letters: those of Hangul are nearly twice as wide.
 * @param {string} text */
function inLetters(text) {
  return [...text].reduce((sum, letter) => sum + (HANGUL.test(letter) ? 1.8 : 1), 0);
}

/** A block as elements in its rect, its rows towards the side where its anchor is.
 * @param {Block} block @param {Rect} rect @param {{ side: string, halo: string, family: string, scale?: number, id?: string, kind?: string }} how */
export function written({ rows }, rect, { side, halo, family, scale = 1, id = "", kind = "" }) {
  const group = element("g", { "data-id": id, "data-kind": kind });
  const isKorean = document.documentElement.lang.startsWith("ko");
  const anchor = side.endsWith("left") ? "end" : side.endsWith("right") ? "start" : "middle";
  const x = anchor === "end" ? rect.x + rect.width : anchor === "start" ? rect.x : rect.x + rect.width / 2;
  let y = rect.y;
  for (const row of rows) {
    const size = Math.max(...row.map((span) => span.size)) * scale;
    const text = element("text", {
      x: x.toFixed(1),
      y: (y + size * 0.95).toFixed(1),
      "text-anchor": anchor,
      "font-family": family,
      stroke: halo,
      "stroke-width": (2 * HALO * size * 0.5).toFixed(2),
      "stroke-linejoin": "round",
      "paint-order": "stroke",
    });
    if (row.some(({ fact }) => fact)) text.dataset.fact = "";
    for (const span of row) {
      const own = element("tspan", {
        "font-size": (span.size * scale).toFixed(2),
        "font-weight": span.weight ?? 400,
        fill: span.fill,
        "font-style": span.italic ? "italic" : "",
        "letter-spacing": span.spacing ? `${span.spacing}em` : "",
        lang: !isKorean && HANGUL.test(span.text) ? "ko" : "",
      });
      own.textContent = span.text;
      text.append(own);
    }
    group.append(text);
    y += LINE * size;
  }
  return group;
}
