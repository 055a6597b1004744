// @ts-nocheck
// The bar above every page: where one is, where one can go, and the theme.

import { install, next } from "./dress.js";
import { along, go, leading, share } from "./going.js";
import { icon } from "./icons.js";
import { style } from "./loading.js";
import { make } from "./making.js";

const visited = new Map(); // what the address of each page held as it was left

export function connect({ data, parentElement }) {
  style(data.style);
  share(data.shared);
  install(data.themes);
  const own = parentElement.querySelector(".cx-frame") ?? make("header", "cx-frame", parentElement);
  own.replaceChildren(...bar(data));
  const at = own.querySelector("[aria-current]");
  if (at) at.parentElement.scrollLeft = at.offsetLeft - at.parentElement.offsetLeft - 24;
}

function bar({ pages, now, words, title }) {
  const name = made("a", "cx-name", title);
  leading(
    name,
    () => target(""),
    () => turn("", now),
  );
  const nav = made("nav", "cx-nav");
  nav.setAttribute("aria-label", words.pages);
  for (const page of pages) nav.append(link(page, now));
  const search = button("search", words.search, () => ask("cx-search") || turn("", now));
  const theme = button("theme", words.theme_label, next);
  theme.classList.add("cx-theme");
  const full = button("full", words.full, () => ask("cx-full") || document.documentElement.requestFullscreen?.());
  return [name, nav, search, theme, full];
}

function button(drawn, label, act) {
  const own = made("button", "cx-tool");
  Object.assign(own, { type: "button", title: label });
  own.setAttribute("aria-label", label);
  own.append(icon(drawn));
  own.addEventListener("click", act);
  return own;
}

// What stands on the page may do it; says whether anything did.
function ask(what) {
  return !window.dispatchEvent(new CustomEvent(what, { cancelable: true }));
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
