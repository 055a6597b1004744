// Where the map looks: it follows a pick, goes to a view, and is moved by hand.

/** @import { Store } from "./store.js" */

const LOOK_MS = 250;

export class Camera {
  /** @param {any} map @param {Store} store
   * @param {{ draw: () => Promise<unknown>, redrawn: () => void }} acts `draw` draws the map anew; `redrawn` is told of every such drawing, before the state is shown */
  constructor(map, store, { draw, redrawn }) {
    this.map = map;
    this.store = store;
    this.draw = draw;
    this.redrawn = redrawn;
    this.handled = false; // by the visitor
  }

  /** What was about to be looked at is not. */
  rest() {
    clearTimeout(this.looking);
    this.handled = false;
  }

  /** @param {string | null} pick @param {boolean} [stays] in the view */
  lookAt(pick, stays = false) {
    clearTimeout(this.looking);
    this.looking = setTimeout(() => (pick ? this.reveal(pick, stays) : this.goBack()), LOOK_MS);
  }

  /** @param {string} pick @param {boolean} [stays] in the view */
  async reveal(pick, stays = false) {
    const way = this.map.wayTo(pick, stays);
    if (way) await this.fly(way[0], way[1]);
    else if (this.map.covers(pick)) await this.settle();
  }

  /** Where it was before it went to a pick. */
  async goBack() {
    const way = this.map.wayBack();
    if (way) await this.fly(way[0], way[1]);
  }

  /** @param {string} view @param {import("./maptravel.js").Goal} [point] */
  async fly(view, point = null) {
    await this.map.fly(view, point, () => this.there());
    this.there();
  }

  /** `by` times nearer, and so many parts of the map to the east and the north. */
  async move({ by = 1, east = 0, north = 0 }) {
    this.handled = true;
    this.map.shift({ by, east, north });
    await this.draw();
    this.there();
  }

  /** The visitor has moved what is drawn. */
  moved() {
    if (this.moving) return;
    this.moving = true;
    this.handled = true;
    this.map.keep();
    requestAnimationFrame(async () => {
      await this.settle();
      requestAnimationFrame(() => { this.moving = false; });
    });
  }

  /** Names are placed anew. */
  async settle() {
    await this.map.settle();
    this.there();
  }

  there() {
    this.redrawn();
    const { view, moved: map } = this.map;
    const { state } = this.store;
    this.store.set(view === state.view && map === state.map ? {} : { view, map });
  }
}
