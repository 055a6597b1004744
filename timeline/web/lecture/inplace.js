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
  const came = await Promise.allSettled(addressesOf(stage).map(json));
  stage.root.dataset.lectures = String(came.every(({ status }) => status === "fulfilled"));
}

/**
 * @param {Stage} stage
 * @param {string} address
 * @param {{ number?: number, paused?: boolean }} [shot] that it begins with, from 0
 */
export async function present(stage, address, { number: first = 0, paused = false } = {}) {
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
  const nth = addressesOf(stage).indexOf(address);
  const turn = async () => {
    const { number, alone } = deck;
    end();
    await null; // it is being made anew, or is gone
    await stage.renewed;
    const told = addressesOf(stage)[nth];
    if (stage.root.dataset.ready && !stage.signal.aborted && told)
      await present(stage, told, { number, paused: alone?.paused });
  };
  stage.signal.addEventListener("abort", turn, { signal: gone.signal });
  if (deck.alone) deck.alone.paused = paused;
  await deck.start(first);
}

/** Of the lectures that a reader may begin with. @param {Stage} stage */
function addressesOf({ facts }) {
  return facts?.opening.ways.flatMap(({ state }) => state.lecture ?? []) ?? [];
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
