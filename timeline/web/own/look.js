// What a file is taken for, to be corrected and mended: its columns over ten rows, what is asked, what is
// wrong row by row, and how it is to be used. Words of the file are text, never markup.

import { asCsv } from "../kit/csv.js";
import { button, download, make, slug, table } from "../kit/making.js";
import { fill, number } from "../kit/wording.js";
import { careful } from "./care.js";
import { calledOf, faultsOf } from "./faults.js";

/** @import { Phrases } from "../wire.d.ts" */

/** @import { Kept } from "./cupboard.js" */
/** @import { Mending } from "./mending.js" */
/**
 * @typedef {object} OwnReading as `geodata/own/reading.py` has it
 * @property {string} name
 * @property {string} title of a folder of facts; else blank
 * @property {string} format
 * @property {string} encoding
 * @property {string} separator
 * @property {string[]} encodings that it could be in
 * @property {string[]} separators
 * @property {string[]} sheets
 * @property {string} sheet
 * @property {string[]} header
 * @property {Record<string, string>} columns headings by role
 * @property {string[]} offered roles
 * @property {{ row: number, cells: string[] }[]} preview
 * @property {number} count
 * @property {number} drawn
 * @property {number} undrawn
 * @property {number} placed
 * @property {number} routes
 * @property {{ key: string, said: string, options: { value: string, label: string }[], chosen: string, rows: number, taken: boolean }[]} questions
 * @property {string[]} notes
 * @property {{ row: number, at?: string, column: string, value: string, said: string, out: boolean, kept: boolean }[]} faults
 * @property {{ name: string, format: string, aside: boolean, said: string[] }[]} [files] what became of each of several
 * @property {number} faulty rows
 * @property {number} found faults, of which `faults` are the first
 * @property {Record<string, Record<string, number>>} facets how often each cell stands in a column, by heading
 * @property {Record<string, string[]>} [rows] cells of the rows that have faults
 */
/**
 * @typedef {object} LookActs
 * @property {() => Mending} mending
 * @property {() => void} changed
 * @property {() => void} now what was changed counts at once
 * @property {(title: string) => void} title
 * @property {(agreed: boolean) => void} care
 * @property {(beside: boolean) => void} shown
 * @property {() => Promise<Blob | null>} mended
 * @property {() => void} dropped
 */

const SHAPED = new Set(["geojson", "kml", "kmz", "gpx", "geopackage", "shapefile", "linked-places", "files"]); // more than a table can hold
const OPEN = [-9999, 9999]; // years, where a field is empty
const COARSE = [0, 0.01, 0.1, 0.5, 1]; // degrees

export class Look {
  /**
   * @param {HTMLElement} box
   * @param {Phrases} words
   * @param {LookActs} acts
   */
  constructor(box, words, acts) {
    this.words = words;
    this.acts = acts;
    box.replaceChildren();
    this.head = make("div", "cx-own-what", box);
    this.fewer = make("div", "cx-own-fewer", box);
    this.asked = make("div", "cx-own-asked", box);
    this.columns = make("div", "cx-own-columns", box);
    this.faults = make("div", "cx-own-faults", box);
    this.use = make("div", "cx-own-use", box);
  }

  /** @param {OwnReading} reading @param {Kept} draft */
  show(reading, draft) {
    const active = document.activeElement;
    const at = active instanceof HTMLElement ? active.dataset.at : undefined;
    const after = [...this.faults.querySelectorAll("[data-at]")];
    const rest = active ? after.slice(after.indexOf(active) + 1) : [];
    this.what(reading, draft);
    this.narrow(reading);
    this.questions(reading);
    this.table(reading);
    this.wrong(reading, draft);
    this.using(reading, draft);
    if (at) this.refocus([at, ...rest.map((own) => /** @type {HTMLElement} */ (own).dataset.at ?? "")]);
  }

  /**
   * What had the focus has it again, though it was made anew; else what came after it among the faults, else
   * their heading.
   * @param {string[]} wanted
   */
  refocus(wanted) {
    const boxes = [this.head, this.fewer, this.asked, this.columns, this.faults, this.use];
    const known = boxes.flatMap((box) => {
      const all = /** @type {NodeListOf<HTMLElement>} */ (box.querySelectorAll("[data-at]:not(:disabled)"));
      return [...all];
    });
    const found = wanted.map((at) => known.find((own) => own.dataset.at === at)).find(Boolean);
    (found ?? this.wrongHead)?.focus({ preventScroll: true });
  }

