// What the box in the bar finds: events, routes, numbers, claims, terms, places, scenes and sources, by
// kind, as one types. On the stage a pick needs no server, and what its filters hide is counted.

import { ASKED, Asking, pickOf } from "../kit/asking.js";
import { elsewhere, go, leading } from "../kit/going.js";
import { json, style } from "../kit/loading.js";
import { make } from "../kit/making.js";
import { scripted } from "../kit/scripted.js";
import { fill, yearName } from "../kit/wording.js";

/** @import { SearchFile, SearchKind, SearchRow } from "../wire.d.ts" */
/** @import { SearchBox } from "../kit/searchbox.js" */
/** @typedef {{ kind: SearchKind, row: SearchRow }} Found */
/** @typedef {{ rows: Found[], hidden: Found[], said: string }} Part rows that are let through, and others */

const FIRST = 4; // of a kind, until more are asked for
const MOST_NEAR = 3;
const IDLE_MS = 300;

/** @param {SearchBox} own */
export async function connect(own) {
  const { box, field, files } = own;
  /** @type {[SearchFile, unknown]} */
  const [known] = await Promise.all([json(files.search), style(files.searching_style)]);
  const find = new Find(box, field, known);
  if (field.value || document.activeElement === field) find.show();
  if (own.entered) find.at?.click();
}

/** @type {WeakMap<SearchFile, Asking>} */
const known = new WeakMap();

/** @param {SearchFile} file */
function askingOf(file) {
  const before = known.get(file);
  if (before) return before;
  const asking = new Asking(file);
  known.set(file, asking);
  setTimeout(() => asking.listen(), IDLE_MS);
  return asking;
}

class Find {
  /**
   * @param {HTMLElement} box
   * @param {HTMLInputElement} field
   * @param {SearchFile} known
   */
  constructor(box, field, known) {
    this.box = box;
    this.field = field;
    this.known = known;
    this.asking = askingOf(known);
    /** @type {Set<string>} the parts of which all is shown */
    this.whole = new Set();
    /** @type {HTMLElement | undefined} the option that Enter chooses */
    this.at = undefined;
    this.list = make("div", "cx-found", box);
    this.list.id = "cx-found";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", known.words.answers);
    this.list.hidden = true;
    this.status = make("p", "cx-heard", box);
    this.status.setAttribute("role", "status");
    field.setAttribute("aria-controls", this.list.id);
    field.addEventListener("input", () => {
      this.whole.clear();
      this.show();
    });
    field.addEventListener("focus", () => this.show());
    field.addEventListener("keydown", (event) => this.key(event));
    this.list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
    box.addEventListener("focusout", ({ relatedTarget: to }) => {
      if (!(to instanceof Node && box.contains(to))) this.close();
    });
  }

  // ---- what is found ------------------------------------------------------------------------------

  show() {
    const query = this.field.value.trim();
    this.list.replaceChildren();
    this.at = undefined;
    if (!query) {
      this.close();
      return;
    }
    const parts = this.asking.find(query);
    const found = parts.flatMap(({ rows }) => rows);
    for (const { kind, rows } of parts) this.group(kind, rows);
    if (!found.length) this.nothing(query);
    this.open();
    this.status.textContent = fill(this.known.words.found, { n: found.length });
    this.mark(this.options.find((own) => own.matches("a")));
  }

  /**
   * @param {SearchKind} kind
   * @param {Found[]} found
   */
  group(kind, found) {
    const box = this.headed(`${kind.heading} (${found.length})`);
    const { rows, hidden, said } = this.parted(kind, found);
    const shown = this.whole.has(kind.kind) ? rows : rows.slice(0, FIRST);
    for (const { row } of shown) this.option(box, row, kind);
    if (shown.length < rows.length)
      this.more(box, kind.kind, fill(this.known.words.more, { n: rows.length - shown.length, kind: kind.heading }));
    if (kind.kind === "events") this.narrowing(box, found);
    if (!hidden.length) return;
    if (this.whole.has(`${kind.kind}-hidden`)) for (const { row } of hidden) this.option(box, row, kind);
    else this.more(box, `${kind.kind}-hidden`, said);
  }

  /** @param {string} heading */
  headed(heading) {
    const box = make("div", "cx-found-kind", this.list);
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", heading);
    make("p", "", box, heading).setAttribute("aria-hidden", "true");
    return box;
  }

  /**
   * What the range of years and the filters of the stage let through, and what they hide.
   * @param {SearchKind} kind
   * @param {Found[]} found
   * @returns {Part}
   */
  parted({ kind }, found) {
    const params = new URLSearchParams(window.location.search);
    const [first, last] = ["from", "to"].map((key) => params.get(key)?.match(/^-?\d{1,4}$/)?.[0]);
    const [from, to] = [Number(first || -Infinity), Number(last || Infinity)];
    const outside = found.filter(({ row }) => row.years && (row.years[1] < from || row.years[0] > to));
    const filtered = kind === "events" ? this.filtered(found) : new Set();
    const hidden = found.filter((one) => outside.includes(one) || filtered.has(pickOf(one.row)));
    const { words } = this.known;
    const years = [first, last].map((year) => (year ? yearName(Number(year)) : "")).join("–");
    const said = fill(hidden.length > outside.length ? words.filtered : words.outside, { n: hidden.length, years });
    return { rows: found.filter((one) => !hidden.includes(one)), hidden, said };
  }

