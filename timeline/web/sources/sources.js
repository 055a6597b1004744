// The page Sources: all of them at once, narrowed as one types; the one picked beside them, with all
// that rests on it and how to cite it. The address holds what is asked; Python is not.

import { ask, asked } from "../kit/asked.js";
import { came, here, leading } from "../kit/going.js";
import { json, style } from "../kit/loading.js";
import { alert, button, make } from "../kit/making.js";
import { mounting } from "../kit/mounting.js";
import { scripted, scriptedWhole } from "../kit/scripted.js";
import { Index } from "../kit/search.js";
import { oneStop } from "../kit/stops.js";
import { fill } from "../kit/wording.js";
import { picked } from "./picked.js";
import { told } from "./told.js";

/** @import { SourceEntry, SourceFilter, SourceList, SourcesData } from "../wire.d.ts" */

const FIRST = 40; // rows, until more are asked for
const FIRST_NARROW = 8; // a screen
const NARROW = window.matchMedia("(max-width: 899px)");

export const connect = mounting((host, /** @type {SourcesData} */ data) => {
  const root = make("div", "cx-sources-page cx-page", host);
  root.dataset.testid = "sources";
  const ending = new AbortController();
  start(root, data, ending.signal).catch((fault) => {
    console.error(fault);
    alert(root, data.words.fault);
  });
  return {
    same: (other) => isSame(other, data),
    answer: () => root.dispatchEvent(new Event("asked")),
    end: () => {
      ending.abort();
      root.remove();
    },
  };
});

/**
 * Whether the page may stay. Of a reader's own data nothing may be told below the list, whatever they are
 * and in whatever language.
 * @param {SourcesData} one
 * @param {SourcesData} other
 */
export function isSame(one, other) {
  return (
    one.listed === other.listed && one.told === other.told && one.since === other.since && one.first === other.first
  );
}

/**
 * @param {HTMLElement} root
 * @param {SourcesData} data
 * @param {AbortSignal} signal
 */
async function start(root, data, signal) {
  /** @type {[SourceList, unknown]} */
  const [known] = await Promise.all([json(data.listed), style(data.style)]);
  if (signal.aborted) return;
  const page = new Sources(root, known, data, signal);
  root.addEventListener("asked", () => page.show(), { signal });
  window.addEventListener("popstate", () => page.show(), { signal });
  page.show();
  root.dataset.ready = "true";
  await told(root, data, signal).catch((fault) => {
    console.error(fault);
    alert(root, data.words.part_fault);
  });
  arrive();
}

/** What the address names stands only now. */
function arrive() {
  const { hash } = window.location;
  if (document.getElementById(hash.slice(1))?.closest(".cx-method")) window.location.replace(hash);
}

/**
 * A value of the address as it is called now: one of an earlier address may be written otherwise.
 * @param {Pick<SourceFilter, "former">} filter
 * @param {string} value
 */
export function calledNow({ former }, value) {
  return Object.hasOwn(former, value) ? former[value] : value;
}

class Sources {
  /**
   * @param {HTMLElement} root
   * @param {SourceList} known
   * @param {SourcesData} data
   * @param {AbortSignal} signal
   */
  constructor(root, known, data, signal) {
    this.signal = signal;
    this.data = data;
    this.words = data.words;
    this.known = known;
    this.most = this.atOnce;
    this.written = "";
    /** @type {SourceEntry[]} what is asked for, but copies of a story that is there */
    this.found = [];
    /** @type {Set<SourceEntry>} */
    this.there = new Set();
    this.byId = new Map(known.sources.map((source) => [source.id, source]));
    /** @type {Map<string, SourceEntry[]>} copies by the source that has the story first */
    this.copies = new Map();
    for (const source of known.sources)
      if (source.copy_of) this.copies.set(source.copy_of, [...(this.copies.get(source.copy_of) ?? []), source]);
    const docs = known.sources.map((own) => ({ id: own, text: `${own.title} ${own.said}` }));
    this.index = new Index(docs, known.sounds);
    const rail = make("div", "cx-rail", root);
    this.field = this.search(rail);
    const row = make("div", "cx-source-filters", rail);
    if (known.filters.length) this.sheet(rail, row);
    /** @type {Map<string, HTMLSelectElement>} */
    this.boxes = new Map(known.filters.map((filter) => [filter.key, this.choice(row, filter)]));
    this.enough = button(row, "", () => row.hidePopover(), { name: "cx-enough" });
    if (this.data.parts.length) this.contents(rail);
    this.body = make("div", "cx-body", root);
    const listed = make("section", "cx-source-rows", this.body);
    listed.setAttribute("aria-label", this.words.list);
    this.count = make("p", "cx-status", listed);
    this.count.setAttribute("role", "status");
    this.lifts = make("div", "", listed);
    this.list = make("ol", "", listed);
    this.further = button(listed, "", () => this.more(), { name: "cx-more-rows" });
    window.addEventListener("beforeprint", () => this.lay(Infinity), { signal });
    window.addEventListener("afterprint", () => this.lay(), { signal });
  }

