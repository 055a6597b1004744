// A lecture that plays by itself in place of the stage, which lies untouched below it.

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
  const leave = () => {
    gone.abort();
    stage.root.inert = false;
    deck.end();
  };
  const deck = new Deck(
    document.body,
    { lecture, stage: stage.data, id: address, words },
    { leave, done: leave, at: () => {} },
  );
  stage.root.inert = true;
  stage.signal.addEventListener("abort", leave, { signal: gone.signal });
  await deck.start();
}
