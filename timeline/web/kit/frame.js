// @ts-nocheck
// The bar above every page: where one is, where one can go, and the theme.

import { install, next } from "./dress.js";
import { along, go, leading, share } from "./going.js";
import { style } from "./loading.js";
import { make } from "./making.js";

const visited = new Map(); // what the address of each page held as it was left

export function connect({ data, parentElement }) {
  style(data.style);
  share(data.shared);
  install(data.themes);
  document.documentElement.lang = data.lang;
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
  return along(path || ".", visited.get(path) ?? {});
}

function turn(path, now) {
  visited.set(now, Object.fromEntries(new URLSearchParams(window.location.search)));
  if (path !== now) go(target(path));
}
