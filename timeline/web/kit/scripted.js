// Text in which every run of another language says so, for readers and fonts: Korean; and on a page in
// Korean what the tables, which are in English, say in two words or more.

const KOREAN = /([\u3131-\u318e\uac00-\ud7a3]+(?:[\s·,-]*[\u3131-\u318e\uac00-\ud7a3]+)*)/;
const ENGLISH = /((?:\d+ )?\p{sc=Latin}[\p{sc=Latin}\d .,:;'’“”&/()–-]* [\p{sc=Latin}\d .,:;'’“”&/()–-]*\p{sc=Latin})/u;

const LATIN = /\p{sc=Latin}/u;

/**
 * The language of what can hold no runs, as a choice in a list, where all of it is in another than the page.
 * @template {HTMLElement} Own
 * @param {Own} own
 */
export function scriptedWhole(own) {
  const text = own.textContent ?? "";
  const korean = document.documentElement.lang.startsWith("ko");
  if (korean ? ENGLISH.test(text) && !KOREAN.test(text) : KOREAN.test(text) && !LATIN.test(text))
    own.lang = korean ? "en" : "ko";
  return own;
}

/**
 * @template {ParentNode} Box
 * @param {Box} box
 * @param {string} text
 */
export function scripted(box, text) {
  const korean = document.documentElement.lang.startsWith("ko");
  const [runs, lang] = korean ? [ENGLISH, "en"] : [KOREAN, "ko"];
  for (const [i, part] of text.split(runs).entries()) {
    if (!part) continue;
    const run = i % 2 ? Object.assign(document.createElement("span"), { lang }) : null;
    if (run) run.textContent = part;
    box.append(run ?? part);
  }
  return box;
}
