// The keys of a deck, on a sheet over the scene.

import { make, sheet } from "../kit/making.js";

/**
 * @param {HTMLElement} root
 * @param {Record<string, any>} said
 */
export function keys(root, said) {
  const box = sheet(root, "help", said.keys_title);
  const list = make("dl", "", box);
  for (const [key, act] of said.keys) {
    make("dt", "", list, key);
    make("dd", "", list, act);
  }
  box.tabIndex = -1;
  box.focus();
}
