// Finds a text in all scenes of a lecture, and puts another in its place.

import { button, make } from "../kit/making.js";
import { fill } from "../kit/wording.js";

/** @import { RawScene } from "../wire.d.ts" */
/** @import { Editor } from "./editor.js" */

/** @typedef {Record<string, unknown>} Texts of a scene, an account or a picture */

const KEYS = ["heading", "words", "notes", "who", "says", "caption", "description"];

/**
 * How often a text stands in a scene, in any letters; a quotation is another's words.
 * @param {RawScene} scene
 * @param {string} wanted
 */
export function timesIn(scene, wanted) {
  let times = 0;
  changed(/** @type {Texts} */ (scene), (text) => {
    times += text.split(pattern(wanted)).length - 1;
    return text;
  });
  return times;
}

/**
 * @param {RawScene} scene
 * @param {string} wanted
 * @param {string} instead
 */
export function replaceIn(scene, wanted, instead) {
  changed(/** @type {Texts} */ (scene), (text) => text.replace(pattern(wanted), () => instead));
}

/**
 * Each text that is shown or noted, in every language that the scene is told in.
 * @param {Texts} own
 * @param {(text: string) => string} act
 */
function changed(own, act) {
  const { columns, answers, picture, also } = own;
  for (const key of KEYS) {
    const text = own[key];
    if (typeof text === "string" && text) own[key] = act(text);
  }
  if (Array.isArray(answers)) own.answers = answers.map((text) => (typeof text === "string" ? act(text) : text));
  for (const part of [...(Array.isArray(columns) ? columns : []), picture, ...Object.values(also ?? {})])
    if (part && typeof part === "object") changed(/** @type {Texts} */ (part), act);
}

/** @param {string} wanted */
function pattern(wanted) {
  return new RegExp(wanted.replace(/[.*+?^${}()|[\]\\]/g, "\\$&") || "(?!)", "giu");
}

export class Replacing {
  /**
   * @param {HTMLElement} host
   * @param {Editor} editor
   */
  constructor(host, editor) {
    const { words } = editor;
    this.editor = editor;
    this.root = make("div", "cx-replacing", host);
    this.root.hidden = true;
    this.root.setAttribute("role", "search");
    this.wanted = this.#field(words.find);
    this.instead = this.#field(words.replace_by);
    this.told = make("span", "", this.root);
    this.told.setAttribute("role", "status");
    button(this.root, words.find_next, () => this.next());
    button(this.root, words.replace_all, () => this.all());
    button(this.root, "×", () => this.toggle(false), { label: words.shut });
    this.root.addEventListener("input", (event) => {
      event.stopPropagation();
      this.tell();
    });
    this.root.addEventListener("keydown", ({ key }) => {
      if (key === "Enter") this.next();
      if (key === "Escape") this.toggle(false);
    });
  }

  /** @param {string} text */
  #field(text) {
    const field = make("input", "", make("label", "", this.root, text));
    field.type = "search";
    return field;
  }

  toggle(open = this.root.hidden) {
    this.root.hidden = !open;
    if (open) this.wanted.focus();
    this.tell();
  }

  tell() {
    const n = this.editor.scenes.reduce((sum, scene) => sum + timesIn(scene, this.wanted.value), 0);
    this.told.textContent = this.wanted.value ? fill(this.editor.words.found_times, { n }) : "";
  }

  /** The next scene in which it stands, from this one on. */
  next() {
    const { scenes, at } = this.editor;
    const order = scenes.map((_, i) => (at + 1 + i) % scenes.length);
    const found = order.find((i) => timesIn(scenes[i], this.wanted.value));
    if (found !== undefined) this.editor.choose(found);
  }

  all() {
    const { editor, wanted, instead } = this;
    if (!wanted.value) return;
    for (const scene of editor.scenes) replaceIn(scene, wanted.value, instead.value);
    editor.changed();
    editor.show();
    this.tell();
  }
}
