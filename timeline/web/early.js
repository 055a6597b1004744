// The first page before its session is there: its bar and its stage, drawn of what came with the page.
// They lie over the page until the session mounts its own, and the stage goes over to it as it is.

import { begin } from "./explore.js";
import { json, style } from "./kit/loading.js";
import { make } from "./kit/making.js";
import { overlay, patiently, sent } from "./kit/overlay.js";
import { painted } from "./kit/timers.js";

/** @import { EarlyData } from "./wire.d.ts" */

/** Comes to its end when the picture is seen, or cannot be: the session's scripts would hold it up. */
export async function early() {
  /** @type {EarlyData | null} */
  const data = sent();
  if (data) await patiently(draw(data));
}

/** @param {EarlyData} data */
async function draw(data) {
  hasten(data);
  const { host, gone, leaving } = await overlay(data.frame);
  const stage = begin(make("div", "", host), data.stage, gone);
  leaving(() => stage.end());
  await stage.drawn;
  await painted();
  await stage.whole();
}

/** What the stage is built of in any theme comes while the bar waits for its style sheets, in the order in which both
 * ask. What does not come the stage asks for again, and says so. @param {EarlyData} data */
function hasten({ frame, stage: { addresses, state } }) {
  const { facts, ground, style: sheet } = addresses;
  const files = [facts, ground.world, ground[state.view]].map(json);
  for (const coming of [style(frame.style), style(sheet), ...files]) coming.catch(() => {});
}
