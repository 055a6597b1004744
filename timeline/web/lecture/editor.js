// Writes a lecture: its scenes in order, what one of them says and shows, and how it looks, as it is typed.

import { copied, freshId, same, still, whole } from "../drafts/merging.js";
import { button, download, make } from "../kit/making.js";
import { Timers } from "../kit/timers.js";
import { asFile } from "./asfile.js";
import { offerEarlier } from "./earlier.js";
import { Exports } from "./exports.js";
import { Fields } from "./fields.js";
import { Focus } from "./focus.js";
import { KeptState } from "./keptstate.js";
import { Order } from "./order.js";
import { Preview } from "./preview.js";
import { Replacing } from "./replacing.js";
import { fillScene } from "./sceneform.js";
import { Undo } from "./undoing.js";

/** @import { RawScene } from "../wire.d.ts" */
/** @import { DraftNews } from "../drafts/drafts.js" */
/** @import { Parted } from "../drafts/merging.js" */
/** @import { Lectures } from "./lectures.js" */

const CHECK_MS = 500;

export class Editor {
  /** What was typed last. @type {{ field?: string, ends?: boolean }} */
  #typed = {};

  /**
   * @param {HTMLElement} host
   * @param {string} id
   * @param {Parted} draft
   * @param {Lectures} page
   */
  constructor(host, id, draft, page) {
    this.id = id;
    this.page = page;
    this.words = page.words;
    this.at = 0;
    this.work = copied({ head: draft.head, order: draft.order, scenes: draft.scenes });
    this.undoing = new Undo(still(this.work, draft));
    this.fields = new Fields(() => this.changed());
    this.ending = new AbortController();
    this.timers = new Timers(this.ending.signal);
    const { words } = this;
    this.root = make("div", "cx-editor", host);
    this.root.dataset.testid = "editor";
    make("h1", "cx-live", this.root, words.edit);
    const head = make("div", "cx-editor-head", this.root);
    button(head, words.to_list, () => this.page.go({}));
    this.about = make("div", "cx-about", head);
    button(head, words.undo, () => this.step("back"), { name: "cx-undo" });
    button(head, words.redo, () => this.step("forth"), { name: "cx-redo" });
    button(head, words.find, () => this.replacing.toggle());
    button(head, words.earlier, () => offerEarlier(this));
    button(head, words.share, () => this.share());
    const present = () => this.page.stand({ lecture: this.id, scene: this.at + 1, back: this.id });
    button(head, words.present, present, { name: "cx-first" });
    this.state = new KeptState(head, this);
    this.replacing = new Replacing(this.root, this);
    const columns = make("div", "cx-editor-columns", this.root);
    this.order = new Order(columns, this);
    this.form = make("section", "cx-form", columns);
    this.form.setAttribute("aria-label", words.scene);
    this.seen = new Preview(columns, this);
    this.focus = new Focus(this.root, { about: this.about, form: this.form, order: this.order.root });
  }

  /** @param {string[]} faults of the file that it was read from */
  open(faults = []) {
    const { signal } = this.ending;
    this.state.tell();
    if (faults.length) this.seen.tellFile(faults);
    window.addEventListener("keydown", (event) => this.key(event), { signal });
    for (const when of ["pointerdown", "focusin"])
      window.addEventListener(when, ({ target }) => this.shutAbout(target), { signal, capture: true });
    this.root.addEventListener("input", (event) => this.typed(/** @type {InputEvent} */ (event)), {
      signal,
      capture: true,
    });
    this.page.drafts.listen((news) => this.hear(news), signal);
    this.write();
    this.check();
  }

  end() {
    this.ending.abort();
    this.seen.end();
    this.root.remove();
  }

  /** @returns {RawScene | undefined} */
  get scene() {
    return this.work.scenes[this.work.order[this.at]];
  }

  /** @returns {RawScene[]} */
  get scenes() {
    return whole(this.work).scenes;
  }

  // ---- what is changed ----------------------------------------------------------------------------

  /** @param {InputEvent} event */
  typed({ target, data, inputType }) {
    const field = target instanceof HTMLElement && "name" in target ? String(target.name) : "";
    this.#typed = { field: `${this.at} ${field}`, ends: inputType !== "insertText" || /\s/.test(data ?? "") };
  }

  /** An act, or a letter that was typed. */
  changed() {
    const typed = this.#typed;
    this.#typed = {};
    const now = still(this.work, this.undoing.now);
    if (same(now, this.undoing.now)) return;
    this.undoing.note(now, typed);
    this.keep(now);
  }

  /** @param {Parted} now */
  keep(now) {
    this.page.drafts.put(this.id, now);
    this.order.renew();
    this.seen.follow();
    this.timers.after("check", CHECK_MS, () => this.check());
  }

