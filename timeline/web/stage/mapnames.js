// What is named on the map, in which words and sizes; where each stands, `maplabels.js` says.

import { boxOf, clipped, lengthOf, nearestOnLine, nearestOnRect } from "./geometry.js";
import { SMALLER } from "./maplabels.js";
import { stopLetter, stopRadius } from "./maplegs.js";
import { balanced, block, broken, HANGUL } from "./maptext.js";

/** @import { Point, Rect } from "./geometry.js" */
/** @import { LabelKind, MapLabel, Side } from "./maplabels.js" */
/** @import { Block, Span } from "./maptext.js" */
/** @import { DrawnWay, LabelSizes, MapLook, NameOnMap, Spot } from "./shapes.js" */
/** @typedef {{ way: DrawnWay, width: number, xy: (Point | null)[] }} OnScreen */
/**
 * @typedef {object} Asked
 * @property {import("./choice.js").Choice} choice
 * @property {"far" | "near"} lines
 * @property {boolean} abroad whether it is a map of the world
 * @property {MapLook} look
 * @property {LabelSizes} sizes
 * @property {(lon: number, lat: number) => Point | null} project
 * @property {Rect} panel
 * @property {boolean} moved whether the visitor has moved the map
 * @property {OnScreen[]} ways that are shown
 * @property {Spot[]} dotted
 * @property {import("./maplegs.js").Picked | null} picked
 * @property {string | null} pick
 * @property {ReadonlySet<string>} ringed places about which a ring stands
 * @property {{ corridor: string, tip: Point }[]} returns of people, each over the border
 */
/** @typedef {{ label: MapLabel, blocks: Block[], way?: string, spot?: string }} Named */

const INSIDE = 16; // pixels that the words at a way that leaves the map stand from its edge
const APART = 60; // pixels between two of them
const FAR = 150; // pixels from its line at which a name no longer belongs to it
const BESIDE = 60; // where the map was moved
const LONG = 120; // pixels of a line that is named where no editor said
const SHORT = 60; // and of one over the water, close by
const UNDER = 6; // pixels from a wider line within which one runs under it
const CLOSE = 8; // pixels from it to its name
const EDGE = 80; // pixels
const FACT_LETTERS = 20;
const NAME_LETTERS = 14;
const NOTE_LETTERS = 19; // of what is contested, where there is less room
const NARROW = 9; // where letters are too large for facts
const ALIKE = 40; // pixels between two places of one name that are named once
const MOST = 40; // names of ways that are tried: more can't be read at once, and each is tried in many places
const COMMON = 3; // rank; a name of a higher one stands only where it is spoken of

/** @param {Asked} asked @returns {Named[]} */
export function namesOf(asked) {
  const { choice, picked, ways, dotted } = asked;
  const told = new Set([...(picked?.places ?? []), ...(picked?.stops.map((stop) => stop.place) ?? [])]);
  const spoken = choice.facts.spots.filter(({ id }) => choice.spoken.has(id) && !told.has(id));
  const others = picked ? [] : dotted.filter((spot) => !spoken.includes(spot));
  const spots = once([...spoken, ...others], asked).map((spot) => place(spot, spot.rank ?? 4, asked));
  const named = picked ? pickedNames(asked) : foremost(ways, asked).flatMap((own) => wayName(own, asked) ?? []);
  const exits = picked ? [] : [...exitNames(asked), ...waterNames(asked), ...returnedName(asked)];
  const wide = choice.facts.names.flatMap((name) => wideName(name, asked) ?? []);
  return [...named, ...exits, ...spots, ...wide];
}

/** The ways that a name is sought for: of many those that weigh most, then those of which most is on the map.
 * @param {OnScreen[]} ways @param {Pick<Asked, "panel">} asked */
function foremost(ways, { panel }) {
  const labelled = ways.filter(({ way }) => way.label);
  if (labelled.length <= MOST) return labelled;
  return labelled
    .map((own) => ({ own, seen: lengthOf(own.xy.flatMap((at) => (at && isWithin(at, panel) ? [at] : []))) }))
    .filter(({ seen }) => seen)
    .sort((a, b) => emphasisOf(a.own) - emphasisOf(b.own) || b.seen - a.seen)
    .slice(0, MOST)
    .map(({ own }) => own);
}

/** @param {OnScreen} own */
function emphasisOf({ way }) {
  return way.label?.emphasis ?? 0;
}

/**
 * Without places that have the name of a more important one next to them.
 * @param {Spot[]} spots
 * @param {Asked} asked
 */
