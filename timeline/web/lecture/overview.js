// All scenes of a lecture at once, as pictures, to go to one of them. The hall may see it.

import { cover } from "../kit/cover.js";
import { button, make } from "../kit/making.js";

/** @import { Phrases, ToldScene } from "../wire.d.ts" */
/** @import { ScenePictures } from "./scenepictures.js" */

const STEPS = new Map([
  ["ArrowRight", 1],
  ["PageDown", 1],
  ["ArrowLeft", -1],
  ["PageUp", -1],
]);
const ROWS = new Map([
  ["ArrowDown", 1],
  ["ArrowUp", -1],
]);

export class Overview {
  /**
   * @param {HTMLElement} root
   * @param {(number: number) => unknown} go
   * @param {Pick<ScenePictures, "of">} pictures
   * @param {Phrases} words
   */
  constructor(root, go, pictures, words) {
    this.go = go;
    this.pictures = pictures;
    this.sheet = make("div", "cx-overview", root);
    this.sheet.setAttribute("role", "dialog");
    this.sheet.setAttribute("aria-label", words.scenes);
    this.sheet.hidden = true;
    this.uncover = () => {};
  }

  get open() {
    return !this.sheet.hidden;
  }

  close() {
    this.sheet.hidden = true;
    this.uncover();
  }

  /**
   * @param {readonly ToldScene[]} scenes
   * @param {number} now
   */
  show(scenes, now) {
    this.sheet.hidden = false;
    this.sheet.replaceChildren();
    this.uncover = cover(this.sheet);
    const list = make("ol", "", this.sheet);
    scenes.forEach(({ heading }, i) => {
      const own = button(make("li", "", list), "", () => {
        this.close();
        this.go(i);
      });
      this.picture(make("img", "", own), i);
      make("b", "", own, i + 1);
      make("span", "", own, ` ${heading}`);
      own.setAttribute("aria-current", String(i === now));
      if (i === now) own.focus();
    });
  }

  /**
   * @param {HTMLImageElement} image
   * @param {number} scene
   */
  async picture(image, scene) {
    image.alt = "";
    const drawn = await this.pictures.of(scene);
    if (drawn && image.isConnected) image.src = drawn;
  }

  /**
   * Arrows go from scene to scene and from row to row; says whether this was one.
   * @param {string} key
   */
  step(key) {
    if (!this.open) return false;
    const all = [...this.sheet.querySelectorAll("button")];
    const across = all.filter(({ offsetTop }) => offsetTop === all[0].offsetTop).length;
    const by = STEPS.get(key) ?? (ROWS.get(key) ?? 0) * across;
    if (!by) return false;
    const at = all.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    all[Math.max(0, Math.min(all.length - 1, at + by))].focus();
    return true;
  }
}
