// Where names stand on the map: each takes its first free position, the most important first.

import { coverage, struck } from "./coverage.js";
import { meetsDot, nearestOnLine, nearestOnRect, passes, rowsIn, shared, within } from "./geometry.js";

/** @typedef {import("./geometry.js").Dot} Dot */
/** @typedef {import("./geometry.js").Point} Point */
/** @typedef {import("./geometry.js").Polyline} Polyline */
/** @typedef {import("./geometry.js").Rect} Rect */

/**
 * @typedef {"above-right" | "below-right" | "above-left" | "below-left"} Corner
 * @typedef {"right" | "left" | "above" | "below" | Corner | "middle"} Side Where a label stands, as seen
 *   from its anchor.
 * @typedef {"focus" | "way" | "place" | "country" | "sea"} LabelKind
 * @typedef {{width: number, height: number, lines?: readonly {width: number, height: number}[]}} Size `lines`: its
 *   rows, each of which must be free of lines on the map; without it the whole is
 *
 * @typedef {object} MapLabel
 * @property {string} id
 * @property {LabelKind} kind
 * @property {number} rank Among labels of one kind, the lowest first; for a way its emphasis.
 * @property {Point} anchor
 * @property {readonly Size[]} sizes As measured, the fullest text first: with its fact, without.
 * @property {Side} [side] Tried first. Without it: to the right of a place, else around the anchor.
 * @property {number} [reach] From the anchor to the label: the dot of a place and a gap.
 * @property {boolean} [shrinks] Whether the words at a way may also be smaller.
 * @property {readonly Point[]} [line] What a way is drawn by.
 * @property {boolean} [first] Whether it comes before all others, whatever its kind.
 * @property {boolean} [sooner] Whether it comes before others of its kind.
 * @property {boolean} [keeps] Whether it goes far rather than lose what is told with it.
 * @property {boolean} [stop] Of a way that is picked; one that is spoken of comes before the countries around it.
 * @property {number} [sided] Of a place that keeps near its side, rather than all its words: the least cosine
 *   between that and where it stands.
 * @property {readonly Point[]} [anchors] Where else a country or a sea may be named, before it is moved.
 *
 * @typedef {object} MapObstacles
 * @property {Rect} panel
 * @property {readonly Rect[]} controls
 * @property {readonly Polyline[]} lines
 * @property {readonly Dot[]} dots
 * @property {readonly (readonly [Point, Point])[]} [leaders] Of names that stand already.
 * @property {boolean} [tight] Whether names stand on bold lines, as far as they can be read there.
 *
 * @typedef {object} PlacedLabel
 * @property {string} id
 * @property {LabelKind} kind
 * @property {Rect} rect
 * @property {number} size Which of its sizes.
 * @property {number} scale 1, or 0.9 where the text is drawn smaller.
 * @property {Side} side
 * @property {[Point, Point] | null} leader From the label to its line.
 * @property {boolean} clear False where a label that must stand found no free position.
 *
 * @typedef {object} MapLabels
 * @property {PlacedLabel[]} placed In the order in which they took their places.
 * @property {string[]} refused
 *
 * @typedef {object} Candidate
 * @property {LabelKind} kind
 * @property {Rect} rect
 * @property {Size["lines"]} lines
 * @property {number} size
 * @property {number} scale
 * @property {Side} side
 * @property {Point} anchor
 * @property {[Point, Point] | null} leader From the label to its line.
 */

export const MOST_COVERED = 0.1;
const MOST_OF_A_ROW = 0.06; // its first letter under a wide line is more
export const LEADER_FROM = 30;
const GAP = 2;
const BESIDE = 10; // pixels; nearer, the words at two ways read as one line
const FARTHER = [0, 14, 28]; // pixels
const SHIFTS = [0, 24, 48, -24, -48];
export const SMALLER = 0.9;
/** @type {LabelKind[]} */
const ORDER = ["focus", "way", "place", "country", "sea"];

