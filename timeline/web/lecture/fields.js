// Fields of the keys of a lecture or a scene, as a person writes them; what is empty is taken out.

import { make } from "../kit/making.js";

/** @typedef {Record<string, any>} Keyed a lecture or a scene, by key */

/** @type {Record<string, (said: string) => string | string[] | number[]>} */
const LISTS = {
  mark: (said) => ids(said).map(Number).filter(Number.isInteger),
};

export class Fields {
  /** @param {() => void} changed */
  constructor(changed) {
    this.changed = changed;
  }

  /**
   * One line; facts and the like are lists.
   * @param {HTMLElement} box
   * @param {string} text
   * @param {Keyed} own
   * @param {string} key
   */
  input(box, text, own, key, type = "text") {
    const field = make("input", "", labelled(box, text));
    field.type = type;
    this.#follow(field, own, key, type === "number" ? Number : (LISTS[key] ?? String));
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
    return field;
  }

  /**
   * A list, one a line.
   * @param {HTMLElement} box
   * @param {string} text
   * @param {Keyed} own
   * @param {string} key
   * @param {number} rows
   */
  lines(box, text, own, key, rows) {
    const field = make("textarea", "", labelled(box, text));
    field.rows = rows;
    this.#follow(field, own, key, (said) => said.split("\n").map(trimmed).filter(Boolean), "\n");
  }

  /**
   * @param {HTMLInputElement | HTMLTextAreaElement} field
   * @param {Keyed} own
   * @param {string} key
   * @param {(said: string) => string | number | string[] | number[]} meant
   */
  #follow(field, own, key, meant, joint = ", ") {
    field.value = Array.isArray(own[key]) ? own[key].join(joint) : (own[key] ?? "");
    field.name = key;
    field.addEventListener("input", () => this.#put(own, key, meant(field.value)));
  }

  /**
   * @param {Keyed} own
   * @param {string} key
   * @param {string | number | boolean | string[] | number[]} value
   */
  #put(own, key, value) {
    if (Array.isArray(value) ? value.length : value) own[key] = value;
    else delete own[key];
    this.changed();
  }
}

/** @param {string} text */
function trimmed(text) {
  return text.trim();
}

/** @param {string} said */
function ids(said) {
  return said.split(/[\s,]+/).filter(Boolean);
}

/**
 * @param {HTMLElement} box
 * @param {string} text
 */
export function labelled(box, text) {
  const label = make("label", "", box);
  make("span", "", label, text);
  return label;
}
