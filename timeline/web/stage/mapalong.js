// What is picked is drawn along its way, one line after the other, as somebody would go.

/** @typedef {import("./mapways.js").Line} Line */

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
      const hidden = { strokeDasharray: `${lengths[i]} ${lengths[i]}`, strokeDashoffset: lengths[i] };
      element?.animate(way.dashed ? [{ strokeOpacity: 0 }, {}] : [hidden, { ...hidden, strokeDashoffset: 0 }], time);
    }
    done += lengths[i];
  }
  for (const one of after)
    one.animate([{ opacity: 0 }, {}], { delay: ms * (1 - LAST), duration: ms * LAST, fill: "backwards" });
}
