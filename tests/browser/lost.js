// Words that a reader loses on a page as it stands: beyond its edge, cut by what holds them, over others, or
// too small. What scrolls in a box of its own is not lost.

(least) => {
  const MOST = 12; // that are told
  const AT_EDGE = 2; // pixels
  const text = (own) => own.data.trim().slice(0, 40);
  const drawn = (own) => own.closest("svg text");
  const scrolls = (style) => /auto|scroll/.test(style.overflowX) || /auto|scroll/.test(style.overflowY);

  // The boxes around a text, up to the first that scrolls; null where it is not seen.
  function around(own) {
    const boxes = [];
    for (let box = own; box && box !== document.body; box = box.parentElement) {
      const style = getComputedStyle(box);
      const isHeardOnly = box.clientWidth <= 1 && /hidden|clip/.test(style.overflowX);
      if (style.opacity === "0" || isHeardOnly) return null;
      boxes.push({ box, style });
      if (scrolls(style)) break;
    }
    return boxes;
  }

  function size(own) {
    const pixels = parseFloat(getComputedStyle(own).fontSize);
    const matrix = drawn(own)?.getScreenCTM?.();
    return matrix ? pixels * Math.hypot(matrix.a, matrix.b) : pixels;
  }

  function words() {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const own = node.parentElement;
      if (!text(node) || own.closest("script, style, noscript, template, option, [data-testid=stToolbar], .tick, .cx-invite, .cx-preview")) continue;
      if (!own.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || !own.getBoundingClientRect().width) continue;
      if (/^rgba\(.*, 0\)$/.test(getComputedStyle(own).color) && !drawn(own)) continue; // has no colour
      const boxes = around(own);
      if (!boxes) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const rects = [...range.getClientRects()].filter(({ width, height }) => width > 0.5 && height > 0.5);
      for (const rect of rects) if (rect.right > -1000) found.push({ node, own, rect, boxes, size: size(own) });
    }
    return found;
  }

  function isBeyond({ rect, boxes }) {
    const last = boxes[boxes.length - 1];
    if (/auto|scroll/.test(last.style.overflowX) && last.box.scrollWidth > last.box.clientWidth + 1 && !last.box.matches("[data-testid=stMain]")) return false;
    return rect.left < -1 || rect.right > innerWidth + 1;
  }

  function isCut({ own, rect, boxes, size: letters }) {
    const inside = rect.height > letters ? (rect.height - letters) / 2 : 0; // room above and below letters
    const sticksOut = (box) => {
      const { left, right, top, bottom } = box.getBoundingClientRect();
      return rect.left < left - AT_EDGE || rect.right > right + AT_EDGE || rect.top + inside < top - AT_EDGE || rect.bottom - inside > bottom + AT_EDGE;
    };
    const svg = drawn(own)?.ownerSVGElement;
    if (svg?.matches(".main-svg")) return sticksOut(svg);
    return boxes.some(({ box, style }) => !scrolls(style) && /hidden|clip/.test(style.overflowX) && sticksOut(box));
  }

  // Its letters, without the room between lines.
  function core({ rect, size: letters, ...rest }) {
    const half = 0.42 * Math.min(rect.height, letters);
    const middle = (rect.top + rect.bottom) / 2;
    return { ...rest, left: rect.left + 1, right: rect.right - 1, top: middle - half, bottom: middle + half };
  }

  const layer = ({ boxes }) => boxes.find(({ style }) => /fixed|sticky/.test(style.position))?.box;
  const holder = ({ boxes }) => boxes[boxes.length - 1].box;

  function* overlapping(all) {
    const cores = all.map(core).sort((a, b) => a.top - b.top);
    for (const [i, a] of cores.entries())
      for (let j = i + 1; j < cores.length && cores[j].top < a.bottom; j += 1) {
        const b = cores[j];
        if (a.node === b.node || layer(a) !== layer(b) || holder(a) !== holder(b)) continue;
        const [wide, high] = [Math.min(a.right, b.right) - Math.max(a.left, b.left), Math.min(a.bottom, b.bottom) - b.top];
        if (wide > AT_EDGE && high > AT_EDGE) yield `over each other: ${text(a.node)} / ${text(b.node)}`;
      }
  }

  const sideways = [document.documentElement, document.querySelector("[data-testid=stMain]")]
    .filter((box) => box.scrollWidth > box.clientWidth + 1)
    .map((box) => `scrolls sideways: ${box.localName}`);
  const all = words();
  return [
    ...new Set([
      ...sideways,
      ...all.filter(isBeyond).map(({ node }) => `beyond the edge: ${text(node)}`),
      ...all.filter(isCut).map(({ node }) => `cut: ${text(node)}`),
      ...all.filter((own) => own.size < least - 0.05).map(({ node, size: letters }) => `${letters.toFixed(1)} pixels: ${text(node)}`),
      ...overlapping(all),
    ]),
  ].slice(0, MOST);
}
