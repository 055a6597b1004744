// Small pictures of the scenes of a lecture, for its overview, its lecturer, its editor and the shelf: each
// made once a page, one at a time, and only while nobody does anything.

import { Face, onStage } from "../faces/face.js";
import { theme } from "../kit/dress.js";
import { json } from "../kit/loading.js";
import { make } from "../kit/making.js";
import { addressOf, raster } from "../kit/svg.js";
import { idle } from "../kit/timers.js";
import { drawing } from "../stage/picture.js";
import { Stage } from "../stage/stage.js";
import { facePicture } from "./facepicture.js";

/** @import { ToldScene } from "../wire.d.ts" */
/** @import { Deck } from "./deck.js" */

const [WIDE, HIGH] = [1920, 1080];
const SIZE = /** @type {const} */ ([WIDE, HIGH]);
const LETTERS = 40; // pixels
const PART = 1 / 3; // of that size
const ACTS = ["keydown", "pointerdown"];
const READS = [...ACTS, "pointermove", "scroll", "wheel"];
const REST_MS = 1200; // since the last of them
const LONGEST_REST_MS = 6000; // of a lecture whose lecturer never rests
const MOST = 300; // pictures that are kept
const LONG = 400; // letters of a text, as of an image, beyond which its ends stand for it

/** @typedef {Pick<Deck, "lecture" | "words" | "ending"> & { overview: { open: boolean }, pause?: number, stage: Pick<Stage, "data" | "root" | "drawing"> }} Shower `pause` is times as long as the last took */

/** @type {Map<string, Promise<string | null>>} by what is seen on them, the oldest first */
const made = new Map();
/** @typedef {{ key: string, soon: boolean, rest: () => Promise<void>, make: () => Promise<string | null>, done: (drawn: string | null) => void }} Waiting */
/** @type {Waiting[]} */
const line = [];
let busy = false;
let next = 0; // when the next may be made: whoever reads has most of the time

export class ScenePictures {
  /** @param {Shower} deck */
  constructor(deck) {
    this.deck = deck;
    this.touched = deck.pause ? performance.now() : 0;
    const { signal } = deck.ending;
    const touched = (/** @type {Event} */ { timeStamp }) => {
      this.touched = timeStamp;
    };
    for (const act of deck.pause ? READS : ACTS)
      window.addEventListener(act, touched, { signal, capture: true, passive: true });
  }

  /**
   * As a data address; null where none can be made.
   * @param {number} number
   * @param {boolean} [soon] before all that nobody waits for
   * @returns {Promise<string | null>}
   */
  async of(number, soon = false) {
    const { signal } = this.deck.ending;
    const scene = this.deck.lecture.scenes[number];
    if (!scene) return null;
    const key = this.keyOf(scene);
    const { worn } = this;
    for (let before = made.get(key); before; before = made.get(key)) {
      if (soon) hasten(key);
      const drawn = await before;
      if (drawn !== null) return drawn; // else whoever asked has left before it was made
    }
    const make = async () => {
      if (signal.aborted) return null;
      const began = performance.now();
      const drawn = await this.draw(scene, worn);
      next = performance.now() + (this.deck.pause ?? 0) * (performance.now() - began);
      return drawn;
    };
    const coming = new Promise((/** @type {Waiting["done"]} */ done) => {
      line.push({ key, soon: false, rest: () => this.rest(), make, done });
    });
    if (soon) hasten(key);
    advance();
    made.set(key, coming);
    for (const oldest of made.keys()) if (made.size > MOST) made.delete(oldest);
    if ((await coming) === null) made.delete(key); // it may be asked for again
    return coming;
  }

  get worn() {
    return this.deck.stage.drawing?.look.theme ?? theme();
  }

  /** @param {ToldScene} scene */
  keyOf(scene) {
    const { facts } = this.deck.stage.data.addresses;
    const short = (/** @type {string} */ _, /** @type {unknown} */ value) =>
      typeof value === "string" && value.length > LONG
        ? [value.length, value.slice(0, LONG / 2), value.slice(-LONG / 2)]
        : value;
    return JSON.stringify([this.worn, facts, scene], short);
  }

