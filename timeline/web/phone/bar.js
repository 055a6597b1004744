// The bar of a phone: whether it follows, the one button that comes back, questions, the look of the page.

import * as dress from "../kit/dress.js";
import { here } from "../kit/going.js";
import { icon } from "../kit/icons.js";
import { button, make } from "../kit/making.js";
import { fill, number } from "../kit/wording.js";
import { menu } from "../stage/menu.js";

/** @import { Phrases, Tongue } from "../wire.d.ts" */
/** @typedef {{ wandering: boolean, rests: boolean, faced: boolean, reached: boolean, over: string, hall: boolean, votes: number, begun: boolean }} Standing `votes`: questions of the hall to vote on */
/** @typedef {{ back: () => unknown, wander: () => unknown, ask: () => unknown }} Acts */

const AWAY_MS = 2000; // a shorter break is not worth a word

export class Bar {
  /**
   * @param {HTMLElement} body
   * @param {Phrases} words
   * @param {Tongue[]} tongues
   * @param {Acts} acts
   */
  constructor(body, words, tongues, { back, wander, ask }) {
    this.words = words;
    this.tongues = tongues;
    const root = make("header", "cx-phone-bar", body);
    new ResizeObserver(() => body.style.setProperty("--bar", `${root.offsetHeight}px`)).observe(root); // letters may be large
    this.status = make("p", "", root);
    this.status.setAttribute("role", "status");
    this.back = button(root, words.back, back, { name: "cx-phone-back" });
    this.around = button(root, words.around, wander);
    this.ask = button(root, words.ask, ask);
    const more = button(root, "", () => menu(more, this.items()), { label: words.look });
    more.append(icon("more"));
    /** @type {Standing | undefined} */
    this.standing = undefined;
    this.live = make("p", "cx-phone-live", body);
    this.live.setAttribute("aria-live", "polite");
    this.away = false;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.leaving = undefined;
  }

  /** @param {string} text */
  say(text) {
    this.live.textContent = text;
  }

  /** @param {Standing} standing */
  show(standing) {
    const { wandering, rests, faced, reached, hall, votes, begun, over } = standing;
    this.standing = standing;
    this.back.hidden = !wandering || over === "ended";
    this.around.hidden = wandering || !(faced || rests);
    this.ask.hidden = !hall;
    this.count(votes);
    if (reached) {
      clearTimeout(this.leaving);
      this.leaving = undefined;
      this.away = false;
    } else if (begun && !this.away) {
      this.leaving ??= setTimeout(() => {
        this.away = true;
        this.tell();
      }, AWAY_MS);
    }
    this.tell();
  }

  /** @param {number} votes */
  count(votes) {
    const { ask, words } = this;
    if (ask.dataset.votes === String(votes)) return;
    ask.dataset.votes = String(votes);
    ask.setAttribute("aria-label", votes ? fill(words.ask_votes, { n: votes }) : words.ask);
    ask.replaceChildren();
    make("span", "", ask, words.ask);
    if (votes) make("b", "", ask, number(votes));
  }

  tell() {
    const { words } = this;
    const { wandering = false, over = "", begun = false } = this.standing ?? {};
    const ended = over === "ended" && words.over;
    const away = this.away && (over === "full" ? words.full : words.away);
    const text = ended || away || (begun ? (wandering ? words.alone : words.following) : words.joining);
    this.status.dataset.state = ended ? "over" : away ? "away" : wandering ? "alone" : "following";
    if (this.status.textContent !== text) this.status.textContent = text;
  }

  /** @returns {import("../stage/menu.js").Item[]} */
  items() {
    const { words, tongues } = this;
    const dark = dress.theme() !== "light";
    const look = {
      icon: "theme",
      text: dark ? words.light : words.dark,
      act: () => dress.wear(dark ? "light" : "dark"),
    };
    const others = tongues.filter(({ tag }) => tag !== document.documentElement.lang);
    const speak = others.map(({ code, name }) => ({
      icon: "menu",
      text: name,
      act: () => window.location.assign(here({ lang: code })),
    }));
    return [look, ...speak];
  }
}
