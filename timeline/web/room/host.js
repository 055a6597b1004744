// A lecture before a room: what it shows is told to phones, what they answer comes back. Whatever happens
// to the room, the lecture goes on without a word.

import { asking, bringAgain } from "../kit/brought.js";
import { elsewhere } from "../kit/going.js";
import { Line, lineTo } from "../kit/line.js";
import { Timers } from "../kit/timers.js";
import { Board } from "./board.js";
import { Kept, keepPassword, password, takeAway } from "./kept.js";
import { Sign } from "./sign.js";
import { Vote } from "./vote.js";

/** @import { HallQuestion, Phrases, RawLecture, RoomBaton, RoomDesk, RoomHears, RoomOpened, RoomPlace, RoomSays, RoomWish, ToldLecture, ToldScene } from "../wire.d.ts" */
/** @import { Stage } from "../stage/stage.js" */
/** @import { State } from "../stage/store.js" */
/** @typedef {{ take: (scene: ToldScene, rounds: number[][]) => void, typed: (scene: ToldScene) => (number | null)[] }} Hands */
/**
 * What a room asks of the lecture.
 * @typedef {object} Told
 * @property {ToldLecture} lecture
 * @property {Stage} stage
 * @property {HTMLElement} root
 * @property {number} number
 * @property {number} shown
 * @property {number} built
 * @property {Hands} [hands]
 * @property {{ frozen: boolean }} standing
 * @property {{ line: { say: (message: any) => void } }} audience
 * @property {AbortController} ending
 * @property {() => unknown} next
 * @property {() => unknown} before
 * @property {() => unknown} darken
 * @property {(place: RoomPlace) => Promise<unknown>} follow
 */
/** @typedef {{ id: string, raw?: RawLecture, opens?: boolean, hand?: RoomOpened }} Opening `raw` without notes, of who opens the room, which `opens` at once; `hand` of who was handed the baton */

const EACH_MS = 100; // between two places that are told
const LATEST_MS = 3000; // that a map may take to follow, before the next place is gone to
const LONGEST = 900; // of what the stage shows, in letters
const LOCKED = 401;
const BACK_MS = 2000; // at most until the room of a server that has died is looked for again
const MOST_ASKED = 100_000; // letters of what the hall has asked, in one message
/** @type {(keyof State)[]} */
const TOLD = ["from", "to", "at", "stepping", "pick", "filters", "q"];
/** @type {(keyof State)[]} told where the lecturer has moved the map */
const CAMERA = ["view", "map"];

export class Host {
  /**
   * @param {Told} deck
   * @param {Phrases} words
   * @param {Opening} opening
   */
  constructor(deck, words, { id, raw, opens = false, hand }) {
    this.deck = deck;
    this.words = words;
    this.raw = raw;
    this.opens = opens;
    this.kept = new Kept(id, deck.lecture.title);
    if (hand) this.kept.take(hand); // its name too: the key is for the tab that took it
    this.second = Boolean(hand);
    this.timers = new Timers(deck.ending.signal);
    this.sent = "";
    this.sentAt = -Infinity;
    this.here = false; // the room is open, and whatever it was told is still known here
    this.there = false; // the server answers
    this.locked = false; // the server wants its password first
    this.fault = "";
    this.phones = 0;
    /** @type {RoomBaton} */
    this.baton = { yours: !hand, second: false };
    /** @type {Map<number, HallQuestion>} */
    this.asked = new Map();
    this.asks = false;
    this.heardHall = false; // since this page was loaded
    this.handed = "";
    /** @type {Line} */
    this.line = new Line("", { hello: () => this.hello(), hear: (heard) => this.hear(heard), reached: () => {} });
    this.sign = new Sign(deck.root, words);
    this.vote = new Vote(this, deck.root);
    this.board = new Board(deck.root, words, () => this.hush());
    /** @type {RoomPlace | undefined} where another lecturer leads */
    this.wanted = undefined;
    this.watch();
  }

