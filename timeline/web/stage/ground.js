// The ground: outlines on a canvas under the figure, with the figure's own projection. As elements
// of the figure they would be painted again with every step and made anew when it opens.

import { geoStream, pixelScale, plainly, unproject } from "./inside.js";

/** @import { Figure, Stream, Trace } from "./inside.js" */
/** @import { Steps } from "./unpack.js" */
/** @typedef {{ trace: Trace, parts: Steps[] }} Drawn a trace of the figure and its outlines */
/** @typedef {{ moveTo(x: number, y: number): void, lineTo(x: number, y: number): void, closePath(): void }} Path */
/** @typedef {[number, number]} Corner thousandths of a degree */
/** @typedef {[west: number, south: number, east: number, north: number]} Bounds thousandths of a degree */

const FINE = 0.6; // pixels that a corner may be left out for
const EDGE = 6000; // thousandths of a degree beyond what is seen
const ROUGHLY = 500; // by which what is seen may reach farther than where it was looked for
const [NEAR, SOUTH] = [170_000, -80_000]; // from the middle of the projection, and the latitude, where no edge is near
const SAMPLES = [0, 0.25, 0.5, 0.75, 1]; // shares of the width and of the height

export class Ground {
  /** @type {Drawn[]} */ traces = [];
  sea = "";

  /** @param {HTMLElement} box */
  constructor(box) {
    this.canvas = document.createElement("canvas");
    this.canvas.className = "cx-ground";
    this.canvas.setAttribute("aria-hidden", "true");
    box.prepend(this.canvas);
    // What is opaque is shown sooner.
    this.pen = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext("2d", { alpha: false }));
  }

  /** @param {Drawn[]} traces */
  show(traces) {
    this.traces = traces;
    this.sea = getComputedStyle(this.canvas).backgroundColor;
  }

  /** As the figure looks at it now; called with every frame of a pan. Nothing farther than `clip`
   * degrees from the middle of the projection is drawn.
   * @param {Figure} figure @param {number | null} clip */
  draw(figure, clip) {
    const { clientWidth, clientHeight } = /** @type {HTMLElement} */ (this.canvas.parentElement);
    const fine = Math.min(3, window.devicePixelRatio || 1);
    const [wide, high] = [Math.round(clientWidth * fine), Math.round(clientHeight * fine)];
    if (this.canvas.width !== wide || this.canvas.height !== high)
      Object.assign(this.canvas, { width: wide, height: high });
    this.pen.setTransform(fine, 0, 0, fine, 0, 0);
    this.pen.fillStyle = this.sea;
    this.pen.fillRect(0, 0, clientWidth, clientHeight);
    const into = geoStream(figure, clip);
    if (!into) return;
    const least = finest(figure);
    const seen = clip ? null : bounded(figure, clientWidth, clientHeight);
    const hidden = seen && this.hides(seen);
    const plain = seen || !figure.data ? plainly(figure) : null; // before Plotly there is no other way
    for (const { trace, parts } of this.traces)
      if (!hidden || trace.meta.ground !== "world")
        this.trace(trace, seen ? parts.filter((part) => meets(part, seen)) : parts, { into, plain, least });
  }

  /** Whether the outlines of the view lie over all that is seen of the world's, which are not drawn then.
   * @param {Bounds} seen and somewhat more */
  hides(seen) {
    const own = this.traces.filter(({ trace }) => trace.fill && trace.meta.ground !== "world");
    const [west, south, east, north] = around(own.flatMap(({ parts }) => parts.map(boundsOf)));
    const most = EDGE - ROUGHLY;
    return west <= seen[0] + most && south <= seen[1] + most && east >= seen[2] - most && north >= seen[3] - most;
  }

  /** The same as elements of SVG, for a picture.
   * @param {Figure} figure @param {number | null} clip */
  paths(figure, clip) {
    const into = geoStream(figure, clip);
    if (!into) return [];
    const least = finest(figure);
    return this.traces.map(({ trace: { fill, fillcolor, line }, parts }) => {
      const path = new Written();
      const stream = into(tracer(path, Boolean(fill)));
      for (const part of parts) send(part, stream, Boolean(fill), least);
      const own = fill
        ? { fill: fillcolor }
        : {
            fill: "none",
            stroke: line.color,
            "stroke-width": line.width,
            "stroke-dasharray": dashes(line.dash).join(" "),
          };
      return { d: path.text, ...own };
    });
  }

  /** @param {Trace} trace @param {Steps[]} parts
   * @param {{ into: Stream, plain: ReturnType<typeof plainly>, least: number }} how */
  trace({ fill, fillcolor, line }, parts, { into, plain, least }) {
    const path = new Path2D();
    const stream = into(tracer(path, Boolean(fill)));
    for (const part of parts)
      if (plain && isPlain(part, plain.middle * 1000)) lay(part, path, Boolean(fill), least, plain.at);
      else send(part, stream, Boolean(fill), least);
    if (fill) {
      this.pen.fillStyle = fillcolor;
      this.pen.fill(path);
      return;
    }
    this.pen.strokeStyle = line.color;
    this.pen.lineWidth = line.width;
    this.pen.lineJoin = "round";
    this.pen.setLineDash(dashes(line.dash));
    this.pen.stroke(path);
  }
}