  /**
   * What has become of the lecture once it was kept, here or by another tab.
   * @param {DraftNews} news
   */
  hear({ id, news, joined }) {
    if (id !== this.id) return;
    if (news === "gone") {
      this.page.miss(this.words.deleted_elsewhere);
      return;
    }
    if (news === "elsewhere" || news === "conflict") this.follow(joined?.doubled ?? {});
    this.state.tell(news, joined?.over);
  }

  /**
   * Goes on with what another tab has written too; who wrote the same goes on in a copy of the scene.
   * @param {Record<string, string>} doubled
   */
  follow(doubled) {
    const now = this.page.drafts.parted(this.id);
    if (!now) return;
    const own = this.work.order[this.at];
    this.undoing.rebase(now);
    this.take(now, doubled[own] ?? own);
  }

  /** @param {"back" | "forth"} way */
  step(way) {
    const there = this.undoing[way]();
    if (!there) return;
    const before = this.work;
    const touched = there.order.find((id) => !same(there.scenes[id], before.scenes[id]));
    this.take(there, touched ?? before.order[this.at]);
    this.keep(there);
  }

  /**
   * The lecture as it was, or has become elsewhere, at a scene.
   * @param {Parted} now
   * @param {string} scene
   */
  take(now, scene) {
    this.work = copied({ head: now.head, order: now.order, scenes: now.scenes });
    const at = now.order.indexOf(scene);
    this.at = at >= 0 ? at : Math.max(0, Math.min(this.at, now.order.length - 1));
    this.write();
    this.timers.stop("check");
    this.check();
  }

  /**
   * What is said about the lecture stands over the form, no longer than it is wanted.
   * @param {EventTarget | null} [target] of what is done elsewhere
   */
  shutAbout(target = null) {
    const more = this.about.querySelector("details");
    if (!more?.open || (target instanceof Node && more.contains(target))) return;
    if (more.contains(document.activeElement) && !target) more.querySelector("summary")?.focus();
    more.open = false;
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.key === "Escape") this.shutAbout();
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    const way = key === "y" || (key === "z" && event.shiftKey) ? "forth" : key === "z" ? "back" : null;
    if (!way) return;
    event.preventDefault();
    this.step(way);
  }

  // ---- scenes -------------------------------------------------------------------------------------

  /** @param {number} at */
  choose(at) {
    this.at = at;
    this.show();
  }

  /**
   * @param {RawScene} scene
   * @param {number} at
   */
  add(scene, at) {
    const id = freshId();
    this.work.scenes[id] = scene;
    this.work.order.splice(at, 0, id);
    this.at = at;
    this.changed();
    this.show();
  }

  /**
   * @param {number} from
   * @param {number} to
   */
  move(from, to) {
    const { order } = this.work;
    if (to < 0 || to >= order.length || from === to) return;
    order.splice(to, 0, ...order.splice(from, 1));
    this.at = to;
    this.changed();
    this.show();
    this.focus.on("scene");
  }

  remove() {
    const [id] = this.work.order.splice(this.at, 1);
    delete this.work.scenes[id];
    this.at = Math.max(0, this.at - 1);
    this.changed();
    this.show();
    this.focus.on(this.scene ? "scene" : "add");
  }

  // ---- what is seen -------------------------------------------------------------------------------

  /** Everything that is typed, as it is now. */
  write() {
    const { about, words, work } = this;
    const held = this.focus.held();
    const isOpen = about.querySelector("details")?.open ?? false;
    about.replaceChildren();
    this.fields.input(about, words.field_title, work.head, "title");
    this.fields.input(about, words.field_minutes, work.head, "minutes", "number");
    const more = make("details", "cx-more-about", about);
    more.open = isOpen;
    make("summary", "", more, words.more_about);
    const box = make("div", "", more);
    this.fields.input(box, words.field_author, work.head, "author");
    this.fields.text(box, words.field_about, work.head, "about", 3);
    this.fields.input(box, words.field_audience, work.head, "audience");
    this.show();
    held();
  }

  show() {
    const held = this.focus.held();
    this.order.list();
    fillScene(this.form, this);
    held();
    this.seen.preview();
  }

  async check() {
    await this.seen.check();
  }

  /** All forms in which it can be taken away or handed on. */
  share() {
    const { words, id, work } = this;
    const box = make("dialog", "cx-adding cx-more", this.root);
    make("h2", "", box, words.share);
    const hasShort = this.scenes.some(({ skip }) => skip) && this.scenes.some(({ skip }) => !skip);
    new Exports(box, this.page, { id, title: work.head.title || words.untitled, hasShort });
    button(make("div", "cx-tools", box), words.shut, () => box.close());
    box.addEventListener("close", () => box.remove());
    box.showModal();
  }

  /** The lecture as a file, whether or not this browser keeps it or the server answers. */
  async save() {
    const { text, name } = await asFile(this.page, this.id);
    download(new Blob([text], { type: "application/yaml" }), name);
  }
}
