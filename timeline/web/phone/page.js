// The page of a room: a phone that follows, or where its link has a key, who may step or present.

import * as dress from "../kit/dress.js";
import { defining } from "../kit/terms.js";
import { follow } from "./phone.js";

/** @import { RoomPage } from "../wire.d.ts" */

/** @param {Document} page */
export function open(page) {
  /** @type {RoomPage} */
  const data = JSON.parse(page.getElementById("room")?.textContent ?? "");
  defining(data.terms);
  dress.install(data.themes);
  follow(page.body, data);
}