/** Thousandths of a degree that a corner may be left out for.
 * @param {Figure} figure */
function finest(figure) {
  return ((FINE / pixelScale(figure)) * 180 * 1000) / Math.PI;
}

/** What is seen and somewhat more; null where that has no bounds, or goes around the back of the globe.
 * @param {Figure} figure @param {number} width @param {number} height @returns {Bounds | null} */
function bounded(figure, width, height) {
  const seen = SAMPLES.flatMap((across) =>
    SAMPLES.flatMap((down) => {
      const at = unproject(figure, across * width, down * height);
      return at && Number.isFinite(at[0]) && Number.isFinite(at[1]) ? [at] : [];
    }),
  );
  if (seen.length < SAMPLES.length ** 2) return null;
  const [lons, lats] = [0, 1].map((axis) => seen.map((at) => at[axis] * 1000));
  const [west, east] = [Math.min(...lons) - EDGE, Math.max(...lons) + EDGE];
  if (east - west > 150_000 || west < -180_000 || east > 180_000) return null;
  return [west, Math.min(...lats) - EDGE, east, Math.max(...lats) + EDGE];
}

/** @type {WeakMap<Steps, Bounds>} */
const bounds = new WeakMap();

/** Whether any of it may be seen.
 * @param {Steps} part @param {Bounds} seen */
function meets(part, [west, south, east, north]) {
  const own = boundsOf(part);
  return own[0] <= east && own[2] >= west && own[1] <= north && own[3] >= south;
}

/** @param {Bounds[]} all @returns {Bounds} */
function around(all) {
  const [west, south, east, north] = [0, 1, 2, 3].map((side) => all.map((own) => own[side]));
  return [Math.min(...west), Math.min(...south), Math.max(...east), Math.max(...north)];
}

/** @param {Steps} part @returns {Bounds} */
function boundsOf(part) {
  const own = bounds.get(part) ?? measured(part);
  bounds.set(part, own);
  return own;
}

/** @param {Steps} part @returns {Bounds} */
function measured(part) {
  let [x, y] = [part[0], part[1]];
  let [west, south, east, north] = [x, y, x, y];
  for (let i = 2; i < part.length; i += 2) {
    x += part[i];
    y += part[i + 1];
    if (x < west) west = x;
    else if (x > east) east = x;
    if (y < south) south = y;
    else if (y > north) north = y;
  }
  return [west, south, east, north];
}

/** Whether a part lies where no edge of the earth parts it.
 * @param {Steps} part @param {number} middle */
function isPlain(part, middle) {
  const [west, south, east] = boundsOf(part);
  return west > middle - NEAR && east < middle + NEAR && south > SOUTH;
}

/** Draws a part point by point, without those that lie closer to the last than `least`: cutting it to what is
 * seen would take longer than drawing the rest.
 * @param {Steps} part @param {Path} path @param {boolean} closed @param {number} least
 * @param {(lon: number, lat: number) => import("./geometry.js").Point | null} at */
