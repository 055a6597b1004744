// The one line to a room. It comes back by itself, at first soon, then ever more slowly, and never all
// phones at once.

/** @import { RoomHears, RoomSays } from "../wire.d.ts" */
/** @typedef {Pick<WebSocket, "readyState" | "send" | "close" | "onopen" | "onmessage" | "onclose">} Socket */
/** @typedef {{ hello: () => RoomHears, hear: (said: RoomSays) => void, reached: (here: boolean) => void }} Acts `hello` is said first, `reached` told when the room answers and when it no longer does */

const [FIRST_MS, MOST_MS] = [1000, 10_000];
const SPREAD = 0.9; // of a wait: 300 phones whose server has died come back one by one
const [QUIET_MS, ANSWER_MS] = [20_000, 15_000]; // after which it is asked for a word, and then given up
const [CONNECTING, OPEN] = [0, 1];

export class Line {
  /**
   * @param {string} address
   * @param {Acts} acts
   * @param {{ open?: (address: string) => Socket, chance?: () => number, most?: number }} [how] `most` ms between two tries
   */
  constructor(address, acts, { open = (at) => new WebSocket(at), chance = Math.random, most = MOST_MS } = {}) {
    this.address = address;
    this.acts = acts;
    this.open = open;
    this.chance = chance;
    this.most = most;
    this.tries = 0;
    this.ended = false;
    /** @type {Socket | null} */
    this.socket = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.waiting = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.watching = undefined;
  }

  start() {
    if (this.ended) return;
    clearTimeout(this.waiting);
    this.expect();
    const before = this.socket;
    const socket = this.open(this.address);
    this.socket = socket;
    before?.close();
    socket.onopen = () => this.say(this.acts.hello());
    socket.onmessage = ({ data }) => {
      if (socket === this.socket) this.hear(data);
    };
    socket.onclose = () => {
      if (socket === this.socket) this.lose();
    };
  }

  /** @param {string} text */
  hear(text) {
    const said = parsed(text);
    if (!said) return;
    this.rest();
    this.tries = said.over ? this.tries : 0;
    this.acts.reached(!said.over);
    this.acts.hear(said);
  }

  /** Says it where anybody hears; says whether.
   * @param {RoomHears} message */
  say(message) {
    if (this.socket?.readyState !== OPEN) return false;
    this.socket.send(JSON.stringify(message));
    return true;
  }

  /** A line may be dead, or never be made, though nobody says so. */
  expect() {
    clearTimeout(this.watching);
    this.watching = setTimeout(() => this.drop(), ANSWER_MS);
  }

  rest() {
    clearTimeout(this.watching);
    this.watching = setTimeout(() => {
      this.say({ still: {} });
      this.expect();
    }, QUIET_MS);
  }

  lose() {
    clearTimeout(this.watching);
    this.socket = null;
    this.acts.reached(false);
    if (this.ended) return;
    this.wait();
    this.tries += 1;
  }

  wait() {
    clearTimeout(this.waiting);
    const most = Math.min(this.most, FIRST_MS * 2 ** this.tries);
    this.waiting = setTimeout(() => this.start(), most * (1 - SPREAD * this.chance()));
  }

  /** The page is seen again, or the network is there: a line from before may be dead, though nobody says so. */
  renew() {
    if (this.socket?.readyState === CONNECTING) return;
    this.tries = 0;
    this.start();
  }

  /** The network is there again, for all phones of a hall at once. */
  soon() {
    if (this.ended || this.socket?.readyState === CONNECTING) return;
    this.tries = 0;
    this.wait();
  }

  /** There is no network, or nobody answers. */
  drop() {
    const { socket } = this;
    if (!socket) return;
    this.lose();
    socket.close();
  }

  end() {
    this.ended = true;
    clearTimeout(this.waiting);
    clearTimeout(this.watching);
    const { socket } = this;
    this.socket = null;
    socket?.close();
  }
}

/** @param {string} text @returns {RoomSays | null} */
function parsed(text) {
  try {
    const said = JSON.parse(text);
    return said && typeof said === "object" ? said : null;
  } catch {
    return null;
  }
}

/** @param {string} code of a room */
export function lineTo(code) {
  const address = new URL(`room/${code}/live`, document.baseURI);
  address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
  return address.href;
}
