// Makes elements, whose text is never markup, and files.

import { cover } from "./cover.js";
import { scripted } from "./scripted.js";

/**
 * @template {keyof HTMLElementTagNameMap} Kind
 * @param {Kind} kind
 * @param {string} name of its class
 * @param {ParentNode} parent
 * @param {string | number} [text]
 * @returns {HTMLElementTagNameMap[Kind]}
 */
export function make(kind, name, parent, text) {
  const element = document.createElement(kind);
  if (name) element.className = name;
  if (text !== undefined) element.textContent = String(text);
  parent.append(element);
  return element;
}

/**
 * A button that does one thing. `label` says what its text does not; `signal` ends it.
 * @param {ParentNode} parent
 * @param {string} text
 * @param {(button: HTMLButtonElement) => unknown} act
 * @param {{ name?: string, label?: string, signal?: AbortSignal }} [more]
 */
export function button(parent, text, act, { name = "", label, signal } = {}) {
  const own = make("button", name, parent, text);
  own.type = "button";
  if (label) {
    own.title = label;
    own.setAttribute("aria-label", label);
  }
  own.addEventListener("click", () => act(own), { signal });
  return own;
}

/**
 * A link that opens elsewhere, which is told nothing of this page.
 * @param {ParentNode} parent
 * @param {string} text
 * @param {string} address
 */
export function away(parent, text, address) {
  return Object.assign(make("a", "", parent, text), { href: address, target: "_blank", rel: "noopener noreferrer" });
}

/**
 * A list of sources, each with its address where it has one.
 * @param {ParentNode} parent
 * @param {readonly import("../wire.d.ts").SourceRow[]} rows
 */
export function sources(parent, rows) {
  const list = make("ul", "", parent);
  for (const { title, url, said } of rows) {
    const row = make("li", "", list);
    scripted(url ? away(row, "", url) : make("span", "", row), title);
    scripted(make("span", "", row), `. ${said}`);
  }
  return list;
}

/**
 * A table that scrolls in a box of its own; gives its body.
 * @param {ParentNode} parent
 * @param {string} title
 * @param {readonly string[]} columns
 */
export function table(parent, title, columns, name = "cx-scroll") {
  const box = make("div", name, parent);
  box.tabIndex = 0;
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", title);
  const own = make("table", "", box);
  const head = make("tr", "", make("thead", "", own));
  for (const column of columns) make("th", "", head, column).scope = "col";
  return make("tbody", "", own);
}

/**
 * What went wrong, in words.
 * @param {ParentNode} parent
 * @param {string} text
 */
export function alert(parent, text) {
  const own = make("p", "cx-fault", parent, text);
  own.setAttribute("role", "alert");
  return own;
}

/**
 * A sheet over the whole of `root`, with its title, until it is told "close"; `kind` tells it from others.
 * @param {HTMLElement} root
 * @param {string} kind
 * @param {string} title
 */
export function sheet(root, kind, title) {
  const box = make("div", "cx-hall", root);
  box.addEventListener("close", cover(box));
  box.tabIndex = -1;
  box.dataset.kind = kind;
  box.setAttribute("role", "dialog");
  box.setAttribute("aria-modal", "true");
  box.setAttribute("aria-label", title);
  make("h1", "", box, title);
  box.focus();
  return box;
}

/**
 * @param {Blob} blob
 * @param {string} name
 */
export function download(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/**
 * A title as the name of a file, in whatever script it is.
 * @param {string} title
 */
export function slug(title) {
  const plain = title.normalize("NFC").toLowerCase();
  const joined = plain.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "");
  return joined.slice(0, 60) || "crossings";
}
