// The list of lectures: what comes with the program, and what this browser keeps.

import { away, button, make } from "../kit/making.js";
import { fill } from "../kit/wording.js";
import { holds } from "./asking.js";
import { MOST_BYTES } from "./carrying.js";
import { Exports } from "./exports.js";
import { reason } from "./refused.js";
import { left, span } from "./short.js";

/** @import { SceneExtent } from "../wire.d.ts" */
/** @import { Lectures } from "./lectures.js" */
/** @typedef {{ id: string, title: string, minutes?: number | null, scenes: readonly Partial<SceneExtent>[] }} Shelved */

export class Shelf {
  /** @param {Lectures} page */
  constructor(page) {
    this.page = page;
  }

  list() {
    const { root, said } = this.page;
    make("h1", "", root, said.title);
    make("p", "", root, said.intro);
    this.page.fault = make("p", "cx-fault", root);
    this.page.fault.setAttribute("role", "alert");
    this.group(said.built_in, this.page.data.built_in, true);
    const own = this.page.drafts.all().map(({ id, raw }) => ({
      id,
      title: raw.title || said.untitled,
      minutes: raw.minutes,
      scenes: raw.scenes,
    }));
    this.group(said.own, own, false);
    const bar = make("div", "cx-tools", root);
    button(bar, said.new, () => this.page.begin({ crossings: 1, title: said.untitled, scenes: [] }));
    this.opener(bar);
    make("p", "cx-care", root, said.care);
  }

  /**
   * @param {string} title
   * @param {readonly Shelved[]} rows
   * @param {boolean} builtIn
   */
  group(title, rows, builtIn) {
    make("h2", "", this.page.root, title);
    if (!rows.length) {
      make("p", "", this.page.root, this.page.said.none);
      return;
    }
    const list = make("ul", "cx-shelf", this.page.root);
    for (const row of rows) this.row(list, row, builtIn);
  }

  /**
   * @param {HTMLElement} list
   * @param {Shelved} lecture
   * @param {boolean} builtIn
   */
  row(list, { id, title, minutes, scenes }, builtIn) {
    const { said } = this.page;
    const own = make("li", "", list);
    own.dataset.lecture = id;
    make("h3", "", own, title);
    const brief = left(scenes);
    const hasShort = brief.length > 0 && brief.length < scenes.length;
    make(
      "p",
      "",
      own,
      this.extent(scenes, minutes) +
        (hasShort ? fill(said.and_short, { extent: this.extent(brief, span(brief)) }) : ""),
    );
    const bar = make("div", "cx-tools", own);
    if (scenes.length) button(bar, said.present, () => this.page.stand({ lecture: id }), { name: "cx-first" });
    if (hasShort) button(bar, said.present_short, () => this.page.stand({ lecture: id, short: 1 }));
    if (!builtIn) button(bar, said.edit, () => this.page.go({ edit: id }));
    button(bar, said.copy, () => this.copy(id));
    const notes = this.page.presenting.notesOf(id);
    button(bar, said.notes, () => this.offerNotes(notes()));
    const more = make("details", "cx-more", own);
    make("summary", "", more, said.take_away);
    new Exports(more, this.page, { id, title, hasShort });
    if (!builtIn) button(bar, said.remove, () => this.remove(id, title));
    for (const one of [...bar.children, ...more.querySelectorAll("summary")])
      one.setAttribute("aria-label", `${one.textContent}: ${title}`);
  }

  /**
   * @param {readonly unknown[]} scenes
   * @param {number | null} [minutes]
   */
  extent(scenes, minutes) {
    const { counted, about } = this.page.said;
    const many = fill(counted.scenes, { n: scenes.length });
    return minutes ? fill(about, { scenes: many, minutes: fill(counted.minutes, { n: minutes }) }) : many;
  }

  /** @param {HTMLElement} bar */
  opener(bar) {
    const label = make("label", "cx-open", bar);
    make("span", "", label, this.page.said.open_file);
    const input = make("input", "", label);
    Object.assign(input, { type: "file", accept: ".yaml,.yml,.json" });
    input.addEventListener("change", async () => {
      const [file] = input.files ?? [];
      if (!file) return;
      if (file.size > MOST_BYTES) this.page.complain(fill(this.page.said.too_large, { most: MOST_BYTES / 1024 }));
      else await this.take(file);
      input.value = "";
    });
  }

  /** @param {Blob} file */
  async take(file) {
    try {
      const known = await this.page.check(file);
      if (holds(known)) this.page.begin(known.raw, known.faults);
      else this.page.complain([this.page.said.no_lecture, ...known.faults].join(" "));
    } catch (fault) {
      this.page.complain(reason(fault, this.page.said.unforeseen));
    }
  }

  /** @param {string} id */
  async copy(id) {
    const raw = this.page.drafts.get(id) ?? (await this.page.known(id))?.raw;
    if (!raw) return;
    this.page.begin({ ...raw, title: fill(this.page.said.copy_of, { title: raw.title }) });
  }

  /**
   * @param {string} id
   * @param {string} title
   */
  remove(id, title) {
    if (!window.confirm(fill(this.page.said.really, { title }))) return;
    this.page.drafts.remove(id);
    this.page.clear();
    this.page.list();
  }

  /** @param {string | null} blocked where a window was to open */
  offerNotes(blocked) {
    this.page.complain(blocked ? `${this.page.said.notes_blocked} ` : "");
    if (blocked && this.page.fault) away(this.page.fault, this.page.said.notes_link, blocked);
  }
}
