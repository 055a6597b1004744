// Lectures that a reader writes: in this page as they are typed, and in the browser a moment later, where
// other tabs write too. What those have written meanwhile is joined with what was typed here.

import { openCabinet } from "./cabinet.js";
import { carryOver, spill } from "./carryover.js";
import { freshId, merged, NOTHING, parted, same, whole } from "./merging.js";
import { shaped } from "./shaped.js";

/** @import { RawLecture, RawScene } from "../wire.d.ts" */
/** @import { Cabinet, Stored } from "./cabinet.js" */
/** @import { Merged, Parted } from "./merging.js" */
/** @typedef {"kept" | "unkept" | "elsewhere" | "conflict" | "gone"} News what has become of a lecture */
/** @typedef {{ id: string, news: News, joined?: Merged }} DraftNews */
/** @typedef {{ now: Parted, seen: Stored | null, changed: number, saving: Promise<void> | null, kept: boolean }} Draft `now` as it is here, `seen` as it was last found kept */
/** @typedef {Pick<BroadcastChannel, "postMessage" | "onmessage">} Channel */

/** @type {Promise<Drafts> | undefined} */
let coming;

/** Those of this page. */
export function drafts() {
  coming ??= begun();
  return coming;
}

async function begun() {
  const channel = "BroadcastChannel" in window ? new BroadcastChannel("crossings-drafts") : null;
  const own = new Drafts(await openCabinet(), channel);
  await own.load();
  await carryOver(own);
  document.addEventListener("visibilitychange", () => document.hidden || own.look());
  window.addEventListener("pagehide", () => spill(own.pending()));
  window.addEventListener("beforeunload", (event) => own.isAtRisk && event.preventDefault());
  return own;
}

export class Drafts {
  /** @type {Map<string, Draft>} */
  #own = new Map();
  /** @type {Set<(news: DraftNews) => void>} */
  #listeners = new Set();

  /**
   * @param {Cabinet} cabinet
   * @param {Channel | null} channel among tabs
   */
  constructor(cabinet, channel) {
    this.cabinet = cabinet;
    this.channel = channel;
    if (channel) channel.onmessage = ({ data }) => this.#follow(String(data));
  }

