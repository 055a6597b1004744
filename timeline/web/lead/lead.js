// A second lecturer, on a machine of their own: the lecture as its audience sees it, which they lead while
// they have the baton. No note is in it.

import * as dress from "../kit/dress.js";
import { make } from "../kit/making.js";
import { defining } from "../kit/terms.js";
import { fill } from "../kit/wording.js";
import { Deck } from "../lecture/deck.js";
import { lectureOnce } from "../phone/lecture.js";
import { dressing } from "../phone/wearing.js";
import { Host } from "../room/host.js";

/** @import { RoomPage } from "../wire.d.ts" */

/** @param {Document} page */
export async function open(page) {
  /** @type {RoomPage} */
  const data = JSON.parse(page.getElementById("cx-room")?.textContent ?? "");
  const { code, terms, themes } = data;
  dressing(themes);
  defining(terms);
  if (!dress.chosen()) dress.wear(Object.keys(themes).at(-1) ?? "");
  const key = window.location.hash.slice(1);
  const told = make("p", "cx-phone-waiting", page.body, data.words.loading);
  told.setAttribute("role", "status");
  const known = await lectureOnce(data, key, (why) => {
    const text = fill(data.words[why], { code });
    if (told.textContent !== text) told.textContent = text;
  });
  told.remove();
  const { lecture, stage, words, answers } = known;
  const id = `lead-${code}`;
  page.title = lecture.title;
  const hand = { code, key, address: "", qr: "", clicker: "", clicker_qr: "" };
  const deck = new Deck(
    page.body,
    { lecture, stage, id, words, answers },
    {
      leave: () => page.fullscreenElement && page.exitFullscreen(),
      at() {},
      room: (own) => new Host(own, words.room, { id, hand }),
    },
  );
  await deck.start();
}
