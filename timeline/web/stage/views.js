// The views of the map: side by side over it, or a menu at the foot of a phone; and nearer, farther.

import { icon } from "../kit/icons.js";
import { make } from "../kit/making.js";
import { cameraActs } from "./keys.js";
import { button, menu } from "./menu.js";

/** @import { Stage } from "./stage.js" */

export class Views {
  /** @param {Stage} stage @param {HTMLElement} box of the map @param {HTMLElement} foot of a phone */
  constructor(stage, box, foot) {
    this.stage = stage;
    this.words = stage.facts.words;
    const { signal } = stage;
    const group = make("div", "cx-views", box);
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", this.words.views_label);
    /** @type {HTMLButtonElement[]} */
    this.buttons = this.all.map(({ view, text, label, act }) => {
      const own = button(group, { text, label, act, signal });
      own.dataset.view = view;
      for (const near of ["pointerenter", "focus"])
        own.addEventListener(near, () => void stage.files.outlines(view), { signal });
      return own;
    });
    this.opener = button(foot, {
      text: " ",
      label: this.words.views_label,
      act: () => menu(this.opener, this.items()),
      signal,
      name: "cx-view",
    });
    this.opener.append(icon("down"));
    this.shown = "";
    const zoom = make("div", "cx-zoom", box);
    const keys = cameraActs(stage.camera);
    for (const [key, sign] of [
      ["nearer", "+"],
      ["farther", "-"],
    ]) {
      const { word: text, label } = this.words.buttons[key];
      button(zoom, { text, label, act: () => keys.zoom(sign), signal });
    }
  }

  get all() {
    return Object.keys(this.stage.facts.views).map((view) => {
      const { word: text, label } = this.words.buttons[`view_${view}`];
      return {
        view,
        text,
        label,
        act: () => {
          this.stage.see(view);
        },
      };
    });
  }

  /** @returns {import("./menu.js").Item[]} */
  items() {
    return this.all.map(({ view, text, label, act }) => ({
      icon: "legend",
      text,
      label,
      act,
      chosen: this.isShown(view),
    }));
  }

  /** A map that was moved shows no view as it is. @param {string} view */
  isShown(view) {
    const { map } = this.stage;
    return view === map.view && !map.moved;
  }

  show() {
    const { view, moved } = this.stage.map;
    const now = `${view} ${Boolean(moved)}`;
    if (now === this.shown) return;
    this.shown = now;
    for (const own of this.buttons) own.setAttribute("aria-pressed", String(this.isShown(own.dataset.view ?? "")));
    const text = this.words.buttons[`view_${view}`].word;
    if (this.opener.firstChild) this.opener.firstChild.textContent = text;
    this.opener.setAttribute("aria-label", `${this.words.views_label}: ${text}`);
  }
}