  async load() {
    const found = await this.cabinet.all().catch(() => /** @type {Stored[]} */ ([]));
    for (const seen of found)
      if (!this.#own.has(seen.id))
        this.#own.set(seen.id, { now: seen, seen, changed: seen.changed, saving: null, kept: true });
  }

  /** Looks for what was told while this tab slept. */
  async look() {
    const found = await this.cabinet.all().catch(() => null);
    const ids = found && new Set([...found.map(({ id }) => id), ...this.#own.keys()]);
    for (const id of ids ?? []) await this.#follow(id);
  }

  /**
   * @param {(news: DraftNews) => void} hear
   * @param {AbortSignal} signal
   */
  listen(hear, signal) {
    this.#listeners.add(hear);
    signal.addEventListener("abort", () => this.#listeners.delete(hear));
  }

  /** Newest first. */
  all() {
    return [...this.#own.entries()]
      .map(([id, { now, changed }]) => ({ id, raw: shaped(whole(now)), changed }))
      .sort((a, b) => b.changed - a.changed);
  }

  /** @param {string} id */
  get(id) {
    const own = this.#own.get(id);
    return own ? shaped(whole(own.now)) : null;
  }

  /** @param {string} id */
  parted(id) {
    return this.#own.get(id)?.now ?? null;
  }

  /**
   * Whether it outlives this page.
   * @param {string} id
   */
  isKept(id) {
    return this.cabinet.lasts && Boolean(this.#own.get(id)?.kept);
  }

  /** Whether anything would be lost if the page were left. */
  get isAtRisk() {
    return [...this.#own.keys()].some((id) => !this.isKept(id));
  }

  /**
   * What is typed is what counts from now on; it is kept as soon as the browser can.
   * @param {string} id
   * @param {Parted} now never changed again
   */
  put(id, now) {
    const own = this.#own.get(id) ?? { now, seen: null, changed: 0, saving: null, kept: true };
    this.#own.set(id, own);
    if (same(now, own.now) && own.seen) return;
    own.now = now;
    own.changed = Math.max(Date.now(), own.changed + 1);
    own.saving ??= this.#save(id, own);
  }

  /** @param {RawLecture} raw */
  fresh(raw) {
    const id = `own-${freshId()}`;
    this.put(id, parted(shaped(raw)));
    return id;
  }

  /**
   * The id of one that is the same word for word, or of a new one.
   * @param {RawLecture} raw
   */
  once(raw) {
    const wanted = shaped(raw);
    return this.all().find((own) => same(own.raw, wanted))?.id ?? this.fresh(raw);
  }

  /**
   * Adds a scene at the end; says its number.
   * @param {string} id
   * @param {RawScene} scene
   */
  addScene(id, scene) {
    const { head, order, scenes } = this.parted(id) ?? NOTHING;
    const name = freshId();
    this.put(id, { head, order: [...order, name], scenes: { ...scenes, [name]: scene } });
    return { name, number: order.length + 1 };
  }

  /**
   * @param {string} id
   * @param {string} name of a scene
   */
  takeScene(id, name) {
    const own = this.parted(id);
    if (!own) return;
    const { [name]: _, ...scenes } = own.scenes;
    this.put(id, { ...own, order: own.order.filter((one) => one !== name), scenes });
  }

  /** @param {string} id */
  async remove(id) {
    const own = this.#own.get(id);
    this.#own.delete(id);
    await own?.saving;
    await this.cabinet.remove(id).catch(() => {});
    this.channel?.postMessage(id);
  }

  /**
   * A lecture as it was before, the newest first.
   * @param {string} id
   */
  async earlier(id) {
    const found = await this.cabinet.earlier(id).catch(() => /** @type {Stored[]} */ ([]));
    return found.map((own) => ({ changed: own.changed, raw: shaped(whole(own)) }));
  }

  /** What is typed and not kept, or could not be. */
  pending() {
    const own = [...this.#own.entries()].filter(([, { now, seen }]) => now !== seen);
    return own.map(([id, { now, seen }]) => ({ id, base: seen, now }));
  }

  /**
   * What a page had no time to keep.
   * @param {{ id: string, base: Parted | null, now: Parted }} pending
   */
  resume({ id, base, now }) {
    const there = this.parted(id);
    this.put(id, there ? merged(base ?? NOTHING, now, there).now : now);
  }

  /** Once all that was typed is kept, or could not be. */
  async rest() {
    for (const { saving } of [...this.#own.values()]) await saving;
  }

  /** @param {DraftNews} news */
  #tell(news) {
    for (const hear of [...this.#listeners]) hear(news);
  }

  /**
   * Until what is kept is what is typed. One is written at a time.
   * @param {string} id
   * @param {Draft} own
   */
  async #save(id, own) {
    await null; // more may be typed in the same breath
    while (this.#own.get(id) === own && own.now !== own.seen) {
      try {
        await this.#write(id, own);
      } catch {
        own.kept = false;
        this.#tell({ id, news: "unkept" });
        break;
      }
    }
    own.saving = null;
  }

  /**
   * @param {string} id
   * @param {Draft} own
   */
  async #write(id, own) {
    const { now: sent, seen } = own;
    /** @type {Merged | undefined} */
    let joined;
    const kept = await this.cabinet.keep(id, seen, (theirs) => {
      const isSeen = theirs === null || theirs.version === seen?.version;
      joined = isSeen ? undefined : merged(seen ?? NOTHING, sent, theirs);
      return joined?.now ?? sent;
    });
    const isAsSent = own.now === sent;
    own.now = isAsSent ? kept : joined ? merged(sent, own.now, kept).now : own.now;
    Object.assign(own, { seen: kept, changed: kept.changed, kept: true });
    this.channel?.postMessage(id);
    const both = joined && (Object.keys(joined.doubled).length || Object.keys(joined.over).length);
    this.#tell({ id, joined, news: both ? "conflict" : joined ? "elsewhere" : "kept" });
  }

  /**
   * Another tab has written: what is typed here is joined with it when it is kept.
   * @param {string} id
   */
  async #follow(id) {
    if (this.#own.get(id)?.saving) return;
    const found = await this.cabinet.one(id).catch(() => undefined);
    const own = this.#own.get(id);
    if (found === undefined || own?.saving || own?.kept === false) return;
    if (!found && own?.seen) {
      this.#own.delete(id);
      this.#tell({ id, news: "gone" });
    }
    if (!found || (own?.seen && own.seen.version >= found.version)) return;
    this.#own.set(id, { now: found, seen: found, changed: found.changed, saving: null, kept: true });
    this.#tell({ id, news: "elsewhere" });
  }
}
