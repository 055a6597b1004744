// The page of the reader's own data: bring a file, see what it is taken for, correct and mend it, show it.

import { asked } from "../kit/asked.js";
import { bringAgain } from "../kit/brought.js";
import { style } from "../kit/loading.js";
import { alert, button, download, make, slug } from "../kit/making.js";
import { mounting } from "../kit/mounting.js";
import { scripted } from "../kit/scripted.js";
import { fill } from "../kit/wording.js";
import { answered, begun, folderOf, forget, keep, putFor, Said, send } from "./bringing.js";
import { cupboard, DRAFT, isFull, lastingly } from "./cupboard.js";
import { guide } from "./guide.js";
import { Look } from "./look.js";
import { AS_GUESSED, asBefore, Mending } from "./mending.js";
import { packed, partsOf } from "./packing.js";
import { shelf } from "./shelf.js";

/** @import { OwnData } from "../wire.d.ts" */
/** @import { Kept } from "./cupboard.js" */
/** @import { OwnReading } from "./look.js" */
/** @import { Part } from "./packing.js" */

const PASTED = "pasted.csv";
const FORGOTTEN = "crossings-forgotten"; // in what the tab keeps, until it is told
const LONGEST = 200; // letters of a name
const REST_MS = 350; // of typing, before the file is read anew

export const connect = mounting((host, /** @type {OwnData} */ data) => {
  const root = make("div", "cx-own cx-page", host);
  root.dataset.testid = "own";
  const ending = new AbortController();
  const page = new Own(root, data, ending.signal);
  page.start().catch((fault) => {
    console.error(fault);
    alert(root, data.words.fault);
  });
  return {
    same: () => true,
    answer: () => {},
    end: () => {
      ending.abort();
      root.remove();
    },
  };
});

export class Own {
  /**
   * @param {HTMLElement} root
   * @param {OwnData} data
   * @param {AbortSignal} signal
   */
  constructor(root, { words, most, missing, style: sheet }, signal) {
    this.root = root;
    this.words = words;
    this.most = most;
    this.missing = missing;
    this.sheet = sheet;
    this.signal = signal;
    /** @type {Kept | null} what is being looked at */
    this.draft = null;
    this.mending = new Mending();
    /** @type {Look | null} */
    this.look = null;
    this.isNew = false; // what was asked for and is not shown yet
    this.reads = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.waiting = undefined;
  }

  async start() {
    await style(this.sheet);
    this.kept = await cupboard();
    if (this.signal.aborted) return;
    const { root, words } = this;
    const head = make("header", "cx-own-head", root);
    make("h1", "", head, words.title);
    make("p", "cx-lead-in", head, words.lead);
    this.bringing(make("section", "cx-own-bring", root));
    this.told = make("div", "cx-own-told", root);
    this.told.setAttribute("aria-live", "polite");
    this.looked = make("div", "cx-own-look", root);
    this.shelf = make("section", "cx-own-shelf", root);
    guide(make("section", "cx-own-guide", root), words);
    await this.list();
    await this.resume();
    const forgotten = stored((tab) => tab.getItem(FORGOTTEN));
    stored((tab) => tab.removeItem(FORGOTTEN));
    if (forgotten !== null && !this.signal.aborted) await this.forgotten(forgotten);
    root.dataset.ready = "true";
  }

  /** Whether what was asked for has come to the server, which did not wait for it so long. */
  async comes() {
    this.tell(this.words.showing, "status");
    const isHere = await bringAgain();
    if (this.draft || this.signal.aborted) return false;
    this.tell("");
    return isHere;
  }

  /** What was asked for or looked at before; the reader may have brought something else meanwhile. */
  async resume() {
    const { kept, missing, signal, words } = this;
    if (missing && (await this.comes())) return window.location.reload();
    if (!kept || this.draft) return;
    const own = await begun(kept, missing);
    if (own && !signal.aborted) await this.open(own, { isAsked: false });
    if (missing && (!own || own.id === DRAFT)) this.tell(words.elsewhere);
  }

  // ---- bring it -------------------------------------------------------------------------------------

