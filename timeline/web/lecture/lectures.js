// @ts-nocheck
// The page of lectures: to choose, present, change, save and take away. Everything that is written
// stays in this browser; the server reads and checks, and keeps nothing.

import * as dress from "../kit/dress.js";
import { elsewhere } from "../kit/going.js";
import { json, style } from "../kit/loading.js";
import { away, make } from "../kit/making.js";
import { fill } from "../kit/wording.js";
import { Deck } from "./deck.js";
import * as drafts from "./drafts.js";
import { Editor } from "./editor.js";
import { Exports } from "./exports.js";
import { Notes } from "./notes.js";
import { plainly } from "./plainly.js";
import { left, shortened, span } from "./short.js";
import { opener } from "./window.js";

const INVITED_MS = 8000;
const WHERE = ["lecture", "short", "notes", "edit"];
const AS_WRITTEN_MS = 6000;
const pages = new WeakMap();

export function connect({ data, parentElement }) {
  let page = pages.get(parentElement);
  if (!page) {
    page = new Lectures(parentElement, data);
    pages.set(parentElement, page);
    page.open();
  } else page.answer(data);
  return () => {
    page.end();
    pages.delete(parentElement);
  };
}

class Lectures {
  constructor(host, data) {
    this.data = data;
    this.heard = data.asked;
    this.said = data.words;
    this.read = new Map(); // what the server told of each draft, and of which text
    this.ending = new AbortController();
    const { signal } = this.ending;
    window.addEventListener("hashchange", () => this.follow(), { signal });
    window.addEventListener("popstate", () => this.back(), { signal });
    this.path = window.location.pathname;
    this.root = make("div", "cx-lectures", host);
    this.root.dataset.testid = "lectures";
  }

  // What the address asks for: a lecture before its audience, its notes, its text, or the list.
  async open() {
    await Promise.all([style(this.data.style), style(this.data.stage.addresses.style)]);
    const { asked } = this.data;
    if (drafts.carried(window.location.hash)) return this.unpack(window.location.hash);
    if (asked.notes && asked.lecture) return this.notes(asked.lecture, asked.short);
    if (asked.lecture) return this.present(asked.lecture, Number(asked.scene) || 1, asked.short);
    if (asked.edit) return this.edit(asked.edit);
    return this.list();
  }

  // A link that carries a lecture, put into a page that is open.
  follow() {
    if (!drafts.carried(window.location.hash)) return;
    this.clear();
    this.open();
  }

  // Back and forth in the history: to the list, to another lecture, out of one that is presented.
  back() {
    if (window.location.pathname !== this.path) return;
    const asked = Object.fromEntries(new URLSearchParams(window.location.search));
    if (isSame(asked, this.data.asked)) return;
    if (document.fullscreenElement) document.exitFullscreen();
    this.data = { ...this.data, asked };
    this.clear();
    this.open();
  }

  // What a link carries is read by the server before it is kept, and once.
  async unpack(hash) {
    window.history.replaceState({}, "", addressed({}));
    this.data = { ...this.data, asked: {} };
    const raw = await drafts.fromLink(hash);
    const known =
      raw === null ? null : await this.check(JSON.stringify(raw)).catch((fault) => ({ away: fault.message }));
    if (known && holds(known)) return this.begin(known.raw, known.faults, drafts.once);
    this.list();
    if (known?.away !== undefined) this.complain(known.away || this.said.server_away_link);
    else this.complain([this.said.link_damaged, ...(known?.faults ?? [])].join(" "));
  }

