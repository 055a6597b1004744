// What a scene shows that no server has read yet, out of what its author wrote and what was told before.

import { same } from "../drafts/merging.js";
import { onStage } from "../faces/face.js";

/** @import { RawScene, Shown, ToldScene } from "../wire.d.ts" */
/** @typedef {readonly { raw: RawScene, told: ToldScene }[]} Before scenes as they were read */

const USUAL = "map+time";
const FEWEST = 2; // accounts, or answers
const IMAGE = /^data:image\/(png|jpeg|webp);base64,/;

/**
 * Heading and words alone where what it shows is not known here: never what another scene shows.
 * @param {RawScene} raw
 * @param {Before} before
 * @returns {Pick<ToldScene, "layout" | "shown" | "state" | "named">}
 */
export function unread(raw, before) {
  const layout = raw.layout ?? USUAL;
  const maps = before.filter(({ told }) => onStage(told));
  const alike = before.find((one) => same(one.raw.stage ?? {}, raw.stage ?? {})) ?? maps[0] ?? before[0];
  const { state } = alike.told;
  const shown = SHOWS[layout]?.(raw, before);
  if (onStage({ layout })) return { layout, shown: {}, state, named: [] };
  return { layout: shown ? layout : "title", shown: shown ?? {}, state, named: [] };
}

/** @type {Record<string, (raw: RawScene, before: Before) => Shown | undefined>} */
const SHOWS = {
  picture: ({ picture: { image = "", caption = "", credit = "", description = "" } = {} }) =>
    IMAGE.test(image) ? { picture: { image, caption, credit, description } } : undefined,
  columns: ({ columns = [] }) =>
    columns.length >= FEWEST
      ? { columns: columns.map(({ who = "", says = "" }) => ({ who: String(who), number: "", says: String(says) })) }
      : undefined,
  question: (raw, before) =>
    (raw.answers?.length ?? 0) >= FEWEST
      ? {
          question: { answers: [raw.answers].flat().map(String), right: Number(raw.right) || 0 },
          ...known(raw, before, "number"),
        }
      : undefined,
  number: (raw, before) => known(raw, before, "number"),
  quote: (raw, before) => known(raw, before, "quote"),
  chart: (raw, before) => {
    const chart = known(raw, before, "chart")?.chart;
    const mark = [raw.mark ?? []].flat().map(Number);
    return chart && { chart: { ...chart, mark, change: same(mark, chart.mark) ? chart.change : "" } };
  },
};

/**
 * What was told of a scene that asks for the same.
 * @param {RawScene} raw
 * @param {Before} before
 * @param {"number" | "chart" | "quote"} key
 * @returns {Shown | undefined}
 */
function known(raw, before, key) {
  const asks = (/** @type {RawScene} */ own) => [own[key], key === "number" ? own.made_of : undefined];
  const found = before.find((one) => one.told.shown[key] && same(asks(one.raw), asks(raw)));
  return found && { [key]: found.told.shown[key] };
}
