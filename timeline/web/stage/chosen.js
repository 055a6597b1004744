// What is chosen in the search of the bar is shown on the stage, whatever limits would hide it.

/** @import { Stage } from "./stage.js" */

/** @param {Stage} stage */
export function chosen(stage) {
  const { choice, panel, facts, signal } = stage;
  const on = (/** @type {string} */ what, /** @type {(event: CustomEvent) => unknown} */ act) =>
    window.addEventListener(what, (event) => act(/** @type {CustomEvent} */ (event)), { signal });
  on("cx-pick", (event) => {
    const id = event.detail;
    if (!choice.marks.has(id) && !choice.spots.has(id) && !(id in facts.corridors)) return;
    event.preventDefault();
    const mark = choice.marks.get(id);
    if (mark && !choice.markShown(mark)) panel.filters?.liftAll();
    if (stage.state.pick !== id) stage.pick(id);
    panel.body?.focus();
  });
  on("cx-hides", ({ detail }) => {
    detail.hidden = detail.ids.filter((/** @type {string} */ id) => {
      const mark = choice.marks.get(id);
      return mark && !choice.passes(mark, { besides: "window" });
    });
  });
  on("cx-seek", async ({ detail }) => {
    panel.lying?.ask(true);
    await panel.seek?.(detail);
    panel.body?.focus();
  });
}
