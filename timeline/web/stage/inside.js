// What the stage uses of Plotly's inside, and nothing else does. tests/browser/test_inside.py
// holds this contract; where it breaks, `trusted` is false and the player redraws by the public way.

/** @import { Point } from "./geometry.js" */
/**
 * What a stream of d3 tells points and lines to.
 * @typedef {object} Sink
 * @property {(x: number, y: number) => void} point
 * @property {() => void} lineStart
 * @property {() => void} lineEnd
 * @property {() => void} polygonStart
 * @property {() => void} polygonEnd
 * @property {() => void} sphere
 */
/** @typedef {(sink: Sink) => Sink} Stream into the sink go points in pixels, into what it gives such in degrees */
/**
 * A projection of d3, as far as it is used here.
 * @typedef {object} Asked
 * @property {Stream} stream
 * @property {{ (): number, (precision: number): unknown }} precision
 * @property {{ (): number | null, (angle: number | null): unknown }} clipAngle
 * @property {{ (): number[][] | null, (extent: number[][] | null): unknown }} clipExtent
 * @property {{ (): number[], (angles: number[]): unknown }} rotate
 * @property {() => number} scale
 * @property {(at: Point) => [number, number] | null} invert
 */
/** @typedef {((at: Point) => [number, number] | null) & Asked} Projection */
/** @typedef {{ projection: Projection, isLonLatOverEdges?: (at: Point) => boolean }} Subplot */
/** @typedef {{ center: { lon: number, lat: number }, projection: { rotation: { lon: number } }, _subplot: Subplot }} Geo */
/** @typedef {Record<string, any>} Trace as Plotly has it */
/** @typedef {HTMLElement & { data?: Trace[], _fullLayout?: { geo?: Geo }, on?: (event: string, act: () => void) => void }} Figure that Plotly drew */

/** @type {WeakMap<Figure, Geo>} Of maps that Plotly has not drawn yet. */
const expected = new WeakMap();

/** Until Plotly has drawn a map, this says how it will.
 * @param {Figure} figure @param {Geo} geo */
export function expect(figure, geo) {
  expected.set(figure, geo);
}

/** @param {Figure} figure */
function geoOf(figure) {
  return figure._fullLayout?.geo ?? expected.get(figure);
}

/** @param {Figure} figure */
function geoSubplot(figure) {
  return geoOf(figure)?._subplot;
}

/** @param {Figure} figure */
function projectionOf(figure) {
  return /** @type {Subplot} */ (geoSubplot(figure)).projection;
}

/** Where it looks to, as Plotly has it.
 * @param {Figure} figure */
export function outlook(figure) {
  return /** @type {Geo} */ (geoOf(figure));
}

/** (lon, lat) -> [x, y] in pixels of the figure's element, or null where it is not on the map.
 * @param {Figure} figure @returns {(lon: number, lat: number) => Point | null} */
export function projector(figure) {
  const subplot = /** @type {Subplot} */ (geoSubplot(figure));
  const projection = subplot.projection;
  return (lon, lat) => {
    if (subplot.isLonLatOverEdges?.([lon, lat])) return null;
    const point = projection([lon, lat]);
    return point && Number.isFinite(point[0]) ? point : null;
  };
}

/** How points in degrees are sent; null where plotly.js does not say. Corners of the ground lie close
 * together, so nothing is put between them. What is farther than `clip` degrees from the middle is cut off.
 * @param {Figure} figure @param {number | null} [clip] @returns {Stream | null} */
export function geoStream(figure, clip = null) {
  const projection = geoSubplot(figure)?.projection;
  if (!projection?.stream) return null;
  return (sink) => {
    const precision = projection.precision?.();
    const angle = projection.clipAngle?.();
    projection.precision?.(0);
    if (clip) projection.clipAngle(clip);
    const stream = projection.stream(sink);
    if (precision) projection.precision(precision);
    if (clip) projection.clipAngle(angle);
    return stream;
  };
}

