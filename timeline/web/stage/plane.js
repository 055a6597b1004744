// Where points of degrees lie on the plane of a projection, before Plotly has drawn anything with it: its own
// formulas. tests/browser/test_inside.py holds them against what it draws.

/** @import { Point } from "./geometry.js" */
/** @import { MapProjection } from "./shapes.js" */
/** @typedef {(lon: number, lat: number) => [x: number, y: number]} Laid all in radians, y upwards */
/** @typedef {{ lay: Laid, find: Laid }} Raw a projection that is not turned, and the way back */

const RADIANS = Math.PI / 180;
const USUAL_PARALLELS = /** @type {const} */ ([0, 60]); // Plotly's
const PARTS = 6; // of a stretch of a side of a box, which runs along a great circle
const STRETCHES = 4; // of a side, as Plotly has them
const [NEAR, TRIES] = [1e-12, 20];

/** A plane whose unit is the radius of the earth, y downwards. */
export class Plane {
  /** @param {MapProjection} projection */
  constructor({ type, parallels, rotation: { lon = 0, lat = 0 } }) {
    this.lon = lon;
    this.lat = lat;
    this.raw = RAW[type]?.(parallels ?? USUAL_PARALLELS);
  }

  /** @param {Point} at in degrees @returns {Point} */
  project([lon, lat]) {
    const at = this.lat
      ? turned((lon - this.lon) * RADIANS, lat * RADIANS, -this.lat * RADIANS)
      : [around((lon - this.lon) * RADIANS), lat * RADIANS];
    const drawn = this.raw.lay(at[0], at[1]);
    drawn[1] = -drawn[1];
    return drawn;
  }

  /** What lies there, on a globe that is turned by some degrees.
   * @param {Point} at @param {readonly number[]} [turn] @returns {[number, number]} */
  find([x, y], [east, north] = [-this.lon, -this.lat]) {
    const [lon, lat] = turned(...this.raw.find(x, -y), -north * RADIANS);
    return [lon / RADIANS - east, lat / RADIANS];
  }

  /** The middle that Plotly must be given so that a point of the plane comes to stand in its middle.
   * @param {Point} at */
  centred(at) {
    const [lon, lat] = this.find(at, [0, 0]);
    return { lon: lon + this.lon, lat: lat + this.lat };
  }

  /** What stands in the middle where Plotly is given this one, and the other way round `centred`.
   * @param {{ lon: number, lat: number }} center @returns {Point} */
  middle({ lon, lat }) {
    const [x, y] = this.raw.lay(around((lon - this.lon) * RADIANS), (lat - this.lat) * RADIANS);
    return [x, -y];
  }

  /** The box that points lie in. @param {readonly Point[]} points */
  extent(points) {
    const drawn = points.map((point) => this.project(point)).filter(([x, y]) => Number.isFinite(x + y));
    const [xs, ys] = [drawn.map(([x]) => x), drawn.map(([, y]) => y)];
    const [x, y] = [Math.min(...xs), Math.min(...ys)];
    return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
  }

  /** Width and height of a box of degrees.
   * @param {Point} across from west to east @param {Point} up from south to north */
  box([west, east], [south, north]) {
    const along = Array.from({ length: STRETCHES + 1 }, (_, i) => west + (i * (east - west)) / STRETCHES);
    const sides = [south, north].flatMap((lat) =>
      along.slice(1).flatMap((lon, i) => between([along[i], lat], [lon, lat])),
    );
    const ends = [west, east].flatMap((lon) => between([lon, south], [lon, north]));
    return this.extent([...sides, ...ends]);
  }
}

/** Points on the shortest way from one to another, both included. @param {Point} from @param {Point} to @returns {Point[]} */
function between(from, to) {
  const [a, b] = [from, to].map(([lon, lat]) => {
    const [x, y] = [lon * RADIANS, lat * RADIANS];
    return [Math.cos(x) * Math.cos(y), Math.sin(x) * Math.cos(y), Math.sin(y)];
  });
  const apart = Math.acos(Math.min(1, a[0] * b[0] + a[1] * b[1] + a[2] * b[2]));
  if (apart < NEAR) return [from, to];
  const middle = (from[0] + to[0]) / 2;
  return Array.from({ length: PARTS + 1 }, (_, i) => {
    const [ofA, ofB] = [Math.sin((1 - i / PARTS) * apart), Math.sin((i / PARTS) * apart)];
    const [x, y, z] = a.map((own, axis) => ofA * own + ofB * b[axis]);
    const lon = Math.atan2(y, x) / RADIANS;
    return /** @type {Point} */ ([
      lon + 360 * Math.round((middle - lon) / 360),
      Math.atan2(z, Math.hypot(x, y)) / RADIANS,
    ]);
  });
}

