// @ts-nocheck
// Writes a lecture: scenes in order, words and notes of one, and how it looks, as it is typed.

import { typing } from "../kit/dress.js";
import { make } from "../kit/making.js";
import { fill } from "../kit/wording.js";
import { asScene } from "../stage/address.js";
import { Deck } from "./deck.js";
import * as drafts from "./drafts.js";

const CHECK_MS = 500;

export class Editor {
  constructor(host, id, page) {
    Object.assign(this, { id, page, said: page.said, at: 0 });
    const { raw, changed } = drafts.draft(id);
    this.raw = raw;
    this.seen = changed;
    this.undoing = new drafts.Undo(this.raw);
    this.ending = new AbortController();
    this.root = make("div", "cx-editor", host);
    this.root.dataset.testid = "editor";
  }

  // `faults` are those of the file that it was read from.
  open(faults = []) {
    const { root, said } = this;
    this.head = make("div", "cx-editor-head", root);
    this.button(this.head, said.to_list, () => this.page.go({}));
    this.about = make("div", "cx-about", this.head);
    this.button(this.head, said.present, () =>
      this.page.stand({ lecture: this.id, scene: this.at + 1, back: this.id }),
    ).classList.add("cx-first");
    this.undo = this.button(this.head, said.undo, () => this.stepBack());
    this.state = make("span", "cx-kept", this.head);
    this.state.setAttribute("role", "status");
    this.tellKept();
    const columns = make("div", "cx-editor-columns", root);
    this.order = make("nav", "cx-order", columns);
    this.order.setAttribute("aria-label", said.scenes);
    this.form = make("section", "cx-form", columns);
    this.form.setAttribute("aria-label", said.scene);
    this.side = make("section", "cx-preview", columns);
    this.side.setAttribute("aria-label", said.preview);
    this.view = make("div", "cx-frame-view", this.side);
    const told = make("div", "", this.side);
    told.setAttribute("role", "status");
    if (faults.length) this.tellFile(make("ul", "cx-file-faults", told), faults);
    this.advice = make("ul", "cx-advice", told);
    window.addEventListener("keydown", (event) => this.key(event), { signal: this.ending.signal });
    drafts.elsewhereChanged(() => this.follow(), this.ending.signal);
    this.write();
    this.check();
  }

  // Everything that is typed, as it is in `raw` now.
  write() {
    const { about, said, raw } = this;
    const held = this.held();
    about.replaceChildren();
    this.field(about, "input", said.field_title, raw, "title");
    this.field(about, "input", said.field_author, raw, "author");
    this.field(about, "input", said.field_minutes, raw, "minutes", "number");
    this.show();
    held();
  }

  end() {
    this.ending.abort();
    clearTimeout(this.checking);
    this.deck?.end();
    this.root.remove();
  }

  key(event) {
    if ((event.ctrlKey || event.metaKey) && event.key === "z" && !typing(event.target)) {
      event.preventDefault();
      this.stepBack();
    }
  }

  button(box, text, act, label) {
    const button = make("button", "", box, text);
    button.type = "button";
    if (label) button.setAttribute("aria-label", label);
    button.addEventListener("click", () => act());
    return button;
  }

  // A field of a key of `own`; what is empty is taken out.
  field(box, kind, text, own, key, type = "text") {
    const label = make("label", "", box);
    make("span", "", label, text);
    const field = make(kind, "", label);
    if (kind === "input") field.type = type;
    if (type === "checkbox") field.checked = Boolean(own[key]);
    else field.value = Array.isArray(own[key]) ? own[key].join(", ") : (own[key] ?? "");
    field.name = key;
    field.addEventListener("input", () => {
      const value =
        type === "checkbox"
          ? field.checked
          : type === "number"
            ? Number(field.value)
            : key === "facts"
              ? field.value.split(/[\s,]+/).filter(Boolean)
              : field.value;
      if (value && value.length !== 0) own[key] = value;
      else delete own[key];
      this.changed();
    });
    return field;
  }

  // ---- what is changed ----------------------------------------------------------------------------

  changed() {
    this.undoing.note(this.raw);
    this.keep();
    this.list();
    clearTimeout(this.checking);
    this.checking = setTimeout(() => this.check(), CHECK_MS);
  }

