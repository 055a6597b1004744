// The events of the timeline as buttons in the order of time: beside their dots, or as rows of a list. Those
// without a label can be reached as well, and stand there while they have the focus. A button is made once it
// is to stand where there are very many: the page would have to be laid out with ten thousand.

import { make } from "../kit/making.js";
import { yearName } from "../kit/wording.js";
import { dotOf } from "./timedots.js";

/** @import { EventLabels } from "./eventlabels.js" */
/** @import { Columns } from "./timecolumns.js" */
/** @import { TimeLook, TimelineMark } from "./timeshapes.js" */
/** @typedef {{ mark: TimelineMark, row: HTMLLIElement, button: HTMLButtonElement, year: HTMLElement, dot: HTMLElement, look: string, stands: string }} Item `stands` says where and how. */

const TARGET = 24; // pixels that a pointer needs
const MOST_ROWS = 1000; // of a list; a reader who has more looks at fewer years

export class TimeLabels {
  /**
   * @param {HTMLElement} box
   * @param {TimelineMark[]} marks
   * @param {Record<string, string>} words
   * @param {{ pick: (id: string) => void, signal: AbortSignal }} acts
   */
  constructor(box, marks, words, { pick, signal }) {
    this.list = make("ol", "cx-events", box);
    this.list.hidden = true; // until all stand where they belong: each look at the page would lay them out
    this.list.setAttribute("aria-label", words.events);
    this.undated = words.undated;
    this.doubt = words.contested;
    this.marks = [...marks].sort(inOrder);
    /** @type {Map<string, Item>} Those that were made. */
    this.items = new Map();
    /** @type {TimeLook | null} */
    this.worn = null;
    /** @type {(mark: TimelineMark) => string} */
    this.lookOf = () => "";
    this.isList = false;
    if (marks.length <= MOST_ROWS) this.need(new Set(marks.map(({ id }) => id)));
    this.stop = this.first();
    this.list.addEventListener("keydown", (event) => this.walk(event), { signal });
    this.list.addEventListener("focusin", (event) => this.halt(idOf(event.target)), { signal });
    // Beside the dots a pointer picks what lies nearest; this is for keys and for readers.
    this.list.addEventListener(
      "click",
      (event) => {
        const id = idOf(event.target);
        if (id && (this.isList || event.detail === 0)) pick(id);
      },
      { signal },
    );
  }

  /** Those that were made, in the order of time. @returns {Item[]} */
  get made() {
    return this.marks.flatMap(({ id }) => this.items.get(id) ?? []);
  }

  /** Makes those that are to stand and were not made yet. @param {Set<string>} wanted */
  need(wanted) {
    /** @type {Element | null} */
    let next = this.list.firstElementChild;
    for (const mark of this.marks) {
      const known = this.items.get(mark.id);
      if (known) next = known.row.nextElementSibling;
      else if (wanted.has(mark.id)) this.items.set(mark.id, this.item(mark, next));
    }
  }

  /** What the style sheet needs of the look. @param {TimeLook} look */
  wear(look) {
    this.worn = look;
    for (const item of this.items.values()) dress(item, look);
  }

  /** @param {TimelineMark} mark @param {Element | null} next @returns {Item} */
  item(mark, next) {
    const row = make("li", "cx-event", this.list);
    if (next) this.list.insertBefore(row, next);
    const button = make("button", "", row);
    Object.assign(button, { type: "button", tabIndex: -1 });
    button.dataset.id = mark.id;
    const year = make("span", "year", button);
    const dot = make("span", "dot", button);
    const title = make("span", "title", button, mark.short);
    if (mark.contested) make("span", "doubt", title, this.doubt).setAttribute("aria-hidden", "true"); // `said` says it
    make("span", "more", button, `${mark.words}. ${mark.title}. ${mark.said}`);
    const item = { mark, row, button, year, dot, look: "", stands: "" };
    if (this.worn) dress(item, this.worn);
    this.dim(item);
    return item;
  }

  /**
   * Beside their dots.
   * @param {EventLabels} placed
   * @param {Columns} columns
   * @param {number} line
   * @param {Set<string>} shown Others are out of reach.
   */
  place({ labels, ticks }, columns, line, shown) {
    this.isList = false;
    this.need(new Set([...labels.map(({ id }) => id), ...ticks.flatMap(({ id }) => (shown.has(id) ? [id] : []))]));
    const rooms = targets(
      labels.map(({ at }) => at),
      line,
    );
    const standing = new Set();
    labels.forEach((label, i) => {
      const item = this.items.get(label.id);
      if (item)
        this.stand(
          item,
          label.at - rooms[i][0],
          rooms[i][0] + rooms[i][1],
          label.year ?? (label.picked && !label.along ? Math.floor(item.mark.at) : null),
          label.along ? `level${label.level} beside` : `level${label.level}`,
          label.along && columns.title + label.along - (label.year === null ? 0 : columns.second) - columns.dots.edge,
        );
      standing.add(item);
    });
    for (const tick of ticks) {
      const item = this.items.get(tick.id);
      if (!item || !shown.has(tick.id)) continue;
      this.stand(item, tick.at - TARGET / 2, TARGET, Math.floor(item.mark.at), "tick");
      standing.add(item);
    }
    for (const item of this.items.values()) if (!standing.has(item) && !item.row.hidden) item.row.hidden = true;
    this.list.style.setProperty("--cx-year", `${columns.year - columns.dots.edge}px`);
    this.list.style.setProperty("--cx-title", `${columns.title - columns.year}px`);
    this.list.style.setProperty("--cx-second", `${columns.second}px`);
    Object.assign(this.list.style, { left: `${columns.dots.edge}px`, width: `${columns.end - columns.dots.edge}px` });
    this.list.hidden = false;
    this.halt(this.isAway(this.stop) ? this.first() : this.stop);
  }

