import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { FakeElement, visit } from "./page.js";
import { partly } from "./partly.js";

const { Desk } = await import("../../timeline/web/room/desk.js");
const { Host } = await import("../../timeline/web/room/host.js");
const { watch } = await import("../../timeline/web/kit/reach.js");
const { Kept, asTable, countsOf, talks } = await import("../../timeline/web/room/kept.js");
const { Store } = await import("../../timeline/web/stage/store.js");
const { Hands } = await import("../../timeline/web/lecture/hands.js");

/** @import { RoomSays } from "../../timeline/web/wire.d.ts" */

/** A browser's storage, as far as it is used here. */
class FakeStorage {
  /** @type {Map<string, string>} */ kept = new Map();
  /** @param {string} key */
  getItem(key) {
    return this.kept.get(key) ?? null;
  }
  /** @param {string} key @param {string} value */
  setItem(key, value) {
    this.kept.set(key, value);
  }
}

/** A socket that hears nothing until a test says something. */
class FakeSocket {
  /** @type {FakeSocket[]} */ static all = [];
  /** @type {any[]} */ said = [];
  readyState = 0;
  onopen = () => {};
  onclose = () => {};
  onmessage = (/** @type {{ data: string }} */ _) => {};

  constructor() {
    FakeSocket.all.push(this);
  }
  /** @param {string} text */
  send(text) {
    this.said.push(JSON.parse(text));
  }
  close() {
    this.readyState = 3;
  }
  open() {
    this.readyState = 1;
    this.onopen();
  }
  /** @param {RoomSays} said */
  hear(said) {
    this.onmessage({ data: JSON.stringify(said) });
  }
}

const ROOM = { code: "ACDEQU", key: "key", address: "https://crossings.test/room/ACDEQU", qr: "<svg/>" };
const OPENED = { ...ROOM, clicker: `${ROOM.address}#clicker=x`, clicker_qr: "<svg/>" };
const WORDS = {
  title: "Room",
  sign_alt: "{address}",
  phones: "{n}",
  answered: "{n} of {all}",
  answered_again: "again {n}",
  closed: "closed {n}",
  columns: {},
};
const STATE = {
  from: 1990,
  to: 2000,
  at: 1990,
  stepping: false,
  pick: null,
  view: "korea",
  map: null,
  filters: {},
  q: "",
};
const QUESTION = { answers: ["few", "many", "most"], right: 2 };
/** @type {string[]} */
let asked = [];
let wanted = ""; // the password of the server

Object.assign(globalThis, {
  WebSocket: FakeSocket,
  fetch: async (/** @type {string} */ address, /** @type {any} */ { method, headers }) => {
    asked.push(`${method} ${new URL(address).pathname}`);
    const ok = decodeURIComponent(headers["Room-Password"]) === wanted;
    return { ok, status: ok ? 200 : 401, json: async () => OPENED };
  },
});
Object.assign(document, { baseURI: "https://crossings.test/" });

function fresh() {
  Object.assign(globalThis, { sessionStorage: new FakeStorage(), localStorage: new FakeStorage() });
  FakeSocket.all = [];
  asked = [];
  wanted = "";
}

/** @type {InstanceType<typeof Host>[]} */
const hosts = [];

afterEach(() => {
  for (const own of hosts.splice(0)) own.line.end();
});

/** @param {unknown} deck @param {import("../../timeline/web/room/host.js").Opening} opening */
function hosting(deck, opening) {
  const own = new Host(/** @type {any} */ (deck), WORDS, opening);
  hosts.push(own);
  return own;
}

