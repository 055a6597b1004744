// Makes an element; its text is never markup.

export function make(kind, name, parent, text) {
  const element = document.createElement(kind);
  if (name) element.className = name;
  if (text !== undefined) element.textContent = text;
  parent.append(element);
  return element;
}
