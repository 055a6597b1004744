// The lecture of a room.

/** @import { RoomLecture, RoomPage } from "../wire.d.ts" */

const AGAIN_MS = 2000;

/**
 * In the language of this page; null where there is no such room.
 * @param {Pick<RoomPage, "code" | "tongues">} page
 * @returns {Promise<RoomLecture | null>}
 */
export async function lectureOf({ code, tongues }) {
  const spoken = tongues.find(({ tag }) => tag === document.documentElement.lang)?.code ?? "";
  const answer = await fetch(`room/${code}/lecture?lang=${spoken}`);
  if (answer.status === 404) return null;
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
}

/**
 * Once it is there: a room may be opened later, or once more.
 * @param {Pick<RoomPage, "code" | "tongues">} page
 * @param {(why: "no_such" | "waiting") => void} tell hears each time why it is not
 * @returns {Promise<RoomLecture>}
 */
export async function lectureOnce(page, tell) {
  for (;;) {
    const known = await lectureOf(page).catch(() => undefined);
    if (known) return known;
    tell(known === null ? "no_such" : "waiting");
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
}
