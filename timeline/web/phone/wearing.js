// What the page of a phone looks like: that of its system, or as its reader chose; and where links lead.

import * as dress from "../kit/dress.js";
import { here } from "../kit/going.js";

/** @import { Colours } from "../kit/dress.js" */

/** @type {Record<string, string>} names of style sheets */
const NAMES = {
  "--st-background-color": "backgroundColor",
  "--st-secondary-background-color": "secondaryBackgroundColor",
  "--st-text-color": "textColor",
  "--st-link-color": "linkColor",
  "--st-border-color": "borderColor",
  "--st-primary-color": "primaryColor",
};

/** @param {Record<string, Colours>} themes */
export function dressing(themes) {
  const put = (/** @type {string} */ name) => {
    const { style } = document.documentElement;
    for (const [own, key] of Object.entries(NAMES)) style.setProperty(own, String(themes[name][key]));
    style.colorScheme = themes[name].base ? "dark" : "light";
  };
  dress.install(themes);
  const chosen = dress.chosen();
  if (chosen) put(chosen);
  dress.onDress((name) => {
    put(name);
    window.history.replaceState(null, "", `${here({ theme: name })}${window.location.hash}`);
  });
}

/** What leads to another page opens beside this one, which goes on following. */
export function leading() {
  document.addEventListener(
    "click",
    (event) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      if (!link?.href || link.classList.contains("cx-phone-button")) return;
      Object.assign(link, { target: "_blank", rel: "noopener noreferrer" });
      event.stopImmediatePropagation();
    },
    { capture: true },
  );
}