function once(spots, { project, ringed }) {
  /** @type {Map<string, Spot[]>} */
  const alike = new Map();
  for (const spot of spots) alike.set(spot.short, [...(alike.get(spot.short) ?? []), spot]);
  const named = (/** @type {Spot} */ spot) => {
    const same = alike.get(spot.short) ?? [];
    if (same.length < 2 || ringed.has(spot.id)) return true;
    const [x, y] = project(spot.lon, spot.lat) ?? [0, 0];
    return !same.some((other) => {
      const before = (other.rank ?? 4) - (spot.rank ?? 4) || same.indexOf(other) - same.indexOf(spot);
      const at = before < 0 && project(other.lon, other.lat);
      return at && Math.hypot(at[0] - x, at[1] - y) < ALIKE;
    });
  };
  return spots.filter(named);
}

/** @param {NameOnMap} name @param {Asked} asked @returns {Named | null} */
function wideName(name, asked) {
  const { choice, lines, abroad, project, look, picked } = asked;
  const said = choice.spoken.has(name.id) && !isNamedBy(name, asked);
  if ((name.lines && name.lines !== lines) || (name.rank > COMMON && !said)) return null;
  if (abroad && (name.kind !== "country" || name.size < 16)) return null;
  const anchors = name.at.flatMap(([lon, lat]) => {
    const at = project(lon, lat);
    return at ? [at] : [];
  });
  if (!anchors.length || (name.kind === "focus" && picked && !said)) return null;
  const rows = { focus: focusRows, country: countryRows, sea: seaRows }[name.kind](name, asked);
  if (!rows) return null;
  const shorter = name.kind === "focus" ? [[rows[0].slice(0, 1)]] : rows.length > 1 ? [beside(rows), [rows[0]]] : [];
  const blocks = [rows, ...shorter].map((own) => block(own, look.family));
  const side = name.kind === "focus" && lines === "far" ? "right" : "middle";
  return {
    label: labelOf(
      {
        id: name.id,
        kind: name.kind,
        rank: name.rank - name.size / 100,
        anchor: anchors[0],
        anchors: anchors.slice(1),
        side,
        first: said,
        line: name.kind === "sea" && said && anchors.length > 1 ? anchors : [], // of a river
      },
      blocks,
    ),
    blocks,
  };
}

/** Two rows as one. @param {Span[][]} rows @returns {Span[][]} */
function beside([[name], [second]]) {
  return [[{ ...name, text: `${name.text} ` }, second]];
}

/** Whether a country is named by what is picked, as the place where it was.
 * @param {NameOnMap} name @param {Asked} asked */
function isNamedBy({ text }, { choice, picked }) {
  return Boolean(picked?.places.some((id) => choice.spots.get(id)?.short === text));
}

/** @param {NameOnMap} name @param {Asked} asked @returns {Span[][]} */
function focusRows({ text, second }, { sizes, look, lines }) {
  const size = lines === "near" ? sizes.focus * 1.1 : sizes.focus;
  const own = lines === "near" ? text.toLocaleUpperCase() : text;
  return [
    [
      { text: `${own} `, size, weight: 700, fill: look.ink },
      { text: second, size: Math.max(sizes.least, size * 0.84), fill: look.quiet },
    ],
  ];
}

/** @param {NameOnMap} name @param {Asked} asked @returns {Span[][] | null} */
function countryRows({ id, text, size: given }, { choice, sizes, look }) {
  const [least, most] = sizes.country;
  const wanted = given * sizes.shrink;
  if (wanted < least - 1 && !choice.spoken.has(id)) return null;
  const size = Math.max(least, Math.min(most, wanted));
  const spacing = Math.max(0.06, Math.min(0.32, 0.06 + 0.26 * ((size - least) / Math.max(1, 27 - least))));
  const apart = HANGUL.test(text) ? 0 : spacing; // what sets Latin capitals apart tears Hangul
  return [[{ text: text.toLocaleUpperCase(), size, weight: 600, fill: look.country, spacing: apart }]];
}

/** @param {NameOnMap} name @param {Asked} asked @returns {Span[][] | null} */
function seaRows({ id, text, second }, { choice, sizes, look }) {
  const size = sizes.sea || (choice.spoken.has(id) ? sizes.place : 0);
  if (!size) return null;
  return [
    [{ text, size, italic: true, fill: look.sea }],
    [{ text: second, size: Math.max(sizes.least, size * 0.9), fill: look.sea }],
  ];
}

/** @param {Omit<MapLabel, "sizes">} label @param {Block[]} blocks @returns {MapLabel} */
function labelOf(label, blocks) {
  return { ...label, sizes: blocks.map(({ width, height, lines }) => ({ width, height, lines })) };
}

