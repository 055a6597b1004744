// @ts-nocheck
// A lecture before its audience: the stage filled with one scene after another. It runs in the
// browser alone; notes and time stand in a second window, which is only told where the deck is.

import * as dress from "../kit/dress.js";
import { make } from "../kit/making.js";
import { fill } from "../kit/wording.js";
import { cameraKeys } from "../stage/keys.js";
import { Panel } from "../stage/panel.js";
import { Stage } from "../stage/stage.js";
import { Line } from "./between.js";
import { check } from "./hall.js";
import { keys as keyList } from "./keys.js";
import { words } from "./words.js";

const PLAY_SECONDS = 6;
const ADDRESS_MS = 150;
const LEAVING_MS = 2500;
const [SMALLEST, LARGEST] = [0.5, 1.5]; // of the words of a scene, against their usual size

export class Deck {
  // `lecture` as Python tells it; `acts`: leave(), openNotes(), at(number) when a scene is shown.
  constructor(host, { lecture, stage, id, words: said }, acts, { keys = (event) => this.key(event) } = {}) {
    this.lecture = lecture;
    this.acts = acts;
    this.said = said;
    this.id = id;
    this.number = 0;
    this.root = make("div", "cx-deck", host);
    this.root.dataset.testid = "deck";
    this.began = beginning(id);
    this.line = new Line(id, (message) => this.hear(message));
    const options = { side: (own, root) => new ScenePanel(own, root, this), keys, quiet: true };
    this.stage = new Stage(this.root, { ...stage, state: { ...lecture.scenes[0].state } }, options);
  }

  async start(number = 0) {
    this.number = this.bounded(number);
    this.stage.store.take(this.scene.state);
    await this.stage.start();
    if (!this.stage.panel) return;
    this.corner = make("div", "cx-corner", this.root);
    this.corner.setAttribute("aria-hidden", "true");
    this.sheet = make("div", "cx-overview", this.root);
    this.sheet.hidden = true;
    this.root.dataset.ready = "true";
    await this.go(this.number);
  }

  end() {
    this.line.end();
    this.stage.end();
    this.root.remove();
  }

  get scene() {
    return this.lecture.scenes[this.number];
  }

  bounded(number) {
    return Math.max(0, Math.min(this.lecture.scenes.length - 1, number));
  }

  // ---- from scene to scene ----------------------------------------------------------------------

  async go(number) {
    this.number = this.bounded(number);
    this.root.dataset.scene = this.number + 1;
    this.corner.textContent = `${this.number + 1}`;
    this.left = null;
    this.tell();
    clearTimeout(this.writing);
    this.writing = setTimeout(() => this.acts.at(this.number), ADDRESS_MS);
    await this.show();
  }

  // The scene as it was made, whatever the lecturer has done meanwhile.
  async show() {
    const { stage, scene } = this;
    stage.panel.field.value = "";
    this.root.classList.remove("asking");
    await stage.following.restore(scene.state);
    if (this.scene !== scene) return;
    if (scene.plays) this.play(scene.state);
    else if (scene.state.pick) stage.camera.lookAt(scene.state.pick);
    stage.messages.say(`${scene.heading}`);
  }

  play({ from, to, at, stepping }) {
    const end = stepping ? at : to;
    this.stage.set({ at: from, stepping: true });
    this.stage.play.start(Math.max(2, (end - from) / PLAY_SECONDS), end);
  }

  // ---- the second window ------------------------------------------------------------------------

  tell() {
    this.line.say({ kind: "at", scene: this.number, black: this.stage.messages.dark, began: this.began });
  }

  hear({ kind, scene }) {
    if (kind === "restart") {
      this.began = beginning(this.id, Date.now());
      this.tell();
    }
    if (kind === "hello") this.tell();
    if (kind === "go") this.go(scene);
    if (kind === "black") this.darken();
  }

  darken() {
    this.stage.messages.darken();
    this.tell();
  }

