// @ts-nocheck
// The hall check: what a lecturer wants to know before the talk, asked of this very page.

import { json } from "../kit/loading.js";
import { make, sheet } from "../kit/making.js";
import { fill } from "../kit/wording.js";

const SHAPES = [
  ["16:9", 16 / 9],
  ["4:3", 4 / 3],
];

// Opens over the deck; any key is shown as heard, until it is closed.
export function check(root, stage, said) {
  const box = sheet(root, "check", said.check);
  const list = make("ul", "", box);
  const rows = Object.fromEntries(
    ["offline", "keys", "fonts", "shape", "window"].map((key) => [key, row(list, said[`check_${key}`])]),
  );
  sample(box, said);
  const heard = new AbortController();
  box.addEventListener("close", () => heard.abort());
  window.addEventListener(
    "keydown",
    ({ key }) => tell(rows.keys, true, fill(said.heard, { key: key === " " ? said.space : key })),
    { signal: heard.signal, capture: true },
  );
  tell(rows.keys, null, said.press);
  fonts(rows.fonts, said);
  shape(rows.shape, root, said);
  second(rows.window, box, said);
  offline(rows.offline, stage, said);
}

function row(list, text) {
  const own = make("li", "", list);
  make("b", "", own, `${text}: `);
  return make("span", "", own);
}

// `good` is null while it is not known.
function tell(place, good, text) {
  place.textContent = `${good === null ? "…" : good ? "✓" : "✗"} ${text}`;
  place.dataset.good = String(good);
}

// Whether all that the deck can want has come, and whether anything ever came from elsewhere.
async function offline(place, stage, said) {
  tell(place, null, "");
  const { addresses } = stage.data;
  const wanted = [
    addresses.facts,
    addresses.cards,
    ...Object.values(addresses.ground),
    ...Object.values(addresses.figures),
  ];
  const files = await Promise.allSettled(wanted.map((address) => json(address)));
  const here = files.every(({ status }) => status === "fulfilled");
  const elsewhere = performance
    .getEntriesByType("resource")
    .filter(({ name }) => /^(https?|wss?):/.test(name) && new URL(name).origin !== window.location.origin);
  tell(place, here && !elsewhere.length, fill(here ? said.all_here : said.not_here, { n: elsewhere.length }));
}

// A letter that no font has is drawn as an empty box, as wide as that of any other.
function fonts(place, said) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `40px ${getComputedStyle(document.querySelector(".cx-stage")).fontFamily}`;
  const drawn = (letter) => {
    pen.clearRect(0, 0, 60, 60);
    pen.fillText(letter, 4, 44);
    return [...pen.getImageData(0, 0, 60, 60).data].join();
  };
  const none = drawn("\u{10ffff}");
  tell(
    place,
    ["가", "힣", "A"].every((letter) => drawn(letter) !== none),
    said.sample,
  );
}

function shape(place, root, said) {
  const { clientWidth, clientHeight } = root;
  const own = clientWidth / clientHeight;
  const [name] = SHAPES.reduce((best, one) => (Math.abs(one[1] - own) < Math.abs(best[1] - own) ? one : best));
  const near = SHAPES.some(([, wanted]) => Math.abs(wanted - own) < 0.06);
  tell(
    place,
    true,
    fill(said.measures, { wide: clientWidth, high: clientHeight, shape: near ? name : own.toFixed(2) }),
  );
}

function second(place, box, said) {
  tell(place, null, "");
  const button = make("button", "", box, said.try_window);
  button.type = "button";
  button.addEventListener("click", () => {
    const other = window.open("about:blank", "crossings-try", "width=420,height=200");
    tell(place, Boolean(other), other ? said.allowed : said.blocked);
    other?.close();
  });
}

// The last row must be able to read this.
function sample(box, said) {
  const own = make("div", "cx-sample", box);
  for (const size of [20, 24, 32]) make("p", "", own, `${size} pt · ${said.sample}`).style.fontSize = `${size}pt`;
}