  /** @param {HTMLElement} box */
  bringing(box) {
    const { words, signal } = this;
    const drop = make("div", "cx-own-drop", box);
    const label = make("label", "cx-own-file", drop);
    make("span", "", label, words.choose);
    const input = make("input", "", label);
    input.type = "file";
    input.multiple = true;
    input.addEventListener("change", () => this.take([...(input.files ?? [])]), { signal });
    make("p", "", drop, words.drop);
    scripted(make("p", "cx-own-formats", drop), words.formats);
    const over = (/** @type {boolean} */ on) => drop.classList.toggle("over", on);
    drop.addEventListener(
      "dragover",
      (event) => {
        event.preventDefault();
        over(true);
      },
      { signal },
    );
    drop.addEventListener("dragleave", () => over(false), { signal });
    drop.addEventListener(
      "drop",
      (event) => {
        event.preventDefault();
        over(false);
        this.take([...(event.dataTransfer?.files ?? [])]);
      },
      { signal },
    );
    const paste = make("details", "cx-own-paste", box);
    make("summary", "", paste, words.paste);
    const field = make("label", "cx-labelled", paste);
    make("span", "", field, words.paste_label);
    const text = make("textarea", "", field);
    text.rows = 6;
    text.spellcheck = false;
    button(paste, words.read, () => this.takeText(text.value), { signal });
    const tools = make("div", "cx-own-tools", box);
    button(
      tools,
      words.example,
      () => this.begin([{ name: `${words.example_name}.csv`, content: bytesOf(words.example_table) }]),
      {
        signal,
      },
    );
    button(tools, words.template, () => download(headings(words), `${slug(words.pasted)}.csv`), { signal });
    make("p", "cx-own-care", box, words.private);
    if (!this.kept?.lasts) make("p", "cx-own-care", box, words.not_kept);
  }

  /** Files that come at once belong together. @param {File[]} files */
  async take(files) {
    if (!files.length) return;
    const whole = files.reduce((sum, { size }) => sum + size, 0);
    if (whole > this.most) return this.tell(fill(this.words.too_large, { most: this.most / 1e6 }));
    const contents = await Promise.all(files.map((file) => file.arrayBuffer()));
    await this.begin(files.map(({ name }, n) => ({ name, content: contents[n] })));
  }

  /** @param {string} text */
  async takeText(text) {
    if (text.trim()) await this.begin([{ name: PASTED, content: bytesOf(text) }]);
  }

  /** In the place of what is open, which can be read together with it. @param {Part[]} parts */
  async begin(parts) {
    lastingly(); // while the reader stays here, where a browser asks whether it may
    const before = this.draft;
    const title = this.called(parts[0].name);
    const choices = { ...AS_GUESSED, language: document.documentElement.lang.split("-")[0] };
    const own = { id: DRAFT, title, choices, day: "", care: false, changed: 0 };
    await this.open({ ...own, ...asOne(parts) });
    if (before && this.look && this.told) this.offer(this.told, before, parts);
  }

  /** @param {HTMLElement} box @param {Kept} before @param {Part[]} parts */
  offer(box, before, parts) {
    const both = asOne([...partsOf(before), ...parts]);
    if (both.content.byteLength > this.most) return;
    const { words } = this;
    const line = make("p", "cx-status", box, fill(words.in_place_of, { name: this.draft?.name, before: before.name }));
    line.setAttribute("role", "status");
    const together = () => this.open({ ...before, ...both, care: false });
    button(box, words.together, together, { signal: this.signal });
  }

  /** What data are called by their file. @param {string} name */
  called(name) {
    return name === PASTED ? this.words.pasted : name.replace(/\.\w{1,8}$/, "");
  }

  /** What was asked for is gone to. @param {Kept} own */
  async open(own, { isAsked = true } = {}) {
    this.isNew = isAsked;
    this.draft = { ...own, of: own.id === DRAFT ? own.of : own.id, id: DRAFT };
    this.mending = new Mending(own.choices);
    this.look = null;
    this.looked?.replaceChildren();
    await this.read({ isFirst: true });
  }

  // ---- read it --------------------------------------------------------------------------------------

