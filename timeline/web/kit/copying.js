// A button that copies a text and says that it has.

import { button } from "./making.js";

/**
 * @param {ParentNode} parent
 * @param {{ text: string, copied: string }} words
 * @param {() => string} value
 * @param {{ signal?: AbortSignal, of?: string }} [more] `of`: what it is of, for those who hear it alone
 */
export function copier(parent, { text, copied }, value, { signal, of } = {}) {
  const own = button(
    parent,
    text,
    () => {
      navigator.clipboard?.writeText(value());
      say(copied);
    },
    { signal },
  );
  const say = (/** @type {string} */ said) => {
    own.textContent = said;
    if (of) own.setAttribute("aria-label", `${said}: ${of}`);
  };
  say(text);
  return own;
}
