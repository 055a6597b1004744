// Timers by name, which end with their owner; and what can wait until the next picture stands.

const LATEST_MS = 2000;
const UNSEEN_MS = 200; // a page that nobody sees paints nothing

/**
 * Acts once the next picture has been made, and soon in any case.
 * @param {() => unknown} act
 * @returns {() => void} how to stop it
 */
export function afterPaint(act) {
  /** @type {ReturnType<typeof setTimeout>} */
  let timer;
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer);
    timer = setTimeout(act);
  });
  timer = setTimeout(() => {
    cancelAnimationFrame(frame);
    act();
  }, UNSEEN_MS);
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}

/** When the page has nothing else to do, and soon in any case. */
export function idle() {
  return new Promise((resolve) => window.requestIdleCallback?.(resolve, { timeout: LATEST_MS }) ?? setTimeout(resolve));
}

/** Once the next picture has been made. */
export function painted() {
  return /** @type {Promise<void>} */ (new Promise((resolve) => afterPaint(() => resolve())));
}

export class Timers {
  /** @param {AbortSignal} signal */
  constructor(signal) {
    /** @type {Map<string, ReturnType<typeof setTimeout>>} */
    this.running = new Map();
    this.signal = signal;
    signal.addEventListener("abort", () => {
      for (const name of [...this.running.keys()]) this.stop(name);
    });
  }

  /**
   * Acts once, so many ms after the last time this was said.
   * @param {string} name
   * @param {number} ms
   * @param {() => unknown} act
   */
  after(name, ms, act) {
    this.stop(name);
    if (this.signal.aborted) return;
    const timer = setTimeout(() => {
      this.running.delete(name);
      act();
    }, ms);
    this.running.set(name, timer);
  }

  /** @param {string} name */
  stop(name) {
    clearTimeout(this.running.get(name));
    this.running.delete(name);
  }

  /**
   * Whether it is still to come.
   * @param {string} name
   */
  waits(name) {
    return this.running.has(name);
  }
}