/** @type {Record<Side, Point>} */
const DIRECTIONS = {
  right: [1, 0],
  left: [-1, 0],
  above: [0, -1],
  below: [0, 1],
  "above-right": [1, -1],
  "below-right": [1, 1],
  "above-left": [-1, -1],
  "below-left": [-1, 1],
  middle: [0, 0],
};
const AROUND = /** @type {Side[]} */ (Object.keys(DIRECTIONS).filter((side) => side !== "middle"));

/**
 * Countries in focus and the ways are placed whatever happens while their anchors are in the panel; others are
 * refused where they would meet a label, a control or a dot, or lines cover over 10 % of them.
 * @param {readonly MapLabel[]} labels
 * @param {MapObstacles} obstacles
 * @returns {MapLabels}
 */
export function placeLabels(labels, obstacles) {
  const covered = coverage(obstacles.lines, obstacles.panel);
  /** @type {PlacedLabel[]} */
  const placed = [];
  const refused = [];
  for (const label of inOrder(labels)) {
    const around = { ...obstacles, placed, covered };
    const tried = hasAnchorIn(label, obstacles.panel) ? candidates(label) : [];
    const first = tried.find((candidate) => isFree(candidate, around));
    const free = (obstacles.tight ? first : cleanest(first, tried, around)) ?? squeezed(label, around);
    const found = free ?? (mustStand(label) ? leastBad(tried, around) : undefined);
    if (found) placed.push(drawn(label, found, Boolean(free)));
    else refused.push(label.id);
  }
  return { placed, refused };
}

/**
 * @param {readonly MapLabel[]} labels
 * @returns {MapLabel[]}
 */
function inOrder(labels) {
  const kind = (/** @type {MapLabel} */ own) => ORDER.indexOf(own.kind);
  const sooner = (/** @type {MapLabel} */ own) => Number(own.sooner ?? false);
  const turn = (/** @type {MapLabel} */ { first, stop }) => (first ? 1 + Number(stop ?? false) : 0);
  return [...labels].sort((a, b) => turn(b) - turn(a) || kind(a) - kind(b) || sooner(b) - sooner(a) || a.rank - b.rank);
}

/** The first that is free, or of those with the same words the first that no line runs through.
 * @param {Candidate | undefined} free @param {Candidate[]} tried @param {Around} around */
function cleanest(free, tried, around) {
  const isStruck = struck(around.lines, around.panel);
  if (!free || !isStruck(free.rect)) return free;
  const same = tried.filter(({ size, scale }) => size === free.size && scale === free.scale);
  return same.find((candidate) => !isStruck(candidate.rect) && isFree(candidate, around)) ?? free;
}

/**
 * Of a name that is spoken of: a little farther off, then over lines and dots, but never over numbers or words.
 * @param {MapLabel} label
 * @param {Around} around
 * @returns {Candidate | undefined}
 */
function squeezed(label, around) {
  if (!label.first || !hasAnchorIn(label, around.panel)) return undefined;
  const sides = label.kind === "focus" ? [label.side, ...AROUND] : [label.side];
  const all = FARTHER.flatMap((more) =>
    sides.flatMap((side) => candidates({ ...label, side, reach: (label.reach ?? 0) + more })),
  );
  const bare = { ...around, dots: around.dots.filter(isNumbered), covered: () => 0 };
  return all.find((candidate) => isFree(candidate, around)) ?? all.find((candidate) => isFree(candidate, bare));
}

/** Of a dot that holds the number of a stop. @param {Dot} dot */
export function isNumbered({ numbered }) {
  return Boolean(numbered);
}

/** @param {MapLabel} label */
function mustStand({ kind, first }) {
  return first || kind === "focus" || kind === "way";
}

/**
 * @param {MapLabel} label
 * @param {Rect} panel
 * @returns {boolean}
 */
function hasAnchorIn({ anchor, anchors = [] }, panel) {
  return [anchor, ...anchors].some(([x, y]) => within({ x, y, width: 0, height: 0 }, panel));
}

