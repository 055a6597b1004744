// @ts-nocheck
// Goes to an address of the app without loading the page anew: Streamlit follows the history.

export function go(address) {
  window.history.pushState({}, "", address);
  window.dispatchEvent(new PopStateEvent("popstate"));
}

// Makes a link go so, unless it is to open elsewhere.
export function going(anchor, act = () => go(anchor.href)) {
  anchor.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    act();
  });
}

// A link to what `where` says. It is asked again when it is needed: the theme in the address may have
// changed since.
export function leading(anchor, where, act = () => go(where())) {
  anchor.href = where();
  for (const when of ["pointerdown", "focus"])
    anchor.addEventListener(when, () => {
      anchor.href = where();
    });
  going(anchor, act);
}

// Another page of the app, in the theme that is worn here.
export function elsewhere(path, params) {
  const address = new URL(path, document.baseURI);
  const worn = new URLSearchParams(window.location.search).get("theme");
  address.search = new URLSearchParams({ ...params, ...(worn ? { theme: worn } : {}) });
  return address.href;
}

// This page with other parameters; null takes one out.
export function here(changes) {
  const address = new URL(window.location.href);
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) address.searchParams.delete(key);
    else address.searchParams.set(key, value);
  }
  address.hash = "";
  return address.href;
}
