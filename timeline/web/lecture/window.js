// The second window of a deck: one at a time, brought to the front while it is open.

/**
 * Gives the address where the browser blocked the window: it opens a tab from a link.
 * @param {() => string} address
 * @param {string} name
 * @param {string} features
 */
export function opener(address, name, features) {
  /** @type {Window | null} */
  let own = null;
  let opened = 0;
  return () => {
    if (own && !own.closed) own.focus();
    // A window that was closed may keep its name for a while: each has a name of its own.
    else own = window.open(address(), `${name}-${++opened}`, features);
    return own ? null : address();
  };
}
