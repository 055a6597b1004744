// The lecturer's window: one at a time, brought to the front while it is open. It is written from what
// this page holds, so that it opens though the server is gone.

import { sheet } from "./scenepictures.js";

/** @import { NotesData } from "./notes.js" */

const OTHERS = /^(import \{ modules as \$\w+ \} from )"\.\/(\w+)\.js";/gm;

/**
 * Gives the address where the browser blocked the window: it opens a tab from a link.
 * @param {() => string} address
 * @param {string} name
 * @param {string} features
 * @param {(own: Window) => boolean} [write] fills it; what it cannot fill is asked for at the address
 */
export function opener(address, name, features, write) {
  /** @type {Window | null} */
  let own = null;
  let opened = 0;
  return () => {
    if (own && !own.closed) {
      own.focus();
      return null;
    }
    // A window that was closed may keep its name for a while: each has a name of its own.
    own = window.open(write ? "" : address(), `${name}-${++opened}`, features);
    if (own && write && !write(own)) own.location.href = address();
    return own ? null : address();
  };
}

/**
 * Fills a window with the notes of a lecture, once the rooms of this page have come as texts.
 * @param {() => NotesData} told in the language of the page
 * @param {() => string} address under which it is found when it is loaded again
 */
export function writer(told, address) {
  /** @type {string | undefined} */
  let room;
  rooms(import.meta.url).then(
    (own) => {
      room = own;
    },
    () => {}, // then the window asks the server
  );
  return (/** @type {Window} */ own) => {
    if (!room) return false;
    const { document: page } = own;
    const data = told();
    page.open();
    page.write("<!doctype html><meta charset='utf-8'><body></body>");
    page.close();
    page.documentElement.lang = document.documentElement.lang;
    page.title = `${data.words.notes} · ${data.lecture.title}`;
    page.head.append(Object.assign(page.createElement("style"), { textContent: sheet(".cx-notes") }));
    Object.assign(own, { crossings: structuredClone(data) });
    const text = `import { modules } from "${room}"; modules["lecture/notes"].open(window.crossings);`;
    const script = Object.assign(page.createElement("script"), { type: "module", src: blobOf(text) });
    page.body.append(script);
    try {
      own.history.replaceState(null, "", address());
    } catch {
      // It has no address of its own, and is not loaded again.
    }
    return true;
  };
}

/** @type {Map<string, Promise<string>>} */
const packed = new Map();

/**
 * The address of a room that holds all it imports.
 * @param {string} address
 * @returns {Promise<string>}
 */
function rooms(address) {
  const before = packed.get(address);
  if (before) return before;
  const coming = room(address);
  packed.set(address, coming);
  return coming;
}

/** @param {string} address */
async function room(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(address);
  const text = await answer.text();
  /** @type {Map<string, string>} */
  const others = new Map();
  for (const [, , name] of text.matchAll(OTHERS)) others.set(name, await rooms(new URL(`./${name}.js`, address).href));
  return blobOf(text.replace(OTHERS, (_, begin, name) => `${begin}"${others.get(name)}";`));
}

/** @param {string} text */
function blobOf(text) {
  return URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
}
