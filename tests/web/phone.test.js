import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { FakeElement } from "./page.js";

const { Follower } = await import("../../timeline/web/phone/follower.js");
const { Line } = await import("../../timeline/web/kit/line.js");
const { Bar } = await import("../../timeline/web/phone/bar.js");
const { Panel } = await import("../../timeline/web/stage/panel.js");
const { HallSheet } = await import("../../timeline/web/phone/hallsheet.js");
const { Scenes } = await import("../../timeline/web/phone/scenes.js");
const { lectureOnce } = await import("../../timeline/web/phone/lecture.js");

/** @param {number} n @param {number} scene */
function at(n, scene, build = 0, state = {}) {
  return { at: { n, scene, build, black: false, state } };
}

/** @param {"open" | "closed" | "shown"} state */
function asked(state, round = 1, scene = 2) {
  return { question: { scene, round, state, choices: 3, answered: 0 } };
}

function follower() {
  /** @type {Map<string, number>} */
  const kept = new Map();
  /** @type {number[]} */
  const shown = [];
  /** @type {object[]} */
  const said = [];
  const room = { hears: true };
  const given = { token: "" };
  const token = {
    get: () => given.token,
    set: (/** @type {string} */ own) => void Object.assign(given, { token: own }),
  };
  const own = new Follower(
    token,
    {
      show: ({ scene }) => void shown.push(scene),
      tell() {},
      say: (message) => {
        if (room.hears) said.push(message);
        return room.hears;
      },
    },
    kept,
  );
  return { own, shown, said, room, kept };
}

test("it follows each step, and none that comes late or twice", () => {
  const { own, shown } = follower();
  own.joining();
  for (const step of [at(4, 1), at(5, 2), at(5, 2), at(3, 0), at(6, 3)]) own.hear(step);
  assert.deepEqual(shown, [1, 2, 3]);
});

test("who wanders is left alone, and comes back to where the lecture is by then", () => {
  const { own, shown } = follower();
  own.hear(at(1, 0));
  own.wander();
  own.hear(at(2, 1));
  own.hear(at(3, 2));
  assert.deepEqual(shown, [0]);
  own.comeBack();
  assert.deepEqual(shown, [0, 2]);
  own.comeBack();
  assert.deepEqual(shown, [0, 2], "who has not left need not come back");
});

test("a phone rests while the screen is dark, but not who wanders, nor where a question is open", () => {
  const { own } = follower();
  own.reach(true);
  own.hear({ at: { ...at(1, 2).at, black: true } });
  assert.equal(own.rests, true);
  own.reach(false);
  assert.equal(own.rests, false, "nobody says when it is light again");
  own.reach(true);
  own.wander();
  assert.equal(own.rests, false);
  own.comeBack();
  assert.equal(own.rests, true);
  own.hear(asked("open"));
  assert.equal(own.rests, false);
  own.hear(asked("closed"));
  assert.equal(own.rests, true);
  own.hear(at(2, 2));
  assert.equal(own.rests, false);
});

test("who rejoins says what was seen, and follows a room that counts anew", () => {
  const { own, shown } = follower();
  assert.deepEqual(own.joining(), { join: { token: "", seen: -1 } });
  own.hear({ token: "given" });
  own.hear(at(40, 3));
  assert.deepEqual(own.joining(), { join: { token: "given", seen: 40 } });
  own.hear(at(1, 4));
  assert.deepEqual(shown, [3, 4]);
});

test("an answer may be changed until it is closed, and is sent once each", () => {
  const { own, said } = follower();
  own.hear(asked("open"));
  own.choose(0);
  own.choose(0);
  own.choose(2);
  own.choose(3); // there are three
  own.hear(asked("closed"));
  own.choose(1);
  assert.deepEqual(said, [
    { answer: { scene: 2, round: 1, choice: 0 } },
    { answer: { scene: 2, round: 1, choice: 2 } },
  ]);
  assert.equal(own.answer(), 2);
});

test("an answer counts once the room has said so, and not that of a round before", () => {
  const { own } = follower();
  own.hear(asked("open"));
  own.choose(1);
  assert.equal(own.isIn, false);
  own.hear({ answer: { scene: 2, round: 1, choice: 1 } });
  assert.equal(own.isIn, true);
  own.choose(0);
  assert.equal(own.isIn, false);
  own.hear(asked("open", 2));
  assert.equal(own.answer(), undefined);
  assert.equal(own.answer(1), 0);
});

