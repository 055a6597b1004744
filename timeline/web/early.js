// The first page before its session is there: its bar and its stage, drawn of what came with the page.
// They lie over the page until the session mounts its own, and the stage goes over to it as it is.

import { begin } from "./explore.js";
import { chosen, onDress } from "./kit/dress.js";
import { connect as bar } from "./kit/frame.js";
import { style } from "./kit/loading.js";
import { make } from "./kit/making.js";

/** @import { EarlyData, FrameData } from "./wire.d.ts" */

const PATIENCE_MS = 5000; // then the session begins, whatever is drawn

/** Comes to its end when the picture stands, or cannot. */
export async function early() {
  const text = document.getElementById("cx-early")?.textContent;
  if (!text) return;
  /** @type {EarlyData} */
  const data = JSON.parse(text);
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  await Promise.race([draw(data), patience]);
}

/** @param {EarlyData} data */
async function draw(data) {
  await style(data.frame.style);
  const box = make("div", "cx-early", document.body);
  const ending = new AbortController();
  dress(box, data.frame);
  ending.signal.addEventListener(
    "abort",
    onDress(() => dress(box, data.frame)),
  );
  bar({ data: data.frame, parentElement: make("div", "", box) });
  let top = 0;
  box.addEventListener("scroll", () => {
    top = box.scrollTop;
  });
  const stage = begin(make("div", "", box), data.stage, (host) => {
    ending.abort();
    const main = host.closest("[data-testid=stMain]");
    if (main) main.scrollTop = top;
    box.remove();
  });
  const home = window.location.pathname;
  window.addEventListener("popstate", () => window.location.pathname === home || stage.end(), {
    signal: ending.signal,
  });
  await stage.drawn;
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
}
