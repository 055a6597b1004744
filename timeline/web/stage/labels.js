// @ts-nocheck
// Names on the map: each takes a free position, in the order given; what finds none is left out.

const POSITIONS = [
  ["middle right", 1, 0], ["middle left", -1, 0], ["top center", 0, -1], ["bottom center", 0, 1],
  ["top right", 1, -1], ["bottom right", 1, 1], ["top left", -1, -1], ["bottom left", -1, 1],
];
const MIDDLE = [["middle center", 0, 0]];
const canvas = document.createElement("canvas").getContext("2d");

// `names`: [{x, y, text, size, reach}] in pixels; `taken`: boxes [x0, y0, x1, y1] to keep clear of;
// `loose`: boxes that a name which `must` stand may cover; `dots`: boxes that a name covers only where
// it has no other way. Returns for each name its position and box, or null.
export function place(names, { taken, loose, dots }, width, height, font) {
  const boxes = [...taken];
  const free = (own) => inside(own, width, height) && !boxes.some((other) => meets(own, other));
  return names.map((name) => {
    if (!name) return null;
    canvas.font = `600 ${name.size}px ${font}`;
    const wide = canvas.measureText(name.text).width;
    const positions = name.middle ? MIDDLE : POSITIONS.filter(([, across]) => across || !name.aside);
    const possible = positions.map(([position, across, down]) => [position, box(name, across, down, wide + 6)]);
    const open = possible.filter(([, own]) => free(own));
    const clear = open.filter(([, own]) => !loose.some((other) => meets(own, other)));
    const found = fewest(clear.length || !name.must ? clear : open, dots);
    if (!found) return null;
    boxes.push(found[1]);
    return { position: found[0], box: found[1] };
  });
}

// The first of those that cover the fewest boxes.
function fewest(possible, boxes) {
  const covered = possible.map(([, own]) => boxes.filter((other) => meets(own, other)).length);
  return possible[covered.indexOf(Math.min(...covered))];
}

// As plotly.js puts a text beside a marker; 1.5 of its size holds letters of both scripts.
// `beyond` pixels farther to the side.
function box({ x, y, size, reach, beyond = 0 }, across, down, wide) {
  const x0 = across > 0 ? x + reach + beyond : across < 0 ? x - reach - beyond - wide : x - wide / 2;
  const middle = y + down * (reach + size / 2);
  return [x0, middle - 0.75 * size, x0 + wide, middle + 0.75 * size];
}

function inside([x0, y0, x1, y1], width, height) {
  return x0 > 2 && y0 > 2 && x1 < width - 2 && y1 < height - 2;
}

function meets(a, b) {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}
