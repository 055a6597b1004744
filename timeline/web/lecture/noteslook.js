// How the notes look: in larger or smaller letters, light or dark, in which language, as they were left.

const PLACE = "crossings-notes-look";
const [LEAST, MOST, BY] = [14, 48, 2]; // pixels
const USUAL = 20;

export class NotesLook {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    const { letters = USUAL, dark = false, language = "" } = kept();
    this.letters = letters;
    this.dark = dark;
    this.language = language; // blank for that of the hall
    this.wear();
  }

  /** @param {1 | -1} by */
  grow(by) {
    this.letters = Math.max(LEAST, Math.min(MOST, this.letters + by * BY));
    this.wear();
  }

  turn() {
    this.dark = !this.dark;
    this.wear();
  }

  /** @param {string} language */
  speak(language) {
    this.language = language;
    this.wear();
  }

  wear() {
    const { root, letters, dark, language } = this;
    root.style.setProperty("--letters", `${letters}px`);
    root.classList.toggle("cx-dark", dark);
    try {
      window.localStorage.setItem(PLACE, JSON.stringify({ letters, dark, language }));
    } catch {
      // It lasts no longer than this window.
    }
  }
}

/** @returns {{ letters?: number, dark?: boolean, language?: string }} */
function kept() {
  try {
    const { letters, dark, language } = JSON.parse(window.localStorage.getItem(PLACE) ?? "{}");
    return { letters: Number(letters) || USUAL, dark: dark === true, language: String(language ?? "") };
  } catch {
    return {};
  }
}
