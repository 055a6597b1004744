// A lecture as one page to read: its words scroll, and a picture beside them follows. The words stand
// in the page; printed, each scene has a picture of its own.

import { onStage } from "../faces/face.js";
import * as dress from "../kit/dress.js";
import { make } from "../kit/making.js";
import { fill } from "../kit/wording.js";
import { drawing } from "../stage/picture.js";
import { Stage } from "../stage/stage.js";
import { Deck } from "./deck.js";
import { facePicture } from "./facepicture.js";

/** @import { DeckData } from "./deck.js" */
/** @typedef {HTMLElement & { printed?: boolean }} Section */

/** @type {readonly [number, number]} pixels of a printed picture */
const SIZE = [1480, 660];
const LETTERS = 28;
const RESTS_MS = 250; // of a scene in sight, until the picture follows
const IN_SIGHT = "-45% 0px -45%"; // a scene is read while it lies in the middle

/**
 * Gives the scene that is read, from 0, and when all stands.
 * @param {HTMLElement} main
 * @param {DeckData} data
 * @param {number} start the scene to begin at, from 0
 */
export function read(main, data, start) {
  document.documentElement.classList.add("cx-read");
  /** @type {Section[]} */
  const sections = [...main.querySelectorAll("section")];
  const deck = new Deck(make("div", "cx-follows", main), data, { leave() {}, at() {} }, { keys() {} });
  deck.root.inert = true; // it is looked at
  return { number: () => deck.number, ready: follow(main, sections, deck, data, start) };
}

/**
 * @param {HTMLElement} main
 * @param {Section[]} sections
 * @param {Deck} deck
 * @param {DeckData} data
 * @param {number} start
 */
async function follow(main, sections, deck, data, start) {
  sections[start]?.scrollIntoView();
  await deck.start(start);
  const seen = new IntersectionObserver(
    (entries) => {
      const entry = entries.find(({ isIntersecting }) => isIntersecting);
      const number = entry ? sections.indexOf(/** @type {HTMLElement} */ (entry.target)) : -1;
      if (number >= 0) deck.timers.after("reading", RESTS_MS, () => deck.go(number, Infinity));
    },
    { rootMargin: IN_SIGHT },
  );
  for (const section of sections) seen.observe(section);
  const button = main.querySelector("button");
  if (button) offer(button, sections, data);
  main.dataset.ready = "true";
}

/**
 * @param {HTMLButtonElement} button
 * @param {Section[]} sections
 * @param {DeckData} data
 */
function offer(button, sections, data) {
  const said = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    for (const [i, section] of sections.entries()) {
      button.textContent = fill(data.words.picturing, { n: i + 1, all: sections.length });
      await hang(section, data, i);
    }
    button.textContent = said;
    button.disabled = false;
    window.print();
  });
}

/**
 * @param {Section} section
 * @param {DeckData} data
 * @param {number} number
 */
async function hang(section, { lecture, stage }, number) {
  if (section.printed) return;
  section.printed = true;
  const scene = lecture.scenes[number];
  const theme = dress.theme();
  const how = { theme, stays: true, spoken: scene.named, size: SIZE };
  const create = (/** @type {ConstructorParameters<typeof Stage>} */ ...own) => new Stage(...own);
  const address = onStage(scene)
    ? URL.createObjectURL(new Blob([await drawing(create, stage, scene.state, null, how)], { type: "image/svg+xml" }))
    : await facePicture(scene, { theme, stage, size: SIZE, letters: LETTERS, numbers: true }).then(
        (png) => png && `data:image/png;base64,${png}`,
      );
  if (!address) return;
  const image = make("img", "cx-printed", section);
  section.querySelector("h2")?.after(image);
  Object.assign(image, { alt: "", src: address });
  await image.decode();
}
