// A button that copies a text and says what came of it: some browsers refuse.

import { button, make } from "./making.js";

/**
 * Whether the browser copied it. It may refuse, and knows no clipboard where the page came without TLS.
 * @param {string} text
 */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * The text in a field, selected, to be copied by hand.
 * @param {ParentNode} box
 * @param {string} text
 * @param {string} label what to press
 */
export function offer(box, text, label) {
  box.querySelector(".cx-by-hand")?.remove();
  const own = make("label", "cx-by-hand", box, label);
  const field = make("textarea", "", own);
  Object.assign(field, { readOnly: true, value: text, rows: 2 });
  field.focus();
  field.select();
}

/**
 * @param {ParentNode} parent
 * @param {{ text: string, copied: string, by_hand: string }} words
 * @param {() => string} value
 * @param {{ signal?: AbortSignal, of?: string }} [more] `of`: what it is of, for those who hear it alone
 */
export function copier(parent, { text, copied, by_hand: byHand }, value, { signal, of } = {}) {
  const own = button(
    parent,
    text,
    async () => {
      const whole = value();
      const done = await copy(whole);
      say(done ? copied : text);
      if (!done) offer(parent, whole, byHand);
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
