// @ts-nocheck
// A page without a browser: enough of one for modules to be loaded and asked. It must be imported first.

const NONE = { get: () => undefined };

export class FakeElement extends EventTarget {
  constructor(tag = "div") {
    super();
    Object.assign(this, { tag, children: [], dataset: {}, style: { setProperty() {} }, attributes: {}, hidden: false });
    this.text = "";
    this.classList = { toggle() {}, add() {}, remove() {}, contains: () => false };
  }

  get textContent() {
    return this.text + this.children.map(({ textContent }) => textContent).join("");
  }

  set textContent(text) {
    this.text = text;
  }

  append(...children) {
    this.children.push(...children);
  }

  replaceChildren(...children) {
    this.children = children;
  }

  setAttribute(name, value) {
    this.attributes[name] = value;
  }

  querySelectorAll() {
    return [];
  }

  querySelector() {
    return null;
  }

  closest() {
    return null;
  }

  matches() {
    return false;
  }

  focus() {}

  remove() {}

  // A pen that draws every letter as `letters` of the page says, else as an empty box.
  getContext() {
    let drawn = "";
    const fillText = (letter) => {
      drawn = page.letters.includes(letter) ? letter : "box";
    };
    const getImageData = () => ({ data: [...drawn].map((one) => one.codePointAt(0)) });
    return { clearRect() {}, fillText, getImageData };
  }
}

/** What the page is like; tests change it. */
export const page = { letters: ["가", "힣", "A"], opened: [], popups: true, history: [] };

const location = new URL("https://crossings.test/");
const history = {
  state: null,
  pushState: (_state, _title, address) => wrote("push", address),
  replaceState: (_state, _title, address) => wrote("replace", address),
};

function wrote(how, address) {
  page.history.push([how, String(address)]);
  location.href = String(address);
}

/** Goes to an address as a reader does, without a word to anybody. */
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
    createElement: (tag) => new FakeElement(tag),
    createElementNS: (_, tag) => new FakeElement(tag),
    querySelector: () => new FakeElement(),
    body: new FakeElement("body"),
    head: new FakeElement("head"),
    fonts: { ready: Promise.resolve() },
  }),
  getComputedStyle: () =>
    new Proxy({ getPropertyValue: () => "" }, { get: (own, key) => own[key] ?? NONE.get() ?? "" }),
});