  /** What the stage shows is told, whoever changes it. */
  watch() {
    const { store, signal } = this.deck.stage;
    store.subscribe(() => this.tell(), signal);
  }

  /** In another language. @param {Phrases} words */
  speak(words) {
    this.words = words;
    this.sign.speak(words);
    this.board.speak(words);
    this.watch();
    if (this.here) this.vote.tell();
  }

  // ---- opening and ending -----------------------------------------------------------------------

  /** The key: opens the room, then makes its sign small, puts it away, and shows it again. */
  async turn() {
    if (this.second) return; // its sign is on the screen of who opened it
    if (this.here) this.sign.turn();
    else await this.open();
    this.tellDesk();
  }

  /** A sign as large as the screen becomes small; says whether there was one. */
  uncover() {
    if (this.sign.size !== "large") return false;
    this.sign.turn();
    this.tellDesk();
    return true;
  }

  /** After a reload of the page, the same room. */
  resume() {
    if (this.second) this.join();
    else if (this.opens) this.open();
    else if (this.kept.room) this.open("small");
  }

  /** @param {"large" | "small"} [size] */
  async open(size = "large") {
    if (this.opening || !this.raw) return;
    this.opening = true;
    this.locked = false;
    const room = await this.reach().catch(() => null);
    this.opening = false;
    this.fault = room ? "" : this.refused;
    if (room) {
      this.kept.take(room);
      this.sign.write(room);
      this.sign.show(size);
      if (size === "large") this.deck.stage.messages.say(`${this.words.title} ${[...room.code].join(" ")}`); // for who hears it
      this.join();
    }
    this.tellDesk();
  }

  get refused() {
    const { words } = this;
    if (!this.locked) return words.no_room;
    return password() ? words.wrong : words.locked;
  }

  /** A room with the lecture, or the same as before. */
  async reach() {
    const room = this.kept.room ?? (await this.mint());
    await this.put(room);
    return room;
  }

  /** @returns {Promise<RoomOpened>} */
  async mint() {
    const answer = await this.send("room", { method: "POST" });
    return answer.json();
  }

  /**
   * @param {string} path
   * @param {RequestInit & { headers?: Record<string, string> }} what
   */
  async send(path, { headers = {}, ...what }) {
    const own = encodeURIComponent(password());
    const answer = await asking(elsewhere(path, {}), { ...what, headers: { ...headers, "Room-Password": own } });
    if (answer.status === LOCKED) this.locked = true;
    if (!answer.ok) throw new Error(`${answer.status}`);
    return answer;
  }

  /** @param {string} word */
  unlock(word) {
    keepPassword(word.trim());
    return this.open();
  }

  /** What phones are shown: no note of it. @param {RoomOpened} room */
  async put({ code, key }) {
    const headers = { Authorization: `Bearer ${key}` };
    await this.send(`room/${code}/lecture`, { method: "PUT", headers, body: JSON.stringify(this.raw) });
  }

  join() {
    this.here = true;
    const { code } = /** @type {RoomOpened} */ (this.kept.room);
    this.line.end();
    const acts = {
      hello: () => this.hello(),
      hear: (/** @type {RoomSays} */ heard) => this.hear(heard),
      reached: (/** @type {boolean} */ there) => this.hears(there),
    };
    this.line = new Line(lineTo(code), acts, { most: BACK_MS });
    this.line.start();
    this.vote.arrive();
  }

  /** @returns {RoomHears} */
  hello() {
    const { room, name, back } = this.kept;
    return { host: { key: room?.key ?? "", phone: name, ...(back.length ? { back } : {}) } };
  }

  /** The room is over for all. */
  close() {
    this.line.say({ end: {} });
    this.shut();
  }

  shut() {
    this.line.end();
    this.here = this.there = this.asks = this.heardHall = false;
    this.phones = 0;
    this.asked.clear();
    this.board.show([]);
    this.baton = { yours: true, second: false };
    this.kept.take(null);
    this.sign.show("");
    this.tellDesk();
  }

