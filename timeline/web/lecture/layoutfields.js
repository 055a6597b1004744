// The layout of a scene and the fields of its own, as the editor asks for them.

import { button, make } from "../kit/making.js";
import { Fields, labelled } from "./fields.js";
import { imageOf } from "./ownimage.js";

/** @import { ChartChoice, RawScene } from "../wire.d.ts" */
/** @typedef {{ said: Record<string, any>, charts: readonly ChartChoice[], changed: () => void, again: () => void }} Writing */

const [COLUMNS, USUAL] = [4, "map+time"];

/**
 * @param {HTMLElement} form
 * @param {RawScene} scene
 * @param {Writing} writing `again`: the form is to be built anew
 */
export function layoutFields(form, scene, writing) {
  const { said } = writing;
  const fields = new Fields(writing.changed);
  const options = Object.entries(/** @type {Record<string, string>} */ (said.layouts));
  const select = fields.choice(form, said.field_layout, scene, "layout", options, USUAL);
  select.addEventListener("input", writing.again);
  OWN[scene.layout ?? USUAL]?.(form, scene, writing, fields);
  fields.box(form, said.field_builds, scene, "builds");
}

/** @type {Record<string, (form: HTMLElement, scene: RawScene, writing: Writing, fields: Fields) => void>} */
const OWN = {
  number: (form, scene, { said }, fields) => {
    fields.input(form, said.field_number, scene, "number");
    fields.input(form, said.field_made_of, scene, "made_of");
  },
  chart: (form, scene, { said, charts }, fields) => {
    /** @type {[string, string][]} */
    const known = [
      ["", said.no_chart],
      ...charts.map(({ id, title }) => /** @type {[string, string]} */ ([id, title])),
    ];
    fields.choice(form, said.field_chart, scene, "chart", known);
    fields.input(form, said.field_mark, scene, "mark");
  },
  columns,
  quote: (form, scene, { said, changed }) => {
    const own = { ...scene.quote };
    const fields = new Fields(() => {
      put(scene, "quote", own);
      changed();
    });
    fields.text(form, said.field_quote, own, "words", 4);
    fields.input(form, said.field_who, own, "who");
    fields.input(form, said.field_source, own, "source");
  },
  picture,
  question: (form, scene, { said }, fields) => {
    fields.lines(form, said.field_answers, scene, "answers", 5);
    fields.input(form, said.field_right, scene, "right", "number");
    fields.input(form, said.field_number, scene, "number");
  },
};

/**
 * @param {HTMLElement} form
 * @param {RawScene} scene
 * @param {Writing} writing
 */
function columns(form, scene, { said, changed }) {
  const rows = Array.from({ length: COLUMNS }, (_, i) => ({ ...scene.columns?.[i] }));
  const fields = new Fields(() => {
    const written = rows.filter((row) => Object.keys(row).length);
    if (written.length) scene.columns = written;
    else delete scene.columns;
    changed();
  });
  rows.forEach((row, i) => {
    const box = make("fieldset", "", form);
    make("legend", "", box, `${i + 1}`);
    fields.input(box, said.field_who, row, "who").name = `who-${i}`;
    fields.text(box, said.field_says, row, "says", 3).name = `says-${i}`;
    fields.input(box, said.field_facts, row, "facts").name = `facts-${i}`;
  });
}

/**
 * @param {HTMLElement} form
 * @param {RawScene} scene
 * @param {Writing} writing
 */
function picture(form, scene, { said, changed, again }) {
  const own = { ...scene.picture };
  const keep = () => {
    put(scene, "picture", own);
    changed();
  };
  const file = make("input", "", labelled(form, said.field_image));
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
      told.textContent = said.no_image;
    }
  });
  if (own.image) {
    Object.assign(make("img", "cx-own-image", form), { src: own.image, alt: own.description ?? "" });
    button(form, said.remove_image, () => {
      delete own.image;
      keep();
      again();
    });
  }
  const fields = new Fields(keep);
  fields.input(form, said.field_caption, own, "caption");
  fields.input(form, said.field_credit, own, "credit");
  fields.input(form, said.field_description, own, "description");
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
