// @ts-nocheck
// Beside the map: search and filters, and below them the card of the pick, what was found, the year
// shown, or how to begin.

import { card, citation, picks, sourceList } from "./card.js";
import { make } from "../kit/making.js";
import { Index } from "./search.js";

const SETTLED_MS = 160; // a year that is only passed is not told
const TYPED_MS = 20;
const READ_A_SECOND = 3; // years
const MOST_NEAR = 3;
const MOST_LISTED = 150;
const WEIGHTIEST_FIRST = (one, other) => one.importance - other.importance || one.start - other.start;

export class Panel {
  constructor(stage, root) {
    this.stage = stage;
    this.facts = stage.facts;
    this.words = stage.facts.words;
    this.side = make("aside", "cx-side", root);
    this.side.setAttribute("aria-label", this.words.side);
    this.search();
    this.filters();
    this.chips = make("div", "cx-chips", this.side);
    this.body = make("div", "cx-card", this.side);
    this.body.tabIndex = 0;
    this.body.setAttribute("role", "region");
    this.body.setAttribute("aria-label", this.words.card);
  }

  on(element, event, act) {
    element.addEventListener(event, act, { signal: this.stage.ending.signal });
  }

  button(box, text, act, label) {
    const button = make("button", "", box, text);
    button.type = "button";
    if (label) button.setAttribute("aria-label", label);
    this.on(button, "click", act);
    return button;
  }

  // ---- search and filters -----------------------------------------------------------------------

  search() {
    const row = make("div", "cx-search", this.side);
    this.field = make("input", "", row);
    Object.assign(this.field, { type: "search", placeholder: this.words.search, autocomplete: "off", spellcheck: false, maxLength: 80 });
    this.field.setAttribute("aria-label", this.words.search_label);
    this.on(this.field, "input", () => {
      clearTimeout(this.typing);
      this.typing = setTimeout(() => this.seek(this.field.value), TYPED_MS);
    });
    this.on(this.field, "keydown", (event) => {
      if (event.key === "Escape") this.stage.set({ q: "" });
      if (event.key === "Escape") this.body.focus();
      if (event.key === "Enter" || event.key === "ArrowDown") this.reach(event);
    });
    this.open = this.button(row, this.words.filters, () => this.toggle());
    this.open.setAttribute("aria-expanded", "false");
  }

  // From the field to what was found: Down goes there, Enter picks the first.
  async reach(event) {
    event.preventDefault();
    clearTimeout(this.typing);
    await this.seek(this.field.value);
    const first = this.body.querySelector(".cx-picks button");
    (first ?? this.body).focus();
    if (event.key === "Enter") first?.click();
  }

  // What is searched for: where it is found decides what is let through.
  async seek(query) {
    const text = query.trim();
    await this.learn();
    this.stage.set({ q: text, pick: text ? null : this.stage.state.pick });
  }

  // The words of the cards, by which things are found; they come after the stage has been drawn.
  async learn() {
    if (this.index) return;
    const { cards } = await this.stage.cards();
    const text = ({ above, title, text: said, facts }) => [title, above, ...said.flat(), ...facts.map(([, value]) => value)].join(" ");
    this.index = new Index(Object.entries(cards).map(([id, own]) => ({ id, text: text(own) })));
  }

  // Ids found for the query of the state; null where nothing is searched for.
  found(query) {
    if (!query || !this.index) return null;
    if (query !== this.query) this.matches = this.index.find(query);
    this.query = query;
    return this.matches;
  }

  toggle(open = this.sheet.hidden) {
    this.sheet.hidden = !open;
    this.open.setAttribute("aria-expanded", String(open));
    if (open) this.sheet.querySelector("summary")?.focus();
  }

