// @ts-nocheck
// Makes elements, whose text is never markup, and files.

export function make(kind, name, parent, text) {
  const element = document.createElement(kind);
  if (name) element.className = name;
  if (text !== undefined) element.textContent = text;
  parent.append(element);
  return element;
}

// A sheet over the whole of `root`, with its title; `kind` tells it from others.
export function sheet(root, kind, title) {
  const box = make("div", "cx-hall", root);
  box.dataset.kind = kind;
  box.setAttribute("role", "dialog");
  box.setAttribute("aria-label", title);
  make("h1", "", box, title);
  return box;
}

export function download(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

// A title as the name of a file, in whatever script it is.
export function slug(title) {
  return (
    title
      .normalize("NFC")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, 60) || "crossings"
  );
}
