// A lecture as it was before: a list of times, each opened as a lecture of its own.

import { button, make } from "../kit/making.js";
import { fill, language } from "../kit/wording.js";

/** @import { Editor } from "./editor.js" */

/** @param {Editor} editor */
export async function offerEarlier({ id, words, page, root }) {
  const found = await page.drafts.earlier(id);
  const box = make("dialog", "cx-adding", root);
  make("h2", "", box, words.earlier);
  make("p", "", box, found.length ? words.earlier_told : words.no_earlier);
  const list = make("ul", "", box);
  for (const { changed, raw } of found) {
    const when = new Date(changed).toLocaleString(language(), { dateStyle: "medium", timeStyle: "short" });
    const title = raw.title || words.untitled;
    const scenes = fill(words.counted.scenes, { n: raw.scenes.length });
    const restore = () => page.begin({ ...raw, title: fill(words.as_of, { title, when }) });
    button(make("li", "", list), `${when}: ${title}, ${scenes}`, restore);
  }
  button(make("div", "cx-tools", box), words.shut, () => box.close());
  box.addEventListener("close", () => box.remove());
  box.showModal();
}
