// What is found among the cards, and so let through.

import { Index } from "../kit/search.js";

/** @import { Stage } from "./stage.js" */

export class Seeking {
  /** @param {Stage} stage */
  constructor(stage) {
    this.stage = stage;
    this.query = "";
  }

  /** What is searched for: where it is found decides what is let through.
   * @param {string} query */
  async seek(query) {
    const text = query.trim();
    await this.learn();
    this.stage.set({ q: text, pick: text ? null : this.stage.state.pick });
  }

  /** The words of the cards, by which things are found; they come after the stage has been drawn. */
  async learn() {
    if (this.index) return;
    const { cards, sounds } = await this.stage.files.cards();
    this.index = new Index(
      Object.entries(cards).map(([id, { above, title, text, facts }]) => ({
        id,
        text: [title, above, ...[...text, ...facts].map(([, parts]) => parts.map((part) => part.text).join(""))].join(
          " ",
        ),
      })),
      sounds,
    );
  }

  /** Ids found; null where nothing is searched for.
   * @param {string} query @returns {string[] | null} */
  found(query) {
    if (!query || !this.index) return null;
    if (query !== this.query) this.matches = this.index.find(query);
    this.query = query;
    return this.matches ?? null;
  }

  /** What is spelt like it.
   * @param {string} query @param {number} most @returns {string[]} */
  near(query, most) {
    return this.index?.near(query, most) ?? [];
  }
}
