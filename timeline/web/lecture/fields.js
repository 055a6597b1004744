// Fields of the keys of a lecture or a scene, as a person writes them; what is empty is taken out.

import { make } from "../kit/making.js";

/** @typedef {Record<string, any>} Keyed a lecture or a scene, by key */

export class Fields {
  /** @param {() => void} changed */
  constructor(changed) {
    this.changed = changed;
  }

  /**
   * One line; facts are a list.
   * @param {HTMLElement} box
   * @param {string} text
   * @param {Keyed} own
   * @param {string} key
   */
  input(box, text, own, key, type = "text") {
    const field = make("input", "", labelled(box, text));
    field.type = type;
    if (type === "number") this.#follow(field, own, key, Number);
    else if (key === "facts") this.#follow(field, own, key, (said) => said.split(/[\s,]+/).filter(Boolean));
    else this.#follow(field, own, key, String);
    return field;
  }

  /**
   * Yes or no.
   * @param {HTMLElement} box
   * @param {string} text
   * @param {Keyed} own
   * @param {string} key
   */
  box(box, text, own, key) {
    const field = make("input", "", labelled(box, text));
    Object.assign(field, { type: "checkbox", name: key, checked: Boolean(own[key]) });
    field.addEventListener("input", () => this.#put(own, key, field.checked));
  }

  /**
   * @param {HTMLElement} box
   * @param {string} text
   * @param {Keyed} own
   * @param {string} key
   * @param {number} rows
   */
  text(box, text, own, key, rows) {
    const field = make("textarea", "", labelled(box, text));
    field.rows = rows;
    this.#follow(field, own, key, String);
  }

  /**
   * @param {HTMLInputElement | HTMLTextAreaElement} field
   * @param {Keyed} own
   * @param {string} key
   * @param {(said: string) => string | number | string[]} meant
   */
  #follow(field, own, key, meant) {
    field.value = Array.isArray(own[key]) ? own[key].join(", ") : (own[key] ?? "");
    field.name = key;
    field.addEventListener("input", () => this.#put(own, key, meant(field.value)));
  }

  /**
   * @param {Keyed} own
   * @param {string} key
   * @param {string | number | boolean | string[]} value
   */
  #put(own, key, value) {
    if (Array.isArray(value) ? value.length : value) own[key] = value;
    else delete own[key];
    this.changed();
  }
}

/**
 * @param {HTMLElement} box
 * @param {string} text
 */
function labelled(box, text) {
  const label = make("label", "", box);
  make("span", "", label, text);
  return label;
}
