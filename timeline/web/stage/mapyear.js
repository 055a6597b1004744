// The year over the map: its number where the sea is empty, who arrived, what happened where, and what
// lies beyond the map.

import { make } from "../kit/making.js";
import { element } from "../kit/svg.js";
import { afterPaint } from "../kit/timers.js";
import { fill, number, yearName } from "../kit/wording.js";
import { edgeChips } from "./fit.js";
import { clipped, shared, within } from "./geometry.js";
import { leader } from "./mapart.js";
import { afterAll, placeLabels } from "./maplabels.js";
import { leastCovering, roomiest, seaCells } from "./mapsea.js";
import { nearestFree, unstruck } from "./mapseek.js";
import { block, broken, wide, written } from "./maptext.js";
import { Readings } from "./readings.js";

/** @import { State } from "./store.js" */
/** @import { Mark, Spot } from "./shapes.js" */
/** @typedef {import("./geometry.js").Rect & { size: number, rows: number }} YearRoom `rows` of who arrived */
/** @typedef {{ mark: Mark, spot: Spot }} Happened */
/** @typedef {{ legs: Element[], words: Element[], rects: import("./geometry.js").Rect[], aside: SVGElement[],
 *   chips: { id: string, rect: import("./geometry.js").Rect }[] }} Told */

const REST_MS = 120; // what happened is named once the year rests so long
const [MOST_NAMED, MOST_CHIPS, ESSENTIAL, COMMON] = [3, 3, 1, 2]; // importance of what is named, at rest as well
const CHIP_HEIGHT = 46;
const FLOWN = 5; // pixels of a leg with what sets it off
const SHARES = [1, 0.75, 0.55]; // of the size of the year, where it has less room
const EARTH_KM = 6371;
const MANY = 9999;
const DIGITS = 2.3; // of the size of a year of four, its width
const LEADING = 1.3; // of the words under the year
const PARTS = [1.02, 0.66, 0.46]; // of the width of words that stand in one row, two and three

export class MapYear {
  /** @type {YearRoom | undefined} */ room;
  /** @type {Readings<Told>} While years run. */ readings = new Readings();
  shownYear = "";
  /** @type {number | null} */ ran = null; // the year that a run named last
  /** @type {SVGElement[]} Names that make room for what happened. */ aside = [];

  /** @param {import("./map.js").MapPane} pane */
  constructor(pane) {
    this.pane = pane;
    this.reached = make("div", "cx-reached", pane.box);
  }

  end() {
    this.seeking?.();
    clearTimeout(this.waiting);
  }

  /** The map lies otherwise; where the year will stand is found before anyone asks for one. */
  forget() {
    const { still, only } = this.pane;
    this.room = undefined;
    this.seeking?.();
    if (!still && !only) this.seeking = afterPaint(() => this.seek());
    this.shownYear = "";
    this.hush();
  }

  /** Nothing is told any more. */
  hush() {
    this.readings = new Readings();
    this.ran = null;
    this.put([]);
  }

  /** @param {Told[]} told */
  put(told) {
    const { art, plan } = this.pane;
    art.put(
      "flown",
      told.flatMap(({ legs }) => legs),
    );
    art.put(
      "told",
      told.flatMap(({ words }) => words),
    );
    plan.chips = told.flatMap(({ chips }) => chips);
    for (const name of this.aside) name.style.display = "";
    this.aside = told.flatMap(({ aside }) => aside);
    for (const name of this.aside) name.style.display = "none";
  }

