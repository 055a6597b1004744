// Sizes of a figure are given for a stage 1000 pixels high.

const LEAST = { font: 13, textfont: 13, tickfont: 13, margin: 88 };
const SCALED = new Set(["font.size", "textfont.size", "tickfont.size", "margin.l", "margin.b", "marker.size", "line.width"]);

export function size(box) {
  return { width: box.clientWidth, height: box.clientHeight, autosize: false };
}

// The figure with its sizes multiplied; text stays at least as large as usual.
export function scaled(value, by, key = "", parent = "") {
  if (Array.isArray(value)) return value.map((own) => scaled(own, by, key, parent));
  if (value && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([name, own]) => [name, scaled(own, by, name, key)]));
  }
  if (key === "dash") return value.replace(/[\d.]+(?=px)/g, (pixels) => (pixels * by).toFixed(2));
  if (typeof value !== "number" || !SCALED.has(`${parent}.${key}`)) return value;
  const least = LEAST[parent] ?? 0;
  return Math.max(Math.min(value, least), value * by);
}

export function merged(base, change) {
  const plain = (value) => value && typeof value === "object" && !Array.isArray(value);
  const both = Object.entries(change).map(([key, value]) => [key, plain(value) ? merged(base[key] ?? {}, value) : value]);
  return { ...base, ...Object.fromEntries(both) };
}

// Rings around what is picked: [{x, y, r, wide}] in pixels of the box.
export function rings(box, circles) {
  let layer = box.querySelector(":scope > svg.cx-rings");
  if (!layer) {
    layer = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    layer.setAttribute("class", "cx-rings");
    layer.setAttribute("aria-hidden", "true");
    box.append(layer);
  }
  layer.replaceChildren(...circles.flatMap(({ x, y, r, wide = 0 }) => ["halo", "ring"].map((name) => {
    const shape = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    const own = { x: x - wide - r, y: y - r, width: 2 * (wide + r), height: 2 * r, rx: r, class: name };
    for (const [key, value] of Object.entries(own)) shape.setAttribute(key, value);
    return shape;
  })));
}
