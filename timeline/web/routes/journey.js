// The journey, unrolled: a strip of stages, each as long as it lasted, that lights its legs on the map.

import { linked } from "../kit/linked.js";
import { button, make } from "../kit/making.js";
import { told } from "./told.js";

/** @import { JourneyStage, ToldJourney } from "../wire.d.ts" */

export class Journey {
  /** @type {HTMLButtonElement | null} */ kept = null;
  /** @type {JourneyStage | null} */ held = null; // that stays lit

  /** @param {HTMLElement} host @param {ToldJourney} journey @param {Record<string, string>} words
   * @param {import("./corridor.js").RouteMap} map */
  constructor(host, journey, words, map) {
    this.map = map;
    this.words = words;
    this.longest = journey.longest;
    this.box = make("section", "cx-journey", host);
    make("h3", "", this.box, journey.title);
    make("p", "", this.box, journey.says);
    this.axis(journey.ticks);
    const list = make("ol", "", this.box);
    for (const stage of journey.stages) this.stage(list, stage);
    list.addEventListener("keydown", (event) => this.key(event));
  }

  end() {
    this.box.remove();
  }

  /** @param {[number, string][]} ticks */
  axis(ticks) {
    const axis = make("div", "cx-journey-axis", this.box);
    axis.setAttribute("aria-hidden", "true");
    for (const [days, said] of ticks) make("span", "", axis, said).style.left = this.share(days);
  }

  /** @param {number} days */
  share(days) {
    return `${((100 * days) / this.longest).toFixed(2)}%`;
  }

  /** @param {HTMLElement} list @param {JourneyStage} stage */
  stage(list, stage) {
    const row = make("li", stage.whole ? "cx-journey-stage whole" : "cx-journey-stage", list);
    row.dataset.stage = String(stage.seq);
    const head = button(row, "", () => this.keep(head, stage));
    head.setAttribute("aria-pressed", "false");
    make("span", "cx-journey-stage-dot", head); // the numbers are those of the map, and of places
    make("strong", "", make("span", "", head), stage.name);
    head.append(" ");
    const facts = [stage.whole && this.words.whole, stage.when, stage.km].filter(Boolean).join(" · ");
    make("span", "cx-journey-stage-facts", head, facts);
    this.lasting(row, stage);
    linked(make("p", "", row), stage.what);
    if (stage.danger.length) {
      const danger = make("p", "cx-journey-stage-danger", row);
      make("strong", "", danger, `${this.words.danger}: `);
      linked(danger, stage.danger);
    }
    if (stage.note.length) linked(make("p", "cx-journey-stage-note", row), stage.note);
    told(row, stage.told, "cx-journey-stage-note");
    row.addEventListener("pointerenter", () => this.map.light(stage));
    row.addEventListener("pointerleave", () => this.back());
    head.addEventListener("focus", () => this.map.light(stage));
    head.addEventListener("blur", () => this.back());
  }

  /** How long it lasted: full to the shortest that was published, pale to the longest.
   * @param {HTMLElement} row @param {JourneyStage} stage */
  lasting(row, { low, high }) {
    if (low === null && high === null) return;
    const bar = make("div", "cx-lasting", row);
    bar.setAttribute("aria-hidden", "true");
    make("span", "cx-sure", bar).style.width = this.share(low ?? 0);
    if (high === null) make("span", "cx-atleast", bar);
    else if (high > (low ?? 0)) make("span", "cx-may", bar).style.width = this.share(high - (low ?? 0));
  }

  /** One stays lit, until it or another is chosen. @param {HTMLButtonElement} head @param {JourneyStage} stage */
  keep(head, stage) {
    const again = this.kept === head;
    this.kept?.setAttribute("aria-pressed", "false");
    this.kept = again ? null : head;
    this.held = again ? null : stage;
    head.setAttribute("aria-pressed", String(!again));
    this.map.light(this.held);
  }

  back() {
    this.map.light(this.held);
  }

  /** Up and Down go from stage to stage. @param {KeyboardEvent} event */
  key(event) {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const heads = [...this.box.querySelectorAll("li > button")];
    const at = heads.indexOf(/** @type {Element} */ (event.target));
    const next = /** @type {HTMLElement | undefined} */ (by && at >= 0 ? heads[at + by] : undefined);
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    next.focus();
  }
}
