// The page Explore: the stage, whose views can become scenes of a lecture.

import { addScene } from "./lecture/drafts.js";
import { bring, present } from "./lecture/inplace.js";
import { Stage } from "./stage/stage.js";

/** @type {WeakMap<HTMLElement, Stage>} */
const stages = new WeakMap();

/** Called by Streamlit at mount and at each rerun, with the same element.
 * @param {{ data: import("./stage/shapes.js").StageData, parentElement: HTMLElement }} asked */
export function connect({ data, parentElement }) {
  let stage = stages.get(parentElement);
  if (stage) stage.answer(data);
  else {
    stage = new Stage(parentElement, data, { toLecture: addScene, present });
    stages.set(parentElement, stage);
    bring(stage);
  }
  return () => {
    stages.get(parentElement)?.end();
    stages.delete(parentElement);
  };
}