/** The same, less than half a turn to either side. @param {number} lon */
function around(lon) {
  return lon >= -Math.PI && lon <= Math.PI ? lon : lon - 2 * Math.PI * Math.round(lon / (2 * Math.PI));
}

/** Where a point comes to lie on a globe that is tilted by so much. @type {(lon: number, lat: number, by: number) => [number, number]} */
function turned(lon, lat, by) {
  if (!by) return [around(lon), lat];
  const [x, y, z] = [Math.cos(lon) * Math.cos(lat), Math.sin(lon) * Math.cos(lat), Math.sin(lat)];
  const up = z * Math.cos(by) + x * Math.sin(by);
  return [Math.atan2(y, x * Math.cos(by) - z * Math.sin(by)), Math.asin(Math.max(-1, Math.min(1, up)))];
}

/** @param {readonly number[]} parallels @returns {Raw} */
function cone([south, north]) {
  const low = Math.sin(south * RADIANS);
  const n = (low + Math.sin(north * RADIANS)) / 2;
  const c = 1 + low * (2 * n - low);
  const top = Math.sqrt(c) / n;
  return {
    lay: (lon, lat) => {
      const r = Math.sqrt(c - 2 * n * Math.sin(lat)) / n;
      return [r * Math.sin(lon * n), top - r * Math.cos(lon * n)];
    },
    find: (x, y) => {
      const down = top - y;
      return [
        Math.atan2(x * Math.sign(n), down * Math.sign(n)) / n,
        Math.asin(Math.max(-1, Math.min(1, (c - (x * x + down * down) * n * n) / (2 * n)))),
      ];
    },
  };
}

/** Distances from the middle are true. @returns {Raw} */
function about() {
  return {
    lay: (lon, lat) => {
      const away = Math.acos(Math.max(-1, Math.min(1, Math.cos(lon) * Math.cos(lat))));
      const by = away ? away / Math.sin(away) : 1;
      return [by * Math.cos(lat) * Math.sin(lon), by * Math.sin(lat)];
    },
    find: (x, y) => {
      const away = Math.hypot(x, y);
      return away
        ? [Math.atan2(x * Math.sin(away), away * Math.cos(away)), Math.asin((y * Math.sin(away)) / away)]
        : [0, 0];
    },
  };
}

/** Šavrič's polynomial. @returns {Raw} */
function natural() {
  const wide = (/** @type {number} */ p) =>
    0.8707 + p * (-0.131979 + p * (-0.013791 + p * p * p * (0.003971 - 0.001529 * p)));
  const high = (/** @type {number} */ p) =>
    1.007226 + p * (0.015085 + p * p * (-0.044475 + 0.028874 * p - 0.005916 * p * p));
  const up = (/** @type {number} */ lat) => lat * high(lat * lat);
  return {
    lay: (lon, lat) => [lon * wide(lat * lat), up(lat)],
    find: (x, y) => {
      let lat = y;
      for (let i = 0; i < TRIES; i += 1) {
        const slope = (up(lat + 1e-6) - up(lat - 1e-6)) / 2e-6;
        const by = (up(lat) - y) / slope;
        lat -= by;
        if (Math.abs(by) < NEAR) break;
      }
      return [x / wide(lat * lat), lat];
    },
  };
}

/** @type {Record<string, (parallels: readonly number[]) => Raw>} */
const RAW = {
  "conic equal area": cone,
  "azimuthal equidistant": about,
  "natural earth": natural,
  mercator: () => ({
    lay: (lon, lat) => [lon, Math.log(Math.tan((Math.PI / 2 + lat) / 2))],
    find: (x, y) => [x, 2 * Math.atan(Math.exp(y)) - Math.PI / 2],
  }),
  equirectangular: () => ({ lay: (lon, lat) => [lon, lat], find: (x, y) => [x, y] }),
};
