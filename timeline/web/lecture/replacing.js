// Finds a text in all scenes of a lecture, and puts another in its place.

import { button, make } from "../kit/making.js";
import { fill } from "../kit/wording.js";

/** @import { RawScene } from "../wire.d.ts" */
/** @import { Editor } from "./editor.js" */

/** @typedef {Record<string, unknown>} Texts of a scene, an account or a picture */

/**
 * How often a text stands in a scene, in any letters.
 * @param {RawScene} scene
 * @param {string} wanted
 * @param {readonly string[]} fields in which it may stand, as `columns.says`
 */
export function timesIn(scene, wanted, fields) {
  let times = 0;
  changed(/** @type {Texts} */ (scene), fields, (text) => {
    times += text.split(pattern(wanted)).length - 1;
    return text;
  });
  return times;
}

/**
 * @param {RawScene} scene
 * @param {string} wanted
 * @param {string} instead
 * @param {readonly string[]} fields
 */
export function replaceIn(scene, wanted, instead, fields) {
  changed(/** @type {Texts} */ (scene), fields, (text) => text.replace(pattern(wanted), () => instead));
}

/**
 * Each text of these fields, in every language that the scene is told in.
 * @param {Texts} own
 * @param {readonly string[]} fields
 * @param {(text: string) => string} act
 */
function changed(own, fields, act) {
  for (const field of fields) {
    const [key, part] = field.split(".");
    const value = own[key];
    if (part) for (const one of [value].flat()) if (isTexts(one)) changed(one, [part], act);
    if (part) continue;
    if (typeof value === "string" && value) own[key] = act(value);
    if (Array.isArray(value)) own[key] = value.map((text) => (typeof text === "string" ? act(text) : text));
  }
  for (const other of Object.values(own.also ?? {})) if (isTexts(other)) changed(other, fields, act);
}

/**
 * @param {unknown} own
 * @returns {own is Texts}
 */
function isTexts(own) {
  return typeof own === "object" && own !== null && !Array.isArray(own);
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
    this.fields = editor.page.data.replaceable;
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
    const n = this.editor.scenes.reduce((sum, scene) => sum + timesIn(scene, this.wanted.value, this.fields), 0);
    this.told.textContent = this.wanted.value ? fill(this.editor.words.found_times, { n }) : "";
  }

  /** The next scene in which it stands, from this one on. */
  next() {
    const { scenes, at } = this.editor;
    const order = scenes.map((_, i) => (at + 1 + i) % scenes.length);
    const found = order.find((i) => timesIn(scenes[i], this.wanted.value, this.fields));
    if (found !== undefined) this.editor.choose(found);
  }

  all() {
    const { editor, wanted, instead } = this;
    if (!wanted.value) return;
    for (const scene of editor.scenes) replaceIn(scene, wanted.value, instead.value, this.fields);
    editor.changed();
    editor.show();
    this.tell();
  }
}
