// A picture of what a scene shows in place of map and timeline, for paper and slides: of a chart, or
// the lecturer's own. What is only words has none.

import { script } from "../kit/loading.js";
import { figureOf, filled } from "./facechart.js";

/** @import { ToldScene } from "../wire.d.ts" */

const [WIDE, HIGH] = [1920, 1000];
const LETTERS = 30;

/**
 * PNG or JPEG in base64; null where there is none.
 * @param {ToldScene} scene
 * @param {{ theme: string, plotly: string }} how
 * @returns {Promise<string | null>}
 */
export async function facePicture({ shown: { chart, picture } }, { theme, plotly }) {
  if (picture) return bare(picture.image.startsWith("data:image/webp") ? await asPng(picture.image) : picture.image);
  if (!chart) return null;
  const [[figure]] = await Promise.all([figureOf(chart, theme), script(plotly)]);
  const room = { width: WIDE, height: HIGH };
  return bare(await window.Plotly.toImage(filled(figure, chart, room, LETTERS), { format: "png", ...room }));
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