  /** @param {HTMLElement} rail */
  search(rail) {
    const label = make("label", "cx-labelled", rail);
    make("span", "", label, this.words.search);
    const field = make("input", "", label);
    Object.assign(field, { type: "search", autocomplete: "off", spellcheck: false, maxLength: 80 });
    field.addEventListener("input", () => this.narrow({ q: field.value.trim() }, Boolean(asked("q"))));
    return field;
  }

  /**
   * @param {HTMLElement} rail
   * @param {SourceFilter} filter
   */
  choice(rail, { key, label: said, values }) {
    const label = make("label", "cx-labelled", rail);
    make("span", "", label, said);
    const box = make("select", "", label);
    box.setAttribute("aria-label", said);
    make("option", "", box, this.words.any).value = "";
    for (const { value, label: text, count } of values)
      scriptedWhole(make("option", "", box, `${text} (${count})`)).value = value;
    box.addEventListener("change", () => this.narrow({ [key]: box.value }));
    return box;
  }

  get atOnce() {
    return NARROW.matches ? FIRST_NARROW : FIRST;
  }

  /**
   * On a phone filters stand in a sheet of their own, which a button opens.
   * @param {HTMLElement} rail
   * @param {HTMLElement} row
   */
  sheet(rail, row) {
    row.id = "cx-sources-filters";
    const opener = button(rail, this.words.filters, () => {}, { name: "cx-filters-opener" });
    opener.setAttribute("popovertarget", row.id);
    rail.insertBefore(opener, row);
    const fit = () => {
      row.popover = NARROW.matches ? "auto" : null;
    };
    NARROW.addEventListener("change", fit, { signal: this.signal });
    fit();
  }

  /** @param {HTMLElement} rail */
  contents(rail) {
    const nav = make("nav", "", rail);
    nav.setAttribute("aria-label", this.words.contents);
    make("h2", "", nav, this.words.contents);
    const list = make("ul", "", nav);
    for (const [anchor, title] of this.data.parts) {
      const link = make("a", "", make("li", "", list), title);
      link.href = `#${anchor}`;
      link.addEventListener("click", (event) => {
        if (NARROW.matches) return; // there the one that the address names is open
        event.preventDefault();
        document.getElementById(anchor)?.scrollIntoView();
      });
    }
    oneStop(list);
  }

  // ---- what is asked for --------------------------------------------------------------------------

  /**
   * @param {Record<string, string>} changes
   * @param {boolean} [on]
   */
  narrow(changes, on = false) {
    ask(changes, { on });
    this.most = this.atOnce;
    this.show();
  }

  more() {
    const before = this.list.children.length;
    this.most += this.atOnce * 2;
    this.lay();
    this.list.children[before]?.querySelector("a")?.focus();
  }

  /** @returns {[string, string][]} the filters that are on */
  get limits() {
    return this.known.filters.flatMap((filter) => {
      const value = calledNow(filter, asked(filter.key));
      return value ? /** @type {[string, string][]} */ ([[filter.key, value]]) : [];
    });
  }

  show() {
    const query = asked("q");
    const { limits } = this;
    const said = JSON.stringify([query, limits]);
    if (said !== this.written) this.write(query, limits);
    this.written = said;
    this.lay();
    const id = asked("source");
    this.reach(id);
    this.pick(id, came());
  }

  /** The row of the one that is asked for stands there, however far down. @param {string} id */
  reach(id) {
    const own = this.byId.get(id);
    const at = own ? this.found.findIndex((one) => one === own || one.id === own.copy_of) : -1;
    if (at < this.most) return;
    this.most = at + 1;
    this.lay();
  }