  /** What was corrected counts once the reader rests. */
  soon() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.read(), REST_MS);
  }

  /** @returns {Promise<void>} */
  async read({ isFirst = false } = {}) {
    const { draft, words, mending } = this;
    if (!draft || !this.looked) return;
    if (!isFirst && draft.choices !== mending.now) draft.care = false; // it may name others now
    draft.choices = mending.now;
    const turn = ++this.reads;
    this.looked.setAttribute("aria-busy", "true");
    if (isFirst) this.tell(words.reading, "status");
    try {
      const answer = await send("read", draft, draft.content, this.signal);
      const reading = /** @type {OwnReading} */ (await answered(answer, words.fault));
      if (turn !== this.reads) return;
      if (reading.title && draft.title === this.called(partsOf(draft)[0].name)) draft.title = reading.title;
      if (isFirst && (await this.asBefore(reading))) return;
      this.tell((await this.hasRoom(draft)) ? "" : words.draft_full);
      this.show(reading);
    } catch (fault) {
      if (turn !== this.reads || this.signal.aborted) return;
      if (!(fault instanceof Said)) console.error(fault);
      if (isFirst && fault instanceof Said && (mending.now.encoding || mending.now.separator))
        return this.readAsFound();
      if (isFirst) this.looked.replaceChildren();
      this.tell(fault instanceof Said ? fault.message : words.away);
    } finally {
      if (turn === this.reads) this.looked.removeAttribute("aria-busy");
    }
  }

  /** Whether the browser keeps what is being looked at, unless it fails otherwise. @param {Kept} draft */
  async hasRoom(draft) {
    try {
      await this.kept?.put(draft);
    } catch (fault) {
      return !isFull(fault);
    }
    return true;
  }

  /** What was said of its characters can't be, so that there would be nothing to correct it by. */
  readAsFound() {
    this.mending = new Mending({ ...this.mending.now, encoding: "", separator: "" });
    return this.read({ isFirst: true });
  }

  /**
   * A file of the same headings is read as the last one was; says whether that is another reading.
   * @param {OwnReading} reading
   */
  async asBefore(reading) {
    const { draft } = this;
    const { now } = this.mending;
    if (!draft || draft.of || Object.keys(now.columns).length || now.encoding || now.separator) return false;
    const { encoding, separator } = reading;
    draft.found = { shape: shapeOf(reading), found: { encoding, separator } };
    const choices = asBefore(now, await this.kept?.shape(draft.found.shape), reading);
    if (!choices) return false;
    this.mending = new Mending(choices);
    await this.read();
    return true;
  }

  /**
   * How the file was found, and what the reader has made of it.
   * @param {Kept} draft
   * @param {OwnReading} reading
   */
  shape({ found, choices }, reading) {
    const { columns, encoding = "", separator = "" } = choices;
    return { shape: shapeOf(reading), ...found, columns, chosen: { encoding, separator } };
  }

  /** @param {OwnReading} reading */
  show(reading) {
    const { draft } = this;
    if (!draft || !this.looked) return;
    this.reading = reading;
    this.look ??= new Look(this.looked, this.words, {
      mending: () => this.mending,
      changed: () => this.soon(),
      now: () => this.read(),
      title: (title) => {
        draft.title = title;
        this.hasRoom(draft);
      },
      care: (agreed) => {
        draft.care = agreed;
        this.hasRoom(draft);
      },
      shown: (beside) => this.use(beside),
      mended: () => this.mended(),
      dropped: () => this.drop(),
    });
    this.look.show(reading, draft);
    if (!this.isNew) return;
    this.isNew = false;
    this.look.title?.focus({ preventScroll: true });
    this.look.title?.scrollIntoView();
  }

  // ---- use it ---------------------------------------------------------------------------------------

  /** @param {boolean} beside */
  async use(beside) {
    const { draft, words, kept, reading } = this;
    if (!draft || !kept || !reading) return;
    clearTimeout(this.waiting);
    draft.choices = this.mending.now;
    draft.title ||= draft.name;
    draft.day ||= new Date().toISOString().slice(0, 10);
    this.tell(words.showing, "status");
    try {
      const { id, events, places, routes } = await keep(draft, words.fault);
      const before = draft.of && draft.of !== id ? await kept.one(draft.of) : null;
      const { of: _, ...own } = draft;
      const shape = this.shape(draft, reading);
      const shown = { ...own, shape: shape.shape, was: before?.was, holds: { events, places, routes } };
      await putFor(kept, { ...shown, id }, before?.id);
      await kept.putShape(shape);
      await kept.remove(DRAFT);
      if (asked("own") === id)
        window.location.reload(); // it was asked for, by a link, and is here now
      else go(id, beside);
    } catch (fault) {
      if (!(fault instanceof Said)) console.error(fault);
      this.tell(fault instanceof Said ? fault.message : isFull(fault) ? words.full : words.away);
    }
  }

  async mended() {
    const { draft, words } = this;
    if (!draft) return null;
    const answer = await send("mended", { ...draft, choices: this.mending.now }, draft.content).catch(() => null);
    if (answer?.ok) return answer.blob();
    this.tell(words.away);
    return null;
  }

  async drop() {
    this.reads += 1;
    this.draft = null;
    this.look = null;
    this.looked?.replaceChildren();
    await this.kept?.remove(DRAFT);
    this.tell("");
  }

  async list() {
    if (!this.shelf || !this.kept) return;
    const own = (await this.kept.all()).filter(({ id }) => id !== DRAFT);
    shelf(this.shelf, own, this.words, {
      shown: (one, beside) => go(one.id, beside),
      opened: (one) => this.open(one),
      saved: (one) => this.save(one),
      forgotten: async (one) => {
        if (this.draft?.of && [one.id, ...(one.was ?? [])].includes(this.draft.of)) await this.drop();
        await forget(one.id);
        if (asked("own") === one.id) leave(one.title);
        else await this.forgotten(one.title);
      },
    });
  }

  /** Says so, where the focus was lost with what is gone. @param {string} title */
  async forgotten(title) {
    await this.list();
    this.tell(fill(this.words.forgotten, { title }), "status");
    const line = this.told?.querySelector("p");
    if (!line) return;
    line.tabIndex = -1;
    line.focus();
  }

  /** @param {Kept} own */
  async save(own) {
    const { words } = this;
    try {
      const { folder, left } = await folderOf(own, words.fault);
      download(folder, `${slug(own.title)}.zip`);
      if (left.length) this.tell(fill(words.lectures_left, { titles: left.join(", ") }));
    } catch (fault) {
      this.tell(fault instanceof Said ? fault.message : words.away);
    }
  }

  /** @param {string} text @param {"alert" | "status"} how */
  tell(text, how = "alert") {
    if (!this.told) return;
    this.told.replaceChildren();
    if (!text) return;
    const line = make("p", how === "alert" ? "cx-fault" : "cx-status", this.told, text);
    line.setAttribute("role", how);
  }
}