/** @param {Record<string, unknown>} [more] */
function talk(more = {}) {
  const scenes = [
    { heading: "One", shown: {}, state: STATE },
    { heading: "How many?", shown: { question: QUESTION }, state: STATE },
  ];
  const root = new FakeElement();
  root.dataset.stands = "1";
  Object.assign(root.style, { setProperty() {} });
  const store = new Store(STATE);
  /** @type {any[]} */
  const told = [];
  /** @type {any[]} */
  const steps = [];
  /** @type {string[]} */
  const spoken = [];
  const deck = {
    lecture: { title: "A talk", scenes },
    stage: {
      store,
      state: store.state,
      signal: new AbortController().signal,
      camera: { handled: false },
      messages: { dark: false, say: (/** @type {string} */ text) => void spoken.push(text) },
    },
    root: root.element,
    number: 0,
    shown: 0,
    built: 0,
    hands: new Hands({ box: new FakeElement().element }),
    standing: { frozen: false },
    audience: { line: { say: (/** @type {any} */ message) => void told.push(message) } },
    ending: new AbortController(),
    next: () => void steps.push("next"),
    before: () => void steps.push("before"),
    darken() {},
    follow: async (/** @type {any} */ place) => void steps.push(place),
    ...more,
  };
  const own = hosting(deck, { id: "made", raw: { title: "A talk", scenes: [{}] } });
  return { own, deck, store, told, steps, spoken };
}

async function opened() {
  fresh();
  const found = talk();
  await found.own.turn();
  const [socket] = FakeSocket.all;
  socket.open();
  socket.hear({ baton: { yours: true, second: false } });
  return { ...found, socket };
}

/** @param {FakeSocket} socket @param {string} kind */
function told(socket, kind) {
  return socket.said.filter((own) => kind in own).map((own) => own[kind]);
}

test("a key opens a room, and its sign is large, small and away", async () => {
  const { own, socket, spoken } = await opened();
  assert.deepEqual(asked, ["POST /room", "PUT /room/ACDEQU/lecture"]);
  assert.deepEqual(spoken, ["Room A C D E Q U"], "for a lecturer who does not see the sign");
  assert.equal(socket.said[0].host.key, "key");
  const sizes = [own.sign.size];
  for (let i = 0; i < 3; i += 1) {
    await own.turn();
    sizes.push(own.sign.size);
  }
  assert.deepEqual(sizes, ["large", "small", "", "large"]);
  assert.deepEqual([own.uncover(), own.sign.size, own.uncover()], [true, "small", false]);
  own.end();
  assert.deepEqual(socket.said.at(-1), { end: {} });
});

test("what the hall has asked leaves the screen by a key, and can be shown again", async () => {
  const { own, socket } = await opened();
  for (const id of [1, 2]) socket.hear({ asked: { id, text: "Why?", votes: 0, state: "new" } });
  const open = (/** @type {number} */ id) => own.hearDesk({ kind: "room_wish", act: "open", id });
  const stands = () => [told(socket, "hall").at(-1).shown, own.board.box.hidden];
  open(1);
  open(2);
  assert.deepEqual(stands(), [[1, 2], false]);
  assert.equal(own.hush(), true);
  assert.deepEqual(stands(), [[], true]);
  assert.equal(own.hush(), false, "the key does what it does without a question");
  open(2);
  assert.deepEqual(stands(), [[2], false]);
});

test("the small sign counts the phones that are here", async () => {
  const { own, socket } = await opened();
  const { count } = own.sign;
  socket.hear({ phones: 3 });
  own.sign.turn();
  assert.deepEqual(
    [own.sign.size, count.textContent, /** @type {any} */ (count).attributes["aria-live"]],
    ["small", "3", "off"],
  );
  own.sign.speak({ ...WORDS, phones: "{n}대" });
  assert.equal(count.textContent, "3대");
});

test("a sign says where its address leads no phone anywhere", async () => {
  const { own } = await opened();
  const { sign } = own;
  const says = (/** @type {string} */ host) => {
    sign.write({ ...OPENED, address: `http://${host}:8501/room/ACDEQU` });
    return !sign.nowhere.hidden;
  };
  const itself = ["localhost", "127.0.0.1", "127.1.2.3", "0.0.0.0", "[::1]", "[::]"];
  assert.deepEqual(
    itself.map(says),
    itself.map(() => true),
  );
  const others = ["192.168.0.7", "10.127.0.1", "crossings.test", "localhost.test", "127.test", "[fd00::1]"];
  assert.deepEqual(
    others.map(says),
    others.map(() => false),
  );
  sign.speak({ ...WORDS, nowhere: "To itself." });
  assert.equal(sign.nowhere.textContent, "To itself.");
});

