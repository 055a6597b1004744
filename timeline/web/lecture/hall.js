// The hall check: what a lecturer wants to know before the talk, asked of this very page.

import { json } from "../kit/loading.js";
import { button, make, sheet } from "../kit/making.js";
import { fill } from "../kit/wording.js";

/** @import { Phrases } from "../wire.d.ts" */

/** @type {[string, number][]} */
const SHAPES = [
  ["16:9", 16 / 9],
  ["4:3", 4 / 3],
];

/** @import { Stage } from "../stage/stage.js" */

/**
 * Opens over the deck; any key is shown as heard, until it is closed.
 * @param {HTMLElement} root
 * @param {Stage} stage
 * @param {Phrases} words
 */
export function check(root, stage, words) {
  const box = sheet(root, "check", words.check);
  const list = make("ul", "", box);
  const place = (/** @type {string} */ key) => row(list, words[`check_${key}`]);
  const rows = {
    offline: place("offline"),
    keys: place("keys"),
    fonts: place("fonts"),
    shape: place("shape"),
    window: place("window"),
  };
  sample(box, words);
  const heard = new AbortController();
  box.addEventListener("close", () => heard.abort());
  window.addEventListener(
    "keydown",
    ({ key }) => tell(rows.keys, true, fill(words.heard, { key: words.key_names[key] ?? key })),
    { signal: heard.signal, capture: true },
  );
  tell(rows.keys, null, words.press);
  fonts(rows.fonts, words);
  shape(rows.shape, root, words);
  second(rows.window, box, words);
  offline(rows.offline, stage, words);
}

/**
 * @param {HTMLElement} list
 * @param {string} text
 */
function row(list, text) {
  const own = make("li", "", list);
  make("b", "", own, `${text}: `);
  return make("span", "", own);
}

/**
 * `good` is null while it is not known.
 * @param {HTMLElement} place
 * @param {boolean | null} good
 * @param {string} text
 */
function tell(place, good, text) {
  place.textContent = `${good === null ? "…" : good ? "✓" : "✗"} ${text}`;
  place.dataset.good = String(good);
}

/**
 * Whether all that the deck can want has come, and whether anything ever came from elsewhere.
 * @param {HTMLElement} place
 * @param {Stage} stage
 * @param {Phrases} words
 */
async function offline(place, stage, words) {
  tell(place, null, "");
  const { addresses } = stage.data;
  const wanted = [
    addresses.facts,
    addresses.cards,
    addresses.terms,
    ...Object.values(addresses.ground),
    ...Object.values(addresses.figures),
  ];
  const files = await Promise.allSettled(wanted.map((address) => json(address)));
  const here = files.every(({ status }) => status === "fulfilled");
  const elsewhere = performance
    .getEntriesByType("resource")
    .filter(({ name }) => /^(https?|wss?):/.test(name) && new URL(name).origin !== window.location.origin);
  tell(place, here && !elsewhere.length, fill(here ? words.all_here : words.not_here, { n: elsewhere.length }));
}

/**
 * A letter that no font has is drawn as an empty box, as wide as that of any other.
 * @param {HTMLElement} place
 * @param {Phrases} words
 */
function fonts(place, words) {
  const pen = document.createElement("canvas").getContext("2d");
  const shown = document.querySelector(".cx-stage");
  if (!pen || !shown) return;
  pen.font = `40px ${getComputedStyle(shown).fontFamily}`;
  const drawn = (/** @type {string} */ letter) => {
    pen.clearRect(0, 0, 60, 60);
    pen.fillText(letter, 4, 44);
    return [...pen.getImageData(0, 0, 60, 60).data].join();
  };
  const none = drawn("\u{10ffff}");
  const here = ["가", "힣", "A"].every((letter) => drawn(letter) !== none);
  tell(place, here, here ? words.both_here : words.one_missing);
}

/**
 * @param {HTMLElement} place
 * @param {HTMLElement} root
 * @param {Phrases} words
 */
function shape(place, root, words) {
  const { clientWidth, clientHeight } = root;
  const own = clientWidth / clientHeight;
  const [name] = SHAPES.reduce((best, one) => (Math.abs(one[1] - own) < Math.abs(best[1] - own) ? one : best));
  const near = SHAPES.some(([, wanted]) => Math.abs(wanted - own) < 0.06);
  tell(
    place,
    true,
    fill(words.measures, { wide: clientWidth, high: clientHeight, shape: near ? name : own.toFixed(2) }),
  );
}

/**
 * @param {HTMLElement} place
 * @param {HTMLElement} box
 * @param {Phrases} words
 */
function second(place, box, words) {
  tell(place, null, "");
  button(box, words.try_window, () => {
    const other = window.open("about:blank", "crossings-try", "width=420,height=200");
    tell(place, Boolean(other), other ? words.allowed : words.blocked);
    other?.close();
  });
}

/**
 * The last row must be able to read this.
 * @param {HTMLElement} box
 * @param {Phrases} words
 */
function sample(box, words) {
  const own = make("div", "cx-sample", box);
  for (const size of [20, 24, 32]) make("p", "", own, fill(words.sample, { n: size })).style.fontSize = `${size}pt`;
}
