// What fills the screen in place of map and timeline: a number, a chart, accounts, a quotation, a
// picture, a question. The stage stays below it, and comes back with a question from the hall.

import { json } from "../kit/loading.js";
import { make } from "../kit/making.js";
import { afterPaint } from "../kit/timers.js";
import { paragraphs } from "../kit/words.js";
import { FaceChart } from "./facechart.js";
import { tellNumber } from "./facenumber.js";
import { build, piecesOf } from "./pieces.js";

/** @import { Stage } from "../stage/stage.js" */
/** @import { OwnImage, Phrases, ToldAccount, ToldQuestion, ToldQuote, ToldScene } from "../wire.d.ts" */

const [PHONE, TABLET, HIGH] = [1.45, 0.85, 565]; // of its width a chart's letters go by, where it is narrow; pixels
const ON_STAGE = new Set(["map", "map+time", "time"]);
const FILLED = new Set(["columns", "number", "quote"]); // with letters as large as there is room for
const [BROAD, BESIDE] = [700, 1.05]; // pixels; shapes of pictures, against that of the screen
const LARGER = [1.3, 1.2, 1.1]; // but smaller than the heading

/**
 * Whether a scene is shown on map or timeline.
 * @param {{ layout: string }} scene
 */
export function onStage({ layout }) {
  return ON_STAGE.has(layout);
}

export class Face {
  /**
   * @param {Stage} stage
   * @param {Phrases} words
   */
  constructor(stage, words) {
    this.stage = stage;
    this.words = words;
    this.box = make("section", "cx-face", stage.root);
    this.box.hidden = true;
    /** @type {HTMLElement[]} what comes one by one */
    this.pieces = [];
    /** @type {FaceChart | undefined} */
    this.chart = undefined;
    /** @type {ResizeObserver | undefined} */
    this.sizes = undefined;
    /** @type {{ face: Face, scene: ToldScene } | undefined} what is made ready for the key that leads to it */
    this.ahead = undefined;
    stage.signal.addEventListener("abort", () => this.clear());
  }

  /** Charts come before they are wanted, in every theme: the server may be gone by then.
   * @param {readonly ToldScene[]} scenes */
  bring(scenes) {
    const paths = scenes.flatMap(({ shown }) => Object.values(shown.chart?.figures ?? {}));
    return Promise.allSettled(paths.map(json));
  }

  clear() {
    this.forget();
    this.sizes?.disconnect();
    const { chart } = this;
    if (chart) afterPaint(() => chart.end()); // which takes time
    this.chart = undefined;
    this.pieces = [];
    this.box.replaceChildren();
  }

  /**
   * A chart takes long to draw: that of the next scene is drawn behind this one, while it rests.
   * @param {ToldScene | undefined} scene
   * @param {string} language
   */
  prepare(scene, language) {
    if (this.ahead?.scene === scene) return;
    this.forget();
    if (!scene?.shown.chart) return;
    const face = new Face(this.stage, this.words);
    face.box.classList.add("cx-face-ahead");
    face.write(scene, language);
    this.ahead = { face, scene };
  }

  forget() {
    if (!this.ahead) return;
    this.ahead.face.clear();
    this.ahead.face.box.remove();
    this.ahead = undefined;
  }

  /**
   * @param {ToldScene} scene
   * @param {string} language
   */
  show(scene, language) {
    const ready = this.ahead?.scene === scene ? this.ahead.face : undefined;
    if (ready) this.ahead = undefined;
    this.clear();
    if (ready) this.take(ready);
    else this.write(scene, language);
    this.box.hidden = onStage(scene);
    this.stage.root.classList.toggle("cx-faced", !this.box.hidden);
  }

  /** @param {Face} ready */
  take({ box, pieces, chart }) {
    box.classList.remove("cx-face-ahead");
    this.box.replaceWith(box);
    Object.assign(this, { box, pieces, chart });
  }

  /**
   * @param {ToldScene} scene
   * @param {string} language
   */
  write(scene, language) {
    const { box } = this;
    box.hidden = onStage(scene);
    if (box.hidden) return;
    box.lang = language;
    box.dataset.layout = scene.layout;
    box.setAttribute("aria-label", scene.heading);
    const page = make("div", "cx-face-page", box);
    make("h1", "", page, scene.heading);
    this.tell(page, scene);
    if (scene.source_line) make("p", "cx-source-line", page, scene.source_line);
    if (FILLED.has(scene.layout) && !page.querySelector(".cx-part-columns")) this.fill(page);
  }

