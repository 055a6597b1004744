// Draws map and timeline at the size and in the theme they have, and again when these change.

import { make } from "../kit/making.js";
import { lettered } from "../kit/measuring.js";
import { spacingOf } from "../kit/spacing.js";
import * as inside from "./inside.js";
import { layoutOf } from "./layout.js";

/** @import { Look } from "./shapes.js" */
/** @import { Stage } from "./stage.js" */

const [LEAST, MOST] = [0.72, 2]; // by how much text shrinks and grows with the height of the stage
const FROM_AFAR = 1200; // pixels across from which letters of a hall do not shrink
const USUAL_HIGH = 1000; // pixels

export class Drawing {
  /** @param {Stage} stage @param {Look} look */
  constructor(stage, look) {
    this.stage = stage;
    this.look = look;
    this.grow = 1;
  }

  get root() {
    return this.stage.root;
  }

  async draw(look = this.look) {
    const { stage } = this;
    this.wear(look);
    this.place();
    this.drawnAt = this.room();
    await Promise.all([this.drawTime(), stage.map.draw(look.map, this.grow)]);
    this.trust();
    stage.showing.renew();
    stage.showing.show();
  }

  /** Its columns are as wide as their words, so it waits for the letters of these, as the map does. */
  async drawTime() {
    const { time, signal } = this.stage;
    await lettered(this.look.css["--cx-fonts"]);
    if (!signal.aborted) await time.draw(this.look.time, this.grow);
  }

  trust() {
    const { map, time } = this.stage;
    if (!inside.trusted(map.figure, time.figure)) console.warn("plotly.js has changed inside; drawing the slower way");
  }

  get least() {
    return this.layout === "hall" && this.root.clientWidth >= FROM_AFAR ? 1 : LEAST;
  }

  /** What all parts go by, before they are made: what is written later styles them anew.
   * @param {Look} look */
  wear(look) {
    const {
      root,
      stage: { options },
    } = this;
    this.look = look;
    this.rise();
    for (const [name, value] of Object.entries(look.css)) put(root, name, value);
    root.dataset.theme = look.theme;
    root.dataset.layout = this.layout;
    const high = options.still ? root.clientHeight : Math.min(root.clientHeight, window.innerHeight);
    this.grow = options.grow ?? Math.max(this.least, Math.min(MOST, high / USUAL_HIGH));
    put(root, "--cx-grow", String(this.grow));
  }

  /** What stands above it on the page leaves it the rest. */
  rise() {
    const { root } = this;
    put(root, "--cx-above", `${Math.max(0, root.getBoundingClientRect().top + window.scrollY)}px`);
  }

  /** Map, timeline and card take their places. */
  place() {
    const layout = this.layout;
    this.root.dataset.layout = layout;
    this.stage.controls.place(layout);
    this.stage.panel.place?.(layout);
  }

  get layout() {
    return this.stage.options.layout ?? layoutOf(this.root.clientWidth, this.look.theme);
  }

  /** The room there is for the map and the timeline. */
  room() {
    const { map, time } = this.stage;
    const { letter, word } = spacingOf(map.box);
    const sizes = [map.box, time.box].map(({ clientWidth, clientHeight }) => `${clientWidth}x${clientHeight}`);
    return [...sizes, letter, word].join();
  }

  /** @param {AbortSignal} signal */
  watch(signal) {
    const {
      root,
      stage: { map, time },
    } = this;
    this.sizes = new ResizeObserver(() => this.resized());
    const letters = make("span", "cx-letters", root, "n n"); // as wide as a reader's own style sheet sets them
    letters.setAttribute("aria-hidden", "true");
    for (const box of [root, map.box, time.box, letters]) this.sizes.observe(box);
    this.stands();
    signal.addEventListener("abort", () => this.sizes?.disconnect());
  }

  /** Where it stands on a page now: what is above it may grow. */
  stands() {
    const page = this.root.closest("[data-testid=stVerticalBlock]");
    if (page) this.sizes?.observe(page);
  }

  /** An observer also speaks when it begins, and when the page is left. */
  resized() {
    if (!this.root.clientWidth || !this.stage.map.box.clientWidth) return;
    if (this.root.dataset.layout !== "stack") this.rise();
    if (this.layout !== this.root.dataset.layout) this.place();
    if (this.room() === this.drawnAt) return;
    cancelAnimationFrame(this.resizing ?? 0);
    this.resizing = requestAnimationFrame(() => {
      const { root, stage } = this;
      if (root.clientWidth) stage.camera.tried(stage.draw());
    });
  }
}

/** @param {HTMLElement} root @param {string} name @param {string} value */
function put({ style }, name, value) {
  if (style.getPropertyValue(name) !== value) style.setProperty(name, value);
}
