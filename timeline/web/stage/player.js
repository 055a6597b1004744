// @ts-nocheck
// The stage: a map above a timeline, and the card of what is picked, with one state. Mechanism only:
// what is drawn, in which colours and words, comes from Python as figures and scenes.

import { Choice } from "./choice.js";
import { Controls } from "./controls.js";
import { addScene } from "../lecture/drafts.js";
import * as dress from "../kit/dress.js";
import * as inside from "./inside.js";
import { List } from "./list.js";
import { json, script, style } from "../kit/loading.js";
import { download, make, slug } from "../kit/making.js";
import { MapPane } from "./map.js";
import { Panel } from "./panel.js";
import { drawing, png } from "./picture.js";
import { TimePane } from "./time.js";

const REST_MS = 200;
const LOOK_MS = 250;
const KEPT = ["from", "to", "pick"]; // what makes a step in the browser's history, as filters do
const stages = new WeakMap();

// Called by Streamlit at mount and at each rerun, with the same element.
export function connect({ data, parentElement }) {
  let stage = stages.get(parentElement);
  if (!stage) {
    stage = new Stage(parentElement, data);
    stages.set(parentElement, stage);
    stage.start();
  } else stage.answer(data);
  return () => {
    stage.end();
    stages.delete(parentElement);
  };
}

export class Stage {
  // `side` makes what stands beside the map, `keys` takes every key that is pressed; a stage that is
  // `quiet` leaves the address alone, one that is `still` is only looked at, in a `theme` and as large
  // as it is told to `grow`.
  constructor(host, data, { side = (stage, root) => new Panel(stage, root), keys = null, quiet = false, still = false, theme, grow } = {}) {
    this.home = window.location.pathname; // years that run on must not get into the address of another page
    this.options = { side, keys, quiet, still, theme, grow };
    this.data = data;
    this.state = { ...data.state };
    this.root = make("div", "cx-stage", host);
    this.root.tabIndex = -1;
    this.root.dataset.testid = "stage";
    this.ending = new AbortController();
  }

  async start() {
    try {
      await this.load();
      this.build();
      await this.draw();
      if (!this.options.still) this.listen();
      this.show();
      this.root.dataset.ready = "true";
      if (this.options.still) return;
      this.notify(this.data.notice, 8000);
      this.fetchAhead();
    } catch (fault) {
      console.error(fault);
      make("p", "cx-fault", this.root, this.data.fault).setAttribute("role", "alert");
    }
  }

  end() {
    this.ending.abort();
    for (const timer of [this.resting, this.looking, this.noting, this.naming]) clearTimeout(timer);
    this.sizes?.disconnect();
    this.undress?.();
    this.map?.end();
    this.time?.end();
    this.root.remove();
  }

  // ---- what it is made of -------------------------------------------------------------------

  async load() {
    const { addresses } = this.data;
    const [facts, look] = await Promise.all([
      json(addresses.facts), this.fetchLook(), script(addresses.plotly), style(addresses.style),
      this.outlines("world"), this.outlines(this.state.view),
    ]);
    this.facts = facts;
    this.look = look;
    this.choice = new Choice(facts);
    this.choice.update(this.state);
  }

  async fetchLook() {
    const { figures } = this.data.addresses;
    const look = await json(figures[this.options.theme ?? dress.theme()] ?? Object.values(figures)[0]);
    return this.options.still ? ownFonts(look) : look;
  }

  fetched(address) {
    return json(address);
  }

  outlines(view) {
    return json(this.data.addresses.ground[view]);
  }

  cards() {
    return json(this.data.addresses.cards);
  }

  citations() {
    return json(this.data.addresses.citations);
  }

  // What a reader may want next, so that it is there when the server is not.
  async fetchAhead() {
    const cards = this.panel.learn().then(() => this.state.q && this.show());
    const looks = Object.values(this.data.addresses.figures).map(json);
    const files = await Promise.allSettled([cards, ...looks, ...Object.keys(this.facts.views).map((view) => this.outlines(view))]);
    this.root.dataset.whole = files.every(({ status }) => status === "fulfilled");
  }

