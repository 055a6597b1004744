// A view of the app within the page of somebody else: whether it is one, and the line of HTML for it.

const [KEY, ON] = ["embed", "1"];
const ESCAPES = /** @type {Record<string, string>} */ ({ "&": "&amp;", '"': "&quot;", "<": "&lt;", ">": "&gt;" });

export function embedded() {
  return new URLSearchParams(window.location.search).get(KEY) === ON;
}

/** Whether a link stays in what is embedded. @param {URL} to */
export function stays(to) {
  const { origin, pathname } = window.location;
  return to.origin === origin && to.pathname === pathname && to.searchParams.get(KEY) === ON;
}

/** The same view in the app itself. */
export function whole(address = window.location.href) {
  return put(address, null);
}

/** The line of HTML that shows an address of the app in another page.
 * @param {string} address @param {string} title @param {number} height in pixels */
export function lineOf(address, title, height) {
  const [src, name] = [put(address, ON), title].map((text) => text.replace(/[&"<>]/g, (letter) => ESCAPES[letter]));
  return `<iframe src="${src}" title="${name}" width="100%" height="${height}" style="border:0" loading="lazy" allow="fullscreen; clipboard-write"></iframe>`;
}

/** A step in the history, which in the page of somebody else is not ours: there nothing is added to it.
 * @param {string | URL} address */
export function step(address) {
  if (embedded()) window.history.replaceState(window.history.state, "", address);
  else window.history.pushState({}, "", address);
}

/** @param {string} address @param {string | null} value */
function put(address, value) {
  const own = new URL(address);
  if (value === null) own.searchParams.delete(KEY);
  else own.searchParams.set(KEY, value);
  return own.href;
}