  /** @param {State} state */
  show(state) {
    const { year: box, facts, choice } = this.pane;
    const year = state.stepping ? yearName(state.at) : "";
    const before = this.shownYear;
    const holds = `${year}|${choice.holds}|${state.pick}`;
    const now = `${holds}|${Boolean(state.playing)}`;
    if (now === before) return;
    this.shownYear = now;
    const total = state.stepping ? facts.arrivals[state.at] : undefined;
    box.textContent = year;
    this.reached.textContent = year && total !== undefined ? fill(facts.words.reached, { n: number(total) }) : "";
    if (year) this.stand();
    clearTimeout(this.waiting);
    if (state.playing && year && !state.pick) {
      this.run(state.at);
      return;
    }
    const ends = this.ran !== null && before === `${holds}|true`;
    if (!ends) this.hush();
    const rest = ends ? this.readings.left(performance.now()) : 0;
    if (year && !state.pick) this.waiting = setTimeout(() => this.tell(state.at), Math.max(REST_MS, rest));
  }

  /** Where there is room, found once a look. */
  seek() {
    if (this.room === undefined) this.room = this.find();
  }

  stand() {
    const { pane } = this;
    const { sizes, look } = pane.plan;
    this.seek();
    const { x, y, size, width, rows } = /** @type {YearRoom} */ (this.room);
    if (!rows) this.reached.textContent = "";
    Object.assign(pane.year.style, { fontSize: `${size}px`, left: `${x}px`, top: `${y}px` });
    Object.assign(this.reached.style, {
      fontSize: `${Math.max(sizes.place, size * 0.2)}px`,
      left: `${x + 2}px`,
      top: `${y + size}px`,
      maxWidth: `${width}px`,
      color: look.ink,
    });
  }

  /** On the sea; where that has no room, on land that nothing is drawn on, without who arrived sooner than over
   * names, else where it covers the fewest.
   * @returns {YearRoom} */
  find() {
    const { pane } = this;
    const { plan, ground, frame, top } = pane;
    const rects = [...plan.controls(), ...(top.placed ?? []).map(({ rect }) => rect), ...around(top.obstacles?.dots)];
    const lines = top.obstacles?.lines ?? [];
    const style = getComputedStyle(this.reached);
    const isTold = style.display !== "none"; // a lecture that plays by itself counts beside
    const text = fill(pane.facts.words.reached, { n: number(MANY) });
    const em = parseFloat(style.fontSize);
    const apart = parseFloat(style.letterSpacing) / em || 0; // as a reader may set letters
    const leading = parseFloat(style.lineHeight) / em || LEADING;
    const [first] = pane.facts.span;
    const boxOf = (/** @type {number} */ share, /** @type {number} */ part, /** @type {number} */ rows) => {
      const size = plan.sizes.year * share;
      const small = Math.max(plan.sizes.place, size * 0.2);
      const long = (/** @type {string} */ own, /** @type {number} */ size, /** @type {number} */ weight) =>
        wide({ text: own, size, weight, fill: "" }, plan.look.family) + own.length * apart * size;
      const words = rows ? long(text, small, 600) : 0;
      const name = first < 1 ? long(yearName(first), size, 800) : (DIGITS + 4 * apart) * size;
      return { size, width: Math.max(name, words * part), height: size + leading * small * rows, rows };
    };
    const withWords = isTold ? PARTS.map((part, more) => ({ part, rows: more + 1 })) : [];
    for (const words of [withWords, [{ part: 0, rows: 0 }]])
      for (const sea of [ground.sea ?? "", ""]) {
        const cells = seaCells(ground.canvas, frame.size, sea, { lines, rects });
        for (const share of SHARES) {
          for (const { part, rows } of words) {
            const box = boxOf(share, part, rows);
            const found = roomiest(cells, box);
            if (found) return { ...box, ...found };
          }
        }
      }
    const box = boxOf(SHARES[SHARES.length - 1], 0, 0);
    return { ...box, ...leastCovering(seaCells(ground.canvas, frame.size, "", { lines: [], rects }), box) };
  }

