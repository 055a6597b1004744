// Where a name may stand that found no room where it belongs: the nearest free place around it.

import { coverage, struck, wider } from "./coverage.js";
import { passes } from "./geometry.js";
import { drawn, isFree, LEADER_FROM, leaderFrom, sizesOf } from "./maplabels.js";
import { away as awayFrom, isAtAnother, LED, meant } from "./mapnear.js";

/** @import { Point } from "./geometry.js" */
/** @import { Candidate, MapLabel, MapObstacles, PlacedLabel } from "./maplabels.js" */

const [FARTHEST, STEP, TURNS] = [200, 8, 32]; // pixels, pixels, directions
const REACH = 2 * FARTHEST; // pixels from a name beyond which its line is not asked
const BESIDE = 70; // pixels from its country beyond which a name would be another's
const [LESS, ASHORE] = [60, 150]; // pixels that a name goes farther before it loses its fact, or leaves the sea
const [KEEPS, BROKEN] = [150, 20]; // before what is contested of a pick is not told; before a fact is broken in two
const [WIDE, OWN] = [8, 12]; // pixels of a line that no leader runs over, and about the one that it leads to
export const FACTLESS = 2; // from which of its sizes on a name has lost what is told with it
const THROUGH = 90; // and before a line runs through its words

/** Null where there is none. `sea` says how much of a box lies on the sea, for a name that belongs there.
 * @param {MapLabel} label @param {MapObstacles} obstacles @param {readonly PlacedLabel[]} placed
 * @param {((rect: import("./geometry.js").Rect) => number) | null} sea
 * @param {readonly MapLabel[]} [labels] all, by whose lines it is not to stand
 * @returns {PlacedLabel | null} */
export function nearestFree(label, obstacles, placed, sea, labels = []) {
  const around = { ...obstacles, placed, covered: coverage(obstacles.lines, obstacles.panel) };
  const points = meant(label).filter(([x, y]) => Math.hypot(x - label.anchor[0], y - label.anchor[1]) < REACH);
  const isStruck = struck(obstacles.lines, obstacles.panel);
  const wide = coverage(wider(obstacles.lines, WIDE), obstacles.panel);
  /** @type {{ found: Candidate, cost: number } | null} */
  let best = null;
  for (const [less, { width, height, lines, size, scale }] of sizesOf(label).entries()) {
    for (const [away, [x, y]] of ringsAround(middleOf(label, width), label.kind === "focus" ? BESIDE : FARTHEST)) {
      const least = away + (less < FACTLESS ? less * BROKEN : less * (label.keeps ? KEEPS : LESS));
      if (best && least >= best.cost) break;
      const side = /** @type {const} */ ("middle");
      const rect = { x: x - width / 2, y: y - height / 2, width, height };
      const through = !obstacles.tight && isStruck(rect) ? THROUGH : 0;
      const cost = least + through + (sea ? ASHORE * (1 - sea(rect)) : 0);
      const bare = { kind: label.kind, rect, lines, size, scale, side, anchor: label.anchor, leader: null };
      if ((best && cost >= best.cost) || !isFree(bare, around)) continue;
      const { distance, point } = awayFrom(points, rect);
      if (distance > LED || isAtAnother(label, labels, rect, distance)) continue;
      const leader = label.line?.length && distance > LEADER_FROM ? leaderFrom(rect, point) : null;
      if (leader && !obstacles.tight && runsOver(leader, wide)) continue;
      if (!leader || placed.every((other) => !passes(other.rect, leader))) best = { found: { ...bare, leader }, cost };
    }
  }
  return best && drawn(label, best.found, true);
}

/** The same words with no line through them, not much farther off; as they stand where there is no such place.
 * @param {PlacedLabel} one @param {MapLabel} label @param {MapObstacles} obstacles @param {readonly PlacedLabel[]} others
 * @param {readonly MapLabel[]} [labels] @returns {PlacedLabel} */
export function unstruck(one, label, obstacles, others, labels = []) {
  const isStruck = struck(obstacles.lines, obstacles.panel);
  if (obstacles.tight || !isStruck(one.rect)) return one;
  const same = one.size < FACTLESS ? [one.size, FACTLESS - 1] : [one.size];
  for (const size of same) {
    const sized = { ...label, sizes: label.sizes.slice(size, size + 1), shrinks: false };
    const free = sized.sizes.length ? nearestFree(sized, obstacles, others, null, labels) : null;
    if (free && !isStruck(free.rect)) return { ...free, size };
  }
  return one;
}

/** Of a name where it usually stands: those beside a country begin at their anchor.
 * @param {MapLabel} label @param {number} width @returns {import("./geometry.js").Point} */
function middleOf({ kind, side, anchor: [x, y] }, width) {
  return [kind === "focus" && side === "right" ? x + width / 2 : x, y];
}

/** Whether a leader runs over a line before it comes to its own.
 * @param {[Point, Point]} leader @param {import("./coverage.js").Covered} covered */
function runsOver([[ax, ay], [bx, by]], covered) {
  const long = Math.hypot(bx - ax, by - ay);
  for (let along = 0; along < long - OWN; along += OWN / 4) {
    const [x, y] = [ax + (along / long) * (bx - ax), ay + (along / long) * (by - ay)];
    if (covered({ x: x - 1, y: y - 1, width: 2, height: 2 })) return true;
  }
  return false;
}

/** Points around one, the nearest first, with how far they lie.
 * @param {import("./geometry.js").Point} middle @param {number} farthest
 * @returns {Iterable<[number, import("./geometry.js").Point]>} */
function* ringsAround([x, y], farthest) {
  for (let away = STEP; away <= farthest; away += STEP) {
    for (let turn = 0; turn < TURNS; turn += 1) {
      const angle = (2 * Math.PI * turn) / TURNS;
      yield [away, [x + away * Math.cos(angle), y + away * Math.sin(angle)]];
    }
  }
}
