// Where lectures are kept, scene by scene, each lecture with a version: in the browser's database, or,
// where it has none, until the page is left. What is read and written in one act nobody comes between.
// As it was before an hour's or a day's work it is kept too, the last few times.

import { NOTHING, same } from "./merging.js";

/** @import { Parted } from "./merging.js" */
/** @typedef {Parted & { id: string, version: number, changed: number }} Stored */
/** @typedef {Pick<Stored, "id" | "version" | "changed" | "head" | "order">} Entry of a lecture, without its scenes */
/**
 * @typedef {object} Cabinet
 * @property {boolean} lasts whether it outlives the page
 * @property {() => Promise<Stored[]>} all
 * @property {(id: string) => Promise<Stored | null>} one
 * @property {(id: string, seen: Stored | null, join: (theirs: Stored | null) => Parted) => Promise<Stored>} keep what `join` makes of what is kept: it is `seen` itself where nobody else has written since
 * @property {(id: string) => Promise<void>} remove
 * @property {(id: string) => Promise<Stored[]>} earlier as it was before, the newest first
 */

const [NAME, LECTURES, SCENES, EARLIER] = ["crossings", "lectures", "scenes", "earlier"];
const VERSION = 2; // of the database: 1 had nothing earlier
const STORES = { [LECTURES]: "id", [SCENES]: ["lecture", "id"], [EARLIER]: ["id", "changed"] };
const [MOST_EARLIER, APART_MS] = [12, 10 * 60_000]; // of one lecture, and how far two of them lie apart

/** @returns {Promise<Cabinet>} */
export async function openCabinet() {
  try {
    return new Database(await opened());
  } catch {
    return new Drawer();
  }
}

/** @returns {Promise<IDBDatabase>} */
function opened() {
  const asked = window.indexedDB.open(NAME, VERSION);
  asked.onupgradeneeded = () => {
    const { result: base } = asked;
    for (const [name, keyPath] of Object.entries(STORES))
      if (!base.objectStoreNames.contains(name)) base.createObjectStore(name, { keyPath });
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

/** @param {IDBTransaction} act */
function done(act) {
  return new Promise((resolve, reject) => {
    act.oncomplete = () => resolve(undefined);
    act.onabort = () => reject(act.error ?? new Error("aborted"));
  });
}

/** @implements {Cabinet} */
class Database {
  lasts = true;

  /** @param {IDBDatabase} base */
  constructor(base) {
    this.base = base;
    /** A newer page may change its shape; one that was closed by the browser is opened once more. */
    base.onversionchange = () => base.close();
  }

  /**
   * @template T
   * @param {IDBTransactionMode} mode
   * @param {(act: IDBTransaction) => Promise<T>} doing
   * @returns {Promise<T>}
   */
  async #act(mode, doing) {
    const act = await this.#begun(mode);
    const over = done(act);
    try {
      const found = await doing(act);
      act.commit();
      await over;
      return found;
    } catch (fault) {
      over.catch(() => {});
      if (act.error === null) abort(act);
      throw fault;
    }
  }

  /** @param {IDBTransactionMode} mode */
  async #begun(mode) {
    try {
      return this.base.transaction([LECTURES, SCENES, EARLIER], mode);
    } catch {
      this.base = await opened();
      return this.base.transaction([LECTURES, SCENES, EARLIER], mode);
    }
  }

  all() {
    return this.#act("readonly", async (act) => {
      /** @type {Entry[]} */
      const entries = await got(act.objectStore(LECTURES).getAll());
      return Promise.all(entries.map((entry) => filled(act, entry)));
    });
  }

  /** @param {string} id */
  one(id) {
    return this.#act("readonly", async (act) => {
      const entry = await got(act.objectStore(LECTURES).get(id));
      return entry ? filled(act, entry) : null;
    });
  }

  /**
   * @param {string} id
   * @param {Stored | null} seen
   * @param {(theirs: Stored | null) => Parted} join
   */
  keep(id, seen, join) {
    return this.#act("readwrite", async (act) => {
      /** @type {Entry | undefined} */
      const entry = await got(act.objectStore(LECTURES).get(id));
      const isSeen = entry && entry.version === seen?.version;
      const before = isSeen ? seen : entry ? await filled(act, entry) : null;
      const now = stored(id, before, join(before));
      if (before) await setAside(act.objectStore(EARLIER), before, now.changed);
      write(act, before ?? NOTHING, now);
      return now;
    });
  }

  /** @param {string} id */
  earlier(id) {
    return this.#act("readonly", async (act) => {
      /** @type {Stored[]} */
      const found = await got(act.objectStore(EARLIER).getAll(partsOf(id)));
      return found.reverse();
    });
  }

  /** @param {string} id */
  remove(id) {
    return this.#act("readwrite", async (act) => {
      act.objectStore(SCENES).delete(partsOf(id));
      act.objectStore(EARLIER).delete(partsOf(id));
      await got(act.objectStore(LECTURES).delete(id));
    });
  }
}