  build() {
    const { root, facts, choice } = this;
    const { words } = facts;
    root.setAttribute("role", "region");
    root.setAttribute("aria-label", words.stage);
    const main = make("div", "cx-main", root);
    this.controls = new Controls(this, main);
    this.map = new MapPane(main, choice, { outlines: (view) => this.outlines(view), nowhere: this.data.addresses.nowhere },
      { still: this.options.still });
    this.map.view = this.state.view;
    this.map.moved = this.state.map;
    this.controls.zoom(this.map.box);
    this.legend = this.controls.legend(this.map.box);
    this.list = new List(this, this.map.box);
    const { signal } = this.ending;
    this.time = new TimePane(main, choice, { state: () => this.state, set: (change) => this.set(change), signal });
    this.panel = this.options.side(this, root);
    this.tip = make("div", "cx-tip", root);
    this.note = make("div", "cx-note", root);
    this.black = make("div", "cx-black", root);
    for (const one of [this.tip, this.note, this.black]) one.hidden = true;
    this.live = make("div", "cx-live", root);
    this.live.setAttribute("aria-live", "polite");
  }

  async draw() {
    const { root, look } = this;
    root.style.setProperty("--cx-above", `${Math.max(0, root.getBoundingClientRect().top + window.scrollY) + 8}px`);
    for (const [name, value] of Object.entries(look.css)) root.style.setProperty(name, value);
    root.dataset.theme = look.theme;
    const high = this.options.still ? root.clientHeight : Math.min(root.clientHeight, window.innerHeight);
    this.grow = this.options.grow ?? Math.max(0.72, Math.min(2, high / 1000));
    root.style.setProperty("--cx-grow", this.grow);
    this.drawnAt = this.room();
    await Promise.all([this.time.draw(look.time, this.grow), this.map.draw(look.map, this.grow)]);
    if (!inside.trusted(this.map.figure, this.time.figure)) console.warn("plotly.js has changed inside; drawing the slower way");
    this.fresh = true;
  }

  // The room there is for the map and the timeline.
  room() {
    return [this.map.box, this.time.box].map(({ clientWidth, clientHeight }) => `${clientWidth}x${clientHeight}`).join();
  }

  // ---- showing a state --------------------------------------------------------------------------

  show() {
    if (!this.map?.held) return;
    const { state, choice } = this;
    choice.found = state.q ? new Set(this.panel.found(state.q) ?? choice.marks.keys()) : null;
    choice.seen = this.map.seen;
    const changed = choice.update(state);
    const lit = choice.related(this.pointed ?? (choice.isNow(state.pick) ? state.pick : null));
    this.time.show(state, lit);
    this.map.show(state, lit);
    if (changed || this.fresh) {
      this.time.hide();
      this.map.hide();
    }
    if (changed && !this.fresh) this.nameAnew();
    if (state.pick !== this.ringed || this.fresh) {
      this.map.ring(state.pick);
      this.time.ring(state.pick);
    }
    this.ringed = state.pick;
    this.fresh = false;
    this.controls.show(state);
    this.list.show(state);
    this.panel.show(state);
    this.publish({
      from: state.from, to: state.to, at: state.at, picked: state.pick ?? "", view: this.map.view,
      playing: Boolean(state.playing), shown: choice.shown.size,
    });
  }

  // Places that come or go take their names along, once it rests.
  nameAnew() {
    clearTimeout(this.naming);
    this.naming = setTimeout(async () => {
      await this.map.settle();
      this.redrawn();
    }, LOOK_MS);
  }

  // The state as others read it from outside; what has not changed is not written.
  publish(known) {
    this.told ??= {};
    for (const [key, value] of Object.entries(known)) {
      if (this.told[key] !== value) this.root.dataset[key] = value;
    }
    this.told = known;
  }

  // ---- acting -----------------------------------------------------------------------------------

  set(change) {
    Object.assign(this.state, change);
    this.show();
    if (change.filters) this.write();
    else this.rest();
  }

  pick(id) {
    const pick = id && id !== this.state.pick ? id : null;
    this.set({ pick });
    this.write();
    this.say(pick ? this.title(pick) : this.facts.words.nothing_picked);
    this.lookAt(pick);
    if (pick) this.bringCard();
  }

  // The camera follows a pick.
  lookAt(pick) {
    clearTimeout(this.looking);
    if (pick) this.looking = setTimeout(() => this.reveal(pick), LOOK_MS);
  }

