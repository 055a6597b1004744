// The layout of a scene and the fields of its own, as the editor asks for them.

import { button, make } from "../kit/making.js";
import { Chooser } from "./chooser.js";
import { Fields, labelled } from "./fields.js";
import { imageOf } from "./ownimage.js";
import { sketch } from "./sketch.js";

/** @import { Phrases, RawScene } from "../wire.d.ts" */
/** @typedef {{ words: Phrases, lookup: string, changed: () => void, again: () => void }} Writing */

const [COLUMNS, USUAL] = [4, "map+time"];

/**
 * @param {HTMLElement} form
 * @param {RawScene} scene
 * @param {Writing} writing `again`: the form is to be built anew
 */
export function layoutFields(form, scene, writing) {
  const { words } = writing;
  const fields = new Fields(writing.changed);
  pictures(form, scene, writing);
  OWN[scene.layout ?? USUAL]?.(form, scene, writing, fields);
  fields.box(form, words.field_builds, scene, "builds");
}

/**
 * A layout is chosen by what it looks like.
 * @param {HTMLElement} form
 * @param {RawScene} scene
 * @param {Writing} writing
 */
function pictures(form, scene, { words, changed, again }) {
  const box = make("fieldset", "cx-layouts", form);
  make("legend", "", box, words.field_layout);
  for (const [value, text] of Object.entries(/** @type {Record<string, string>} */ (words.layouts))) {
    const label = make("label", "", box);
    const own = make("input", "", label);
    Object.assign(own, { type: "radio", name: "layout", value, checked: value === (scene.layout ?? USUAL) });
    label.append(sketch(value));
    make("span", "", label, text);
    own.addEventListener("change", () => {
      if (value === USUAL) delete scene.layout;
      else scene.layout = value;
      changed();
      again();
    });
  }
}

/**
 * One id or several, as the file has them; none is no key.
 * @param {Record<string, any>} own
 * @param {string} key
 * @param {string[]} chosen
 * @param {boolean} [one] stands alone
 */
function name(own, key, chosen, one = false) {
  if (chosen.length) own[key] = one && chosen.length === 1 ? chosen[0] : chosen;
  else delete own[key];
}

/**
 * @param {HTMLElement} form
 * @param {Writing} writing
 * @param {Record<string, any>} own
 * @param {{ key: string, label: string, of: import("./chooser.js").Choosing["of"], one?: boolean, most?: number, name?: string }} asked
 */
export function choose(form, writing, own, { key, label, of, one, most, name: called = key }) {
  const changed = (/** @type {string[]} */ chosen) => {
    name(own, key, chosen, one);
    writing.changed();
  };
  new Chooser(form, writing, { label, name: called, chosen: [own[key] ?? []].flat(), changed, of, most });
}

/** @type {Record<string, (form: HTMLElement, scene: RawScene, writing: Writing, fields: Fields) => void>} */
const OWN = {
  number: (form, scene, writing) => {
    const { words } = writing;
    choose(form, writing, scene, { key: "number", label: words.field_number, of: "numbers", one: true });
    choose(form, writing, scene, { key: "made_of", label: words.field_made_of, of: "numbers" });
  },
  chart: (form, scene, writing, fields) => {
    const { words } = writing;
    choose(form, writing, scene, { key: "chart", label: words.field_chart, of: "charts", one: true, most: 1 });
    fields.input(form, words.field_mark, scene, "mark");
  },
  columns,
  quote: (form, scene, writing) => {
    const { words } = writing;
    const own = { ...scene.quote };
    const changed = () => {
      put(scene, "quote", own);
      writing.changed();
    };
    const fields = new Fields(changed);
    fields.text(form, words.field_quote, own, "words", 4).name = "quote-words";
    fields.input(form, words.field_who, own, "who");
    const asked = {
      key: "source",
      label: words.field_source,
      of: /** @type {const} */ ("sources"),
      one: true,
      most: 1,
    };
    choose(form, { ...writing, changed }, own, asked);
  },
  picture,
  question: (form, scene, writing, fields) => {
    const { words } = writing;
    fields.lines(form, words.field_answers, scene, "answers", 5);
    fields.input(form, words.field_right, scene, "right", "number");
    choose(form, writing, scene, { key: "number", label: words.field_number, of: "numbers", one: true });
  },
};

/**
 * @param {HTMLElement} form
 * @param {RawScene} scene
 * @param {Writing} writing
 */
function columns(form, scene, writing) {
  const { words } = writing;
  const rows = Array.from({ length: COLUMNS }, (_, i) => ({ ...scene.columns?.[i] }));
  const changed = () => {
    const written = rows.filter((row) => Object.keys(row).length);
    if (written.length) scene.columns = written;
    else delete scene.columns;
    writing.changed();
  };
  const fields = new Fields(changed);
  rows.forEach((row, i) => {
    const box = make("fieldset", "", form);
    make("legend", "", box, `${i + 1}`);
    fields.input(box, words.field_who, row, "who").name = `who-${i}`;
    fields.text(box, words.field_says, row, "says", 3).name = `says-${i}`;
    const told = { ...writing, changed };
    choose(box, told, row, { key: "number", name: `number-${i}`, label: words.field_number, of: "numbers", one: true });
    choose(box, told, row, { key: "facts", name: `facts-${i}`, label: words.field_facts, of: "facts" });
  });
}

/**
 * @param {HTMLElement} form
 * @param {RawScene} scene
 * @param {Writing} writing
 */
function picture(form, scene, { words, changed, again }) {
  const own = { ...scene.picture };
  const keep = () => {
    put(scene, "picture", own);
    changed();
  };
  const file = make("input", "", labelled(form, words.field_image));
  Object.assign(file, { type: "file", accept: "image/png,image/jpeg,image/webp,image/svg+xml", name: "image" });
  const told = make("p", "cx-fault", form);
  told.setAttribute("role", "alert");
  file.addEventListener("change", async () => {
    const [chosen] = file.files ?? [];
    if (!chosen) return;
    try {
      own.image = await imageOf(chosen);
      keep();
      again();
    } catch {
      told.textContent = words.no_image;
    }
  });
  if (own.image) {
    Object.assign(make("img", "cx-own-image", form), { src: own.image, alt: own.description ?? "" });
    button(form, words.remove_image, () => {
      delete own.image;
      keep();
      again();
    });
  }
  const fields = new Fields(keep);
  fields.input(form, words.field_caption, own, "caption");
  fields.input(form, words.field_credit, own, "credit");
  fields.input(form, words.field_description, own, "description");
}

/**
 * What is empty is taken out.
 * @param {RawScene} scene
 * @param {"quote" | "picture"} key
 * @param {Record<string, string>} own
 */
function put(scene, key, own) {
  if (Object.keys(own).length) scene[key] = { ...own };
  else delete scene[key];
}
