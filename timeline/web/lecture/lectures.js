// The page of lectures: to choose, present, change, save and take away. Everything that is written
// stays in this browser; the server reads and checks, and keeps nothing.

import * as dress from "../kit/dress.js";
import { elsewhere } from "../kit/going.js";
import { json, style } from "../kit/loading.js";
import { button, make } from "../kit/making.js";
import { mounting } from "../kit/mounting.js";
import { fill } from "../kit/wording.js";
import { Deck } from "./deck.js";
import * as drafts from "./drafts.js";
import { Editor } from "./editor.js";
import { Exports } from "./exports.js";
import { Notes } from "./notes.js";
import { left, shortened, span } from "./short.js";

/** @import { CheckedLecture, LecturesAsked, LecturesData, RawLecture, SceneExtent } from "../wire.d.ts" */
/** @import { DraftPlace } from "./editor.js" */
/** @typedef {CheckedLecture & { stale?: boolean }} KnownLecture `stale` where the server was away */
/** @typedef {Pick<KnownLecture, "told" | "noted" | "raw">} LectureVersion the whole, or its short version */
/** @typedef {Partial<Record<keyof LecturesAsked, string | number>>} Wanted what an address is to ask for */
/** @typedef {{ id: string, title: string, minutes?: number | null, scenes: readonly Partial<SceneExtent>[] }} Shelved */

const INVITED_MS = 8000;

export const connect = mounting((host, /** @type {LecturesData} */ data) => {
  const page = new Lectures(host, data);
  page.open();
  return page;
});

export class Lectures {
  /**
   * @param {HTMLElement} host
   * @param {LecturesData} data
   */
  constructor(host, data) {
    this.data = data;
    this.said = data.words;
    this.root = make("div", "cx-lectures", host);
    this.root.dataset.testid = "lectures";
    /** @type {Deck | undefined} */
    this.deck = undefined;
    /** @type {Editor | undefined} */
    this.editor = undefined;
    /** @type {Notes | undefined} */
    this.speaking = undefined;
    /** @type {HTMLElement | undefined} */
    this.fault = undefined;
    /** @type {{ id: string, faults: string[] } | undefined} the draft made of a file last opened */
    this.opened = undefined;
    this.windows = 0;
  }

  /** What the address asks for: a lecture before its audience, its notes, its text, or the list. */
  async open() {
    await Promise.all([style(this.data.style), style(this.data.stage.addresses.style)]);
    const { asked } = this.data;
    const carried = await drafts.fromLink(window.location.hash);
    if (carried) {
      const id = drafts.fresh(carried);
      window.history.replaceState({}, "", window.location.pathname);
      if (id) return this.edit(id);
    }
    if (asked.notes && asked.lecture) return this.notes(asked.lecture, asked.short);
    if (asked.lecture) return this.present(asked.lecture, Number(asked.scene) || 1, asked.short);
    if (asked.edit) return this.edit(asked.edit);
    return this.list();
  }

  /** @param {LecturesData} data */
  answer(data) {
    const before = JSON.stringify(this.data.asked);
    this.data = data;
    if (JSON.stringify(data.asked) === before || this.deck) return;
    this.clear();
    this.open();
  }

  end() {
    this.clear();
    this.root.remove();
  }

  clear() {
    this.deck?.end();
    this.editor?.end();
    this.speaking?.end();
    this.deck = this.editor = this.speaking = undefined;
    this.root.replaceChildren();
  }

  /** @param {Wanted} params */
  go(params) {
    window.history.pushState({}, "", addressed(params));
    this.data = { ...this.data, asked: asTexts(params) };
    this.clear();
    this.open();
  }

  // ---- what is known of a lecture ---------------------------------------------------------------

  /**
   * A lecture as Python tells it. That of a draft is kept, for the day when the server is away.
   * @param {string} id
   * @returns {Promise<KnownLecture | null>}
   */
  async known(id) {
    const own = this.data.built_in.find((one) => one.id === id);
    if (own) return json(own.checked);
    const raw = drafts.get(id);
    if (!raw) return null;
    return this.check(JSON.stringify(raw), id);
  }

  /**
   * @param {BodyInit} text
   * @param {string} [id] of a draft
   * @returns {Promise<KnownLecture>}
   */
  async check(text, id) {
    const place = `crossings-checked-${id}`;
    try {
      const answer = await fetch(elsewhere("lecture/check", {}), { method: "POST", body: text });
      const known = await answer.json();
      if (!answer.ok) throw new Error(known.error);
      if (id) sessionStorage.setItem(place, JSON.stringify(known));
      return known;
    } catch (fault) {
      const before = id && sessionStorage.getItem(place);
      if (before) return { ...JSON.parse(before), stale: true };
      throw fault;
    }
  }

