// A lecture as files to take away. Pictures are drawn here; the server binds them, and keeps none.

import { onStage } from "../faces/face.js";
import { asking } from "../kit/brought.js";
import { ofOwn } from "../kit/going.js";
import { homeOf } from "../kit/homes.js";
import { button, download, make, slug } from "../kit/making.js";
import { scriptedWhole } from "../kit/scripted.js";
import { addressOf } from "../kit/svg.js";
import { fill, listed, number } from "../kit/wording.js";
import { drawing, png } from "../stage/picture.js";
import { Stage } from "../stage/stage.js";
import { asLink, withoutNotes } from "./carrying.js";
import { facePicture } from "./facepicture.js";
import { filmed, kinds } from "./film.js";
import { Refused, reason } from "./refused.js";
import { left, shortened } from "./short.js";
import { asShortLink } from "./shortlinks.js";
import { inLanguage, spokenIn } from "./spoken.js";

const LONG_LINK = 2000; // letters: some programs for mail and messages cut what is longer
const GROW = 0.85; // larger, and titles of the timeline would be cut
const ON_PAPER = 0.7; // which is held in the hand
const FINE_SCENES = 60; // whose pictures have 37 of the 48 MB that the server takes

/** @import { CheckedLecture, Phrases, RawLecture, StageFiles, ToldLecture, Tongue } from "../wire.d.ts" */
/**
 * @typedef {object} LecturePage what knows lectures, their words and their stage
 * @property {Phrases} words
 * @property {{ keeps_links: boolean, stage: StageFiles, language: string, tongues: readonly Tongue[] }} data
 * @property {{ get: (id: string) => RawLecture | null }} drafts
 * @property {(id: string) => Promise<CheckedLecture | null>} known
 * @property {(text: string) => Promise<CheckedLecture>} check
 */
/** @typedef {{ told: ToldLecture, raw: RawLecture, text?: string, faults?: string[], stale?: boolean }} Known */
/** @typedef {Pick<Known, "told" | "raw"> & { stage: StageFiles }} Drawable in the language of a file */

/** Of data that this page does not show. */
class AtHome extends Refused {
  /** @param {string} message @param {URL} home */
  constructor(message, home) {
    super(message);
    this.home = home;
  }
}

export class Exports {
  /**
   * @param {HTMLElement} box
   * @param {LecturePage} page
   * @param {{ id: string, title: string, hasShort: boolean }} lecture
   */
  constructor(box, page, { id, title, hasShort }) {
    this.page = page;
    this.id = id;
    this.title = title;
    this.words = page.words;
    this.busy = false;
    this.told = make("p", "cx-told-file", box);
    this.told.setAttribute("role", "status");
    if (hasShort) this.short = this.box(box, this.words.short_only);
    this.tongues(make("div", "cx-tools", box));
    const bar = make("div", "cx-tools", box);
    this.button(bar, this.words.as_file, () => this.file());
    this.button(bar, this.words.as_html, () => this.html(true));
    this.button(bar, this.words.as_html_shown, () => this.html(false));
    this.button(bar, this.words.as_watch, () => this.link("watch"));
    this.button(bar, this.words.as_link, () => this.link());
    this.occasion = this.asked(make("fieldset", "cx-tools", box));
    this.slides(make("fieldset", "cx-tools", box));
    this.handout(make("fieldset", "cx-tools", box));
    if (kinds().size) this.film(make("fieldset", "cx-tools", box));
  }

  /**
   * In which languages files are; the first is that of the page.
   * @param {HTMLElement} bar
   */
  tongues(bar) {
    const { language, tongues } = this.page.data;
    const isSpoken = (/** @type {Tongue} */ { code }) => Number(code === language);
    const own = tongues.toSorted((one, other) => isSpoken(other) - isSpoken(one));
    if (own.length < 2) return;
    const both = own.map(({ code }) => code).join(",");
    this.language = this.choice(bar, this.words.file_language, [
      ...own.map(({ code, name }) => /** @type {[string, string]} */ ([code, name])),
      [both, listed(own.map(({ name }) => name))],
    ]);
  }

  /** Codes of the languages that files are asked for in. */
  get codes() {
    return (this.language?.value ?? this.page.data.language).split(",");
  }

