// Where the map looks: the part of the earth that fills its panel, and where a visitor went from there.

import { fitExtent } from "./fit.js";
import * as inside from "./inside.js";
import { Plane } from "./plane.js";

/** @import { Point } from "./geometry.js" */
/** @import { MapProjection } from "./shapes.js" */
/** @typedef {{ center?: object, projection: { scale: number, rotation?: { lon?: number } } }} Geo as Plotly is told it */
/** @typedef {{ center: { lon: number, lat: number }, zoom: number, turned?: number }} Moved */

const BANDS = [20, 10, 5, 2.5]; // degrees east and west of the middle; a tall panel needs a narrow one
const [LEAST_UP, MOST_UP] = [0.5, 58]; // degrees north and south of it
const [LEAST_ZOOM, MOST_ZOOM] = [0.5, 30];
export const EARTH_M = 6371008.8;
const LEAST_PX = 40; // a panel that has no room yet is drawn all the same
const STEPS = 16;
const NONE_DEG = 0.01; // as an address rounds

export class MapFrame {
  /** @param {HTMLElement} box @param {import("./inside.js").Figure} figure */
  constructor(box, figure) {
    this.box = box;
    this.figure = figure;
    /** @type {Moved | null} */
    this.own = null;
    this.usual = 1; // Plotly's scale of the view
    this.pixels = 1; // a radian, at that scale
    /** @type {import("./sketch.js").Looks | null} as it was fitted last */
    this.fitted = null;
    /** @type {{ width: number, height: number } | null} */
    this.measured = null;
  }

  /** Pixels, as they were when the map was drawn: to ask again would lay the whole page out again. */
  get size() {
    this.measured ??= {
      width: Math.max(LEAST_PX, this.box.clientWidth),
      height: Math.max(LEAST_PX, this.box.clientHeight),
    };
    return this.measured;
  }

  forget() {
    this.measured = null;
  }

  get metresAPixel() {
    return EARTH_M / inside.pixelScale(this.figure);
  }

  /** As it is to look, before Plotly has been told of it: as it was fitted, or where a visitor went from there;
   * null where nothing was fitted, or where only Plotly knows.
   * @returns {import("./sketch.js").Looks | null} */
  get looks() {
    const { fitted, own } = this;
    if (!fitted || this.isTurned) return null;
    if (!own) return fitted;
    const { center, zoom } = own;
    return { ...fitted, center, at: fitted.plane.middle(center), scale: fitted.scale * zoom };
  }

  /** Whether a visitor has turned the earth, as Plotly does where a map is drawn aside. */
  get isTurned() {
    const turned = this.own?.turned;
    return turned !== undefined && (!this.fitted || Math.abs(turned - this.fitted.plane.lon) > NONE_DEG);
  }

  /** What Plotly must be told so that the points fill the panel. It cuts a map off at its ranges, so
   * these get the shape of the panel and its scale shows the points.
   * @param {Point[]} points @param {MapProjection} projection @param {{ padding?: number | import("./fit.js").Padding, margin?: number, most?: number }} asked
   * `most`: metres a pixel never to go below */
  fit(points, projection, { padding = 10, margin = 0, most = 0 } = {}) {
    const { size } = this;
    const { rotation } = projection;
    this.pixels = 1;
    this.fitted = null;
    const plane = new Plane(projection);
    const [lon, lat] = [rotation.lon, rotation.lat ?? 30];
    const shape = (/** @type {number} */ across, /** @type {number} */ up) =>
      plane.box([lon - across, lon + across], [Math.max(-89, lat - up), Math.min(89, lat + up)]);
    const [across, low] = shaped(shape, size.width / size.height);
    const band = shape(across, low);
    const fitted = fitExtent([plane.extent(points)], size, { padding, margin, most: most ? EARTH_M / most : Infinity });
    if (!fitted) return null;
    const { scale, middle, centre } = fitted;
    this.pixels = scale;
    /** @type {Point} */
    const at = [middle[0] + (size.width / 2 - centre[0]) / scale, middle[1] + (size.height / 2 - centre[1]) / scale];
    const center = plane.centred(at);
    this.fitted = { plane, at, scale, center };
    return {
      lonaxis: { range: [lon - across, lon + across] },
      lataxis: { range: [Math.max(-89, lat - low), Math.min(89, lat + low)] },
      center,
      scale: scale / Math.min(size.width / band.width, size.height / band.height),
    };
  }

  /** Where the visitor has gone from the view; kept until a view is asked for.
   * @param {Geo} geo */
  take(geo) {
    if (!this.own) return;
    const { center, zoom, turned } = this.own;
    geo.center = center;
    geo.projection = { ...geo.projection, scale: this.usual * zoom };
    if (turned !== undefined) geo.projection.rotation = { ...geo.projection.rotation, lon: turned };
  }

  /** A map that is turned needs another scale of Plotly's for the same pixels.
   * @param {Geo} geo */
  mend(geo) {
    if (!this.own || this.looks) return;
    geo.projection = {
      ...geo.projection,
      scale: (geo.projection.scale * this.pixels * this.own.zoom) / inside.pixelScale(this.figure),
    };
  }

  keep() {
    const { center, projection } = inside.outlook(this.figure);
    this.own = {
      center: { ...center },
      zoom: inside.pixelScale(this.figure) / this.pixels,
      turned: projection.rotation.lon,
    };
  }

  /** Nearer, or by parts of what is seen.
   * @param {{ by: number, east: number, north: number }} asked */
  shift({ by, east, north }) {
    this.keep();
    const own = /** @type {Moved} */ (this.own);
    const { width, height } = this.size;
    const there = inside.centred(this.figure, [width * (0.5 + east), height * (0.5 - north)]);
    if (there && (east || north)) own.center = there;
    own.zoom = Math.max(LEAST_ZOOM, Math.min(MOST_ZOOM, own.zoom * by));
  }

  /** "lon,lat,zoom,turned" as it stands in an address; null where nobody has moved the map. */
  get moved() {
    if (!this.own) return null;
    const { center, zoom, turned } = this.own;
    return [center.lon, center.lat, zoom, turned ?? center.lon].map((number) => number.toFixed(2)).join(",");
  }

  set moved(text) {
    const [lon, lat, zoom, turned] = (text ?? "").split(",").map(Number);
    this.own = text ? { center: { lon, lat }, zoom, turned } : null;
  }
}

/** Degrees across and up of a box that comes out in the shape of a panel.
 * @param {(across: number, up: number) => { width: number, height: number }} shape of such a box, in pixels
 * @param {number} wanted width for a pixel of height @returns {[number, number]} */
export function shaped(shape, wanted) {
  const ratio = (/** @type {number} */ across, /** @type {number} */ up) => {
    const { width, height } = shape(across, up);
    return width / height;
  };
  const across = BANDS.find((one) => ratio(one, MOST_UP) <= wanted) ?? BANDS[BANDS.length - 1];
  let [low, high] = [LEAST_UP, MOST_UP];
  for (let i = 0; i < 24; i += 1) {
    const middle = (low + high) / 2;
    if (ratio(across, middle) > wanted) low = middle;
    else high = middle;
  }
  return [across, low];
}

/** The outline of a box of degrees.
 * @param {readonly number[]} box west, south, east, north @returns {Point[]} */
export function edges([west, south, east, north]) {
  const along = Array.from({ length: STEPS + 1 }, (_, i) => i / STEPS);
  return along.flatMap((share) => {
    const [lon, lat] = [west + share * (east - west), south + share * (north - south)];
    return /** @type {Point[]} */ ([
      [lon, south],
      [lon, north],
      [west, lat],
      [east, lat],
    ]);
  });
}