  filters() {
    this.sheet = make("div", "cx-filters", this.side);
    this.sheet.hidden = true;
    this.boxes = this.facts.facets.flatMap(({ key, label, values }) => {
      const details = make("details", "", this.sheet);
      make("summary", "", details, label);
      return values.map(({ value, label: said }) => {
        const row = make("label", "", details);
        const box = make("input", "", row);
        Object.assign(box, { type: "checkbox", name: key, value });
        make("span", "", row, said);
        this.on(box, "change", () => this.filter(key, value, box.checked));
        return box;
      });
    });
    this.on(this.sheet, "keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this.toggle(false);
      this.open.focus();
    });
  }

  filter(key, value, on) {
    const { filters } = this.stage.state;
    const others = (filters[key] ?? []).filter((other) => other !== value);
    const { [key]: _, ...rest } = filters;
    const values = on ? [...others, value] : others;
    this.stage.set({ filters: values.length ? { ...rest, [key]: values } : rest });
  }

  // Everything that keeps something from being shown: [{text, without(mark), lift}].
  limits() {
    const { state, choice } = this.stage;
    const own = Object.entries(state.filters).flatMap(([key, values]) => values.map((value) => {
      const facet = this.facts.facets.find((one) => one.key === key);
      const said = facet.values.find((one) => one.value === value)?.label ?? value;
      return { text: `${facet.label}: ${said}`, besides: key, lift: () => this.filter(key, value, false) };
    }));
    const [first, end] = this.facts.span;
    if (state.q) own.push({ text: this.words.quoted.replace("{q}", state.q), besides: "q", lift: () => this.stage.set({ q: "" }) });
    if (state.from !== first || state.to !== end - 1) {
      own.push({ text: `${state.from}–${state.to}`, besides: "window", lift: () => this.stage.set({ from: first, to: end - 1 }) });
    }
    if (state.extent) own.push({ text: this.words.in_view, besides: "extent", lift: () => this.stage.set({ extent: false }) });
    return own.map((limit) => ({ ...limit, without: () => this.facts.marks.filter((mark) => choice.passes(mark, limit)).length }));
  }

  // ---- what it says -----------------------------------------------------------------------------

  // Written anew when what it says has changed; while years or handles run, once they rest.
  show(state) {
    const { choice } = this.stage;
    const limits = `${choice.holds}-${state.q}`;
    if (limits !== this.limited) {
      this.limited = limits;
      this.tellLimits();
    }
    const said = JSON.stringify([limits, state.pick, !state.pick && state.stepping && state.at]);
    if (said === this.said) return;
    clearTimeout(this.waiting);
    const now = JSON.stringify([state.filters, state.q, state.extent, state.pick]);
    const passing = !state.pick && this.now === now;
    this.now = now;
    if (!passing) {
      this.write(said);
      return;
    }
    if (state.playing > READ_A_SECOND && !this.running) this.tellRunning(state);
    this.waiting = setTimeout(() => this.write(said), SETTLED_MS);
  }

  tellLimits() {
    const { state, choice } = this.stage;
    if (document.activeElement !== this.field) this.field.value = state.q;
    for (const box of this.boxes) box.checked = Boolean(state.filters[box.name]?.includes(box.value));
    const limits = this.limits();
    this.chips.replaceChildren();
    const shown = this.words.shown.replace("{shown}", choice.shown.size).replace("{all}", this.facts.marks.length);
    make("span", "cx-count", this.chips, shown).setAttribute("role", "status");
    for (const { text, lift } of limits) {
      this.button(this.chips, `${text} ×`, lift, this.words.remove.replace("{what}", text)).className = "cx-chip";
    }
    if (limits.length > 1) this.button(this.chips, this.words.lift_all, () => this.liftAll()).className = "cx-chip";
  }

  liftAll() {
    const [first, end] = this.facts.span;
    this.stage.set({ filters: {}, q: "", from: first, to: end - 1, extent: false });
  }

  // Years that go by too fast to be read of.
  tellRunning({ from, to }) {
    this.running = true;
    const box = document.createDocumentFragment();
    make("h2", "", box, `${from}–${to}`);
    make("p", "", box, this.words.running);
    this.put(box);
  }

  write(said) {
    this.said = said;
    this.running = false;
    const { state, choice } = this.stage;
    const box = document.createDocumentFragment();
    if (state.pick) this.tellPick(state.pick);
    else {
      if (state.q && this.found(state.q)?.length) this.tellFound(box, state);
      else if (!choice.shown.size) this.tellNothing(box, state);
      else if (state.stepping) this.tellYear(box, state);
      else if (choice.shown.size < this.facts.marks.length) this.tellShown(box);
      else this.tellOpening(box);
      this.put(box);
    }
  }

  put(box) {
    this.body.replaceChildren(box);
    this.body.scrollTop = 0;
  }

  get acts() {
    return { words: this.words, pick: (id) => this.stage.pick(id), title: (id) => this.stage.title(id) };
  }

  async tellPick(pick) {
    const { cards, sources } = await this.stage.cards();
    if (this.stage.state.pick !== pick) return;
    const box = document.createDocumentFragment();
    card(box, cards[pick], sources, this.acts);
    this.tools(box, pick, cards[pick]);
    this.put(box);
    this.body.dataset.pick = pick;
  }

  tools(box, pick, own) {
    const row = make("div", "cx-tools", box);
    this.button(row, this.words.buttons.before.icon, () => this.stage.jump(-1), this.words.buttons.before.label);
    this.button(row, this.words.buttons.after.icon, () => this.stage.jump(1), this.words.buttons.after.label);
    const copy = this.button(row, this.words.copy, () => {
      this.stage.write();
      this.copy(window.location.href, copy);
    });
    if (this.stage.data.addresses.citations) {
      const cite = this.button(row, this.words.cite, () => this.cite(cite, pick, own.sources));
    }
    this.button(row, this.stage.state.q ? this.words.back_to_found : this.words.close, () => this.stage.pick(null));
  }

  async copy(text, button) {
    await navigator.clipboard?.writeText(text);
    button.textContent = this.words.copied;
  }

  // Opened and closed by one button.
  async cite(button, pick, sources) {
    const open = this.body.querySelector(".cx-cite");
    button.setAttribute("aria-expanded", String(!open));
    if (open) {
      open.remove();
      return;
    }
    const known = await this.stage.citations();
    citation(this.body, pick, sources, known, { words: this.words, copy: (text, copier) => this.copy(text, copier) });
    this.body.querySelector(".cx-cite").scrollIntoView({ block: "nearest" });
  }

  tellFound(box, { q }) {
    const found = this.found(q) ?? [];
    const marks = found.map((id) => this.stage.choice.marks.get(id)).filter((mark) => mark && this.stage.choice.markShown(mark));
    const others = found.filter((id) => !this.stage.choice.marks.has(id));
    if (marks.length) {
      make("h2", "", box, this.words.found.replace("{n}", marks.length));
      picks(box, marks.sort(WEIGHTIEST_FIRST).map(({ id }) => id), this.acts);
    }
    if (others.length) {
      make("h3", "", box, this.words.found_places);
      picks(box, others, this.acts);
    }
  }

  // What filters and window let through, in the order of time.
  tellShown(box) {
    const marks = this.facts.marks.filter((mark) => this.stage.choice.markShown(mark));
    make("h2", "", box, this.words.found.replace("{n}", marks.length));
    picks(box, marks.slice(0, MOST_LISTED).map(({ id }) => id), this.acts);
    if (marks.length > MOST_LISTED) make("p", "", box, this.words.more_listed.replace("{n}", marks.length - MOST_LISTED));
  }

  tellYear(box, { at }) {
    const { choice, facts } = this.stage;
    make("h2", "", box, String(at));
    if (facts.bars[at]) make("p", "", box, `${this.words.arrivals}, ${facts.bars[at]}`);
    const began = facts.marks.filter((mark) => choice.markShown(mark) && Math.floor(mark.start) === at).sort(WEIGHTIEST_FIRST);
    make("h3", "", box, began.length ? this.words.began : this.words.began_none);
    if (began.length) picks(box, began.map(({ id }) => id), this.acts);
    const used = Object.keys(facts.corridors).filter((id) => {
      const { first, last } = facts.corridors[id];
      return choice.open.has(id) && first <= at && (last ?? Infinity) >= at;
    });
    if (used.length) {
      make("h3", "", box, this.words.used);
      picks(box, used, this.acts);
    }
  }

  tellOpening(box) {
    const { title, text, how, begin, sources, ways } = this.facts.opening;
    make("h1", "", box, title);
    if (text) make("p", "cx-lead", box, text);
    make("h3", "", box, begin);
    const list = make("ul", "cx-ways", box);
    for (const way of ways) {
      const button = this.button(make("li", "", list), "", () => this.stage.follow_way(way.state));
      make("b", "", button, way.title);
      make("span", "", button, way.text);
    }
    make("p", "", box, how);
    if (sources.length) sourceList(box, sources, `${this.words.sources} (${sources.length})`);
  }

  // Nothing is let through: what would be, without each of the limits, and what lies nearest.
  tellNothing(box, { q }) {
    make("h2", "", box, this.words.nothing);
    const list = make("ul", "cx-picks", box);
    for (const { text, without, lift } of this.limits()) {
      const many = without();
      if (many) this.button(make("li", "", list), this.words.without.replace("{what}", text).replace("{n}", many), lift);
    }
    const near = this.nearest(q);
    if (!near.length) return;
    make("h3", "", box, this.words.nearest);
    picks(box, near, this.acts);
  }

  nearest(q) {
    const { state, choice } = this.stage;
    const alike = q && !this.found(q)?.length ? this.index?.near(q, MOST_NEAR) ?? [] : [];
    if (alike.length) return alike;
    const middle = (state.from + state.to + 1) / 2;
    const away = (mark) => Math.abs((mark.start + mark.end) / 2 - middle);
    const others = this.facts.marks.filter((mark) => choice.passes(mark, { besides: "window" }));
    return others.sort((one, other) => away(one) - away(other)).slice(0, 1).map(({ id }) => id);
  }
}
