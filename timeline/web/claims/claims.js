// @ts-nocheck
// Check the story: tiles, cards and choices, each link an address of the same page.

import { onDress, theme, typing } from "../kit/dress.js";
import { elsewhere, go as follow, here, leading } from "../kit/going.js";
import { style } from "../kit/loading.js";
import { make } from "../kit/making.js";
import { element } from "../kit/svg.js";

const PAGE_SHARE = 0.85; // of what is seen, that a Page key scrolls
const shown = new WeakMap(); // of each element what it shows, and how it stops to listen
let went = false; // whether the page answers to a step of its own

// Called by Streamlit at mount, at each rerun and at a change of theme, with the same element: what
// is the same stays, and with it where the reader's focus is.
export function connect({ data, parentElement }) {
  const told = JSON.stringify(data);
  const before = shown.get(parentElement);
  if (before?.told !== told) {
    before?.end();
    shown.set(parentElement, { told, end: draw(data, parentElement) });
  }
  return () => {
    shown.get(parentElement)?.end();
    shown.delete(parentElement);
  };
}

// Returns how to stop it.
function draw(data, parentElement) {
  style(data.style);
  const own = parentElement.querySelector(".cx-claims") ?? make("div", "cx-claims", parentElement);
  const dressed = () => dress(own, data.hues[theme()]);
  const ending = new AbortController();
  own.replaceChildren();
  own.dataset.testid = data.claims ? "strip" : "cards";
  if (data.claims) strip(own, data);
  const box = data.cards?.length > 1 ? make("div", "cx-cards", own) : own;
  for (const card of data.cards ?? []) drawCard(box, card, data);
  if (data.ending) drawEnding(own, data.ending, data);
  dressed();
  const undress = onDress(dressed);
  window.addEventListener("keydown", (event) => key(event, data), { signal: ending.signal });
  if (!data.claims) arrive(own);
  return () => {
    ending.abort();
    undress();
  };
}

function dress(own, hues) {
  own.dataset.theme = theme();
  for (const [verdict, hue] of Object.entries(hues)) own.style.setProperty(hueOf(verdict), hue);
}

function hueOf(verdict) {
  return `--cx-verdict-${verdict.replace(" ", "-")}`;
}

// ---- going from one address to another ----------------------------------------------------------

function go(href) {
  went = true;
  follow(href);
}

function link(name, parent, text, where) {
  const anchor = make("a", name, parent, text);
  leading(anchor, where, () => go(where()));
  return anchor;
}

// Where a step leads, the page begins at its top, and what is new is read out.
function arrive(own) {
  if (!went) return;
  went = false;
  scroller()?.scrollTo({ top: 0 });
  (own.querySelector(".cx-said") ?? own.querySelector("h1"))?.focus({ preventScroll: true });
}

function scroller() {
  return document.querySelector("[data-testid=stMain]");
}

// ---- keys ---------------------------------------------------------------------------------------

function key(event, { steps, cards }) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || typing(event.target)) return;
  const choice = cards?.[0]?.choices?.find((one) => one.key === event.key);
  const step = steps && { ArrowLeft: steps.before, ArrowRight: steps.after }[event.key];
  const page = steps && { PageUp: -1, PageDown: 1 }[event.key];
  if (event.target.closest?.(".cx-scroll, .cx-figure") || (!choice && !step && !page)) return;
  event.preventDefault();
  if (page) turn(page, steps);
  else go(here((choice ?? step).to));
}

// A Page key, or a clicker: on through the page, and from its end to the next claim.
function turn(by, steps) {
  const main = scroller();
  const most = main.scrollHeight - main.clientHeight;
  const step = by > 0 ? steps.after : steps.before;
  if (by > 0 ? main.scrollTop < most - 2 : main.scrollTop > 2)
    main.scrollBy({ top: by * PAGE_SHARE * main.clientHeight });
  else if (step) go(here(step.to));
}

// ---- the strip ----------------------------------------------------------------------------------

function strip(own, data) {
  const { claims, tally, modes, steps } = data;
  const counts = make("ul", "cx-tally", own);
  for (const { verdict, n, meaning } of tally) {
    const item = make("li", "", counts);
    badge(item, verdict, data, `${n} `);
    make("span", "cx-meaning", item, meaning);
  }
  if (!tally.length) counts.remove();
  const nav = make("nav", "cx-tiles", own);
  nav.setAttribute("aria-label", data.label);
  const list = make("ol", "", nav);
  for (const claim of claims) tile(make("li", "", list), claim, data);
  const ways = make("div", "cx-ways", own);
  for (const { text, to, now } of modes)
    current(
      link("", ways, text, () => here(to)),
      now,
    );
  if (steps) walk(ways, steps);
  if (data.hint) make("p", "cx-hint", own, data.hint);
}

function tile(item, { name, label, verdict, to, now }, data) {
  const anchor = link("cx-tile", item, "", () => here(to));
  anchor.setAttribute("aria-label", label);
  anchor.title = label;
  make("b", "", anchor, name);
  if (verdict) shape(anchor, verdict, data);
  else make("span", "cx-closed", anchor, "?").setAttribute("aria-hidden", "true");
  current(anchor, now);
}

