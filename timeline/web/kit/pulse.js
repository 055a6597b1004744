// Whether the server answers where the connection still seems to stand: a network that drops what is sent
// says nothing for minutes.

const [PATIENCE_MS, LEAST_MS] = [8000, 15_000]; // of one question; between two, since a hall asks together

export class Pulse {
  /** @param {string} address @param {(answers: boolean) => void} heard @param {() => boolean} [wanted] */
  constructor(address, heard, wanted = () => document.visibilityState === "visible") {
    this.address = address;
    this.heard = heard;
    this.wanted = wanted;
    this.last = -Infinity;
    this.asked = false;
  }

  /** After something was asked of the server; at once, or as soon as that is often enough. */
  ask() {
    if (this.asked) return;
    this.asked = true;
    setTimeout(() => this.look(), Math.max(0, this.last + LEAST_MS - performance.now()));
  }

  async look() {
    this.asked = false;
    if (!this.wanted()) return;
    this.last = performance.now();
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const answers = await fetch(this.address, { signal, cache: "no-store" }).then(
      () => true, // also with what it refuses
      () => false,
    );
    this.heard(answers);
    if (!answers) this.ask();
  }
}
