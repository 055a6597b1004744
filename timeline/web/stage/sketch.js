// The first picture does not wait for plotly.js: what it will draw of ways and bars is drawn in its place, where
// and as it will draw them, so that whoever takes hold of its elements finds these.

import { element } from "../kit/svg.js";
import { path } from "./mapart.js";

/** @import { Figure, Geo, Projection, Trace } from "./inside.js" */
/** @import { Point } from "./geometry.js" */
/** @import { Plane } from "./plane.js" */
/** @typedef {{ plane: Plane, at: Point, scale: number, center: { lon: number, lat: number } }} Looks a map fitted: what of the plane lies in its middle, in pixels a radian */
/** @typedef {{ width: number, height: number }} Size */

const CLASS = "cx-foretold";

/** Whether nothing that is drawn of a view is parted by an edge of the earth, which only Plotly can.
 * @param {{ clip: number | null, projection: import("./shapes.js").MapProjection }} view */
export function canBeSketched({ clip, projection: { type, rotation } }) {
  return type === "conic equal area" && !clip && !rotation.lat;
}

/** What the stage asks a map of Plotly's, of one that Plotly has not drawn.
 * @param {Looks} looks @param {Size} size @returns {Geo} */
export function sketchedGeo({ plane, at, scale, center }, { width, height }) {
  let turn = [-plane.lon, -plane.lat, 0];
  /** @type {(at: Point) => [number, number]} */
  const project = (point) => {
    const [x, y] = plane.project(point);
    return [width / 2 + (x - at[0]) * scale, height / 2 + (y - at[1]) * scale];
  };
  /** @param {number[]} [angles] */
  const rotate = (angles) => {
    if (angles) turn = angles;
    return turn;
  };
  const own = {
    stream: () => UNDRAWN,
    precision: () => 0,
    clipAngle: () => null,
    clipExtent: () => null,
    rotate,
    scale: () => scale,
    invert: (/** @type {Point} */ [x, y]) =>
      plane.find([at[0] + (x - width / 2) / scale, at[1] + (y - height / 2) / scale], turn),
  };
  const projection = /** @type {Projection} */ (/** @type {unknown} */ (Object.assign(project, own)));
  return { center, projection: { rotation: { lon: plane.lon } }, _subplot: { projection } };
}

const nothing = () => {};
/** What an edge of the earth would part. */
const UNDRAWN = {
  point: nothing,
  lineStart: nothing,
  lineEnd: nothing,
  polygonStart: nothing,
  polygonEnd: nothing,
  sphere: nothing,
};

/** Lines and areas of traces; those of one way run alike.
 * @param {Figure} figure @param {Trace[]} traces @param {(at: Point) => Point | null} project */
export function sketchLines(figure, traces, project) {
  /** @type {Map<string, string>} */
  const known = new Map();
  put(
    figure,
    traces.map((trace, index) => {
      const { lon, lat, line, fill, fillcolor, meta } = trace;
      const points = () =>
        /** @type {(number | null)[]} */ (lon).map((x, i) => (x === null ? null : project([x, lat[i]])));
      const d = (!fill && known.get(meta.way)) || path(points());
      if (!fill) known.set(meta.way, d);
      const drawn = element("path", { class: "js-line", d });
      const look = fill
        ? { fill: opaque(fillcolor), fillOpacity: String(opacityOf(fillcolor)), stroke: "none" }
        : { fill: "none", stroke: line.color, strokeWidth: `${line.width}px`, strokeDasharray: dashes(line.dash) };
      Object.assign(drawn.style, look);
      return group("trace scattergeo", index, [drawn]);
    }),
  );
}

/** Bars of traces by what outlines each. @param {Figure} figure @param {Trace[]} traces @param {string[][]} outlines */
export function sketchBars(figure, traces, outlines) {
  put(
    figure,
    traces.map(({ marker: { color, line } }, index) =>
      group(
        "trace bars",
        index,
        outlines[index].map((d) => {
          const point = element("g", { class: "point" });
          const drawn = element("path", { d });
          Object.assign(drawn.style, { fill: color, stroke: line.color ?? "none", strokeWidth: `${line.width}px` });
          point.append(drawn);
          return point;
        }),
      ),
    ),
  );
}

/** @param {Figure} figure */
export function unsketch(figure) {
  figure.querySelector(`:scope > .${CLASS}`)?.remove();
}

/** @param {Figure} figure @param {SVGElement[]} groups */
function put(figure, groups) {
  unsketch(figure);
  const svg = element("svg", { class: `main-svg ${CLASS}`, width: "100%", height: "100%", style: "display: block" });
  svg.append(...groups);
  figure.append(svg);
}

/** @param {string} name @param {number} index of its trace @param {SVGElement[]} parts */
function group(name, index, parts) {
  const own = element("g", { class: name });
  own.append(...parts);
  return Object.assign(own, { __data__: [{ trace: { index } }] });
}

/** @param {string} [dash] */
function dashes(dash = "solid") {
  return dash === "solid" ? "" : dash;
}

/** @param {string} colour */
function opacityOf(colour) {
  return Number(colour.match(/^rgba\(.*,\s*([\d.]+)\)$/)?.[1] ?? 1);
}

/** @param {string} colour */
function opaque(colour) {
  return colour.replace(/^rgba\((.*),\s*[\d.]+\)$/, "rgb($1)");
}
