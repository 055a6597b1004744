// A page without a browser: enough of one for modules to be loaded and asked. It must be imported first.

export class FakeElement extends EventTarget {
  /** @type {FakeElement[]} */ children = [];
  /** @type {Record<string, string>} */ dataset = {};
  /** @type {Record<string, string>} */ attributes = {};
  style = { setProperty() {} };
  classList = { toggle() {}, add() {}, remove() {}, contains: () => false };
  hidden = false;
  text = "";

  constructor(tag = "div") {
    super();
    this.tag = tag;
  }

  /** As what it stands for. @returns {HTMLElement} */
  get element() {
    return /** @type {HTMLElement} */ (/** @type {unknown} */ (this));
  }

  /** @returns {string} */

  get textContent() {
    return this.text + this.children.map(({ textContent }) => textContent).join("");
  }

  set textContent(text) {
    this.text = text;
  }

  /** @param {FakeElement[]} children */
  append(...children) {
    this.children.push(...children);
  }

  /** @param {FakeElement[]} children */
  replaceChildren(...children) {
    this.children = children;
  }

  /** @param {string} name @param {string} value */
  setAttribute(name, value) {
    this.attributes[name] = value;
  }

  /** @param {string} name */
  removeAttribute(name) {
    delete this.attributes[name];
  }

  querySelectorAll() {
    return [];
  }

  querySelector() {
    return null;
  }

  /** @param {string} _wanted @returns {FakeElement | null} */
  closest(_wanted) {
    return null;
  }

  matches() {
    return false;
  }

  focus() {}

  remove() {}

  /** A pen that draws every letter as `letters` of the page says, else as an empty box. */
  getContext() {
    let drawn = "";
    const fillText = (/** @type {string} */ letter) => {
      drawn = page.letters.includes(letter) ? letter : "box";
    };
    const getImageData = () => ({ data: [...drawn].map((one) => one.codePointAt(0)) });
    const measureText = (/** @type {string} */ text) => ({ width: 8 * text.length });
    return { clearRect() {}, fillText, getImageData, measureText };
  }
}

/** What the page is like; tests change it. */
export const page = {
  letters: ["가", "힣", "A"],
  popups: true,
  /** @type {string[][]} */
  history: [],
};

const STYLE = { getPropertyValue: () => "" };
const location = new URL("https://crossings.test/");
const history = {
  state: null,
  /** @param {unknown} _state @param {string} _title @param {string | URL} address */
  pushState: (_state, _title, address) => wrote("push", address),
  /** @param {unknown} _state @param {string} _title @param {string | URL} address */
  replaceState: (_state, _title, address) => wrote("replace", address),
};

/** @param {string} how @param {string | URL} address */
function wrote(how, address) {
  page.history.push([how, String(address)]);
  location.href = String(address);
}

/** Goes to an address as a reader does, without a word to anybody. @param {string} address */
export function visit(address) {
  location.href = new URL(address, location.href).href;
  page.history = [];
}

const window = Object.assign(new EventTarget(), {
  location,
  history,
  innerHeight: 768,
  open: () => (page.popups ? { close() {} } : null),
});

Object.assign(globalThis, {
  window,
  Element: FakeElement,
  HTMLElement: FakeElement,
  document: Object.assign(new FakeElement("document"), {
    documentElement: { lang: "en" },
    createElement: (/** @type {string} */ tag) => new FakeElement(tag),
    createElementNS: (/** @type {string} */ _, /** @type {string} */ tag) => new FakeElement(tag),
    querySelector: () => new FakeElement(),
    body: new FakeElement("body"),
    head: new FakeElement("head"),
    fonts: { ready: Promise.resolve(), load: async () => [] },
  }),
  requestAnimationFrame: () => 0, // nothing is ever painted
  cancelAnimationFrame() {},
  getComputedStyle: () => new Proxy(STYLE, { get: (own, key) => Reflect.get(own, key) ?? "" }),
});
