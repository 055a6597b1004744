// A phone that follows a lecture.

/** @import { RoomPage } from "../wire.d.ts" */

/**
 * @param {HTMLElement} host
 * @param {RoomPage} data
 */
export function follow(host, data) {
  host.dataset.code = data.code;
}