  async reveal(pick) {
    const way = this.map.wayTo(pick);
    if (way) await this.fly(...way);
    else if (this.map.covers(pick)) {
      await this.map.settle();
      this.redrawn();
    }
  }

  // On a phone the card lies below the stage.
  bringCard() {
    if (this.root.clientWidth <= 700) this.panel.body.scrollIntoView({ behavior: "smooth", block: "start" });
  }

  title(id) {
    const mark = this.choice.marks.get(id);
    return mark ? `${mark.words}: ${mark.title}` : this.facts.corridors[id]?.name ?? this.choice.spots.get(id)?.name ?? "";
  }

  async see(view) {
    if (this.facts.views[view]) await this.fly(view, null);
  }

  async fly(view, point) {
    await this.map.fly(view, point, () => this.redrawn());
    this.rest();
  }

  redrawn() {
    this.fresh = true;
    this.show();
  }

  async dress() {
    this.look = await this.fetchLook();
    await this.draw();
    this.show();
  }

  // From the whole window, a step on starts at its first year, a step back at its last.
  step(years) {
    const { stepping, at, from, to } = this.state;
    const start = stepping || years > 0 ? at : to + 1;
    this.set({ stepping: true, at: Math.max(from, Math.min(to, start + years)) });
  }

  // A year that the window holds.
  goTo(year) {
    const { from, to } = this.state;
    if (year < from || year > to) return false;
    this.controls.stop();
    this.set({ stepping: true, at: year });
    return true;
  }

  // The next event shown, from the pick or, where the year shown has left it behind, from that year.
  jump(direction) {
    const { stepping, at, pick, from } = this.state;
    const order = this.facts.marks.filter((mark) => this.choice.markShown(mark));
    const picked = order.findIndex((mark) => mark.id === pick);
    const left = stepping && picked >= 0 && Math.floor(order[picked].start) !== at;
    const since = order.findIndex((mark) => mark.start >= at);
    const start = direction > 0 ? since : (since < 0 ? order.length : since) - 1;
    const next = order[picked < 0 || left ? (stepping ? start : direction > 0 ? 0 : order.length - 1) : picked + direction];
    if (!next) return;
    if (stepping) this.set({ at: Math.max(from, Math.floor(next.start)) });
    this.pick(next.id);
  }

  // One of the ways in that the opening offers.
  follow_way({ play_seconds: seconds, ...state }) {
    if (seconds) {
      this.controls.reset();
      this.controls.start((this.facts.span[1] - this.facts.span[0]) / seconds);
      return;
    }
    this.set({ ...state, at: state.from, stepping: false, pick: null });
    this.pick(state.pick);
  }

  // ---- the camera by key and button --------------------------------------------------------------

  // `by` times nearer, and so many parts of the map to the east and the north.
  async move({ by = 1, east = 0, north = 0 }) {
    this.handled = true;
    this.map.shift({ by, east, north });
    await this.map.draw(this.look.map, this.grow);
    this.redrawn();
    this.rest();
  }

  // ---- to take away ------------------------------------------------------------------------------

  // The present view as a scene of the lecture that was written last.
  addToLecture() {
    const { words } = this.facts;
    const { pick, from, to } = this.state;
    const heading = this.choice.marks.get(pick)?.title ?? (pick ? this.title(pick) : `${from}–${to}`);
    const added = addScene({ heading, stage: stageOf(this), ...(pick ? { facts: [pick] } : {}) }, words.own_lecture);
    const said = added ? words.added.replace("{n}", added.number).replace("{title}", added.title) : words.not_added;
    this.notify(said, 5000);
    this.say(said);
  }

  // A choice of sizes, each of which is drawn and saved.
  takePicture() {
    const open = this.root.querySelector(".cx-take-picture");
    if (open) {
      open.remove();
      return;
    }
    const { words } = this.facts;
    const box = make("div", "cx-take-picture", this.controls.pictureButton.parentElement);
    for (const [text, format, times] of [[words.png_hd, "png", 1], [words.png_4k, "png", 2], [words.svg, "svg", 1]]) {
      const button = make("button", "", box, text);
      button.type = "button";
      button.addEventListener("click", () => this.save(format, times, button));
    }
    box.querySelector("button").focus();
  }

