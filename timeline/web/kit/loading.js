// @ts-nocheck
// Brings plotly.js, the style sheet, the outlines and the facts, each once a page.

const kept = new Map();
let carried = null; // files that the page itself carries, by address

// Files compressed and in base64, in the place of a server.
export function carry(files) {
  carried = files;
}

export function json(address) {
  if (!kept.has(address)) {
    const coming = carried ? unpacked(carried[address]).then((text) => JSON.parse(text)) : fetched(address);
    coming.catch(() => kept.delete(address));
    kept.set(address, coming);
  }
  return kept.get(address);
}

async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer.json();
}

export async function unpacked(base64) {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
}

export async function script(address) {
  if (window.Plotly) return null;
  if (!carried) return element("script", { src: address });
  const text = new Blob([await unpacked(carried[address])], { type: "text/javascript" });
  return element("script", { src: URL.createObjectURL(text) });
}

export function style(address) {
  return carried ? null : element("link", { rel: "stylesheet", href: address });
}

function element(kind, attributes) {
  const address = attributes.src ?? attributes.href;
  if (!kept.has(address)) {
    const made = Object.assign(document.createElement(kind), attributes);
    kept.set(
      address,
      new Promise((resolve, reject) => {
        made.onload = resolve;
        made.onerror = () => reject(new Error(address));
      }),
    );
    document.head.append(made);
  }
  return kept.get(address);
}
