// A lecture in a file of its own: the deck, or its notes where the address ends in #notes, in any of the
// languages that it holds.

import * as dress from "../kit/dress.js";
import { isChord, keyName } from "../kit/keys.js";
import { carry, unpacked } from "../kit/loading.js";
import { make } from "../kit/making.js";
import { defining } from "../kit/terms.js";
import * as tongue from "../kit/tongue.js";
import { Deck } from "./deck.js";
import { Notes } from "./notes.js";
import { read } from "./reading.js";
import { opener } from "./window.js";

/** @import { DeckFile, DeckVersion } from "../wire.d.ts" */

const OFFERED_MS = 8000;

/** @param {Document} page */
export async function open(page) {
  /** @type {DeckFile} */
  const known = JSON.parse(page.getElementById("lecture")?.textContent ?? "");
  const { themes } = known;
  const id = `${known.lecture.title}-${known.stage.addresses.facts}`;
  const asked = new URLSearchParams(window.location.hash.slice(1));
  const versions = [known, ...known.also];
  let version = of(versions, asked.get("lang") ?? "");
  carry(known.files);
  wear(page, version);
  dress.install(themes);
  const start = Number(asked.get("scene") ?? 1) - 1;
  const tongues = versions.map((own) => own.tongue);
  if (asked.has("notes")) {
    const { lecture, words, tongue: own } = version;
    new Notes(page.body, { lecture, noted: await noted(version), id, words, language: own.code, tongues });
    return;
  }
  /** @param {number} number @param {string} [what] */
  const at = (number, what = "") => `#${what}scene=${number + 1}&lang=${version.tongue.code}`;
  window.addEventListener("hashchange", () => window.location.reload()); // by a link of the page
  const mains = [...page.querySelectorAll("main")];
  const main = mains[versions.indexOf(version)];
  if (asked.has("read") && main) {
    dress.wear(asked.get("theme") ?? Object.keys(themes)[0]);
    for (const other of mains) other.hidden = other !== main;
    const reading = read(main, { ...version, id }, start);
    const go = (what = "") => {
      window.location.hash = at(reading.number(), what);
    };
    tongue.speaking(tongues, ({ code }) => {
      version = of(versions, code);
      go("read&");
    });
    window.addEventListener("keydown", (event) => {
      if (isChord(event)) return;
      if (keyName(event) === "e") go();
      if (keyName(event) === "k") tongue.turn();
    });
    await reading.ready;
    return;
  }
  dress.wear(asked.get("theme") ?? Object.keys(themes).at(-1) ?? "");
  const place = (/** @type {number} */ number) =>
    window.history.replaceState(null, "", `${at(number)}&theme=${dress.theme()}`);
  const file = window.location.href.split("#")[0];
  const toRead = () => {
    window.location.hash = at(deck.number, "read&");
  };
  const deck = new Deck(
    page.body,
    { ...version, id },
    {
      leave: () => (document.fullscreenElement ? page.exitFullscreen() : toRead()),
      read: toRead,
      openNotes: opener(() => `${file}#notes&lang=${version.tongue.code}`, "crossings-notes", "width=900,height=700"),
      spoken: async (code) => {
        const own = of(versions, code);
        return { lecture: own.lecture, noted: await noted(own), words: own.words };
      },
      at: place,
    },
  );
  tongue.speaking(tongues, async ({ code }) => {
    version = of(versions, code);
    wear(page, version);
    page.querySelector(".cx-read-link")?.remove();
    await deck.speak(version);
    place(deck.number);
  });
  await deck.start(start);
  offer(deck, version.words.read_it, `#read&lang=${version.tongue.code}`);
}

/**
 * The version of a language; the first where there is none.
 * @param {readonly DeckVersion[]} versions
 * @param {string} code
 */
function of(versions, code) {
  return versions.find((own) => own.tongue.code === code) ?? versions[0];
}

/**
 * The page is of this language from here on.
 * @param {Document} page
 * @param {DeckVersion} version
 */
function wear(page, { tongue: { tag }, lecture, stage }) {
  page.documentElement.lang = tag;
  page.title = lecture.title;
  defining(stage.addresses.terms);
}

/** @param {DeckVersion} version */
async function noted({ noted: packed }) {
  return JSON.parse(await unpacked(packed));
}

/**
 * A word of the page to read, for who opened the file to read it; it goes by itself.
 * @param {Deck} deck
 * @param {string} text
 * @param {string} href
 */
function offer(deck, text, href) {
  const link = Object.assign(make("a", "cx-read-link", deck.root, text), { href });
  deck.timers.after("offer", OFFERED_MS, () => link.remove());
}
