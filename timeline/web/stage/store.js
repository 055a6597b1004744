// What the stage shows, and who is told when it changes.

/**
 * @typedef {object} State
 * @property {number} from first year of the window
 * @property {number} to last year of the window, included
 * @property {number} at the year shown while `stepping`
 * @property {boolean} stepping
 * @property {number | false} playing years a second
 * @property {string | null} pick id of an event, a corridor or a place
 * @property {string} view
 * @property {string | null} map where the map was moved to, as in an address
 * @property {Record<string, string[]>} filters
 * @property {string} q what is searched for
 * @property {string | null} pointed id of what the pointer or the focus is on
 */
/** @typedef {(change: Partial<State>, state: State) => void} Listener */

export class Store {
  /** @param {Partial<State>} state */
  constructor(state) {
    /** @type {State} */
    this.state = { ...NOTHING, ...state };
    /** @type {Set<Listener>} */
    this.listeners = new Set();
  }

  /** Takes a change over and tells everybody, in the order in which they asked to be told.
   * @param {Partial<State>} change */
  set(change) {
    this.take(change);
    for (const listener of [...this.listeners]) listener(change, this.state);
  }

  /** Takes a change over and tells nobody: what is about to be drawn anew shows it.
   * @param {Partial<State>} change */
  take(change) {
    Object.assign(this.state, change);
  }

  /** @param {Listener} listener @param {AbortSignal} [signal] ends it
   * @returns {() => void} how to stop it */
  subscribe(listener, signal) {
    const stop = () => {
      this.listeners.delete(listener);
    };
    this.listeners.add(listener);
    signal?.addEventListener("abort", stop);
    return stop;
  }
}

/** @type {State} */
const NOTHING = {
  from: 0,
  to: 0,
  at: 0,
  stepping: false,
  playing: false,
  pick: null,
  view: "",
  map: null,
  filters: {},
  q: "",
  pointed: null,
};