/**
 * @param {MapLabel} label
 * @returns {Candidate[]} The best first.
 */
function candidates(label) {
  const positions = positionsOf(label);
  const aims = positions.map(({ anchor }) => pointed(label, anchor));
  const bySize = sizesOf(label).map(({ width, height, lines, size, scale }) =>
    positions.map(({ side, anchor }, i) => {
      const rect = beside(anchor, side, label.reach ?? 0, { width, height });
      return { kind: label.kind, rect, lines, size, scale, side, anchor, leader: leaderFrom(rect, aims[i]) };
    }),
  );
  return label.sided !== undefined ? positions.flatMap((_, i) => bySize.map((own) => own[i])) : bySize.flat();
}

/** Where the words at a way point to, when they stand apart from its line.
 * @param {MapLabel} label @param {Point} anchor @returns {Point | null} */
export function pointed({ kind, line = [] }, anchor) {
  const near = kind === "way" ? nearestOnLine(line, anchor) : null;
  return near && near.distance > LEADER_FROM ? near.point : null;
}

/** @param {Rect} rect @param {Point | null} to @returns {[Point, Point] | null} */
export function leaderFrom(rect, to) {
  return to && [nearestOnRect(rect, to), to];
}

/**
 * The fullest first; the last of a way also smaller.
 * @param {MapLabel} label
 */
export function sizesOf({ sizes, kind, shrinks = true }) {
  const all = sizes.map((own, size) => ({ ...own, size, scale: 1 }));
  const last = all[all.length - 1];
  return kind === "way" && shrinks
    ? [...all, { ...last, width: last.width * SMALLER, height: last.height * SMALLER, scale: SMALLER }]
    : all;
}

/**
 * @param {MapLabel} label
 * @returns {{side: Side, anchor: Point}[]}
 */
function positionsOf(label) {
  const { kind, anchor, anchors = [] } = label;
  const side = label.side ?? (kind === "place" ? "right" : "middle");
  if (kind === "place")
    return (label.sided === undefined ? [...new Set([side, ...AROUND])] : nearTo(side, label.sided)).map((one) => ({
      side: one,
      anchor,
    }));
  if (kind === "country" || kind === "sea") return [anchor, ...anchors].map((one) => ({ side, anchor: one }));
  const [acrossX, acrossY] = normal(label, side);
  const moved = SHIFTS.map((by) => ({
    side,
    anchor: /** @type {Point} */ ([anchor[0] + by * acrossX, anchor[1] + by * acrossY]),
  }));
  const others = anchors.map((one) => ({ side, anchor: one }));
  return anchors.length ? [moved[0], moved[1], moved[3], ...others] : moved;
}

/** A side and those beside it. @param {Side} side @param {number} least cosine */
function nearTo(side, least) {
  const [x, y] = DIRECTIONS[side];
  const along = (/** @type {Side} */ own) =>
    (x * DIRECTIONS[own][0] + y * DIRECTIONS[own][1]) / Math.hypot(...DIRECTIONS[own]);
  return AROUND.filter((own) => along(own) > least).sort((a, b) => along(b) - along(a));
}

/**
 * The direction that leads straight from its line to a label.
 * @param {MapLabel} label
 * @param {Side} side
 * @returns {Point}
 */
function normal({ anchor, line = [] }, side) {
  const [towardsX, towardsY] = DIRECTIONS[side];
  const near = nearestOnLine(line, anchor);
  if (!near) return side === "middle" ? [0, -1] : unit(towardsX, towardsY);
  if (near.distance > 1) return unit(anchor[0] - near.point[0], anchor[1] - near.point[1]);
  const [x, y] = near.direction;
  return -y * towardsX + x * towardsY < 0 ? [y, -x] : [-y, x];
}

/**
 * @param {number} x
 * @param {number} y
 * @returns {Point}
 */
function unit(x, y) {
  const length = Math.hypot(x, y);
  return [x / length, y / length];
}