export function lay(part, path, closed, least, at) {
  const end = part.length - 2;
  let [x, y] = [part[0], part[1]];
  let [lastX, lastY] = [x, y];
  const first = at(x / 1000, y / 1000);
  if (first) path.moveTo(first[0], first[1]);
  for (let i = 2; i <= end; i += 2) {
    x += part[i];
    y += part[i + 1];
    if (closed && i === end) break; // a ring ends where it began
    if (i < end && Math.abs(x - lastX) < least && Math.abs(y - lastY) < least) continue;
    const next = at(x / 1000, y / 1000);
    if (next) path.lineTo(next[0], next[1]);
    [lastX, lastY] = [x, y];
  }
  if (closed) path.closePath();
}

/** @param {string} [dash] @returns {number[]} */
function dashes(dash = "") {
  return dash.match(/[\d.]+/g)?.map(Number) ?? [];
}

// A path as text.
class Written {
  constructor() {
    this.text = "";
  }

  /** @param {number} x @param {number} y */
  moveTo(x, y) {
    this.text += `M${x.toFixed(1)},${y.toFixed(1)}`;
  }

  /** @param {number} x @param {number} y */
  lineTo(x, y) {
    this.text += `L${x.toFixed(1)},${y.toFixed(1)}`;
  }

  closePath() {
    this.text += "Z";
  }
}

/** What d3 draws with: it is told points in pixels and where lines begin and end.
 * @param {Path} path @param {boolean} closed */
function tracer(path, closed) {
  let first = true;
  return {
    /** @param {number} x @param {number} y */
    point(x, y) {
      if (first) path.moveTo(x, y);
      else path.lineTo(x, y);
      first = false;
    },
    lineStart() {
      first = true;
    },
    lineEnd() {
      if (closed) path.closePath();
    },
    polygonStart() {},
    polygonEnd() {},
    sphere() {},
  };
}

/** Sends a part's corners in degrees, without those that lie closer to the last than `least`. A ring
 * that would turn the other way without them, and so stand for all the globe but itself, keeps them
 * all, or is left out where it is too small to be seen.
 * @param {Steps} part @param {import("./inside.js").Sink} stream @param {boolean} closed @param {number} least */
export function send(part, stream, closed, least) {
  let corners = simplified(part, closed, least);
  if (closed && (corners.length < 3 || turning(corners) >= 0)) {
    if (isSmall(corners, least)) return;
    corners = simplified(part, closed, 0);
  }
  if (closed) stream.polygonStart();
  stream.lineStart();
  for (const [x, y] of corners) stream.point(x / 1000, y / 1000);
  stream.lineEnd();
  if (closed) stream.polygonEnd();
}

/** @param {Steps} part @param {boolean} closed @param {number} least @returns {Corner[]} */
function simplified(part, closed, least) {
  const end = part.length - 2;
  let [x, y] = [part[0], part[1]];
  /** @type {Corner[]} */
  const corners = [[x, y]];
  let [lastX, lastY] = [x, y];
  for (let i = 2; i <= end; i += 2) {
    x += part[i];
    y += part[i + 1];
    if (closed && i === end) break; // a ring ends where it began
    if (i < end && Math.abs(x - lastX) < least && Math.abs(y - lastY) < least) continue;
    corners.push([x, y]);
    [lastX, lastY] = [x, y];
  }
  return corners;
}

/** Negative for a ring that runs clockwise, as all rings of the outlines do.
 * @param {Corner[]} corners */
function turning(corners) {
  let sum = 0;
  let [lastX, lastY] = corners[corners.length - 1];
  for (const [x, y] of corners) {
    sum += lastX * y - x * lastY;
    [lastX, lastY] = [x, y];
  }
  return sum;
}

/** @param {Corner[]} corners @param {number} least */
function isSmall(corners, least) {
  const across = (/** @type {number} */ axis) =>
    Math.max(...corners.map((corner) => corner[axis])) - Math.min(...corners.map((corner) => corner[axis]));
  return Math.max(across(0), across(1)) < 3 * least;
}
