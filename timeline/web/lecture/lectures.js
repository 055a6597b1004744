// The page of lectures: to choose, present, change, save and take away. Everything that is written
// stays in this browser; the server reads and checks, and keeps nothing.

import * as dress from "../kit/dress.js";
import { elsewhere } from "../kit/going.js";
import { json, style } from "../kit/loading.js";
import { button, make } from "../kit/making.js";
import { mounting } from "../kit/mounting.js";
import { addressed, asTexts, holds, isSame, versionId } from "./asking.js";
import { Deck } from "./deck.js";
import * as drafts from "./drafts.js";
import { Editor } from "./editor.js";
import { Notes } from "./notes.js";
import { plainly } from "./plainly.js";
import { Refused, reason } from "./refused.js";
import { Shelf } from "./shelf.js";
import { shortened } from "./short.js";
import { opener } from "./window.js";

const INVITED_MS = 8000;
const AS_WRITTEN_MS = 6000;

/** @import { LecturesData, RawLecture } from "../wire.d.ts" */
/** @import { KnownLecture, Wanted } from "./editor.js" */
/** @import { Read } from "./plainly.js" */
/** @typedef {Pick<KnownLecture, "told" | "noted" | "raw" | "stale">} LectureVersion the whole, or its short version */

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
    this.heard = data.asked;
    this.said = data.words;
    /** @type {Map<string, Read>} what the server told of each draft, and of which text */
    this.read = new Map();
    /** @type {Deck | undefined} */
    this.deck = undefined;
    this.undress = () => {}; // of the theme that a lecture wears where nobody chose one
    /** @type {Editor | undefined} */
    this.editor = undefined;
    /** @type {Notes | undefined} */
    this.speaking = undefined;
    /** @type {HTMLElement | undefined} */
    this.fault = undefined;
    /** @type {{ id: string, faults: string[] } | undefined} the draft made of what was last opened */
    this.opened = undefined;
    this.ending = new AbortController();
    const { signal } = this.ending;
    window.addEventListener("hashchange", () => this.follow(), { signal });
    window.addEventListener("popstate", () => this.back(), { signal });
    this.path = window.location.pathname;
    this.root = make("div", "cx-lectures", host);
    this.root.dataset.testid = "lectures";
  }

  /** What the address asks for: a lecture before its audience, its notes, its text, or the list. */
  async open() {
    await Promise.all([style(this.data.style), style(this.data.stage.addresses.style)]);
    const { asked } = this.data;
    if (drafts.carried(window.location.hash)) return this.unpack(window.location.hash);
    if (asked.notes && asked.lecture) return this.notes(asked.lecture, asked.short);
    if (asked.lecture) return this.present(asked.lecture, Number(asked.scene) || 1, asked.short);
    if (asked.edit) return this.edit(asked.edit);
    return this.list();
  }

  /** A link that carries a lecture, put into a page that is open. */
  follow() {
    if (!drafts.carried(window.location.hash)) return;
    this.clear();
    this.open();
  }

  /** Back and forth in the history: to the list, to another lecture, out of one that is presented. */
  back() {
    if (window.location.pathname !== this.path) return;
    const asked = Object.fromEntries(new URLSearchParams(window.location.search));
    if (isSame(asked, this.data.asked)) return;
    if (document.fullscreenElement) document.exitFullscreen();
    this.data = { ...this.data, asked };
    this.clear();
    this.open();
  }

  /**
   * What a link carries is read by the server before it is kept, and once.
   * @param {string} hash
   */
  async unpack(hash) {
    window.history.replaceState({}, "", addressed({}));
    this.data = { ...this.data, asked: {} };
    const raw = await drafts.fromLink(hash);
    try {
      const known = raw === null ? null : await this.check(JSON.stringify(raw), this.said.server_away_link);
      if (known && holds(known)) this.begin(known.raw, known.faults, drafts.once);
      else this.refuse([this.said.link_damaged, ...(known?.faults ?? [])].join(" "));
    } catch (fault) {
      this.refuse(reason(fault, this.said.unforeseen));
    }
  }

  /** @param {string} why the list is shown instead */
  refuse(why) {
    this.list();
    this.complain(why);
  }

  /**
   * What Python was asked counts where it has changed: the page goes from place to place without it.
   * @param {LecturesData} data
   */
  answer(data) {
    const { asked } = data;
    const asBefore = isSame(asked, this.heard) || isSame(asked, this.data.asked);
    this.heard = asked;
    this.data = asBefore || this.deck ? { ...data, asked: this.data.asked } : data;
    if (asBefore || this.deck) return;
    this.clear();
    this.open();
  }

  end() {
    this.ending.abort();
    this.clear();
    this.root.remove();
  }

  clear() {
    this.deck?.end();
    this.undress();
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
   * A lecture as Python tells it; of a draft, while the server is away, what was last written.
   * @param {string} id
   * @returns {Promise<KnownLecture | null>}
   */
  async known(id) {
    const own = this.data.built_in.find((one) => one.id === id);
    if (own)
      return json(own.checked).catch(() => {
        throw new Refused(this.said.server_away);
      });
    const raw = drafts.get(id);
    if (!raw) return null;
    try {
      const known = await this.check(JSON.stringify(raw));
      this.read.set(id, { raw, known });
      return known;
    } catch (fault) {
      const plain = plainly(raw, this.read.get(id));
      if (plain) return plain;
      throw fault;
    }
  }

  /**
   * @param {BodyInit} text
   * @param {string} away said where no server answers
   * @returns {Promise<KnownLecture>}
   */
  async check(text, away = this.said.server_away) {
    const answer = await fetch(elsewhere("lecture/check", {}), { method: "POST", body: text }).catch(() => {
      throw new Refused(away);
    });
    const known = await answer.json().catch(() => ({}));
    if (!answer.ok || known.error) throw new Refused(known.error ?? away);
    return known;
  }

  // ---- the list ---------------------------------------------------------------------------------

  list() {
    new Shelf(this).list();
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
   * @param {RawLecture} raw
   * @param {string[]} faults of the file that it was read from
   */
  begin(raw, faults = [], keep = drafts.fresh) {
    const id = keep(raw);
    this.opened = { id, faults };
    this.go({ edit: id });
  }

  /** @param {string} text */
  complain(text) {
    if (!this.fault) return;
    this.fault.textContent = text;
    if (text) this.fault.scrollIntoView({ block: "center" });
  }

  // ---- presenting -------------------------------------------------------------------------------

  /**
   * @param {string} id
   * @param {number} scene from 1
   * @param {string} [short]
   */
  async present(id, scene, short) {
    const { known, fault } = await this.version(id, short);
    if (!known?.told.scenes.length) {
      this.refuse(fault || (known ? this.said.empty : this.said.no_such));
      return;
    }
    this.undress = dress.lend(Object.keys(this.data.stage.addresses.figures).at(-1) ?? "");
    const data = { lecture: known.told, stage: this.data.stage, id: versionId(id, short), words: this.said };
    const deck = new Deck(document.body, data, {
      leave: () => this.leave(),
      openNotes: this.notesOf(id, short),
      at: (number) => this.place(id, number),
    });
    this.deck = deck;
    if (!document.fullscreenElement) this.invite(deck);
    await deck.start(scene - 1);
    if (known.stale) this.deck?.stage.messages?.notify(this.said.as_written, AS_WRITTEN_MS);
  }

  /**
   * The whole lecture, or its short version; what stood in the way where there is none to show.
   * @param {string} id
   * @param {string} [short]
   * @returns {Promise<{ known: LectureVersion | null, fault: string }>}
   */
  async version(id, short) {
    try {
      const known = await this.known(id);
      return { known: known && short ? { ...known, ...shortened(known) } : known, fault: "" };
    } catch (fault) {
      return { known: null, fault: reason(fault, this.said.unforeseen) };
    }
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
  notesOf(id, short) {
    const name = `crossings-notes-${versionId(id, short)}`;
    return opener(() => addressed({ lecture: id, notes: 1, short }), name, "width=960,height=720");
  }

  /**
   * @param {string} id
   * @param {string} [short]
   */
  async notes(id, short) {
    const { known, fault } = await this.version(id, short);
    if (!known) {
      this.refuse(fault || this.said.no_such);
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

  /** @param {string} id */
  edit(id) {
    const draft = drafts.draft(id);
    if (!draft) {
      this.miss(this.said.no_such);
      return;
    }
    this.editor = new Editor(this.root, id, draft, this);
    this.editor.open(this.opened?.id === id ? this.opened.faults : []);
  }

  /**
   * What is edited is kept under another name from now on.
   * @param {string} id
   */
  moved(id) {
    this.data = { ...this.data, asked: { edit: id } };
    window.history.replaceState({}, "", addressed({ edit: id }));
  }

  /**
   * The list in place of what is not, or no longer, there.
   * @param {string} why
   */
  miss(why) {
    this.clear();
    this.refuse(why);
  }
}