  // ---- what it is -----------------------------------------------------------------------------------

  /** @param {OwnReading} reading @param {Kept} draft */
  what(reading, draft) {
    const { head, words } = this;
    head.replaceChildren();
    this.title = make("h2", "", head, draft.name);
    Object.assign(this.title, { dir: "auto", tabIndex: -1 });
    const { encoding, separator } = reading;
    const told = [words.encodings[encoding] ?? encoding, words.separators[separator] ?? separator];
    const parts = [words.kinds[reading.format] ?? reading.format, ...told];
    make("p", "", head, parts.filter(Boolean).join(" · "));
    make("p", "cx-own-count", head, fill(words.count, { n: reading.count, drawn: reading.drawn }));
    if (reading.undrawn) make("p", "cx-fault", head, fill(words.undrawn, { n: reading.undrawn }));
    const placed = fill(words.placed, { n: reading.placed });
    make("p", "", head, reading.routes ? `${placed} ${fill(words.routes, { n: reading.routes })}` : placed);
    if (reading.faulty) button(head, fill(words.faulty, { n: reading.faulty }), () => this.wrongHead?.focus());
    for (const note of reading.notes) make("p", "cx-own-told-note", head, note);
    if (reading.files?.length) this.files(make("ul", "cx-own-files", head), reading.files);
    const tools = make("div", "cx-own-tools", head);
    if (reading.sheets.length > 1) {
      const names = reading.sheets.map((name) => ({ value: name, text: name }));
      this.taken(tools, "sheet", words.sheet, names, reading.sheet);
    }
    this.found(tools, "encoding", reading.encodings, encoding, words.encodings);
    this.found(tools, "separator", reading.separators, separator, words.separators);
  }

  /**
   * What became of each of several files; each can be taken out, and put back.
   * @param {HTMLElement} list
   * @param {NonNullable<OwnReading["files"]>} files
   */
  files(list, files) {
    const { words, acts } = this;
    for (const { name, format, aside, said } of files) {
      const line = make("li", aside ? "aside" : "", list);
      make("strong", "", line, name).dir = "auto";
      make(
        "span",
        "",
        line,
        [words.kinds[format] ?? "", ...(aside ? [words.is_aside] : said)].filter(Boolean).join(" · "),
      );
      const label = fill(aside ? words.put_back_file : words.take_out_file, { name });
      const act = () => {
        const others = (acts.mending().now.aside ?? []).filter((/** @type {string} */ one) => one !== name);
        acts.mending().choose({ aside: aside ? others : [...others, name] });
        acts.now();
      };
      if (format || aside)
        button(line, aside ? words.put_back : words.take_out, act, { label }).dataset.at = `file ${name}`;
    }
  }

  /**
   * What was found out of the file, to be corrected.
   * @param {HTMLElement} box
   * @param {"encoding" | "separator"} key
   * @param {string[]} known
   * @param {string} now
   * @param {Record<string, string>} names
   */
  found(box, key, known, now, names) {
    const { words, acts } = this;
    if (!known.length) return;
    const chosen = acts.mending().now[key] ?? "";
    const what = names[now] ?? now;
    const first = { value: "", text: chosen || !what ? words.as_found : fill(words.found, { what }) };
    const others = known.map((value) => ({ value, text: names[value] ?? value }));
    this.taken(box, key, words[key], [first, ...others], chosen);
  }

  /**
   * The columns are guessed anew: their headings may be others.
   * @param {HTMLElement} box
   * @param {string} key of the choices
   * @param {string} name
   * @param {{ value: string, text: string }[]} options
   * @param {string} chosen
   */
  taken(box, key, name, options, chosen) {
    const label = make("label", "cx-labelled", box);
    make("span", "", label, name);
    const select = make("select", "", label);
    for (const { value, text } of options) make("option", "", select, text).value = value;
    Object.assign(select, { value: chosen, name: key });
    select.dataset.at = key;
    select.addEventListener("change", () => {
      this.acts.mending().choose({ [key]: select.value, columns: {} });
      this.acts.now();
    });
  }

  // ---- which of too many ----------------------------------------------------------------------------

