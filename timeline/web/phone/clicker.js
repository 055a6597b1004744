// A phone as the lecturer's clicker: on and back, large, and where the lecture stands. The screen steps,
// and the phone shows it once it has.

import { Line, lineTo } from "../kit/line.js";
import { button, make } from "../kit/making.js";
import { fill } from "../kit/wording.js";
import { lectureOf } from "./lecture.js";

/** @import { RoomLecture, RoomPage, RoomSays } from "../wire.d.ts" */

export class Clicker {
  /**
   * @param {HTMLElement} body
   * @param {RoomPage} data
   * @param {string} key
   */
  constructor(body, data, key) {
    const { code, words } = data;
    this.words = words;
    this.data = data;
    body.classList.add("cx-phone", "cx-clicker");
    this.main = make("main", "", body);
    this.status = make("p", "", this.main, words.joining);
    this.status.setAttribute("role", "status");
    this.place = make("h1", "", this.main);
    this.next = make("p", "cx-clicker-next", this.main);
    const row = make("div", "cx-clicker-keys", this.main);
    this.keys = [
      button(row, words.click_back, () => this.click(-1), { name: "cx-clicker-back" }),
      button(row, words.click_on, () => this.click(1), { name: "cx-clicker-on" }),
    ];
    /** @type {RoomLecture | null} */
    this.known = null;
    this.scene = -1;
    this.own = key;
    this.line = new Line(lineTo(code), {
      hello: () => ({ clicker: { key } }),
      hear: (heard) => this.hear(heard),
      reached: (here) => this.reach(here),
    });
    window.addEventListener("online", () => this.line.soon());
    window.addEventListener("offline", () => this.line.drop());
    document.addEventListener("visibilitychange", () => document.hidden || this.line.renew());
    window.addEventListener("keydown", (event) => this.key(event));
    this.reach(false);
    this.line.start();
  }

  /** @param {boolean} here */
  reach(here) {
    for (const own of this.keys) own.disabled = !here;
    const text = here ? this.words.clicks : this.words.no_click;
    if (this.status.textContent !== text) this.status.textContent = text;
    if (here && !this.known)
      lectureOf(this.data, this.own)
        .then((known) => {
          this.known = known;
          this.tell();
        })
        .catch(() => {}); // it steps without the headings
  }

  /** @param {RoomSays} heard */
  hear({ at, over }) {
    if (at) this.scene = at.scene;
    if (over) this.status.textContent = this.words[over === "ended" ? "over" : "no_click"];
    if (over === "ended") this.line.end();
    this.tell();
  }

  tell() {
    const scenes = this.known?.lecture.scenes ?? [];
    const [now, next] = [scenes[this.scene], scenes[this.scene + 1]];
    this.place.textContent = now
      ? `${fill(this.words.place, { n: this.scene + 1, all: scenes.length })}: ${now.heading}`
      : "";
    this.next.textContent = next ? fill(this.words.next, { heading: next.heading }) : "";
  }

  /** @param {1 | -1} by */
  click(by) {
    if (!this.line.say({ click: { by } })) this.reach(false);
  }

  /** @param {KeyboardEvent} event */
  key({ key }) {
    if (key === "ArrowRight" || key === "PageDown") this.click(1);
    if (key === "ArrowLeft" || key === "PageUp") this.click(-1);
  }
}
