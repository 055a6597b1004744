// @ts-nocheck
// The bar above every page: where one is, where one can go, and the theme.

import { install, next } from "./dress.js";
import { go, leading } from "./going.js";
import { style } from "./loading.js";
import { make } from "./making.js";

const SHARED = ["from", "to", "theme"];
const visited = new Map(); // the address of each page as it was left

export function connect({ data, parentElement }) {
  style(data.style);
  install(data.themes);
  const own = parentElement.querySelector(".cx-frame") ?? make("header", "cx-frame", parentElement);
  own.replaceChildren(...bar(data));
  const at = own.querySelector("[aria-current]");
  if (at) at.parentElement.scrollLeft = at.offsetLeft - at.parentElement.offsetLeft - 24;
}

function bar({ pages, now, words }) {
  const nav = made("nav", "cx-nav");
  nav.setAttribute("aria-label", words.pages);
  for (const page of pages) nav.append(link(page, now));
  const theme = made("button", "cx-theme", words.theme);
  Object.assign(theme, { type: "button", title: words.theme_label });
  theme.setAttribute("aria-label", words.theme_label);
  theme.addEventListener("click", next);
  return [nav, theme];
}

function made(kind, name, text) {
  const holder = document.createDocumentFragment();
  return make(kind, name, holder, text);
}

function link({ path, title }, now) {
  const anchor = made("a", "", title);
  if (path === now) anchor.setAttribute("aria-current", "page");
  leading(
    anchor,
    () => target(path),
    () => turn(path, now),
  );
  return anchor;
}

// The page as it was left, with what all pages share as it is now.
function target(path) {
  const address = new URL(path || ".", document.baseURI);
  const here = new URLSearchParams(window.location.search);
  const params = new URLSearchParams(visited.get(path) ?? "");
  for (const key of SHARED) {
    if (here.has(key)) params.set(key, here.get(key));
    else params.delete(key);
  }
  address.search = params;
  return address.href;
}

function turn(path, now) {
  visited.set(now, window.location.search);
  if (path !== now) go(target(path));
}
