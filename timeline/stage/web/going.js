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
