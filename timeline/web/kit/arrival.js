// Where a page shows something else than before, it begins at its top, and is read from there.

/** @import { ArrivalData } from "../wire.d.ts" */

/** @type {WeakMap<HTMLElement, string>} */
const shown = new WeakMap();

/** @param {import("./mounting.js").Mount<ArrivalData>} mount */
export function connect({ data, parentElement }) {
  const before = shown.get(parentElement);
  shown.set(parentElement, data.where);
  if (before === undefined || before === data.where) return;
  const main = document.querySelector("[data-testid=stMain]");
  main?.scrollTo({ top: 0 });
  if (document.activeElement && document.activeElement !== document.body) return;
  const heading = main?.querySelector("h1");
  heading?.setAttribute("tabindex", "-1");
  heading?.focus({ preventScroll: true });
}
