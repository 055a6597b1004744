// Where a link of another page or the search leads: what it names is brought into sight and read from there.

import { came } from "./going.js";

/**
 * Once it stands. A reader who has the focus somewhere already, such as in the menu, keeps it.
 * @param {Element | null | undefined} own
 */
export function arrive(own) {
  if (!own || !came()) return;
  own.scrollIntoView({ block: "center" });
  const { activeElement: active } = document;
  if (!(own instanceof HTMLElement) || (active && active !== document.body)) return;
  if (!own.hasAttribute("tabindex")) own.tabIndex = -1;
  own.focus({ preventScroll: true });
}
