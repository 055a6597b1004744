"""Whether a reader sees where the focus is, and gets everywhere with it."""

from playwright.sync_api import Page

# On what has it, on what is drawn over it, or on the label of a field.
RINGED = """() => {
  const own = document.activeElement;
  return [[own], [own, "::before"], [own.closest("label") ?? own]].some(([of, part]) => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(of, part);
    const clear = /^rgba.*, 0\\)$/.test(outlineColor);
    return !clear && outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  });
}"""
STOPS = """() => [...document.querySelectorAll(
  "a[href], button, input, select, textarea, summary, [tabindex], [contenteditable=true]",
)].filter((own) => own.tabIndex >= 0 && !own.disabled && !own.closest("[inert]")
  && own.checkVisibility({ visibilityProperty: true }))"""
BEGUN = f"""() => {{
  window.walked = [];
  ({STOPS})()[0].focus();
}}"""
# What has the focus, and whether any of it is in sight; null at the end of the page.
STOP = """async () => {
  const own = document.activeElement;
  if (own === document.body || window.walked.includes(own)) return null;
  window.walked.push(own);
  const part = own.closest("label") ?? own;
  const moving = document.getAnimations().filter((one) => one instanceof CSSTransition);
  await Promise.allSettled(moving.map((one) => one.finished)); // a link that slides into sight
  const inSight = [...part.getClientRects()].some(({ left, right, top, bottom }) =>
    [0.1, 0.5, 0.9].some((x) => [0.1, 0.5, 0.9].some((y) => {
      const at = document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y);
      return at && (part.contains(at) || at.contains(part));
    })));
  const said = (own.ariaLabel ?? own.textContent.trim()).slice(0, 40);
  return [`${own.localName}.${own.getAttribute("class")} ${said}`, inSight];
}"""
# Of buttons that exclude each other the arrows reach the others.
LEFT = f"""() => ({STOPS})().filter((own) => !window.walked.some((other) => other === own
    || (own.type === "radio" && other.type === "radio" && other.name === own.name)))
  .map((own) => `not reached: ${{own.outerHTML.slice(0, 120)}}`)"""


def ringed(page: Page) -> bool:
    return page.evaluate(RINGED)


def walked(page: Page, most: int = 400) -> list[str]:
    """What is amiss on the way of the Tab key through a page, from its top to its end."""
    page.keyboard.press("Tab")  # else what a pointer has last pressed has no ring
    page.evaluate(BEGUN)
    amiss: list[str] = []
    for _ in range(most):
        stop = page.evaluate(STOP)
        if stop is None:
            return amiss + page.evaluate(LEFT)
        name, in_sight = stop
        if not in_sight:
            amiss.append(f"out of sight: {name}")
        if not ringed(page):
            amiss.append(f"no ring: {name}")
        page.keyboard.press("Tab")
    return [*amiss, f"no end after {most} stops"]
