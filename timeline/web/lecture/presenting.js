// A lecture before its audience, and the window of who gives it.

import { closeAdded } from "../drafts/adding.js";
import * as dress from "../kit/dress.js";
import { keeping } from "../kit/keeping.js";
import { button } from "../kit/making.js";
import { closeTerm } from "../kit/terms.js";
import { Host } from "../room/host.js";
import { addressed, versionId } from "./asking.js";
import { withoutNotes } from "./carrying.js";
import { Deck } from "./deck.js";
import { Notes } from "./notes.js";
import { reason } from "./refused.js";
import { shortened } from "./short.js";
import { spokenIn } from "./spoken.js";
import { opener, writer } from "./window.js";

const INVITED_MS = 8000;
const AS_WRITTEN_MS = 6000;
const TOLD = "crossings-way-out"; // in what the browser keeps

/** @import { DeckActs } from "./deck.js" */
/** @import { Lectures, KnownLecture } from "./lectures.js" */
/** @typedef {Pick<KnownLecture, "told" | "noted" | "raw" | "stale">} LectureVersion the whole, or its short version */

export class Presenting {
  /** @param {Lectures} page */
  constructor(page) {
    this.page = page;
    this.words = page.words;
    /** @type {Deck | undefined} */
    this.deck = undefined;
    /** @type {LectureVersion | undefined} what it shows */
    this.shown = undefined;
    /** @type {string | undefined} address of what is presented */
    this.here = undefined;
    /** @type {object | null} what the history notes of its place, where the theme that was worn before stands too */
    this.noted = null;
    this.held = 0; // entries of the history since the first of the lecture
    this.toRoom = ""; // the lecture that is to open with a room
    this.undress = () => {}; // of the theme that a lecture wears where nobody chose one
    /** @type {Notes | undefined} */
    this.speaking = undefined;
  }

  end() {
    this.deck?.end();
    this.giveBack();
    this.speaking?.end();
    this.deck = this.speaking = undefined;
  }

  /** The page wears what it wore before. */
  giveBack() {
    this.undress();
    this.undress = () => {};
    this.here = undefined;
  }

  /**
   * @param {string} id
   * @param {number} scene from 1
   * @param {string} [short]
   */
  async present(id, scene, short) {
    const { signal } = this.page.resting; // what is asked for meanwhile is shown in place of this
    const { known, fault } = await this.version(id, short);
    if (signal.aborted) return;
    if (!known?.told.scenes.length) {
      this.page.refuse(fault || (known ? this.words.empty : this.words.no_such));
      return;
    }
    await this.show(known, scene, versionId(id, short), {
      openNotes: this.notesOf(id, short, known),
      room: (/** @type {Deck} */ deck) => this.room(deck, versionId(id, short), known),
      spoken: (/** @type {string} */ language) => this.spoken(language),
      at: (/** @type {number} */ number) => this.place(id, number),
    });
  }

  /**
   * @param {Deck} deck
   * @param {string} id
   * @param {LectureVersion} known
   */
  room(deck, id, known) {
    const opens = this.toRoom === id;
    this.toRoom = "";
    return new Host(deck, this.words.room, { id, raw: withoutNotes(known.raw), opens });
  }

  /**
   * One that a link carries, without its notes: nothing of it is kept.
   * @param {KnownLecture} known
   */
  async watch(known) {
    await this.show(known, 1, `watch-${known.told.title}`, { at() {} });
  }

  /**
   * @param {LectureVersion} known
   * @param {number} scene from 1
   * @param {string} id by which its windows know each other
   * @param {Omit<DeckActs, "leave">} acts
   */
  async show(known, scene, id, acts) {
    const { page, words } = this;
    closeAdded();
    this.shown = known;
    this.undress = dress.lend(Object.keys(page.data.stage.addresses.figures).at(-1) ?? "");
    this.noted = window.history.state;
    const { stage, answers } = page.data;
    const data = { lecture: known.told, stage, answers, id, words };
    const deck = new Deck(document.body, data, { leave: () => this.leave(), ...acts });
    this.deck = deck;
    if (!window.history.state?.held) this.begin();
    if (!document.fullscreenElement) this.invite(deck);
    await deck.start(scene - 1);
    this.tell(deck, known.stale);
  }

  /**
   * The whole lecture, or its short version; what stood in the way where there is none to show.
   * @param {string} id
   * @param {string} [short]
   * @returns {Promise<{ known: LectureVersion | null, fault: string }>}
   */
  async version(id, short) {
    try {
      const known = await this.page.known(id);
      return { known: known && short ? { ...known, ...shortened(known) } : known, fault: "" };
    } catch (fault) {
      return { known: null, fault: reason(fault, this.words.unforeseen) };
    }
  }

