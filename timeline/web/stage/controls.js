// The bar of buttons.

import { next as dress } from "../kit/dress.js";
import { cameraKeys } from "./keys.js";
import { make } from "../kit/making.js";
import { fill } from "../kit/wording.js";

/** @import { Stage } from "./stage.js" */
/** @import { State } from "./store.js" */

/** What the constructor makes part by part. @type {any} */
const LATER = undefined;

export class Controls {
  /** @type {HTMLButtonElement} */ play = LATER;
  /** @type {HTMLButtonElement} */ pace = LATER;
  /** @type {HTMLButtonElement} */ extent = LATER;
  /** @type {HTMLButtonElement} */ listButton = LATER;
  /** @type {HTMLButtonElement} */ legendButton = LATER;

  /** @param {Stage} stage @param {HTMLElement} bar */
  constructor(stage, bar) {
    this.stage = stage;
    this.words = stage.facts.words;
    this.bar = bar;
    this.bar.setAttribute("role", "toolbar");
    this.bar.setAttribute("aria-label", this.words.controls);
    this.shown = "";
    this.time();
    this.views();
    this.rest();
    this.zoom(stage.map.box);
  }

  group(name = "") {
    return make("div", `cx-group ${name}`, this.bar);
  }

  /** @param {HTMLElement} group @param {string} key @param {() => void} act */
  button(group, key, act) {
    const { icon, label } = this.words.buttons[key];
    const button = make("button", "", group, icon);
    button.type = "button";
    button.title = label;
    button.setAttribute("aria-label", label);
    button.addEventListener("click", act, { signal: this.stage.signal });
    return button;
  }

  time() {
    const group = this.group();
    const { play } = this.stage;
    this.button(group, "back", () => play.step(-1));
    this.play = this.button(group, "play", () => play.toggle());
    this.button(group, "forward", () => play.step(1));
    this.pace = this.button(group, "pace", () => play.pace());
    this.button(group, "before", () => play.jump(-1));
    this.button(group, "after", () => play.jump(1));
    this.button(group, "whole", () => play.reset());
  }

  views() {
    const group = this.group();
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", this.words.views_label);
    /** @type {HTMLButtonElement[]} */
    this.viewButtons = Object.keys(this.stage.facts.views).map((view) => {
      const button = this.button(group, `view_${view}`, () => this.stage.see(view));
      button.dataset.view = view;
      return button;
    });
    this.extent = this.button(group, "extent", () => this.stage.set({ extent: !this.stage.state.extent }));
  }

  rest() {
    const group = this.group("end");
    this.listButton = this.button(group, "list", () => this.stage.turn("list"));
    this.legendButton = this.button(group, "legend", () => this.stage.turn("legend"));
    this.pictureButton = this.button(group, "picture", () => this.picture());
    this.button(group, "lecture", () => this.stage.taking.addToLecture());
    this.button(group, "theme", dress).className = "cx-dress";
    this.button(group, "fullscreen", () => this.fill());
  }

  /** Nearer and farther, over the map; by key as well, and there the arrows move it.
   * @param {HTMLElement} box */
  zoom(box) {
    const group = make("div", "cx-zoom", box);
    const keys = cameraKeys(this.stage.camera, {});
    this.button(group, "nearer", () => keys["+"]?.());
    this.button(group, "farther", () => keys["-"]?.());
  }

  picture() {
    if (this.pictureButton?.parentElement) this.stage.taking.offerPicture(this.pictureButton.parentElement);
  }

  fill() {
    if (document.fullscreenElement) document.exitFullscreen();
    else this.stage.root.requestFullscreen?.();
  }

  /** @param {State} state */
  show(state) {
    const { view } = this.stage.map;
    const { speed } = this.stage.play;
    const now = `${state.playing}-${speed}-${state.extent}-${view}-${this.stage.list.open}-${this.stage.legend.open}`;
    if (now === this.shown) return;
    this.shown = now;
    const word = this.words.buttons[state.playing ? "pause" : "play"];
    this.play.textContent = word.icon;
    this.play.setAttribute("aria-label", word.label);
    this.play.title = word.label;
    this.pace.textContent = this.words.paces[speed];
    this.pace.title = fill(this.words.buttons.pace.label, { icon: this.words.paces[speed] });
    this.pace.setAttribute("aria-label", this.pace.title);
    this.extent.setAttribute("aria-pressed", String(Boolean(state.extent)));
    this.listButton.setAttribute("aria-pressed", String(this.stage.list.open));
    this.legendButton.setAttribute("aria-pressed", String(this.stage.legend.open));
    for (const button of this.viewButtons) button.setAttribute("aria-pressed", String(button.dataset.view === view));
  }
}