  async save(format, times, button) {
    const { words } = this.facts;
    const { pick, from, to } = this.state;
    button.textContent = words.working;
    const { cards, sources } = await this.cards();
    const title = pick ? this.title(pick) : `${this.facts.opening.title}: ${from}–${to}`;
    const rows = pick ? cards[pick].sources.map((id) => sources[id]) : this.facts.opening.sources;
    const named = `${words.sources}: ${rows.map(({ title: own, said }) => `${own}, ${said}`).join("; ")}`;
    const state = { ...this.state, view: this.map.view, map: this.map.moved, playing: false };
    const svg = await drawing(this.data, state, { title, sources: named, edition: this.facts.edition });
    const blob = format === "svg" ? new Blob([svg], { type: "image/svg+xml" }) : await png(svg, times);
    download(blob, `${slug(title)}.${format}`);
    button.closest(".cx-take-picture")?.remove();
  }

  say(text) {
    this.live.textContent = text;
  }

  // A short word over the stage, until the next or for a while.
  notify(text, forMs) {
    this.note.textContent = text;
    this.note.hidden = !text;
    clearTimeout(this.noting);
    if (text && forMs) this.noting = setTimeout(() => this.notify(""), forMs);
  }

  // ---- the address ------------------------------------------------------------------------------

  // It follows once the stage rests; a pick at once.
  rest() {
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.write(), REST_MS);
  }

  write() {
    clearTimeout(this.resting);
    if (this.options.quiet || window.location.pathname !== this.home) return;
    const address = new URL(window.location.href);
    const before = new URLSearchParams(address.search);
    for (const [key, value] of Object.entries(this.asking())) {
      if (!value || value === this.facts.usual[key]) address.searchParams.delete(key);
      else address.searchParams.set(key, value);
    }
    if (address.href === window.location.href) return;
    const kept = [...KEPT, ...this.facts.facets.map(({ key }) => key)].some((key) => before.get(key) !== address.searchParams.get(key));
    if (kept) window.history.pushState({}, "", address);
    else window.history.replaceState(window.history.state, "", address);
  }

  // What is shown, in the words of the address.
  asking() {
    const { from, to, at, stepping, pick, extent, filters, q } = this.state;
    const listed = Object.fromEntries(this.facts.facets.map(({ key }) => [key, filters[key]?.join(",")]));
    return {
      from, to, at: stepping ? at : null, pick, view: this.map.view, theme: dress.chosen(), extent: extent ? "map" : null,
      map: this.map.moved, ...listed, q,
    };
  }

  // Python has run: the facts are new, or the reader went back to an earlier address. What else the
  // reader did since, Python does not know.
  answer(data) {
    const fresh = data.addresses.facts !== this.data.addresses.facts;
    const back = this.popped;
    this.popped = false;
    this.data = data;
    if (this.map?.held && (fresh || back || dress.theme() !== this.look.theme)) this.follow(back ? data.state : {}, fresh);
  }

  async follow(change, fresh) {
    const { view, map, ...rest } = change;
    const { pick } = this.state;
    Object.assign(this.state, rest);
    if (view && (view !== this.map.view || map !== this.map.moved)) {
      this.map.view = view;
      this.map.moved = map;
      fresh = true;
    }
    if (fresh || dress.theme() !== this.look.theme) {
      const { facts } = this;
      await this.load();
      if (this.facts !== facts) return this.again();
      await this.draw();
    }
    this.show();
    if (this.state.pick !== pick) this.lookAt(this.state.pick);
    return null;
  }

  // With other facts, all of it is made anew.
  async again() {
    this.ending.abort();
    this.ending = new AbortController();
    this.sizes?.disconnect();
    this.undress?.();
    this.map.end();
    this.time.end();
    this.state.view = this.map.view;
    this.state.map = this.map.moved;
    this.root.replaceChildren();
    await this.start();
  }

  // ---- pointer, size, system ----------------------------------------------------------------------

  listen() {
    const { signal } = this.ending;
    this.pointing(this.map, signal);
    this.pointing(this.time, signal);
    this.map.figure.on("plotly_relayouting", () => this.map.ground.draw(this.map.figure));
    this.map.figure.on("plotly_relayout", () => this.moved());
    this.sizes = new ResizeObserver(() => this.resized());
    this.sizes.observe(this.map.box);
    this.sizes.observe(this.time.box);
    const keys = this.options.keys ?? ((event) => this.controls.key(event));
    window.addEventListener("keydown", keys, { signal, capture: true });
    window.addEventListener("popstate", () => {
      clearTimeout(this.resting);
      this.popped = true;
    }, { signal, capture: true });
    this.undress = dress.onDress(() => this.dress());
  }

  pointing(pane, signal) {
    const { box } = pane;
    let down = null;
    const covered = (event) => event.target.closest(".cx-legend, .cx-list");
    box.addEventListener("pointermove", (event) => {
      const [x, y] = within(box, event);
      const found = event.buttons || covered(event) ? null : pane.find(x, y, 8);
      box.classList.toggle("pointing", Boolean(found));
      this.point(found, event);
    }, { signal });
    box.addEventListener("pointerleave", () => this.point(null), { signal });
    box.addEventListener("pointerdown", (event) => { down = within(box, event); }, { signal, capture: true });
    box.addEventListener("pointerup", (event) => {
      const [x, y] = within(box, event);
      if (!down || covered(event) || Math.hypot(x - down[0], y - down[1]) > 5) return;
      const found = pane.find(x, y, event.pointerType === "touch" ? 18 : 8);
      if (found?.startsWith("bar-")) {
        this.set({ pick: null });
        this.goTo(Number(found.slice(4)));
        this.point(found, event);
        return;
      }
      if (found || event.target.closest(".cx-plot")) this.pick(found);
      this.tip.hidden = true;
    }, { signal, capture: true });
  }

  point(id, event) {
    if (id !== (this.pointed ?? null)) {
      this.pointed = id;
      this.show();
    }
    this.tip.hidden = !id;
    if (id) this.hint(id, event);
  }

  hint(id, event) {
    const { facts, choice, tip } = this;
    const { words } = facts;
    const mark = choice.marks.get(id);
    const corridor = facts.corridors[id];
    const spot = choice.spots.get(id);
    tip.replaceChildren();
    make("b", "", tip, mark?.title ?? corridor?.name ?? spot?.label ?? words.arrivals);
    const events = spot && choice.spotEvents(spot).length;
    const more = mark?.words ?? corridor?.years ?? facts.bars[id.slice(4)] ?? (events ? words.events_here.replace("{n}", events)
      : words.corridors_here.replace("{n}", spot.corridors.length));
    make("span", "", tip, more);
    const [x, y] = within(this.root, event);
    const { offsetWidth: wide, offsetHeight: high } = tip;
    const left = Math.max(4, Math.min(x + 14, this.root.clientWidth - wide - 4));
    Object.assign(tip.style, { left: `${left}px`, top: `${y - high - 12 > 4 ? y - high - 12 : y + 22}px` });
  }

  moved() {
    if (this.moving) return;
    this.moving = true;
    this.handled = true; // by the visitor
    this.map.keep();
    requestAnimationFrame(async () => {
      await this.map.settle();
      this.redrawn();
      this.rest();
      requestAnimationFrame(() => { this.moving = false; });
    });
  }

  // An observer also speaks when it begins.
  resized() {
    if (this.room() === this.drawnAt) return;
    cancelAnimationFrame(this.resizing);
    this.resizing = requestAnimationFrame(() => this.draw().then(() => this.show()));
  }
}

// What a stage shows, in the keys of a lecture file.
export function stageOf(stage) {
  const { theme, extent, ...asked } = stage.asking();
  return Object.fromEntries(Object.entries(asked).filter(([key, value]) => value && value !== stage.facts.usual[key]));
}

// Without the fonts that this page has brought: a picture of it has none of them.
function ownFonts(look) {
  const brought = new Set([...document.fonts].map(({ family }) => family.replaceAll('"', "")));
  const stack = look.css["--cx-fonts"];
  const own = stack.split(",").map((family) => family.trim()).filter((family) => !brought.has(family.replaceAll('"', ""))).join(", ");
  return JSON.parse(JSON.stringify(look).replaceAll(JSON.stringify(stack).slice(1, -1), JSON.stringify(own).slice(1, -1)));
}

function within(box, event) {
  const { left, top } = box.getBoundingClientRect();
  return [event.clientX - left, event.clientY - top];
}
