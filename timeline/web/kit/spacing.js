// How far a reader's own style sheet sets letters and words apart (WCAG 1.4.12): what is measured on a
// canvas knows nothing of it.

/** @typedef {{ letter: number, word: number }} Spacing in letters */

/**
 * @param {Element} element
 * @returns {Spacing}
 */
export function spacingOf(element) {
  const { fontSize, letterSpacing, wordSpacing } = getComputedStyle(element);
  const size = Number.parseFloat(fontSize) || 1;
  return { letter: (Number.parseFloat(letterSpacing) || 0) / size, word: (Number.parseFloat(wordSpacing) || 0) / size };
}

/**
 * Pixels by which a text is wider so.
 * @param {string} text
 * @param {number} size
 * @param {Spacing} spacing
 */
export function widened(text, size, { letter, word }) {
  if (!letter && !word) return 0;
  return size * (letter * [...text].length + word * (text.split(" ").length - 1));
}

const LETTERS = 2; // across, that a letter takes with what stands beside it in a margin

const MANY = 6; // years that are named along an axis

/** The layout with every other of the years that are named, where wider ones would touch.
 * @param {any} layout */
function thinner(layout) {
  const { tickvals, ticktext } = layout.xaxis ?? {};
  if (!(tickvals?.length > MANY) || !ticktext) return layout;
  const fewer = (/** @type {any[]} */ all) => all.filter((_, i) => i % 2 === 0);
  return { ...layout, xaxis: { ...layout.xaxis, tickvals: fewer(tickvals), ticktext: fewer(ticktext) } };
}

/**
 * The layout of a figure with more room where names stand: in its margins, and east and west of a map.
 * @param {any} layout
 * @param {number} letter
 * @returns {any}
 */
export function roomier(layout, letter) {
  const by = 1 + LETTERS * letter;
  const wider = letter ? { ...thinner(layout) } : { ...layout };
  const { margin, geo } = layout;
  if (margin) wider.margin = { ...margin, l: by * (margin.l ?? 0), r: by * (margin.r ?? 0) };
  if (geo?.lonaxis?.range) {
    const [west, east] = geo.lonaxis.range;
    const more = (east - west) * (by - 1);
    wider.geo = { ...geo, lonaxis: { ...geo.lonaxis, range: [west - more, east + more] } };
  }
  return wider;
}