  /**
   * Made here, at the pace at which it plays; a second button stops it.
   * @param {HTMLElement} bar
   */
  film(bar) {
    const { words } = this;
    make("legend", "", bar, words.film);
    const number = (/** @type {string} */ name) => {
      const own = make("input", "", make("label", "", bar, `${name} `));
      return Object.assign(own, { type: "number", min: 1, max: 200, placeholder: "" });
    };
    const [from, to] = [number(words.first_scene), number(words.last_scene)];
    for (const [ending, kind] of kinds())
      this.button(bar, fill(words.as_film, { kind: ending === "mp4" ? "MP4" : "WebM" }), async () => {
        const { told } = await this.known();
        const scenes = told.scenes.slice((Number(from.value) || 1) - 1, Number(to.value) || undefined);
        if (!scenes.length) throw new Refused(words.no_such);
        await this.filmed({ ...told, scenes }, ending, kind);
      });
    this.stopper = button(bar, words.stop_film, () => this.stopping?.abort());
    this.stopper.hidden = true;
  }

  /**
   * @param {ToldLecture} lecture
   * @param {string} ending
   * @param {string} kind
   */
  async filmed(lecture, ending, kind) {
    const { stage } = this.page.data;
    const { words, stopper } = this;
    const stopping = new AbortController();
    this.stopping = stopping;
    const { signal } = stopping;
    const tell = (/** @type {string} */ text) => (this.told.isConnected ? this.say(text) : stopping.abort());
    if (stopper) stopper.hidden = false;
    try {
      const edition = words.film_edition;
      const film = await filmed({ lecture, stage, words, edition, tell, signal }, kind);
      download(film, this.name(ending, { codes: [this.page.data.language] }));
      this.say(words.done);
    } catch (fault) {
      if (!signal.aborted) throw fault;
      this.say(words.film_stopped);
    } finally {
      if (stopper) stopper.hidden = true;
    }
  }

  /**
   * What stands on slides and paper, as whoever takes them away says it.
   * @param {HTMLElement} bar
   */
  asked(bar) {
    const { words } = this;
    make("legend", "", bar, words.occasion);
    const line = (/** @type {string} */ name, placeholder = "") => {
      const own = make("input", "", make("label", "", bar, `${name} `));
      return Object.assign(own, { type: "text", maxLength: 200, placeholder });
    };
    const [title, author] = [line(words.field_title, this.title), line(words.field_author)];
    const [course, date] = [line(words.course), line(words.date)];
    const whom = this.choice(bar, words.whom, Object.entries(words.audiences));
    const sources = this.choice(bar, words.source_list, Object.entries(words.source_lists));
    return () => ({
      title: title.value.trim(),
      author: author.value.trim(),
      course: course.value.trim(),
      date: date.value.trim(),
      notes: whom.value === "lecturer",
      sources: sources.value,
    });
  }

  /** @param {HTMLElement} bar */
  slides(bar) {
    const { words } = this;
    make("legend", "", bar, words.slides);
    const aspect = this.choice(bar, words.aspect, [
      ["16:9", "16:9"],
      ["4:3", "4:3"],
    ]);
    this.button(bar, words.as_slides, () =>
      this.each("slides", "pptx", (known) =>
        this.pictured(known, onSlide(aspect.value), { ...this.occasion(), aspect: aspect.value }),
      ),
    );
  }

  /** @param {HTMLElement} bar */
  handout(bar) {
    const { words } = this;
    make("legend", "", bar, words.handout);
    const paper = this.choice(bar, words.paper, [
      ["A4", words.papers.A4],
      ["letter", words.papers.letter],
    ]);
    const perPage = this.choice(bar, words.per_page, [
      ["2", "2"],
      ["1", "1"],
      ["3", "3"],
    ]);
    this.button(bar, words.as_handout, () => {
      const per_page = Number(perPage.value);
      return this.each("handout", "pdf", (known) =>
        this.pictured(known, onPaper(per_page), { ...this.occasion(), paper: paper.value, per_page }),
      );
    });
  }

  /**
   * @param {HTMLElement} bar
   * @param {string} text
   * @param {() => Promise<void>} act
   */
  button(bar, text, act) {
    button(bar, text, () => this.once(act));
  }

  /**
   * @param {HTMLElement} bar
   * @param {string} name
   * @param {[string, string][]} options
   */
  choice(bar, name, options) {
    const label = make("label", "", bar, `${name} `);
    const select = make("select", "", label);
    for (const [value, text] of options) scriptedWhole(make("option", "", select, text)).value = value;
    return select;
  }

  /**
   * @param {HTMLElement} bar
   * @param {string} name
   */
  box(bar, name) {
    const label = make("label", "", bar);
    const box = make("input", "", label);
    box.type = "checkbox";
    label.append(name);
    return box;
  }

