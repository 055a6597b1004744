// When a lecture began, which outlives a reload.

const LONG_AGO_MS = 6 * 3_600_000; // another time that it was held

/**
 * When the lecture began, in ms; kept for a reload. With a time it begins then.
 * @param {string} id
 * @param {number} [then]
 */
export function beginning(id, then) {
  const place = `crossings-began-${id}`;
  const before = Number(keeping(() => sessionStorage.getItem(place))) || 0;
  const kept = then === undefined && Date.now() - before < LONG_AGO_MS;
  const began = then ?? (kept ? before : Date.now());
  keeping(() => sessionStorage.setItem(place, String(began)));
  return { began, kept };
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