  // What another tab has kept meanwhile, unseen by this one, is not written over: a copy is kept beside it.
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
    this.about.querySelector("[name=title]").value = this.raw.title;
  }

  tellKept(text = this.said.kept) {
    const kept = drafts.isKept(this.id);
    this.state.textContent = kept ? text : this.said.not_kept;
    this.state.classList.toggle("cx-fault", !kept || text === this.said.conflict);
  }

  // Another tab has changed what is kept: this one goes on with that.
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

  // The lecture as it was, or has become elsewhere.
  take(raw) {
    this.raw = raw;
    this.at = Math.min(this.at, Math.max(0, raw.scenes.length - 1));
    this.write();
    clearTimeout(this.checking);
    this.check();
  }

  // Where the focus is, to be given back when parts have been built anew.
  held() {
    const own = document.activeElement;
    if (!this.root.contains(own)) return () => {};
    const { name, selectionStart, selectionEnd } = own;
    const box = this.about.contains(own) ? this.about : this.form;
    const act = own.dataset.act ?? (own.closest(".cx-order li") ? "scene" : undefined);
    return () => {
      if (own.isConnected) return;
      const now = name ? box.querySelector(`[name="${name}"]`) : this.acting(act);
      (now ?? this.order.querySelector("button")).focus();
      if (selectionStart !== undefined && selectionStart !== null) now?.setSelectionRange(selectionStart, selectionEnd);
    };
  }

  acting(act) {
    if (act === "scene") return this.order.querySelector("[aria-current=true]");
    return act ? this.order.querySelector(`[data-act="${act}"]`) : null;
  }

  get scene() {
    return this.raw.scenes[this.at];
  }

  add(scene, at = this.raw.scenes.length) {
    this.raw.scenes.splice(at, 0, scene);
    this.at = at;
    this.changed();
    this.show();
  }

  move(by) {
    const to = this.at + by;
    if (to < 0 || to >= this.raw.scenes.length) return;
    const [scene] = this.raw.scenes.splice(this.at, 1);
    this.raw.scenes.splice(to, 0, scene);
    this.at = to;
    this.changed();
    this.show();
    this.order.querySelector("[aria-current=true]")?.focus();
  }

  remove() {
    this.raw.scenes.splice(this.at, 1);
    this.at = Math.max(0, this.at - 1);
    this.changed();
    this.show();
    this.order.querySelector("[aria-current=true], .cx-tools button")?.focus();
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
      const button = this.button(make("li", "", list), heading || said.untitled, () => {
        this.at = i;
        this.show();
      });
      button.setAttribute("aria-current", String(i === this.at));
    });
    this.tools(make("div", "cx-tools", order));
    held();
  }

  tools(bar) {
    const { said } = this;
    const tool = (act, text, doing, label) => {
      this.button(bar, text, doing, label).dataset.act = act;
    };
    tool("add", said.add_scene, () => this.add({ heading: said.new_scene }, this.raw.scenes.length ? this.at + 1 : 0));
    if (!this.scene) return;
    tool("up", "↑", () => this.move(-1), said.up);
    tool("down", "↓", () => this.move(1), said.down);
    tool("double", said.double, () => this.add(structuredClone(this.scene), this.at + 1));
    tool("remove", said.remove_scene, () => this.remove());
  }

  fill() {
    const { form, said, scene } = this;
    form.replaceChildren();
    if (!scene) {
      make("p", "", form, said.no_scenes);
      return;
    }
    this.field(form, "input", said.field_heading, scene, "heading");
    this.field(form, "textarea", said.field_words, scene, "words").rows = 7;
    this.field(form, "textarea", said.field_notes, scene, "notes").rows = 9;
    make("p", "cx-care", form, said.care_notes);
    this.field(form, "input", said.field_scene_minutes, scene, "minutes", "number").step = "0.5";
    this.field(form, "input", said.field_facts, scene, "facts");
    this.field(form, "input", said.field_skip, scene, "skip", "checkbox");
    this.field(form, "input", said.field_plays, scene, "plays", "checkbox");
  }

  async check() {
    try {
      this.known = await this.page.known(this.id);
      if (this.ending.signal.aborted) return;
      this.tell();
      this.preview();
    } catch (fault) {
      this.advice.replaceChildren();
      make("li", "", this.advice, fault.message || this.said.server_away);
    }
  }

  tell() {
    const { advice, said } = this;
    const { faults, advice: told, stale } = this.known;
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

  // What was wrong in the file that was opened: it stands until the page is left.
  tellFile(list, faults) {
    for (const fault of [this.said.file_faults, ...faults]) make("li", "cx-fault", list, fault);
  }

  // The scene as the audience will see it, live: what is done to it can become the scene.
  async preview() {
    const told = this.known?.told;
    if (!told?.scenes[this.at]) return;
    if (this.deck) {
      await this.deck.renew(told, this.at);
      return;
    }
    const data = { lecture: told, stage: this.page.data.stage, id: `${this.id}-preview`, words: this.said };
    this.deck = new Deck(this.view, data, { leave: () => {}, openNotes: () => {}, at: () => {} }, { keys: () => {} });
    this.button(this.side, this.said.take_view, () => this.takeView()).classList.add("cx-take");
    await this.deck.start(this.at);
  }

  takeView() {
    this.scene.stage = asScene(this.deck.stage.state, this.deck.stage.facts);
    this.changed();
  }
}