  // What Python was asked counts where it has changed: the page goes from place to place without it.
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
    this.editor?.end();
    this.speaking?.end();
    this.deck = this.editor = this.speaking = null;
    this.root.replaceChildren();
  }

  go(params) {
    window.history.pushState({}, "", addressed(params));
    this.data = { ...this.data, asked: params };
    this.clear();
    this.open();
  }

  // ---- what is known of a lecture ---------------------------------------------------------------

  // A lecture as Python tells it; of a draft, while the server is away, what was last written.
  async known(id) {
    const own = this.data.built_in.find((one) => one.id === id);
    if (own) return json(own.checked);
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

  async check(text) {
    const answer = await fetch(elsewhere("lecture/check", {}), { method: "POST", body: text }).catch(() => {
      throw new Error(this.said.server_away);
    });
    const known = await answer.json().catch(() => ({ error: this.said.server_away }));
    if (!answer.ok || known.error) throw new Error(known.error);
    return known;
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
      scenes: raw.scenes,
    }));
    this.group(said.own, own, false);
    const bar = make("div", "cx-tools", root);
    this.button(bar, said.new, () => this.begin({ crossings: 1, title: said.untitled, scenes: [] }));
    this.opener(bar);
    make("p", "cx-care", root, said.care);
  }

  group(title, rows, builtIn) {
    make("h2", "", this.root, title);
    if (!rows.length) make("p", "", this.root, this.said.none);
    const list = make("ul", "cx-shelf", this.root);
    for (const row of rows) this.row(list, row, builtIn);
  }

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
    if (scenes.length) this.button(bar, said.present, () => this.stand({ lecture: id })).classList.add("cx-first");
    if (hasShort) this.button(bar, said.present_short, () => this.stand({ lecture: id, short: 1 }));
    if (!builtIn) this.button(bar, said.edit, () => this.go({ edit: id }));
    this.button(bar, said.copy, () => this.copy(id));
    const notes = this.notesOf(id);
    this.button(bar, said.notes, () => this.offerNotes(notes()));
    const more = make("details", "cx-more", own);
    make("summary", "", more, said.take_away);
    new Exports(more, this, { id, title, hasShort });
    if (!builtIn) this.button(bar, said.remove, () => this.remove(id, title));
  }

  // A click may fill the screen; a link may not.
  stand(params) {
    document.documentElement.requestFullscreen?.().catch(() => {});
    this.go(params);
  }

  extent(scenes, minutes) {
    const { counted, about } = this.said;
    const many = fill(counted.scenes, { n: scenes.length });
    return minutes ? fill(about, { scenes: many, minutes: fill(counted.minutes, { n: minutes }) }) : many;
  }

  button(bar, text, act) {
    const button = make("button", "", bar, text);
    button.type = "button";
    button.addEventListener("click", () => act(button));
    return button;
  }

  opener(bar) {
    const label = make("label", "cx-open", bar);
    make("span", "", label, this.said.open_file);
    const input = make("input", "", label);
    Object.assign(input, { type: "file", accept: ".yaml,.yml,.json" });
    input.addEventListener("change", async () => {
      const [file] = input.files;
      if (!file) return;
      if (file.size > drafts.MOST_BYTES) this.complain(fill(this.said.too_large, { most: drafts.MOST_BYTES / 1024 }));
      else await this.take(file);
      input.value = "";
    });
  }

  async take(text) {
    try {
      const known = await this.check(text);
      if (holds(known)) this.begin(known.raw, known.faults);
      else this.complain([this.said.no_lecture, ...known.faults].join(" "));
    } catch (fault) {
      this.complain(fault.message);
    }
  }

  // `faults` are those of the file that it was read from.
  begin(raw, faults = [], keep = drafts.fresh) {
    const id = keep(raw);
    this.opened = { id, faults };
    this.go({ edit: id });
  }

  async copy(id) {
    const raw = drafts.get(id) ?? (await this.known(id)).raw;
    this.begin({ ...raw, title: fill(this.said.copy_of, { title: raw.title }) });
  }

  remove(id, title) {
    if (!window.confirm(fill(this.said.really, { title }))) return;
    drafts.remove(id);
    this.clear();
    this.list();
  }

  offerNotes(blocked) {
    this.complain(blocked ? `${this.said.notes_blocked} ` : "");
    if (blocked) away(this.fault, this.said.notes_link, blocked);
  }

  complain(text) {
    if (!this.fault) return;
    this.fault.textContent = text;
    if (text) this.fault.scrollIntoView({ block: "center" });
  }

  // ---- presenting -------------------------------------------------------------------------------

  async present(id, scene, short) {
    const known = await this.version(id, short);
    if (!known?.told?.scenes.length) {
      this.list();
      this.complain(known?.fault ?? (known ? this.said.empty : this.said.no_such));
      return;
    }
    if (!dress.chosen()) dress.wear(Object.keys(this.data.stage.addresses.figures).at(-1));
    const data = { lecture: known.told, stage: this.data.stage, id: versionId(id, short), words: this.said };
    this.deck = new Deck(document.body, data, {
      leave: () => this.leave(),
      openNotes: this.notesOf(id, short),
      at: (number) => this.place(id, number),
    });
    if (!document.fullscreenElement) this.invite();
    await this.deck.start(scene - 1);
    if (known.stale) this.deck?.stage.messages?.notify(this.said.as_written, AS_WRITTEN_MS);
  }

  // The whole lecture, or its short version; what stood in the way where there is none to show.
  async version(id, short) {
    const known = await this.known(id).catch((fault) => ({ fault: fault.message || this.said.server_away }));
    return known?.told && short ? { ...known, ...shortened(known) } : known;
  }

  // A browser fills the screen only at a reader's own act: the first key or click does it. The word
  // goes by itself after a while.
  invite() {
    const fill = () => this.deck?.root.requestFullscreen?.().catch(() => {});
    const note = make("button", "cx-invite", this.deck.root, this.said.invite);
    note.type = "button";
    const gone = new AbortController();
    const once = (event) => {
      gone.abort();
      note.remove();
      if (event.key !== "Escape" && event.type !== "timeout") fill();
    };
    window.addEventListener("keydown", once, { capture: true, signal: gone.signal });
    note.addEventListener("click", once, { signal: gone.signal });
    setTimeout(() => gone.signal.aborted || once(new Event("timeout")), INVITED_MS);
  }

  place(id, number) {
    const address = new URL(window.location.href);
    address.searchParams.set("lecture", id);
    address.searchParams.set("scene", number + 1);
    window.history.replaceState({}, "", address);
  }

  async leave() {
    if (document.fullscreenElement) await document.exitFullscreen();
    this.go(this.data.asked.back ? { edit: this.data.asked.back } : {});
  }

  notesOf(id, short) {
    const name = `crossings-notes-${versionId(id, short)}`;
    return opener(() => addressed({ lecture: id, notes: 1, short }), name, "width=960,height=720");
  }

  async notes(id, short) {
    const known = await this.version(id, short);
    if (!known?.told) {
      this.list();
      this.complain(known?.fault ?? this.said.no_such);
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

  edit(id) {
    if (!drafts.get(id)) {
      this.miss(this.said.no_such);
      return;
    }
    this.editor = new Editor(this.root, id, this);
    this.editor.open(this.opened?.id === id ? this.opened.faults : []);
  }

  // What is edited is kept under another name from now on.
  moved(id) {
    this.data = { ...this.data, asked: { edit: id } };
    window.history.replaceState({}, "", addressed({ edit: id }));
  }

  // The list in place of what is not, or no longer, there.
  miss(why) {
    this.clear();
    this.list();
    this.complain(why);
  }
}

// Whether two addresses ask for the same, but for the scene.
function isSame(one, other) {
  return WHERE.every((key) => String(one[key] ?? "") === String(other[key] ?? ""));
}

// Whether there is anything to go on with in what was read.
function holds({ raw, faults }) {
  return raw.scenes.length > 0 || Boolean(raw.title && !faults.length);
}

// This page with other parameters, looking as it does.
function addressed(params) {
  return elsewhere(window.location.pathname, Object.fromEntries(Object.entries(params).filter(([, value]) => value)));
}

// Windows of the short version talk among themselves.
function versionId(id, short) {
  return short ? `${id}-short` : id;
}
