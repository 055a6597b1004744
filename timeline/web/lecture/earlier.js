// A lecture as it was before: a list of times, each opened as a lecture of its own.

import { button, make } from "../kit/making.js";
import { fill, language } from "../kit/wording.js";

/** @import { Editor } from "./editor.js" */

/** @param {Editor} editor */
export async function offerEarlier({ id, said, page, root }) {
  const found = await page.drafts.earlier(id);
  const box = make("dialog", "cx-adding", root);
  make("h2", "", box, said.earlier);
  make("p", "", box, found.length ? said.earlier_told : said.no_earlier);
  const list = make("ul", "", box);
  for (const { changed, raw } of found) {
    const when = new Date(changed).toLocaleString(language(), { dateStyle: "medium", timeStyle: "short" });
    const title = raw.title || said.untitled;
    const scenes = fill(said.counted.scenes, { n: raw.scenes.length });
    const restore = () => page.begin({ ...raw, title: fill(said.as_of, { title, when }) });
    button(make("li", "", list), `${when}: ${title}, ${scenes}`, restore);
  }
  button(make("div", "cx-tools", box), said.shut, () => box.close());
  box.addEventListener("close", () => box.remove());
  box.showModal();
}
