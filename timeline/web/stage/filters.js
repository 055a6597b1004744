// The sheet of filters, and everything that keeps something from being shown, each to be taken off.

import { make } from "../kit/making.js";
import { fill, yearName } from "../kit/wording.js";

/** @import { Stage } from "./stage.js" */
/** @import { State } from "./store.js" */
/** @typedef {{ text: string, besides: string, lift: () => void }} Limit */

export class Filters {
  /** @param {Stage} stage @param {HTMLElement} button opens the sheet @param {HTMLElement} side */
  constructor(stage, button, side) {
    this.stage = stage;
    this.button = button;
    this.sheet = make("div", "cx-filters", side);
    this.sheet.hidden = true;
    /** @type {HTMLInputElement[]} */
    this.boxes = stage.facts.facets.flatMap((facet) => this.facet(facet));
    button.setAttribute("aria-expanded", "false");
    this.sheet.addEventListener(
      "keydown",
      (/** @type {KeyboardEvent} */ event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        this.toggle(false);
      },
      { signal: stage.signal },
    );
  }

  /** @param {import("./shapes.js").Facet} facet */
  facet({ key, label, values }) {
    if (!values.length) return [];
    const details = make("details", "", this.sheet);
    make("summary", "", details, label);
    return values.map(({ value, label: said }) => {
      const row = make("label", "", details);
      const box = make("input", "", row);
      Object.assign(box, { type: "checkbox", name: key, value });
      make("span", "", row, said);
      box.addEventListener("change", () => this.filter(key, value, box.checked), { signal: this.stage.signal });
      return box;
    });
  }

  get open() {
    return !this.sheet.hidden;
  }

  toggle(open = !this.open) {
    const within = this.sheet.contains(document.activeElement);
    this.sheet.hidden = !open;
    this.button.setAttribute("aria-expanded", String(open));
    if (!open && within) this.button.focus();
    if (open) this.sheet.querySelector("summary")?.focus();
  }

  /** @param {string} key @param {string} value @param {boolean} on */
  filter(key, value, on) {
    const { filters } = this.stage.state;
    if (!this.boxes.some((box) => box.name === key && box.value === value)) return;
    const others = (filters[key] ?? []).filter((other) => other !== value);
    const { [key]: _, ...rest } = filters;
    const values = on ? [...others, value] : others;
    this.stage.set({ filters: values.length ? { ...rest, [key]: values } : rest });
  }

  /** @returns {Limit[]} */
  limits() {
    const { state, facts } = this.stage;
    const {
      words,
      facets,
      span: [first, end],
    } = facts;
    /** @type {Limit[]} */
    const limits = Object.entries(state.filters).flatMap(([key, values]) =>
      values.map((value) => {
        const facet = facets.find((one) => one.key === key);
        const said = facet?.values.find((one) => one.value === value)?.label ?? value;
        return { text: `${facet?.label}: ${said}`, besides: key, lift: () => this.filter(key, value, false) };
      }),
    );
    if (state.q)
      limits.push({ text: fill(words.quoted, { q: state.q }), besides: "q", lift: () => this.stage.set({ q: "" }) });
    if (state.from !== first || state.to !== end - 1) {
      limits.push({
        text: `${yearName(state.from)}–${yearName(state.to)}`,
        besides: "window",
        lift: () => this.stage.set({ from: first, to: end - 1 }),
      });
    }
    return limits;
  }

  /** How many events there would be without a limit.
   * @param {Limit} limit */
  without({ besides }) {
    const { facts, choice } = this.stage;
    return facts.marks.filter((mark) => choice.passes(mark, { besides })).length;
  }

  /** Only what happened in the part of the map that is seen, or everywhere again. */
  here() {
    const { view } = this.stage.map;
    const { region = [] } = this.stage.state.filters;
    this.filter("region", view, !region.includes(view));
  }

  liftAll() {
    const [first, end] = this.stage.facts.span;
    this.stage.set({ filters: {}, q: "", from: first, to: end - 1 });
  }

  /** @param {State} state */
  show({ filters }) {
    for (const box of this.boxes) box.checked = Boolean(filters[box.name]?.includes(box.value));
  }
}
