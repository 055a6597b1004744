// What lies over a page until its session mounts its own: the bar, and room for what is drawn of it.

import { chosen, onDress, size } from "./dress.js";
import { connect as bar } from "./frame.js";
import { style } from "./loading.js";
import { make } from "./making.js";

/** @import { FrameData } from "../wire.d.ts" */
/** @typedef {{ host: HTMLElement, gone: () => void, leaving: (act: () => void) => void }} Overlay */

const PATIENCE_MS = 5000; // then the session begins, whatever is drawn

/** What came with the page to be drawn at once. */
export function sent() {
  const text = document.getElementById("cx-early")?.textContent;
  return text ? JSON.parse(text) : null;
}

/** @param {Promise<unknown>} drawing */
export async function patiently(drawing) {
  await Promise.race([drawing, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
}

/**
 * @param {FrameData} frame
 * @param {string} [name] of the class of what is drawn in
 * @returns {Promise<Overlay>}
 */
export async function overlay(frame, name = "") {
  await Promise.all([style(frame.style), ...sheets()]);
  if (!document.body) await new Promise((resolve) => window.addEventListener("DOMContentLoaded", resolve));
  const box = make("section", "cx-early", document.body);
  box.setAttribute("role", "main"); // as what takes it over
  const ending = new AbortController();
  const { signal } = ending;
  signal.addEventListener(
    "abort",
    onDress(() => dress(box, frame)),
  );
  bar({ data: frame, parentElement: make("div", "", box) });
  dress(box, frame);
  let top = 0;
  box.addEventListener("scroll", () => {
    top = box.scrollTop;
  });
  const home = window.location.pathname;
  return {
    host: make("div", name, box),
    gone: () => {
      ending.abort();
      const main = document.querySelector("[data-testid=stMain]");
      if (main && top) main.scrollTop = top;
      box.remove();
    },
    leaving: (act) => {
      window.addEventListener("popstate", () => window.location.pathname === home || act(), { signal });
    },
  };
}

/** Those of the page, which bring its letters. */
function sheets() {
  /** @type {NodeListOf<HTMLLinkElement>} */
  const links = document.querySelectorAll("link[rel=stylesheet]");
  return [...links]
    .filter(({ sheet }) => !sheet)
    .map((link) =>
      Promise.race(["load", "error"].map((kind) => new Promise((resolve) => link.addEventListener(kind, resolve)))),
    );
}

/**
 * What Streamlit tells its parts about the theme.
 * @param {HTMLElement} box
 * @param {FrameData} frame
 */
function dress(box, { themes }) {
  const system = window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const asked = chosen() ?? "";
  for (const [name, value] of Object.entries(themes[Object.hasOwn(themes, asked) ? asked : system]))
    box.style.setProperty(`--st-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, String(value));
  size();
}
