// @ts-nocheck
// The ground: outlines on a canvas under the figure, with the figure's own projection. As elements
// of the figure they would be painted again with every step and made anew when it opens.

import { geoStream, pixelScale } from "./inside.js";

const FINE = 0.6; // pixels that a corner may be left out for

export class Ground {
  constructor(box) {
    this.canvas = document.createElement("canvas");
    this.canvas.className = "cx-ground";
    this.canvas.setAttribute("aria-hidden", "true");
    box.prepend(this.canvas);
    this.pen = this.canvas.getContext("2d", { alpha: false }); // what is opaque is shown sooner
  }

  // `traces` of the figure, each with its parts: steps of a thousandth of a degree (see `degrees`).
  show(traces) {
    this.traces = traces;
    this.sea = getComputedStyle(this.canvas).backgroundColor;
  }

  // As the figure looks at it now; called with every frame of a pan. Nothing farther than `clip`
  // degrees from the middle of the projection is drawn.
  draw(figure, clip) {
    const { clientWidth, clientHeight } = this.canvas.parentElement;
    const fine = Math.min(3, window.devicePixelRatio || 1);
    const [wide, high] = [Math.round(clientWidth * fine), Math.round(clientHeight * fine)];
    if (this.canvas.width !== wide || this.canvas.height !== high) Object.assign(this.canvas, { width: wide, height: high });
    this.pen.setTransform(fine, 0, 0, fine, 0, 0);
    this.pen.fillStyle = this.sea;
    this.pen.fillRect(0, 0, clientWidth, clientHeight);
    const into = geoStream(figure, clip);
    const least = finest(figure);
    for (const { trace, parts } of this.traces) this.trace(trace, parts, into, least);
  }

  // The same as elements of SVG, for a picture.
  paths(figure, clip) {
    const into = geoStream(figure, clip);
    const least = finest(figure);
    return this.traces.map(({ trace: { fill, fillcolor, line }, parts }) => {
      const path = new Written();
      const stream = into(tracer(path, Boolean(fill)));
      for (const part of parts) send(part, stream, Boolean(fill), least);
      const own = fill ? { fill: fillcolor } : { fill: "none", stroke: line.color, "stroke-width": line.width, "stroke-dasharray": dashes(line.dash).join(" ") };
      return { d: path.text, ...own };
    });
  }

  trace({ fill, fillcolor, line }, parts, into, least) {
    const path = new Path2D();
    const stream = into(tracer(path, Boolean(fill)));
    for (const part of parts) send(part, stream, Boolean(fill), least);
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

// Thousandths of a degree that a corner may be left out for.
function finest(figure) {
  return ((FINE / pixelScale(figure)) * 180 * 1000) / Math.PI;
}

function dashes(dash) {
  return /\d/.test(dash) ? dash.match(/[\d.]+/g).map(Number) : [];
}

// A path as text.
class Written {
  constructor() {
    this.text = "";
  }

  moveTo(x, y) {
    this.text += `M${x.toFixed(1)},${y.toFixed(1)}`;
  }

  lineTo(x, y) {
    this.text += `L${x.toFixed(1)},${y.toFixed(1)}`;
  }

  closePath() {
    this.text += "Z";
  }
}

// What d3 draws with: it is told points in pixels and where lines begin and end.
function tracer(path, closed) {
  let first = true;
  return {
    point(x, y) {
      if (first) path.moveTo(x, y);
      else path.lineTo(x, y);
      first = false;
    },
    lineStart() { first = true; },
    lineEnd() { if (closed) path.closePath(); },
    polygonStart() {}, polygonEnd() {}, sphere() {},
  };
}

// Sends a part's corners in degrees, without those that lie closer to the last than `least`. A ring
// that would turn the other way without them, and so stand for all the globe but itself, keeps them
// all, or is left out where it is too small to be seen.
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

function simplified(part, closed, least) {
  const end = part.length - 2;
  let [x, y] = [part[0], part[1]];
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

// Negative for a ring that runs clockwise, as all rings of the outlines do.
function turning(corners) {
  let sum = 0;
  let [lastX, lastY] = corners[corners.length - 1];
  for (const [x, y] of corners) {
    sum += lastX * y - x * lastY;
    [lastX, lastY] = [x, y];
  }
  return sum;
}

function isSmall(corners, least) {
  const across = (axis) => Math.max(...corners.map((corner) => corner[axis])) - Math.min(...corners.map((corner) => corner[axis]));
  return Math.max(across(0), across(1)) < 3 * least;
}
