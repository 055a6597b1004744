// Where the map looks: it follows a pick, goes to a view, and is moved by hand.

/** @import { Store } from "./store.js" */

const LOOK_MS = 250;

export class Camera {
  /** @param {import("./map.js").MapPane} map @param {Store} store
   * @param {{ draw: () => Promise<unknown>, redrawn: () => void, signal: AbortSignal }} acts `draw` draws the map anew; `redrawn` is told of every such drawing, before the state is shown */
  constructor(map, store, { draw, redrawn, signal }) {
    this.map = map;
    this.store = store;
    this.draw = draw;
    this.redrawn = redrawn;
    this.handled = false; // by the visitor
    /** @type {Promise<unknown>} */
    this.flight = Promise.resolve();
    this.asked = new AbortController(); // of the flights that are still wanted
    this.ended = signal;
    signal.addEventListener("abort", () => this.rest());
    this.scrolled = false; // by the stroke that began on the map
    this.watch(signal);
    this.leaveToPage(signal);
  }

  /** A stroke that turns out to scroll the page has not moved the map. @param {AbortSignal} signal */
  leaveToPage(signal) {
    const { box } = this.map;
    /** @param {string} when @param {() => void} act */
    const on = (when, act) => box?.addEventListener(when, act, { signal, capture: true });
    on("pointerdown", () => {
      this.scrolled = false;
      this.stood = this.map.moved;
    });
    on("pointercancel", () => {
      this.scrolled = true;
      if (this.map.moved !== this.stood) this.putBack();
    });
  }

  putBack() {
    const back = async () => {
      this.map.moved = this.stood ?? null;
      await this.draw();
      this.there();
    };
    return this.tried(this.inTurn(back));
  }

  /** However a pick is let go of, the map goes back. @param {AbortSignal} signal */
  watch(signal) {
    let { pick: before } = this.store.state;
    this.store.subscribe((_, { pick }) => {
      if (before && !pick) this.lookAt(null);
      before = pick;
    }, signal);
  }

  /** What was about to be looked at is not: flights that wait do not begin, and one on its way is cut short. */
  rest() {
    clearTimeout(this.looking);
    this.handled = false;
    this.asked.abort();
    this.asked = new AbortController();
    if (this.ended.aborted) this.asked.abort(); // nobody looks any more
  }

  /** @param {string | null} pick @param {boolean} [stays] in the view */
  lookAt(pick, stays = false) {
    clearTimeout(this.looking);
    this.looking = setTimeout(() => this.tried(pick ? this.reveal(pick, stays) : this.goBack()), LOOK_MS);
  }

  /** @param {string} pick @param {boolean} [stays] in the view */
  reveal(pick, stays = false) {
    return this.inTurn(async (signal) => {
      const way = this.map.wayTo(pick, stays);
      if (way) await this.go(way[0], way[1], signal);
    });
  }

  /** Where it was before it went to a pick. */
  goBack() {
    return this.inTurn(async (signal) => {
      const way = this.map.wayBack();
      if (way) await this.go(way[0], way[1], signal);
    });
  }

  /** What is asked for last is shown: a pick still to be looked at gives way.
   * @param {string} view @param {import("./maptravel.js").Goal} [point] */
  fly(view, point = null) {
    clearTimeout(this.looking);
    return this.tried(this.inTurn((signal) => this.go(view, point, signal)));
  }

  /** What a visitor asks for and can't be drawn is logged, and the map stays where it is. @param {Promise<unknown>} asked */
  async tried(asked) {
    try {
      await asked;
      return true;
    } catch (fault) {
      console.error(fault);
      return false;
    }
  }

  /** To the whole of a view, or what is picked in it, unless the map stands there once its turn comes.
   * @param {string} view @param {string | null} pick */
  bring(view, pick) {
    return this.inTurn(async (signal) => {
      await this.map.drawing.catch(() => {});
      const { map } = this;
      const there = map.stands && map.view === view && (!map.around || map.around === pick);
      if (!there && !signal.aborted) await this.go(view, null, signal);
    });
  }

  /** A flight begins where the one before it has ended. @param {(signal: AbortSignal) => Promise<unknown>} act */
  inTurn(act) {
    const { signal } = this.asked;
    const turn = async () => {
      if (!signal.aborted) await act(signal);
    };
    this.flight = this.flight.then(turn, turn);
    return this.flight;
  }

  /** @param {string} view @param {import("./maptravel.js").Goal} point @param {AbortSignal} signal */
  async go(view, point, signal) {
    await this.map.fly(view, point, () => this.there(), signal);
    if (!signal.aborted) this.there();
  }

  /** `by` times nearer, and so many parts of the map to the east and the north. */
  async move({ by = 1, east = 0, north = 0 }) {
    clearTimeout(this.looking);
    this.handled = true;
    const { moved } = this.map;
    this.map.shift({ by, east, north });
    if (await this.tried(this.draw())) this.there();
    else this.map.moved = moved;
  }

  /** The visitor has moved what is drawn. */
  moved() {
    if (this.moving) return;
    this.moving = true;
    this.handled = !this.scrolled;
    if (!this.scrolled) this.map.keep();
    requestAnimationFrame(async () => {
      await (this.scrolled ? this.putBack() : this.settle());
      requestAnimationFrame(() => {
        this.moving = false;
      });
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
