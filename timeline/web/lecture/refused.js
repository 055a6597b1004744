// Why something was not done, in words of the catalogue or of our server: those of a browser are in
// whatever language it speaks, and say nothing to a reader.

export class Refused extends Error {}

/**
 * What a fault says to a reader; of one that nobody foresaw, what is said of all of them.
 * @param {unknown} fault
 * @param {string} unforeseen
 */
export function reason(fault, unforeseen) {
  if (fault instanceof Refused) return fault.message;
  console.error(fault);
  return unforeseen;
}
