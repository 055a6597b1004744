// The lecture of a room: what a phone begins with, each scene once the hall is there, and all of it for who
// gives it.

/** @import { RoomLecture, RoomPage, RoomScene, RoomTalk } from "../wire.d.ts" */
/** @typedef {Pick<RoomPage, "code" | "tongues">} Page */

const AGAIN_MS = 2000;

/**
 * In the language of this page; null where there is no such room.
 * @param {Page} page
 * @returns {Promise<RoomTalk | null>}
 */
export function talkOf(page) {
  return asked(page, "lecture");
}

/**
 * Null where the hall has not come that far.
 * @param {Page} page
 * @param {number} number from 0
 * @returns {Promise<RoomScene | null>}
 */
export function sceneOf(page, number) {
  return asked(page, `scene/${number}`);
}

/**
 * Null where the key is of no room.
 * @param {Page} page
 * @param {string} key of who gives it
 * @returns {Promise<RoomLecture | null>}
 */
export async function lectureOf(page, key) {
  const known = await asked(page, "lecture", { Authorization: `Bearer ${key}` });
  return known?.lecture ? known : null;
}

/**
 * Once it is there: a room may be opened later, or once more.
 * @param {Page} page
 * @param {string} key
 * @param {(why: "no_such" | "waiting") => void} tell hears each time why it is not
 * @returns {Promise<RoomLecture>}
 */
export async function lectureOnce(page, key, tell) {
  for (;;) {
    const known = await lectureOf(page, key).catch(() => undefined);
    if (known) return known;
    tell(known === null ? "no_such" : "waiting");
    await again();
  }
}

/** A while, and not for all phones the same. */
export function again(chance = Math.random) {
  return new Promise((resolve) => setTimeout(resolve, AGAIN_MS * (0.5 + chance())));
}

/**
 * @param {Page} page
 * @param {string} what
 * @param {Record<string, string>} [headers]
 */
async function asked({ code, tongues }, what, headers = {}) {
  const spoken = tongues.find(({ tag }) => tag === document.documentElement.lang)?.code ?? "";
  const answer = await fetch(`room/${code}/${what}?lang=${spoken}`, { headers });
  if (answer.status === 404) return null;
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
}