  /**
   * @param {string} query
   * @param {[string, string][]} limits
   */
  write(query, limits) {
    if (document.activeElement !== this.field) this.field.value = query;
    const chosen = new Map(limits);
    for (const [key, box] of this.boxes) box.value = chosen.get(key) ?? "";
    /** @type {SourceEntry[]} */
    const searched = query ? this.index.find(query) : this.known.sources;
    const found = searched.filter((own) => limits.every(([key, value]) => String(Reflect.get(own, key)) === value));
    const all = this.known.sources.length;
    this.enough.textContent = fill(this.words.done, { n: found.length });
    this.count.textContent = found.length ? fill(this.words.shown, { shown: found.length, all }) : this.words.none;
    this.chips(query, limits);
    const there = new Set(found);
    this.there = there;
    this.found = found.filter(({ copy_of: first }) => {
      const own = this.byId.get(first);
      return !own || !there.has(own); // a copy stands below the story that it copies
    });
    this.list.replaceChildren();
  }

  /** So many rows as are asked for, on paper all; those that stand there stay. */
  lay(most = this.most) {
    const { list, found, further } = this;
    while (list.children.length > most) list.lastElementChild?.remove();
    for (const own of found.slice(list.children.length, most)) this.row(own);
    const left = found.length - list.children.length;
    further.hidden = left <= 0;
    further.textContent = fill(this.words.further, { n: left });
  }

  /**
   * @param {string} query
   * @param {[string, string][]} limits
   */
  chips(query, limits) {
    this.lifts.replaceChildren();
    const all = query ? [...limits, ["q", query]] : limits;
    for (const [key, value] of all) {
      const { label, values } = this.known.filters.find((filter) => filter.key === key) ?? {};
      const text = values?.find((own) => own.value === value)?.label ?? value;
      const said = label ? `${label}: ${text}` : `“${text}”`;
      button(this.lifts, `${said} ×`, () => this.narrow({ [key]: "" }), {
        name: "cx-lift",
        label: fill(this.words.lift, { what: said }),
      });
    }
  }

  /** @param {SourceEntry} own */
  row(own) {
    const row = make("li", "cx-source-row", this.list);
    this.told(row, own);
    const copies = (this.copies.get(own.id) ?? []).filter((copy) => this.there.has(copy));
    if (!copies.length) return;
    const list = make("ul", "", row);
    for (const copy of copies) this.told(make("li", "", list), copy);
  }

  /**
   * @param {HTMLElement} row
   * @param {SourceEntry} own
   */
  told(row, own) {
    row.dataset.source = own.id;
    row.toggleAttribute("data-picked", own.id === asked("source"));
    leading(
      scripted(make("a", "", row), own.title),
      () => here({ source: own.id }),
      () => {
        ask({ source: own.id });
        this.pick(own.id, true);
      },
    );
    scripted(make("p", "", row), own.said).dataset.url = own.url;
    scripted(make("p", "", row), `${own.about}. ${fill(this.words.facts, { n: own.facts })}`);
  }

  // ---- the one picked -----------------------------------------------------------------------------

  /**
   * Beside the list where there is room, else below its row.
   * @param {string} id
   */
  async pick(id, focused = false) {
    for (const row of this.list.querySelectorAll("[data-source]"))
      row.toggleAttribute("data-picked", row instanceof HTMLElement && row.dataset.source === id);
    const own = this.byId.get(id);
    if (this.shown?.isConnected && this.shown.dataset.source === id) return; // else it left with its row
    this.shown?.remove();
    this.shown = undefined;
    if (!own) return;
    const box = make("section", "cx-taken", this.body);
    this.shown = box;
    box.dataset.source = id;
    box.tabIndex = -1;
    box.setAttribute("aria-label", own.title);
    const row = this.list.querySelector(`[data-source="${CSS.escape(id)}"]`);
    if (!window.matchMedia("(min-width: 1200px)").matches && row) row.append(box);
    const close = () => {
      ask({ source: "" });
      this.pick("");
      row?.querySelector("a")?.focus();
    };
    box.addEventListener("keydown", ({ key }) => key === "Escape" && close());
    const [copies, first] = [this.copies.get(id) ?? [], this.byId.get(own.copy_of)];
    await picked(box, own, this.data, { copies, first, close }).catch((fault) => {
      console.error(fault);
      alert(box, this.words.part_fault);
    });
    const isBeside = box.parentElement === this.body;
    row?.scrollIntoView({ block: focused && !isBeside ? "start" : "nearest" });
    if (focused) box.focus({ preventScroll: true });
  }
}
