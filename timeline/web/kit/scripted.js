// Text in which every run of Korean says so, for readers and fonts.

const KOREAN = /([\u3131-\u318e\uac00-\ud7a3]+(?:[\s·,-]*[\u3131-\u318e\uac00-\ud7a3]+)*)/;

/**
 * @template {ParentNode} Box
 * @param {Box} box
 * @param {string} text
 */
export function scripted(box, text) {
  for (const [i, part] of text.split(KOREAN).entries()) {
    if (!part) continue;
    const run = i % 2 ? Object.assign(document.createElement("span"), { lang: "ko" }) : null;
    if (run) run.textContent = part;
    box.append(run ?? part);
  }
  return box;
}