/** @param {IDBTransaction} act */
function abort(act) {
  try {
    act.abort();
  } catch {} // it is over already
}

/** @param {string} id */
function partsOf(id) {
  return IDBKeyRange.bound([id], [id, []]);
}

/**
 * A lecture as it was, unless it was set aside a moment ago; what is oldest goes.
 * @param {IDBObjectStore} store
 * @param {Stored} before
 * @param {number} now
 */
async function setAside(store, before, now) {
  const kept = /** @type {[string, number][]} */ (await got(store.getAllKeys(partsOf(before.id))));
  const last = kept.at(-1);
  if (last && now - last[1] < APART_MS) return; // what rested overnight is kept at its first change
  for (const key of kept.slice(0, Math.max(0, kept.length + 1 - MOST_EARLIER))) store.delete(key);
  store.put({ ...before });
}

/**
 * @param {IDBTransaction} act
 * @param {Entry} entry
 * @returns {Promise<Stored>}
 */
async function filled(act, entry) {
  /** @type {{ id: string, raw: Record<string, any> }[]} */
  const rows = await got(act.objectStore(SCENES).getAll(partsOf(entry.id)));
  const scenes = Object.fromEntries(rows.map(({ id, raw }) => [id, raw]));
  return { ...entry, order: entry.order.filter((id) => id in scenes), scenes };
}

/**
 * @param {IDBTransaction} act
 * @param {Parted} before
 * @param {Stored} now
 */
function write(act, before, { scenes, ...entry }) {
  const store = act.objectStore(SCENES);
  for (const id of entry.order)
    if (!same(scenes[id], before.scenes[id]))
      store.put({ lecture: entry.id, id, version: entry.version, raw: scenes[id] });
  for (const id of before.order) if (!entry.order.includes(id)) store.delete([entry.id, id]);
  act.objectStore(LECTURES).put(entry);
}

/**
 * @param {string} id
 * @param {Stored | null} before
 * @param {Parted} own
 * @returns {Stored}
 */
function stored(id, before, { head, order, scenes }) {
  const changed = Math.max(Date.now(), 1 + (before?.changed ?? 0));
  return { id, version: 1 + (before?.version ?? 0), changed, head, order, scenes };
}

/** @implements {Cabinet} */
export class Drawer {
  lasts = false;
  /** @type {Map<string, Stored>} */
  #kept = new Map();

  async all() {
    return [...this.#kept.values()];
  }

  /** @param {string} id */
  async one(id) {
    return this.#kept.get(id) ?? null;
  }

  /**
   * @param {string} id
   * @param {Stored | null} _seen
   * @param {(theirs: Stored | null) => Parted} join
   */
  async keep(id, _seen, join) {
    const before = this.#kept.get(id) ?? null;
    const now = stored(id, before, join(before));
    this.#kept.set(id, now);
    return now;
  }

  /** @param {string} id */
  async remove(id) {
    this.#kept.delete(id);
  }

  async earlier() {
    return [];
  }
}
