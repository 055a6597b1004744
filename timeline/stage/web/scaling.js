// A figure with all its sizes in pixels grown or shrunk, for windows of another height.

const SIZES = new Set([
  "font.size", "tickfont.size", "textfont.size", "marker.size", "line.width", "pattern.size",
  "error_x.thickness", "error_x.width", "error_y.thickness", "error_y.width",
  "margin.l", "margin.r", "margin.t", "margin.b", "layout.height", "title.standoff",
  "annotations.size", "annotations.xshift", "annotations.yshift",
]);

export function scaled(value, by, key = "", parent = "") {
  if (by === 1) return value;
  if (Array.isArray(value)) return value.map((own) => scaled(own, by, key, parent));
  if (value && typeof value === "object") {
    const inside = parent === "annotations" || key === "annotations" ? "annotations" : key;
    return Object.fromEntries(Object.entries(value).map(([name, own]) => [name, scaled(own, by, name, inside)]));
  }
  return typeof value === "number" && SIZES.has(`${parent}.${key}`) ? value * by : value;
}
