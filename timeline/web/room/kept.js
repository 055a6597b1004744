// What a lecturer's browser keeps of a room: its key for a reload, the answers of phones for a server that
// has forgotten them, and what came out of each question.

import { asCsv } from "../kit/csv.js";
import { keeping } from "../kit/keeping.js";
import { download, slug } from "../kit/making.js";

/** @import { HostQuestion, Phrases, RoomOpened } from "../wire.d.ts" */
/** @typedef {{ state: HostQuestion["state"], votes: Record<string, number> }} Round answers by marks of who gave them */
/** @typedef {{ scene: number, question: string, answers: string[], right: number, rounds: number[][], hands: (number | null)[] }} Result `right` counts from 1, 0 where none is; `hands` were counted by key */
/** @typedef {{ began: string, title: string, results: Result[] }} Talk */

const LONGEST = 60; // talks
const PASSWORD = "crossings-room-password"; // of the server, as long as this tab lives

/** What the server's password is, where it was said. */
export function password() {
  return keeping(() => sessionStorage.getItem(PASSWORD)) ?? "";
}

/** @param {string} own */
export function keepPassword(own) {
  keeping(() => sessionStorage.setItem(PASSWORD, own));
}

export class Kept {
  /**
   * @param {string} id of the lecture
   * @param {string} title
   */
  constructor(id, title) {
    this.place = `crossings-room-${id}`;
    this.id = id;
    this.title = title;
    const before = read(() => sessionStorage, this.place) ?? {};
    const { room = null, rounds = {}, joined = 0, back = [] } = before;
    const { began = new Date().toISOString(), name = randomName() } = before;
    /** @type {RoomOpened | null} */
    this.room = room;
    /** @type {Record<string, Round>} by scene and round */
    this.rounds = rounds;
    /** @type {number} phones that have joined, before and after a server that started anew */
    this.joined = joined;
    /** @type {string[]} keys to the baton that lead no more */
    this.back = back;
    /** @type {string} */
    this.began = began;
    /** @type {string} of this tab */
    this.name = name;
  }

  /** Once it is over the next begins anew. @param {RoomOpened | null} room */
  take(room) {
    this.room = room;
    if (!room) Object.assign(this, { rounds: {}, joined: 0, back: [], began: new Date().toISOString() });
    this.write();
  }

  /** @param {number} joined */
  come(joined) {
    if (joined <= this.joined) return;
    this.joined = joined;
    this.write();
  }

  /** @param {string[]} back */
  takeBack(back) {
    this.back = back;
    this.write();
  }

  /** @param {number} scene @param {number} round */
  at(scene, round) {
    return this.rounds[`${scene} ${round}`];
  }

  /** @param {number} scene @param {number} round @param {Round} own */
  put(scene, round, own) {
    this.rounds[`${scene} ${round}`] = own;
    this.write();
  }

  /** How many rounds there were of a scene. @param {number} scene */
  count(scene) {
    let round = 0;
    while (this.at(scene, round + 1)) round += 1;
    return round;
  }

  write() {
    const { room, rounds, joined, back, began, name } = this;
    keeping(() => sessionStorage.setItem(this.place, JSON.stringify({ room, rounds, joined, back, began, name })));
  }

  /** What came out of a question, which stays in this browser. @param {Result} result */
  result(result) {
    const { began, title } = this;
    const before = talks(this.id);
    const own = before.find((talk) => talk.began === began) ?? { began, title, results: [] };
    own.results = [...own.results.filter(({ scene }) => scene !== result.scene), result];
    own.results.sort((one, other) => one.scene - other.scene);
    const all = [own, ...before.filter((talk) => talk !== own)].slice(0, LONGEST);
    keeping(() => localStorage.setItem(resultsOf(this.id), JSON.stringify(all)));
  }

  get results() {
    return talks(this.id).find(({ began }) => began === this.began)?.results ?? [];
  }
}

/**
 * What came out of the questions of a lecture, each time that it was given, the newest first.
 * @param {string} id
 * @returns {Talk[]}
 */
export function talks(id) {
  const found = read(() => localStorage, resultsOf(id));
  return Array.isArray(found) ? found : [];
}

function randomName() {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16))
    .join("")
    .padEnd(8, "0");
}

/** @param {string} id */
function resultsOf(id) {
  return `crossings-answers-${id}`;
}

/**
 * @param {() => Storage} storage which some browsers refuse to show
 * @param {string} place
 */
function read(storage, place) {
  return keeping(() => JSON.parse(storage().getItem(place) ?? "null"));
}

/**
 * How many chose each of the answers.
 * @param {Round | undefined} round
 * @param {number} choices
 */
export function countsOf(round, choices) {
  const found = Array.from({ length: choices }, () => 0);
  for (const choice of Object.values(round?.votes ?? {})) if (choice in found) found[choice] += 1;
  return found;
}

/**
 * The results of talks as CSV, a row an answer.
 * @param {readonly Talk[]} all
 * @param {Record<string, string>} columns
 */
export function asTable(all, columns) {
  const { day, lecture, scene, question, answer, right, first, second, hands } = columns;
  /** @type {(string | number)[][]} */
  const rows = [[day, lecture, scene, question, answer, right, first, second, hands]];
  for (const { began, title, results } of all)
    for (const own of results)
      own.answers.forEach((text, i) => {
        const [one, two] = [own.rounds[0]?.[i] ?? "", own.rounds.at(-1)?.[i] ?? ""];
        const isRight = i + 1 === own.right ? "x" : "";
        const said = [began.slice(0, 10), title, own.scene + 1, own.question, text, isRight];
        rows.push([...said, one, own.rounds.length > 1 ? two : "", own.hands[i] ?? ""]);
      });
  return `\ufeff${asCsv(rows)}`;
}

/**
 * Into the downloads of who gave them.
 * @param {readonly Talk[]} all of one lecture
 * @param {Phrases} words
 */
export function takeAway(all, words) {
  const name = `${slug(all[0].title)}-${slug(words.answers_file)}.csv`;
  download(new Blob([asTable(all, words.columns)], { type: "text/csv" }), name);
}
