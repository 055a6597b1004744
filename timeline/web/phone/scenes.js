// The scenes that a phone has: each is asked for when the hall comes there, and a question once more when
// what answers it is shown. What has come stays, whatever becomes of the network.

/** @import { RoomPlace, RoomScene } from "../wire.d.ts" */

export class Scenes {
  /** @param {(number: number) => Promise<RoomScene | null>} ask */
  constructor(ask) {
    this.ask = ask;
    /** @type {Map<number, RoomScene>} */
    this.known = new Map();
  }

  /** The lecture has changed. */
  forget() {
    this.known = new Map();
  }

  /** @param {number} number */
  at(number) {
    return this.known.get(number)?.scene;
  }

  /** Whether there is more to be had at a place. @param {RoomPlace} place */
  lacks({ scene, build }) {
    const own = this.known.get(scene);
    return !own || (own.held && build > 0);
  }

  /** @param {number} number */
  async bring(number) {
    const { known } = this;
    const own = await this.ask(number).catch(() => null);
    if (own) known.set(number, own);
  }
}
