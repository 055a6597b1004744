// The page Explore: the stage, whose views can become scenes of a lecture.

import { came } from "./kit/going.js";
import { move } from "./kit/mounting.js";
import { idle } from "./kit/timers.js";
import { Stage } from "./stage/stage.js";

/** @import { StageData } from "./stage/shapes.js" */
/** @typedef {{ stage: Stage, facts: string, gone: (host: HTMLElement) => void }} Early */

/** What the picture does without; it is there before a reader can ask for it. */
const lectures = () => import("./lecture/inplace.js");
const drafts = () => import("./drafts/adding.js");
/** @type {import("./stage/stage.js").Options} */
const options = {
  toLecture: async (made, words) => (await drafts()).addToLecture(made, words),
  present: async (stage, address) => (await lectures()).present(stage, address),
};
/** @type {WeakMap<HTMLElement, Stage>} */
const stages = new WeakMap();
/** @type {Early | null} the stage that was drawn before the session was there */
let early = null;

/** Called by Streamlit at mount and at each rerun, with the same element.
 * @param {{ data: StageData, parentElement: HTMLElement }} asked */
export function connect({ data, parentElement }) {
  const stage = stages.get(parentElement);
  if (stage) stage.answer(data);
  else stages.set(parentElement, take(parentElement, data) ?? start(parentElement, data));
  return () => {
    stages.get(parentElement)?.end();
    stages.delete(parentElement);
  };
}

/** @param {HTMLElement} host @param {StageData} data */
function start(host, data) {
  const stage = new Stage(host, data, options);
  draw(stage);
  return stage;
}

/** @param {Stage} stage */
async function draw(stage) {
  await stage.start();
  if (!stage.root.dataset.ready) return;
  if (came() && document.activeElement === document.body)
    ((stage.state.pick && stage.panel.body) || stage.root).focus({ preventScroll: true });
  follow(stage);
}

/** @param {Stage} stage */
async function follow(stage) {
  await idle();
  const [{ bring }] = await Promise.all([lectures(), drafts()]);
  await bring(stage);
}

/** Draws a stage that the session takes over; `gone` is told when it has, or when nobody will.
 * @param {HTMLElement} host @param {StageData} data @param {(host: HTMLElement) => void} gone */
export function begin(host, data, gone) {
  const stage = new Stage(host, data, { ...options, soon: true });
  early = { stage, facts: data.addresses.facts, gone };
  const end = () => early?.stage === stage && drop(host);
  const drawn = draw(stage).then(() => stage.root.dataset.ready || end());
  return { drawn, whole: () => stage.whole, end };
}

/** @param {HTMLElement} host */
function drop(host) {
  if (!early) return;
  early.stage.end();
  early.gone(host);
  early = null;
}

/** The stage that stands already, of the same facts, comes to the session as it is.
 * @param {HTMLElement} host @param {StageData} data */
function take(host, data) {
  if (early?.facts !== data.addresses.facts) drop(host);
  if (!early) return null;
  const { stage, gone } = early;
  early = null;
  move(stage.root, host);
  stage.drawing?.stands();
  gone(host);
  stage.answer(data);
  return stage;
}