test("what another page of the same browser has answered is shown, and its own is not forgotten", () => {
  const { own, said } = follower();
  own.hear(asked("open"));
  own.hear({ answer: { scene: 2, round: 1, choice: 1 } });
  assert.deepEqual([own.answer(), own.isIn], [1, true]);
  own.choose(0);
  own.hear({ answer: { scene: 2, round: 1, choice: 2 } });
  assert.equal(own.answer(), 0);
  assert.deepEqual(said.at(-1), { answer: { scene: 2, round: 1, choice: 0 } });
});

test("what was answered while nobody heard is said on rejoining, and again to a server that forgot", () => {
  const { own, said, room } = follower();
  own.hear(asked("open"));
  room.hears = false;
  own.choose(1);
  assert.deepEqual(said, []);
  room.hears = true;
  for (let times = 1; times < 3; times += 1) {
    own.joining();
    own.hear(asked("open"));
    assert.equal(said.length, times);
  }
  own.joining();
  own.hear(asked("closed"));
  assert.equal(said.length, 2, "a closed round takes none");
});

test("an answer for which there is no place yet is said again with whatever is heard next", () => {
  const { own, said } = follower();
  own.hear(asked("open"));
  own.choose(1);
  own.hear({ uncounted: true });
  assert.deepEqual([own.uncounted, own.isIn, said.length], [true, false, 1]);
  own.hear({ phones: 3 });
  own.hear({ uncounted: true });
  assert.equal(said.length, 2);
  own.hear({ token: "given" });
  own.hear({ answer: { scene: 2, round: 1, choice: 1 } });
  assert.deepEqual([own.uncounted, own.isIn, said.length], [false, true, 3]);
});

test("an answer that a server heard before it was told the question is said once more", () => {
  const { own, said } = follower();
  own.hear(asked("open"));
  own.choose(1);
  own.hear({ answer: { scene: 2, round: 1, choice: 1 } });
  own.joining();
  own.hear({ token: "given", hall: { on: false, shown: [] } }); // its lecturer comes after
  const before = said.length;
  own.hear(asked("open"));
  assert.deepEqual(said.slice(before), [{ answer: { scene: 2, round: 1, choice: 1 } }]);
  own.hear({ answer: { scene: 2, round: 1, choice: 1 } });
  assert.equal(said.length, before + 1);
  assert.equal(own.isIn, true);
});

test("a room that is not there yet is waited for; one that has ended is not", () => {
  const { own } = follower();
  own.hear({ over: "no_such" });
  assert.deepEqual([own.over, own.ended], ["no_such", false]);
  own.reach(true);
  assert.equal(own.over, "");
  own.hear({ over: "ended" });
  assert.equal(own.ended, true);
});

test("a lecture that has not come is waited for, and asked for now and then", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const before = globalThis.fetch;
  const answers = [
    { status: 404 },
    null,
    { status: 503 },
    { status: 200, ok: true, json: async () => ({ words: {}, title: "to a phone" }) },
    { status: 200, ok: true, json: async () => ({ words: {}, lecture: {} }) },
  ];
  let asked = 0;
  globalThis.fetch = /** @type {any} */ (
    async () => answers[asked++] ?? Promise.reject(new Error("no network")) // the second time
  );
  /** @type {string[]} */
  const told = [];
  const coming = lectureOnce({ code: "ACDEQU", tongues: [] }, "key", (why) => void told.push(why));
  for (let n = 1; n < answers.length; n += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(asked, n);
    context.mock.timers.tick(3000);
  }
  assert.deepEqual(await coming, { words: {}, lecture: {} });
  assert.deepEqual(told, ["no_such", "waiting", "waiting", "no_such"]);
  globalThis.fetch = before;
});

test("a pick that has no card raises nothing, and leaves no card of another one", async () => {
  /** @type {string[]} */
  const put = [];
  const own = {
    stage: { files: { cards: async () => ({ cards: {}, sources: {} }) }, state: { pick: "constructor" } },
    telling: { acts: {}, tell: () => void put.push("what stands where nothing is picked") },
    told: (/** @type {() => void} */ tell) => tell(),
    put() {},
  };
  await Panel.prototype.tellPick.call(/** @type {any} */ (own), "constructor");
  assert.deepEqual(put, ["what stands where nothing is picked"]);
});

test("a question that was not taken stands where it was written, unless another is being written", () => {
  /** @type {string[]} */
  const focused = [];
  /** @type {any} */
  const own = {
    words: { asked: "asked", not_taken: "not taken" },
    say: () => true,
    field: { value: " Why? " },
    note: { textContent: "" },
    shut: { focus: () => void focused.push("shut") },
    counted() {},
    sent: "",
  };
  const { submit, hear } = HallSheet.prototype;
  submit.call(own, /** @type {any} */ ({ preventDefault() {} }));
  hear.call(own, true);
  assert.deepEqual([own.field.value, own.note.textContent], ["", "asked"]);
  assert.deepEqual(focused, ["shut"], "not on the page, where Escape would leave the lecture");
  hear.call(own, false);
  assert.deepEqual([own.field.value, own.note.textContent], ["Why?", "not taken"]);
  own.field.value = "Where?";
  hear.call(own, false);
  assert.equal(own.field.value, "Where?");
});

