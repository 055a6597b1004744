// A lecture as the file that a person reads: as the server writes it, or, while that is away, as JSON.

import { slug } from "../kit/making.js";

/** @import { LecturePage } from "./exports.js" */

/**
 * @param {LecturePage} page
 * @param {string} id
 */
export async function asFile(page, id) {
  const raw = page.drafts.get(id);
  const text = JSON.stringify(raw, null, 1);
  const known = await page.check(text).catch(() => ({ text }));
  return { text: known.text, name: `${slug(raw?.title ?? "")}.yaml` };
}
