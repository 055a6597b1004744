// The lecture of a room.

/** @import { RoomLecture, RoomPage } from "../wire.d.ts" */

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
