// When a lecture began, which outlives a reload.

/**
 * When the lecture began, in ms; kept for a reload. With a time it begins anew.
 * @param {string} id
 * @param {number} [now]
 */
export function beginning(id, now) {
  const place = `crossings-began-${id}`;
  const began = now ?? (Number(keeping(() => sessionStorage.getItem(place))) || Date.now());
  keeping(() => sessionStorage.setItem(place, String(began)));
  return began;
}

/**
 * A browser may keep nothing, or have no room: a lecture needs neither.
 * @template Value
 * @param {() => Value} act
 */
function keeping(act) {
  try {
    return act();
  } catch {
    return null;
  }
}