function current(anchor, now) {
  if (now) anchor.setAttribute("aria-current", "page");
}

function walk(ways, { before, at, after }) {
  const walk = make("span", "cx-walk", ways);
  if (before) link("", walk, before.text, () => here(before.to));
  make("span", "", walk, at);
  if (after) link("", walk, after.text, () => here(after.to));
}

// The shape of a verdict in its hue, with its word.
function badge(parent, verdict, data, before = "") {
  const own = make("span", "cx-badge", parent);
  shape(own, verdict, data);
  make("span", "", own, before + data.verdicts[verdict].word);
}

function shape(parent, verdict, { verdicts }) {
  const svg = parent.appendChild(element("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" }));
  svg.style.color = `var(${hueOf(verdict)})`;
  for (const part of ["filled", "drawn"]) {
    if (verdicts[verdict][part]) svg.append(element("path", { d: verdicts[verdict][part], class: part }));
  }
}

// ---- a claim ------------------------------------------------------------------------------------

function drawCard(own, card, data) {
  const box = make("section", "cx-claim", own);
  box.dataset.claim = card.name;
  make("p", "cx-over", box, card.title);
  const heading = make(`h${card.level}`, "", box, card.to ? "" : card.claim);
  if (card.to) link("", heading, card.claim, () => here(card.to));
  else heading.tabIndex = -1;
  box.setAttribute("aria-label", card.title);
  if (card.choices) {
    choices(box, card, data);
    return;
  }
  if (card.said) make("p", "cx-said", box, card.said).tabIndex = -1;
  verdict(box, card, data);
  make("p", "", box, card.finding);
  if (card.more) link("cx-more", make("p", "", box), card.more, () => here(card.to));
  else rest(box, card);
}

function choices(box, { choices: all, ask }, data) {
  make("p", "", box, ask);
  const row = make("div", "cx-choices", box);
  for (const { verdict, meaning, key: sign, to } of all) {
    const button = make("button", "", row);
    button.type = "button";
    badge(button, verdict, data);
    make("kbd", "", button, sign);
    make("span", "cx-meaning", button, meaning);
    button.addEventListener("click", () => go(here(to)));
  }
}

function verdict(box, card, data) {
  const line = make("p", "cx-verdict", box);
  badge(line, card.verdict, data);
  if (!card.more) make("span", "cx-meaning", line, card.meaning);
}

function rest(box, { change, change_label, texts, nothing, stage, onward, sources }) {
  if (change) labelled(box, change_label, change);
  const pair = texts.length && make("dl", "cx-texts", box);
  for (const { head, text } of texts) {
    const one = make("div", "", pair);
    make("dt", "", one, head);
    make("dd", "", one, text);
  }
  if (nothing) make("p", "", box, nothing);
  const links = make("p", "cx-ways", box);
  if (stage) link("", links, stage.text, () => elsewhere(".", stage.params));
  if (onward) link("", links, onward.text, () => here(onward.to));
  if (sources.unverified) make("p", "", box, sources.unverified);
  listed(box, sources);
}

function labelled(box, label, text) {
  const line = make("p", "", box);
  make("b", "", line, `${label} `);
  line.append(text);
}

function listed(box, { line, rows }) {
  const details = make("details", "cx-sources", box);
  make("summary", "", details, line);
  const list = make("ul", "", details);
  for (const { title, url, said } of rows) {
    const row = make("li", "", list);
    if (url) Object.assign(make("a", "", row, title), { href: url, target: "_blank", rel: "noopener noreferrer" });
    else make("span", "", row, title);
    make("span", "", row, `. ${said}`);
  }
}

// ---- the end of guessing ------------------------------------------------------------------------

function drawEnding(own, { title, count, note, columns, rows, onward, anew }, data) {
  const box = make("section", "cx-claim", own);
  make("h1", "", box, title).tabIndex = -1;
  make("p", "cx-verdict", box, count);
  make("p", "", box, note);
  const links = make("p", "cx-ways", box);
  for (const way of [onward, anew]) if (way) link("", links, way.text, () => here(way.to));
  const scroll = make("div", "cx-scroll cx-all", box);
  scroll.tabIndex = 0;
  scroll.setAttribute("role", "region");
  scroll.setAttribute("aria-label", title);
  const table = make("table", "", scroll);
  const head = make("tr", "", make("thead", "", table));
  for (const column of columns) make("th", "", head, column).scope = "col";
  const body = make("tbody", "", table);
  for (const row of rows) ended(make("tr", "", body), row, data);
}

function ended(line, { name, claim, to, guess, verdict: found, hidden, alike }, data) {
  const first = make("th", "", line);
  first.scope = "row";
  const anchor = link("", first, `${name}. `, () => here(to));
  anchor.setAttribute("aria-label", `${name}. ${claim}`);
  make("span", "cx-long", anchor, claim);
  for (const one of [guess, found]) {
    const cell = make("td", "", line, one ? "" : hidden);
    if (one) badge(cell, one, data);
  }
  make("td", "", line, alike);
}
