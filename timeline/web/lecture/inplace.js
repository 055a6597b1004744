// A lecture that plays by itself in place of the stage, which lies untouched below it.

import { embedded } from "../kit/embed.js";
import { json } from "../kit/loading.js";
import { Deck } from "./deck.js";

/** @import { PlayingLecture } from "../wire.d.ts" */
/** @import { Stage } from "../stage/stage.js" */

/**
 * Has the lectures of a stage that is drawn there when the server is not.
 * @param {Stage} stage
 */
export async function bring(stage) {
  const lectures = stage.facts?.opening.ways.flatMap(({ state }) => state.lecture ?? []) ?? [];
  const came = await Promise.allSettled(lectures.map(json));
  stage.root.dataset.lectures = String(came.every(({ status }) => status === "fulfilled"));
}

/**
 * @param {Stage} stage
 * @param {string} address
 */
export async function present(stage, address) {
  /** @type {PlayingLecture} */
  const { lecture, words } = await json(address);
  if (stage.signal.aborted || stage.root.inert) return;
  stage.play.stop();
  const gone = new AbortController();
  const end = () => {
    if (gone.signal.aborted) return;
    gone.abort();
    stage.root.inert = false;
    deck.end();
  };
  const back = holding(stage, end);
  const leave = () => {
    end();
    back();
  };
  const deck = new Deck(
    document.body,
    { lecture, stage: stage.data, id: address, words },
    { leave, done: leave, at: () => {} },
  );
  stage.root.inert = true;
  stage.signal.addEventListener("abort", end, { signal: gone.signal });
  await deck.start();
}

/**
 * One more entry of the history, which Back takes in place of the page below. Nobody else hears of it: the
 * address is the same.
 * @param {Stage} stage
 * @param {() => void} act
 * @returns {() => void} goes back, where the reader left otherwise
 */
function holding({ address, signal: ended }, act) {
  if (embedded()) return () => {};
  window.history.pushState(window.history.state, "", window.location.href);
  const gone = new AbortController();
  const heard = (/** @type {PopStateEvent} */ event) => {
    if (!event.isTrusted) return;
    gone.abort();
    event.stopImmediatePropagation();
    address.stays();
    act();
  };
  window.addEventListener("popstate", heard, { signal: gone.signal, capture: true });
  ended.addEventListener("abort", () => gone.abort(), { signal: gone.signal });
  return () => window.history.back();
}