  /** @param {OwnReading} reading */
  narrow({ undrawn, facets }) {
    const { fewer, words, acts } = this;
    const { only = {}, years } = acts.mending().now;
    fewer.replaceChildren();
    if (!undrawn && !years && !Object.keys(only).length) return;
    make("h3", "", fewer, words.fewer);
    const tools = make("div", "cx-own-tools", fewer);
    for (const [heading, counts] of Object.entries(facets)) this.facet(tools, heading, counts, only);
    const [first, last] = [words.from_year, words.to_year].map((name, n) => this.year(tools, name, years?.[n]));
    const narrowed = () => {
      const span = [first, last].map(({ value }) => Number.parseInt(value, 10));
      const [from, to] = span.map((year, n) => (Number.isNaN(year) ? OPEN[n] : year < 0 ? year + 1 : year));
      acts.mending().choose({ years: first.value || last.value ? [from, to] : null });
      acts.changed();
    };
    for (const field of [first, last]) field.addEventListener("change", narrowed);
  }

  /**
   * @param {HTMLElement} box
   * @param {string} heading
   * @param {Record<string, number>} counts
   * @param {Record<string, string[]>} only
   */
  facet(box, heading, counts, only) {
    const label = make("label", "cx-labelled", box);
    make("span", "", label, heading).dir = "auto";
    const select = make("select", "", label);
    select.dataset.at = `only ${heading}`;
    make("option", "", select, this.words.all_of_them).value = "";
    for (const [value, n] of Object.entries(counts))
      if (value) make("option", "", select, `${value} (${n})`).value = value;
    select.value = only[heading]?.[0] ?? "";
    select.addEventListener("change", () => {
      const { [heading]: _, ...others } = only;
      this.acts.mending().choose({ only: select.value ? { ...others, [heading]: [select.value] } : others });
      this.acts.now();
    });
  }

  /** @param {HTMLElement} box @param {string} name @param {number} [year] */
  year(box, name, year) {
    const label = make("label", "cx-labelled", box);
    make("span", "", label, name);
    const field = make("input", "", label);
    const shown = year === undefined || OPEN.includes(year) ? "" : year < 1 ? year - 1 : year;
    Object.assign(field, { type: "number", min: OPEN[0], max: OPEN[1], value: shown });
    field.dataset.at = name;
    return field;
  }

  // ---- what is asked --------------------------------------------------------------------------------

  /** @param {OwnReading} reading */
  questions({ questions }) {
    const { asked, words } = this;
    asked.replaceChildren();
    if (!questions.length) return;
    make("h3", "", asked, fill(words.asked, { n: questions.length }));
    for (const { key, said, options, chosen, rows } of questions) {
      const field = make("fieldset", "", asked);
      make("legend", "", field, said).dir = "auto";
      make("p", "cx-status", field, fill(chosen ? words.taken : words.waits, { n: rows }));
      for (const { value, label } of options) {
        const line = make("label", "cx-own-option", field);
        const input = make("input", "", line);
        Object.assign(input, { type: "radio", name: `own-${key}`, value, checked: value === chosen });
        input.dataset.at = `${key} ${value}`;
        make("span", "", line, label).dir = "auto";
        input.addEventListener("change", () => {
          this.acts.mending().answer(key, value);
          this.acts.now();
        });
      }
    }
  }

  // ---- its columns ----------------------------------------------------------------------------------

  /** @param {OwnReading} reading */
  table(reading) {
    const { columns: box, words } = this;
    const scrolled = box.querySelector(".cx-scroll")?.scrollLeft ?? 0;
    box.replaceChildren();
    if (!reading.header.length) return; // a folder of facts says itself what is what
    make("h3", "", box, words.columns);
    make("p", "", box, words.columns_how);
    const body = table(box, words.columns, reading.header);
    const own = /** @type {HTMLTableElement} */ (body.parentElement);
    const roles = make("tr", "cx-own-roles", /** @type {HTMLElement} */ (own.tHead));
    for (const heading of reading.header) this.role(make("td", "", roles), heading, reading);
    for (const { cells } of reading.preview) {
      const row = make("tr", "", body);
      for (const cell of cells) make("td", "", row, cell).dir = "auto";
    }
    if (own.parentElement) own.parentElement.scrollLeft = scrolled;
  }

  /** @param {HTMLElement} cell @param {string} heading @param {OwnReading} reading */
  role(cell, heading, { columns, offered }) {
    const { words, acts } = this;
    const now = Object.keys(columns).find((role) => columns[role] === heading) ?? "";
    const select = make("select", now ? "" : "cx-own-unused", cell);
    select.setAttribute("aria-label", fill(words.role_of, { column: heading }));
    select.dataset.at = `role ${heading}`;
    make("option", "", select, words.unused).value = "";
    for (const role of now && !offered.includes(now) ? [...offered, now] : offered)
      make("option", "", select, words.roles[role] ?? role).value = role;
    select.value = now;
    select.addEventListener("change", () => {
      acts.mending().setRole(heading, select.value, columns);
      acts.now();
    });
  }

