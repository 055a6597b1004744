// A map that Plotly has not drawn yet is moved by hand, and so is one of the world: Plotly would turn its globe,
// and lengths from the middle be wrong.

/** @import { Camera } from "./camera.js" */
/** @import { MapPane } from "./map.js" */

const STILL = 5; // pixels that a press may move and be none of a drag
const WHEEL = 500; // pixels of a wheel that bring the map e times nearer

export class MapDrag {
  /** @param {MapPane} pane @param {Camera} camera @param {AbortSignal} signal */
  constructor(pane, camera, signal) {
    this.pane = pane;
    this.camera = camera;
    this.wheeled = 0;
    pane.figure.addEventListener("pointerdown", (event) => this.begin(event), { signal });
    pane.figure.addEventListener("wheel", (event) => this.wheel(event), { signal, passive: false });
  }

  get isByHand() {
    const { known, figure } = this.pane;
    return Boolean(known.clip) || !figure.data;
  }

  /** @param {PointerEvent} event */
  begin({ button, isPrimary, clientX, clientY }) {
    const { sheet } = this.pane;
    if (!this.isByHand || button || !isPrimary) return;
    let [x, y] = [0, 0];
    const by = sheet.offsetWidth / sheet.getBoundingClientRect().width || 1; // it may be scaled
    const ending = new AbortController();
    const { signal } = ending;
    const move = (/** @type {PointerEvent} */ event) => {
      if (!event.isPrimary) return; // another finger
      [x, y] = [by * (event.clientX - clientX), by * (event.clientY - clientY)];
      if (Math.hypot(x, y) > STILL) sheet.style.transform = `translate(${x}px, ${y}px)`;
    };
    const end = (/** @type {PointerEvent} */ event) => {
      if (!event.isPrimary) return;
      ending.abort();
      if (Math.hypot(x, y) > STILL) this.drop(x, y);
    };
    const leave = () => {
      ending.abort();
      sheet.style.transform = "";
    };
    window.addEventListener("pointermove", move, { signal });
    window.addEventListener("pointerup", end, { signal });
    window.addEventListener("pointercancel", leave, { signal }); // the page scrolls
  }

  /** @param {number} x @param {number} y */
  async drop(x, y) {
    const {
      sheet,
      frame: { size },
    } = this.pane;
    try {
      await this.camera.move({ east: -x / size.width, north: y / size.height });
    } finally {
      sheet.style.transform = "";
    }
  }

  /** One drawing at a time, of all that was turned meanwhile. @param {WheelEvent} event */
  async wheel(event) {
    if (!this.isByHand) return;
    event.preventDefault();
    const waits = this.wheeled !== 0;
    this.wheeled -= event.deltaY;
    if (waits) return;
    while (this.wheeled) {
      const turned = this.wheeled;
      try {
        await this.camera.move({ by: Math.exp(turned / WHEEL) });
      } finally {
        this.wheeled -= turned;
      }
    }
  }
}
