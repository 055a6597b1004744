// @ts-nocheck
// A picture of the stage to take away, with what it shows, its sources and its edition inside.

import { make } from "../kit/making.js";
import { element, lines, raster } from "../kit/svg.js";

const SIZE = [1920, 1080];
const TOP = 64; // pixels for the title
const FOOT = 76; // and for sources and edition

/** @typedef {(host: HTMLElement, data: import("./shapes.js").StageData, options: import("./stage.js").Options) => import("./stage.js").Stage} Create */

// The stage in `state`, which `create` makes, as an SVG text; with `words` its title above it, its
// sources and its edition below. Without a `theme` it wears the one of the page; `grow` is by how much
// its text is larger; one that `stays` does not leave its view for what is picked.
export async function drawing(create, data, state, words, { theme, grow, stays } = {}) {
  const host = make("div", "cx-offscreen", document.body);
  const high = SIZE[1] - (words ? TOP + FOOT : 0);
  Object.assign(host.style, {
    position: "fixed",
    left: "-30000px",
    top: 0,
    width: `${SIZE[0]}px`,
    height: `${high}px`,
  });
  const stage = create(
    host,
    { ...data, state: { ...state } },
    { side: () => bare(), quiet: true, still: true, theme, grow, layout: "picture" },
  );
  stage.root.classList.add("cx-still");
  try {
    await stage.start();
    if (!state.map) await stage.camera.reveal(state.pick, stays && state.view !== stage.facts.first_view);
    return composed(stage, words);
  } finally {
    stage.end();
    host.remove();
  }
}

// A PNG of the drawing, `times` as large.
export function png(svg, times = 1) {
  return raster(svg, ...SIZE, times);
}

// What lies over the lines that Plotly drew.
function over({ art, frame }) {
  const own = art.svg.cloneNode(true);
  for (const [key, value] of Object.entries(frame.size)) own.setAttribute(key, value);
  own.removeAttribute("class");
  return own;
}

// Words that stand on the map as they stand there.
function standing(map, box, css) {
  const { fontSize, fontWeight } = getComputedStyle(box);
  const size = parseFloat(fontSize);
  return write(map, box.textContent, box.offsetLeft, box.offsetTop + 0.85 * size, {
    size,
    colour: css["--cx-ink"],
    weight: fontWeight,
    wide: 2000,
    rows: 1,
  });
}

// Nothing stands beside the map of a picture.
function bare() {
  return { show() {}, found: () => null, learn: async () => {} };
}

function composed(stage, words) {
  const { css } = stage.look;
  const [wide, high] = SIZE;
  const root = element("svg", {
    width: wide,
    height: high,
    viewBox: `0 0 ${wide} ${high}`,
    "font-family": css["--cx-fonts"],
  });
  root.append(element("rect", { width: wide, height: high, fill: css["--cx-paper"] }));
  const top = words ? TOP : 0;
  const map = inner(root, stage, stage.map.box, top);
  map.append(element("rect", { width: "100%", height: "100%", fill: css["--cx-sea"] }));
  for (const path of stage.map.ground.paths(stage.map.figure, stage.map.clip)) map.append(element("path", path));
  copied(map, stage.map.figure);
  map.append(over(stage.map));
  rings(map, stage.map.box, css);
  for (const box of [stage.map.year, stage.map.top.year.reached])
    if (box.textContent) halo(standing(map, box, css), css);
  const quiet = { colour: css["--cx-quiet"], weight: 400, wide: wide - 48, rows: 1 };
  const size = words ? 15 : 13 * css["--cx-text"] * stage.grow;
  halo(write(map, stage.facts.words.schematic, 12, stage.map.box.clientHeight - 12, { ...quiet, size }), css);
  inner(root, stage, stage.time.box, top).append(stage.time.svg());
  if (words) said(root, words, css, quiet);
  return new XMLSerializer().serializeToString(root);
}

function said(root, { title, sources, edition }, css, quiet) {
  const [, high] = SIZE;
  write(root, title, 24, 42, { ...quiet, size: 30, colour: css["--cx-ink"], weight: 700 });
  write(root, sources, 24, high - FOOT + 24, { ...quiet, size: 16, rows: 2 });
  write(root, edition, 24, high - 10, { ...quiet, size: 16 });
}

// A part of the picture, where it stands on the stage.
function inner(root, stage, box, top) {
  const { clientWidth, clientHeight } = box;
  const [whole, part] = [stage.root, box].map((one) => one.getBoundingClientRect());
  const [x, y] = [part.left - whole.left, part.top - whole.top + top];
  const own = element("svg", { x, y, width: clientWidth, height: clientHeight });
  root.append(own);
  return own;
}

// What Plotly drew, as it is styled now.
function copied(root, figure) {
  for (const layer of figure.querySelectorAll(".main-svg")) {
    const own = layer.cloneNode(true);
    for (const idle of own.querySelectorAll(".draglayer, .hoverlayer, .zoomlayer, .infolayer .legend .legendtoggle"))
      idle.remove();
    own.removeAttribute("style");
    root.append(own);
  }
}

function rings(root, box, css) {
  const layer = box.querySelector(":scope > svg.cx-rings");
  for (const shape of layer?.cloneNode(true).children ?? []) {
    const [stroke, width] = shape.classList.contains("halo") ? [css["--cx-halo"], 6] : [css["--cx-ink"], 2.5];
    const own = shape.cloneNode(true);
    for (const [key, value] of Object.entries({ fill: "none", stroke, "stroke-width": width }))
      own.setAttribute(key, value);
    root.append(own);
  }
}

// Text, broken where it grows too wide; what has no room in so many rows is cut, and seen to be.
function write(root, said, x, y, { size, colour, weight, wide, rows: most }) {
  const family = root.closest("svg[font-family]")?.getAttribute("font-family") ?? "sans-serif";
  const all = lines(said, wide, `${weight} ${size}px ${family}`);
  const rows = all
    .slice(0, most)
    .map((row, i) => (i === most - 1 && all.length > most ? `${row.slice(0, -2)} …` : row));
  return rows.map((row, i) => {
    const text = element("text", { x, y: y + i * size * 1.25, "font-size": size, "font-weight": weight, fill: colour });
    text.textContent = row;
    root.append(text);
    return text;
  });
}

function halo(texts, css) {
  for (const text of texts)
    for (const [key, value] of Object.entries({
      stroke: css["--cx-halo"],
      "stroke-width": 6,
      "paint-order": "stroke",
      "stroke-linejoin": "round",
    }))
      text.setAttribute(key, value);
}
