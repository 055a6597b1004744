// Writes a lecture: scenes in order, words and notes of one, and how it looks, as it is typed.

import { typing } from "../kit/dress.js";
import { button, make } from "../kit/making.js";
import { Timers } from "../kit/timers.js";
import { fill } from "../kit/wording.js";
import { asScene } from "../stage/address.js";
import { Deck } from "./deck.js";
import * as drafts from "./drafts.js";
import { Fields } from "./fields.js";

/** @import { AdviceRow, RawLecture, RawScene, ToldLecture } from "../wire.d.ts" */
/** @import { LecturePage } from "./exports.js" */
/** @typedef {{ told: ToldLecture, faults: string[], advice: AdviceRow[], stale?: boolean }} CheckedDraft `stale` where the server was away */
/** @typedef {{ at: number, undoing: drafts.Undo }} DraftPlace where its author is in a draft */
/**
 * @typedef {object} DraftActs
 * @property {(params: Record<string, string | number>) => void} go
 * @property {(params: Record<string, string | number>) => void} stand
 * @property {(id: string, place: DraftPlace) => void} reopen
 * @property {(text: string, id: string) => Promise<CheckedDraft>} check
 */

const CHECK_MS = 500;

export class Editor {
  /**
   * @param {HTMLElement} host
   * @param {{ id: string, raw: RawLecture }} draft
   * @param {LecturePage & DraftActs} page
   * @param {DraftPlace} [place]
   */
  constructor(host, { id, raw }, page, place) {
    this.id = id;
    this.page = page;
    this.said = page.said;
    this.scenes = raw.scenes ?? [];
    this.raw = { ...raw, scenes: this.scenes };
    this.at = place?.at ?? 0;
    this.undoing = place?.undoing ?? new drafts.Undo(this.raw);
    this.ending = new AbortController();
    this.timers = new Timers(this.ending.signal);
    /** @type {CheckedDraft | undefined} */
    this.known = undefined;
    /** @type {Deck | undefined} */
    this.deck = undefined;
    this.fields = new Fields(() => this.changed());
    this.root = make("div", "cx-editor", host);
    this.root.dataset.testid = "editor";
    this.state = this.head();
    const columns = make("div", "cx-editor-columns", this.root);
    this.order = make("nav", "cx-order", columns);
    this.order.setAttribute("aria-label", this.said.scenes);
    this.form = make("section", "cx-form", columns);
    this.form.setAttribute("aria-label", this.said.scene);
    this.side = make("section", "cx-preview", columns);
    this.side.setAttribute("aria-label", this.said.preview);
    this.view = make("div", "cx-frame-view", this.side);
    this.told = make("div", "", this.side);
    this.told.setAttribute("role", "status");
    this.advice = make("ul", "cx-advice", this.told);
  }

  /** @param {string[]} faults of the file that it was read from */
  open(faults = []) {
    if (faults.length) this.tellFile(faults);
    window.addEventListener("keydown", (event) => this.key(event), { signal: this.ending.signal });
    this.show();
    this.check();
  }

  /** What is of the whole lecture, and last whether it is kept. */
  head() {
    const { said, raw } = this;
    const head = make("div", "cx-editor-head", this.root);
    button(head, said.to_list, () => this.page.go({}));
    this.fields.input(head, said.field_title, raw, "title");
    this.fields.input(head, said.field_author, raw, "author");
    this.fields.input(head, said.field_minutes, raw, "minutes", "number");
    const present = () => this.page.stand({ lecture: this.id, scene: this.at + 1, back: this.id });
    button(head, said.present, present, { name: "cx-first" });
    button(head, said.undo, () => this.stepBack());
    const state = make("span", "cx-kept", head, said.kept);
    state.setAttribute("role", "status");
    return state;
  }

  end() {
    this.ending.abort();
    this.deck?.end();
    this.root.remove();
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if ((event.ctrlKey || event.metaKey) && event.key === "z" && !typing(event.target)) {
      event.preventDefault();
      this.stepBack();
    }
  }

  // ---- what is changed ----------------------------------------------------------------------------

  changed() {
    this.undoing.note(this.raw);
    const kept = drafts.put(this.id, this.raw);
    this.state.textContent = kept ? this.said.kept : this.said.not_kept;
    this.state.classList.toggle("cx-fault", !kept);
    this.list();
    this.timers.after("check", CHECK_MS, () => this.check());
  }

  stepBack() {
    const before = this.undoing.back();
    if (!before) return;
    drafts.put(this.id, before);
    const last = Math.max(0, (before.scenes?.length ?? 0) - 1);
    this.page.reopen(this.id, { at: Math.min(this.at, last), undoing: this.undoing });
  }

