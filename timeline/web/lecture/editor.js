// Writes a lecture: scenes in order, words and notes of one, and how it looks, as it is typed.

import { typing } from "../kit/dress.js";
import { button, make } from "../kit/making.js";
import { Timers } from "../kit/timers.js";
import { fill } from "../kit/wording.js";
import { asScene } from "../stage/address.js";
import { Deck } from "./deck.js";
import * as drafts from "./drafts.js";
import { Fields } from "./fields.js";
import { layoutFields } from "./layoutfields.js";
import { reason } from "./refused.js";

/** @import { CheckedLecture, RawScene } from "../wire.d.ts" */
/** @import { Draft, ShapedLecture } from "./drafts.js" */
/** @import { LecturePage } from "./exports.js" */
/** @typedef {CheckedLecture & { stale?: boolean }} KnownLecture `stale` where the server was away */
/** @typedef {Record<string, string | number>} Wanted what an address is to ask for */
/**
 * @typedef {object} DraftActs
 * @property {(id: string) => Promise<KnownLecture | null>} known
 * @property {(params: Wanted) => void} go
 * @property {(params: Wanted) => void} stand
 * @property {(id: string) => void} moved
 * @property {(why: string) => void} miss
 */

const CHECK_MS = 500;

export class Editor {
  /**
   * @param {HTMLElement} host
   * @param {string} id
   * @param {Draft} draft
   * @param {LecturePage & DraftActs} page
   */
  constructor(host, id, { raw, changed }, page) {
    this.id = id;
    this.page = page;
    this.said = page.said;
    this.at = 0;
    this.raw = raw;
    this.seen = changed;
    this.undoing = new drafts.Undo(this.raw);
    this.fields = new Fields(() => this.changed());
    this.ending = new AbortController();
    this.timers = new Timers(this.ending.signal);
    /** @type {KnownLecture | null} */
    this.known = null;
    /** @type {Deck | undefined} */
    this.deck = undefined;
    this.root = make("div", "cx-editor", host);
    this.root.dataset.testid = "editor";
    const head = make("div", "cx-editor-head", this.root);
    const { said } = this;
    button(head, said.to_list, () => this.page.go({}));
    this.about = make("div", "cx-about", head);
    const present = () => this.page.stand({ lecture: this.id, scene: this.at + 1, back: this.id });
    button(head, said.present, present, { name: "cx-first" });
    button(head, said.undo, () => this.stepBack());
    this.state = make("span", "cx-kept", head);
    this.state.setAttribute("role", "status");
    const columns = make("div", "cx-editor-columns", this.root);
    this.order = make("nav", "cx-order", columns);
    this.order.setAttribute("aria-label", said.scenes);
    this.form = make("section", "cx-form", columns);
    this.form.setAttribute("aria-label", said.scene);
    this.side = make("section", "cx-preview", columns);
    this.side.setAttribute("aria-label", said.preview);
    this.view = make("div", "cx-frame-view", this.side);
    this.told = make("div", "", this.side);
    this.told.setAttribute("role", "status");
    this.advice = make("ul", "cx-advice", this.told);
  }

  /** @param {string[]} faults of the file that it was read from */
  open(faults = []) {
    this.tellKept();
    if (faults.length) this.tellFile(faults);
    window.addEventListener("keydown", (event) => this.key(event), { signal: this.ending.signal });
    drafts.elsewhereChanged(() => this.follow(), this.ending.signal);
    this.write();
    this.check();
  }

  /** Everything that is typed, as it is in `raw` now. */
  write() {
    const { about, said, raw } = this;
    const held = this.held();
    about.replaceChildren();
    this.fields.input(about, said.field_title, raw, "title");
    this.fields.input(about, said.field_author, raw, "author");
    this.fields.input(about, said.field_minutes, raw, "minutes", "number");
    this.show();
    held();
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
    this.keep();
    this.list();
    this.timers.after("check", CHECK_MS, () => this.check());
  }

  /** What another tab has kept meanwhile, unseen by this one, is not written over: a copy is kept beside it. */
  keep() {
    const unseen = drafts.draft(this.id)?.changed !== this.seen;
    if (unseen) this.part();
    this.seen = drafts.put(this.id, this.raw);
    this.tellKept(unseen ? this.said.conflict : undefined);
  }

  part() {
    const { said } = this;
    this.raw.title = fill(said.copy_of, { title: this.raw.title || said.untitled });
    this.id = drafts.fresh(this.raw);
    this.page.moved(this.id);
    const title = /** @type {HTMLInputElement | null} */ (this.about.querySelector("[name=title]"));
    if (title) title.value = this.raw.title;
  }

  tellKept(text = this.said.kept) {
    const kept = drafts.isKept(this.id);
    this.state.textContent = kept ? text : this.said.not_kept;
    this.state.classList.toggle("cx-fault", !kept || text === this.said.conflict);
  }

  /** Another tab has changed what is kept: this one goes on with that. */
  follow() {
    const now = drafts.draft(this.id);
    if (now?.changed === this.seen) return;
    if (!now) {
      this.page.miss(this.said.deleted_elsewhere);
      return;
    }
    this.seen = now.changed;
    this.take(now.raw);
    this.undoing.note(this.raw);
    this.tellKept(this.said.changed_elsewhere);
  }