  /** Nobody waits for a picture while a lecture goes on; but the lecturer's window has one at last. */
  async rest() {
    const { signal } = this.deck.ending;
    const end = performance.now() + (this.deck.pause ? Infinity : LONGEST_REST_MS);
    for (let left = 1; left > 0 && !signal.aborted && !this.deck.overview.open; ) {
      left = Math.min(end, Math.max(this.touched + REST_MS, next)) - performance.now();
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, left)));
    }
    await idle();
  }

  /**
   * @param {ToldScene} scene
   * @param {string} worn
   * @returns {Promise<string | null>}
   */
  async draw(scene, worn) {
    const { data } = this.deck.stage;
    if (onStage(scene)) {
      /** @type {import("../stage/picture.js").Create} */
      const create = (host, own, options) => new Stage(host, own, options);
      const { layout, named } = scene;
      /** @type {"" | "map" | "time"} */
      const part = layout === "map" || layout === "time" ? layout : "";
      const how = { theme: worn, stays: true, spoken: named, part };
      return addressOf(await raster(await drawing(create, data, scene.state, null, how), WIDE, HIGH, PART));
    }
    const how = { theme: worn, stage: data, size: SIZE, letters: LETTERS, numbers: false };
    const drawn = await facePicture(scene, how);
    if (!drawn) return this.written(scene, worn);
    const kind = drawn.startsWith("/9j/") ? "jpeg" : "png";
    return `data:image/${kind};base64,${drawn}`;
  }

  /**
   * What is only words, as it stands on the screen.
   * @param {ToldScene} scene
   * @param {string} worn
   */
  async written(scene, worn) {
    const { stage, words, lecture } = this.deck;
    const { css } = await json(stage.data.addresses.figures[worn]);
    const host = make("div", "cx-deck cx-offscreen", document.body);
    const root = make("div", "cx-stage", host);
    root.style.cssText = stage.root.style.cssText;
    for (const [name, value] of Object.entries(css)) root.style.setProperty(name, value);
    root.dataset.theme = worn;
    root.style.transform = "";
    Object.assign(host.style, { left: "-30000px", width: `${WIDE}px`, height: `${HIGH}px` });
    const ending = new AbortController();
    const face = new Face(Object.create(stage, { root: { value: root }, signal: { value: ending.signal } }), words);
    face.show(scene, lecture.language);
    face.build(Infinity);
    face.box.querySelector("div")?.style.setProperty("--u", `${HIGH / 100}px`); // whose picture is smaller
    Object.assign(host.style, { position: "relative", left: "0" });
    const text = new XMLSerializer().serializeToString(host);
    ending.abort();
    host.remove();
    const style = `<style xmlns="http://www.w3.org/1999/xhtml">${escaped(sheet())}</style>`;
    const size = `width="${WIDE}" height="${HIGH}"`;
    const drawn = `<foreignObject ${size}>${style}${text}</foreignObject>`;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDE} ${HIGH}" ${size}>${drawn}</svg>`;
    return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  }
}

/** One after another, each once nobody does anything: what is wanted soon goes first. */
async function advance() {
  if (busy) return;
  busy = true;
  while (line.length) {
    await line[0].rest();
    const own = line.shift(); // it may have come while the first rested
    const drawn = own?.make().catch((fault) => {
      console.error(fault);
      return null;
    });
    own?.done((await drawn) ?? null);
  }
  busy = false;
}

/** @param {string} key of a picture that somebody waits for */
function hasten(key) {
  const at = line.findIndex((own) => own.key === key);
  if (at < 0) return;
  const [own] = line.splice(at, 1);
  own.soon = true;
  const behind = line.findIndex(({ soon }) => !soon);
  line.splice(behind < 0 ? line.length : behind, 0, own);
}

/** The style sheet of what fills the screen. */
export function sheet(part = ".cx-face-page") {
  for (const own of document.styleSheets) {
    const rules = [...rulesOf(own)].map(({ cssText }) => cssText);
    if (rules.some((rule) => rule.includes(part))) return rules.join("\n");
  }
  return "";
}

/** @param {CSSStyleSheet} own */
function rulesOf(own) {
  try {
    return own.cssRules;
  } catch {
    return []; // of another origin
  }
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