  // ---- the list ---------------------------------------------------------------------------------

  list() {
    const { root, said } = this;
    make("h1", "", root, said.title);
    make("p", "", root, said.intro);
    this.fault = make("p", "cx-fault", root);
    this.fault.setAttribute("role", "alert");
    this.group(said.built_in, this.data.built_in, true);
    const own = drafts.all().map(({ id, raw }) => ({
      id,
      title: raw.title || said.untitled,
      minutes: raw.minutes,
      scenes: raw.scenes ?? [],
    }));
    this.group(said.own, own, false);
    const bar = make("div", "cx-tools", root);
    button(bar, said.new, () => this.begin({ crossings: 1, title: said.untitled, scenes: [] }));
    this.opener(bar);
    make("p", "cx-care", root, said.care);
  }

  /**
   * @param {string} title
   * @param {readonly Shelved[]} rows
   * @param {boolean} builtIn
   */
  group(title, rows, builtIn) {
    make("h2", "", this.root, title);
    if (!rows.length) make("p", "", this.root, this.said.none);
    const list = make("ul", "cx-shelf", this.root);
    for (const row of rows) this.row(list, row, builtIn);
  }

  /**
   * @param {HTMLElement} list
   * @param {Shelved} lecture
   * @param {boolean} builtIn
   */
  row(list, { id, title, minutes, scenes }, builtIn) {
    const { said } = this;
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
    if (scenes.length) button(bar, said.present, () => this.stand({ lecture: id })).classList.add("cx-first");
    if (hasShort) button(bar, said.present_short, () => this.stand({ lecture: id, short: 1 }));
    if (!builtIn) button(bar, said.edit, () => this.go({ edit: id }));
    button(bar, said.copy, () => this.copy(id));
    button(bar, said.notes, () => this.openNotes(id));
    const more = make("details", "cx-more", own);
    make("summary", "", more, said.take_away);
    new Exports(more, this, { id, title, hasShort });
    if (!builtIn) button(bar, said.remove, () => this.remove(id, title));
  }

  /**
   * A click may fill the screen; a link may not.
   * @param {Wanted} params
   */
  stand(params) {
    document.documentElement.requestFullscreen?.().catch(() => {});
    this.go(params);
  }

  /**
   * @param {readonly unknown[]} scenes
   * @param {number | null} [minutes]
   */
  extent(scenes, minutes) {
    const { counted, about } = this.said;
    const many = fill(counted.scenes, { n: scenes.length });
    return minutes ? fill(about, { scenes: many, minutes: fill(counted.minutes, { n: minutes }) }) : many;
  }

  /** @param {HTMLElement} bar */
  opener(bar) {
    const label = make("label", "cx-open", bar);
    make("span", "", label, this.said.open_file);
    const input = make("input", "", label);
    Object.assign(input, { type: "file", accept: ".yaml,.yml,.json" });
    input.addEventListener("change", async () => {
      const [file] = input.files ?? [];
      if (!file) return;
      if (file.size > drafts.MOST_BYTES) this.complain(fill(this.said.too_large, { most: drafts.MOST_BYTES / 1024 }));
      else await this.take(file);
      input.value = "";
    });
  }

  /** @param {Blob} file */
  async take(file) {
    try {
      const { raw, faults } = await this.check(file);
      if (!raw.title && !raw.scenes?.length) this.complain([this.said.no_lecture, ...faults].join(" "));
      else this.begin(raw, faults);
    } catch (fault) {
      this.complain((fault instanceof Error && fault.message) || this.said.server_away);
    }
  }

  /**
   * @param {RawLecture} raw
   * @param {string[]} faults of the file that it was read from
   */
  begin(raw, faults = []) {
    const id = drafts.fresh(raw);
    if (!id) {
      this.complain(this.said.not_kept);
      return;
    }
    this.opened = { id, faults };
    this.go({ edit: id });
  }

  /** @param {string} id */
  async copy(id) {
    const known = await this.known(id);
    if (known) this.begin({ ...known.raw, title: fill(this.said.copy_of, { title: known.raw.title }) });
  }

  /**
   * @param {string} id
   * @param {string} title
   */
  remove(id, title) {
    if (!window.confirm(fill(this.said.really, { title }))) return;
    drafts.remove(id);
    this.clear();
    this.list();
  }

