// How a module comes onto a page. Streamlit calls `connect` at mount and at each rerun, with the same
// element; what stands there is told the new data, or ends and gives way.

/**
 * @template Data
 * @typedef {{ data: Data, parentElement: HTMLElement }} Mount
 */
/**
 * @template Data
 * @typedef {{ end: () => void, answer: (data: Data) => void, same?: (data: Data) => boolean }} Part
 */

/**
 * @template Data
 * @param {(host: HTMLElement, data: Data) => Part<Data>} create
 * @returns {(mount: Mount<Data>) => () => void} connect
 */
export function mounting(create) {
  /** @type {WeakMap<HTMLElement, Part<Data>>} */
  const parts = new WeakMap();
  return ({ data, parentElement: host }) => {
    const now = parts.get(host);
    if (now && (now.same?.(data) ?? true)) now.answer(data);
    else {
      now?.end();
      parts.set(host, create(host, data));
    }
    return () => {
      parts.get(host)?.end();
      parts.delete(host);
    };
  };
}
