// What windows of one lecture say to each other: the audience's and the lecturer's.

/** @import { DeckGone, DeckPicture, DeckPlace, DeckSpoken, DeckWish, RoomDesk, RoomWish } from "../wire.d.ts" */
/** @typedef {DeckPlace | DeckWish | DeckPicture | DeckSpoken | DeckGone | RoomDesk | RoomWish} Message */

export class Line {
  /**
   * @param {string} id
   * @param {(message: any) => void} hear
   */
  constructor(id, hear) {
    this.channel = "BroadcastChannel" in window ? new BroadcastChannel(`crossings-${id}`) : null;
    if (this.channel) this.channel.onmessage = ({ data }) => hear(data);
  }

  /** @param {Message} message */
  say(message) {
    this.channel?.postMessage(message);
  }

  end() {
    this.channel?.close();
    this.channel = null;
  }
}