  // ---- one at a time, and what became of it -------------------------------------------------------

  /** @param {() => Promise<void>} act */
  async once(act) {
    if (this.busy) return;
    this.busy = true;
    this.say(this.words.working);
    try {
      await act();
    } catch (fault) {
      this.say(reason(fault, this.words.unforeseen));
      if (fault instanceof AtHome) make("a", "", this.told, this.words.home_link).href = fault.home.href;
    } finally {
      this.busy = false;
    }
  }

  /** @param {string} text */
  say(text) {
    this.told.textContent = text;
  }

  /** Not where other data are shown: what a scene shows would be missing. @returns {Promise<Known>} */
  async known() {
    const home = homeOf(this.id);
    if (home) throw new AtHome(`${this.words.at_home} `, home);
    const known = await this.page.known(this.id);
    if (!known) throw new Refused(this.words.no_such);
    return this.short?.checked ? shortened(known) : known;
  }

  /** For what the server puts together: nothing is drawn for one that does not answer. */
  async answered() {
    const known = await this.known();
    if (known.stale) throw new Refused(this.words.server_makes);
    return known;
  }

  /**
   * As it is drawn in a language.
   * @param {string} code
   * @returns {Promise<Drawable>}
   */
  async drawable(code) {
    const { told, raw } = await this.answered();
    if (code === this.page.data.language) return { told, raw, stage: this.page.data.stage };
    const { lecture, stage } = await spokenIn(raw, code, this.words.server_makes);
    return { told: lecture, raw, stage };
  }

  /**
   * What may hold notes is named after whom it is for: one with notes is not given out by mistake. The
   * languages of what is shown stand at its end.
   * @param {string} ending
   * @param {{ notes?: boolean, codes?: readonly string[] }} [own]
   */
  name(ending, { notes = this.occasion().notes, codes = [] } = {}) {
    const { title } = this.occasion();
    const whom = ["html", "pptx", "pdf"].includes(ending) ? [notes ? "lecturer" : "students"] : [];
    const languages = this.page.data.tongues.length > 1 ? codes : [];
    return `${[slug(title || this.title), ...whom, ...languages].join("-")}.${ending}`;
  }

  // ---- the files ----------------------------------------------------------------------------------

  async file() {
    const { text, faults } = await this.written();
    download(new Blob([text], { type: "application/yaml" }), this.name("yaml"));
    this.say([this.words.done, ...faults].join(" "));
  }

  /** The file, and what of the lecture is not in it as it was written. */
  async written() {
    const { text, raw, faults = [], stale } = await this.raw();
    if (text !== undefined && !stale) return { text, faults };
    return this.page
      .check(JSON.stringify(raw))
      .catch(() => ({ text: JSON.stringify(raw, null, 1), faults: [this.words.as_json] }));
  }

  /**
   * As it is known, or at least as it was written: that needs no server.
   * @returns {Promise<Partial<Known> & { raw: RawLecture }>}
   */
  async raw() {
    try {
      return await this.known();
    } catch (fault) {
      const raw = this.page.drafts.get(this.id);
      if (!raw) throw fault;
      return { raw: this.short?.checked ? { ...raw, scenes: left(raw.scenes ?? []) } : raw };
    }
  }

  /** @param {import("./carrying.js").Purpose} [purpose] */
  async link(purpose = "lecture") {
    const { raw } = await this.raw();
    const { words } = this;
    const own = purpose === "watch" ? withoutNotes(raw) : raw;
    const end = await asLink(own, purpose);
    if (end) await this.giveLink(end);
    else this.say(words.link_too_long);
    if (!this.page.data.keeps_links) return;
    make("span", "", this.told, " ");
    this.button(this.told, words.link_short, async () => {
      const short = await asShortLink(own, purpose, words);
      await this.giveLink(short.end);
      make("span", "", this.told, ` ${fill(words.link_kept, { n: number(short.days) })}`);
    });
  }

  /** @param {string} end of its address */
  async giveLink(end) {
    const bare = new URL(window.location.pathname, window.location.origin);
    bare.search = homeOf(this.id)?.search ?? String(new URLSearchParams(ofOwn({})));
    const address = `${bare.href}${end}`;
    const copied = await navigator.clipboard?.writeText(address).then(
      () => true,
      () => false,
    );
    this.say("");
    if (copied) make("span", "", this.told, `${this.words.copied} `);
    make("a", "", this.told, this.words.link_itself).href = address;
    if (bare.searchParams.has("own")) make("span", "", this.told, ` ${this.words.link_own}`);
    if (address.length > LONG_LINK)
      make("span", "", this.told, ` ${fill(this.words.link_long, { n: number(address.length) })}`);
  }

