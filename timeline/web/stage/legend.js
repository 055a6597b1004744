// The legend over the map: open at the first visit, closed by a cross, made anew in the theme worn.

import { make } from "../kit/making.js";
import { element } from "../kit/svg.js";
import { button } from "./menu.js";

/** @import { Phrases } from "../wire.d.ts" */

/** @import { Look } from "./shapes.js" */

const PLACE = "crossings-legend"; // in what the browser keeps: "closed" once a visitor has closed it

export class Legend {
  /** @param {HTMLElement} box @param {Phrases} words @param {{ look: () => Look, view: () => string, signal: AbortSignal, changed: () => void }} from
   * `view` that the map shows; `changed` is called when it has been opened or closed */
  constructor(box, words, { look, view, signal, changed }) {
    this.words = words;
    this.look = look;
    this.view = view;
    this.signal = signal;
    this.changed = changed;
    const { legend } = words.buttons;
    this.opener = button(box, {
      icon: "legend",
      label: legend.label,
      act: () => this.toggle(true),
      signal,
      name: "cx-legend-opener",
    });
    this.panel = make("div", "cx-legend", box);
    this.panel.setAttribute("role", "region");
    this.panel.setAttribute("aria-label", legend.label);
    this.panel.hidden = true;
    this.asked = false; // by the visitor, whom Escape obeys; the one that greets waits for its cross
    this.opener.setAttribute("aria-expanded", "false");
  }

  get open() {
    return !this.panel.hidden;
  }

  toggle(open = !this.open) {
    this.asked = open;
    this.panel.hidden = !open;
    this.opener.hidden = open;
    this.opener.setAttribute("aria-expanded", String(open));
    if (open) this.write();
    keep(open ? "open" : "closed");
    this.changed();
  }

  /** Who has not closed it finds it open; in a hall until the first act.
   * @param {HTMLElement | null} actor where that act is awaited */
  greet(actor = null) {
    if (kept() === "closed") return;
    this.panel.hidden = false;
    this.opener.hidden = true;
    for (const act of /** @type {const} */ (["pointerdown", "keydown"]))
      actor?.addEventListener(act, (event) => this.leave(event), { once: true, signal: this.signal });
  }

  /** @param {Event} event */
  leave({ target }) {
    if (this.open && !this.asked && !this.panel.contains(/** @type {Node} */ (target))) this.toggle(false);
  }

  /** The one that greets makes room; it is no less open at the next visit. */
  yield() {
    if (this.asked || !this.open) return;
    this.panel.hidden = true;
    this.opener.hidden = false;
    this.changed();
  }

  /** In the theme that is worn, for the view that is shown. */
  dress() {
    this.write();
  }

  write() {
    const within = this.panel.contains(document.activeElement);
    this.panel.replaceChildren();
    const cross = button(this.panel, {
      icon: "close",
      label: this.words.close_legend,
      act: () => this.toggle(false),
      signal: this.signal,
      name: "cx-cross",
    });
    const list = make("ul", "", this.panel);
    const rows = this.look().legend.filter(({ views }) => views.includes(this.view()));
    this.panel.classList.toggle("cx-empty", !rows.length);
    const swatches = rows.filter(({ swatch }) => swatch).length;
    list.style.setProperty("--rows", String(rows.length - swatches + Math.ceil(swatches / 2)));
    for (const { swatch, text } of rows) {
      const row = make("li", "", list);
      if (swatch) row.append(drawn(swatch));
      else row.className = "cx-heading";
      make("span", "", row, text);
    }
    if (within) cross.focus();
  }
}

/** A browser may keep nothing. */
function kept() {
  try {
    return window.localStorage.getItem(PLACE);
  } catch {
    return null;
  }
}

/** @param {string} value */
function keep(value) {
  try {
    window.localStorage.setItem(PLACE, value);
  } catch {
    // it is open again at the next visit
  }
}

/** @param {import("../wire.d.ts").Swatch} swatch */
export function drawn({ kind, colour, width = 2, dash = "", fill = "none", opacity = 1 }) {
  const svg = element("svg", { width: 36, height: 18, viewBox: "0 0 36 18", "aria-hidden": "true" });
  const shapes = /** @type {const} */ ({
    line: ["line", { x1: 2, y1: 9, x2: 34, y2: 9 }],
    disc: ["circle", { cx: 18, cy: 9, r: 6 }],
    area: ["circle", { cx: 18, cy: 9, r: 8.5 }],
    bar: ["rect", { x: 3, y: 5, width: 30, height: 8 }],
  });
  const [shape, own] = shapes[kind];
  svg.append(
    element(shape, { ...own, stroke: colour, "stroke-width": width, "stroke-dasharray": dash, fill, opacity }),
  );
  return svg;
}
