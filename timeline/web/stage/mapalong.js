// What is picked is drawn along its way, one line after the other, as somebody would go.

/** @typedef {import("./mapways.js").Line} Line */

const ALL = { strokeDasharray: "1 1", strokeDashoffset: 1 };
const LAST = 0.25; // of the time, in which stops and arrow heads appear

/** @param {Line[][]} ways each with its line and its casing, in the order of the way
 * @param {Element[]} after what comes when the way is drawn @param {number} ms */
export function drawAlong(ways, after, ms) {
  const lengths = ways.map(([{ element }]) => element?.getTotalLength() ?? 0);
  const whole = lengths.reduce((sum, length) => sum + length, 0);
  let done = 0;
  for (const [i, lines] of ways.entries()) {
    const time = /** @type {const} */ ({
      delay: (ms * done) / whole,
      duration: (ms * lengths[i]) / whole,
      fill: "backwards",
    });
    for (const { element, way } of lines) {
      if (!element) continue;
      if (way.dashed) element.animate([{ strokeOpacity: 0 }, {}], time);
      else element.animate(fromItsStart(element), time);
    }
    done += lengths[i];
  }
  for (const one of after)
    one.animate([{ opacity: 0 }, {}], { delay: ms * (1 - LAST), duration: ms * LAST, fill: "backwards" });
}

/** A line without dashes, which is drawn from its start; how long it is need not be measured.
 * @param {SVGElement} element */
export function fromItsStart(element) {
  element.setAttribute("pathLength", "1");
  return [ALL, { ...ALL, strokeDashoffset: 0 }];
}
