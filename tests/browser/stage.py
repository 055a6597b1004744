"""The stage as a visitor meets it: what it says of itself, where things lie, what is seen of them."""

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page, expect

READY = "[data-testid=stage][data-ready=true]"
CARD = ".st-key-card"
PATIENCE_MS = 20_000

# Finds drawn things through what Plotly holds; `customdata` and `meta` come from the figures.
TOOLS = """
window.cx = {
  stage: () => document.querySelector("[data-testid=stage]"),
  time: () => document.querySelector(".cx-time .cx-plot"),
  map: () => document.querySelector(".cx-map .cx-plot"),
  within(box, x, y) { const { left, top } = box.getBoundingClientRect(); return [left + x, top + y]; },
  group(figure, number) {
    const groups = figure.querySelectorAll("g.trace.scattergeo, g.trace.scatter, g.trace.bars");
    return [...groups].find((group) => {
      const bound = group.__data__;
      return (Array.isArray(bound) ? bound[0]?.trace : bound?.trace)?.index === number;
    });
  },
  points(figure, number) { return [...this.group(figure, number).querySelectorAll("path.point, g.point")]; },
  opacity(element) {
    const path = element.matches("path") ? element : element.querySelector("path");
    return Number(getComputedStyle(path).opacity);
  },
  // Where a mark lies on the screen, and how much of it is seen.
  mark(id) {
    const figure = this.time();
    const { xaxis, yaxis } = figure._fullLayout;
    for (const [number, trace] of figure.data.entries()) {
      const own = [...(trace.customdata ?? [])].indexOf(id);
      if (own < 0) continue;
      const year = trace.base ? trace.base[own] + trace.x[own] / 2 : trace.x[own];
      const at = [xaxis._offset + xaxis.l2p(year), yaxis._offset + yaxis.l2p(trace.y[own])];
      return { at: this.within(figure, ...at), opacity: this.opacity(this.points(figure, number)[own]) };
    }
    return null;
  },
  project(lon, lat) {
    const point = this.map()._fullLayout.geo._subplot.projection([lon, lat]);
    return point && this.within(this.map(), ...point);
  },
  corridors() {
    return this.map().data.map((trace, number) => ({ trace, number })).filter(({ trace }) => trace.meta.corridor);
  },
  corridor(id) {
    return this.corridors().filter(({ trace }) => trace.meta.corridor === id)
      .map(({ number }) => this.opacity(this.group(this.map(), number).querySelector("path.js-line")));
  },
  otherCorridors(id) {
    return this.corridors().filter(({ trace }) => trace.meta.corridor !== id)
      .map(({ number }) => this.opacity(this.group(this.map(), number).querySelector("path.js-line")));
  },
  spot(id) {
    const number = this.map().data.findIndex((trace) => trace.meta.events);
    const own = this.map().data[number].meta.events.indexOf(id);
    const trace = this.map().data[number];
    return { at: this.project(trace.lon[own], trace.lat[own]), opacity: this.opacity(this.points(this.map(), number)[own]) };
  },
  // Points of a corridor's lines on the screen, away from every place and every other corridor.
  along(id, alone) {
    const box = document.querySelector(".cx-map").getBoundingClientRect();
    const places = this.map().data.find((trace) => trace.meta.spots);
    const spots = places.lon.map((lon, i) => this.project(lon, places.lat[i])).filter(Boolean);
    const ways = this.corridors().map(({ trace }) => ({
      own: trace.meta.corridor === id, line: [...trace.lon].map((lon, i) => lon === null ? null : this.project(lon, trace.lat[i])),
    }));
    const others = ways.filter((way) => !way.own).flatMap((way) => dense(way.line));
    const far = (point, points, least) => points.every((other) => Math.hypot(point[0] - other[0], point[1] - other[1]) > least);
    const seen = ([x, y]) => x > box.left + 8 && x < box.right - 8 && y > box.top + 8 && y < box.bottom - 40;
    return ways.filter((way) => way.own).flatMap((way) => dense(way.line))
      .filter((point) => seen(point) && far(point, spots, 24) && far(point, others, alone));
  },
};
// The line with a point at least every four pixels.
function dense(line) {
  const points = [];
  for (let i = 1; i < line.length; i += 1) {
    const [a, b] = [line[i - 1], line[i]];
    if (!a || !b) continue;
    const parts = Math.max(1, Math.ceil(Math.hypot(b[0] - a[0], b[1] - a[1]) / 4));
    for (let k = 0; k < parts; k += 1) points.push([a[0] + ((b[0] - a[0]) * k) / parts, a[1] + ((b[1] - a[1]) * k) / parts]);
  }
  return points;
}
"""

Point = tuple[float, float]


@dataclass(frozen=True)
class Stage:
    """The stage on a page of `address`."""

    page: Page
    address: str

    @property
    def root(self) -> Locator:
        return self.page.get_by_test_id("stage")

    def open(self, query: str = "") -> "Stage":
        """Goes to the app with these parameters and waits until the stage is drawn."""
        self.page.goto(f"{self.address}/{query}")
        return self.ready()

    def ready(self) -> "Stage":
        self.page.wait_for_selector(READY, timeout=PATIENCE_MS)
        self.page.evaluate(TOOLS)
        return self

    def expect(self, **data: Any) -> None:
        """Waits until the stage says this of itself; `at_=2000` is data-at="2000"."""
        for key, value in data.items():
            expect(self.root).to_have_attribute(f"data-{key.rstrip('_')}", str(value))

    def says(self, key: str) -> str:
        return self.root.get_attribute(f"data-{key}") or ""

    def saying(self) -> dict[str, str]:
        """All that the stage says of itself."""
        return self.root.evaluate("stage => ({ ...stage.dataset })")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def ask(self, script: str, value: Any = None) -> Any:
        """The value of an expression over `cx` (see TOOLS) and `it`."""
        return self.page.evaluate(f"it => {script}", value)

    def wait(self, script: str, value: Any = None) -> None:
        """Until an expression over `cx` and `it` is true."""
        self.page.wait_for_function(f"it => {script}", arg=value, timeout=5_000)

    def in_address(self, **params: str | None) -> None:
        """Waits until the address has these parameters; None is for one that is not there."""
        script = """Object.entries(it).every(([key, value]) =>
            new URLSearchParams(location.search).get(key) === value)"""
        self.wait(script, {key.rstrip("_"): value for key, value in params.items()})

    def at_mark(self, event: str) -> Point:
        x, y = self.ask("cx.mark(it).at", event)
        return x, y

    def point_at(self, point: Point) -> None:
        self.page.mouse.move(*point)

    def leave(self) -> None:
        """Points at nothing."""
        self.page.mouse.move(self.page.viewport_size["width"] - 2, 2)  # type: ignore[index]

    def pick(self, event: str) -> None:
        self.page.mouse.click(*self.at_mark(event))
        self.expect(picked=event)

    @property
    def card(self) -> Locator:
        return self.page.locator(CARD)

    def button(self, name: str) -> Locator:
        return self.root.get_by_role("button", name=name)

    def slider(self, name: str) -> Locator:
        return self.root.get_by_role("slider", name=name)
