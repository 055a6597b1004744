// The bar above every page: where one is, where one can go, and the theme.

import { install, next } from "./dress.js";
import { along, go, leading, share } from "./going.js";
import { icon } from "./icons.js";
import { style } from "./loading.js";
import { button, make } from "./making.js";

/** @import { FrameData, FramePage } from "../wire.d.ts" */

/** @type {Map<string, import("./going.js").Params>} */
const visited = new Map(); // what the address of each page held as it was left

/** @param {import("./mounting.js").Mount<FrameData>} mount */
export function connect({ data, parentElement }) {
  style(data.style);
  share(data.shared);
  install(data.themes);
  document.documentElement.lang = data.lang;
  const own = parentElement.querySelector(".cx-frame") ?? make("header", "cx-frame", parentElement);
  own.replaceChildren();
  const nav = bar(own, data);
  /** @type {HTMLElement | null} */
  const at = nav.querySelector("[aria-current]");
  if (at) nav.scrollLeft = at.offsetLeft - nav.offsetLeft - 24;
}

/**
 * @param {Element} own
 * @param {FrameData} data
 */
function bar(own, { pages, now, words, title }) {
  const name = make("a", "cx-name", own, title);
  const first = () => turn("", now);
  leading(name, () => target(""), first);
  const nav = make("nav", "cx-nav", own);
  nav.setAttribute("aria-label", words.pages);
  for (const page of pages) link(nav, page, now);
  tool(own, "search", words.search, () => ask("cx-search") || first());
  tool(own, "theme", words.theme_label, next).classList.add("cx-theme");
  tool(own, "full", words.full, () => ask("cx-full") || document.documentElement.requestFullscreen?.());
  return nav;
}

/**
 * @param {Element} own
 * @param {string} drawn
 * @param {string} label
 * @param {() => unknown} act
 */
function tool(own, drawn, label, act) {
  const made = button(own, "", () => void act(), { name: "cx-tool", label });
  made.title = label;
  made.append(icon(drawn));
  return made;
}

/**
 * What stands on the page may do it; says whether anything did.
 * @param {string} what
 */
function ask(what) {
  return !window.dispatchEvent(new CustomEvent(what, { cancelable: true }));
}

/**
 * @param {Element} nav
 * @param {FramePage} page
 * @param {string} now
 */
function link(nav, { path, title }, now) {
  const anchor = make("a", "", nav, title);
  if (path === now) anchor.setAttribute("aria-current", "page");
  const turned = () => turn(path, now);
  leading(anchor, () => target(path), turned);
}

/**
 * The page as it was left, with what all pages share as it is now.
 * @param {string} path
 */
function target(path) {
  return along(path || ".", visited.get(path) ?? {});
}

/**
 * @param {string} path
 * @param {string} now
 */
function turn(path, now) {
  visited.set(now, Object.fromEntries(new URLSearchParams(window.location.search)));
  if (path !== now) go(target(path));
}
