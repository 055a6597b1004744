// Fonts of the machine: a picture that is taken away has none of those that its page has brought.

/**
 * What is told of a look, in the fonts that its picture will have, so that words are measured as they stand.
 * @template Own
 * @param {Own} own
 * @param {string} stack of fonts, as it stands there
 * @returns {Own}
 */
export function inOwnFonts(own, stack) {
  const text = (/** @type {string} */ of) => JSON.stringify(of).slice(1, -1);
  return JSON.parse(JSON.stringify(own).replaceAll(text(stack), text(ownFonts(stack))));
}

/** @param {string} stack */
export function ownFonts(stack) {
  const brought = new Set([...document.fonts].map(({ family }) => family.replaceAll('"', "")));
  const families = stack.split(",").map((family) => family.trim());
  return families.filter((family) => !brought.has(family.replaceAll('"', ""))).join(", ");
}
