// Where the legend stands on the map: in the corner where it covers the least.

import { within } from "./geometry.js";

/** @import { Point, Rect } from "./geometry.js" */

const ASIDE = 12; // pixels from the edges and from what else stands there
const [END, NAME, LINE] = [2000, 600, 1]; // what it costs to cover an end, a name's place, a point of a line
const AROUND = 24; // pixels around an end or a name's place

/** @param {import("./map.js").MapPane} pane */
export function standLegend({ frame, plan, choice, facts }) {
  const standing = (/** @type {string} */ selector) => plan.over.find(({ child }) => child.matches(selector));
  const legend = standing(".cx-legend");
  if (!legend) return;
  const { width, height } = legend.rect;
  const under = (/** @type {number} */ x) => {
    const above = [".cx-views", ".cx-zoom"].flatMap((selector) => standing(selector)?.rect ?? []);
    const lying = above.filter(
      (rect) => rect.x < x + width && rect.x + rect.width > x && rect.y < frame.size.height / 2,
    );
    return Math.max(ASIDE, ...lying.map((rect) => rect.y + rect.height + ASIDE));
  };
  const size = { width, height };
  const [right, low] = [frame.size.width - width - ASIDE, (standing(".cx-foot")?.rect.y ?? 0) - height - ASIDE / 2];
  const rects = [
    [right, low],
    [ASIDE, low],
    [right, under(right)],
    [ASIDE, under(ASIDE)],
  ].map(([x, y]) => ({ x, y, ...size }));
  const home = choice.spots.get(facts.reached ?? "");
  const ends = [...plan.lines, ...plan.legLines].flatMap(({ xy }) => [xy[0], xy[xy.length - 1]]);
  const named = plan.lines.flatMap(({ way }) => (way.label ? [plan.project(way.label.at[0], way.label.at[1])] : []));
  const [found] = freest(rects, {
    ends: [...ends, home ? plan.project(home.lon, home.lat) : null],
    named,
    points: plan.lines.flatMap(({ xy }) => xy),
  });
  legend.rect = { ...found, ...size };
  Object.assign(legend.child.style, { left: `${found.x}px`, top: `${found.y}px`, right: "auto", bottom: "auto" });
}

/** The rects, from that which covers least; the first of equals first.
 * @param {readonly Rect[]} rects
 * @param {{ ends: readonly (Point | null)[], named: readonly (Point | null)[], points: readonly (Point | null)[] }} over
 * @returns {Rect[]} */
export function freest(rects, { ends, named, points }) {
  const cost = (/** @type {Rect} */ rect) =>
    END * held(ends, grown(rect)) + NAME * held(named, grown(rect)) + LINE * held(points, rect);
  return rects
    .map((rect) => ({ rect, cost: cost(rect) }))
    .sort((a, b) => a.cost - b.cost)
    .map(({ rect }) => rect);
}

/** @param {readonly (Point | null)[]} points @param {Rect} rect */
function held(points, rect) {
  return points.filter((at) => at && within({ x: at[0], y: at[1], width: 0, height: 0 }, rect)).length;
}

/** @param {Rect} rect */
function grown({ x, y, width, height }) {
  return { x: x - AROUND, y: y - AROUND, width: width + 2 * AROUND, height: height + 2 * AROUND };
}
