"""The picture: lines that cross, labels that can't be read, empty sea, the least text.

Computed from the stage as it is drawn, with everything shown, at three sizes in two themes. The
geometry is in pure functions, which take pixels of the map's panel.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from playwright.sync_api import Page

from tests.bench.browser import WHOLE
from tests.bench.measure import Measured, measurement
from tests.bench.page import PATIENCE_MS
from tests.bench.server import APP
from tests.serving import chromium, offline, serve

Point = tuple[float, float]
Rect = tuple[float, float, float, float]  # left, top, right, bottom

SIZES = ((1920, 1080), (1366, 768), (390, 844))
LEAST = {"light": 12.0, "hall": 27.0}  # pixels of text
PHONE, IN_A_HAND = 390, 16.0  # a phone is no hall: it is read from as near as ever
MOST_CROSSINGS, MOST_SEA = 25, 25.0
# Events that the timeline names at least; to the last row of a hall fewer can be told.
NAMED = {"light": {1920: 47, 1366: 35}, "hall": {1920: 25}}
LEAST_PX, MOST_COVERED, CELL = 12.0, 0.12, 24
PROBE = """() => {
  const panel = document.querySelector(".cx-map").getBoundingClientRect();
  const all = (selector) => [...document.querySelectorAll(selector)].filter((own) =>
    getComputedStyle(own).visibility !== "hidden" && own.getClientRects().length);
  const box = (own) => {
    const { left, top, right, bottom } = own.getBoundingClientRect();
    return [left - panel.left, top - panel.top, right - panel.left, bottom - panel.top];
  };
  const px = (own) => parseFloat(getComputedStyle(own).fontSize);
  const piece = (text) => text.split("L").map((pair) => pair.split(",").map(Number));
  const lines = all(".cx-map g.trace path.js-line").map((path) => {
    const bound = path.closest("g.trace").__data__;
    const trace = (Array.isArray(bound) ? bound[0]?.trace : bound?.trace) ?? {};
    const pieces = path.getAttribute("d").split("M").filter(Boolean).map(piece);
    const width = parseFloat(getComputedStyle(path).strokeWidth);
    return { part: trace.meta?.part, width, pieces };
  }).filter(({ part }) => part === "line");
  const said = (own) => own.textContent.trim();
  const labels = all(".cx-map .cx-art text").filter(said).map((own) => ({
    text: own.textContent, box: box(own), group: own.closest("[data-id]")?.dataset.id ?? "",
    px: Math.min(...(own.children.length ? [...own.children] : [own]).filter(said).map(px)),
  }));
  const over = ":is(.cx-views, .cx-zoom, .cx-legend, .cx-legend-opener, .cx-foot)";
  const controls = all(`.cx-map > ${over}`).map(box);
  const canvas = document.querySelector("canvas.cx-ground");
  const sea = getComputedStyle(canvas).backgroundColor.match(/\\d+/g).slice(0, 3).map(Number);
  const [pen, fine] = [canvas.getContext("2d"), canvas.width / panel.width];
  const isSea = (x, y) => {
    const { data } = pen.getImageData(x * fine, y * fine, 24 * fine, 24 * fine);
    return data.every((part, i) => i % 4 === 3 || Math.abs(part - sea[i % 4]) < 3);
  };
  const cells = [];
  for (let y = 0; y + 24 <= panel.height; y += 24) {
    for (let x = 0; x + 24 <= panel.width; x += 24) cells.push([x, y, isSea(x, y)]);
  }
  const titles = all(".cx-time .cx-event:not(.tick) .title");
  const drawn = all(".cx-foot, .cx-legend span, .cx-time svg text");
  const words = [...drawn, ...titles].filter(said).map(px);
  return {
    width: panel.width, height: panel.height, lines, labels, controls, cells, words,
    named: titles.map((own) => own.closest("[data-id]").dataset.id),
  };
}"""


@dataclass(frozen=True, slots=True)
class Label:
    """Words on the map; texts of one `group` belong together."""

    text: str
    px: float
    box: Rect
    group: str


@dataclass(frozen=True, slots=True)
class Line:
    points: tuple[Point, ...]
    width: float


@dataclass(frozen=True, slots=True)
class Picture:
    """What can be counted of the stage as it is drawn; `sea` is in per cent.

    `on_map` has the ids of ways and places that are named on the map, `named` of events on the
    timeline.
    """

    crossings: int
    unreadable: tuple[str, ...]
    on_map: frozenset[str]
    named: tuple[str, ...]
    sea: float
    least_px: float


@measurement("picture")
def pictures() -> Iterator[Measured]:
    """Of the drawn stage at 1920, 1366 and 390 px, light and hall."""
    with chromium() as browser, serve(APP) as server:
        for theme in NAMED:
            for size in SIZES:
                with offline(browser) as (context, _):
                    page = context.new_page()
                    page.set_viewport_size({"width": size[0], "height": size[1]})
                    page.emulate_media(reduced_motion="reduce")
                    page.goto(f"{server.address}/?theme={theme}")
                    page.wait_for_selector(WHOLE, timeout=PATIENCE_MS)
                    page.wait_for_load_state("networkidle")
                    prefix = "" if theme == "light" else f"{theme}."
                    yield from _figures(f"picture.{prefix}{size[0]}", seen(page), theme, size[0])


def seen(page: Page) -> Picture:
    """Of a stage that is drawn whole and stands still."""
    found: dict[str, Any] = page.evaluate(PROBE)
    panel: Rect = (0, 0, found["width"], found["height"])
    lines = list(lines_of(found["lines"]))
    labels = [
        Label(own["text"], own["px"], tuple(own["box"]), own["group"]) for own in found["labels"]
    ]
    controls = [tuple(own) for own in found["controls"]]
    sea = [(x, y) for x, y, is_sea in found["cells"] if is_sea]
    over = [*controls, *(label.box for label in labels)]
    return Picture(
        crossings=crossings(lines, panel),
        unreadable=tuple(own.text for own in unreadable(labels, lines, controls, panel)),
        on_map=frozenset(label.group for label in labels),
        named=tuple(found["named"]),
        sea=100 * len(empty(sea, lines, over)) / max(1, len(found["cells"])),
        least_px=min([*(label.px for label in labels), *found["words"]], default=0),
    )


def least_px(theme: str, width: int) -> float:
    """That text may have."""
    return LEAST[theme] if width != PHONE else min(LEAST[theme], IN_A_HAND)


def _figures(name: str, own: Picture, theme: str, width: int) -> Iterator[Measured]:
    short = max(0, NAMED[theme].get(width, 0) - len(own.named))
    small = max(0.0, least_px(theme, width) - own.least_px)
    yield Measured(f"{name}.crossings", own.crossings, "crossings", aim=MOST_CROSSINGS)
    yield Measured(f"{name}.labels.unreadable", len(own.unreadable), "labels", aim=0)
    yield Measured(f"{name}.events.named", len(own.named), "events", floor=None)
    yield Measured(f"{name}.events.missing", short, "events", aim=0)
    yield Measured(f"{name}.sea.empty", own.sea, "%", aim=MOST_SEA)
    yield Measured(f"{name}.text.least", own.least_px, "px")
    yield Measured(f"{name}.text.missing", small, "px", aim=0)


def lines_of(drawn: Iterable[dict[str, Any]]) -> Iterator[Line]:
    """Each unbroken piece of the lines that are drawn."""
    for own in drawn:
        for piece in own["pieces"]:
            if len(piece) > 1:
                yield Line(tuple((x, y) for x, y in piece), own["width"])


# ---- geometry ----------------------------------------------------------------------------------


def crossings(lines: Sequence[Line], panel: Rect) -> int:
    """Points of the panel where two lines cross; one that ends on another crosses it not."""
    return sum(_crossed(a, b, panel) for a, b in combinations(lines, 2))


def _crossed(one: Line, other: Line, panel: Rect) -> int:
    if not _meet(_bounds(one.points), _bounds(other.points)):
        return 0
    pairs = [(one.points[i], one.points[i + 1]) for i in range(len(one.points) - 1)]
    others = [(other.points[i], other.points[i + 1]) for i in range(len(other.points) - 1)]
    return sum(_cross(a, b, c, d, panel) for a, b in pairs for c, d in others)


def _cross(a: Point, b: Point, c: Point, d: Point, panel: Rect) -> bool:
    def turn(p: Point, q: Point, r: Point) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    if not (turn(a, b, c) * turn(a, b, d) < 0 and turn(c, d, a) * turn(c, d, b) < 0):
        return False
    share = turn(c, d, a) / (turn(c, d, a) - turn(c, d, b))
    x, y = a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])
    return panel[0] <= x <= panel[2] and panel[1] <= y <= panel[3]


def unreadable(
    labels: Sequence[Label], lines: Sequence[Line], controls: Sequence[Rect], panel: Rect
) -> list[Label]:
    """Too small, cut off, under other words or a control, or with too much of it under lines."""
    return [own for own in labels if not _can_be_read(own, labels, lines, controls, panel)]


def _can_be_read(
    own: Label,
    labels: Sequence[Label],
    lines: Sequence[Line],
    controls: Sequence[Rect],
    panel: Rect,
) -> bool:
    strangers = [o.box for o in labels if o is not own and (not own.group or o.group != own.group)]
    return (
        own.px >= LEAST_PX - 0.01
        and _within(own.box, panel)
        and not any(_meet(_shrunk(own.box), _shrunk(box)) for box in (*strangers, *controls))
        and covered(own.box, lines) <= MOST_COVERED
    )


def covered(box: Rect, lines: Iterable[Line]) -> float:
    """The share of a box that lies under lines, by a grid of two pixels."""
    left, top, right, bottom = box
    points = [
        (x + 1, y + 1)
        for x in range(int(left), int(right), 2)
        for y in range(int(top), int(bottom), 2)
    ]
    near = [line for line in lines if _meet(_grown(_bounds(line.points), line.width), box)]
    under = sum(
        any(_distance(line.points, point) <= line.width / 2 for line in near) for point in points
    )
    return under / max(1, len(points))


def empty(cells: Iterable[Point], lines: Iterable[Line], over: Iterable[Rect]) -> list[Point]:
    """The cells of the sea, by their upper left corners, that nothing lies on."""
    boxes, own = list(over), list(lines)
    return [cell for cell in cells if _is_free((*cell, cell[0] + CELL, cell[1] + CELL), own, boxes)]


def _is_free(cell: Rect, lines: Iterable[Line], over: Iterable[Rect]) -> bool:
    middle = ((cell[0] + cell[2]) / 2, (cell[1] + cell[3]) / 2)
    return not any(_meet(cell, box) for box in over) and not any(
        _distance(line.points, middle) <= CELL / 2 + line.width / 2
        for line in lines
        if _meet(_grown(_bounds(line.points), line.width), cell)
    )


def _distance(points: Sequence[Point], point: Point) -> float:
    """From a point to a line."""
    return min(_from_piece(points[i], points[i + 1], point) for i in range(len(points) - 1))


def _from_piece(a: Point, b: Point, point: Point) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    along = ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / (dx * dx + dy * dy or 1)
    share = min(1.0, max(0.0, along))
    return ((a[0] + share * dx - point[0]) ** 2 + (a[1] + share * dy - point[1]) ** 2) ** 0.5


def _bounds(points: Sequence[Point]) -> Rect:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _meet(a: Rect, b: Rect) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _within(inner: Rect, outer: Rect) -> bool:
    return (
        inner[0] >= outer[0] and inner[1] >= outer[1]
        and inner[2] <= outer[2] and inner[3] <= outer[3]
    )  # fmt: skip


def _grown(box: Rect, by: float) -> Rect:
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by


def _shrunk(box: Rect) -> Rect:
    """Boxes of text are as high as their line, letters less."""
    quarter = (box[3] - box[1]) / 5
    return box[0] + 1, box[1] + quarter, box[2] - 1, box[3] - quarter
