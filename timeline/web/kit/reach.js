// Whether the server can be reached, in one quiet line at the foot of the page. It lies over no lecture.

import { bringAgain, known } from "./brought.js";
import { elsewhere, ifAway } from "./going.js";
import { style } from "./loading.js";
import { make } from "./making.js";
import { Pulse } from "./pulse.js";
import { Timers } from "./timers.js";

const AWAY_MS = 3000; // a shorter break is not worth a word
const FIRST_MS = 30_000; // a slow network takes as long, and nothing refuses anything

/** @import { ReachData } from "../wire.d.ts" */

/** @param {ReachData} data */
export function watch({ words, style: sheet, files, own }) {
  known(own);
  const line = make("p", "cx-reach", document.body);
  line.setAttribute("role", "status");
  const timers = new Timers(new AbortController().signal);
  let met = false;
  let silent = false; // though the connection seems to stand
  let owed = false; // whether the address was changed meanwhile, and Streamlit has not heard of it
  const isAway = () => met && !connected();
  const tell = async (text = words.away) => {
    await style(sheet).catch(() => {});
    if (connected() && !silent) return;
    line.textContent = met ? text : `${words.waiting} ${words.files}`;
    if (met) return;
    for (const [text, href] of Object.entries(files)) {
      line.append(" ");
      make("a", "", line, text).href = href;
    }
  };
  const look = () => {
    if (connected()) {
      met = true;
      silent = false;
      bringAgain();
      timers.stop("tell");
      line.textContent = "";
      delete line.dataset.asked;
      if (owed) window.dispatchEvent(new PopStateEvent("popstate"));
      owed = false;
    } else if (!timers.waits("tell") && !line.textContent) timers.after("tell", AWAY_MS, tell);
  };
  const pulse = new Pulse(elsewhere("health/alive", {}), (answers) => {
    if (answers === !silent || !met) return;
    silent = !answers;
    if (silent) tell();
    else look();
  });
  document.addEventListener("visibilitychange", () => silent && pulse.ask());
  ifAway(() => {
    if (!isAway()) return false;
    timers.stop("tell");
    line.dataset.asked = "";
    tell(words.in_vain);
    return true;
  });
  window.addEventListener("popstate", () => {
    if (!isAway()) return pulse.ask();
    owed = true;
    if (!line.textContent) tell();
  });
  bringAgain();
  timers.after("tell", FIRST_MS, tell);
  new MutationObserver(look).observe(document.body, { subtree: true, attributeFilter: [CONNECTION] });
}

// How Streamlit (1.67) says it.
const CONNECTION = "data-test-connection-state";

function connected() {
  return document.querySelector(`[${CONNECTION}=CONNECTED]`) !== null;
}
