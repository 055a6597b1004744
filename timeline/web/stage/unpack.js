// Lines as they come from Python: steps of a thousandth of a degree.

/** @typedef {number[]} Steps [lon, lat, step of lon, step of lat, ...] */
/** @typedef {{ lon: (number | null)[], lat: (number | null)[] }} Degrees several lines are parted by null */

/** @type {WeakMap<Steps[], Degrees>} */
const unpacked = new WeakMap();

/** @param {Steps} part @returns {[number, number][]} */
export function points(part) {
  const found = /** @type {[number, number][]} */ ([]);
  let [x, y] = [0, 0];
  for (let i = 0; i < part.length; i += 2) {
    x += part[i];
    y += part[i + 1];
    found.push([x / 1000, y / 1000]);
  }
  return found;
}

/** @param {Steps[]} parts @returns {Degrees} */
export function degrees(parts) {
  const known = unpacked.get(parts);
  if (known) return known;
  /** @type {Degrees} */
  const all = { lon: [], lat: [] };
  parts.forEach((part, number) => {
    for (const [lon, lat] of points(part)) {
      all.lon.push(lon);
      all.lat.push(lat);
    }
    if (number < parts.length - 1) {
      all.lon.push(null);
      all.lat.push(null);
    }
  });
  unpacked.set(parts, all);
  return all;
}