  // ---- what is wrong --------------------------------------------------------------------------------

  /** @param {OwnReading} reading @param {Kept} draft */
  wrong(reading, draft) {
    const { faults: box, words, acts } = this;
    const mending = acts.mending();
    box.replaceChildren();
    const head = make("div", "cx-own-wrong", box);
    this.wrongHead = make("h3", "", head, fill(words.faulty, { n: reading.faulty }));
    this.wrongHead.tabIndex = -1;
    const tools = make("div", "cx-own-tools", head);
    const step = (/** @type {string} */ text, /** @type {boolean} */ can, /** @type {() => void} */ act) => {
      const own = button(tools, text, () => {
        act();
        acts.now();
      });
      own.disabled = !can;
      own.dataset.at = text;
    };
    step(words.undo, mending.canUndo, () => mending.undo());
    step(words.redo, mending.canRedo, () => mending.redo());
    if (reading.faulty) button(tools, words.save_faults, () => this.saveFaults(reading, draft));
    if (reading.header.length) button(tools, words.save_mended, () => this.saveMended(draft));
    if (SHAPED.has(reading.format)) make("p", "cx-status", box, words.mended_lacks);
    if (reading.found > reading.faults.length) make("p", "cx-status", box, this.firstOf(reading));
    if (reading.faults.length) faultsOf(box, reading, words, acts);
  }

  /** @param {OwnReading} reading */
  firstOf({ faults, found }) {
    return fill(this.words.first_faults, { most: number(faults.length), n: number(found) });
  }

  /** @param {OwnReading} reading @param {Kept} draft */
  saveFaults(reading, draft) {
    const { faults, found } = reading;
    const { row, column, stands, right } = this.words.fault_columns;
    const rows = [
      [row, column, stands, right],
      ...faults.map((own) => [calledOf(own), own.column, own.value, own.said]),
    ];
    if (found > faults.length) rows.push(["", "", "", this.firstOf(reading)]);
    download(new Blob(["\ufeff", asCsv(rows)], { type: "text/csv" }), `${slug(draft.title)}-faults.csv`);
  }

  /** @param {Kept} draft */
  async saveMended(draft) {
    const blob = await this.acts.mended();
    if (blob) download(blob, `${slug(draft.title)}.csv`);
  }

  // ---- how it is used -------------------------------------------------------------------------------

  /** @param {OwnReading} reading @param {Kept} draft */
  using(reading, draft) {
    const { use, words, acts } = this;
    if (use.childElementCount) {
      this.usable(reading);
      return;
    }
    make("h3", "", use, words.use);
    const name = make("label", "cx-labelled", use);
    make("span", "", name, words.called);
    const input = make("input", "", name);
    Object.assign(input, { type: "text", value: draft.title, maxLength: 120 });
    input.name = "title";
    input.addEventListener("input", () => acts.title(input.value.trim()));
    this.coarse(draft);
    this.tools = make("div", "cx-own-tools", use);
    const show = (/** @type {boolean} */ beside) =>
      careful(use, words, draft.care, () => {
        acts.care(true);
        acts.shown(beside);
      });
    button(this.tools, words.show_alone, () => show(false), { name: "cx-own-main" });
    button(this.tools, words.show_beside, () => show(true));
    button(this.tools, words.drop_it, () => acts.dropped());
    this.usable(reading);
  }

  /** @param {OwnReading} reading */
  usable({ drawn }) {
    for (const own of [...(this.tools?.querySelectorAll("button") ?? [])].slice(0, 2)) own.disabled = !drawn;
  }

  /** @param {Kept} draft */
  coarse(draft) {
    const { words, acts } = this;
    const label = make("label", "cx-labelled", this.use);
    make("span", "", label, words.coarsen);
    const select = make("select", "", label);
    for (const [n, step] of COARSE.entries()) make("option", "", select, words.coarse[n]).value = String(step);
    select.value = String(draft.choices.coarsen ?? 0);
    select.name = "coarsen";
    select.addEventListener("change", () => {
      acts.mending().choose({ coarsen: Number(select.value) });
      acts.now();
    });
  }
}