  // ---- keys -------------------------------------------------------------------------------------

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (dress.typing(event.target)) {
      if (event.key === "Escape") this.act(event, () => this.back());
      if (event.key === "Enter") this.act(event, () => this.answer());
      return;
    }
    if (!this.sheet?.hidden && this.among(event)) return;
    const acts = { ...this.keys(), ...cameraKeys(this.stage.camera, event) };
    if (event.key === " " && event.shiftKey) acts[" "] = acts.PageUp;
    if (/^[0-9]$/.test(event.key)) acts[event.key] = () => this.digit(event.key);
    const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (event.key !== "Escape") this.stay();
    const onButton = event.target.closest?.("button, a, summary, [role=slider]");
    if (!act || (onButton && (event.key === "Enter" || event.key === " "))) return;
    this.act(event, act);
  }

  act(event, act) {
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  keys() {
    const { play } = this.stage;
    const next = () => this.go(this.number + 1);
    const before = () => this.go(this.number - 1);
    return {
      ArrowRight: next,
      PageDown: next,
      " ": next,
      ArrowLeft: before,
      PageUp: before,
      ArrowUp: () => play.step(1),
      ArrowDown: () => play.step(-1),
      Home: () => this.go(0),
      End: () => this.go(this.lecture.scenes.length - 1),
      Enter: this.digits ? () => this.toNumber() : undefined,
      Backspace: () => this.back(),
      Escape: () => this.leave(),
      p: () => play.toggle(),
      b: () => this.darken(),
      ".": () => this.darken(),
      f: () => this.fill(),
      g: () => this.overview(),
      t: () => dress.next(),
      l: () => this.stage.turn("legend"),
      i: () => this.stage.turn("list"),
      "?": () => this.help(),
      q: () => this.ask(),
      "/": () => this.ask(),
      n: () => this.acts.openNotes(),
      h: () => this.check(),
    };
  }

  digit(digit) {
    this.digits = `${this.digits ?? ""}${digit}`.slice(-3);
    this.stage.messages.notify(fill(this.said.go_to_scene, { n: this.digits }));
  }

  toNumber() {
    const number = Number(this.digits);
    this.digits = "";
    this.stage.messages.notify("");
    if (number >= 1 && number <= this.lecture.scenes.length) this.go(number - 1);
    else this.stage.messages.notify(fill(this.said.no_scene, { n: number, all: this.lecture.scenes.length }), 2500);
  }

  fill() {
    if (document.fullscreenElement) document.exitFullscreen();
    else this.root.requestFullscreen?.();
  }

  leave() {
    if (this.digits) {
      this.digits = "";
      this.stage.messages.notify("");
    } else if (this.root.querySelector(".cx-invite"))
      return; // which goes by itself
    else if (this.root.querySelector(".cx-hall")) this.shut();
    else if (!this.sheet.hidden) this.overview();
    else if (this.stage.messages.dark) this.darken();
    else if (this.stage.close()) return;
    else if (this.strayed()) this.back();
    else if (this.leaving) this.acts.leave();
    else {
      this.stage.messages.notify(this.said.leave_again, LEAVING_MS);
      this.leaving = setTimeout(() => this.stay(), LEAVING_MS);
    }
  }

  stay() {
    clearTimeout(this.leaving);
    this.leaving = null;
  }

  // Whether the stage shows something else than the scene.
  strayed() {
    const { state } = this.stage;
    return (
      this.root.classList.contains("asking") ||
      this.stage.camera.handled ||
      state.pick !== this.scene.state.pick ||
      Boolean(state.q)
    );
  }

  // ---- a question from the third row ------------------------------------------------------------

  // All years and all events can be asked for, whatever the scene shows.
  ask() {
    const [first, end] = this.stage.facts.span;
    this.root.classList.add("asking");
    this.stage.play.stop();
    this.stage.set({ from: first, to: end - 1, filters: {}, stepping: false, at: first });
    this.stage.panel.field.focus();
  }

  // A year is gone to; of words, the first that is found is picked.
  answer() {
    const { stage } = this;
    const asked = stage.panel.field.value.trim();
    const year = /^\d{4}$/.test(asked) ? Number(asked) : 0;
    const [first, end] = stage.facts.span;
    if (year >= first && year < end) {
      stage.set({ q: "", pick: null, from: first, to: end - 1, at: year, stepping: true, filters: {} });
      stage.panel.field.blur();
      return;
    }
    const found = stage.panel.found(asked)?.length && stage.panel.body.querySelector(".cx-picks button");
    if (!found) return;
    stage.panel.field.blur();
    found.click();
  }

  back() {
    this.stage.panel.field.blur();
    this.show();
  }

  // ---- all scenes at once -----------------------------------------------------------------------

  overview() {
    this.sheet.hidden = !this.sheet.hidden;
    if (this.sheet.hidden) return;
    this.sheet.replaceChildren();
    const list = make("ol", "", this.sheet);
    this.lecture.scenes.forEach(({ heading, skip }, i) => {
      const button = make(
        "button",
        "",
        make("li", "", list),
        `${i + 1}  ${heading}${skip ? ` ${this.said.may_be_skipped}` : ""}`,
      );
      button.type = "button";
      button.setAttribute("aria-current", String(i === this.number));
      button.addEventListener("click", () => {
        this.overview();
        this.go(i);
      });
      if (i === this.number) button.focus();
    });
  }

  // In the overview arrows go from scene to scene; says whether they did.
  among(event) {
    const by = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 }[event.key];
    if (!by) return false;
    const all = [...this.sheet.querySelectorAll("button")];
    const at = all.indexOf(document.activeElement);
    this.act(event, () => all[Math.max(0, Math.min(all.length - 1, at + by))].focus());
    return true;
  }

  // ---- sheets over the scene --------------------------------------------------------------------

  check() {
    if (!this.shut("check")) check(this.root, this.stage, this.said);
  }

  help() {
    if (!this.shut("help")) keyList(this.root, this.said);
  }

  // Closes the sheet that is open; says whether it was that one.
  shut(kind) {
    const open = this.root.querySelector(".cx-hall");
    open?.dispatchEvent(new Event("close"));
    open?.remove();
    return Boolean(open) && open.dataset.kind === kind;
  }
}