test("what the stage shows otherwise than the scene is told at once, and soon after together", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { own, deck, store, socket } = await opened();
  assert.deepEqual(told(socket, "at"), [{ n: 0, scene: 0, build: 0, black: false, state: {} }]);
  own.sentAt = -1000; // long ago
  store.set({ at: 1991, stepping: true });
  assert.deepEqual(told(socket, "at").at(-1).state, { at: 1991, stepping: true });
  const before = told(socket, "at").length;
  for (let at = 1992; at < 1999; at += 1) store.set({ at });
  assert.equal(told(socket, "at").length, before, "too soon");
  own.sentAt = -1000;
  context.mock.timers.tick(200);
  assert.equal(told(socket, "at").length, before + 1);
  assert.equal(told(socket, "at").at(-1).state.at, 1998);
  store.set({ view: "world", map: "1,2,3" });
  assert.equal(told(socket, "at").length, before + 1, "a map that moved by itself is nothing to tell");
  deck.stage.camera.handled = true;
  own.sentAt = -1000;
  own.tell();
  assert.equal(told(socket, "at").at(-1).state.map, "1,2,3");
  deck.standing.frozen = true;
  own.sentAt = -1000;
  store.set({ at: 1990 });
  assert.equal(told(socket, "at").length, before + 2, "a picture that stands is not left");
});

test("a question opens with its scene, is closed, shown and asked again; its answers stay", async () => {
  const { own, deck, socket } = await opened();
  const states = () => told(socket, "question").map(({ round, state }) => `${round} ${state}`);
  deck.shown = 1;
  own.arrive();
  assert.deepEqual(states(), ["1 open"]);
  socket.hear({ votes: { scene: 1, round: 1, votes: { a: 0, b: 1 } } });
  socket.hear({ phones: 2, joined: 3 });
  assert.equal(own.vote.count.textContent, "2 of 3");
  own.vote.turn();
  assert.equal(own.vote.count.textContent, "closed 2");
  assert.deepEqual(own.kept.results, []);
  own.vote.turn();
  assert.equal(own.vote.count.hidden, true);
  own.vote.turn();
  socket.hear({ votes: { scene: 1, round: 2, votes: { a: 1, b: 1 } } });
  own.vote.reveal();
  own.vote.turn();
  assert.deepEqual(states(), ["1 open", "1 closed", "1 shown", "2 open", "2 shown"]);
  /** @type {import("../../timeline/web/room/kept.js").Result[]} */
  const [{ rounds }] = own.kept.results;
  assert.deepEqual(rounds, [
    [1, 1, 0],
    [0, 2, 0],
  ]);
  assert.equal(talks("made")[0].results.length, 1, "they outlive the room");
});

test("a server that has forgotten the room is told all there is", async () => {
  const { own, deck, socket } = await opened();
  deck.shown = 1;
  own.arrive();
  socket.hear({ votes: { scene: 1, round: 1, votes: { a: 0 } } });
  own.let(true);
  socket.hear({ asked: { id: 0, text: "Why?", votes: 2, state: "new" } });
  own.judge(0, "shown");
  socket.onclose();
  own.vote.turn(); // while nobody hears
  assert.equal(own.vote.count.textContent, "closed 1");
  own.line.renew();
  const again = /** @type {FakeSocket} */ (FakeSocket.all.at(-1));
  again.open();
  again.hear({ over: "no_such" });
  await Promise.resolve();
  await new Promise((resolve) => setTimeout(resolve));
  assert.equal(asked.at(-1), "PUT /room/ACDEQU/lecture");
  const anew = /** @type {FakeSocket} */ (FakeSocket.all.at(-1));
  assert.notEqual(anew, again);
  anew.open();
  anew.hear({ baton: { yours: true, second: false } });
  assert.deepEqual(told(anew, "question").at(-1), { scene: 1, round: 1, state: "closed", choices: 3, votes: { a: 0 } });
  const question = { id: 0, text: "Why?", votes: 2, state: "shown" };
  assert.deepEqual(told(anew, "hall").at(-1), { on: true, shown: [0], dropped: [], asked: [question] });
  assert.ok(told(anew, "at").length);
});

