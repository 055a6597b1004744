// The rail of the page Numbers: its sections as links, and on a phone as one choice.

import { going, here } from "../kit/going.js";
import { make } from "../kit/making.js";
import { oneStop } from "../kit/stops.js";
import { fill } from "../kit/wording.js";

/** @typedef {{ id: string, title: string }} Entry */

export class Rail {
  /**
   * @param {HTMLElement} host
   * @param {readonly Entry[]} entries
   * @param {Record<string, string>} words
   * @param {(id: string) => void} choose
   */
  constructor(host, entries, words, choose) {
    this.box = make("nav", "cx-rail", host);
    this.box.setAttribute("aria-label", words.contents);
    make("h1", "", this.box, words.title);
    const list = make("ol", "", this.box);
    this.links = entries.map((entry) => linkOf(make("li", "", list), entry, choose));
    this.stop = oneStop(list);
    make("p", "", this.box, words.lead);
    this.select = this.choice(entries, words, choose);
  }

  /**
   * @param {readonly Entry[]} entries
   * @param {Record<string, string>} words
   * @param {(id: string) => void} choose
   */
  choice(entries, words, choose) {
    const select = make("select", "", this.box);
    select.setAttribute("aria-label", words.contents);
    entries.forEach(({ id, title }, i) => {
      const text = fill(words.of_sections, { n: i + 1, all: entries.length, title });
      make("option", "", select, text).value = id;
    });
    select.addEventListener("change", () => choose(select.value));
    return select;
  }

  /** @param {string} id */
  mark(id) {
    for (const link of this.links) {
      if (link.dataset.section === id) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    this.stop(this.links.find((link) => link.dataset.section === id));
    this.select.value = id;
  }
}

/**
 * @param {HTMLElement} item
 * @param {Entry} entry
 * @param {(id: string) => void} choose
 */
function linkOf(item, { id, title }, choose) {
  const link = make("a", "", item, title);
  link.href = here({ section: id, chart: null, year: null });
  link.dataset.section = id;
  going(link, () => choose(id));
  return link;
}
