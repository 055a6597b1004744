// What the audience's window tells the lecturer's, and what it is asked from there.

import * as tongue from "../kit/tongue.js";
import { beginning } from "./began.js";
import { Line } from "./between.js";
import { reason } from "./refused.js";

/** @import { DeckWish, RoomWish } from "../wire.d.ts" */
/** @import { Deck } from "./deck.js" */

export class Audience {
  /**
   * @param {Deck} deck
   * @param {string} id by which windows of a lecture know each other
   */
  constructor(deck, id) {
    this.deck = deck;
    this.id = id;
    this.began = beginning(id);
    this.anew = true; // another window may know better when it began
    this.line = new Line(id, (message) => this.hear(message));
    window.addEventListener("pagehide", () => this.line.say({ kind: "gone" }), { signal: deck.ending.signal });
  }

  end() {
    this.line.say({ kind: "gone" });
    this.line.end();
  }

  tell() {
    this.deck.room?.tell();
    const { number, shown, built, skipped, stage, standing } = this.deck;
    const black = Boolean(stage.messages?.dark);
    const { began, anew } = this;
    this.line.say({
      kind: "at",
      language: tongue.spoken(),
      scene: number,
      shown,
      built,
      black,
      frozen: standing.frozen,
      began,
      anew,
      skipped: [...skipped],
    });
  }

  /** @param {DeckWish | RoomWish} wish */
  hear(wish) {
    if (wish.kind === "room_wish") this.deck.room?.hearDesk(wish);
    else this.obey(wish);
  }

  /** @param {DeckWish} wish */
  obey({ kind, scene, scenes = [], began = 0, language = "" }) {
    const { deck } = this;
    /** @type {Record<DeckWish["kind"], () => unknown>} */
    const acts = {
      hello: () => {
        this.tell();
        deck.room?.tellDesk();
      },
      go: () => deck.go(scene ?? deck.number),
      next: () => deck.next(),
      before: () => deck.before(),
      black: () => deck.darken(),
      freeze: () => deck.standing.freeze(),
      restart: () => this.begin(Date.now()),
      began: () => this.anew && this.begin(began),
      skip: () => this.skip(scenes),
      picture: () => this.picture(scene ?? deck.number),
      speak: () => this.speak(language),
    };
    acts[kind]?.();
  }

  /** @param {number} began */
  begin(began) {
    this.anew = false;
    this.began = beginning(this.id, began);
    this.tell();
  }

  /**
   * Left out all, or taken in again where they are left out.
   * @param {number[]} scenes
   */
  skip(scenes) {
    const { skipped } = this.deck;
    const out = scenes.every((own) => skipped.has(own));
    for (const own of scenes) out ? skipped.delete(own) : skipped.add(own);
    this.tell();
  }

  /** @param {string} language */
  async speak(language) {
    const { acts, words } = this.deck;
    try {
      this.line.say({ kind: "spoken", language, ...(await acts.spoken?.(language)) });
    } catch (fault) {
      this.line.say({ kind: "spoken", language, fault: reason(fault, words.unforeseen) });
    }
  }

  /** @param {number} scene */
  async picture(scene) {
    const image = (await this.deck.pictures.of(scene, true)) ?? "";
    this.line.say({ kind: "picture", scene, image });
  }
}
