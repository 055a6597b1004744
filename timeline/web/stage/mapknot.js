// Close to the border: who is handed back, town by town. On the world: how far it is.

import { element } from "../kit/svg.js";
import { fill, number } from "../kit/wording.js";
import { meetsDot, shared, within } from "./geometry.js";
import { head, path } from "./mapart.js";
import { wide } from "./maptext.js";

/** @import { Point } from "./geometry.js" */
/** @import { MapLook, Returned } from "./shapes.js" */

const [BEFORE, BEYOND] = [32, 18]; // pixels of an arrow on this and on that side of the border
const [FOREMOST, OTHERS] = [4.5, 3];
const RING_NAME = 13; // pixels of a ring's name
const KM_A_DEGREE = 111.195;
const ASLANT = Math.SQRT1_2;

/** @param {Returned[]} returned @param {(lon: number, lat: number) => Point | null} project @param {MapLook} look */
export function returnArrows(returned, project, look) {
  const { line, head: dark } = look.ways.return;
  return returned.flatMap(({ from, to, foremost, ...years }) => {
    const [start, end] = [project(from[0], from[1]), project(to[0], to[1])];
    if (!start || !end) return [];
    const far = Math.hypot(end[0] - start[0], end[1] - start[1]);
    const [across, down] = far > 1 ? [(end[0] - start[0]) / far, (end[1] - start[1]) / far] : [ASLANT, ASLANT];
    const middle = [(start[0] + end[0]) / 2, (start[1] + end[1]) / 2];
    const along = (/** @type {number} */ by) => /** @type {Point} */ ([middle[0] + by * across, middle[1] + by * down]);
    const width = foremost ? FOREMOST : OTHERS;
    const group = element("g", {});
    const stroke = { d: path([along(-BEFORE), along(BEYOND - 6)]), "stroke-linecap": "round", fill: "none" };
    group.append(
      element("path", { ...stroke, stroke: look.halo, "stroke-opacity": 0.85, "stroke-width": width + look.casing }),
      element("path", { ...stroke, stroke: line, "stroke-width": width }),
      head(along(BEYOND), along(BEYOND + 1), 3.4 * width, dark),
    );
    return [{ ...years, element: group, tip: along(BEYOND) }];
  });
}

/** Each is named where it comes on the map, clear of the others and of the `discs` of a pick, in the east rather than
 * elsewhere; not at all where there is no such place. The plan is told where.
 * @param {import("../wire.d.ts").ViewRow} view @param {import("./shapes.js").Facts} facts @param {(lon: number, lat: number) => Point | null} project
 * @param {Pick<import("./mapplan.js").MapPlan, "look" | "panel" | "sizes" | "controls" | "ringNames">} plan
 * @param {readonly import("./geometry.js").Dot[]} [discs] */
export function worldRings({ rings = [], projection }, { words }, project, plan, discs = []) {
  plan.ringNames = [];
  if (!rings.length) return [];
  const { look, panel, sizes } = plan;
  const letter = Math.max(RING_NAME, sizes.least);
  const over = plan.controls();
  const { lon, lat = 0 } = projection.rotation;
  return rings.flatMap((/** @type {number} */ km) => {
    const around = Array.from({ length: 121 }, (_, i) => reached(lon, lat, 3 * i, km / KM_A_DEGREE));
    const circle = around.map(([x, y]) => project(x, y));
    const name = fill(words.ring, { km: number(km) });
    const long = wide({ text: name, size: letter, italic: true, fill: look.sea }, look.family);
    const room = (/** @type {Point} */ [x, y]) => ({
      x: x - 6 - long,
      y: y - 11 - letter,
      width: long + 6,
      height: 11 + letter,
    });
    const isFree = (/** @type {import("./geometry.js").Rect} */ own) =>
      within(own, panel) &&
      ![...over, ...plan.ringNames].some((rect) => shared(own, rect)) &&
      !discs.some((disc) => meetsDot(own, disc));
    const at = [...circle.slice(30), ...circle.slice(0, 30)].find((point) => point && isFree(room(point)));
    if (at) plan.ringNames.push(room(at));
    const text = element("text", {
      x: (at?.[0] ?? -1e4) - 6,
      y: (at?.[1] ?? 0) - 6,
      "text-anchor": "end",
      "font-size": letter,
      "font-style": "italic",
      fill: look.sea,
      "font-family": look.family,
      stroke: look.halo,
      "stroke-width": 3,
      "paint-order": "stroke",
    });
    text.textContent = name;
    return [
      element("path", {
        d: path(circle),
        fill: "none",
        stroke: look.sea,
        "stroke-width": 1,
        "stroke-dasharray": "1 4",
      }),
      text,
    ];
  });
}

/** Where one comes to from a point, so many degrees of the sphere in a direction.
 * @param {number} lon @param {number} lat @param {number} bearing @param {number} away @returns {Point} */
export function reached(lon, lat, bearing, away) {
  const rad = Math.PI / 180;
  const [north, turn, far] = [lat * rad, bearing * rad, away * rad];
  const there = Math.asin(Math.sin(north) * Math.cos(far) + Math.cos(north) * Math.sin(far) * Math.cos(turn));
  const east = Math.atan2(
    Math.sin(turn) * Math.sin(far) * Math.cos(north),
    Math.cos(far) - Math.sin(north) * Math.sin(there),
  );
  return [lon + east / rad, there / rad];
}
