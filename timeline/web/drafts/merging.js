// What two tabs have made of one lecture, scene by scene and key by key: nothing that either wrote is
// lost. Where both have changed the same, both stay.

/** @import { RawLecture, RawScene } from "../wire.d.ts" */
/** @typedef {Record<string, any>} Keyed */
/** @typedef {{ head: Keyed, order: string[], scenes: Record<string, Keyed> }} Parted a lecture, its scenes by id */
/** @typedef {{ now: Parted, doubled: Record<string, string>, over: Record<string, any> }} Merged `doubled`: ids of scenes, and of what this tab had made of them; `over`: of the lecture, what this tab wrote over */
/** @typedef {RawLecture & { scenes: RawScene[] }} ShapedLecture */

/** @type {Parted} */
export const NOTHING = { head: {}, order: [], scenes: {} };

/** An id that no other tab has. */
export function freshId() {
  return `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}`;
}

/**
 * @param {RawLecture} raw
 * @param {(scene: RawScene, i: number) => string} [named]
 * @returns {Parted}
 */
export function parted({ scenes = [], ...head }, named = freshId) {
  const order = scenes.map(named);
  return { head, order, scenes: Object.fromEntries(order.map((id, i) => [id, scenes[i]])) };
}

/**
 * @param {Parted} own
 * @returns {ShapedLecture}
 */
export function whole({ head, order, scenes }) {
  return { ...head, scenes: order.map((id) => scenes[id]) };
}

/**
 * As it is now, and no longer touched; what is as it was in `before` is that itself.
 * @param {Parted} own
 * @param {Parted} before
 * @returns {Parted}
 */
export function still({ head, order, scenes }, before) {
  return {
    head: same(head, before.head) ? before.head : copied(head),
    order: [...order],
    scenes: Object.fromEntries(
      order.map((id) => [id, same(scenes[id], before.scenes[id]) ? before.scenes[id] : copied(scenes[id])]),
    ),
  };
}

/**
 * @param {Parted} base what both have begun with
 * @param {Parted} mine
 * @param {Parted} theirs
 * @param {boolean} [both] stay where both have changed the same; else theirs does
 * @returns {Merged}
 */
export function merged(base, mine, theirs, both = true) {
  const head = keys(base.head, mine.head, theirs.head);
  /** @type {Record<string, Keyed>} */
  const scenes = {};
  /** @type {Record<string, string>} */
  const doubled = {};
  for (const id of new Set([...mine.order, ...theirs.order])) {
    const [was, own, other] = [base.scenes[id], mine.scenes[id], theirs.scenes[id]];
    if (own && other) {
      const joined = keys(was ?? {}, own, other);
      scenes[id] = without({ ...joined.now, ...joined.over });
      if (both && Object.keys(joined.over).length) {
        doubled[id] = freshId();
        scenes[doubled[id]] = joined.now;
      }
    } else if (!same(own ?? other, was)) scenes[id] = own ?? other; // what was changed outlives its deletion
  }
  const order = ordered(base.order, mine.order, theirs.order).filter((id) => id in scenes);
  for (const [id, copy] of Object.entries(doubled)) order.splice(order.indexOf(id) + 1, 0, copy);
  const written = both ? head.now : without({ ...head.now, ...head.over });
  return { now: { head: written, order, scenes }, doubled, over: head.over };
}

/**
 * What both have changed is mine, and told as it was theirs.
 * @param {Keyed} base
 * @param {Keyed} mine
 * @param {Keyed} theirs
 */
function keys(base, mine, theirs) {
  /** @type {Keyed} */
  const now = {};
  /** @type {Keyed} */
  const over = {};
  for (const key of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const isTheirs = same(mine[key], base[key]);
    const value = isTheirs ? theirs[key] : mine[key];
    if (value !== undefined) now[key] = value;
    if (!isTheirs && !same(theirs[key], base[key]) && !same(mine[key], theirs[key])) over[key] = theirs[key];
  }
  return { now, over };
}

/** @param {Keyed} own what is undefined is not there */
function without(own) {
  return Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
}

/**
 * In my order if I have changed it, else in theirs; each that only one has behind the one it stood behind.
 * @param {readonly string[]} base
 * @param {readonly string[]} mine
 * @param {readonly string[]} theirs
 */
function ordered(base, mine, theirs) {
  const [first, second] = same(mine, base) ? [theirs, mine] : [mine, theirs];
  const order = [...first];
  second.forEach((id, i) => {
    if (order.includes(id)) return;
    const before = second.slice(0, i).findLast((own) => order.includes(own));
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, id);
  });
  return order;
}

/**
 * @param {unknown} one
 * @param {unknown} other
 * @returns {boolean}
 */
export function same(one, other) {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || !one || !other) return false;
  const [left, right] = [/** @type {Keyed} */ (one), /** @type {Keyed} */ (other)];
  const named = Object.keys(left);
  return (
    named.length === Object.keys(right).length && named.every((key) => key in right && same(left[key], right[key]))
  );
}

/**
 * @template T
 * @param {T} own
 * @returns {T}
 */
export function copied(own) {
  if (typeof own !== "object" || own === null) return own;
  if (Array.isArray(own)) return /** @type {T} */ (own.map(copied));
  return /** @type {T} */ (Object.fromEntries(Object.entries(own).map(([key, value]) => [key, copied(value)])));
}
