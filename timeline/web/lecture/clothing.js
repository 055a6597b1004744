// What stands over the stage of a lecture wears its colours too: it lies outside of the page that has any.

import * as dress from "../kit/dress.js";
import { json } from "../kit/loading.js";

/** @import { StageFiles } from "../wire.d.ts" */

// Colours as a page around a lecture names them, by the colours of a stage.
const WORN = {
  "background-color": "paper",
  "secondary-background-color": "panel",
  "text-color": "ink",
  "border-color": "faint",
  "primary-color": "accent",
  font: "fonts",
};

/**
 * In whatever theme is worn, until `signal`.
 * @param {HTMLElement} root
 * @param {StageFiles} stage
 * @param {AbortSignal} signal
 */
export async function clothe(root, { addresses: { figures } }, signal) {
  const wear = async () => {
    const { css } = await json(dress.ofTheme(figures));
    for (const [name, own] of Object.entries(WORN)) root.style.setProperty(`--st-${name}`, css[`--cx-${own}`]);
  };
  signal.addEventListener("abort", dress.onDress(wear));
  await wear();
}
