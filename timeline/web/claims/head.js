// What the page is about, and the report that it checks.

import { away, make } from "../kit/making.js";
import { scripted } from "../kit/scripted.js";

/** @import { ClaimsHead } from "../wire.d.ts" */

/**
 * @param {HTMLElement} own
 * @param {ClaimsHead} head
 */
export function drawHead(own, { intro, around: [before, after], report, how }) {
  make("p", "", own, intro);
  if (report) {
    const { title, url, said } = report;
    const line = make("p", "", own, before);
    scripted(url ? away(line, "", url) : line, title);
    scripted(line, `. ${said}${after}`);
  }
  make("p", "", own, how);
}