  /**
   * What is presented, in the language that the page has turned to.
   * @param {{ lecture?: string, short?: string }} asked
   */
  async speak({ lecture = "", short }) {
    const { stage, answers } = this.page.data;
    const { known } = await this.version(lecture, short);
    const turned = stage.addresses.facts !== this.page.data.stage.addresses.facts; // once more, meanwhile
    if (!known || turned) return;
    this.shown = known;
    await this.deck?.speak({ lecture: known.told, stage, answers, words: this.words });
  }

  /**
   * What is presented, in a language, for notes that stand in another than the hall.
   * @param {string} language its code
   */
  async spoken(language) {
    const { shown, words, page } = this;
    if (!shown) throw new Error("nothing is shown");
    const { told: lecture, noted, raw } = shown;
    if (language === page.data.language) return { lecture, noted, words };
    return spokenIn(raw, language, words.server_away);
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
    const { words } = this;
    const text = window.matchMedia("(pointer: coarse)").matches ? words.invite_touch : words.invite;
    const note = button(deck.root, text, full, { name: "cx-invite", signal: gone.signal });
    const act = (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== "Escape") return full();
      event.stopImmediatePropagation(); // one thing a press, and first what was opened since
      return closeTerm() || away();
    };
    window.addEventListener("keydown", act, { capture: true, signal: gone.signal });
    deck.ending.signal.addEventListener("abort", away, { signal: gone.signal });
    setTimeout(() => gone.signal.aborted || away(), INVITED_MS);
  }

  /**
   * One word at a time: the way out waits for the next lecture.
   * @param {Deck} deck
   * @param {boolean} [stale]
   */
  tell(deck, stale) {
    if (stale) deck.stage.messages?.notify(this.words.as_written, AS_WRITTEN_MS);
    else if (document.fullscreenElement) this.tellWayOut(deck);
  }

  /**
   * Once in a browser, where no invitation has told it.
   * @param {Deck} deck
   */
  tellWayOut(deck) {
    if (keeping(() => localStorage.getItem(TOLD))) return;
    keeping(() => localStorage.setItem(TOLD, "yes"));
    deck.stage.messages?.notify(this.words.way_out, INVITED_MS);
  }

  /**
   * @param {string} id
   * @param {number} number
   */
  place(id, number) {
    const address = new URL(window.location.href);
    address.searchParams.set("lecture", id);
    address.searchParams.set("scene", String(number + 1));
    window.history.replaceState(window.history.state, "", address);
    this.here = address.href;
  }

  /** Entries of the history that are of a lecture are counted from the first, so that it can be left by all of them. */
  begin() {
    window.history.replaceState({ ...this.noted, held: 0 }, "");
    this.hold();
  }

  /** One more entry of the history, which Back takes in place of the lecture; wherever Back has led by then. */
  hold() {
    this.here ??= window.location.href;
    this.held = (window.history.state?.held ?? -1) + 1;
    window.history.pushState({ ...this.noted, held: this.held }, "", this.here);
  }

  /** The address that the page has gone to is that of the lecture from here on. */
  stay() {
    this.here = window.location.href;
    this.held = window.history.state?.held ?? this.held + 1;
    window.history.replaceState({ ...this.noted, held: this.held }, "", this.here);
  }

  async leave() {
    if (document.fullscreenElement) await document.exitFullscreen();
    this.giveBack();
    const { back } = this.page.data.asked;
    const { held = 0, listed = false } = window.history.state ?? {};
    this.page.goBack(back ? { edit: back } : {}, held + Number(listed));
  }

  /**
   * @param {string} id
   * @param {string} [short]
   * @param {LectureVersion} [known] where it is presented
   */
  notesOf(id, short, known) {
    const own = versionId(id, short);
    const address = () => addressed({ lecture: id, notes: 1, short });
    const write = known && writer(() => this.noting(this.shown ?? known, own), address);
    return opener(address, `crossings-notes-${own}`, "width=1100,height=760", write);
  }

  /**
   * @param {string} id
   * @param {string} [short]
   */
  async notes(id, short) {
    const { signal } = this.page.resting;
    const { known, fault } = await this.version(id, short);
    if (signal.aborted) return;
    if (!known) {
      this.page.refuse(fault || this.words.no_such);
      return;
    }
    this.speaking = new Notes(document.body, this.noting(known, versionId(id, short)));
  }

  /**
   * @param {LectureVersion} known
   * @param {string} id
   */
  noting({ told: lecture, noted }, id) {
    const { language, tongues } = this.page.data;
    return { lecture, noted, id, words: this.words, language, tongues };
  }
}