// When the lecture began, in ms; kept for a reload. With a time it begins anew.
function beginning(id, now) {
  const place = `crossings-began-${id}`;
  const began = now ?? (Number(sessionStorage.getItem(place)) || Date.now());
  sessionStorage.setItem(place, began);
  return began;
}

// Beside the map: the scene's heading, words and sources; or the card of what the lecturer picked.
class ScenePanel extends Panel {
  constructor(stage, root, deck) {
    super(stage, root);
    this.deck = deck;
    this.side.classList.add("cx-scene-side");
    this.sizes = new ResizeObserver(() => this.fit());
    this.sizes.observe(this.body);
    stage.signal.addEventListener("abort", () => this.sizes.disconnect());
  }

  put(box) {
    super.put(box);
    this.fit();
  }

  // The words of a scene as large as they fit, at least to the smallest that can be read.
  fit() {
    const { body } = this;
    const fits = (by) => {
      body.style.setProperty("--cx-fit", by);
      return body.scrollHeight <= body.clientHeight + 1;
    };
    if (!body.querySelector(".cx-words")) {
      body.style.removeProperty("--cx-fit");
      return;
    }
    let [low, high] = [SMALLEST, LARGEST];
    if (fits(high)) return;
    for (let i = 0; i < 6; i += 1) {
      const middle = (low + high) / 2;
      if (fits(middle)) low = middle;
      else high = middle;
    }
    fits(low);
  }

  show(state) {
    const { number, scene } = this.deck;
    const asking = this.deck.root.classList.contains("asking");
    const picked = state.pick !== scene.state.pick && state.pick;
    const said = JSON.stringify([number, picked, asking && state.q, asking && this.stage.choice.holds]);
    if (said === this.said) return;
    this.said = said;
    if (picked) this.tellPick(picked);
    else {
      const box = document.createDocumentFragment();
      if (asking && this.found(state.q)?.length) this.telling.found(box);
      else if (asking && state.q) this.telling.nothing(box);
      else this.tellScene(box, scene);
      this.put(box);
    }
  }

  tellScene(box, scene) {
    make("h1", "", box, scene.heading);
    words(make("div", "cx-words", box), scene.words);
    if (scene.source_line) make("p", "cx-source-line", box, scene.source_line);
  }

  tools() {}
}
