// A page of one component, drawn before its session is there, which then takes it over as it is.

import { overlay, patiently, sent } from "./overlay.js";
import { painted } from "./timers.js";

/** @import { EarlyPage } from "../wire.d.ts" */

/** Comes to its end when the picture is seen, or cannot be: the session's scripts would hold it up. */
export async function early() {
  /** @type {EarlyPage | null} */
  const data = sent();
  if (data) await patiently(draw(data));
}

/** @param {EarlyPage} data */
async function draw({ frame, part }) {
  const [{ host, gone, leaving }, { modules }] = await Promise.all([
    overlay(frame, "cx-early-page"),
    import(new URL(part.room, document.baseURI).href),
  ]);
  const asked = window.location.search;
  /** What was asked for meanwhile the session may have heard, or not. */
  const taken = () => {
    gone();
    if (window.location.search !== asked) window.dispatchEvent(new PopStateEvent("popstate"));
  };
  const end = modules[part.module].connect({ data: part.data, parentElement: host, gone: taken });
  leaving(() => {
    end();
    gone();
  });
  await stands(host, part.drawn);
  await painted();
}

/**
 * @param {HTMLElement} host
 * @param {string} drawn
 */
function stands(host, drawn) {
  return new Promise((resolve) => {
    const look = () => {
      if (!host.isConnected || host.querySelector(drawn)) resolve(watch.disconnect());
    };
    const watch = new MutationObserver(look);
    watch.observe(host, { subtree: true, childList: true, attributes: true });
    look();
  });
}
