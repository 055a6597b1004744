// @ts-nocheck
// What windows of one lecture say to each other: the audience's and the lecturer's.

export class Line {
  constructor(id, hear) {
    this.channel = "BroadcastChannel" in window ? new BroadcastChannel(`crossings-${id}`) : null;
    if (this.channel) this.channel.onmessage = ({ data }) => hear(data);
  }

  say(message) {
    this.channel?.postMessage(message);
  }

  end() {
    this.channel?.close();
    this.channel = null;
  }
}
