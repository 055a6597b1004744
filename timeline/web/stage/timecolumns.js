// The columns of a timeline that runs downwards: leaders, bars, years, ticks, dots, labels. Distances
// are in letters, so that a larger type keeps their proportions.

/**
 * @typedef {object} Columns Pixels from the left, or from the top where it says so.
 * @property {number} width
 * @property {number} leaders Where their column ends.
 * @property {number} axis Where bars begin; they grow to the left.
 * @property {number} longest Length of the longest bar.
 * @property {number} years Middle of the names of years.
 * @property {[number, number]} ticks
 * @property {import("./eventlabels.js").DotColumns} dots
 * @property {number} year Right edge of the year of a label.
 * @property {number} title Where the title of a label begins.
 * @property {number} second What a year takes before the title of a second label on a line.
 * @property {number} end Where titles end.
 * @property {[number, number]} range From the top: first and last moment.
 * @property {[number, number]} extent From the top: where labels may stand.
 */

const LEADERS = 22;
const [BARS, LETTERS] = [214, 8]; // pixels that the column of bars takes at most, or letters
const SHORTEST = 3; // letters that titles leave to the longest bar
const SECOND = 2.45; // letters
const OVER = 13; // pixels that labels may reach beyond the range

/**
 * @param {{ width: number, height: number, head: number }} box
 * @param {number} size Of letters, in pixels.
 * @param {{ title: number, value: number, two?: number, era?: number }} widest Of the texts that have to have room;
 *   `two` titles beside one another get it where there is enough, `era` is what years need beyond four digits.
 * @returns {Columns}
 */
export function columns({ width, height, head }, size, widest) {
  const radius = size < 20 ? 4.8 : 0.26 * size;
  const pitch = 2 * radius + 1;
  const { era = 0 } = widest;
  const ticks = 3 * size + era;
  const tick = Math.max(9, 0.44 * size);
  const first = ticks + tick + 0.55 * size;
  const edge = first + 2 * pitch + radius + Math.max(6, 0.4 * size);
  const year = edge + 2.25 * size + era;
  const title = year + 0.4 * size;
  const end = width - Math.max(8, 0.5 * size);
  const leaders = Math.max(LEADERS, 1.15 * size);
  const least = widest.value + SHORTEST * size;
  const rest = end - title - leaders; // for bars and titles
  const texts = widest.two && widest.two <= rest - least ? Math.max(widest.two, widest.title) : widest.title;
  const axis = leaders + between(least, rest - texts, Math.max(BARS, LETTERS * size));
  const range = /** @type {[number, number]} */ ([head + 10 + 0.6 * size, height - Math.max(15, 0.8 * size)]);
  return {
    width,
    leaders,
    axis,
    longest: axis - leaders - widest.value - 12,
    years: axis + 1.5 * size + era / 2,
    ticks: [axis + ticks, axis + ticks + tick],
    dots: { first: axis + first, pitch, radius, edge: axis + edge },
    year: axis + year,
    title: axis + title,
    second: SECOND * size + era,
    end,
    range,
    extent: [range[0] - OVER, range[1] + OVER],
  };
}

/**
 * @param {number} least
 * @param {number} value
 * @param {number} most
 */
function between(least, value, most) {
  return Math.max(least, Math.min(most, value));
}
