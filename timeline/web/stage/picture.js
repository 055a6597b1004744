// A picture of the stage to take away, with what it shows, its sources and its edition inside.

import { make } from "../kit/making.js";
import { element, fitting, lines, pencil, raster } from "../kit/svg.js";
import { drawn } from "./legend.js";

const SIZE = /** @type {const} */ ([1920, 1080]);
const TOP = 64; // pixels for the title
const FOOT = 76; // and for sources and edition
const ROW = 26; // and for a row of the key

/** @import { StageData } from "./shapes.js" */
/** @import { Beside, Options, Stage } from "./stage.js" */
/** @import { StageFiles, StageState } from "../wire.d.ts" */
/** @typedef {(host: HTMLElement, data: StageData, options: Options) => Stage} Create */
/** @typedef {{ title: string, begin: string, sources: string[], rest: (n: number) => string, edition: string }} Caption `sources` are named as have room, `rest` says where the others are */
/** @typedef {{ theme?: string, grow?: number, stays?: boolean, spoken?: string[], part?: "" | "map" | "time", key?: boolean, size?: readonly [number, number] }} Look */
/** @typedef {Record<string, string>} Css values that style sheets name */
/** @typedef {{ colour: string, weight: number | string, wide: number, rows: number }} Ink and the room that a text has */

/** The stage in `state`, which `create` makes, as an SVG text; with a `caption` its title above it, its
 * sources and its edition below. Without a `theme` it wears the one of the page; `grow` is by how much
 * its text is larger; one that `stays` does not leave its view for what is picked;
 * what is `spoken` of is named before all else; `part` is map or timeline alone, the map with its `key` where that is asked for; `size` is in pixels.
 * @param {Create} create @param {StageFiles} data @param {StageState} state @param {Caption | null} caption
 * @param {Look} [options] */
export async function drawing(create, data, state, caption, options = {}) {
  const { stays, part = "", key = false, size = SIZE } = options;
  const high = size[1] - (caption ? TOP + FOOT : 0);
  const { stage, end } = posed(create, data, state, { ...options, size: [size[0], high] });
  try {
    await stage.start();
    if (!stage.root.dataset.ready) throw new Error("not drawn");
    if (state.pick && !state.map) await stage.camera.reveal(state.pick, stays && state.view !== stage.facts.first_view);
    return composed(stage, caption, size, part, key);
  } finally {
    end();
  }
}

/** A stage out of sight that is only looked at, until its end.
 * @param {Create} create @param {StageFiles} data @param {StageState} state @param {Look} options */
export function posed(create, data, state, { theme, grow, spoken, part = "", size: [wide, high] = SIZE }) {
  const host = make("div", "cx-offscreen", document.body);
  Object.assign(host.style, {
    position: "fixed",
    left: "-30000px",
    top: "0",
    width: `${wide}px`,
    height: `${high}px`,
  });
  const stage = create(
    host,
    { ...data, state: { ...state }, turn: 0 },
    { side: () => bare(), quiet: true, still: true, theme, grow, spoken, layout: "picture" },
  );
  stage.root.classList.add("cx-still");
  stage.root.dataset.part = part;
  const end = () => {
    stage.end();
    host.remove();
  };
  return { stage, end };
}

/** A PNG of the drawing, `times` as large.
 * @param {string} svg @param {number} [times] @param {readonly [number, number]} [size] */
export function png(svg, times = 1, size = SIZE) {
  return raster(svg, ...size, times);
}

/** What lies over the lines that Plotly drew.
 * @param {Stage["map"]} map */
function over({ art, frame }) {
  const own = art.copied();
  for (const [key, value] of Object.entries(frame.size)) own.setAttribute(key, String(value));
  return own;
}

/** Words that stand on the map as they stand there.
 * @param {SVGElement} map @param {HTMLElement} box @param {Css} css */
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

/** Nothing stands beside the map of a picture.
 * @returns {Beside} */
function bare() {
  return { show() {}, found: () => null, learn: async () => {} };
}

/** What a stage shows now, as an SVG text.
 * @param {Stage} stage @param {Caption | null} caption @param {readonly [number, number]} size @param {string} part @param {boolean} [key] @param {boolean} [dated] its year stands on it */
export function composed(stage, caption, [wide, high], part, key = false, dated = true) {
  const { css } = stage.look;
  const root = element("svg", {
    width: wide,
    height: high,
    viewBox: `0 0 ${wide} ${high}`,
    "font-family": css["--cx-fonts"],
  });
  root.append(element("rect", { width: wide, height: high, fill: css["--cx-paper"] }));
  const top = caption ? TOP : 0;
  const quiet = { colour: css["--cx-quiet"], weight: 400, wide: wide - 48, rows: 1 };
  if (part !== "time")
    mapped(root, stage, top, quiet, caption ? 15 : 13 * Number(css["--cx-text"]) * stage.grow, dated);
  if (part !== "map") inner(root, stage, stage.time.box, top).append(stage.time.svg());
  if (key) keyed(root, stage, high - (caption ? FOOT : 0));
  if (caption) captioned(root, caption, css, quiet, high);
  return new XMLSerializer().serializeToString(root);
}