  /** What happened that year, the most important first.
   * @param {number} year @param {number} least importance @returns {Happened[]} */
  happened(year, least) {
    const { choice } = this.pane;
    /** @type {Mark[]} */
    const shown = [...choice.shown].flatMap((id) => choice.marks.get(id) ?? []);
    return shown
      .filter((mark) => mark.importance <= least && !mark.undated && mark.start >= year && mark.start < year + 1)
      .sort((a, b) => a.importance - b.importance || a.rank - b.rank || a.start - b.start)
      .flatMap((mark) => {
        const spot = choice.spots.get(mark.places[0]);
        return spot ? [{ mark, spot }] : [];
      });
  }

  /** What a run names of a year. @param {number} year */
  foremost(year) {
    return onceEach(this.happened(year, ESSENTIAL));
  }

  /** Whether a run has to wait for a year, until what stands is read. @param {number} year @param {number} now */
  waits(year, now) {
    return this.readings.isFull(this.foremost(year).length, now);
  }

  /** While years run, what is named stands until it is read. @param {number} year */
  run(year) {
    const now = performance.now();
    if (this.ran === null || this.ran === year) this.hush();
    this.ran = year;
    const staying = this.readings.turn(now);
    const told = this.foremost(year).slice(0, this.readings.room(now));
    this.put(staying);
    if (!told.length) return;
    const drawn = this.drawn(
      told.filter(({ spot }) => this.pane.seen.has(spot.id)),
      told.filter(({ spot }) => !this.pane.seen.has(spot.id)),
      staying.flatMap(({ rects }) => rects),
    );
    this.readings.add(drawn, told.length, now);
    this.put([...staying, drawn]);
  }

  /** At rest: at its place, or at the edge where that lies beyond. @param {number} year */
  tell(year) {
    this.hush();
    const { seen } = this.pane;
    const events = this.happened(year, COMMON);
    const near = onceEach(events.filter(({ spot }) => seen.has(spot.id))).slice(0, MOST_NAMED);
    const far = events.filter(({ mark, spot }) => mark.importance <= ESSENTIAL && !seen.has(spot.id));
    this.put([this.drawn(near, far, [])]);
  }

  /** @param {Happened[]} near @param {Happened[]} far @param {import("./geometry.js").Rect[]} over what else is told
   * @returns {Told} */
  drawn(near, far, over) {
    const { chips, elements } = this.chips(far, over);
    const flown = near.flatMap(({ mark }) => this.flown(mark) ?? []);
    const lines = flown.flatMap((own) => own.lines);
    const rects = chips.map(({ rect }) => rect);
    const named = this.names(near, lines, [...over, ...rects]);
    return {
      legs: flown.flatMap(({ legs }) => legs),
      words: [...named.words, ...elements],
      rects: [...named.rects, ...rects],
      aside: named.aside,
      chips,
    };
  }

  /** The legs of an event that no way stands for. @param {Mark} mark */
  flown({ id }) {
    const { legs, plan, view, known } = this.pane;
    const picked = legs.picked(id, view);
    return picked && legs.drawn({ ...picked, stops: [] }, known.lines, plan.project, plan.look, 0);
  }

  /** Where a leg leaves the map, the place that it leads to.
   * @param {{ leg: string, track: import("./shapes.js").Track, xy: (import("./geometry.js").Point | null)[] }} line */
  exit({ leg, track, xy }) {
    const { plan, choice, facts } = this.pane;
    const { look, sizes, panel } = plan;
    const spot = choice.spots.get(track.ends[1]);
    const last = xy.findLastIndex((at) => at && within({ x: at[0], y: at[1], width: 0, height: 0 }, panel));
    const anchor = xy[last];
    if (!spot || !anchor || last === xy.length - 1) return [];
    const size = sizes.fact || sizes.place;
    const own = block(
      [[{ text: fill(facts.words.by_way, { place: spot.short }), size, fill: look.quiet }]],
      look.family,
    );
    const label = {
      id: leg,
      kind: /** @type {const} */ ("place"),
      rank: MANY,
      anchor,
      side: /** @type {const} */ ("right"),
      reach: size,
      sizes: [own],
      line: [anchor],
    };
    return [{ label, own }];
  }

