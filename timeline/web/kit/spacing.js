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