/** @param {SVGElement} root @param {Stage} stage @param {number} top @param {Ink} quiet @param {number} size of letters @param {boolean} dated */
function mapped(root, stage, top, quiet, size, dated) {
  const { css } = stage.look;
  const map = inner(root, stage, stage.map.box, top);
  map.append(element("rect", { width: "100%", height: "100%", fill: css["--cx-sea"] }));
  for (const path of stage.map.ground.paths(stage.map.figure, stage.map.clip)) map.append(element("path", path));
  copied(map, stage.map.figure);
  map.append(over(stage.map));
  rings(map, stage.map.box, css);
  for (const box of dated ? [stage.map.year, stage.map.top.year.reached] : [])
    if (box.textContent) halo(standing(map, box, css), css);
  halo(write(map, stage.facts.words.schematic, 12, stage.map.box.clientHeight - 12, { ...quiet, size }), css);
}

/** What lines, discs and areas mean, at the lower right of the map.
 * @param {SVGElement} root @param {Stage} stage @param {number} bottom */
function keyed(root, stage, bottom) {
  const { css, legend } = stage.look;
  const rows = legend.filter(({ views }) => views.includes(stage.state.view));
  const font = `400 16px ${css["--cx-fonts"]}`;
  const pen = pencil(document.createElement("canvas"));
  pen.font = font;
  const wide = 62 + Math.max(...rows.map(({ text }) => pen.measureText(text).width * 1.04));
  const high = ROW * rows.length + 16;
  const [left, top] = [stage.root.clientWidth - wide - 16, bottom - high - 16];
  const box = { x: left, y: top, width: wide, height: high, rx: 6 };
  root.append(element("rect", { ...box, fill: css["--cx-paper"], stroke: css["--cx-faint"] }));
  rows.forEach(({ swatch, text }, i) => {
    const y = top + 8 + ROW * i;
    if (swatch) {
      const own = drawn(swatch);
      for (const [name, value] of Object.entries({ x: left + 10, y: y + 4 })) own.setAttribute(name, String(value));
      root.append(own);
    }
    const ink = { size: 16, colour: css["--cx-ink"], weight: swatch ? 400 : 700, wide: 2000, rows: 1 };
    write(root, text, left + (swatch ? 54 : 10), y + 19, ink);
  });
}

/** @param {SVGElement} root @param {Caption} caption @param {Css} css @param {Ink} quiet @param {number} high */
function captioned(root, { title, begin, sources, rest, edition }, css, quiet, high) {
  write(root, title, 24, 42, { ...quiet, size: 30, colour: css["--cx-ink"], weight: 700 });
  const room = { wide: quiet.wide, font: `400 16px ${css["--cx-fonts"]}`, rows: 2 };
  write(root, fitting(begin, sources, rest, room), 24, high - FOOT + 24, { ...quiet, size: 16, rows: 2 });
  write(root, edition, 24, high - 10, { ...quiet, size: 16 });
}

/** A part of the picture, where it stands on the stage.
 * @param {SVGElement} root @param {Stage} stage @param {HTMLElement} box @param {number} top */
function inner(root, stage, box, top) {
  const { clientWidth, clientHeight } = box;
  const [whole, part] = [stage.root, box].map((one) => one.getBoundingClientRect());
  const [x, y] = [part.left - whole.left, part.top - whole.top + top];
  const own = element("svg", { x, y, width: clientWidth, height: clientHeight });
  root.append(own);
  return own;
}

/** What Plotly drew, as it is styled now.
 * @param {SVGElement} root @param {HTMLElement} figure */
function copied(root, figure) {
  for (const layer of figure.querySelectorAll(".main-svg")) {
    const own = /** @type {SVGElement} */ (layer.cloneNode(true));
    for (const idle of own.querySelectorAll(".draglayer, .hoverlayer, .zoomlayer, .infolayer .legend .legendtoggle"))
      idle.remove();
    own.removeAttribute("style");
    root.append(own);
  }
}

/** @param {SVGElement} root @param {HTMLElement} box @param {Css} css */
function rings(root, box, css) {
  const layer = box.querySelector(":scope > svg.cx-rings");
  for (const shape of layer?.children ?? []) {
    const [stroke, width] = shape.classList.contains("halo") ? [css["--cx-halo"], 6] : [css["--cx-ink"], 2.5];
    const own = /** @type {SVGElement} */ (shape.cloneNode(true));
    for (const [key, value] of Object.entries({ fill: "none", stroke, "stroke-width": width }))
      own.setAttribute(key, String(value));
    root.append(own);
  }
}

/** Text, broken where it grows too wide; what has no room in so many rows is cut, and seen to be.
 * @param {SVGElement} root @param {string} text @param {number} x @param {number} y @param {Ink & { size: number }} ink */
function write(root, text, x, y, { size, colour, weight, wide, rows: most }) {
  const family = root.closest("svg[font-family]")?.getAttribute("font-family") ?? "sans-serif";
  const all = lines(text, wide, `${weight} ${size}px ${family}`);
  const rows = all
    .slice(0, most)
    .map((row, i) => (i === most - 1 && all.length > most ? `${row.slice(0, -2)} …` : row));
  return rows.map((row, i) => {
    const own = element("text", { x, y: y + i * size * 1.25, "font-size": size, "font-weight": weight, fill: colour });
    own.textContent = row;
    root.append(own);
    return own;
  });
}

/** @param {SVGElement[]} texts @param {Css} css */
function halo(texts, css) {
  for (const text of texts)
    for (const [key, value] of Object.entries({
      stroke: css["--cx-halo"],
      "stroke-width": 6,
      "paint-order": "stroke",
      "stroke-linejoin": "round",
    }))
      text.setAttribute(key, String(value));
}
