// The scale of time: the whole domain is always in sight, the years in focus take most of the range.
// It knows nothing of direction: the range runs downwards on a desktop and to the right on a phone.

/**
 * Years are decimal, 2016.5 being the middle of 2016; a focus from 1994 to 2027 holds all of 2026.
 * @typedef {readonly [number, number]} Interval
 *
 * @typedef {object} ScaleChange
 * @property {number} year
 * @property {number} at
 * @property {number} factor Pixels a year after it, divided by those before it: under 1 where a focus ends.
 *
 * @typedef {object} TimeScale
 * @property {Interval} domain
 * @property {Interval} focus Cut to the domain.
 * @property {Interval} range
 * @property {(year: number) => number} forward Years outside the domain go on with the scale of its end.
 * @property {(at: number) => number} invert
 * @property {(at: number) => number} yearAt The calendar year under a pointer, always one of the domain.
 * @property {(year: number) => number} pixelsAYear
 * @property {(year: number) => boolean} inFocus
 * @property {ScaleChange[]} changes Where the scale changes, at most two.
 *
 * @typedef {object} YearTick
 * @property {number} year
 * @property {number} at
 * @property {"first" | "focus" | "decade" | "fifth"} kind
 */

const SHORT_FOCUS = 12;
const SHARE = 0.78;
const SHARE_OF_FEW_YEARS = 0.62;
const FEW_YEARS = 5;
const LOOSER = 1.5;
const LONG = 400; // years of which decades are too many to begin with
const ROUND = [1000, 500, 100, 50, 10, 5]; // each a part of those before it

/**
 * The share of the range that a focus of so many years takes.
 * @param {number} years
 * @returns {number}
 */
export function focusShare(years) {
  const along = (years - FEW_YEARS) / (SHORT_FOCUS - FEW_YEARS);
  return SHARE_OF_FEW_YEARS + (SHARE - SHARE_OF_FEW_YEARS) * clamp(along, 0, 1);
}

/**
 * @param {{domain: Interval, focus?: Interval, range: Interval, share?: number}} asked
 *   Without a focus, or with an empty one, the scale is even.
 * @returns {TimeScale}
 */
export function timeScale({ domain, focus = domain, range, share }) {
  const [from, to] = cut(focus, domain);
  const years = knots(domain, from, to);
  const places = positions(years, [from, to], range, share ?? focusShare(to - from));
  const slopes = places.slice(1).map((place, i) => (place - places[i]) / (years[i + 1] - years[i]));
  const forward = (/** @type {number} */ year) => along(years, places, year);
  const invert = (/** @type {number} */ at) => along(places, years, at);
  const last = Math.ceil(domain[1]) - 1;
  return {
    domain,
    focus: [from, to],
    range,
    forward,
    invert,
    yearAt: (at) => clamp(Math.floor(invert(at)), Math.floor(domain[0]), last),
    pixelsAYear: (year) => Math.abs(slopes[piece(years, year)]),
    inFocus: (year) => year >= from && year < to,
    changes: changes(years, places, slopes),
  };
}

/**
 * Names of years with at least `distance` pixels between them: the first, in a short focus its years,
 * then decades, then every fifth.
 * @param {TimeScale} scale
 * @param {number} distance
 * @returns {YearTick[]} In the order of time.
 */
export function yearTicks(scale, distance) {
  /** @type {YearTick[]} */
  const taken = [];
  const first = Math.ceil(scale.domain[0]);
  add([first], "first", distance);
  if (isShort(scale)) add(focusYears(scale, distance), "focus", distance);
  if (scale.domain[1] - scale.domain[0] > LONG) {
    const pixels = scale.pixelsAYear(scale.focus[0]);
    for (const step of ROUND) if (step * pixels >= distance) add(multiples(scale.domain, step), "decade", distance);
    add(
      [1].filter((year) => year > scale.domain[0] && year < scale.domain[1]),
      "decade",
      distance,
    );
  } else {
    add(multiples(scale.domain, 10), "decade", distance);
    add(multiples(scale.domain, 5), "fifth", distance * LOOSER, distance);
  }
  return taken.sort((a, b) => a.year - b.year);

  /**
   * @param {number[]} years
   * @param {YearTick["kind"]} kind
   * @param {number} outside
   * @param {number} inside
   */
  function add(years, kind, outside, inside = outside) {
    for (const year of years) {
      const at = scale.forward(year);
      const least = scale.inFocus(year) ? inside : outside;
      if (taken.every((other) => Math.abs(other.at - at) >= least)) taken.push({ year, at, kind });
    }
  }
}