test("a vote for a question of the hall is said again until the room counts its phone", () => {
  /** @type {number[]} */
  const said = [];
  const kept = new Map();
  /** @type {any} */
  const own = {
    voted: { get: (/** @type {string} */ id) => kept.get(id), set: kept.set.bind(kept) },
    uncounted: new Set(),
    next: 0,
    say: (/** @type {any} */ { vote }) => said.push(vote.id),
  };
  const { vote, voteAgain } = HallSheet.prototype;
  const press = () => vote.call(own, /** @type {any} */ (new FakeElement()), 3);
  press();
  press();
  voteAgain.call(own, false);
  assert.deepEqual(said, [3, 3]);
  voteAgain.call(own, false);
  assert.deepEqual(said, [3, 3], "not with all that is heard: an answer would wait behind it");
  voteAgain.call(own, true); // the token may have come for something else
  voteAgain.call(own, true);
  assert.deepEqual(said, [3, 3, 3]);
});

test("the button that asks says how many questions of the hall there are to vote on", () => {
  const ask = new FakeElement();
  const words = { ask: "Ask", ask_votes: "Ask: {n}" };
  const bar = /** @type {any} */ ({ ask, words });
  const voted = new Map([["2", 1]]);
  const votes = (/** @type {boolean} */ on) =>
    HallSheet.prototype.votes.call(/** @type {any} */ ({ voted }), {
      on,
      shown: [1, 2, 3].map((id) => ({ id, text: "Why?", votes: 0 })),
    });
  Bar.prototype.count.call(bar, votes(true));
  assert.deepEqual([ask.attributes["aria-label"], ask.textContent], ["Ask: 2", "Ask2"]);
  Bar.prototype.count.call(bar, votes(false));
  assert.deepEqual([ask.attributes["aria-label"], ask.textContent], ["Ask", "Ask"]);
});

// ---- the line -----------------------------------------------------------------------------------

class FakeSocket {
  readyState = 0;
  /** @type {string[]} */ sent = [];
  /** @type {any} */ onopen = null;
  /** @type {any} */ onmessage = null;
  /** @type {any} */ onclose = null;

  /** @param {string} text */
  send(text) {
    this.sent.push(text);
  }

  close() {
    this.readyState = 3;
    this.onclose?.({});
  }

  opens() {
    this.readyState = 1;
    this.onopen?.({});
  }

  /** @param {string} data */
  says(data) {
    this.onmessage?.({ data });
  }
}

function line(chance = () => 0) {
  /** @type {FakeSocket[]} */
  const sockets = [];
  /** @type {unknown[]} */
  const heard = [];
  /** @type {boolean[]} */
  const reached = [];
  const own = new Line(
    "wss://crossings.test/room/ABCDEF/live",
    {
      hello: () => ({ join: { token: "p", seen: -1 } }),
      hear: (said) => void heard.push(said),
      reached: (here) => void reached.push(here),
    },
    {
      open: () => {
        sockets.push(new FakeSocket());
        return /** @type {any} */ (sockets[sockets.length - 1]);
      },
      chance,
    },
  );
  return { own, sockets, heard, reached };
}

test("a line says who it is, hears, and leaves out what is no message", () => {
  const { own, sockets, heard, reached } = line();
  own.start();
  assert.equal(own.say({ ask: { text: "too early" } }), false);
  sockets[0].opens();
  for (const text of ['{"over":"full"}', "{", "3", '{"phones":2}']) sockets[0].says(text);
  assert.deepEqual(sockets[0].sent, ['{"join":{"token":"p","seen":-1}}']);
  assert.deepEqual(heard, [{ over: "full" }, { phones: 2 }]);
  assert.deepEqual(reached, [false, true]);
  own.end();
});

test("a line that breaks comes back by itself, ever more slowly, until it is heard again", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { own, sockets } = line();
  own.start();
  const waits = [1000, 2000, 4000, 8000, 10_000, 10_000];
  for (const [i, ms] of waits.entries()) {
    sockets[i].close();
    mock.timers.tick(ms - 1);
    assert.equal(sockets.length, i + 1, `not before ${ms}`);
    mock.timers.tick(1);
    assert.equal(sockets.length, i + 2);
  }
  const last = sockets[waits.length];
  last.opens();
  last.says('{"phones":1}');
  last.close();
  mock.timers.tick(1000);
  assert.equal(sockets.length, waits.length + 2, "soon again");
  own.end();
  mock.timers.reset();
});

