// Brings plotly.js, the style sheet, the outlines and the facts, each once a page.

/** @type {Map<string, Promise<unknown>>} */
const kept = new Map();
/** @type {Record<string, string> | null} files that the page itself carries, by address */
let carried = null;

/**
 * Files compressed and in base64, in the place of a server.
 * @param {Record<string, string>} files
 */
export function carry(files) {
  carried = files;
}

/**
 * @template Known
 * @param {string} address
 * @returns {Promise<Known>} what Python put there
 */
export function json(address) {
  const before = kept.get(address);
  if (before) return /** @type {Promise<Known>} */ (before);
  const coming = carried ? unpacked(carried[address]).then((text) => JSON.parse(text)) : fetched(address);
  coming.catch(() => kept.delete(address));
  kept.set(address, coming);
  return coming;
}

/** Whether it was asked for, and has not failed. @param {string} address */
export function isKept(address) {
  return kept.has(address);
}

/** @param {string} address */
async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer.json();
}

/** @param {string} base64 */
export async function unpacked(base64) {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
}

/** @param {string} address */
export async function script(address) {
  if (window.Plotly) return;
  /** @type {HTMLScriptElement | null} */
  const coming = document.querySelector(`script[data-address="${address}"]`); // with the page
  if (coming) return arrived(coming, address);
  const packed = carried?.[address];
  const text = packed && new Blob([await unpacked(packed)], { type: "text/javascript" });
  await come(
    Object.assign(document.createElement("script"), { src: text ? URL.createObjectURL(text) : address }),
    address,
  );
}

/** @param {string} address */
export async function style(address) {
  if (!carried)
    await come(Object.assign(document.createElement("link"), { rel: "stylesheet", href: address }), address);
}

/**
 * Once a page; what did not arrive can be asked for again.
 * @param {HTMLScriptElement | HTMLLinkElement} element
 * @param {string} address
 */
function come(element, address) {
  const before = kept.get(address);
  if (before) return before;
  const coming = arrived(element, address);
  coming.catch(() => {
    kept.delete(address);
    element.remove();
  });
  kept.set(address, coming);
  document.documentElement.append(element); // sheets of ours stand behind Streamlit's, which grow in the head
  return coming;
}

/**
 * @param {HTMLScriptElement | HTMLLinkElement} element
 * @param {string} address
 */
function arrived(element, address) {
  return new Promise((resolve, reject) => {
    element.addEventListener("load", resolve);
    element.addEventListener("error", () => reject(new Error(address)));
  });
}
