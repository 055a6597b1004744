// The sign of a room on the screen: code, address and an image of it, large enough for the last row, then
// small in a corner.

import { make } from "../kit/making.js";
import { fill } from "../kit/wording.js";

/** @import { Phrases, RoomOpened } from "../wire.d.ts" */
/** @typedef {"large" | "small" | ""} Size blank where it is put away */

/** @type {Record<Size, Size>} */
const NEXT = { large: "small", small: "", "": "large" };

/** Names by which a machine means itself: a phone would look for the room on the phone. */
const ITSELF = /^(localhost|127\.[\d.]+|0\.0\.0\.0|\[::1?\])$/;

export class Sign {
  /**
   * @param {HTMLElement} root
   * @param {Phrases} words
   */
  constructor(root, words) {
    this.words = words;
    this.root = root;
    /** @type {Size} */
    this.size = "";
    this.phones = 0;
    this.box = make("aside", "cx-sign", root);
    this.box.dataset.testid = "sign";
    this.box.hidden = true;
    this.image = make("img", "", this.box);
    const text = make("div", "", this.box);
    this.lead = make("p", "cx-sign-lead", text);
    this.address = make("p", "cx-sign-address", text);
    this.code = make("p", "cx-sign-code", text);
    this.nowhere = make("p", "cx-sign-nowhere", text);
    this.nowhere.hidden = true;
    this.count = make("p", "cx-sign-count", text);
    this.count.setAttribute("role", "status");
    this.speak(words);
  }

  /** @param {Phrases} words */
  speak(words) {
    this.words = words;
    this.lead.textContent = words.sign_lead;
    this.nowhere.textContent = words.nowhere;
    this.tell(this.phones);
  }

  /** @param {RoomOpened} room */
  write({ code, address, qr }) {
    const { host, hostname, pathname } = new URL(address);
    this.nowhere.hidden = !ITSELF.test(hostname);
    this.image.src = `data:image/svg+xml,${encodeURIComponent(qr)}`;
    this.image.alt = fill(this.words.sign_alt, { address });
    this.address.textContent = host + pathname.replace(/\/[^/]*$/, "");
    this.code.textContent = `${code.slice(0, 3)} ${code.slice(3)}`;
  }

  /** @param {Size} size */
  show(size) {
    const { box, root, count } = this;
    this.size = size;
    box.hidden = !size;
    box.dataset.size = size;
    count.setAttribute("aria-live", size === "large" ? "polite" : "off"); // nobody is told of each phone in a talk
    root.classList.toggle("cx-signed", size === "small"); // headings leave room for it
    this.measure();
  }

  measure() {
    const { box, root } = this;
    root.style.setProperty("--sign-wide", `${box.offsetWidth}px`);
    root.style.setProperty("--sign-high", `${box.offsetHeight}px`);
  }

  turn() {
    this.show(NEXT[this.size]);
  }

  /** @param {number} phones that are here */
  tell(phones) {
    this.phones = phones;
    const text = fill(this.words.phones, { n: phones });
    if (this.count.textContent === text) return;
    this.count.textContent = text;
    this.measure();
  }

  end() {
    this.show("");
    this.box.remove();
  }
}