/** @param {Spot} spot @param {number} rank @param {Asked} asked @returns {Named} */
function place(spot, rank, { choice, sizes, look, project, ringed }) {
  const own = block(
    [
      [
        { text: `${spot.short} `, size: sizes.place, weight: 600, fill: look.ink },
        { text: spot.second, size: Math.max(sizes.least, sizes.place * 0.84), fill: look.quiet },
      ],
    ],
    look.family,
  );
  const alone = block([[{ text: spot.short, size: sizes.place, weight: 600, fill: look.ink }]], look.family);
  const anchor = project(spot.lon, spot.lat) ?? [-1e4, -1e4];
  const label = labelOf(
    {
      id: spot.id,
      kind: "place",
      rank,
      anchor,
      side: spot.side ?? "right",
      reach: (ringed.has(spot.id) ? look.ring : look.dot) + 3,
      first: choice.spoken.has(spot.id),
    },
    [own, alone],
  );
  return { label, blocks: [own, alone], spot: spot.id };
}

/** @param {OnScreen} onScreen @param {Asked} asked @returns {Named | null} */
function wayName({ way, xy, width }, asked) {
  const { look, sizes, abroad } = asked;
  const { label } = way;
  if (!label || way.abroad !== abroad) return null;
  const drawn = xy.filter((point) => point !== null);
  const wider = asked.ways.filter((other) => other.width > width).map((other) => other.xy);
  const whole = abroad
    ? drawn
    : ownOf(
        drawn,
        wider.map((other) => other.filter((point) => point !== null)),
      );
  const line = seenOf(whole, asked.panel);
  const anchor = whole.length && !line.length ? null : anchorOf(label, whole, line, asked);
  if (!anchor) return null;
  const size = abroad ? sizes.focus : label.emphasis === 1 ? sizes.main : sizes.way;
  const blocks = wayBlocks(way, size, look, sizes);
  const reach = abroad ? look.dot + 3 : anchor.stored ? 0 : INSIDE;
  return {
    label: labelOf(
      {
        id: way.id,
        kind: "way",
        rank: label.emphasis,
        anchor: anchor.at,
        side: label.side,
        line: abroad ? [anchor.at] : line,
        reach,
        shrinks: SMALLER * size >= sizes.least,
      },
      blocks,
    ),
    blocks,
    way: way.id,
  };
}

/** The longest piece of a line that runs under no wider one, which its name would seem to be of; all of
 * a line that always does. @param {Point[]} line @param {Point[][]} wider */
function ownOf(line, wider) {
  /** @type {Point[][]} */
  const pieces = [[]];
  const boxed = wider.map((other) => ({ other, box: boxOf(other, UNDER) }));
  const isUnder = (/** @type {Point} */ point) =>
    boxed.some(({ other, box }) => isWithin(point, box) && (nearestOnLine(other, point)?.distance ?? Infinity) < UNDER);
  for (const point of line) {
    if (isUnder(point)) pieces.push([]);
    else pieces[pieces.length - 1].push(point);
  }
  const longest = pieces.reduce((best, own) => (lengthOf(own) > lengthOf(best) ? own : best));
  return longest.length > 1 ? longest : line;
}

/** The longest piece of a line that is on the map. @param {Point[]} line @param {Rect} panel */
function seenOf(line, panel) {
  return clipped(line, panel).reduce((best, own) => (lengthOf(own) > lengthOf(best) ? own : best), []);
}

/** Where an editor put it; where that is off the map or far from the line here, beside the line. What
 * leads abroad is named at its end or not at all.
 * @param {import("./shapes.js").WayLabel} label @param {Point[]} whole @param {Point[]} line as it is seen
 * @param {Asked} asked */
function anchorOf({ at: [lon, lat] }, whole, line, { project, panel, abroad, moved }) {
  const at = project(lon, lat);
  const near = at && nearestOnLine(line, at);
  if (at && isWithin(at, panel) && (!near || near.distance < (moved ? BESIDE : FAR))) return { at, stored: true };
  if (!whole.length) return at && !moved ? clamped(at, panel) : null;
  if (abroad || lengthOf(line) < LONG || lastInside(whole, panel)) return null;
  return { at: line[Math.floor(line.length / 2)], stored: false };
}

/** @param {Point} at @param {Rect} panel */
function clamped(at, { x, y, width, height }) {
  const [nearX, nearY] = nearestOnRect(
    { x: x + EDGE, y: y + EDGE, width: width - 2 * EDGE, height: height - 2 * EDGE },
    at,
  );
  return Math.hypot(nearX - at[0], nearY - at[1]) < 3 * EDGE
    ? { at: /** @type {Point} */ ([nearX, nearY]), stored: true }
    : null;
}

