// A lecture in a file of its own: the deck, or its notes where the address ends in #notes.

import * as dress from "../kit/dress.js";
import { carry, unpacked } from "../kit/loading.js";
import { defining } from "../kit/terms.js";
import { Deck } from "./deck.js";
import { Notes } from "./notes.js";
import { opener } from "./window.js";

/** @import { DeckFile } from "../wire.d.ts" */

/** @param {Document} page */
export async function open(page) {
  /** @type {DeckFile} */
  const known = JSON.parse(page.getElementById("lecture")?.textContent ?? "");
  const { stage, lecture, noted, answers, files, themes, words } = known;
  const id = `${lecture.title}-${stage.addresses.facts}`;
  carry(files);
  defining(stage.addresses.terms);
  dress.install(themes);
  const asked = new URLSearchParams(window.location.hash.slice(1));
  if (asked.has("notes")) {
    new Notes(page.body, { lecture, noted: JSON.parse(await unpacked(noted)), id, words });
    return;
  }
  dress.wear(asked.get("theme") ?? Object.keys(themes).at(-1) ?? "");
  const place = (/** @type {number} */ number) =>
    window.history.replaceState(null, "", `#scene=${number + 1}&theme=${dress.theme()}`);
  const deck = new Deck(
    page.body,
    { lecture, stage, id, words, answers },
    {
      leave: () => document.fullscreenElement && page.exitFullscreen(),
      openNotes: opener(() => `${window.location.href.split("#")[0]}#notes`, "crossings-notes", "width=900,height=700"),
      at: place,
    },
  );
  await deck.start(Number(asked.get("scene") ?? 1) - 1);
}
