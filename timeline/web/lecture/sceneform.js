// What is typed of one scene.

import { onStage } from "../faces/face.js";
import { make } from "../kit/making.js";
import { filterFields } from "./filterfields.js";
import { choose, layoutFields } from "./layoutfields.js";

/** @import { Editor } from "./editor.js" */

/**
 * @param {HTMLElement} form
 * @param {Editor} editor
 */
export function fillScene(form, editor) {
  const { words, scene, fields } = editor;
  form.replaceChildren();
  if (!scene) {
    make("p", "", form, words.no_scenes);
    return;
  }
  fields.input(form, words.field_heading, scene, "heading");
  const { lookup } = editor.page.data;
  const writing = { words, lookup, changed: () => editor.changed(), again: () => editor.show() };
  layoutFields(form, scene, writing);
  const pair = make("div", "cx-pair", form);
  fields.text(pair, words.field_words, scene, "words", 9);
  fields.text(pair, words.field_notes, scene, "notes", 9);
  make("p", "cx-care", form, words.care_notes);
  choose(form, writing, scene, { key: "facts", label: words.field_facts, of: "facts" });
  const row = make("div", "cx-row", form);
  fields.input(row, words.field_scene_minutes, scene, "minutes", "number").step = "0.5";
  fields.box(row, words.field_skip, scene, "skip");
  fields.box(row, words.field_plays, scene, "plays");
  if (onStage({ layout: scene.layout ?? "map+time" })) filterFields(form, scene, editor);
}
