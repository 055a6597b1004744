// A lecture that plays by itself in place of the stage, which lies untouched below it.

import { json } from "../kit/loading.js";
import { Deck } from "./deck.js";

/** @import { PlayingLecture } from "../wire.d.ts" */
/** @import { Stage } from "../stage/stage.js" */

/**
 * Starts a stage, and then has its lectures there when the server is not.
 * @param {Stage} stage
 */
export async function bring(stage) {
  await stage.start();
  const lectures = stage.facts?.opening.ways.flatMap(({ state }) => state.lecture ?? []) ?? [];
  const came = await Promise.allSettled(lectures.map(json));
  stage.root.dataset.lectures = String(came.every(({ status }) => status === "fulfilled"));
}

/**
 * @param {Stage} stage
 * @param {string} address
 */
export async function present(stage, address) {
  const before = document.activeElement;
  /** @type {PlayingLecture} */
  const { lecture, words } = await json(address);
  if (stage.signal.aborted || stage.root.inert) return;
  stage.play.stop();
  stage.root.inert = true;
  const leave = () => {
    gone.abort();
    deck.end();
    stage.root.inert = false;
    if (before instanceof HTMLElement) before.focus();
  };
  const deck = new Deck(
    document.body,
    { lecture, stage: stage.data, id: address, words },
    { leave, done: leave, openNotes: () => {}, at: () => {} },
  );
  const gone = new AbortController();
  stage.signal.addEventListener("abort", leave, { signal: gone.signal });
  deck.root.setAttribute("role", "dialog");
  deck.root.setAttribute("aria-modal", "true");
  deck.root.setAttribute("aria-label", lecture.title);
  await deck.start();
}
