// The keys of a deck, on a sheet over the scene.

import { make } from "./making.js";

export function keys(root, said) {
  const box = make("div", "cx-hall", root);
  box.dataset.kind = "help";
  box.setAttribute("role", "dialog");
  box.setAttribute("aria-label", said.keys_title);
  make("h1", "", box, said.keys_title);
  const list = make("dl", "", box);
  for (const [key, act] of said.keys) {
    make("dt", "", list, key);
    make("dd", "", list, act);
  }
  box.tabIndex = -1;
  box.focus();
}
