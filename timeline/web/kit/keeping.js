// What a browser is asked to keep for a page: it may keep nothing, or have no room.

/**
 * What it gives; null where the browser refuses.
 * @template Value
 * @param {() => Value} act
 */
export function keeping(act) {
  try {
    return act();
  } catch {
    return null;
  }
}