test("without a server the lecture goes on, and only its lecturer is told", async () => {
  fresh();
  const fetched = globalThis.fetch;
  Object.assign(globalThis, { fetch: async () => Promise.reject(new Error("away")) });
  const { own, told: desk } = talk();
  Object.assign(own.words, { no_room: "No room." });
  await own.turn();
  await new Promise((resolve) => setTimeout(resolve));
  assert.equal(own.sign.box.hidden, true);
  assert.equal(desk.at(-1).fault, "No room.");
  assert.equal(own.mine, true);
  Object.assign(globalThis, { fetch: fetched });
});

test("the data of a lecture are brought again where the server has them no more", async (context) => {
  const { own, socket } = await opened();
  const [before, fetched] = [window.location.href, globalThis.fetch];
  let times = 0;
  Object.assign(globalThis, {
    MutationObserver: class {
      observe() {}
    },
    brought() {
      times += 1;
      return true;
    },
    fetch: async (/** @type {string} */ address, /** @type {any} */ how) =>
      how.method === "PUT" && times < 3 ? { ok: false, status: 410 } : fetched(address, how),
  });
  visit("/?own=abc");
  const bringing = `data:text/javascript,export const modules = { "own/bringing": { bring: async () => brought() } };`;
  context.mock.timers.enable({ apis: ["setTimeout"] }); // it waits for a server that is none here
  watch(partly({ words: {}, style: "", files: {}, own: bringing }));
  context.mock.timers.reset();
  const settled = async (/** @type {number} */ n) => {
    for (let i = 0; i < 50 && times < n; i += 1) await new Promise((resolve) => setTimeout(resolve, 10));
    return times;
  };
  assert.equal(await settled(1), 1);
  for (let i = 0; i < 3; i += 1) socket.hear({ gone: true }); // a hall of phones asks at once
  assert.equal(await settled(3), 2);
  await own.put(OPENED);
  assert.equal(times, 3);
  assert.equal(asked.at(-1), "PUT /room/ACDEQU/lecture");
  Object.assign(globalThis, { fetch: fetched });
  visit(before);
});

test("a password that is half typed stays while the desk hears of its room", () => {
  const root = new FakeElement();
  /** @type {any[]} */
  const wishes = [];
  const own = new Desk(root.element, { turn: {} }, (wish) => void wishes.push(wish));
  const box = /** @type {FakeElement} */ (/** @type {unknown} */ (own.box));
  const form = () => /** @type {FakeElement} */ (box.children.find(({ tag }) => tag === "form"));
  const field = () => /** @type {any} */ (form().children[0].children.at(-1));
  const desk = { code: "", locked: true, there: false, fault: "", phones: 0, mine: true };
  own.hear(partly(desk));
  field().value = "half";
  field().dispatchEvent(new Event("input"));
  own.hear(partly({ ...desk, fault: "Locked." }));
  assert.equal(field().value, "half");
  form().dispatchEvent(new Event("submit"));
  assert.equal(wishes.at(-1).password, "half");
  own.hear(partly({ ...desk, fault: "Wrong." }));
  assert.equal(field().value, "");
});

test("the lecturer's window has the link to the room, for who can't see the screen", () => {
  const own = new Desk(new FakeElement().element, { turn: {}, link: "Link:" }, () => {});
  const desk = { code: "ACDEQU", address: ROOM.address, asked: [], phones: 0, mine: true };
  own.hear(partly(desk));
  assert.ok(own.box.textContent?.includes(`Link:${ROOM.address}`));
});

