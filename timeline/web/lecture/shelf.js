// The list of lectures: what comes with the program, and what this browser keeps.

import { onStage } from "../faces/face.js";
import { LATER } from "../kit/later.js";
import { away, button, make } from "../kit/making.js";
import { fill } from "../kit/wording.js";
import { takeAway, talks } from "../room/kept.js";
import { holds, versionId } from "./asking.js";
import { MOST_BYTES } from "./carrying.js";
import { Exports } from "./exports.js";
import { reason } from "./refused.js";
import { ScenePictures } from "./scenepictures.js";
import { left, span } from "./short.js";
import { sketch } from "./sketch.js";

/** @import { Phrases, SceneExtent } from "../wire.d.ts" */
/** @import { Lectures } from "./lectures.js" */
/** @import { Shower } from "./scenepictures.js" */
/** @typedef {{ id: string, title: string, about?: string, audience?: string, minutes?: number | null, scenes: readonly Partial<SceneExtent>[] }} Shelved */

const PAUSE = 2; // whoever reads the list has most of the time

export class Shelf {
  /** @param {Lectures} page */
  constructor(page) {
    this.page = page;
    this.words = page.words;
    /** @type {{ lecture: Shelved, head: Element, list: Element }[]} */
    this.shelved = [];
    /** @type {HTMLElement} */
    this.body = LATER;
  }

  list() {
    const { page, words } = this;
    const grid = make("div", "cx-page", page.root);
    const rail = make("div", "cx-rail", grid);
    make("h1", "", rail, words.title);
    make("p", "", rail, words.intro);
    const bar = make("div", "cx-tools", rail);
    button(bar, words.new, () => page.begin({ crossings: 1, title: words.untitled, scenes: [] }));
    this.opener(bar);
    page.fault = make("p", "cx-fault", rail);
    page.fault.setAttribute("role", "alert");
    this.body = make("div", "cx-body", grid);
    const own = page.drafts.all().map(({ id, raw }) => ({ ...raw, id, title: raw.title || words.untitled }));
    if (own.length) this.group(words.own, own, false);
    this.group(words.built_in, page.data.built_in, true);
    if (!own.length) this.group(words.own, own, false);
    make("p", "cx-care", this.body, words.care);
    this.picture();
  }

  /** In place of sketches a picture of each lecture that is known here, then of each of its scenes. */
  async picture() {
    const { page, words, shelved } = this;
    const ending = page.resting;
    const shown = [];
    for (const { lecture, head, list } of shelved) {
      const known = await this.known(lecture.id);
      if (ending.signal.aborted) return;
      if (!known) continue;
      const stage = /** @type {Shower["stage"]} */ ({ data: page.data.stage, root: page.root });
      const pictures = new ScenePictures({
        lecture: known.told,
        words,
        stage,
        overview: { open: false },
        pause: PAUSE,
        ending,
      });
      const first = known.told.scenes.findIndex(onStage);
      if (first >= 0) put(head, await pictures.of(first));
      shown.push({ pictures, list });
    }
    for (const { pictures, list } of shown)
      for (const [i, row] of [...list.children].entries()) {
        if (ending.signal.aborted) return; // a page that is left asks for no more
        put(row, await pictures.of(i));
      }
  }

  /** What is known of a lecture without asking what a reader wrote to be read. @param {string} id */
  async known(id) {
    const { page } = this;
    const own = page.data.built_in.some((one) => one.id === id);
    return own ? page.known(id).catch(() => null) : (page.read.get(id)?.known ?? null);
  }

  /**
   * @param {string} title
   * @param {readonly Shelved[]} rows
   * @param {boolean} builtIn
   */
  group(title, rows, builtIn) {
    const { body } = this;
    make("h2", "", body, title);
    if (!rows.length) {
      make("p", "", body, this.words.none);
      return;
    }
    const list = make("ul", "cx-shelf", body);
    for (const row of rows) this.row(list, row, builtIn);
  }

  /**
   * @param {HTMLElement} list
   * @param {Shelved} lecture
   * @param {boolean} builtIn
   */
  row(list, lecture, builtIn) {
    const { words, page } = this;
    const { id, title, about, audience, minutes, scenes } = lecture;
    const own = make("li", "", list);
    own.dataset.lecture = id;
    const head = make("div", "cx-shelved", own);
    head.append(sketch(scenes.find(({ layout }) => layout !== "title")?.layout));
    const text = make("div", "", head);
    make("h3", "", text, title);
    if (about) make("p", "", text, about);
    const whom = audience ? [fill(words.for_whom, { audience })] : [];
    make("p", "cx-extent", text, [...whom, this.extents(scenes, minutes)].join(" · "));
    this.shelved.push({ lecture, head, list: strip(text, scenes, words) });
    const acts = make("div", "cx-acts", own);
    const bar = make("div", "cx-tools", acts);
    if (scenes.length) button(bar, words.present, () => page.stand({ lecture: id }), { name: "cx-first" });
    if (scenes.length) button(bar, words.room.button, () => this.openRoom(id));
    if (!builtIn) button(bar, words.edit, () => page.go({ edit: id }));
    this.more(folding(make("details", "cx-more", acts)), lecture, builtIn);
    for (const one of [...bar.children, ...acts.querySelectorAll("summary, .cx-acts-more > *")])
      one.setAttribute("aria-label", `${one.textContent}: ${title}`);
  }