/** The fullest first. @param {Pick<DrawnWay, "name" | "ink" | "label">} way @param {number} size @param {MapLook} look @param {LabelSizes} sizes */
function wayBlocks(way, size, look, sizes) {
  const fill = look.ways[way.ink].words;
  const name = (/** @type {number} */ letters) =>
    balanced(way.name, letters).map((text) => [{ text, size, weight: 700, fill }]);
  const blocks = [block(name(99), look.family), block(name(NAME_LETTERS), look.family)];
  if (!sizes.fact && name(NARROW).length > name(NAME_LETTERS).length) blocks.push(block(name(NARROW), look.family));
  if (sizes.fact && way.label) {
    const told = { text: way.label.told, size: sizes.fact, weight: 700, fill };
    const fact = broken(way.label.fact, FACT_LETTERS).map((text) => [
      { text, size: sizes.fact, fill: look.quiet, fact: true },
    ]);
    const whole = [{ text: way.label.fact, size: sizes.fact, fill: look.quiet, fact: true }];
    blocks.unshift(
      block([...name(99), [told], whole], look.family),
      block([...name(99), [told], ...fact], look.family),
    );
  }
  return blocks;
}

/** Where a named way leaves the map, its name says where it leads. @param {Asked} asked @returns {Named[]} */
function exitNames({ ways, project, panel, look, sizes, abroad }) {
  const taken = /** @type {Point[]} */ ([]);
  const named = ways
    .filter(({ way }) => way.label && !way.abroad && !abroad)
    .sort((a, b) => emphasisOf(a) - emphasisOf(b));
  return named.flatMap(({ way, xy }) => {
    if (!way.label || isWithin(project(way.label.at[0], way.label.at[1]) ?? [-1e4, -1e4], panel)) return [];
    const out = lastInside(xy, panel);
    if (!out || taken.some(([x, y]) => Math.hypot(x - out[0], y - out[1]) < APART)) return [];
    taken.push(out);
    const anchor = nearestOnRect(
      { x: panel.x + INSIDE, y: panel.y + INSIDE, width: panel.width - 2 * INSIDE, height: panel.height - 2 * INSIDE },
      out,
    );
    const blocks = [
      block(
        [[{ text: way.name, size: sizes.fact || sizes.place, weight: 600, fill: look.ways[way.ink].words }]],
        look.family,
      ),
    ];
    const side = /** @type {Side} */ (anchor[0] > panel.x + panel.width / 2 ? "left" : "right");
    return [
      {
        label: labelOf(
          {
            id: `${way.id}-exit`,
            kind: "place",
            rank: 0,
            anchor,
            side,
            reach: INSIDE,
            line: seenOf(
              xy.filter((point) => point !== null),
              panel,
            ),
          },
          blocks,
        ),
        blocks,
        way: way.id,
      },
    ];
  });
}

/** Close by, ways over the water that no editor named are told apart by their own names.
 * @param {Asked} asked @returns {Named[]} */
function waterNames({ ways, panel, look, sizes, lines, abroad }) {
  if (lines !== "near" || abroad || !sizes.fact) return [];
  return ways
    .filter(({ way }) => !way.label && (way.kind === "sea" || (way.kind === "return" && way.dashed)))
    .flatMap(({ way, xy }) => {
      const line = seenOf(
        xy.filter((point) => point !== null),
        panel,
      );
      if (lengthOf(line) < SHORT) return [];
      const fill = look.ways[way.ink].words;
      const text = (/** @type {number} */ letters) =>
        broken(way.name, letters).map((row) => [{ text: row, size: sizes.fact || sizes.place, weight: 600, fill }]);
      const blocks = [block(text(NAME_LETTERS), look.family), block(text(99), look.family)];
      return [
        {
          label: labelOf(
            {
              id: `${way.id}-name`,
              kind: "place",
              rank: 3,
              anchor: line[Math.floor(line.length / 2)],
              side: "right",
              reach: CLOSE,
              line,
            },
            blocks,
          ),
          blocks,
          way: way.id,
        },
      ];
    });
}

/** Close by, those handed back are shown town by town, and named once.
 * @param {Asked} asked @returns {Named[]} */
