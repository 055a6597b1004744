// The words of a scene over map and timeline, as they are read on a phone; or the card of what the lecturer
// has picked in it.

import { onStage } from "../faces/face.js";
import { build, piecesOf } from "../faces/pieces.js";
import { make } from "../kit/making.js";
import { fill } from "../kit/wording.js";
import { paragraphs } from "../kit/words.js";
import { sourceList } from "../stage/picks.js";

/** @import { Phrases, ToldScene } from "../wire.d.ts" */
/** @import { PhonePanel } from "./panel.js" */

export class SceneWords {
  /**
   * @param {HTMLElement} host
   * @param {Phrases} words
   */
  constructor(host, words) {
    this.words = words;
    this.root = make("section", "cx-phone-words", host);
    this.root.setAttribute("aria-live", "off");
    /** @type {HTMLElement[]} what comes one by one */
    this.pieces = [];
    this.told = make("div", "", this.root);
    this.card = make("div", "cx-phone-card", this.root);
    this.card.hidden = true;
    /** @type {string | null} */
    this.picked = null;
    this.refused = ""; // why there is nothing to see
  }

  /** @param {string} text */
  wait(text) {
    make("p", "cx-phone-waiting", this.told, text).setAttribute("role", "status");
  }

  /**
   * Why there is nothing to see.
   * @param {"no_such" | "waiting"} why
   * @param {string} code
   */
  refuse(why, code) {
    if (this.refused === why) return; // who listens has heard it
    this.refused = why;
    this.told.replaceChildren();
    make("p", "cx-phone-waiting", this.told, fill(this.words[why], { code })).setAttribute("role", "alert");
    if (why === "no_such") make("a", "cx-phone-button", this.told, this.words.other_code).href = "room";
  }

  /**
   * @param {ToldScene} scene
   * @param {string} spoken
   */
  show(scene, spoken) {
    this.refused = "";
    this.told.replaceChildren();
    this.leave();
    make("h1", "", this.told, scene.heading).lang = spoken;
    const own = make("div", "cx-words", this.told);
    own.lang = spoken;
    paragraphs(own, scene.words);
    const { question } = scene.shown;
    this.pieces = question ? [own] : scene.builds && onStage(scene) ? piecesOf(own) : []; // words of a question answer it
    this.sources(this.told, scene);
  }

  /** What a face rests on, below it.
   * @param {HTMLElement} box @param {ToldScene} scene */
  under(box, scene) {
    const page = box.querySelector(".cx-face-page");
    if (page instanceof HTMLElement) this.sources(page, scene);
  }

  /** @param {HTMLElement} box @param {ToldScene} scene */
  sources(box, { sources }) {
    if (sources.length) sourceList(box, sources, fill(this.words.sources, { n: sources.length }));
  }

  /** @param {number} built */
  build(built) {
    build(this.pieces, built);
  }

  /**
   * @param {string | null} pick
   * @param {PhonePanel | null} panel
   */
  async pick(pick, panel) {
    if (pick === this.picked) return;
    if (!pick || !panel) {
      this.leave();
      return;
    }
    this.picked = pick;
    const box = document.createDocumentFragment();
    await panel.tellIn(box, pick).catch(() => {}); // the map shows it all the same
    if (this.picked !== pick || !box.childElementCount) return;
    this.card.replaceChildren(box);
    this.card.hidden = false;
    this.told.hidden = true;
  }

  leave() {
    this.picked = null;
    this.card.hidden = true;
    this.card.replaceChildren();
    this.told.hidden = false;
  }
}