  /**
   * Only what is otherwise than before is written: each line written is styled anew.
   * @param {Item} item
   * @param {number} top
   * @param {number} height
   * @param {number | null} year
   * @param {string} level
   * @param {number} [left] Where it begins, if beside another.
   */
  stand(item, top, height, year, level, left = 0) {
    const { row, button, year: own } = item;
    if (row.hidden) row.hidden = false;
    const said = year === null ? "" : yearName(year);
    if (own.textContent !== said) own.textContent = said;
    const now = `${level} ${top} ${height} ${left}`;
    if (now === item.stands) return;
    item.stands = now;
    row.className = `cx-event ${level}`;
    Object.assign(button.style, { top: `${top}px`, height: `${height}px`, left: left ? `${left}px` : "" });
  }

  /**
   * As rows of a list, each year named once; of very many the first. Says how many stand there.
   * @param {Set<string>} shown
   */
  rows(shown) {
    this.isList = true;
    const listed = new Set(this.marks.flatMap(({ id }) => (shown.has(id) ? [id] : [])).slice(0, MOST_ROWS));
    this.need(listed);
    let before = "";
    for (const item of this.made) {
      const { mark, row, button, year } = item;
      row.hidden = !listed.has(mark.id);
      row.className = `cx-event level${levelOf(mark)}`;
      button.removeAttribute("style");
      item.stands = "";
      const own = mark.undated ? this.undated : yearName(Math.floor(mark.at));
      year.textContent = own === before ? "" : own;
      if (!row.hidden) before = own;
    }
    this.list.hidden = false;
    this.halt(this.isAway(this.stop) ? this.first() : this.stop);
    return listed.size;
  }

  /** @param {string} id */
  isAway(id) {
    return this.items.get(id)?.row.hidden !== false;
  }

  /** How each looks: "lit", "on", "dim" or "picked".
   * @param {(mark: TimelineMark) => string} lookOf */
  show(lookOf) {
    this.lookOf = lookOf;
    for (const item of this.items.values()) this.dim(item);
  }

  /** @param {Item} item */
  dim(item) {
    const look = this.lookOf(item.mark);
    if (look === item.look) return;
    item.look = look;
    item.row.dataset.look = look;
    const pressed = String(look === "picked");
    if (item.button.getAttribute("aria-pressed") !== pressed) item.button.setAttribute("aria-pressed", pressed);
  }

  // ---- one stop of the tab key, walked by arrows --------------------------------------------------

  /** @returns {string} */
  first() {
    return this.made.find(({ row }) => !row.hidden)?.mark.id ?? "";
  }

  /** @param {string} id */
  halt(id) {
    if (!id || (id === this.stop && this.items.get(id)?.button.tabIndex === 0)) return; // to say so again styles the page
    const now = this.items.get(this.stop);
    if (now) now.button.tabIndex = -1;
    this.stop = id;
    const next = this.items.get(id);
    if (next) next.button.tabIndex = 0;
  }

  /** @param {KeyboardEvent} event */
  walk(event) {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const ids = this.made.filter(({ row }) => !row.hidden).map(({ mark }) => mark.id);
    const now = ids.indexOf(idOf(event.target));
    if (!by || now < 0) return;
    event.preventDefault();
    event.stopPropagation();
    const next = ids[Math.max(0, Math.min(ids.length - 1, now + by))];
    this.items.get(next)?.button.focus();
  }
}

/** @param {Item} item @param {TimeLook} look */
function dress({ mark, row, dot }, look) {
  const own = dotOf(mark, look);
  row.style.setProperty("--cx-group", own.colour);
  dot.dataset.mark = own.mark;
}

/** As their labels stand, one below the other.
 * @param {TimelineMark} a @param {TimelineMark} b */
function inOrder(a, b) {
  if (a.undated || b.undated) return Number(Boolean(b.undated)) - Number(Boolean(a.undated)); // first, as they came
  return a.at - b.at || levelOf(a) - levelOf(b) || a.rank - b.rank || (a.id < b.id ? -1 : 1);
}

/** @param {TimelineMark} mark */
function levelOf({ edge, lifted, importance }) {
  return edge || lifted ? 0 : importance;
}

/** @param {EventTarget | null} target */
function idOf(target) {
  const button = target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest("[data-id]")) : null;
  return button?.dataset.id ?? "";
}

/**
 * How far the target of each label reaches up and down: to 24 pixels in all where no other is in the way.
 * @param {number[]} places Middles, in rising order.
 * @param {number} line
 * @returns {[number, number][]}
 */
export function targets(places, line) {
  const reach = (/** @type {number} */ apart) => Math.max(line / 2, Math.min(TARGET / 2, apart / 2));
  return places.map((at, i) => [reach(at - (places[i - 1] ?? -Infinity)), reach((places[i + 1] ?? Infinity) - at)]);
}
