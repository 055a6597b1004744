// A picture of what a scene shows in place of map and timeline, for paper and slides: of a chart, or
// the lecturer's own. What is only words has none.

import { figureOf, filled } from "../faces/facechart.js";
import { json, script } from "../kit/loading.js";
import { inOwnFonts, ownFonts } from "../kit/ownfonts.js";
import { pencil } from "../kit/svg.js";

/** @import { StageFiles, ToldNumber, ToldScene } from "../wire.d.ts" */

const APART = 0.6; // of the letters: from a name to its bar
const MOST_ROWS = 9; // parts of a number, from which on they stand side by side

/**
 * PNG or JPEG in base64; null where there is none. `letters` in pixels; with `numbers` what a number
 * is made of is drawn too.
 * @param {ToldScene} scene
 * @param {{ theme: string, stage: StageFiles, size: readonly [number, number], letters: number, numbers: boolean }} how
 * @returns {Promise<string | null>}
 */
export async function facePicture({ shown: { chart, picture, number } }, { theme, stage, size, letters, numbers }) {
  const { plotly, figures } = stage.addresses;
  if (picture) return bare(picture.image.startsWith("data:image/webp") ? await asPng(picture.image) : picture.image);
  const [width, height] = size;
  const taken = { format: "png", width, height };
  if (chart) {
    const [[figure]] = await Promise.all([figureOf(chart, theme), script(plotly)]);
    const own = inOwnFonts(figure, figure.layout.font.family);
    return bare(await window.Plotly.toImage(filled(own, chart, { width, height }, letters), taken));
  }
  if (!numbers || !number?.parts.length) return null;
  const [{ css }] = await Promise.all([json(figures[theme]), script(plotly)]);
  return bare(await window.Plotly.toImage(made(number, letters, css), taken));
}

/**
 * What a number is made of as bars: lines from the top, or columns where there are many.
 * @param {ToldNumber} number
 * @param {number} letters
 * @param {Record<string, string>} css values of the theme
 */
function made({ parts }, letters, css) {
  const lying = parts.length <= MOST_ROWS;
  const names = parts.map(({ who }) => who);
  const spans = parts.map(({ low, high }) => high - low);
  const family = ownFonts(css["--cx-fonts"]);
  const said = { text: parts.map((part) => `\u2002${part.said}`), textposition: "outside", cliponaxis: false };
  const bars = { type: "bar", base: parts.map(({ low }) => low) };
  const along = lying ? { y: names, x: spans, orientation: "h" } : { x: names, y: spans };
  const named = { automargin: !lying, type: "category", ...(lying ? { autorange: "reversed" } : {}) };
  const counted = { visible: false, rangemode: "tozero" };
  return {
    data: [{ ...bars, ...along, ...(lying ? said : {}), marker: { color: css["--cx-strong"] } }],
    layout: {
      font: { family, size: letters, color: css["--cx-ink"] },
      margin: {
        l: lying ? across(names, letters, family) + APART * letters : 10,
        r: lying ? 7 * letters : 10,
        t: 10,
        b: 10,
      },
      [lying ? "yaxis" : "xaxis"]: named,
      [lying ? "xaxis" : "yaxis"]: lying
        ? counted
        : { automargin: true, gridcolor: css["--cx-faint"], rangemode: "tozero" },
    },
  };
}

/**
 * Pixels that the widest of some names takes.
 * @param {readonly string[]} names
 * @param {number} letters
 * @param {string} family
 */
function across(names, letters, family) {
  const pen = pencil(document.createElement("canvas"));
  pen.font = `${letters}px ${family}`;
  return Math.max(...names.map((name) => pen.measureText(name).width));
}

/** @param {string} address of data */
function bare(address) {
  return address.slice(address.indexOf(",") + 1);
}

/** @param {string} address */
async function asPng(address) {
  const image = Object.assign(new Image(), { src: address });
  await image.decode();
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: image.naturalWidth, height: image.naturalHeight });
  canvas.getContext("2d")?.drawImage(image, 0, 0);
  return canvas.toDataURL("image/png");
}