function returnedName({ choice, returns, look, sizes, panel }) {
  const tips = returns.filter(({ tip: [x, y] }) => isWithin([x, y], panel));
  if (!tips.length) return [];
  const way = choice.facts.ways.find(({ kind, label, corridors }) =>
    Boolean(kind === "return" && label && tips.some(({ corridor }) => corridors.includes(corridor))),
  );
  if (!way?.label) return [];
  const [anchor] = tips.map(({ tip }) => tip).sort((a, b) => b[0] - a[0]);
  const blocks = wayBlocks(way, sizes.way, look, sizes);
  const label = labelOf(
    {
      id: way.id,
      kind: "way",
      rank: way.label.emphasis,
      anchor,
      side: way.label.side,
      line: [anchor],
      reach: INSIDE,
      shrinks: SMALLER * sizes.way >= sizes.least,
    },
    blocks,
  );
  return [{ label, blocks, way: way.id }];
}

/** The last point of a line on the map, where it goes on beyond. @param {(Point | null)[]} xy @param {Rect} panel */
function lastInside(xy, panel) {
  const last = xy.findLastIndex((point) => point && isWithin(point, panel));
  return last >= 0 && last < xy.length - 1 ? xy[last] : null;
}

/** @param {Point} point @param {Rect} rect */
function isWithin([x, y], rect) {
  return x >= rect.x && y >= rect.y && x <= rect.x + rect.width && y <= rect.y + rect.height;
}

/** The places of a pick: a corridor's stops with how one gets there; an event with what it is.
 * @param {Asked} asked @returns {Named[]} */
function pickedNames(asked) {
  const { choice, look, sizes, pick, project } = asked;
  const { stops, places, discs } = /** @type {import("./maplegs.js").Picked} */ (asked.picked);
  const at = (/** @type {Spot} */ spot) => project(spot.lon, spot.lat) ?? /** @type {Point} */ ([-1e4, -1e4]);
  const small = sizes.fact || sizes.place;
  const stopped = stops.flatMap(({ place: id, told }) => {
    const spot = choice.spots.get(id);
    if (!spot) return [];
    const named = (/** @type {number} */ letters) =>
      broken(spot.short, letters).map((text) => [{ text, size: sizes.focus, weight: 700, fill: look.ink }]);
    const blocks = [
      block(
        [...named(99), ...(told ? broken(told, 16).map((text) => [{ text, size: small, fill: look.quiet }]) : [])],
        look.family,
      ),
      block(named(99), look.family),
      block(named(NAME_LETTERS), look.family),
    ];
    return [
      {
        label: labelOf(
          {
            id,
            kind: /** @type {LabelKind} */ ("place"),
            rank: -1,
            first: choice.spoken.has(id),
            stop: true,
            anchor: discs.get(id) ?? at(spot),
            side: spot.side ?? "right",
            reach: stopRadius(stopLetter(sizes)) + 4,
            line: [discs.get(id) ?? at(spot)],
          },
          blocks,
        ),
        blocks,
        spot: id,
      },
    ];
  });
  const mark = pick ? choice.marks.get(pick) : null;
  const passed = places.flatMap((id) => {
    const spot = choice.spots.get(id);
    if (!spot || !mark) return [];
    return [mark.places.includes(id) ? eventName(mark, spot, asked) : place(spot, -1, asked)];
  });
  return [...stopped, ...passed];
}

/** @param {import("./shapes.js").Mark} mark @param {Spot} spot @param {Asked} asked @returns {Named} */
function eventName(mark, spot, { look, sizes, project }) {
  const fill = look.groups[mark.group];
  const small = sizes.fact || sizes.place;
  const name = [
    { text: `${spot.short} `, size: sizes.main, weight: 700, fill },
    { text: spot.second, size: sizes.main * 0.8, fill: look.quiet },
  ];
  const title = broken(mark.short, 26).map((text) => [{ text, size: small, weight: 600, fill: look.ink }]);
  const dispute = (/** @type {number} */ letters) =>
    broken(sizes.fact ? mark.dispute : "", letters).map((text) => [{ text, size: small, fill: look.quiet }]);
  const blocks = [
    block([name, ...title, ...dispute(30)], look.family),
    block([name, ...title, ...dispute(NOTE_LETTERS)], look.family),
    block([name, ...title], look.family),
    block([name], look.family),
  ];
  const anchor = project(spot.lon, spot.lat) ?? [-1e4, -1e4];
  return {
    label: labelOf(
      {
        id: spot.id,
        kind: "way",
        rank: 0,
        anchor,
        side: spot.side ?? "right",
        reach: look.ring + 6,
        keeps: true,
        line: [anchor],
        shrinks: SMALLER * sizes.main >= sizes.least,
      },
      blocks,
    ),
    blocks,
    spot: spot.id,
  };
}