test("a page that is seen again takes a new line in place of the old one, and hears that alone", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { own, sockets, heard, reached } = line();
  own.start();
  sockets[0].opens();
  own.renew();
  sockets[0].says('{"phones":1}');
  mock.timers.tick(10_000);
  assert.deepEqual([sockets.length, heard.length, reached.length], [2, 0, 0]);
  own.renew();
  assert.equal(sockets.length, 2, "one that is being made is enough");
  own.end();
  mock.timers.tick(60_000);
  assert.equal(sockets.length, 2);
  mock.timers.reset();
});

test("without a network the line is given up, though it has not noticed", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { own, sockets, reached } = line();
  own.start();
  sockets[0].opens();
  sockets[0].says('{"phones":1}');
  own.drop();
  assert.deepEqual(reached, [true, false]);
  mock.timers.tick(1000);
  assert.equal(sockets.length, 2);
  own.end();
  mock.timers.reset();
});

test("a line on which nobody speaks is asked for a word, and given up where none comes", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { own, sockets, reached } = line();
  own.start();
  mock.timers.tick(15_000);
  assert.equal(sockets[0].readyState, 3, "one that is never made");
  mock.timers.tick(1000);
  const [, socket] = sockets;
  socket.opens();
  socket.says('{"phones":1}');
  for (let times = 1; times < 4; times += 1) {
    mock.timers.tick(20_000);
    assert.deepEqual(socket.sent.slice(1), Array(times).fill('{"still":{}}'));
    mock.timers.tick(10_000);
    socket.says('{"phones":1}');
  }
  assert.equal(reached.at(-1), true);
  mock.timers.tick(20_000);
  mock.timers.tick(15_000);
  assert.deepEqual([socket.readyState, reached.at(-1)], [3, false]);
  mock.timers.tick(1000);
  assert.equal(sockets.length, 3);
  own.end();
  mock.timers.reset();
});

test("a hall whose server dies, or whose network is there again, does not come back at once", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const hall = Array.from({ length: 300 }, (_, i) => line(() => i / 300));
  for (const { own, sockets } of hall) {
    own.start();
    sockets[0].opens();
    sockets[0].says('{"phones":300}');
  }
  const came = () => hall.filter(({ sockets }) => sockets.length % 2 === 0).length;
  for (const goes of [
    () => hall.forEach(({ sockets }) => sockets[0].close()),
    () => hall.forEach(({ own }) => own.soon()),
  ]) {
    hall.forEach(({ sockets }) => sockets.splice(1));
    goes();
    assert.equal(came(), 0);
    for (let at = 100, before = 0; at <= 1000; at += 100) {
      mock.timers.tick(100);
      assert.ok(came() - before <= 40, `${came() - before} before ${at}`);
      before = came();
    }
    assert.equal(came(), 300);
    hall.forEach(({ sockets }) => sockets[1].opens());
  }
  for (const { own } of hall) own.end();
  mock.timers.reset();
});

test("a scene is asked for once it is wanted, a question once more when its answer is shown, and both stay", async () => {
  /** @type {number[]} */
  const asked = [];
  let shown = false;
  let away = false;
  const own = new Scenes(async (number) => {
    asked.push(number);
    if (away) throw new Error("no network");
    return number > 2 ? null : /** @type {any} */ ({ scene: { heading: `${number}` }, held: number === 1 && !shown });
  });
  const place = (/** @type {number} */ scene, build = 0) => ({ ...at(1, scene).at, build });
  assert.equal(own.lacks(place(0)), true);
  await own.bring(0);
  await own.bring(1);
  assert.deepEqual(
    [0, 1].map((n) => own.lacks(place(n))),
    [false, false],
  );
  assert.equal(own.lacks(place(0, 1)), false, "parts of a scene come with it");
  assert.equal(own.lacks(place(1, 1)), true);
  shown = true;
  await own.bring(1);
  assert.equal(own.lacks(place(1, 1)), false);
  away = true;
  for (const number of [0, 2]) await own.bring(number);
  assert.deepEqual([own.at(0)?.heading, own.at(2), own.lacks(place(2))], ["0", undefined, true]);
  away = false;
  await own.bring(3); // where the hall has not come yet
  assert.equal(own.lacks(place(3)), true);
  own.forget();
  assert.equal(own.lacks(place(0)), true);
});
