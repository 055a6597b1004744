// The bar above every page: where one is, where one can go, and the theme.

import { asked } from "./asked.js";
import { install, next } from "./dress.js";
import { embedded, stays, whole } from "./embed.js";
import { along, elsewhere, go, here, leading, share } from "./going.js";
import { icon } from "./icons.js";
import { everywhere } from "./keys.js";
import { limitChips } from "./limits.js";
import { json, style } from "./loading.js";
import { away, button, make } from "./making.js";
import { search } from "./searchbox.js";
import { oneStop } from "./stops.js";
import { defining } from "./terms.js";
import * as tongue from "./tongue.js";
import { fill, listed, number, yearName } from "./wording.js";

/** @import { Editions, FrameData, FramePage } from "../wire.d.ts" */

const EDITION = "edition"; // in the address
const NAMING = ["pick", "corridor", "chart", "claim", "term", "source"]; // keys that name what is cited

/** @type {WeakMap<Element, string>} */
const shown = new WeakMap(); // by its element, what a bar shows
/** @type {Map<string, import("./going.js").Params>} */
const visited = new Map(); // what the address of each page held as it was left
/** @type {MutationObserver | undefined} */
let awaited; // what Streamlit has yet to draw
let limit = () => {}; // says again what the address lets through
window.addEventListener("popstate", () => limit());

/** @param {import("./mounting.js").Mount<FrameData>} mount */
export function connect({ data, parentElement }) {
  style(data.style);
  share(data.shared);
  install(data.themes);
  defining(data.files.terms);
  document.documentElement.lang = data.lang;
  skipping(data.words.skip);
  tongue.speaking(data.tongues);
  const before = parentElement.querySelector(".cx-frame");
  const own = before ?? make("header", "cx-frame", parentElement);
  limit = () => limits(parentElement, data);
  limit();
  const said = JSON.stringify(data);
  if (shown.get(own) === said) return; // nor is a search that somebody is at begun anew
  shown.set(own, said);
  const { activeElement: held } = document;
  const keeps = held !== null && own.contains(held);
  own.replaceChildren();
  if (embedded()) within(own, data);
  else bar(own, data);
  if (keeps) refocus(own, held);
  if (before) return;
  document.addEventListener("click", skip, { capture: true }); // the same twice is once
  make("p", "cx-on-paper", parentElement, data.words.print);
}

/**
 * The focus stays in a bar that is made anew: on the page that was chosen, or on the same tool.
 * @param {Element} own
 * @param {Element} held what had it
 */
function refocus(own, held) {
  const same = held.closest(".cx-nav") ? "[aria-current=page]" : [...held.classList].map((name) => `.${name}`).join("");
  const found = [same, ".cx-pages"].flatMap((wanted) => (wanted ? own.querySelector(wanted) : null) ?? []);
  const next = found.find((one) => one.checkVisibility());
  if (next instanceof HTMLElement) next.focus();
}

/**
 * Streamlit's own link to the content has no other language, and may come after this bar.
 * @param {string} text
 */
function skipping(text) {
  awaited?.disconnect();
  const link = document.querySelector("[data-testid=stSkipToContent]")?.firstChild;
  if (link) link.textContent = text;
  else {
    awaited = new MutationObserver(() => skipping(text));
    awaited.observe(document.body, { childList: true, subtree: true });
  }
}

/**
 * Streamlit's own link leads to what begins with this bar; it is to lead beyond.
 * @param {MouseEvent} event
 */
function skip(event) {
  if (!(event.target instanceof Element) || !event.target.closest("[data-testid=stSkipToContent]")) return;
  /** @type {HTMLElement | null} */
  const content = document.querySelector("[data-testid=stMain] :is(.cx-stage, h1)");
  if (!content) return;
  event.preventDefault();
  event.stopPropagation();
  content.tabIndex = -1;
  content.focus();
}

/**
 * What the address lets through on any page; the stage says so itself.
 * @param {HTMLElement} host
 * @param {FrameData} data
 */
function limits(host, data) {
  host.querySelector(".cx-limits")?.remove();
  const box = make("div", "cx-limits", host);
  if (data.own) limitChips(box, [{ text: fill(data.words.own, { name: data.own }), lift: ours }], data.words.remove);
  if (data.now) {
    years(box, data);
    certain(box, data);
  }
  cited(box, data).catch(console.error);
  if (!box.childElementCount) box.remove();
}

