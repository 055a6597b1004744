// Scenes of a lecture as a film, made in the visitor's browser: each shot is drawn in a few pictures,
// which then run over a canvas, beside the words, while the browser records it.

import { onStage } from "../faces/face.js";
import { json } from "../kit/loading.js";
import { lines, pencil, raster } from "../kit/svg.js";
import { fill, yearName } from "../kit/wording.js";
import { plain } from "../kit/words.js";
import { composed, posed } from "../stage/picture.js";
import { Stage } from "../stage/stage.js";
import { facePicture } from "./facepicture.js";
import { Refused } from "./refused.js";
import { withDuration } from "./webm.js";

/** @import { Phrases, StageFiles, ToldLecture, ToldScene } from "../wire.d.ts" */
/** @typedef {{ image: Blob, year: number | null }} Still */
/** @typedef {{ scene: ToldScene, seconds: number, stills: Still[] }} Shot */
/** @typedef {{ theme: string, css: Record<string, string> }} Dressed */
/**
 * @typedef {object} Film what is filmed, and who hears how far it is
 * @property {ToldLecture} lecture
 * @property {StageFiles} stage
 * @property {Phrases} words
 * @property {string} edition
 * @property {(text: string) => void} tell
 * @property {AbortSignal} signal that stops it
 */

const [WIDE, HIGH] = [1920, 1080];
/** @type {readonly [number, number]} */
const PICTURE = [1200, HIGH];
const FACE = /** @type {const} */ ([1800, 640]);
const SECONDS = 7; // of a shot that does not say
const TITLE_SECONDS = 3;
const RUNNING = 0.5; // of a shot, in which its years run
const MOST_STILLS = 9; // of a shot
const FRAMES = 25; // a second
const BITS = 6_000_000; // a second
const EDGE = 56;
const KINDS = [
  ["video/mp4;codecs=avc1.640028", "mp4"],
  ["video/mp4", "mp4"],
  ["video/webm;codecs=vp9", "webm"],
  ["video/webm", "webm"],
];

/** The kinds of film that this browser makes, by the ending of their name. */
export function kinds() {
  const known =
    typeof MediaRecorder === "function" ? KINDS.filter(([kind]) => MediaRecorder.isTypeSupported(kind)) : [];
  return new Map(known.toReversed().map(([kind, ending]) => [ending, kind]));
}

/**
 * @param {Film} film
 * @param {string} kind
 * @returns {Promise<Blob>}
 */
export async function filmed(film, kind) {
  const { stage, lecture } = film;
  const theme = Object.keys(stage.addresses.figures)[0];
  /** @type {Shot[]} */
  const shots = [];
  const first = lecture.scenes.find(onStage) ?? lecture.scenes[0];
  const { stage: own, end } = posed((...how) => new Stage(...how), stage, first.state, {
    theme,
    part: "map",
    size: PICTURE,
  });
  try {
    await own.start();
    for (const scene of lecture.scenes) {
      film.tell(fill(film.words.picturing, { n: shots.length + 1, all: lecture.scenes.length }));
      const stills = onStage(scene) ? await stillsOf(own, scene, film.signal) : await faceOf(scene, stage, theme);
      shots.push({ scene, seconds: scene.seconds ?? SECONDS, stills });
      film.signal.throwIfAborted();
    }
    const { css } = await json(stage.addresses.figures[theme]); // in the fonts of this page
    return await recorded(film, shots, kind, css);
  } finally {
    end();
  }
}

/**
 * The years of a shot, at which it is drawn: few of them, the last among them.
 * @param {ToldScene} scene
 * @returns {(number | null)[]}
 */
export function yearsOf({ plays, state: { from, to, at, stepping } }) {
  const end = stepping ? at : to;
  if (!plays) return [stepping ? at : null];
  const step = Math.max(1, Math.ceil((end - from) / (MOST_STILLS - 1)));
  const years = [];
  for (let year = end; year > from; year -= step) years.push(year);
  return [...years, from].reverse();
}

/**
 * @param {Stage} stage
 * @param {ToldScene} scene
 * @param {AbortSignal} signal
 */
async function stillsOf(stage, scene, signal) {
  /** @type {Still[]} */
  const stills = [];
  stage.choice.spoken = new Set(scene.named);
  const { pick, view } = scene.state;
  for (const year of yearsOf(scene)) {
    await stage.following.restore({ ...scene.state, ...(year === null ? {} : { at: year, stepping: true }) });
    if (pick) await stage.camera.reveal(pick, view !== stage.facts.first_view);
    stills.push({ image: await raster(composed(stage, null, PICTURE, "map", false, false), ...PICTURE, 1), year });
    signal.throwIfAborted();
  }
  return stills;
}

/**
 * @param {ToldScene} scene
 * @param {StageFiles} stage
 * @param {string} theme
 * @returns {Promise<Still[]>}
 */
async function faceOf(scene, stage, theme) {
  const png = await facePicture(scene, { theme, stage, size: FACE, letters: 34, numbers: true });
  if (!png) return [];
  const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
  return [{ image: new Blob([bytes], { type: "image/png" }), year: null }];
}

// ---- running it ---------------------------------------------------------------------------------

/**
 * @param {Film} film
 * @param {Shot[]} shots
 * @param {string} kind
 * @param {Record<string, string>} css
 * @returns {Promise<Blob>}
 */
