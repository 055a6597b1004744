/** In place of what is made later; nothing asks for it before. */
export const LATER = /** @type {never} */ (/** @type {unknown} */ (undefined));
