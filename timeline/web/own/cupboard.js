// Where data of the reader's own are kept: in the browser's database, or, where it has none, until the
// page is left. A file is kept as it was brought, with how it is to be read.

import { moved } from "../kit/homes.js";

/** @typedef {Record<string, any>} Choices as `geodata/own/choices.py` has them */
/**
 * @typedef {object} Kept
 * @property {string} id that the server knows it by; DRAFT of what is being looked at
 * @property {string} name of the file, or of all of several
 * @property {string} title
 * @property {ArrayBuffer} content
 * @property {import("./packing.js").Held[]} [parts] where each of several files stands in it
 * @property {Choices} choices
 * @property {string} day on which it was first shown, as 2026-11-27; blank before
 * @property {boolean} care whether the note on people was agreed to
 * @property {number} changed
 * @property {string} [shape] its headings, as `shape` keeps how they were read
 * @property {{ shape: string, found: Taken }} [found] its headings and what it was taken for, as it was found
 * @property {string} [of] the id of what a draft will take the place of
 * @property {string[]} [was] ids that it was known by before
 * @property {{ events: number, places: number, routes: number }} [holds]
 */
/** @typedef {{ encoding: string, separator: string }} Taken */
/**
 * @typedef {object} Shape how a file of such headings was read
 * @property {string} shape
 * @property {Record<string, string>} columns
 * @property {Taken} [found] what it was taken for
 * @property {Taken} [chosen] and what the reader said that it is; blank where it was right
 */

export const DRAFT = "draft";
const [NAME, FILES, SHAPES] = ["crossings-own", "files", "shapes"];

/** @type {Promise<Cupboard> | undefined} */
let coming;

/** @type {Promise<boolean | undefined> | undefined} */
let lasting;

/** That of this page. */
export function cupboard() {
  coming ??= opened().then(
    (base) => new Cupboard(base),
    () => new Cupboard(null),
  );
  return coming;
}

/** Asks the browser, once a page, not to clear what is kept when it needs room. It may ask the reader. */
export function lastingly() {
  lasting ??= Promise.resolve(navigator.storage?.persist?.()).catch(() => false);
  return lasting;
}

/** Whether a browser can keep no more. @param {unknown} fault */
export function isFull(fault) {
  return fault instanceof Error && fault.name === "QuotaExceededError";
}

/** @returns {Promise<IDBDatabase>} */
async function opened() {
  const asked = window.indexedDB.open(NAME, 1);
  asked.onupgradeneeded = () => {
    asked.result.createObjectStore(FILES, { keyPath: "id" });
    asked.result.createObjectStore(SHAPES, { keyPath: "shape" });
  };
  return got(asked);
}

/**
 * @template T
 * @param {IDBRequest<T>} asked
 * @returns {Promise<T>}
 */
function got(asked) {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

class Cupboard {
  /** @param {IDBDatabase | null} base */
  constructor(base) {
    this.base = base;
    /** @type {Map<string, any>} */
    this.drawer = new Map();
    if (base) base.onversionchange = () => base.close();
  }

  /** Whether it outlives the page. */
  get lasts() {
    return this.base !== null;
  }

  /** @returns {Promise<Kept[]>} the newest first */
  async all() {
    /** @type {Kept[]} */
    const found = this.base
      ? await this.#do(FILES, "readonly", (store) => store.getAll())
      : [...this.drawer.entries()].flatMap(([key, own]) => (key.startsWith(FILES) ? [own] : []));
    return found.sort((a, b) => b.changed - a.changed);
  }

  /** @param {string} id @returns {Promise<Kept | null>} */
  async one(id) {
    const found = await this.#get(FILES, id);
    return found ?? (await this.all()).find(({ was }) => was?.includes(id)) ?? null;
  }

  /** Under the id that the server knows it by now; lectures of it go along. @param {Kept} own @param {string} id */
  async rename(own, id) {
    const was = new Set([...(own.was ?? []), own.id]);
    was.delete(id);
    const renamed = { ...own, id, was: [...was] };
    await this.put(renamed);
    await this.remove(own.id);
    for (const one of was) moved(one, id);
    return renamed;
  }

  /** @param {Kept} own */
  put(own) {
    return this.#put(FILES, own.id, { ...own, changed: Date.now() });
  }

  /** @param {string} id */
  remove(id) {
    return this.#remove(FILES, id);
  }

  /** @param {string} store @param {string} key */
  async #remove(store, key) {
    if (this.base) await this.#do(store, "readwrite", (own) => own.delete(key));
    else this.drawer.delete(`${store} ${key}`);
  }

  /** With the draft of it and the headings that nothing else here has. @param {string} id */
  async forget(id) {
    const known = [id, ...((await this.one(id))?.was ?? [])];
    const draft = await this.one(DRAFT);
    await this.remove(id);
    if (draft?.of && known.includes(draft.of)) await this.remove(DRAFT);
    const left = new Set((await this.all()).map(({ shape }) => shape));
    for (const shape of await this.#shapes()) if (!left.has(shape)) await this.#remove(SHAPES, shape);
  }

  /** @returns {Promise<string[]>} */
  async #shapes() {
    if (this.base) return (await this.#do(SHAPES, "readonly", (store) => store.getAllKeys())).map(String);
    const start = `${SHAPES} `;
    return [...this.drawer.keys()].flatMap((key) => (key.startsWith(start) ? [key.slice(start.length)] : []));
  }

  /** @param {string} shape @returns {Promise<Shape | null>} how a file of the same headings was read */
  async shape(shape) {
    return (await this.#get(SHAPES, shape)) ?? null;
  }

  /** @param {Shape} own */
  putShape(own) {
    return this.#put(SHAPES, own.shape, own);
  }

  /** @param {string} store @param {string} key */
  #get(store, key) {
    if (!this.base) return Promise.resolve(this.drawer.get(`${store} ${key}`));
    return this.#do(store, "readonly", (own) => own.get(key));
  }

  /** @param {string} store @param {string} key @param {any} value */
  async #put(store, key, value) {
    if (this.base) await this.#do(store, "readwrite", (own) => own.put(value));
    else this.drawer.set(`${store} ${key}`, value);
  }

  /**
   * @template T
   * @param {string} store
   * @param {IDBTransactionMode} mode
   * @param {(store: IDBObjectStore) => IDBRequest<T>} doing
   * @returns {Promise<T>}
   */
  async #do(store, mode, doing) {
    const act = (await this.#begun()).transaction(store, mode);
    const over = new Promise((resolve, reject) => {
      act.oncomplete = resolve;
      act.onabort = () => reject(act.error ?? new Error("aborted"));
    });
    const found = await got(doing(act.objectStore(store)));
    await over;
    return found;
  }

  /** One that was closed by the browser is opened once more. */
  async #begun() {
    try {
      /** @type {IDBDatabase} */ (this.base).transaction(FILES, "readonly");
    } catch {
      this.base = await opened();
    }
    return /** @type {IDBDatabase} */ (this.base);
  }
}
