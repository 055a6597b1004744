// What a test gives in place of a whole: its parts have the types of the whole.

/**
 * As much of it as a test needs; what is there has the types of the whole.
 * @template T
 * @typedef {T extends (...args: never[]) => unknown ? T : T extends object ? { [K in keyof T]?: Part<T[K]> } : T} Part
 */

/**
 * A part in place of the whole.
 * @template T
 * @param {Part<NoInfer<T>>} part
 * @returns {T}
 */
export function partly(part) {
  return /** @type {T} */ (part);
}
