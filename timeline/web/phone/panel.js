// Beside the map of a phone: the card of a pick. What can be done with it elsewhere, to link, to cite, is no
// part of a lecture.

import { card } from "../stage/card.js";
import { Panel } from "../stage/panel.js";

export class PhonePanel extends Panel {
  /**
   * @override
   * @param {DocumentFragment} box
   * @param {string} pick
   * @param {import("../wire.d.ts").Card} _own
   * @param {(box: DocumentFragment) => HTMLDetailsElement} tell
   */
  tools(box, pick, _own, tell) {
    this.doing.closer(box);
    tell(box);
    if (this.stage.choice.marks.has(pick)) this.doing.steps(box);
  }

  /**
   * The card of what the lecturer has picked, in another box.
   * @param {DocumentFragment} box
   * @param {string} pick
   */
  async tellIn(box, pick) {
    const { cards, sources: rows } = await this.stage.files.cards();
    if (!Object.hasOwn(cards, pick)) return;
    const visit = (/** @type {number} */ first, /** @type {number} */ last) => this.stage.play.visit(first, last);
    card(box, cards[pick], { ...this.telling.acts, rows, visit });
  }
}
