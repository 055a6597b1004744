// Takes what a page shows into a lecture of the reader's: asks into which, says where it went, and how to
// take it back. What is added next goes there too, until another lecture is chosen or written in.

import { asked } from "../kit/asked.js";
import { embedded } from "../kit/embed.js";
import { elsewhere } from "../kit/going.js";
import { remember } from "../kit/homes.js";
import { keeping } from "../kit/keeping.js";
import { button, make } from "../kit/making.js";
import { fill } from "../kit/wording.js";
import { drafts } from "./drafts.js";

/** @import { Phrases, RawScene } from "../wire.d.ts" */
/** @import { Drafts } from "./drafts.js" */

const STAYS_MS = 15_000;
const LAST = "crossings-adding"; // in what the tab keeps: into which lecture, of ours and of each reader's data
const LOOK = ["background-color", "secondary-background-color", "text-color", "border-color", "link-color", "font"].map(
  (name) => `--st-${name}`,
);

/**
 * Its button; none in the page of somebody else, which is not where the reader's lectures are.
 * @param {ParentNode} box
 * @param {() => RawScene | Promise<RawScene>} made the scene
 * @param {Phrases} words
 * @param {AbortSignal} [signal]
 */
export function adder(box, made, words, signal) {
  return embedded() ? null : button(box, words.do, () => addToLecture(made, words), { signal });
}

/**
 * @param {() => RawScene | Promise<RawScene>} made the scene
 * @param {Phrases} words
 */
export async function addToLecture(made, words) {
  const kept = await drafts();
  const own = kept.all();
  const [newest] = own;
  if (newest && newest.id === last()) await add(kept, newest.id, made, words, true);
  else if (newest) choose(kept, made, words);
  else await add(kept, kept.fresh({ crossings: 1, title: words.first, scenes: [] }), made, words);
}

function place() {
  return `${LAST} ${asked("own")}`;
}

function last() {
  return keeping(() => sessionStorage.getItem(place()));
}

/**
 * @param {Drafts} kept
 * @param {() => RawScene | Promise<RawScene>} made
 * @param {Phrases} words
 */
function choose(kept, made, words) {
  const box = dressed(make("dialog", "cx-adding", document.body));
  const title = make("h2", "", box, words.which);
  title.id = "cx-adding";
  box.setAttribute("aria-labelledby", title.id);
  const into = (/** @type {string} */ id) => {
    box.close();
    return add(kept, id, made, words);
  };
  const list = make("ul", "", box);
  for (const { id, raw } of kept.all())
    button(make("li", "", list), fill(words.entry, { title: raw.title || words.first, n: raw.scenes.length }), () =>
      into(id),
    );
  const bar = make("div", "cx-tools", box);
  button(bar, words.new, () => into(kept.fresh({ crossings: 1, title: words.first, scenes: [] })));
  button(bar, words.cancel, () => box.close());
  box.addEventListener("close", () => box.remove());
  box.addEventListener("keydown", (event) => event.stopPropagation()); // the page has keys of its own
  box.showModal();
}

/**
 * @param {Drafts} kept
 * @param {string} id
 * @param {() => RawScene | Promise<RawScene>} made
 * @param {Phrases} words
 * @param {boolean} [unasked] into which
 */
async function add(kept, id, made, words, unasked = false) {
  const { name, number } = kept.addScene(id, await made());
  remember(id);
  keeping(() => sessionStorage.setItem(place(), id));
  await kept.rest();
  const title = kept.get(id)?.title || words.first;
  const note = noted();
  make("span", "", note, fill(kept.isKept(id) ? words.added : words.not_kept, { n: number, title }));
  make("a", "", note, words.open).href = elsewhere("lectures", { edit: id });
  button(note, words.undo, () => {
    kept.takeScene(id, name);
    note.textContent = words.undone;
  });
  const another = () => {
    note.remove();
    kept.takeScene(id, name);
    choose(kept, made, words);
  };
  if (unasked) button(note, words.another, another);
  button(note, "×", () => note.remove(), { label: words.close });
  setTimeout(() => note.remove(), STAYS_MS);
}

/**
 * It stands beside what Streamlit gives its colours to, and wears them.
 * @template {HTMLElement} Own
 * @param {Own} own
 */
function dressed(own) {
  const page = document.querySelector(".cx-frame, .cx-stage");
  const look = page && getComputedStyle(page);
  for (const name of LOOK) own.style.setProperty(name, look?.getPropertyValue(name) || null);
  return own;
}

/** It stands over no lecture that is presented. */
export function closeAdded() {
  document.querySelector(".cx-added")?.remove();
}

/** One at a time, over whatever page it is. */
function noted() {
  closeAdded();
  const note = dressed(make("div", "cx-added", document.body));
  note.setAttribute("role", "status");
  return note;
}