  /** @param {Happened[]} events
   * @param {Parameters<MapYear["exit"]>[0][]} flown @param {import("./geometry.js").Rect[]} over */
  names(events, flown, over) {
    const { plan, top, year, box } = this.pane;
    const { look, sizes, project } = plan;
    const size = sizes.fact || sizes.place;
    const happened = events.flatMap(({ mark, spot }) => {
      const at = project(spot.lon, spot.lat);
      if (!at) return [];
      const colour = look.groups[mark.group];
      const own = block(
        [
          ...broken(mark.short, 30).map((text) => [{ text, size, weight: 700, fill: colour }]),
          [{ text: mark.words, size: Math.max(12, size * 0.9), fill: look.quiet }],
        ],
        look.family,
      );
      const label = {
        id: mark.id,
        kind: /** @type {const} */ ("place"),
        rank: mark.importance,
        anchor: at,
        side: /** @type {const} */ ("right"),
        reach: look.disc + 6,
        sizes: [own],
        line: [at],
      };
      return [{ label, own }];
    });
    const kept = [...happened, ...flown.flatMap((line) => this.exit(line))];
    if (!kept.length || !top.obstacles) return { words: [], rects: [], aside: [] };
    const standing = [year, this.reached].map(({ offsetLeft: x, offsetTop: y, offsetWidth, offsetHeight }) => ({
      x,
      y,
      width: offsetWidth,
      height: offsetHeight,
    }));
    const controls = [...top.obstacles.controls, ...over, ...(box ? standing : [])];
    const lines = flown.map(({ xy }) => ({ points: xy.filter((at) => at !== null), width: FLOWN }));
    const bare = lines.length ? { ...top.obstacles, lines: [...top.obstacles.lines, ...lines] } : top.obstacles; // looked at once
    const names = top.shown.filter(({ element: { style } }) => style.visibility !== "hidden");
    const yielding = names.filter((name) => this.yields(name, events));
    const firm = [...controls, ...names.filter((name) => !yielding.includes(name)).map(({ rect }) => rect)];
    const around = { ...bare, controls: [...firm, ...yielding.map(({ rect }) => rect)] };
    const { placed, refused } = placeLabels(
      kept.map(({ label }) => label),
      around,
    );
    for (const { label } of kept.filter(({ label: { id } }) => refused.includes(id))) {
      const own = afterAll({ ...bare, controls: firm }, placed);
      const free =
        placeLabels([label], own).placed[0] ??
        nearestFree(label, around, placed, null) ??
        nearestFree(label, own, [], null);
      if (free) placed.push(free);
    }
    for (const one of [...placed]) {
      const label = kept.find(({ label: { id } }) => id === one.id)?.label;
      const others = placed.filter((other) => other !== one);
      if (label) Object.assign(one, unstruck(one, label, around, others));
    }
    const aside = yielding.flatMap(({ element: own, rect }) => {
      const struck = lines.some(({ points }) => clipped(points, rect).length);
      return struck || placed.some((one) => shared(one.rect, rect)) ? [own] : [];
    });
    const words = placed.flatMap(({ id, rect, side, leader: led }) => {
      const [{ own }] = kept.filter(({ label }) => label.id === id);
      const text = written(own, rect, { side, halo: look.halo, family: look.family, id, kind: "event" });
      return led ? [leader(led, look.quiet), text] : [text];
    });
    return { words, rects: placed.map(({ rect }) => rect), aside };
  }

  /** Whether a name makes room for what happened: of where it was, of a way that is not the main one, of a country or
   * a sea; not what is spoken of, unless what happened says it. @param {import("./maptop.js").Shown} name
   * @param {readonly Happened[]} events */
  yields({ way, spot, element: { dataset } }, events) {
    const { spoken } = this.pane.choice;
    const here = events.filter((own) => own.spot.id === spot);
    if (spot && spoken.has(spot)) return here.some((own) => own.mark.short.includes(own.spot.short));
    if (spot || dataset.kind === "focus") return here.length > 0;
    if (spoken.has(dataset.id ?? "")) return false;
    const label = way ? this.pane.ways.byId.get(way)?.label : null;
    return !way || (label?.emphasis ?? 0) > 1;
  }

