// Shows the state: tells map, timeline, controls, list and card of every change, and others outside.

/** @import { Choice } from "./choice.js" */
/** @import { Camera } from "./camera.js" */
/** @import { MapPane } from "./map.js" */
/** @import { TimePane } from "./time.js" */
/** @import { Store } from "./store.js" */

const NAME_MS = 250;

export class Showing {
  /** @param {{ root: HTMLElement, store: Store, choice: Choice, map: MapPane, time: TimePane, camera: Camera, signal: AbortSignal,
   *   found: (q: string) => string[] | null, others: { show(state: import("./store.js").State): void }[] }} parts */
  constructor(parts) {
    this.parts = parts;
    this.fresh = true; // whether all has been drawn anew
    /** @type {string | null} */
    this.ringed = null;
    /** @type {Record<string, unknown>} */
    this.told = {};
    const { signal, store } = parts;
    store.subscribe(() => this.show(), signal);
    signal.addEventListener("abort", () => {
      clearTimeout(this.naming);
      clearTimeout(this.laying);
    });
  }

  renew() {
    this.fresh = true;
  }

  show() {
    const { store, choice, map, time, others, found } = this.parts;
    const { state } = store;
    if (!map.held) return;
    choice.found = state.q ? new Set(found(state.q) ?? choice.marks.keys()) : null;
    const changed = choice.update(state);
    const lit = choice.related(state.pointed ?? (choice.isNow(state.pick) ? state.pick : null));
    time.show(state, lit);
    map.show(state, lit);
    if (changed || this.fresh) {
      time.hide();
      map.hide();
    }
    if (changed && !this.fresh) this.nameAnew();
    if (state.pick !== this.ringed || this.fresh) {
      map.ring(state.pick);
      time.ring(state.pick);
    }
    this.ringed = state.pick;
    this.fresh = false;
    for (const part of others) part.show(state);
    this.publish({
      from: state.from,
      to: state.to,
      at: state.at,
      picked: state.pick ?? "",
      view: map.view,
      playing: Boolean(state.playing),
      shown: choice.shown.size,
    });
    if (!state.playing) this.lay();
  }

  /** What was written is styled and laid out at once: when the next picture is due, it has only to be painted. */
  lay() {
    clearTimeout(this.laying);
    this.laying = setTimeout(() => this.parts.root.getBoundingClientRect());
  }

  /** Places that come or go take their names along, once it rests. */
  nameAnew() {
    clearTimeout(this.naming);
    this.naming = setTimeout(() => this.parts.camera.settle(), NAME_MS);
  }

  /** The state as others read it from outside; what has not changed is not written.
   * @param {Record<string, string | number | boolean>} known */
  publish(known) {
    for (const [key, value] of Object.entries(known)) {
      if (this.told[key] !== value) this.parts.root.dataset[key] = String(value);
    }
    this.told = known;
  }
}