  /**
   * All else that can be done with it.
   * @param {HTMLElement} box
   * @param {Shelved} lecture
   * @param {boolean} builtIn
   */
  more(box, { id, title, scenes }, builtIn) {
    const { words, page } = this;
    make("summary", "", box, words.more);
    const bar = make("div", "cx-tools cx-acts-more", box);
    const hasShort = isShortened(scenes);
    if (hasShort) button(bar, words.present_short, () => page.stand({ lecture: id, short: 1 }));
    const notes = page.presenting.notesOf(id);
    button(bar, words.notes, () => this.offerNotes(notes()));
    button(bar, words.copy, () => this.copy(id));
    if (!builtIn) button(bar, words.remove, () => this.remove(id, title));
    make("h4", "", box, words.take_away);
    const given = [id, versionId(id, "1")].flatMap((own) => talks(own));
    if (given.length) button(make("div", "cx-tools", box), words.room.save, () => takeAway(given, words.room));
    new Exports(box, page, { id, title, hasShort });
  }

  /** @param {string} id */
  openRoom(id) {
    this.page.presenting.toRoom = id;
    this.page.stand({ lecture: id });
  }

  /**
   * @param {readonly Partial<SceneExtent>[]} scenes
   * @param {number | null} [minutes]
   */
  extents(scenes, minutes) {
    const brief = left(scenes);
    const whole = this.extent(scenes, minutes);
    const short = isShortened(scenes) ? fill(this.words.and_short, { extent: this.extent(brief, span(brief)) }) : "";
    return whole + short;
  }

  /**
   * @param {readonly unknown[]} scenes
   * @param {number | null} [minutes]
   */
  extent(scenes, minutes) {
    const { counted, about } = this.words;
    const many = fill(counted.scenes, { n: scenes.length });
    return minutes ? fill(about, { scenes: many, minutes: fill(counted.minutes, { n: minutes }) }) : many;
  }

  /** A button of ours, on which a file can be dropped as well. @param {HTMLElement} bar */
  opener(bar) {
    const { root } = this.page;
    const label = make("label", "cx-open", bar, this.words.open_file);
    const input = make("input", "cx-unseen", label);
    Object.assign(input, { type: "file", accept: ".yaml,.yml,.json" });
    input.addEventListener("change", async () => {
      const [file] = input.files ?? [];
      if (file) await this.take(file);
      input.value = "";
    });
    const over = (/** @type {DragEvent} */ event, /** @type {boolean} */ is) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      label.classList.toggle("cx-drop", is);
    };
    root.ondragover = (event) => over(event, true);
    root.ondragleave = (event) => over(event, false);
    root.ondrop = (event) => {
      over(event, false);
      const [file] = event.dataTransfer?.files ?? [];
      if (file) this.take(file);
    };
  }

  /** @param {File} file */
  async take(file) {
    const { page, words } = this;
    if (file.size > MOST_BYTES) {
      page.complain(fill(words.too_large, { most: MOST_BYTES / 1024 }));
      return;
    }
    try {
      const known = await page.check(file);
      if (holds(known)) page.begin(known.raw, known.faults);
      else page.complain([words.no_lecture, ...known.faults].join(" "));
    } catch (fault) {
      page.complain(reason(fault, words.unforeseen));
    }
  }

  /** @param {string} id */
  async copy(id) {
    const raw = this.page.drafts.get(id) ?? (await this.page.known(id))?.raw;
    if (!raw) return;
    this.page.begin({ ...raw, title: fill(this.words.copy_of, { title: raw.title }) });
  }

  /**
   * @param {string} id
   * @param {string} title
   */
  async remove(id, title) {
    if (!window.confirm(fill(this.words.really, { title }))) return;
    await this.page.drafts.remove(id);
    this.page.clear();
    this.page.list();
  }

  /** @param {string | null} blocked where a window was to open */
  offerNotes(blocked) {
    const { page, words } = this;
    page.complain(blocked ? `${words.notes_blocked} ` : "");
    if (blocked && page.fault) away(page.fault, words.notes_link, blocked);
  }
}

/**
 * One is open at a time, until Escape or one of its acts: on a phone it fills the screen.
 * @param {HTMLDetailsElement} own
 */
export function folding(own) {
  own.name = "cx-more";
  const shut = () => {
    own.open = false;
    if (own.contains(document.activeElement)) own.querySelector("summary")?.focus(); // all else is hidden
  };
  own.addEventListener("keydown", (event) => event.key === "Escape" && own.open && shut());
  own.addEventListener("toggle", () => own.open && own.querySelector("summary")?.scrollIntoView({ block: "nearest" }));
  own.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest(".cx-acts-more > button")) shut();
  });
  return own;
}

/** @param {readonly Partial<SceneExtent>[]} scenes */
function isShortened(scenes) {
  const brief = left(scenes);
  return brief.length > 0 && brief.length < scenes.length;
}

/**
 * The scenes of a lecture, small and in their order.
 * @param {HTMLElement} host
 * @param {readonly Partial<SceneExtent>[]} scenes
 * @param {Phrases} words
 */
function strip(host, scenes, words) {
  const list = make("ol", "cx-strip", host);
  for (const { heading, layout } of scenes) {
    const own = make("li", "", list);
    own.title = heading || words.untitled;
    own.append(sketch(layout));
    make("span", "cx-unseen", own, own.title);
  }
  return list;
}

/**
 * @param {Element} box
 * @param {string | null} image
 */
function put(box, image) {
  if (!image || !box.isConnected) return;
  const own = Object.assign(document.createElement("img"), { src: image, alt: "", className: "cx-sketch" });
  box.querySelector(".cx-sketch")?.replaceWith(own);
}