  /** @param {Happened[]} far @param {import("./geometry.js").Rect[]} over what else is told */
  chips(far, over) {
    const { plan, facts, choice, frame, top } = this.pane;
    const { look, sizes, project } = plan;
    const size = Math.max(12, sizes.fact || sizes.place);
    const home = choice.spots.get(facts.reached ?? "");
    const told = far.map(({ mark, spot }) => {
      const km = home ? Math.round(distance(home, spot) / 100) * 100 : 0;
      const place = fill(facts.words.away, { place: spot.short, km: number(km) });
      const rows = block(
        [
          [{ text: place, size, weight: 700, fill: look.groups[mark.group] }],
          [{ text: mark.short, size: Math.max(12, size * 0.9), fill: look.quiet }],
        ],
        look.family,
      );
      const towards = project(spot.lon, spot.lat) ?? [-500, -500];
      const box = { width: rows.width + 20, height: Math.max(CHIP_HEIGHT, rows.height + 12) };
      return { id: mark.id, at: towards, size: box, rows };
    });
    const names = (top.placed ?? []).filter(({ kind }) => kind !== "country" && kind !== "sea").map(({ rect }) => rect);
    const inner = { x: 8, y: 8, width: frame.size.width - 16, height: frame.size.height - 16 };
    const found = edgeChips(told, inner, {
      obstacles: [...plan.controls(), ...(this.room ? [this.room] : []), ...names, ...over],
      most: MOST_CHIPS,
    });
    const elements = found.chips.flatMap(({ id, rect }) => {
      const [{ rows }] = told.filter((one) => one.id === id);
      return [
        frameOf(rect, look),
        written(
          rows,
          { ...rect, x: rect.x + 10, y: rect.y + 6 },
          { side: "right", halo: look.panel, family: look.family, id, kind: "chip" },
        ),
      ];
    });
    if (found.more?.rect) {
      const rows = block(
        [[{ text: fill(facts.words.more_away, { n: found.more.ids.length }), size, weight: 700, fill: look.quiet }]],
        look.family,
      );
      elements.push(
        frameOf(found.more.rect, look),
        written(
          rows,
          { ...found.more.rect, y: found.more.rect.y + 12 },
          { side: "middle", halo: look.panel, family: look.family, kind: "chip" },
        ),
      );
    }
    return { chips: found.chips.map(({ id, rect }) => ({ id, rect })), elements };
  }
}

/** The first of those at one place. @template {{ spot: Spot | undefined }} Told @param {Told[]} events @returns {Told[]} */
function onceEach(events) {
  return events.filter(({ spot }, i) => events.findIndex((other) => other.spot === spot) === i);
}

/** @param {import("./geometry.js").Rect} rect @param {import("./shapes.js").MapLook} look */
function frameOf({ x, y, width, height }, look) {
  return element("rect", {
    x,
    y,
    width,
    height,
    rx: 6,
    fill: look.panel,
    stroke: look.ways.land.line,
    "stroke-width": 1.4,
  });
}

/** Kilometres between two places. @param {{ lon: number, lat: number }} a @param {{ lon: number, lat: number }} b */
export function distance(a, b) {
  const rad = Math.PI / 180;
  const half =
    Math.sin(((b.lat - a.lat) * rad) / 2) ** 2 +
    Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(((b.lon - a.lon) * rad) / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.sqrt(half));
}

/** @param {readonly { x: number, y: number, radius: number }[]} [dots] */
function around(dots = []) {
  return dots.map(({ x, y, radius }) => ({ x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius }));
}
