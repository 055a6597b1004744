// What map and timeline of a scene show alone: the filters of the stage, by their names.

import { json } from "../kit/loading.js";
import { make } from "../kit/making.js";

/** @import { RawScene, StageFacts } from "../wire.d.ts" */
/** @import { Editor } from "./editor.js" */

/**
 * @param {HTMLElement} form
 * @param {RawScene} scene
 * @param {Editor} editor
 */
export async function filterFields(form, scene, editor) {
  const { words, page } = editor;
  const box = make("details", "cx-filter-fields", form);
  make("summary", "", box, words.field_filters);
  /** @type {StageFacts | null} */
  const facts = await json(page.data.stage.addresses.facts).catch(() => null);
  for (const { key, label, values } of facts?.facets ?? []) {
    if (!values.length) continue;
    const group = make("fieldset", "", box);
    make("legend", "", group, label);
    for (const { value, label: name } of values) {
      const row = make("label", "", group, name);
      const own = make("input", "", row);
      const now = () => [scene.stage?.[key] ?? []].flat().map(String);
      Object.assign(own, { type: "checkbox", name: `filter-${key}`, value, checked: now().includes(value) });
      own.addEventListener("input", () => {
        const others = now().filter((one) => one !== value);
        put(scene, key, own.checked ? [...others, value] : others);
        editor.changed();
      });
    }
  }
}

/**
 * @param {RawScene} scene
 * @param {string} key
 * @param {string[]} values
 */
function put(scene, key, values) {
  const { [key]: _, ...others } = scene.stage ?? {};
  scene.stage = values.length ? { ...others, [key]: values } : others;
}
