// Says whether what is typed is kept, and what another tab has done to it. Where this browser keeps
// nothing, or has no room, the file to save stands beside it.

import { button, make } from "../kit/making.js";
import { fill } from "../kit/wording.js";

/** @import { News } from "../drafts/drafts.js" */
/** @import { Editor } from "./editor.js" */

export class KeptState {
  /**
   * @param {HTMLElement} host
   * @param {Editor} editor
   */
  constructor(host, editor) {
    this.editor = editor;
    const box = make("div", "cx-kept-box", host);
    this.line = make("span", "cx-kept", box);
    this.line.setAttribute("role", "status");
    this.save = button(box, editor.words.save_file, () => editor.save(), { name: "cx-save" });
  }

  /**
   * @param {News} [news]
   * @param {Record<string, any>} [over] what this tab wrote over, of the lecture
   */
  tell(news = "kept", over = {}) {
    const { id, words, page } = this.editor;
    const kept = page.drafts.isKept(id);
    const isBad = !kept || news === "conflict";
    this.line.textContent = kept ? this.told(news, over) : page.drafts.cabinet.lasts ? words.no_room : words.not_kept;
    this.line.classList.toggle("cx-fault", isBad);
    this.line.dataset.kept = String(kept);
    this.save.hidden = kept;
  }

  /**
   * @param {News} news
   * @param {Record<string, any>} over
   */
  told(news, over) {
    const { words } = this.editor;
    const there = Object.values(over).filter((own) => typeof own !== "object");
    if (news === "conflict")
      return there.length ? fill(words.conflict_over, { there: there.join("; ") }) : words.conflict;
    return news === "elsewhere" ? words.changed_elsewhere : words.kept;
  }
}
