// What can be taken away: the view as a picture to save, and as a scene of a lecture.

import { lasting } from "../kit/going.js";
import { download, slug } from "../kit/making.js";
import { fill, yearName } from "../kit/wording.js";
import { asScene } from "./address.js";
import { drawing, png } from "./picture.js";

/** @import { Stage } from "./stage.js" */

const FAULT_MS = 8000;

export class Taking {
  /** @param {Stage} stage @param {import("./picture.js").Create} create makes a stage */
  constructor(stage, create) {
    this.stage = stage;
    this.create = create;
  }

  /** The present view as a scene of a lecture of the reader's, with what its card says and rests on. */
  addToLecture() {
    const { facts, state, options } = this.stage;
    const { adding } = facts.words;
    options.toLecture?.(async () => {
      const { pick, from, to } = state;
      const stage = asScene(state, facts);
      if (!pick) return { heading: facts.undated ? facts.opening.title : `${yearName(from)}–${yearName(to)}`, stage };
      const known = await this.stage.files.cards().catch(() => null); // it goes without the words
      const lines = (known?.cards[pick]?.text ?? []).map(([, parts]) => parts.map(({ text }) => text).join(""));
      return { heading: this.stage.choice.named(pick).title, words: lines.join("\n\n"), stage, facts: [pick] };
    }, adding);
  }

  /** What a picture can be saved as.
   * @returns {{ text: string, act: () => Promise<void> }[]} */
  sizes() {
    const { words } = this.stage.facts;
    /** @type {[string, "png" | "svg", number, ("" | "map")?][]} */
    const kinds = [
      [words.png_hd, "png", 1],
      [words.png_4k, "png", 2],
      [words.svg, "svg", 1],
      [words.png_map, "png", 2, "map"],
      [words.svg_map, "svg", 1, "map"],
    ];
    return kinds.map(([text, format, times, part]) => ({ text, act: () => this.save(format, times, part) }));
  }

  /** @param {"png" | "svg"} format @param {number} times as large @param {"" | "map"} [part] with its key */
  async save(format, times, part = "") {
    const { facts, state, files, data, messages } = this.stage;
    const { words } = facts;
    messages.notify(words.working);
    try {
      const caption = this.caption(await files.cards());
      const still = { ...state, playing: /** @type {const} */ (false) };
      const svg = await drawing(this.create, data, still, caption, { part, key: part === "map" });
      const blob = format === "svg" ? new Blob([svg], { type: "image/svg+xml" }) : await png(svg, times);
      messages.notify("");
      download(
        blob,
        `${slug([caption.title, this.seen(), part && words.map_alone].filter(Boolean).join(" "))}.${format}`,
      );
    } catch (fault) {
      console.error(fault);
      messages.notify(data.fault, FAULT_MS);
    }
  }

  /** The view in a word, where it is not the first. */
  seen() {
    const { state, facts } = this.stage;
    return state.view === facts.first_view ? "" : facts.words.buttons[`view_${state.view}`].word;
  }

  /** What stands about the view: what it shows, whom that rests on, where it is found again.
   * @param {import("./shapes.js").Cards} known @returns {import("./picture.js").Caption} */
  caption({ cards, sources }) {
    const { words, opening, edition, version, undated } = this.stage.facts;
    const { pick, from, to, at, stepping } = this.stage.state;
    const years = stepping ? yearName(at) : `${yearName(from)}–${yearName(to)}`;
    const rows = pick ? cards[pick].sources.map((id) => sources[id]) : opening.sources;
    const shown = undated ? null : { from: String(from), to: String(to) };
    const address = lasting(pick ? { pick } : (shown ?? {}), version);
    return {
      title: pick ? this.stage.choice.title(pick) : undated ? opening.title : `${opening.title}: ${years}`,
      sources: rows.map(({ title, said }) => `${title}, ${said}`),
      begin: words.sources,
      rest: (n) => fill(words.more_at, { n, address }),
      edition: `${edition} · ${address}`,
    };
  }
}
