// What stands at the foot of a chart: its table, its files, its links, its sources, each named after it.

import { adder } from "../drafts/adding.js";
import { copier } from "../kit/copying.js";
import { lineOf } from "../kit/embed.js";
import { elsewhere, go, going, here, leading } from "../kit/going.js";
import { button, make, sources, table } from "../kit/making.js";
import { scripted } from "../kit/scripted.js";
import { oneStop } from "../kit/stops.js";
import { fill, language } from "../kit/wording.js";

const HEIGHT = 760; // of a chart in another page, in pixels

/** @import { ChartHead, ChartRest, Phrases, RawScene, TableRows, ToldEvent } from "../wire.d.ts" */
/**
 * @typedef {object} Foot
 * @property {ChartHead} head
 * @property {Phrases} words
 * @property {AbortSignal} signal
 * @property {() => Promise<ChartRest>} rest
 * @property {() => ChartRest | undefined} atHand of it, once it has come
 * @property {() => void} hear
 * @property {(format: "png" | "svg") => void} picture
 */

/**
 * @param {HTMLElement} root
 * @param {Foot} known
 */
export function foot(root, known) {
  const { head, words, rest, signal } = known;
  const box = make("div", "cx-foot-row", root);
  const said = fill(words.table, { n: head.rows });
  opening(box, "cx-table", said, head.title, signal, async (own) => fillTable(own, head.title, (await rest()).table));
  tools(box, known);
  const sourced = opening(root, "cx-sources", head.source_line, "", signal, async (own) => {
    sources(own, (await rest()).sources);
  });
  const onPaper = () => {
    const all = known.atHand();
    if (all && isUnfilled(sourced)) sources(make("div", "", sourced), all.sources);
  };
  window.addEventListener("beforeprint", onPaper, { signal });
}

/**
 * Details that are filled when they are opened first.
 * @param {HTMLElement} root
 * @param {string} name
 * @param {string} text
 * @param {string} of what it is of, for those who hear it alone
 * @param {AbortSignal} signal
 * @param {(box: HTMLElement) => Promise<void>} filling
 */
function opening(root, name, text, of, signal, filling) {
  const details = make("details", name, root);
  const summary = scripted(make("summary", "", details), text);
  if (of) summary.setAttribute("aria-label", `${text}: ${of}`);
  details.addEventListener(
    "toggle",
    () => {
      if (details.open && isUnfilled(details)) filling(make("div", "", details));
    },
    { signal },
  );
  return details;
}

/** @param {HTMLDetailsElement} details */
function isUnfilled(details) {
  return details.childElementCount < 2;
}

/**
 * @param {HTMLElement} box
 * @param {string} title
 * @param {TableRows} known
 */
function fillTable(box, title, { columns, rows }) {
  const body = table(box, title, columns);
  for (const row of rows) {
    const line = make("tr", "", body);
    row.forEach((cell, i) => {
      const one = make(i ? "td" : "th", typeof cell === "number" ? "number" : "", line, shown(cell));
      if (one instanceof HTMLTableCellElement && !i) one.scope = "row";
    });
  }
}

/**
 * @param {HTMLElement} box
 * @param {Foot} known
 */
function tools(box, { head, words, signal, picture, hear }) {
  const bar = make("div", "cx-tools", box);
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", head.title);
  const named = (/** @type {HTMLElement} */ own) => own.setAttribute("aria-label", `${own.textContent}: ${head.title}`);
  const csv = make("a", "", bar, words.csv);
  Object.assign(csv, { href: head.csv, download: `${head.file}.csv` });
  named(csv);
  for (const format of /** @type {const} */ (["png", "svg"]))
    named(button(bar, words[format], () => picture(format), { signal }));
  if (!head.sentence) named(button(bar, words.hear, hear, { signal }));
  const own = () => here({ chart: head.id, section: null, year: null });
  const alone = make("a", "", bar, words.alone);
  alone.href = own();
  going(alone, () => go(own()));
  named(alone);
  const { copied, by_hand, copy, embed, adding } = words;
  const add = adder(bar, () => sceneOf(head), adding, signal);
  if (add) named(add);
  copier(bar, { text: copy, copied, by_hand }, own, { signal, of: head.title });
  copier(bar, { text: embed, copied, by_hand }, () => lineOf(own(), head.title, HEIGHT), { signal, of: head.title });
  oneStop(bar);
}

/**
 * A scene that shows the chart, and rests on what the chart rests on.
 * @param {ChartHead} head
 * @returns {RawScene}
 */
function sceneOf({ id, title, sentence }) {
  return { heading: title, layout: "chart", chart: id, ...(sentence ? { words: sentence } : {}) };
}

/**
 * An event, with a link that picks it on the stage.
 * @param {HTMLElement} host
 * @param {ToldEvent} event
 */
export function happened(host, { id, text }) {
  const row = make("p", "cx-happened", host);
  leading(make("a", "", row, text), () => elsewhere(".", { pick: id }));
}

/** @param {string | number | null} cell */
function shown(cell) {
  if (cell === null) return "–";
  return typeof cell === "number" ? cell.toLocaleString(language(), { maximumFractionDigits: 6 }) : cell;
}
