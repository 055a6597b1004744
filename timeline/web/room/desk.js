// The room in the lecturer's window: who is there, what has been answered and asked, links to hand on.

import { button, make } from "../kit/making.js";
import { fill } from "../kit/wording.js";

/** @import { HallQuestion, Phrases, RoomDesk, RoomWish } from "../wire.d.ts" */

export class Desk {
  /**
   * @param {HTMLElement} root
   * @param {Phrases} words
   * @param {(wish: RoomWish) => void} wish
   */
  constructor(root, words, wish) {
    this.words = words;
    this.wish = wish;
    this.told = "";
    this.typed = ""; // of the password
    this.box = make("section", "cx-desk", root);
    this.box.setAttribute("aria-label", words.title);
    this.box.dataset.testid = "desk";
    this.box.hidden = true;
  }

  /** In another language. @param {Phrases} words */
  speak(words) {
    this.words = words;
    this.told = "";
    if (this.desk) this.hear(this.desk);
  }

  /** @param {RoomDesk} desk */
  hear(desk) {
    const told = JSON.stringify(desk);
    if (told === this.told) return;
    this.told = told;
    this.desk = desk;
    const { box } = this;
    const focus = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.does : "";
    box.hidden = false;
    const open = box.querySelector("details")?.open;
    box.replaceChildren();
    const row = this.head(desk);
    if (desk.code) {
      this.vote(row, desk);
      this.hall(row, desk);
      this.links(desk, Boolean(open));
    }
    if (focus) /** @type {HTMLElement | null} */ (box.querySelector(`[data-does="${focus}"]`))?.focus();
  }

  /**
   * @param {ParentNode} box
   * @param {string} text
   * @param {RoomWish["act"]} act
   * @param {number} [id]
   */
  does(box, text, act, id) {
    const own = button(box, text, () => this.wish({ kind: "room_wish", act, ...(id === undefined ? {} : { id }) }));
    own.dataset.does = `${act} ${id ?? ""}`;
    return own;
  }

  /** @param {RoomDesk} desk */
  head({ code, there, locked, fault, size, phones, mine }) {
    const { words } = this;
    const row = make("p", "cx-desk-head", this.box);
    const state = !code ? words.shut : !there ? words.away : fill(words.phones, { n: phones });
    make("b", "", row, code ? `${words.title} ${code}` : words.title);
    make("span", "", row, [state, ...(mine ? [] : [words.led])].join(" · ")).setAttribute("role", "status");
    this.does(row, code ? words.turn[size || "hidden"] : words.begin, "turn");
    if (fault) make("p", "cx-desk-fault", this.box, fault).setAttribute("role", "status");
    if (locked && !code) this.lock();
    return row;
  }

  /** The password of the server, which the audience's window never shows. */
  lock() {
    const { words, box } = this;
    const form = make("form", "cx-desk-lock", box);
    const label = make("label", "", form, words.password);
    const field = make("input", "", label);
    Object.assign(field, { type: "password", autocomplete: "off", required: true });
    field.dataset.does = "unlock";
    field.value = this.typed; // the desk is drawn anew whenever something is heard
    field.addEventListener("input", () => {
      this.typed = field.value;
    });
    make("button", "", form, words.begin);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.typed = "";
      this.wish({ kind: "room_wish", act: "unlock", password: field.value });
    });
    form.addEventListener("keydown", (event) => event.stopPropagation()); // the window has keys of its own
  }

  /** @param {HTMLElement} row @param {RoomDesk} desk */
  vote(row, { vote, joined }) {
    const { words } = this;
    if (!vote) return;
    const form = vote.state === "open" ? words.answered : words.closed;
    make("span", "", row, fill(form, { n: vote.answered, all: joined }));
    if (vote.next) this.does(row, words.vote_next[vote.next], "vote");
  }

  /** @param {HTMLElement} row @param {RoomDesk} desk */
  hall(row, { asks, asked }) {
    const { words, box } = this;
    this.does(row, words.asks, "asks").setAttribute("aria-pressed", String(asks));
    const left = asked.filter(({ state }) => state !== "dropped").sort((one, other) => other.votes - one.votes);
    if (!left.length) return;
    const list = make("ul", "cx-desk-asked", box);
    for (const own of left) this.question(list, own);
  }

  /** @param {HTMLElement} list @param {HallQuestion} question */
  question(list, { id, text, votes, state }) {
    const { words } = this;
    const row = make("li", state === "shown" ? "cx-shown" : "", list);
    make("span", "", row, text);
    if (votes) make("b", "", row, fill(words.votes, { n: votes }));
    this.does(row, words.open, "open", id).setAttribute("aria-pressed", String(state === "shown"));
    this.does(row, words.drop, "drop", id);
  }

  /** @param {RoomDesk} desk @param {boolean} open */
  links({ address, clicker, clicker_qr, hand, second, mine, results }, open) {
    const { words } = this;
    const box = make("details", "", this.box);
    box.open = open;
    make("summary", "", box, words.more);
    make("p", "", box, words.once);
    make("p", "", box, words.link);
    make("p", "cx-desk-link", box, address);
    if (clicker) {
      const own = make("div", "cx-desk-clicker", box);
      const image = make("img", "", own);
      image.alt = "";
      image.src = `data:image/svg+xml,${encodeURIComponent(clicker_qr)}`;
      const text = make("div", "", own);
      make("p", "", text, words.clicker);
      make("p", "cx-desk-link", text, clicker);
      make("p", "", text, words.hand_lead);
      if (hand) make("p", "cx-desk-link", text, hand);
      this.does(text, words.hand, "hand");
      if (second) this.does(text, mine ? words.lead : words.take_back, "baton").disabled = mine;
    }
    const row = make("p", "", box);
    if (results) this.does(row, words.save, "save");
    this.does(row, words.end, "end");
  }
}