/**
 * @param {Point} anchor
 * @param {Side} side
 * @param {number} reach
 * @param {Size} size
 * @returns {Rect}
 */
function beside([x, y], side, reach, { width, height }) {
  const [across, down] = DIRECTIONS[side];
  const away = across && down ? reach * Math.SQRT1_2 : reach;
  return {
    x: x + across * away + ((across - 1) * width) / 2,
    y: y + down * away + ((down - 1) * height) / 2,
    width,
    height,
  };
}

/**
 * @typedef {MapObstacles & {placed: readonly PlacedLabel[], covered: import("./coverage.js").Covered}} Around
 */

/**
 * @param {Pick<Candidate, "kind" | "rect" | "lines" | "side" | "scale" | "leader">} candidate
 * @param {Around} around
 * @returns {boolean}
 */
export function isFree(
  { kind, rect, lines, side, scale, leader },
  { panel, controls, dots, leaders = [], placed, covered },
) {
  return (
    within(rect, panel) &&
    covered(rect) <= MOST_COVERED &&
    !placed.some(
      (other) =>
        shared(rect, other.rect, GAP, kind === "way" && other.kind === kind ? BESIDE : GAP) ||
        (other.leader && passes(rect, other.leader)) ||
        (leader && passes(other.rect, leader)),
    ) &&
    !controls.some((control) => shared(rect, control, GAP)) &&
    !dots.some((dot) => meetsDot(rect, dot)) &&
    !leaders.some((other) => passes(rect, other)) &&
    rowsIn(lines ?? [], rect, side, scale).every((row) => covered(row) <= MOST_OF_A_ROW)
  );
}

/**
 * Of the positions with the smallest text the one under which least is lost, moved into the panel.
 * @param {Candidate[]} tried
 * @param {Around} around
 * @returns {Candidate | undefined}
 */
function leastBad(tried, around) {
  const last = tried[tried.length - 1];
  const smallest = tried.filter(({ size, scale }) => size === last.size && scale === last.scale);
  let best;
  let least = Infinity;
  for (const candidate of smallest) {
    const rect = movedInto(candidate.rect, around.panel);
    const lost = loss(rect, around);
    if (lost < least)
      [best, least] = [{ ...candidate, rect, leader: leaderFrom(rect, candidate.leader?.[1] ?? null) }, lost];
  }
  return best;
}

/**
 * @param {Rect} rect
 * @param {Around} around
 * @returns {number} Square pixels; other words and numbers weigh more than lines.
 */
function loss(rect, { controls, dots, placed, covered }) {
  const others = [...controls, ...placed.map((other) => other.rect)];
  const words = others.reduce((sum, other) => sum + shared(rect, other, GAP), 0);
  const met = dots.filter((dot) => meetsDot(rect, dot));
  const under = met.reduce((sum, dot) => sum + (isNumbered(dot) ? 10 : 1) * Math.PI * dot.radius ** 2, 0);
  return 10 * words + under + covered(rect) * rect.width * rect.height;
}

/**
 * @param {Rect} rect
 * @param {Rect} panel
 * @returns {Rect}
 */
function movedInto({ x, y, width, height }, panel) {
  return {
    x: Math.max(panel.x, Math.min(panel.x + panel.width - width, x)),
    y: Math.max(panel.y, Math.min(panel.y + panel.height - height, y)),
    width,
    height,
  };
}

/**
 * @param {MapLabel} label
 * @param {Candidate} candidate
 * @param {boolean} clear
 * @returns {PlacedLabel}
 */
export function drawn({ id, kind }, { rect, size, scale, side, leader }, clear) {
  return { id, kind, rect, size, scale, side, leader, clear };
}

/** What is in the way of further names.
 * @param {MapObstacles} obstacles @param {readonly PlacedLabel[]} over */
export function afterAll(obstacles, over) {
  return {
    ...obstacles,
    controls: [...obstacles.controls, ...over.map(({ rect }) => rect)],
    leaders: over.flatMap(({ leader: own }) => (own ? [own] : [])),
  };
}
