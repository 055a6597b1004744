// What lies over everything else: nothing behind it can be reached by key, pointer or reader.

/**
 * Makes what stands beside `box` inert; gives how to undo it, which hands the focus back.
 * @param {HTMLElement} box
 */
export function cover(box) {
  const before = document.activeElement;
  const beside = [...(box.parentElement?.children ?? [])];
  const behind = beside.filter((own) => own instanceof HTMLElement && own !== box && !own.inert);
  for (const own of behind) own.toggleAttribute("inert", true);
  return () => {
    for (const own of behind) own.removeAttribute("inert");
    if (before instanceof HTMLElement && before.isConnected) before.focus();
  };
}