/**
 * Whether the focus is so short that each of its years has a name.
 * @param {TimeScale} scale
 * @returns {boolean}
 */
export function isShort({ domain, focus: [from, to] }) {
  return to - from < SHORT_FOCUS && (from > domain[0] || to < domain[1]);
}

/**
 * @param {TimeScale} scale
 * @param {number} distance
 * @returns {number[]}
 */
function focusYears({ focus, pixelsAYear }, distance) {
  const pixels = pixelsAYear(focus[0]);
  return multiples(focus, [1, 2, 5].find((step) => step * pixels >= distance) ?? 10);
}

/**
 * Years that are round as they are called: 600 BC is -599.
 * @param {Interval} interval
 * @param {number} step
 * @returns {number[]}
 */
function multiples([from, to], step) {
  const before = upTo(Math.ceil((1 - Math.min(to, 0)) / step) * step, 1 - from, step).map((year) => 1 - year);
  return [...before.reverse(), ...upTo(Math.ceil(Math.max(from, 1) / step) * step, to, step)];
}

/**
 * @param {number} start
 * @param {number} end
 * @param {number} step
 * @returns {number[]}
 */
function upTo(start, end, step) {
  return Array.from({ length: Math.max(0, Math.floor((end - start) / step) + 1) }, (_, i) => start + i * step);
}

/**
 * @param {Interval} focus
 * @param {Interval} domain
 * @returns {Interval}
 */
function cut(focus, domain) {
  const from = clamp(Math.min(...focus), ...domain);
  const to = clamp(Math.max(...focus), ...domain);
  return to > from ? [from, to] : domain;
}

/**
 * @param {Interval} domain
 * @param {number} from
 * @param {number} to
 * @returns {number[]}
 */
function knots(domain, from, to) {
  return [domain[0], from, to, domain[1]].filter((year, i, all) => !i || year > all[i - 1]);
}

/**
 * A focus is never drawn smaller than an even scale would draw it.
 * @param {number[]} years
 * @param {Interval} focus
 * @param {Interval} range
 * @param {number} share
 * @returns {number[]}
 */
function positions(years, [from, to], [start, end], share) {
  const whole = years[years.length - 1] - years[0];
  const inside = Math.max(share, (to - from) / whole);
  const perYear = whole > to - from ? (1 - inside) / (whole - (to - from)) : 0;
  let part = 0;
  const places = years.map((year, i) => {
    if (i) part += year === to ? inside : (year - years[i - 1]) * perYear;
    return start + part * (end - start);
  });
  places[places.length - 1] = end;
  return places;
}

/**
 * @param {number[]} years
 * @param {number[]} places
 * @param {number[]} slopes
 * @returns {ScaleChange[]}
 */
function changes(years, places, slopes) {
  const inner = slopes
    .slice(1)
    .map((slope, i) => ({ year: years[i + 1], at: places[i + 1], factor: slope / slopes[i] }));
  return inner.filter(({ factor }) => Math.abs(Math.log(factor)) > 0.05);
}

/**
 * The piece of a line of knots, rising or falling, that holds a value; the end pieces go on for ever.
 * @param {number[]} knots
 * @param {number} value
 * @returns {number}
 */
function piece(knots, value) {
  const up = knots[knots.length - 1] > knots[0];
  let i = 0;
  while (i < knots.length - 2 && (up ? value >= knots[i + 1] : value <= knots[i + 1])) i += 1;
  return i;
}

/**
 * @param {number[]} from
 * @param {number[]} to
 * @param {number} value
 * @returns {number}
 */
function along(from, to, value) {
  const i = piece(from, value);
  return to[i] + ((value - from[i]) * (to[i + 1] - to[i])) / (from[i + 1] - from[i]);
}

/**
 * @param {number} value
 * @param {number} least
 * @param {number} most
 * @returns {number}
 */
function clamp(value, least, most) {
  return Math.max(least, Math.min(most, value));
}