async function recorded(film, shots, kind, css) {
  const canvas = Object.assign(document.createElement("canvas"), { width: WIDE, height: HIGH });
  const pen = pencil(canvas);
  titled(pen, film, css);
  const stream = canvas.captureStream(FRAMES);
  const recorder = new MediaRecorder(stream, { mimeType: kind, videoBitsPerSecond: BITS });
  /** @type {Blob[]} */
  const parts = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const over = new Promise((resolve, reject) => {
    recorder.onstop = resolve;
    recorder.onerror = () => reject(new Refused(film.words.film_failed));
  });
  recorder.start(1000);
  const begun = performance.now();
  const all = TITLE_SECONDS + shots.reduce((sum, { seconds }) => sum + seconds, 0);
  try {
    await running(TITLE_SECONDS, film, 0, all, () => titled(pen, film, css));
    let gone = TITLE_SECONDS;
    for (const shot of shots) {
      const images = await Promise.all(shot.stills.map(({ image }) => createImageBitmap(image)));
      await running(shot.seconds, film, gone, all, (at) => shown(pen, film, shot, images, at, css));
      for (const image of images) image.close();
      gone += shot.seconds;
    }
  } finally {
    if (recorder.state !== "inactive") recorder.stop();
    for (const track of stream.getTracks()) track.stop();
  }
  const ms = performance.now() - begun;
  await over;
  const made = new Blob(parts, { type: kind.split(";")[0] });
  return made.type === "video/webm" ? withDuration(made, ms) : made;
}

/**
 * Draws a frame until the seconds are over.
 * @param {number} seconds
 * @param {Film} film
 * @param {number} gone seconds of the film before it
 * @param {number} all
 * @param {(at: number) => void} draw with what is over, from 0 to 1
 */
async function running(seconds, { words, tell, signal }, gone, all, draw) {
  const begun = performance.now();
  for (let at = 0; at < 1; ) {
    signal.throwIfAborted();
    at = Math.min(1, (performance.now() - begun) / 1000 / seconds);
    draw(at);
    tell(fill(words.filming, { n: Math.round(gone + at * seconds), all: Math.round(all) }));
    await new Promise((resolve) => setTimeout(resolve, 1000 / FRAMES));
  }
}

// ---- a frame ------------------------------------------------------------------------------------

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {Film} film
 * @param {Record<string, string>} css
 */
function titled(pen, { lecture, edition }, css) {
  cleared(pen, css);
  let y = written(pen, lecture.title, { x: 140, y: 420, size: 96, weight: 750, wide: 1640 }, css["--cx-ink"], css);
  y = written(pen, lecture.author, { x: 140, y: y + 30, size: 44, weight: 400, wide: 1640 }, css["--cx-ink"], css);
  written(pen, edition, { x: 140, y: y + 16, size: 30, weight: 400, wide: 1640 }, css["--cx-quiet"], css);
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {Film} film
 * @param {Shot} shot
 * @param {ImageBitmap[]} images
 * @param {number} at
 * @param {Record<string, string>} css
 */
function shown(pen, { lecture, words }, { scene, stills }, images, at, css) {
  cleared(pen, css);
  const beside = onStage(scene);
  const place = Math.min(at / RUNNING, 1) * (images.length - 1);
  const number = Math.floor(place);
  const [left, top] = beside ? [0, 0] : [EDGE, 330];
  if (images[number]) pen.drawImage(images[number], left, top);
  if (images[number + 1]) {
    pen.globalAlpha = place - number;
    pen.drawImage(images[number + 1], left, top);
    pen.globalAlpha = 1;
  }
  const x = beside ? PICTURE[0] + EDGE : EDGE;
  const wide = WIDE - x - EDGE;
  const year = beside ? (stills[Math.round(place)]?.year ?? null) : null;
  let y = 60;
  if (year !== null)
    y = written(pen, yearName(year), { x, y, size: 104, weight: 750, wide }, css["--cx-ink"], css) + 20;
  y = written(pen, scene.heading, { x, y, size: 54, weight: 750, wide }, css["--cx-ink"], css) + 16;
  y = written(pen, plain(scene.words), { x, y, size: 40, weight: 400, wide }, css["--cx-ink"], css) + 24;
  const row = year !== null && lecture.arrived.findLast((own) => own.year <= year);
  if (row) {
    const count = row.in_all.toLocaleString(words.language);
    y = written(pen, count, { x, y, size: 72, weight: 750, wide }, css["--cx-strong"], css);
    written(
      pen,
      fill(words.playing.in_all, { year: yearName(row.year) }),
      { x, y, size: 28, weight: 400, wide },
      css["--cx-quiet"],
      css,
    );
  }
  const size = 24;
  const cited = lines(scene.source_line, wide, font(size, 400, css));
  written(
    pen,
    scene.source_line,
    { x, y: HIGH - 30 - 1.25 * size * cited.length, size, weight: 400, wide },
    css["--cx-quiet"],
    css,
  );
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {Record<string, string>} css
 */
function cleared(pen, css) {
  pen.fillStyle = css["--cx-paper"];
  pen.fillRect(0, 0, WIDE, HIGH);
}

/**
 * Text below `y`; gives where it ends.
 * @param {CanvasRenderingContext2D} pen
 * @param {string} text
 * @param {{ x: number, y: number, size: number, weight: number, wide: number }} place
 * @param {string} colour
 * @param {Record<string, string>} css
 */
function written(pen, text, { x, y, size, weight, wide }, colour, css) {
  pen.font = font(size, weight, css);
  pen.fillStyle = colour;
  const rows = text ? lines(text, wide, pen.font) : [];
  rows.forEach((row, i) => {
    pen.fillText(row, x, y + size * (0.95 + 1.25 * i));
  });
  return y + 1.25 * size * rows.length;
}

/**
 * @param {number} size
 * @param {number} weight
 * @param {Record<string, string>} css
 */
function font(size, weight, css) {
  return `${weight} ${size}px ${css["--cx-fonts"]}`;
}
