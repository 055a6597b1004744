// The controls where they act: views on the map, play on the timeline, filters and more over the card;
// on a phone they stand at its foot.

import { typing } from "../kit/dress.js";
import { along, go } from "../kit/going.js";
import { everywhere, keySheet, setEverywhere } from "../kit/keys.js";
import { make } from "../kit/making.js";
import { chosen } from "./chosen.js";
import { hearYears } from "./hearing.js";
import { button, menu } from "./menu.js";
import { PlayBar } from "./playbar.js";
import { Views } from "./views.js";

/** @import { Stage } from "./stage.js" */
/** @import { State } from "./store.js" */

export class Controls {
  /** @param {Stage} stage */
  constructor(stage) {
    this.stage = stage;
    this.words = stage.facts.words;
    const { root, map, time, signal, panel } = stage;
    const { more, filters, full } = this.words.buttons;
    this.foot = make("div", "cx-foot-bar", root);
    this.foot.setAttribute("role", "toolbar");
    this.foot.setAttribute("aria-label", this.words.controls);
    this.head = time.head;
    this.playBar = new PlayBar(stage, this.head);
    this.views = new Views(stage, map.box, this.foot);
    button(map.box, { icon: "full", label: full.label, act: () => this.fill(), signal, name: "cx-fill" }).hidden =
      !document.fullscreenEnabled;
    // Where no card stands beside the timeline, its head offers what stands over one.
    button(this.head, { icon: "filter", label: filters.label, act: () => panel.open?.(), signal, name: "cx-opener" });
    for (const box of [panel.row ?? [], this.head, this.foot].flat()) {
      const opener = button(box, {
        icon: "more",
        label: more.label,
        act: () => this.more(opener),
        signal,
        name: "cx-others",
      });
    }
    if (!stage.options.quiet) chosen(stage);
    window.addEventListener("cx-filter", (event) => this.asked(event, () => panel.open?.()), { signal });
    window.addEventListener("cx-full", (event) => this.asked(event, () => this.fill()), { signal });
  }

  /** The menu of the page asks; who does it says so.
   * @param {Event} event @param {() => void} act */
  asked(event, act) {
    if (typing(document.activeElement) && event.type !== "cx-full") return;
    event.preventDefault();
    act();
  }

  /** @param {HTMLElement} opener */
  more(opener) {
    const { taking, panel } = this.stage;
    const { picture, lecture, link } = this.words.buttons;
    const items = [
      { icon: "picture", text: picture.word, label: picture.label, act: () => this.picture(opener) },
      { icon: "lecture", text: lecture.word, label: lecture.label, act: () => taking.addToLecture() },
      {
        icon: "share",
        text: link.word,
        label: link.label,
        act: () => {
          panel.copyLink?.();
        },
      },
      {
        icon: "share",
        text: this.words.embed,
        act: () => {
          panel.copyLine?.(document.title);
        },
      },
    ];
    const heard = { icon: "play", text: this.words.hear, act: () => hearYears(this.stage) };
    const access = {
      icon: "menu",
      text: this.words.accessibility,
      act: () => go(along("accessibility", {})),
    };
    const help = { icon: "menu", text: this.words.keys_title, label: this.words.keys_label, act: () => this.help() };
    const keys = {
      icon: "menu",
      text: this.words.keys_everywhere,
      chosen: everywhere(),
      kind: "menuitemcheckbox",
      act: () => setEverywhere(!everywhere()),
    };
    menu(opener, [
      ...items,
      heard,
      ...this.playBar.paces(),
      help,
      keys,
      ...(this.stage.options.toLecture ? [access] : []),
    ]);
  }

  /** All keys on a sheet over the stage, or it goes again. */
  help() {
    if (this.shut()) return;
    const { root, facts, signal } = this.stage;
    const box = keySheet(root, this.words.keys_title, facts.words.keys, this.words.keys_where);
    button(box, {
      icon: "close",
      label: this.words.buttons.close.label,
      act: () => this.shut(),
      signal,
      name: "cx-cross",
    });
  }

  /** Closes the sheet of keys; says whether it was open. */
  shut() {
    const open = this.stage.root.querySelector(":scope > .cx-hall");
    open?.dispatchEvent(new Event("close"));
    open?.remove();
    return Boolean(open);
  }

  /** A choice of sizes, each of which is drawn and saved. */
  picture(opener = this.opener) {
    menu(
      opener,
      this.stage.taking.sizes().map(({ text, act }) => ({ icon: "picture", text, act })),
      { label: this.words.sizes },
    );
  }

  /** The button of more that is seen. */
  get opener() {
    const all = /** @type {HTMLElement[]} */ ([...this.stage.root.querySelectorAll(".cx-others")]);
    return all.find((own) => own.offsetParent) ?? all[0];
  }

  fill() {
    if (document.fullscreenElement) document.exitFullscreen();
    else this.stage.root.requestFullscreen?.();
  }

  /** @param {string} layout */
  place(layout) {
    const stacked = layout === "stack";
    if (stacked) this.foot.prepend(this.playBar.box);
    else this.head.prepend(this.playBar.box);
  }

  /** @param {State} state */
  show(state) {
    this.playBar.show(state);
    this.views.show();
  }
}