test("a server that wants a password is told it in the lecturer's window, and the screen says nothing", async () => {
  fresh();
  wanted = "남북 correct horse";
  const { own, told: desk } = talk();
  Object.assign(own.words, { locked: "Locked.", wrong: "Wrong.", no_room: "No room." });
  const says = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    const { fault, locked, code } = desk.at(-1);
    return { fault, locked, code };
  };
  await own.turn();
  assert.deepEqual(await says(), { fault: "Locked.", locked: true, code: "" });
  own.hearDesk({ kind: "room_wish", act: "unlock", password: "guessed" });
  await says();
  assert.deepEqual(await says(), { fault: "Wrong.", locked: true, code: "" });
  assert.equal(own.sign.box.hidden, true);
  own.hearDesk({ kind: "room_wish", act: "unlock", password: ` ${wanted} ` });
  await says();
  assert.deepEqual(await says(), { fault: "", locked: false, code: "ACDEQU" });
  assert.equal(own.sign.size, "large");
  assert.ok(!JSON.stringify(own.deck.root).includes(wanted));
});

test("how many have joined outlives a server that starts anew, and a page that is loaded again", async () => {
  const { own, deck, socket } = await opened();
  deck.shown = 1;
  own.arrive();
  socket.hear({ phones: 30, joined: 33 });
  socket.hear({ phones: 2, joined: 2 });
  socket.hear({ votes: { scene: 1, round: 1, votes: { a: 0 } } });
  assert.equal(own.vote.count.textContent, "1 of 33");
  const again = hosting(deck, { id: "made", raw: { scenes: [{}] } });
  assert.equal(again.desk.joined, 33);
  own.shut();
  assert.equal(own.kept.joined, 0);
});

test("who has not the baton follows and tells nothing; a clicker steps who has it", async () => {
  const { own, socket, steps } = await opened();
  socket.hear({ click: { by: 1 } });
  socket.hear({ click: { by: -1 } });
  assert.deepEqual(steps, ["next", "before"]);
  socket.hear({ baton: { yours: false, second: true } });
  const before = told(socket, "at").length;
  own.sentAt = -1000;
  own.sent = "";
  own.tell();
  assert.equal(told(socket, "at").length, before);
  const place = { n: 9, scene: 1, build: 0, black: false, state: {} };
  for (const build of [0, 1, 2]) socket.hear({ at: { ...place, build } });
  await new Promise((resolve) => setTimeout(resolve));
  assert.deepEqual(
    steps.slice(2).map((/** @type {any} */ { build }) => build),
    [0, 2],
    "what was passed meanwhile is not shown",
  );
  socket.onclose();
  assert.equal(own.mine, true, "without a room the lecture is its lecturer's again");
});

test("a page that is loaded again has the same room, its lecture and its answers; one that was left has none", async () => {
  const { own, deck } = await opened();
  deck.shown = 1;
  own.arrive();
  own.vote.hear({ scene: 1, round: 1, votes: { a: 1 } });
  FakeSocket.all = [];
  asked = [];
  const again = hosting(deck, { id: "made", raw: { scenes: [{}] } });
  again.resume();
  await new Promise((resolve) => setTimeout(resolve));
  assert.deepEqual(asked, ["PUT /room/ACDEQU/lecture"]);
  assert.equal(again.sign.size, "small");
  assert.equal(again.vote.answered, 1);
  again.end();
  const after = hosting(deck, { id: "made", raw: { scenes: [{}] } });
  after.resume();
  assert.equal(after.opening ?? false, false);
  assert.equal(after.vote.answered, 0);
  assert.deepEqual(talks("made")[0].results[0].rounds, [[0, 1, 0]], "what was answered stays");
});

test("after the page is loaded again its lecturer sees that the hall may ask, until they say otherwise", async () => {
  const { own, socket } = await opened();
  socket.hear({ hall: { on: true, shown: [] } });
  assert.equal(own.desk.asks, true);
  own.let(false);
  socket.hear({ hall: { on: true, shown: [] } }); // said before that was heard
  assert.equal(own.desk.asks, false);
});