  /** @param {string} text */
  complain(text) {
    if (!this.fault) return;
    this.fault.textContent = text;
    this.fault.scrollIntoView({ block: "center" });
  }

  // ---- presenting -------------------------------------------------------------------------------

  /**
   * @param {string} id
   * @param {number} scene from 1
   * @param {string} [short]
   */
  async present(id, scene, short) {
    const known = await this.version(id, short);
    if (!known?.told.scenes.length) {
      this.list();
      this.complain(known ? this.said.empty : this.said.no_such);
      return;
    }
    if (!dress.chosen()) dress.wear(Object.keys(this.data.stage.addresses.figures).at(-1) ?? "");
    const data = { lecture: known.told, stage: this.data.stage, id: versionId(id, short), words: this.said };
    const deck = new Deck(document.body, data, {
      leave: () => this.leave(),
      openNotes: () => this.openNotes(id, short),
      at: (number) => this.place(id, number),
    });
    this.deck = deck;
    if (!document.fullscreenElement) this.invite(deck);
    await deck.start(scene - 1);
  }

  /**
   * The whole lecture, or its short version.
   * @param {string} id
   * @param {string} [short]
   * @returns {Promise<LectureVersion | null>}
   */
  async version(id, short) {
    const known = await this.known(id).catch(() => null);
    return known && short ? shortened(known) : known;
  }

  /**
   * A browser fills the screen only at a reader's own act: the first key or click does it. The word
   * goes by itself after a while.
   * @param {Deck} deck
   */
  invite(deck) {
    const gone = new AbortController();
    const away = () => {
      gone.abort();
      note.remove();
    };
    const full = () => {
      away();
      deck.root.requestFullscreen?.().catch(() => {});
    };
    const note = button(deck.root, this.said.invite, full, { name: "cx-invite", signal: gone.signal });
    const act = (/** @type {KeyboardEvent} */ { key }) => (key === "Escape" ? away() : full());
    window.addEventListener("keydown", act, { capture: true, signal: gone.signal });
    setTimeout(() => gone.signal.aborted || away(), INVITED_MS);
  }

  /**
   * @param {string} id
   * @param {number} number
   */
  place(id, number) {
    const address = new URL(window.location.href);
    address.searchParams.set("lecture", id);
    address.searchParams.set("scene", String(number + 1));
    window.history.replaceState({}, "", address);
  }

  async leave() {
    if (document.fullscreenElement) await document.exitFullscreen();
    this.go(this.data.asked.back ? { edit: this.data.asked.back } : {});
  }

  /**
   * @param {string} id
   * @param {string} [short]
   */
  openNotes(id, short) {
    // A window that was closed may keep its name for a while: each has a name of its own.
    this.windows += 1;
    return window.open(
      addressed({ lecture: id, notes: 1, short }),
      `crossings-notes-${versionId(id, short)}-${this.windows}`,
      "width=960,height=720",
    );
  }

  /**
   * @param {string} id
   * @param {string} [short]
   */
  async notes(id, short) {
    const known = await this.version(id, short);
    if (!known) {
      this.list();
      return;
    }
    this.speaking = new Notes(document.body, {
      lecture: known.told,
      noted: known.noted,
      id: versionId(id, short),
      words: this.said,
    });
  }

  // ---- writing ----------------------------------------------------------------------------------

  /**
   * A draft anew, as it is kept now.
   * @param {string} id
   * @param {DraftPlace} place
   */
  reopen(id, place) {
    this.clear();
    this.edit(id, place);
  }

  /**
   * @param {string} id
   * @param {DraftPlace} [place]
   */
  edit(id, place) {
    const raw = drafts.get(id);
    if (!raw) {
      this.list();
      this.complain(this.said.no_such);
      return;
    }
    this.editor = new Editor(this.root, { id, raw }, this, place);
    this.editor.open(this.opened?.id === id ? this.opened.faults : []);
  }
}

/**
 * This page with other parameters, looking as it does.
 * @param {Wanted} params
 */
function addressed(params) {
  return elsewhere(window.location.pathname, asTexts(params));
}

/**
 * As an address has them, without what is blank.
 * @param {Wanted} params
 * @returns {Record<string, string>}
 */
function asTexts(params) {
  const there = Object.entries(params).filter(([, value]) => value);
  return Object.fromEntries(there.map(([key, value]) => [key, String(value)]));
}

/**
 * Windows of the short version talk among themselves.
 * @param {string} id
 * @param {string} [short]
 */
function versionId(id, short) {
  return short ? `${id}-short` : id;
}