  /** @param {HTMLElement} page */
  fill(page) {
    const fits = (/** @type {number} */ by) => {
      page.style.setProperty("--filled", String(by));
      return page.scrollHeight <= page.clientHeight && page.scrollWidth <= page.clientWidth;
    };
    const fit = () => LARGER.some(fits) || fits(1);
    fit();
    this.sizes = new ResizeObserver(fit);
    this.sizes.observe(this.box);
  }

  /**
   * @param {HTMLElement} page
   * @param {ToldScene} scene
   */
  tell(page, scene) {
    const { number, chart, columns, quote, picture, question } = scene.shown;
    if (question) {
      answers(page, question);
      this.evidence = make("div", "cx-evidence", page);
      if (number) tellNumber(this.evidence, number, this.words);
      this.paragraphs(this.evidence, scene);
      this.pieces = [this.evidence];
      return;
    }
    if (number) tellNumber(page, number, this.words);
    if (chart) {
      if (scene.words.length) this.paragraphs(page, scene);
      else make("p", "cx-counts", page, chart.counts);
      const { plotly } = this.stage.data.addresses;
      this.chart = new FaceChart(page, chart, plotly, () => highOf(this.box));
      return;
    }
    if (quote) quoted(page, quote);
    if (picture) this.picture(page, pictured(page, picture));
    if (columns) accounts(page, columns);
    this.paragraphs(page, scene);
    if (scene.builds) this.pieces = [...accountsOf(page), ...this.pieces];
  }

  /**
   * @param {HTMLElement} page
   * @param {ToldScene} scene
   */
  paragraphs(page, scene) {
    if (!scene.words.length) return;
    const own = make("div", "cx-words", page);
    paragraphs(own, scene.words);
    if (scene.builds) this.pieces = piecesOf(own);
  }

  /**
   * Beside its words where it is larger so than below its heading, and they have room there.
   * @param {HTMLElement} page
   * @param {HTMLImageElement} image
   */
  async picture(page, image) {
    await image.decode().catch(() => {});
    const ratio = image.naturalWidth / image.naturalHeight || 1;
    page.style.setProperty("--ratio", String(ratio));
    const fit = () => {
      const { clientWidth, clientHeight } = this.box;
      const beside = clientWidth > BROAD && ratio < BESIDE * (clientWidth / clientHeight);
      page.classList.toggle("cx-beside", beside);
      if (page.scrollHeight > page.clientHeight + 1) page.classList.remove("cx-beside");
    };
    if (!page.isConnected) return;
    fit();
    this.sizes = new ResizeObserver(fit);
    this.sizes.observe(this.box);
  }

  /** @param {number} built how many pieces are there */
  build(built) {
    build(this.pieces, built);
    this.box.classList.toggle("cx-answered", built > 0);
  }
}

/**
 * @param {HTMLElement} page
 * @param {ToldQuestion} question
 */
function answers(page, { answers: texts, right }) {
  const list = make("ol", "cx-answers", page);
  texts.forEach((text, i) => {
    const own = make("li", i + 1 === right ? "right" : "", list);
    make("span", "", own, text);
  });
}

/**
 * @param {HTMLElement} page
 * @param {readonly ToldAccount[]} columns
 */
function accounts(page, columns) {
  const row = make("div", "cx-accounts", page);
  for (const { who, number, says } of columns) {
    const own = make("section", "cx-account", row);
    make("h2", "", own, who);
    const told = make("p", "", own);
    if (number) make("b", "", told, number);
    told.append(says);
  }
}

/**
 * @param {HTMLElement} page
 * @returns {HTMLElement[]}
 */
function accountsOf(page) {
  return [...page.querySelectorAll(".cx-account > p")].map((own) => /** @type {HTMLElement} */ (own));
}

/**
 * @param {HTMLElement} page
 * @param {ToldQuote} quote
 */
function quoted(page, { words: text, who, source }) {
  const own = make("figure", "cx-quote", page);
  make("blockquote", "", own, text);
  const said = make("figcaption", "", own, who);
  if (source) make("cite", "", said, source);
}

/**
 * @param {HTMLElement} page
 * @param {OwnImage} picture
 */
function pictured(page, { image, caption, credit, description }) {
  const own = make("figure", "cx-own-picture", page);
  const drawn = Object.assign(make("img", "", own), { src: image, alt: description });
  const said = make("figcaption", "", own, caption);
  make("small", "", said, credit);
  return drawn;
}

/** By which a chart's letters go: how high the screen is, unless it is narrow. @param {HTMLElement} box */
function highOf({ clientHeight, clientWidth }) {
  return Math.min(clientHeight, PHONE * clientWidth, Math.max(HIGH, TABLET * clientWidth));
}