/** From the reader's own data back to ours: a new page, since all that this one holds is of the others. */
function ours() {
  const to = new URL(".", document.baseURI);
  for (const key of ["lang", "theme"]) if (asked(key)) to.searchParams.set(key, asked(key));
  window.location.assign(to);
}

/**
 * Years that are asked for: charts veil the others.
 * @param {HTMLElement} box
 * @param {FrameData} data
 */
function years(box, { shared, words, sieve }) {
  const [from, to] = shared.window.map((key) => asked(key).match(/^-?\d{1,4}$/)?.[0] ?? "");
  if (!from && !to) return;
  const said = from && to ? words.years : from ? words.years_from : words.years_to;
  const named = (/** @type {string} */ year) => year && yearName(Number(year));
  const lift = () => go(here(Object.fromEntries(shared.window.map((key) => [key, null]))));
  limitChips(box, [{ text: fill(said, { from: named(from), to: named(to) }), lift }], words.remove);
  make("span", "", box, sieve.here ? words.limited : words.not_here);
}

/**
 * How certain facts are asked to be, and how many published numbers are left.
 * @param {HTMLElement} box
 * @param {FrameData} data
 */
function certain(box, { shared, words, sieve }) {
  const [key] = shared.sieve;
  const wanted = asked(key).split(",");
  const on = sieve.values.filter(({ value }) => wanted.includes(value));
  if (!on.length) return;
  const chips = on.map(({ value, label }) => {
    const others = on.map((one) => one.value).filter((other) => other !== value);
    return { text: `${sieve.label}: ${label}`, lift: () => go(here({ [key]: others.join(",") || null })) };
  });
  limitChips(box, chips, words.remove);
  const many = (/** @type {typeof on} */ rows) => rows.reduce((sum, { n }) => sum + n, 0);
  const left = fill(words.left, { n: many(on), all: number(many(sieve.values)) });
  make("span", "", box, sieve.here ? left : words.not_here).setAttribute("role", "status");
}

/**
 * What has changed since the edition that a citation names.
 * @param {HTMLElement} box
 * @param {FrameData} data
 */
async function cited(box, { edition: now, files, words }) {
  const edition = asked(EDITION);
  if (!edition || edition === now) return;
  const line = make("p", "", box);
  const known = /** @type {Editions} */ (await json(files.editions));
  const own = Object.hasOwn(known.past, edition) ? known.past[edition] : null;
  const gaps = { edition, now, today: known.day, day: own?.day, n: own?.n };
  line.textContent = fill(own ? words.cited : words.no_edition, gaps);
  const named = [...new URLSearchParams(window.location.search)].filter(([key]) => NAMING.includes(key));
  if (own && named.length) {
    const changed = named.some(([, id]) => own.ids.includes(id));
    make("strong", "", line, ` ${changed ? words.cited_changed : words.cited_same} `);
  }
  const scenes = own?.scenes[asked("lecture")];
  if (scenes) make("span", "", line, fill(words.scenes, { n: scenes.length, scenes: listed(scenes.map(String)) }));
  if (own) make("a", "", box, words.what_changed).href = elsewhere("sources", { [EDITION]: edition });
  limitChips(box, [{ text: fill(words.edition, gaps), lift: () => go(here({ [EDITION]: null })) }], words.remove);
}

/**
 * In the page of somebody else: no menu, and what leads away opens in a window of its own.
 * @param {Element} own
 * @param {FrameData} data
 */
function within(own, { words, title }) {
  document.documentElement.classList.add("cx-embedded");
  make("span", "", own, title);
  const link = away(own, fill(words.open, { title }), whole());
  for (const when of ["pointerdown", "focus"])
    link.addEventListener(when, () => {
      link.href = whole();
    });
  document.addEventListener("click", leave, { capture: true }); // the same twice is once
}

/** @param {MouseEvent} event */
function leave(event) {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link?.href || link.download || stays(new URL(link.href))) return;
  Object.assign(link, { target: "_blank", rel: "noopener noreferrer" });
  event.stopImmediatePropagation();
}

/**
 * @param {Element} own
 * @param {FrameData} data
 */
