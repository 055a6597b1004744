// Brings plotly.js, the style sheet, the outlines and the facts, each once a page.

const kept = new Map();

export function json(address) {
  if (!kept.has(address)) {
    const coming = fetch(address).then((answer) => {
      if (!answer.ok) throw new Error(`${answer.status} ${address}`);
      return answer.json();
    });
    coming.catch(() => kept.delete(address));
    kept.set(address, coming);
  }
  return kept.get(address);
}

export function script(address) {
  return window.Plotly ? Promise.resolve() : element("script", { src: address });
}

export function style(address) {
  return element("link", { rel: "stylesheet", href: address });
}

function element(kind, attributes) {
  const address = attributes.src ?? attributes.href;
  if (!kept.has(address)) {
    const made = Object.assign(document.createElement(kind), attributes);
    kept.set(address, new Promise((resolve, reject) => {
      made.onload = resolve;
      made.onerror = () => reject(new Error(address));
    }));
    document.head.append(made);
  }
  return kept.get(address);
}
