// The scenes of a lecture in their order, numbered: chosen, moved by key or pointer, added, taken out.

import { button, make } from "../kit/making.js";
import { fill, number } from "../kit/wording.js";
import { sketch, USUAL } from "./sketch.js";

/** @import { Phrases, RawScene } from "../wire.d.ts" */
/** @import { Editor } from "./editor.js" */

export class Order {
  /**
   * @param {HTMLElement} host
   * @param {Editor} editor
   */
  constructor(host, editor) {
    this.editor = editor;
    this.words = editor.words;
    this.root = make("nav", "cx-order", host);
    this.root.setAttribute("aria-label", this.words.scenes);
    this.sum = make("p", "cx-sum", this.root);
    this.scenes = make("ol", "", this.root);
    this.tools = make("div", "cx-tools", this.root);
    this.scenes.addEventListener("keydown", (event) => this.key(event));
    /** @type {number | null} the scene that is dragged */
    this.dragged = null;
    /** @type {Map<string, string>} small pictures by the id of their scene */
    this.images = new Map();
  }

  list() {
    this.scenes.replaceChildren();
    this.editor.scenes.forEach((scene, i) => {
      this.row(scene, i);
    });
    this.fillTools();
    this.renew();
  }

  /** What a letter may change: the heading, the look, and the minutes of each. */
  renew() {
    const rows = [...this.scenes.children];
    this.editor.scenes.forEach((scene, i) => {
      if (rows[i]) write(/** @type {HTMLElement} */ (rows[i]), scene, this.words);
    });
    this.sum.textContent = this.summed();
  }

  /** The minutes of all scenes against those there are. */
  summed() {
    const { words, editor } = this;
    const all = editor.scenes.reduce((sum, { minutes }) => sum + (Number(minutes) || 0), 0);
    const planned = Number(editor.work.head.minutes) || 0;
    this.sum.classList.toggle("cx-over-time", planned > 0 && all > planned);
    return planned ? fill(words.sum_of, { n: number(all), all: number(planned) }) : fill(words.sum, { n: number(all) });
  }

  /**
   * @param {RawScene} scene
   * @param {number} i
   */
  row(scene, i) {
    const { editor, scenes } = this;
    const own = make("li", "", scenes);
    const row = button(own, "", () => editor.choose(i));
    row.draggable = true;
    make("span", "cx-nth", row, i + 1);
    row.append(this.drawn(scene, i));
    make("span", "cx-scene-name", row);
    make("span", "cx-scene-minutes", row);
    row.setAttribute("aria-current", String(i === editor.at));
    this.dragging(own, row, i);
  }

  /**
   * @param {RawScene} scene
   * @param {number} i
   */
  drawn({ layout = USUAL }, i) {
    const image = this.images.get(this.editor.work.order[i]);
    if (!image) return sketch(layout);
    const own = Object.assign(document.createElement("img"), { src: image, alt: "", className: "cx-sketch" });
    own.dataset.layout = layout;
    return own;
  }

  /** Pictures of the scenes as their audience will see them, in place of sketches, one after another. */
  async picture() {
    const { seen, work, scenes } = this.editor;
    await Promise.all(
      work.order.map(async (id, i) => {
        const image = await seen.deck?.pictures.of(i);
        if (!image || this.editor.work.order[i] !== id) return;
        this.images.set(id, image);
        this.scenes.children[i]?.querySelector(".cx-sketch")?.replaceWith(this.drawn(scenes[i], i));
      }),
    );
  }

  /**
   * @param {HTMLElement} own
   * @param {HTMLElement} row
   * @param {number} i
   */
  dragging(own, row, i) {
    row.addEventListener("dragstart", () => {
      this.dragged = i;
    });
    row.addEventListener("dragend", () => {
      this.dragged = null;
      own.classList.remove("cx-drop");
    });
    own.addEventListener("dragover", (event) => {
      if (this.dragged === null) return;
      event.preventDefault();
      own.classList.add("cx-drop");
    });
    own.addEventListener("dragleave", () => own.classList.remove("cx-drop"));
    own.addEventListener("drop", (event) => {
      event.preventDefault();
      if (this.dragged !== null) this.editor.move(this.dragged, i);
    });
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!by) return;
    event.preventDefault();
    const { editor } = this;
    if (event.altKey) editor.move(editor.at, editor.at + by);
    else if (editor.scenes[editor.at + by]) editor.choose(editor.at + by);
  }

  fillTools() {
    const { editor, words, tools } = this;
    const { scene, at } = editor;
    tools.replaceChildren();
    /** @type {(act: string, text: string, doing: () => void, label?: string) => void} */
    const tool = (act, text, doing, label) => {
      button(tools, text, doing, { label }).dataset.act = act;
    };
    tool("add", words.add_scene, () => editor.add({ heading: words.new_scene }, scene ? at + 1 : 0));
    if (!scene) return;
    tool("up", "↑", () => editor.move(at, at - 1), words.up);
    tool("down", "↓", () => editor.move(at, at + 1), words.down);
    tool("double", words.double, () => editor.add(structuredClone(scene), at + 1));
    tool("remove", words.remove_scene, () => editor.remove());
  }
}

/**
 * @param {HTMLElement} row
 * @param {RawScene} scene
 * @param {Phrases} words
 */
function write(row, { heading, layout, minutes, skip }, words) {
  const [name, time] = [row.querySelector(".cx-scene-name"), row.querySelector(".cx-scene-minutes")];
  const drawn = /** @type {HTMLElement | null} */ (row.querySelector(".cx-sketch"));
  if (drawn?.dataset.layout !== (layout ?? USUAL)) drawn?.replaceWith(sketch(layout));
  if (name) name.textContent = row.title = heading || words.untitled;
  if (time) time.textContent = minutes ? fill(words.minutes, { n: number(Number(minutes)) }) : "";
  row.classList.toggle("cx-skipped", Boolean(skip));
}