test("a second lecturer leads, and leaves the vote to who opened the room", () => {
  fresh();
  const { deck } = talk({ shown: 1 });
  const own = hosting(deck, { id: "lead", hand: OPENED });
  own.resume();
  const [socket] = FakeSocket.all;
  socket.open();
  socket.hear({ at: { n: 1, scene: 1, build: 0, black: false, state: {} } });
  socket.hear({ baton: { yours: true, second: true } });
  own.arrive();
  own.vote.reveal();
  own.vote.turn();
  assert.deepEqual(told(socket, "question"), []);
  assert.ok(told(socket, "at").length);
  assert.equal(own.mine, true);
  const before = socket.said.length;
  for (const act of /** @type {const} */ (["turn", "asks", "hand", "end"])) own.hearDesk({ kind: "room_wish", act });
  assert.deepEqual([socket.said.length, own.sign.size], [before, ""], "what would cost them their line is not said");
  own.hearDesk({ kind: "room_wish", act: "baton" });
  assert.deepEqual(socket.said.at(-1), { baton: {} });
  socket.onclose();
  assert.equal(own.mine, true, "the lecture goes on without a network");
});

test("what was taken back of the baton is said to a server that has forgotten it, until the room is over", async () => {
  const { own, socket, deck } = await opened();
  assert.ok(!("back" in (own.hello().host ?? {})));
  socket.hear({ back: ["one", "two"] });
  const again = hosting(deck, { id: "made" }); // the page is loaded again
  for (const one of [own, again]) assert.deepEqual(one.hello().host?.back, ["one", "two"]);
  own.shut();
  assert.ok(!("back" in (own.hello().host ?? {})));
});

test("a second lecturer who loads the page again is the same one", () => {
  fresh();
  const { deck } = talk();
  const second = () => hosting(deck, { id: "lead", hand: OPENED });
  assert.deepEqual(second().hello(), second().hello());
});

test("a bar is as wide as the share of its answer in its round", () => {
  /** @type {Record<string, string>[]} */
  const wide = [{}, {}];
  const rows = wide.map((own) => {
    const row = new FakeElement("li");
    Object.assign(row.style, {
      setProperty: (/** @type {string} */ name, /** @type {string} */ to) => (own[name] = to),
    });
    return row;
  });
  const hands = new Hands({ box: Object.assign(new FakeElement().element, { querySelectorAll: () => rows }) });
  const scene = partly({ shown: { question: { answers: ["few", "many"], right: 2 } } });
  hands.show(scene);
  assert.deepEqual(wide[0], { "--hands": "0%", "--hands-first": "0%" });
  hands.take(scene, [[1, 3]]);
  assert.deepEqual([wide[0]["--hands"], wide[1]["--hands"]], ["25%", "75%"]);
  hands.take(scene, [
    [1, 3],
    [1, 1],
  ]);
  assert.deepEqual(wide[1], { "--hands": "50%", "--hands-first": "75%" });
});

test("answers are a table, and nothing in it is a formula", () => {
  const result = { scene: 1, question: "=How, many?", answers: ["few", "many"], right: 2, hands: [null, 3] };
  const talk = { began: "2026-11-27T10:00:00Z", title: "A talk", results: [{ ...result, rounds: [[1, 2]] }] };
  const columns = {
    day: "Day",
    lecture: "L",
    scene: "S",
    question: "Q",
    answer: "A",
    right: "R",
    first: "1",
    second: "2",
    hands: "H",
  };
  const rows = asTable([talk], columns).trim().split("\r\n");
  assert.equal(rows[1], `2026-11-27,A talk,2,"'=How, many?",few,,1,,`);
  assert.equal(rows[2], `2026-11-27,A talk,2,"'=How, many?",many,x,2,,3`);
  assert.deepEqual(countsOf({ state: "open", votes: { a: 0, b: 2, c: 9 } }, 3), [1, 0, 1]);
  fresh();
  assert.deepEqual(new Kept("x", "y").results, []);
});
