// The page of lectures: to choose, present, change, save and take away. Everything that is written
// stays in this browser; the server reads and checks, and keeps nothing but what a short link is made of.

import { drafts } from "../drafts/drafts.js";
import { asking } from "../kit/brought.js";
import { elsewhere } from "../kit/going.js";
import { homeOf, remember } from "../kit/homes.js";
import { json, style } from "../kit/loading.js";
import { make } from "../kit/making.js";
import { mounting } from "../kit/mounting.js";
import { addressed, asTexts, holds, isSame } from "./asking.js";
import { carried, fromLink } from "./carrying.js";
import { Editor } from "./editor.js";
import { bare, plainly } from "./plainly.js";
import { Presenting } from "./presenting.js";
import { Refused, reason } from "./refused.js";
import { Shelf } from "./shelf.js";
import { fromShortLink, isShort } from "./shortlinks.js";

/** @import { CheckedLecture, LecturesData, RawLecture } from "../wire.d.ts" */
/** @import { Drafts } from "../drafts/drafts.js" */
/** @import { Read } from "./plainly.js" */
/** @typedef {CheckedLecture & { stale?: boolean }} KnownLecture `stale` where the server was away */
/** @typedef {Record<string, string | number>} Wanted what an address is to ask for */

const ECHO_MS = 50;

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
    this.words = data.words;
    /** @type {Map<string, Read>} what the server told of each draft, and of which text */
    this.read = new Map();
    this.presenting = new Presenting(this);
    /** @type {Editor | undefined} */
    this.editor = undefined;
    /** @type {Drafts | undefined} once they are found */
    this.kept = undefined;
    /** @type {HTMLElement | undefined} */
    this.fault = undefined;
    /** @type {{ id: string, faults: string[] } | undefined} the draft made of what was last opened */
    this.opened = undefined;
    this.ending = new AbortController();
    this.resting = new AbortController(); // of what is made while the list is looked at
    const { signal } = this.ending;
    window.addEventListener("hashchange", () => this.follow(), { signal });
    window.addEventListener("popstate", (event) => this.back(event), { signal });
    this.path = window.location.pathname;
    this.left = ""; // the address that the page goes back to from a lecture
    this.unpacking = ""; // the link whose lecture is on its way
    this.root = make("div", "cx-lectures", host);
    this.root.dataset.testid = "lectures";
  }

  /** What the address asks for: a lecture before its audience, its notes, its text, or the list. */
  async open() {
    const { addresses } = this.data.stage;
    const { signal } = this.resting; // what is asked for meanwhile is opened in place of this
    const [kept] = await Promise.all([drafts(), style(this.data.style), style(addresses.style)]);
    if (signal.aborted) return;
    this.kept = kept;
    const { asked } = this.data;
    if (carried(window.location.hash)) return this.unpack(window.location.hash);
    const home = homeOf(asked.lecture ?? asked.edit ?? "");
    if (home) return window.location.replace(home);
    if (asked.notes && asked.lecture) return this.presenting.notes(asked.lecture, asked.short);
    if (asked.lecture) return this.presenting.present(asked.lecture, Number(asked.scene) || 1, asked.short);
    if (asked.edit) return this.edit(asked.edit);
    return this.list();
  }

  /** A link that carries a lecture, put into a page that is open. Streamlit (1.67) hears itself say where the page
   * is, and puts back a link that was taken out before. */
  async follow() {
    const { hash } = window.location;
    if (!carried(hash) || hash === this.unpacking) return;
    await new Promise((heard) => setTimeout(heard, ECHO_MS));
    if (this.ending.signal.aborted || window.location.hash !== hash) return;
    this.clear();
    this.open();
  }

  /**
   * Back and forth in the history: to the list, to another lecture; one before its audience goes on, also
   * where the page itself goes to another language.
   * @param {PopStateEvent} event
   */
  back({ isTrusted }) {
    if (isTrusted && this.left) return this.arrive(this.left);
    if (this.presenting.deck) {
      if (isTrusted) this.presenting.hold();
      else this.presenting.stay();
      return;
    }
    if (window.location.pathname !== this.path) return;
    const asked = Object.fromEntries(new URLSearchParams(window.location.search));
    if (isSame(asked, this.data.asked)) return;
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
    const { signal } = this.resting;
    this.unpacking = hash;
    try {
      const raw = await (isShort(hash) ? fromShortLink(hash, this.words) : fromLink(hash));
      const known = raw === null ? null : await this.check(JSON.stringify(raw), this.words.server_away_link);
      if (signal.aborted) return;
      if (known?.told.scenes.length && carried(hash)?.purpose === "watch") await this.presenting.watch(known);
      else if (known && holds(known)) this.begin(known.raw, known.faults, (own) => this.drafts.once(own));
      else this.refuse([this.words.link_damaged, ...(known?.faults ?? [])].join(" "));
    } catch (fault) {
      if (!signal.aborted) this.refuse(reason(fault, this.words.unforeseen));
    } finally {
      this.unpacking = "";
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
    const spoken = data.stage.addresses.facts !== this.data.stage.addresses.facts;
    this.heard = asked;
    const stays = asBefore || this.presenting.deck;
    this.data = stays ? { ...data, asked: this.data.asked } : data;
    if (spoken) this.speak();
    else if (!stays) {
      this.clear();
      this.open();
    }
  }

  /** In another language: a lecture goes on where it is, all else is shown anew. */
  async speak() {
    this.words = this.presenting.words = this.data.words;
    if (this.presenting.deck && this.data.asked.lecture) return this.presenting.speak(this.data.asked);
    this.clear();
    this.open();
  }

  end() {
    this.ending.abort();
    this.clear();
    this.root.remove();
  }

  clear() {
    this.presenting.end();
    this.resting.abort();
    this.resting = new AbortController();
    this.editor?.end();
    this.editor = undefined;
    this.root.replaceChildren();
  }

  /**
   * The entry of the history notes that one of this page, with the list or a lecture's text, stands before it.
   * @param {Wanted} params
   */
  go(params) {
    window.history.pushState({ listed: true }, "", addressed(params));
    this.put(params);
  }

  /**
   * To what was left for a lecture, in whose language it is shown now: Back does not lead into it again.
   * @param {Wanted} params
   * @param {number} steps back in the history
   */
  goBack(params, steps) {
    const address = addressed(params);
    this.put(params);
    if (!steps) return window.history.replaceState({}, "", address);
    this.left = address;
    window.history.go(-steps);
  }

  /**
   * Streamlit has heard of the step back, in whose language the page may have been before the lecture.
   * @param {string} address
   */
  arrive(address) {
    this.left = "";
    const { listed } = window.history.state ?? {};
    window.history.replaceState({ listed }, "", address);
    window.dispatchEvent(new PopStateEvent("popstate"));
  }

  /** @param {Wanted} params */
  put(params) {
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
        throw new Refused(this.words.server_away);
      });
    const raw = this.drafts.get(id);
    if (!raw) return null;
    try {
      const known = await this.check(JSON.stringify(raw));
      this.read.set(id, { raw, known });
      return known;
    } catch (fault) {
      const isAway = fault instanceof Refused && fault.message === this.words.server_away;
      const plain = plainly(raw, this.read.get(id) ?? (isAway ? bare(raw, this.data.whole) : undefined));
      if (plain) return plain;
      throw fault;
    }
  }

  /**
   * @param {BodyInit} text
   * @param {string} away said where no server answers
   * @returns {Promise<KnownLecture>}
   */
  async check(text, away = this.words.server_away) {
    const answer = await asking(elsewhere("lecture/check", {}), { method: "POST", body: text }).catch(() => {
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
  begin(raw, faults = [], keep = (/** @type {RawLecture} */ own) => this.drafts.fresh(own)) {
    const id = keep(raw);
    remember(id);
    this.opened = { id, faults };
    this.go({ edit: id });
  }

  /** @param {string} text */
  complain(text) {
    if (!this.fault) return;
    this.fault.textContent = text;
    if (text) this.fault.scrollIntoView({ block: "center" });
  }

  // ---- writing ----------------------------------------------------------------------------------

  /** @returns {Drafts} */
  get drafts() {
    if (!this.kept) throw new Error("not opened");
    return this.kept;
  }

  /** @param {string} id */
  edit(id) {
    const draft = this.drafts.parted(id);
    if (!draft) {
      this.miss(this.words.no_such);
      return;
    }
    this.editor = new Editor(this.root, id, draft, this);
    this.editor.open(this.opened?.id === id ? this.opened.faults : []);
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
