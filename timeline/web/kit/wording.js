// Words with gaps, filled as the language writes numbers and counts.

/**
 * A sentence with a form for each kind of number, `zero` for none; `by` is the gap that is counted, "n" where it
 * is not said.
 * @typedef {{other: string, locale: string, by?: string} & Record<string, string>} Counted
 */

/**
 * @param {string | Counted} template
 * @param {Record<string, unknown>} gaps
 */
export function fill(template, gaps) {
  if (typeof template === "string") return filled(template, gaps);
  const { locale, by = "n" } = template;
  const number = Number(gaps[by]);
  const none = number === 0 && template.zero;
  const form = none || (template[new Intl.PluralRules(locale).select(number)] ?? template.other);
  return filled(form, { ...gaps, [by]: new Intl.NumberFormat(locale).format(number) });
}

const LATIN = /\p{Script=Latin}/u;

/** @type {Map<string, Intl.NumberFormat>} to make one takes longer than to write with it */
const formats = new Map();

/** A number as the page's language writes it.
 * @param {number} value */
export function number(value) {
  const { lang } = document.documentElement;
  let own = formats.get(lang);
  if (!own) {
    own = new Intl.NumberFormat(lang || undefined);
    formats.set(lang, own);
  }
  return own.format(value);
}

/**
 * @param {string} template
 * @param {Record<string, unknown>} gaps
 */
function filled(template, gaps) {
  return template.replace(/\{(\w+)\}/g, (gap, name) => (name in gaps ? String(gaps[name]) : gap));
}

/** @type {Map<string, string>} by language, how a year before the first is written, its digits as {year} */
const eras = new Map();

/** A year in digits; 0 is 1 BC, as in EDTF.
 * @param {number} year */
export function yearName(year) {
  if (year > 0) return String(year);
  const lang = language();
  if (!eras.has(lang)) eras.set(lang, beforeChrist(lang));
  return filled(eras.get(lang) ?? "", { year: 1 - year });
}

/** The shorter name of the era that is in letters of the language.
 * @param {string} lang */
function beforeChrist(lang) {
  const [short, long] = /** @type {const} */ (["short", "long"]).map((era) =>
    new Intl.DateTimeFormat(lang || undefined, { era, year: "numeric", timeZone: "UTC" }).formatToParts(
      Date.UTC(-43, 6),
    ),
  );
  const named = (/** @type {Intl.DateTimeFormatPart[]} */ parts) =>
    parts.find(({ type }) => type === "era")?.value ?? "";
  const parts = LATIN.test(named(short)) && !LATIN.test(named(long)) ? long : short;
  const told = parts.flatMap(({ type, value }) => (type === "era" ? [value] : type === "year" ? ["{year}"] : []));
  return told.join(" ");
}

/** The language of the page, as the frame or the file of a deck says it. */
export function language() {
  return document.documentElement.lang;
}

/**
 * One, two and three, as the language of the page joins them.
 * @param {readonly string[]} parts
 */
export function listed(parts) {
  return new Intl.ListFormat(language(), { style: "long", type: "conjunction" }).format(parts);
}