  /** With the lecture; a page that is loaded again has not left it. */
  end() {
    this.vote.keep();
    if (this.here && !this.second) this.line.say({ end: {} });
    if (!this.second) this.kept.take(null);
    this.line.end();
    this.sign.end();
    this.vote.end();
    this.board.end();
  }

  // ---- what the room says -----------------------------------------------------------------------

  /** @param {boolean} there */
  hears(there) {
    if (there && !this.there) this.again();
    if (!there) this.baton = { yours: true, second: false }; // who gives it to a hall can't wait for a network
    this.there = there;
    this.tellDesk();
  }

  /** A server that has started anew is told all there is. */
  again() {
    if (this.second) return;
    this.vote.sayAll();
    if (this.asks || this.asked.size) this.sayHall({ asked: this.known });
  }

  /** What the hall has asked, as far as one message holds it. */
  get known() {
    let letters = 0;
    const all = [...this.asked.values()].sort((one, other) => one.id - other.id);
    return all.filter((own) => {
      letters += JSON.stringify(own).length;
      return letters <= MOST_ASKED;
    });
  }

  /** @param {RoomSays} heard */
  hear({ over, baton, phones, joined, hall, asked, votes, click, hand, back, at, gone }) {
    if (over) this.leave(over);
    if (gone) bringAgain();
    if (hall) this.lets(hall.on);
    if (baton) this.takes(baton);
    if (phones !== undefined) this.phones = phones;
    if (joined !== undefined) this.kept.come(joined);
    if (asked) this.ask(asked);
    if (votes) this.vote.hear(votes);
    if (click) this.steps(click.by);
    if (hand) this.handed = `${this.kept.room?.address}/lead#${hand.key}`;
    if (back) this.kept.takeBack(back);
    if (at && !this.mine) this.follow(at);
    if (phones !== undefined) this.sign.tell(phones);
    this.vote.tell();
  }

  /** What a page before this one has let; after that the lecturer says it here. @param {boolean} on */
  lets(on) {
    if (!this.heardHall) this.asks ||= on;
    this.heardHall = true;
  }

  /** A server that has forgotten the room is given its lecture once more. @param {string} why */
  async leave(why) {
    const { room } = this.kept;
    if (why === "ended") return this.shut();
    if (why !== "no_such" || !this.raw || !room) return;
    try {
      await this.put(room);
      this.line.renew();
    } catch {
      // The line tries again, and this after it.
    }
  }

  /** @param {RoomBaton} baton */
  takes(baton) {
    this.baton = baton;
    this.deck.root.dataset.leads = String(baton.yours);
    if (baton.yours) this.tellAgain();
  }

  /** Where another lecturer leads; what was passed meanwhile is not shown.
   * @param {RoomPlace} place */
  async follow(place) {
    const waits = this.wanted !== undefined;
    this.wanted = place;
    while (!waits && this.wanted) {
      /** @type {RoomPlace} */
      const next = this.wanted;
      await Promise.race([this.deck.follow(next).catch(() => {}), waited(LATEST_MS)]);
      if (this.wanted === next) this.wanted = undefined;
    }
  }

  /** @param {number} by */
  steps(by) {
    if (by > 0) this.deck.next();
    else this.deck.before();
  }

  // ---- what it is told --------------------------------------------------------------------------

  /** Whether this window leads. */
  get mine() {
    return this.baton.yours;
  }

  /** @returns {Omit<RoomPlace, "n">} */
  get place() {
    const { deck } = this;
    const { stage, root } = deck;
    const scene = deck.lecture.scenes[deck.shown];
    const stands = Boolean(root.dataset.stands) && stage.state !== undefined;
    const keys = stage.camera?.handled ? [...TOLD, ...CAMERA] : TOLD;
    const { state } = stage;
    const differs = (/** @type {keyof State} */ key) =>
      JSON.stringify(state[key]) !== JSON.stringify(/** @type {any} */ (scene.state)[key]);
    const own = stands ? Object.fromEntries(keys.filter(differs).map((key) => [key, state[key]])) : {};
    if (JSON.stringify(own).length > LONGEST) delete own.filters;
    return { scene: deck.shown, build: deck.built, black: Boolean(stage.messages?.dark), state: own };
  }