function bar(own, { pages, now, words, title, files, letters }) {
  const acts = now === "" || everywhere(); // elsewhere a letter does nothing, and is not named
  const named = (/** @type {string} */ label, /** @type {string} */ act) =>
    acts ? fill(words.with_key, { label, key: letters[act] }) : label;
  const dressing = named(words.theme_label, "theme");
  const name = make("a", "cx-name", own, title);
  const first = () => turn("", now);
  leading(name, () => target(""), first);
  const nav = make("nav", "cx-nav", own);
  nav.setAttribute("aria-label", words.pages);
  for (const page of pages) link(nav, page, now);
  const theme = tool(nav, "theme", dressing, next, "cx-tool cx-theme");
  make("span", "", theme, words.theme);
  oneStop(nav, "a"); // a tool goes where the bar has room for it
  search(own, words, files);
  speak(own, (label) => named(label, "language"));
  tool(own, "filter", words.filter, () => ask("cx-filter"), "cx-tool cx-narrow");
  tool(own, "theme", dressing, next, "cx-tool cx-theme cx-wide");
  tool(
    own,
    "full",
    named(words.full, "fill"),
    () => ask("cx-full") || document.documentElement.requestFullscreen?.(),
    "cx-tool cx-wide",
  );
  opening(
    nav,
    tool(own, "menu", words.menu, () => {}, "cx-tool cx-narrow cx-pages"),
  );
}

/**
 * Where the bar is too narrow for its pages, a button opens them as a menu. It stands after them, so that
 * no key but this would lead into it.
 * @param {HTMLElement} nav
 * @param {HTMLButtonElement} opener
 */
export function opening(nav, opener) {
  const open = (/** @type {boolean} */ wanted) => {
    nav.classList.toggle("open", wanted);
    opener.setAttribute("aria-expanded", String(wanted));
    const [stop] = nav.querySelectorAll("[tabindex='0']");
    if (wanted && stop instanceof HTMLElement) stop.focus();
  };
  open(false);
  opener.addEventListener("click", () => open(!nav.classList.contains("open")));
  nav.addEventListener("click", () => open(false));
  for (const own of [nav, opener]) {
    own.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !nav.classList.contains("open")) return;
      event.stopPropagation();
      open(false);
      opener.focus();
    });
    own.addEventListener("focusout", ({ relatedTarget: to }) => {
      if (to instanceof Node && !nav.contains(to) && to !== opener) open(false);
    });
  }
  addEventListener("pointerdown", ({ target }) => {
    if (target instanceof Node && nav.isConnected && !nav.contains(target) && !opener.contains(target)) open(false);
  });
}

/**
 * @param {Element} own
 * @param {string} drawn
 * @param {string} label
 * @param {() => unknown} act
 */
function tool(own, drawn, label, act, name = "cx-tool") {
  const made = button(own, "", () => void act(), { name, label });
  made.title = label;
  made.append(icon(drawn));
  return made;
}

/**
 * The button of the next language, by its own name.
 * @param {Element} own
 * @param {(label: string) => string} named
 */
function speak(own, named) {
  const next = tongue.other();
  if (!next) return;
  const made = button(own, next.short, tongue.turn, { name: "cx-tool cx-tongue", label: next.name });
  made.lang = next.tag;
  made.title = named(next.name);
}

/**
 * What stands on the page may do it; says whether anything did.
 * @param {string} what
 */
function ask(what) {
  return !window.dispatchEvent(new CustomEvent(what, { cancelable: true }));
}

/**
 * @param {Element} nav
 * @param {FramePage} page
 * @param {string} now
 */
function link(nav, { path, title }, now) {
  const anchor = make("a", "", nav, title);
  if (path === now) anchor.setAttribute("aria-current", "page");
  const turned = () => turn(path, now);
  leading(anchor, () => target(path), turned);
}

/**
 * The page as it was left, with what all pages share as it is now.
 * @param {string} path
 */
function target(path) {
  return along(path || ".", visited.get(path) ?? {});
}

/**
 * @param {string} path
 * @param {string} now
 */
function turn(path, now) {
  visited.set(now, Object.fromEntries(new URLSearchParams(window.location.search)));
  if (path !== now) go(target(path));
}
