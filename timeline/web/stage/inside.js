// @ts-nocheck
// What the stage uses of Plotly's inside, and nothing else does. tests/browser/test_inside.py
// holds this contract; where it breaks, `trusted` is false and the player redraws by the public way.

export function geoSubplot(figure) {
  return figure._fullLayout?.geo?._subplot;
}

// (lon, lat) -> [x, y] in pixels of the figure's element, or null where it is not on the map.
export function projector(figure) {
  const subplot = geoSubplot(figure);
  const projection = subplot.projection;
  return (lon, lat) => {
    if (subplot.isLonLatOverEdges?.([lon, lat])) return null;
    const point = projection([lon, lat]);
    return point && Number.isFinite(point[0]) ? point : null;
  };
}

// sink -> stream of points in degrees (the d3 protocol); null where there is none. Corners of the
// ground lie close together, so nothing is put between them.
export function geoStream(figure) {
  const projection = geoSubplot(figure)?.projection;
  if (!projection?.stream) return null;
  return (sink) => {
    const precision = projection.precision?.();
    projection.precision?.(0);
    const stream = projection.stream(sink);
    if (precision) projection.precision(precision);
    return stream;
  };
}

// Pixels a radian of the projection.
export function pixelScale(figure) {
  return geoSubplot(figure)?.projection.scale() ?? 1;
}

// Longitude and latitude of a point of the screen; null where the map has none.
export function unproject(figure, x, y) {
  return geoSubplot(figure)?.projection.invert?.([x, y]) ?? null;
}

// Width, height and middle (lon, lat) of a box of degrees as it lies on the screen now.
export function fitted(figure, [west, east], [south, north]) {
  const { projection } = geoSubplot(figure);
  const clip = projection.clipExtent();
  projection.clipExtent(null);
  const along = [0, 1, 2, 3, 4].map((i) => west + (i * (east - west)) / 4);
  const up = [0, 1, 2, 3, 4].map((i) => south + (i * (north - south)) / 4);
  const ring = [
    ...up.map((lat) => [west, lat]), ...along.slice(1).map((lon) => [lon, north]),
    ...up.slice(0, -1).reverse().map((lat) => [east, lat]), ...along.slice(0, -1).reverse().map((lon) => [lon, south]),
  ];
  const [[x0, y0], [x1, y1]] = projection.getBounds({ type: "Polygon", coordinates: [ring] });
  const middle = projection.invert([(x0 + x1) / 2, (y0 + y1) / 2]);
  projection.clipExtent(clip);
  return { width: x1 - x0, height: y1 - y0, middle };
}

// The drawn elements of a trace: its line, and one element a point.
export function elements(figure, number) {
  const group = traceGroup(figure, number);
  if (!group) return { line: null, points: [] };
  return {
    line: group.querySelector("path.js-line"),
    points: [...group.querySelectorAll("path.point, g.point")],
  };
}

function traceGroup(figure, number) {
  const groups = figure.querySelectorAll("g.trace.scattergeo, g.trace.scatter, g.trace.bars");
  for (const group of groups) {
    const bound = group.__data__;
    const trace = (Array.isArray(bound) ? bound[0]?.trace : bound?.trace) ?? bound?.[0]?.trace;
    if (trace?.index === number) return group;
  }
  return null;
}

// Whether all of the above is where it was when this was written.
export function trusted(map, time) {
  return Boolean(geoSubplot(map)?.projection && traceGroup(map, 0) && traceGroup(time, 0));
}
