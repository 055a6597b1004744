// Gives the focus back to what stands in the place of what had it, when parts are built anew.

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */
/** @typedef {{ about: HTMLElement, form: HTMLElement, order: HTMLElement }} Parts */

export class Focus {
  /**
   * @param {HTMLElement} root
   * @param {Parts} parts
   */
  constructor(root, parts) {
    this.root = root;
    this.parts = parts;
  }

  /**
   * Where it is now.
   * @returns {() => void}
   */
  held() {
    const own = document.activeElement;
    if (!(own instanceof HTMLElement) || !this.root.contains(own)) return () => {};
    if (isField(own)) return this.#field(own);
    const act = own.dataset.act ?? (own.closest(".cx-order li") ? "scene" : undefined);
    return () => {
      if (!own.isConnected) (this.#acting(act) ?? this.#acting())?.focus();
    };
  }

  /** @param {string} act */
  on(act) {
    this.#acting(act)?.focus();
  }

  /** @param {Field} own */
  #field(own) {
    const { name, selectionStart, selectionEnd } = own;
    const { about, form, order } = this.parts;
    const box = about.contains(own) ? about : form;
    return () => {
      if (own.isConnected) return;
      const is = own.type === "radio" ? ":checked" : "";
      const now = /** @type {Field | null} */ (box.querySelector(`[name="${name}"]${is}`));
      (now ?? order.querySelector("button"))?.focus();
      if (selectionStart !== null) now?.setSelectionRange(selectionStart, selectionEnd);
    };
  }

  /**
   * @param {string} [act] of a button
   * @returns {HTMLElement | null}
   */
  #acting(act) {
    const { root } = this;
    if (act === "scene") return root.querySelector(".cx-order [aria-current=true]");
    return root.querySelector(act ? `[data-act="${act}"]` : ".cx-order button");
  }
}

/**
 * @param {HTMLElement} own
 * @returns {own is Field}
 */
function isField(own) {
  return own instanceof HTMLInputElement || own instanceof HTMLTextAreaElement;
}