  stepBack() {
    const before = this.undoing.back();
    if (!before) return;
    this.take(before);
    this.keep();
  }

  /**
   * The lecture as it was, or has become elsewhere.
   * @param {ShapedLecture} raw
   */
  take(raw) {
    this.raw = raw;
    this.at = Math.min(this.at, Math.max(0, raw.scenes.length - 1));
    this.write();
    this.timers.stop("check");
    this.check();
  }

  /**
   * Where the focus is, to be given back when parts have been built anew.
   * @returns {() => void}
   */
  held() {
    const own = document.activeElement;
    if (!(own instanceof HTMLElement) || !this.root.contains(own)) return () => {};
    if (isField(own)) return this.heldField(own);
    const act = own.dataset.act ?? (own.closest(".cx-order li") ? "scene" : undefined);
    return () => {
      if (!own.isConnected) (this.acting(act) ?? this.acting())?.focus();
    };
  }

  /** @param {Field} own */
  heldField(own) {
    const { name, selectionStart, selectionEnd } = own;
    const box = this.about.contains(own) ? this.about : this.form;
    return () => {
      if (own.isConnected) return;
      const now = /** @type {Field | null} */ (box.querySelector(`[name="${name}"]`));
      (now ?? this.order.querySelector("button"))?.focus();
      if (selectionStart !== null) now?.setSelectionRange(selectionStart, selectionEnd);
    };
  }

  /**
   * @param {string} [act] of a button
   * @returns {HTMLElement | null}
   */
  acting(act) {
    if (act === "scene") return this.order.querySelector("[aria-current=true]");
    return act ? this.order.querySelector(`[data-act="${act}"]`) : this.order.querySelector("button");
  }

  /** @returns {RawScene | undefined} */
  get scene() {
    return this.raw.scenes[this.at];
  }

  /**
   * @param {RawScene} scene
   * @param {number} at
   */
  add(scene, at) {
    this.raw.scenes.splice(at, 0, scene);
    this.at = at;
    this.changed();
    this.show();
  }

  /** @param {number} by */
  move(by) {
    const to = this.at + by;
    if (to < 0 || to >= this.raw.scenes.length) return;
    const [scene] = this.raw.scenes.splice(this.at, 1);
    this.raw.scenes.splice(to, 0, scene);
    this.at = to;
    this.changed();
    this.show();
    this.acting("scene")?.focus();
  }

  remove() {
    this.raw.scenes.splice(this.at, 1);
    this.at = Math.max(0, this.at - 1);
    this.changed();
    this.show();
    (this.acting("scene") ?? this.acting("add"))?.focus();
  }

  // ---- what is seen -------------------------------------------------------------------------------

  show() {
    const held = this.held();
    this.list();
    this.fill();
    held();
    this.preview();
  }

  list() {
    const { order, said } = this;
    const held = this.held();
    order.replaceChildren();
    const list = make("ol", "", order);
    this.raw.scenes.forEach(({ heading }, i) => {
      const row = button(make("li", "", list), heading || said.untitled, () => {
        this.at = i;
        this.show();
      });
      row.setAttribute("aria-current", String(i === this.at));
    });
    this.tools(make("div", "cx-tools", order));
    held();
  }

  /** @param {HTMLElement} bar */
  tools(bar) {
    const { said, scene } = this;
    /** @type {(act: string, text: string, doing: () => void, label?: string) => void} */
    const tool = (act, text, doing, label) => {
      button(bar, text, doing, { label }).dataset.act = act;
    };
    tool("add", said.add_scene, () => this.add({ heading: said.new_scene }, this.raw.scenes.length ? this.at + 1 : 0));
    if (!scene) return;
    tool("up", "↑", () => this.move(-1), said.up);
    tool("down", "↓", () => this.move(1), said.down);
    tool("double", said.double, () => this.add(structuredClone(scene), this.at + 1));
    tool("remove", said.remove_scene, () => this.remove());
  }

  fill() {
    const { form, said, scene } = this;
    form.replaceChildren();
    if (!scene) {
      make("p", "", form, said.no_scenes);
      return;
    }
    this.fields.input(form, said.field_heading, scene, "heading");
    layoutFields(form, scene, {
      said,
      charts: this.page.data.charts,
      changed: () => this.changed(),
      again: () => this.show(),
    });
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
      this.known = await this.page.known(this.id);
      if (this.ending.signal.aborted) return;
      if (this.known) this.tell(this.known);
      this.preview();
    } catch (fault) {
      this.advice.replaceChildren();
      make("li", "", this.advice, reason(fault, this.said.unforeseen));
    }
  }

  /** @param {KnownLecture} known */
  tell({ faults, advice: told, stale }) {
    const { advice, said } = this;
    advice.replaceChildren();
    if (stale) {
      make("li", "", advice, said.server_away);
      return;
    }
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
    const deck = new Deck(this.view, data, { leave() {}, openNotes: () => null, at() {} }, { keys() {} });
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

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */
/**
 * @param {HTMLElement} own
 * @returns {own is Field}
 */
function isField(own) {
  return own instanceof HTMLInputElement || own instanceof HTMLTextAreaElement;
}
