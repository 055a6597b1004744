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
 * `gone` is given with what is drawn before there is a session. The session mounts the same once more, in
 * a place of its own: then it comes there as it is, and `gone` is told.
 * @template Data
 * @param {(host: HTMLElement, data: Data) => Part<Data>} create
 * @returns {(mount: Mount<Data> & { gone?: () => void }) => () => void} connect
 */
export function mounting(create) {
  /** @type {WeakMap<HTMLElement, Part<Data>>} */
  const parts = new WeakMap();
  /** @type {{ host: HTMLElement, gone: () => void } | null} */
  let early = null;
  const end = (/** @type {HTMLElement} */ host) => {
    parts.get(host)?.end();
    parts.delete(host);
    if (early?.host === host) early = null;
  };
  /** @param {HTMLElement} host */
  const take = (host) => {
    const begun = early && parts.get(early.host);
    if (!early || !begun) return;
    parts.delete(early.host);
    parts.set(host, begun);
    for (const own of [...early.host.children]) move(own, host);
    early.gone();
    early = null;
  };
  return ({ data, parentElement: host, gone }) => {
    if (gone) early = { host, gone };
    else if (!parts.has(host)) take(host);
    const now = parts.get(host);
    if (now && (now.same?.(data) ?? true)) now.answer(data);
    else {
      now?.end();
      parts.set(host, create(host, data));
    }
    return () => end(host);
  };
}

/**
 * With its focus, where the browser knows how.
 * @param {Element} root
 * @param {Element} host
 */
export function move(root, host) {
  if (host.isConnected && "moveBefore" in host) host.moveBefore(root, null);
  else host.append(root);
}
