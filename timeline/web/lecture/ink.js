// What a lecturer does over a scene by hand: a dot of light, a pen whose strokes fade, and a rectangle
// that is then seen larger. Nothing of it outlives the scene.

import { make } from "../kit/making.js";
import { element } from "../kit/svg.js";

/** @typedef {"laser" | "pen" | "enlarge"} Tool */
/** @typedef {{ left: number, top: number, wide: number, high: number }} Box in parts of the screen */

const LEAST = 0.03; // of the screen, under which a rectangle was none
const MOST = 6; // times larger
const BY = 0.04; // of the screen, that an arrow moves the rectangle
const LARGER = 1.15;
/** @type {Box} */
const BEGIN = { left: 0.3, top: 0.3, wide: 0.4, high: 0.4 };

export class Ink {
  /**
   * @param {HTMLElement} root
   * @param {HTMLElement} scene what is seen larger
   * @param {AbortSignal} signal
   */
  constructor(root, scene, signal) {
    this.root = root;
    this.scene = scene;
    this.layer = make("div", "cx-ink", root);
    this.layer.setAttribute("aria-hidden", "true");
    this.strokes = element("svg", { width: "100%", height: "100%" });
    this.layer.append(this.strokes);
    this.dot = make("div", "cx-laser", this.layer);
    this.frame = make("div", "cx-rectangle", this.layer);
    /** @type {Tool | ""} */
    this.tool = "";
    this.enlarged = false;
    /** @type {Box} */
    this.box = BEGIN;
    /** @type {SVGPathElement | null} */
    this.stroke = null;
    /** @type {[number, number] | null} where a rectangle was begun */
    this.begun = null;
    this.wear("");
    const { layer } = this;
    layer.addEventListener("pointerdown", (event) => this.down(event), { signal });
    layer.addEventListener("pointermove", (event) => this.move(event), { signal });
    for (const over of /** @type {const} */ (["pointerup", "pointercancel"]))
      layer.addEventListener(over, () => this.up(), { signal });
    layer.addEventListener("pointerleave", () => this.dot.classList.remove("seen"), { signal });
  }

  /** Whether it has left anything that the scene does not have. */
  get busy() {
    return Boolean(this.tool) || this.enlarged || this.strokes.childElementCount > 0;
  }

  /**
   * The same tool once more is put down; what is seen larger is as before.
   * @param {Tool | ""} tool
   */
  take(tool) {
    const again = tool === this.tool || (tool === "enlarge" && this.enlarged);
    this.whole();
    this.wear(again ? "" : tool);
  }

  /** @param {Tool | ""} tool */
  wear(tool) {
    this.tool = tool;
    this.root.dataset.tool = tool;
    this.dot.classList.remove("seen");
    this.frame.hidden = tool !== "enlarge";
    this.begun = null;
    this.place(BEGIN);
  }

  /** What belongs to one scene is gone; a dot and a pen stay in hand. */
  clear() {
    this.strokes.replaceChildren();
    this.stroke = null;
    this.whole(false);
    if (this.tool === "enlarge") this.wear("");
  }

  // ---- by pointer -------------------------------------------------------------------------------

  /** @param {PointerEvent} event */
  down(event) {
    this.layer.setPointerCapture(event.pointerId);
    if (this.tool === "pen") {
      this.stroke = element("path", { d: `M${event.offsetX} ${event.offsetY}h0` });
      const own = this.stroke;
      own.addEventListener("animationend", () => own.remove());
      this.strokes.append(own);
    }
    if (this.tool === "enlarge") this.begun = this.at(event);
    this.move(event);
  }

  /** @param {PointerEvent} event */
  move(event) {
    const { offsetX: x, offsetY: y } = event;
    if (this.tool === "laser") {
      this.dot.style.transform = `translate(${x}px, ${y}px)`;
      this.dot.classList.add("seen");
    }
    if (this.stroke) this.stroke.setAttribute("d", `${this.stroke.getAttribute("d")}L${x} ${y}`);
    if (this.begun) this.place(between(this.begun, this.at(event)));
  }

  up() {
    this.stroke?.classList.add("fading");
    this.stroke = null;
    if (!this.begun) return;
    this.begun = null;
    if (this.box.wide > LEAST && this.box.high > LEAST) this.enlarge();
    else this.place(BEGIN);
  }

  /**
   * @param {PointerEvent} event
   * @returns {[number, number]}
   */
  at({ offsetX, offsetY }) {
    return [offsetX / this.layer.clientWidth, offsetY / this.layer.clientHeight];
  }

  // ---- a part that is seen larger ---------------------------------------------------------------

  /** @param {Box} box */
  place(box) {
    this.box = box;
    const { left, top, wide, high } = box;
    const style = { left, top, width: wide, height: high };
    for (const [key, share] of Object.entries(style)) this.frame.style.setProperty(key, `${100 * share}%`);
  }

  enlarge() {
    const { left, top, wide, high } = this.box;
    const by = Math.min(MOST, 1 / wide, 1 / high);
    const first = (/** @type {number} */ from, /** @type {number} */ size) =>
      -100 * within(from + size / 2 - 0.5 / by, 1 - 1 / by);
    this.turn(`scale(${by}) translate(${first(left, wide)}%, ${first(top, high)}%)`);
    this.wear("");
    this.enlarged = true;
    this.root.dataset.enlarged = "true";
  }

  /** All of the scene again. */
  whole(moves = true) {
    if (!this.enlarged) return;
    this.enlarged = false;
    delete this.root.dataset.enlarged;
    this.turn("", moves);
  }

  /** @param {string} transform */
  turn(transform, moves = true) {
    this.scene.classList.toggle("cx-turning", moves);
    this.scene.style.transform = transform;
  }

  /**
   * The rectangle by key: arrows move it, + and - change its size, Enter shows what is in it.
   * @param {string} key
   * @returns {(() => void) | undefined}
   */
  actOf(key) {
    if (this.tool !== "enlarge") return undefined;
    const moved = (/** @type {number} */ x, /** @type {number} */ y) => () => this.shift(x, y);
    /** @type {Record<string, () => void>} */
    const acts = {
      ArrowLeft: moved(-BY, 0),
      ArrowRight: moved(BY, 0),
      ArrowUp: moved(0, -BY),
      ArrowDown: moved(0, BY),
      "+": () => this.resize(LARGER),
      "-": () => this.resize(1 / LARGER),
      Enter: () => this.enlarge(),
    };
    return acts[key];
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  shift(x, y) {
    const { left, top, wide, high } = this.box;
    this.place({ left: within(left + x, 1 - wide), top: within(top + y, 1 - high), wide, high });
  }

  /** @param {number} by */
  resize(by) {
    const { left, top, wide, high } = this.box;
    const [w, h] = [wide, high].map((size) => Math.max(1 / MOST, Math.min(1, size * by)));
    this.place({
      left: within(left + (wide - w) / 2, 1 - w),
      top: within(top + (high - h) / 2, 1 - h),
      wide: w,
      high: h,
    });
  }
}

/**
 * @param {number} value
 * @param {number} most
 */
function within(value, most) {
  return Math.max(0, Math.min(most, value));
}

/**
 * @param {[number, number]} one
 * @param {[number, number]} other
 * @returns {Box}
 */
function between([x, y], [u, v]) {
  return { left: Math.min(x, u), top: Math.min(y, v), wide: Math.abs(u - x), high: Math.abs(v - y) };
}