  /** Where the lecture is, at once; what follows soon after goes together. */
  tell() {
    const { deck, timers } = this;
    if (!this.here || !this.mine || deck.standing.frozen) return;
    const { place } = this;
    const said = JSON.stringify(place);
    if (said === this.sent) return;
    const wait = this.sentAt + EACH_MS - performance.now();
    if (wait > 0) {
      timers.after("tell", wait, () => this.tell());
      return;
    }
    if (!this.line.say({ at: { n: 0, ...place } })) return;
    this.sent = said;
    this.sentAt = performance.now();
  }

  /** To a room that may not know it, or believes somebody else. */
  tellAgain() {
    this.sent = "";
    this.sentAt = -Infinity;
    this.tell();
  }

  /** A scene is shown. */
  arrive() {
    this.tell();
    this.vote.arrive();
  }

  // ---- the lecturer's window --------------------------------------------------------------------

  tellDesk() {
    this.timers.after("desk", 0, () => this.deck.audience.line.say(this.desk));
  }

  /** @returns {RoomDesk} */
  get desk() {
    const { here, there, locked, fault, sign, phones, vote, asks, asked, handed: hand, mine, baton, kept } = this;
    const { code = "", address = "", clicker = "", clicker_qr = "" } = (here && kept.room) || {};
    return {
      kind: "room",
      code,
      address,
      clicker,
      clicker_qr,
      there,
      locked,
      fault,
      size: sign.size,
      phones,
      joined: kept.joined,
      vote: vote.told,
      asks,
      asked: [...asked.values()],
      hand,
      mine,
      second: baton.second,
      results: kept.results.length,
    };
  }

  /** @param {RoomWish} wish */
  hearDesk({ act, id = -1, password: word = "" }) {
    if (this.second && act !== "baton") return; // the room hears no more from them
    /** @type {Record<RoomWish["act"], () => unknown>} */
    const acts = {
      turn: () => this.turn(),
      vote: () => this.vote.turn(),
      asks: () => this.let(!this.asks),
      open: () => this.judge(id, "shown"),
      drop: () => this.judge(id, "dropped"),
      hand: () => this.line.say({ hand: {} }),
      baton: () => this.line.say({ baton: {} }),
      save: () => this.save(),
      end: () => this.close(),
      unlock: () => this.unlock(word),
    };
    acts[act]?.();
    this.tellDesk();
  }

  /** @param {HallQuestion} question */
  ask(question) {
    this.asked.set(question.id, question);
    this.board.show(this.asked.values());
  }

  /** Whether the hall may ask. @param {boolean} asks */
  let(asks) {
    this.asks = asks;
    this.sayHall();
  }

  /** @param {number} id @param {"shown" | "dropped"} state */
  judge(id, state) {
    const own = this.asked.get(id);
    if (!own) return;
    this.ask({ ...own, state: own.state === state ? "new" : state });
    this.sayHall();
  }

  /** Takes what the hall has asked from the screen; says whether anything was there. */
  hush() {
    const shown = [...this.asked.values()].filter(({ state }) => state === "shown");
    for (const own of shown) this.asked.set(own.id, { ...own, state: "new" });
    if (!shown.length) return false;
    this.board.show(this.asked.values());
    this.sayHall();
    this.tellDesk();
    return true;
  }

  sayHall(more = {}) {
    const by = (/** @type {string} */ state) =>
      [...this.asked.values()].filter((own) => own.state === state).map(({ id }) => id);
    this.line.say({ hall: { on: this.asks, shown: by("shown"), dropped: by("dropped"), ...more } });
  }

  /** The answers of this talk as a table. */
  save() {
    const { kept, words } = this;
    this.vote.keep();
    takeAway([{ began: kept.began, title: kept.title, results: kept.results }], words);
  }
}

/** @param {number} ms */
function waited(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