/** Where a point of degrees lies, be it seen or not, for those that lie so near the middle of the projection
 * that no edge of the earth comes between; null where plotly.js does not say.
 * @param {Figure} figure @returns {{ at: (lon: number, lat: number) => Point | null, middle: number } | null} */
export function plainly(figure) {
  const projection = geoSubplot(figure)?.projection;
  if (!projection?.rotate) return null;
  return { at: (lon, lat) => projection([lon, lat]), middle: -projection.rotate()[0] };
}

/** Pixels a radian of the projection.
 * @param {Figure} figure */
export function pixelScale(figure) {
  return geoSubplot(figure)?.projection.scale() ?? 1;
}

/** Longitude and latitude of a point of the screen; null where the map has none.
 * @param {Figure} figure @param {number} x @param {number} y */
export function unproject(figure, x, y) {
  return geoSubplot(figure)?.projection.invert?.([x, y]) ?? null;
}

/** The box of pixels that points of degrees lie in, wherever that is, and where the frame looks to.
 * @param {Figure} figure @param {readonly Point[]} points */
export function extent(figure, points) {
  const projection = projectionOf(figure);
  const clip = projection.clipExtent();
  projection.clipExtent(null);
  const drawn = points.map((point) => projection(point)).flatMap((at) => (at && Number.isFinite(at[0]) ? [at] : []));
  projection.clipExtent(clip);
  const [xs, ys] = [drawn.map(([x]) => x), drawn.map(([, y]) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** The middle that a figure must be given so that the pixel comes to stand in its middle.
 * @param {Figure} figure @param {Point} at */
export function centred(figure, at) {
  const projection = projectionOf(figure);
  const turned = projection.rotate();
  projection.rotate([0, 0, 0]);
  const there = projection.invert(at);
  projection.rotate(turned);
  return there && { lon: there[0] - turned[0], lat: there[1] - turned[1] };
}

/** @typedef {{ trace?: { index: number } }} Bound what d3 has bound to a group */
/** @typedef {Map<number, SVGGElement>} Groups what is drawn of each trace, by its number */

/** Who asks of many traces asks for this once. @param {Figure} figure @returns {Groups} */
export function groupsOf(figure) {
  /** @type {NodeListOf<SVGGElement & { __data__?: Bound | Bound[] }>} */
  const groups = figure.querySelectorAll("g.trace.scattergeo, g.trace.scatter, g.trace.bars");
  return new Map(
    [...groups].flatMap((group) => {
      const bound = group.__data__;
      const own = Array.isArray(bound) ? bound[0] : bound;
      return own?.trace ? [[own.trace.index, group]] : [];
    }),
  );
}

/** The drawn elements of a trace: its line, and one element a point.
 * @param {Figure} figure @param {number} number of the trace @param {Groups} [groups]
 * @returns {{ line: SVGPathElement | null, points: SVGElement[] }} */
export function elements(figure, number, groups = groupsOf(figure)) {
  const group = groups.get(number);
  if (!group) return { line: null, points: [] };
  return {
    line: group.querySelector("path.js-line"),
    points: /** @type {SVGElement[]} */ ([...group.querySelectorAll("path.point, g.point")]),
  };
}

/** What fills the area of a trace on a map: its line does.
 * @param {Figure} figure @param {number} number of the trace @param {Groups} [groups] @returns {SVGPathElement | null} */
export function fill(figure, number, groups) {
  return elements(figure, number, groups).line;
}

/** Whether a trace that has something to draw is found. @param {Figure} figure @param {number} number */
function isFound(figure, number) {
  const { lon, y } = figure.data?.[number] ?? {};
  return ((lon ?? y)?.length ?? 0) < 2 || groupsOf(figure).has(number);
}

/** Whether all of the above is where it was when this was written.
 * @param {Figure} map @param {Figure} time */
export function trusted(map, time) {
  const drawn = (map.data ?? []).findIndex(({ visible }) => visible !== false);
  return Boolean(geoSubplot(map)?.projection && isFound(map, drawn) && isFound(time, 0));
}