  /**
   * Ids of the events that filters of the stage hide; none where there is no stage.
   * @param {Found[]} found
   */
  filtered(found) {
    /** @type {{ ids: string[], hidden: string[] }} */
    const detail = { ids: found.map(({ row }) => pickOf(row)), hidden: [] };
    window.dispatchEvent(new CustomEvent("cx-hides", { detail }));
    return new Set(detail.hidden);
  }

  /**
   * Where there is a stage, all events that are found can be shown on it.
   * @param {HTMLElement} box
   * @param {Found[]} found
   */
  narrowing(box, found) {
    const query = this.asking.narrowed(this.field.value.trim());
    if (!query || !document.querySelector(".cx-stage")) return;
    const own = this.act(box, fill(this.known.words.narrow, { n: found.length }), () => {
      this.leave();
      window.dispatchEvent(new CustomEvent("cx-seek", { detail: query }));
    });
    own.classList.add("cx-found-all");
  }

  /** @param {string} query */
  nothing(query) {
    const { words } = this.known;
    make("p", "cx-found-none", this.list, fill(words.nothing, { q: query }));
    const near = this.asking.index.near(query, MOST_NEAR);
    if (!near.length) return;
    const box = this.headed(words.nearest);
    for (const { kind, row } of near) this.option(box, row, kind);
  }

  // ---- rows ---------------------------------------------------------------------------------------

  /**
   * @param {HTMLElement} box
   * @param {SearchRow} row
   * @param {SearchKind} kind
   */
  option(box, row, kind) {
    const own = make("a", kind.answers ? "cx-found-answer" : "", box);
    this.prepare(own);
    scripted(make("b", "", own), row.title);
    if (row.more) scripted(make("span", "", own), row.more);
    leading(
      own,
      () => target(row),
      () => this.choose(row, kind),
    );
  }

  /** @param {HTMLElement} own */
  prepare(own) {
    own.tabIndex = -1;
    own.id = `cx-found-${this.options.length}`;
    own.setAttribute("role", "option");
    own.setAttribute("aria-selected", "false");
    own.addEventListener("pointermove", () => this.mark(own));
  }

  /**
   * @param {HTMLElement} box
   * @param {string} text
   * @param {() => void} act
   */
  act(box, text, act) {
    const own = make("div", "", box, text);
    this.prepare(own);
    own.addEventListener("click", act);
    return own;
  }

  /**
   * @param {HTMLElement} box
   * @param {string} part
   * @param {string} text
   */
  more(box, part, text) {
    const own = this.act(box, text, () => {
      const at = this.options.indexOf(own);
      this.whole.add(part);
      const { scrollTop } = this.list;
      this.show();
      this.list.scrollTop = scrollTop;
      this.mark(this.options[at]);
    });
    own.classList.add("cx-found-more");
  }

  /**
   * A question leads to the page that answers it; what is found, to where it is on the stage.
   * @param {SearchRow} row
   * @param {SearchKind} kind
   */
  choose(row, kind) {
    this.leave();
    const pick = kind.kind === ASKED ? "" : pickOf(row);
    const asked = new CustomEvent("cx-pick", { detail: pick, cancelable: true });
    if (pick && !window.dispatchEvent(asked)) return;
    go(target(row), true);
  }

  // ---- by keyboard --------------------------------------------------------------------------------

  /** @returns {HTMLElement[]} */
  get options() {
    return [...this.list.querySelectorAll("[role=option]")].filter((own) => own instanceof HTMLElement);
  }

  /** @param {HTMLElement | undefined} option */
  mark(option) {
    if (!option || option === this.at) return;
    this.at?.setAttribute("aria-selected", "false");
    this.at = option;
    option.setAttribute("aria-selected", "true");
    this.field.setAttribute("aria-activedescendant", option.id);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.isComposing) return;
    const { options } = this;
    const at = this.at ? options.indexOf(this.at) : -1;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) {
      this.mark(options[(at + by + options.length) % options.length]);
      this.at?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter") this.at?.click();
    else if (event.key === "Escape") this.escape();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** What was typed goes first, then the box is left. */
  escape() {
    if (this.field.value) {
      this.field.value = "";
      this.show();
    } else if (this.field.dispatchEvent(new Event("left", { cancelable: true }))) this.field.blur();
  }

  open() {
    this.list.hidden = false;
    this.list.scrollTop = 0;
    this.field.setAttribute("aria-expanded", "true");
  }

  close() {
    this.list.hidden = true;
    this.field.setAttribute("aria-expanded", "false");
    this.field.removeAttribute("aria-activedescendant");
    this.status.textContent = "";
  }

  leave() {
    this.field.value = "";
    this.close();
    this.field.blur();
  }
}

/** @param {SearchRow} row */
function target({ to }) {
  const [path, query] = to.split("?");
  return elsewhere(path, Object.fromEntries(new URLSearchParams(query)));
}