  /** @returns {RawScene | undefined} */
  get scene() {
    return this.scenes[this.at];
  }

  /**
   * @param {RawScene} scene
   * @param {number} at
   */
  add(scene, at) {
    this.scenes.splice(at, 0, scene);
    this.at = at;
    this.changed();
    this.show();
  }

  /** @param {number} by */
  move(by) {
    const to = this.at + by;
    if (to < 0 || to >= this.scenes.length) return;
    const [scene] = this.scenes.splice(this.at, 1);
    this.scenes.splice(to, 0, scene);
    this.at = to;
    this.changed();
    this.show();
    this.focus("[aria-current=true]");
  }

  remove() {
    this.scenes.splice(this.at, 1);
    this.at = Math.max(0, this.at - 1);
    this.changed();
    this.show();
    this.focus("[aria-current=true], .cx-tools button");
  }

  /** @param {string} selector in the order of the scenes */
  focus(selector) {
    /** @type {HTMLElement | null} */ (this.order.querySelector(selector))?.focus();
  }

  // ---- what is seen -------------------------------------------------------------------------------

  show() {
    this.list();
    this.fill();
    this.preview();
  }

  list() {
    const { order, said } = this;
    order.replaceChildren();
    const list = make("ol", "", order);
    this.scenes.forEach(({ heading }, i) => {
      const row = button(make("li", "", list), heading || said.untitled, () => {
        this.at = i;
        this.show();
      });
      row.setAttribute("aria-current", String(i === this.at));
    });
    const bar = make("div", "cx-tools", order);
    button(bar, said.add_scene, () => this.add({ heading: said.new_scene }, this.scenes.length ? this.at + 1 : 0));
    const { scene } = this;
    if (!scene) return;
    button(bar, "↑", () => this.move(-1), { label: said.up });
    button(bar, "↓", () => this.move(1), { label: said.down });
    button(bar, said.double, () => this.add(structuredClone(scene), this.at + 1));
    button(bar, said.remove_scene, () => this.remove());
  }

  fill() {
    const { form, said, scene } = this;
    form.replaceChildren();
    if (!scene) {
      make("p", "", form, said.no_scenes);
      return;
    }
    this.fields.input(form, said.field_heading, scene, "heading");
    this.fields.text(form, said.field_words, scene, "words", 7);
    this.fields.text(form, said.field_notes, scene, "notes", 9);
    make("p", "cx-care", form, said.care_notes);
    this.fields.input(form, said.field_scene_minutes, scene, "minutes", "number").step = "0.5";
    this.fields.input(form, said.field_facts, scene, "facts");
    this.fields.box(form, said.field_skip, scene, "skip");
    this.fields.box(form, said.field_plays, scene, "plays");
  }

  async check() {
    try {
      this.known = await this.page.check(JSON.stringify(this.raw), this.id);
      this.tell(this.known);
      this.preview();
    } catch (fault) {
      this.advice.replaceChildren();
      make("li", "", this.advice, (fault instanceof Error && fault.message) || this.said.server_away);
    }
  }

  /** @param {CheckedDraft} known */
  tell({ faults, advice: told, stale }) {
    const { advice, said } = this;
    advice.replaceChildren();
    if (stale) make("li", "", advice, said.server_away);
    for (const fault of faults) make("li", "cx-fault", advice, fault);
    for (const { scene, message } of told)
      make("li", "", advice, scene ? fill(said.of_scene, { n: scene, what: message }) : message);
    if (!advice.childElementCount) make("li", "", advice, said.no_advice);
  }

  /**
   * What was wrong in the file that was opened: it stands until the page is left.
   * @param {string[]} faults
   */
  tellFile(faults) {
    const list = make("ul", "cx-file-faults", this.told);
    this.told.prepend(list);
    for (const fault of [this.said.file_faults, ...faults]) make("li", "cx-fault", list, fault);
  }

  /** The scene as the audience will see it, live: what is done to it can become the scene. */
  async preview() {
    const told = this.known?.told;
    if (!told?.scenes[this.at]) return;
    if (this.deck) {
      await this.deck.renew(told, this.at);
      return;
    }
    const data = { lecture: told, stage: this.page.data.stage, id: `${this.id}-preview`, words: this.said };
    const deck = new Deck(this.view, data, { leave() {}, openNotes() {}, at() {} }, { keys() {} });
    this.deck = deck;
    button(this.side, this.said.take_view, () => this.takeView(deck), { name: "cx-take" });
    await deck.start(this.at);
  }

  /** @param {Deck} deck */
  takeView({ stage }) {
    if (!this.scene) return;
    this.scene.stage = asScene(stage.state, stage.facts);
    this.changed();
  }
}
