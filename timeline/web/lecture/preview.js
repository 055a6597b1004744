// The scene as its audience will see it, and what the server has to remark of the lecture.

import { whole } from "../drafts/merging.js";
import * as dress from "../kit/dress.js";
import { button, make } from "../kit/making.js";
import { fill } from "../kit/wording.js";
import { asScene } from "../stage/address.js";
import { Deck } from "./deck.js";
import { plainly } from "./plainly.js";
import { reason } from "./refused.js";

/** @import { ToldLecture } from "../wire.d.ts" */
/** @import { Editor } from "./editor.js" */
/** @import { KnownLecture } from "./lectures.js" */

const WIDE = 1920;
const PICTURES_MS = 1500; // that the lecture rests before small pictures are made of it

export class Preview {
  /**
   * @param {HTMLElement} host
   * @param {Editor} editor
   */
  constructor(host, editor) {
    this.editor = editor;
    this.words = editor.words;
    /** @type {KnownLecture | null} */
    this.known = null;
    /** @type {Deck | undefined} */
    this.deck = undefined;
    this.root = make("section", "cx-preview", host);
    this.root.setAttribute("aria-label", this.words.preview);
    this.view = make("div", "cx-frame-view", this.root);
    new ResizeObserver(() => this.fit()).observe(this.view);
    this.take = button(this.root, this.words.take_view, () => this.takeView(), { name: "cx-take" });
    this.take.hidden = true;
    make("p", "cx-view-told", this.root, this.words.view_told);
    this.told = make("div", "", this.root);
    this.told.setAttribute("role", "status");
    this.advice = make("ul", "cx-advice", this.told);
  }

  /** It has the size of a hall's screen, made small. */
  fit() {
    this.view.style.setProperty("--cx-small", String(this.view.clientWidth / WIDE));
  }

  end() {
    this.deck?.end();
  }

  /** What is typed is seen at once, as plainly as this browser can tell it; what the server says follows. */
  follow() {
    const { id, page, work } = this.editor;
    const plain = plainly(whole(work), page.read.get(id));
    if (plain) this.draw(plain.told);
  }

  async check() {
    const { editor, words } = this;
    try {
      const known = await editor.page.known(editor.id);
      if (editor.ending.signal.aborted || !known) return;
      this.known = known;
      this.tell(known);
      this.follow();
      await this.preview();
    } catch (fault) {
      this.advice.replaceChildren();
      make("li", "", this.advice, reason(fault, words.unforeseen));
    }
  }

  /** @param {KnownLecture} known */
  tell({ faults, advice: told, stale }) {
    const { advice, words } = this;
    advice.replaceChildren();
    if (stale) {
      make("li", "", advice, words.server_away);
      return;
    }
    for (const fault of faults) make("li", "cx-fault", advice, fault);
    for (const { scene, message } of told)
      make("li", "", advice, scene ? fill(words.of_scene, { n: scene, what: message }) : message);
    if (!advice.childElementCount) make("li", "", advice, words.no_advice);
  }

  /**
   * What was wrong in the file that was opened: it stands until the page is left.
   * @param {string[]} faults
   */
  tellFile(faults) {
    const list = make("ul", "cx-file-faults", this.told);
    this.told.prepend(list);
    for (const fault of [this.words.file_faults, ...faults]) make("li", "cx-fault", list, fault);
  }

  async preview() {
    const { id, page, work } = this.editor;
    const told = plainly(whole(work), page.read.get(id))?.told ?? this.known?.told;
    if (told) await this.draw(told);
  }

  /** @param {ToldLecture} told */
  async draw(told) {
    const { editor, words } = this;
    if (!told.scenes[editor.at]) return;
    editor.timers.after("pictures", PICTURES_MS, () => editor.order.picture());
    if (this.deck) {
      await this.deck.renew(told, editor.at);
      return;
    }
    const data = { lecture: told, stage: editor.page.data.stage, id: `${editor.id}-preview`, words };
    const theme = dress.chosen() ?? Object.keys(data.stage.addresses.figures).at(-1);
    const deck = new Deck(this.view, data, { leave() {}, at() {} }, { keys() {}, theme });
    this.deck = deck;
    await deck.start(editor.at);
    this.take.hidden = false;
  }

  /** What is done to the stage can become the scene. */
  takeView() {
    const { scene } = this.editor;
    if (!scene || !this.deck) return;
    const { state, facts } = this.deck.stage;
    scene.stage = asScene(state, facts);
    this.editor.changed();
  }
}