/** Files as they are sent and kept. @param {Part[]} parts */
function asOne(parts) {
  if (parts.length === 1) return { ...parts[0], parts: undefined };
  const name = parts.map((own) => own.name).join(", ");
  return { name: name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name, ...packed(parts) };
}

/** @param {string} text */
function bytesOf(text) {
  return /** @type {ArrayBuffer} */ (new TextEncoder().encode(text).buffer);
}

/** The first line of the example. @param {Record<string, any>} words */
function headings({ example_table: text }) {
  return new Blob(["\ufeff", `${text.split("\n")[0]}\r\n`], { type: "text/csv" });
}

/** @param {OwnReading} reading */
function shapeOf({ header }) {
  return JSON.stringify(header);
}

/**
 * A new page: all that this one holds is of other facts.
 * @param {string} id
 * @param {boolean} beside
 */
function go(id, beside) {
  const to = bare();
  to.searchParams.set("own", id);
  if (beside) to.searchParams.set("beside", "1");
  window.location.assign(to);
}

/** This page, of what is served. @param {string} title of what was forgotten */
function leave(title) {
  stored((tab) => tab.setItem(FORGOTTEN, title));
  window.location.assign(bare("own"));
}

/**
 * A browser may keep nothing.
 * @template T
 * @param {(tab: Storage) => T} act
 */
function stored(act) {
  try {
    return act(window.sessionStorage);
  } catch {
    return null;
  }
}

/** A page, the first by default, in the look of this one. */
function bare(page = ".") {
  const to = new URL(page, document.baseURI);
  for (const key of ["lang", "theme"]) if (asked(key)) to.searchParams.set(key, asked(key));
  return to;
}
