// A lecture in a file of its own: the deck, or its notes where the address ends in #notes.

import * as dress from "../kit/dress.js";
import { isChord } from "../kit/keys.js";
import { carry, unpacked } from "../kit/loading.js";
import { make } from "../kit/making.js";
import { defining } from "../kit/terms.js";
import { Deck } from "./deck.js";
import { Notes } from "./notes.js";
import { read } from "./reading.js";
import { opener } from "./window.js";

/** @import { DeckFile } from "../wire.d.ts" */

const OFFERED_MS = 8000;

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
  const start = Number(asked.get("scene") ?? 1) - 1;
  const main = page.getElementById("reading");
  window.addEventListener("hashchange", () => window.location.reload()); // by a link of the page
  if (asked.has("read") && main) {
    dress.wear(asked.get("theme") ?? Object.keys(themes)[0]);
    window.addEventListener("keydown", (event) => {
      if (event.key === "e" && !isChord(event)) window.location.hash = "scene=1";
    });
    await read(main, { lecture, stage, id, words }, start);
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
      read: () => {
        window.location.hash = `read&scene=${deck.number + 1}`;
      },
      openNotes: opener(() => `${window.location.href.split("#")[0]}#notes`, "crossings-notes", "width=900,height=700"),
      at: place,
    },
  );
  await deck.start(start);
  offer(deck, words.read_it);
}

/**
 * A word of the page to read, for who opened the file to read it; it goes by itself.
 * @param {Deck} deck
 * @param {string} text
 */
function offer(deck, text) {
  const link = Object.assign(make("a", "cx-read-link", deck.root, text), { href: "#read" });
  deck.timers.after("offer", OFFERED_MS, () => link.remove());
}
