// All scenes of a lecture at once, to go to one of them.

import { cover } from "../kit/cover.js";
import { button, make } from "../kit/making.js";

const STEPS = new Map([
  ["ArrowRight", 1],
  ["ArrowDown", 1],
  ["PageDown", 1],
  ["ArrowLeft", -1],
  ["ArrowUp", -1],
  ["PageUp", -1],
]);

export class Overview {
  /**
   * @param {HTMLElement} root
   * @param {(number: number) => unknown} go
   */
  constructor(root, go) {
    this.go = go;
    this.sheet = make("div", "cx-overview", root);
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
   * @param {readonly string[]} scenes in words
   * @param {number} now
   */
  show(scenes, now) {
    this.sheet.hidden = false;
    this.sheet.replaceChildren();
    this.uncover = cover(this.sheet);
    const list = make("ol", "", this.sheet);
    scenes.forEach((text, i) => {
      const own = button(make("li", "", list), text, () => {
        this.close();
        this.go(i);
      });
      own.setAttribute("aria-current", String(i === now));
      if (i === now) own.focus();
    });
  }

  /**
   * Arrows go from scene to scene; says whether this was one.
   * @param {string} key
   */
  step(key) {
    const by = STEPS.get(key);
    if (!by || !this.open) return false;
    const all = [...this.sheet.querySelectorAll("button")];
    const at = all.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    all[Math.max(0, Math.min(all.length - 1, at + by))].focus();
    return true;
  }
}
