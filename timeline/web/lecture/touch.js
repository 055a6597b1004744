// A lecture by finger: a swipe goes on and back, and so do two quiet buttons; the tools are behind a third.

import { icon } from "../kit/icons.js";
import { button, make } from "../kit/making.js";
import { fill } from "../kit/wording.js";

/** @import { Deck } from "./deck.js" */

const [FAR, STEEP, LONG_MS] = [60, 2, 800]; // pixels across, how much flatter than high, and how soon
const NONE = ".cx-hall, .cx-overview, .cx-touch, .cx-ink, .cx-reading, input, [role=slider]"; // in which a swipe is none
/** Acts by key, with their icons. */
const TOOLS = {
  laser: "laser",
  pen: "pen",
  enlarge: "enlarge",
  freeze: "freeze",
  black: "black",
  question: "search",
  room: "phone",
  all: "menu",
  play: "play",
  theme: "theme",
  fill: "full",
};

export class Touch {
  /** @param {Deck} deck */
  constructor(deck) {
    this.deck = deck;
    const { root } = deck;
    const { signal } = deck.ending;
    this.bar = make("div", "cx-touch", root);
    this.bar.setAttribute("role", "group");
    this.tools = make("div", "cx-touch-tools", this.bar);
    this.tools.hidden = true;
    this.place = make("span", "", this.bar);
    this.speak();
    root.addEventListener("pointerdown", (event) => this.down(event), { signal, capture: true });
    root.addEventListener("pointerup", (event) => this.up(event), { signal, capture: true });
    root.addEventListener("touchstart", (event) => this.keep(event), { signal, capture: true, passive: true });
    if (window.matchMedia("(pointer: coarse)").matches) this.show();
  }

  /** In the language that the lecture is given in. */
  speak() {
    const { deck, bar } = this;
    const { words, shown, lecture } = deck;
    const { signal } = deck.ending;
    bar.setAttribute("aria-label", words.by_finger);
    this.tools.replaceChildren();
    bar.replaceChildren(this.tools);
    for (const [act, drawn] of Object.entries(TOOLS)) if (act !== "room" || deck.acts?.room) this.tool(act, drawn);
    const quiet = (/** @type {string} */ drawn, /** @type {string} */ label, /** @type {() => unknown} */ act) =>
      button(bar, "", act, { label, signal }).append(icon(drawn));
    quiet("back", words.back, () => deck.before());
    bar.append(this.place);
    quiet("more", words.tools, () => this.open());
    quiet("close", words.leave, () => deck.keys?.leave());
    quiet("on", words.forward, () => deck.next());
    this.tell({ number: shown, all: lecture.scenes.length });
  }

  show() {
    this.deck.root.classList.add("cx-touched");
  }

  open(open = this.tools.hidden) {
    this.tools.hidden = !open;
  }

  /** @param {{ number: number, all: number }} place */
  tell({ number, all }) {
    this.place.textContent = fill(this.deck.words.place, { n: number + 1, all });
  }

  /**
   * @param {string} act
   * @param {string} drawn
   */
  tool(act, drawn) {
    const { deck } = this;
    const label = deck.words.keys.find((/** @type {{ act: string }} */ row) => row.act === act)?.words ?? act;
    const own = button(
      this.tools,
      "",
      () => {
        this.open(false);
        deck.keys?.does(act);
      },
      { label, signal: deck.ending.signal },
    );
    own.append(icon(drawn));
  }

  /** @param {PointerEvent} event */
  down({ pointerType, isPrimary, clientX, clientY, target, timeStamp }) {
    if (pointerType !== "touch") return;
    this.show();
    const none = !isPrimary || (target instanceof Element && target.closest(NONE));
    this.begun = none ? undefined : { x: clientX, y: clientY, at: timeStamp };
  }

  /** @param {PointerEvent} event */
  up({ pointerType, clientX, clientY, timeStamp }) {
    const { begun } = this;
    this.begun = undefined;
    if (pointerType !== "touch" || !begun || timeStamp - begun.at > LONG_MS) return;
    const [x, y] = [clientX - begun.x, clientY - begun.y];
    if (Math.abs(x) < FAR || Math.abs(x) < STEEP * Math.abs(y)) return;
    if (x < 0) this.deck.next();
    else this.deck.before();
  }

  /** One finger turns scenes and does not push the map; two may.
   * @param {TouchEvent} event */
  keep(event) {
    const { target, touches } = event;
    if (touches.length === 1 && target instanceof Element && target.closest(".cx-plot")) event.stopPropagation();
  }
}