  /** One file opens in any of its languages. @param {boolean} notes */
  async html(notes) {
    const { raw } = await this.answered();
    await this.bound("deck", "html", JSON.stringify(notes ? raw : withoutNotes(raw)), this.codes, notes);
  }

  /**
   * A file for each language.
   * @param {string} kind
   * @param {string} ending
   * @param {(known: Drawable) => Promise<string>} asked
   */
  async each(kind, ending, asked) {
    for (const code of this.codes) await this.bound(kind, ending, await asked(await this.drawable(code)), [code]);
  }

  /**
   * What the server binds of the lecture, and anything it has to remark.
   * @param {string} kind
   * @param {string} ending
   * @param {string} body
   * @param {readonly string[]} codes of the languages in it
   * @param {boolean} [notes]
   */
  async bound(kind, ending, body, codes, notes) {
    this.say(this.words.binding);
    const address = new URL(inLanguage(`lecture/${kind}`, codes[0]));
    if (codes.length > 1) address.searchParams.set("in", codes.join(","));
    const answer = await asking(address, { method: "POST", body }).catch(() => {
      throw new Refused(this.words.server_makes);
    });
    if (!answer.ok) {
      const { error = this.words.server_makes } = await answer.json().catch(() => ({}));
      throw new Refused(error);
    }
    download(await answer.blob(), this.name(ending, { notes, codes }));
    this.say(`${this.words.done} ${decodeURIComponent(answer.headers.get("X-Notice") ?? "")}`.trim());
  }

  /**
   * The pictures are those of the hall: black on white, with the largest letters.
   * @param {Drawable} known
   * @param {Room} room
   * @param {Record<string, unknown>} options
   */
  async pictured({ told, raw, stage }, room, options) {
    const theme = Object.keys(stage.addresses.figures).at(-1) ?? "";
    /** @type {import("../stage/picture.js").Create} */
    const create = (host, data, own) => new Stage(host, data, own);
    const pictures = [];
    const times = asFine(room.times, told.scenes.length);
    for (const scene of told.scenes) {
      this.say(fill(this.words.picturing, { n: pictures.length + 1, all: told.scenes.length }));
      if (onStage(scene)) {
        const { size, part } = room.stage(scene.layout);
        const how = { theme, grow: room.grow, stays: true, spoken: scene.named, size, part };
        const svg = await drawing(create, stage, scene.state, null, how);
        pictures.push((await addressOf(await png(svg, times, size))).split(",")[1]);
      } else pictures.push(await facePicture(scene, { theme, stage, ...room.face }));
    }
    return JSON.stringify({ lecture: JSON.stringify(raw), pictures, ...options });
  }
}

/** Of many scenes coarser pictures, so that the server takes all of them together.
 * @param {number} times @param {number} scenes */
export function asFine(times, scenes) {
  return times * Math.min(1, Math.sqrt(FINE_SCENES / scenes));
}

/** @typedef {{ size: readonly [number, number], part: "" | "map" | "time" }} Drawn */
/** @typedef {{ stage: (layout: string) => Drawn, times: number, grow: number, face: { size: readonly [number, number], letters: number, numbers: boolean } }} Room pixels that pictures have */

/**
 * The column beside the words: map or timeline alone, so that its letters are read from the last row.
 * @param {string} aspect
 * @returns {Room}
 */
function onSlide(aspect) {
  const across = aspect === "4:3" ? 490 : 654; // points that slide_master.py leaves, and 490 down
  return {
    stage: (layout) => {
      const part = layout === "map" || layout === "time" ? layout : "";
      const grown = part ? 1.7 : 2.3;
      return { size: [Math.round(across * grown), Math.round(490 * grown)], part };
    },
    times: 1.6,
    grow: GROW,
    face: { size: [1920, 1000], letters: 40, numbers: false },
  };
}

/**
 * As wide as the page, and as high as handout.py lets it be.
 * @param {number} perPage
 * @returns {Room}
 */
function onPaper(perPage) {
  /** @type {readonly [number, number]} */
  const size = [1480, { 1: 1060, 2: 590 }[perPage] ?? 1000];
  return { stage: () => ({ size, part: "" }), times: 1.3, grow: ON_PAPER, face: { size, letters: 28, numbers: true } };
}
