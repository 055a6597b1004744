"""What web/inside.js uses of Plotly's inside is there, and says what Plotly drew."""

import pytest
from playwright.sync_api import Browser, Page, Route

from geodata.load import current
from tests.browser.conftest import OpenStage, prepared
from tests.browser.stage import Stage
from tests.browser.waiting import until
from tests.serving import Server, Watch, offline
from timeline.style import LIGHT

pytestmark = pytest.mark.browser

HALF_A_PIXEL = 0.5
INSIDE = """async () => {
  const files = performance.getEntriesByType("resource").map(({ name }) => name);
  const stage = files.find((name) => /\\/stage\\/web-\\w+\\/stage\\.js$/.test(name));
  const { modules } = await import(stage);
  Object.assign(cx, { inside: modules["stage/inside"], Plane: modules["stage/plane"].Plane });
}"""


@pytest.fixture(scope="module")
def inside(app: Server, tab: tuple[Page, Watch]) -> Stage:
    """A stage that no test changes, with the module at `cx.inside`."""
    stage = Stage(prepared(tab[0]), app.address).open()
    stage.expect(whole="true")
    stage.page.evaluate(INSIDE)
    return stage


def furthest(stage: Stage, script: str) -> float:
    """The greatest distance of pairs of points [[x, y], [x, y]] on the screen."""
    found = stage.ask(f"({script})()")
    assert len(found) > 10
    return max(max(abs(a - b) for a, b in zip(*pair, strict=True)) for pair in found)


CENTRE = """const centre = (element) => {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return [(left + right) / 2, (top + bottom) / 2]; };"""


def test_the_inside_is_where_it_was(inside: Stage) -> None:
    assert inside.ask("cx.inside.trusted(cx.map(), cx.time())") is True
    assert inside.ask("cx.inside.trusted(document.createElement('div'), cx.time())") is False
    assert inside.ask("cx.inside.pixelScale(cx.map())") > 1


def test_the_trace_types_that_are_drawn_are_there_and_no_others(inside: Stage) -> None:
    found = inside.ask("Object.keys(Plotly.PlotSchema.get().traces)")
    assert sorted(found) == ["bar", "scatter", "scattergeo"]


def test_the_projector_says_where_plotly_drew_every_way(inside: Stage) -> None:
    assert furthest(inside, DRAWN_PLACES) <= HALF_A_PIXEL
    known = inside.ask("cx.inside.projector(cx.map())(126.98, 37.57)")
    assert inside.ask("cx.within(cx.map(), ...it)", known) == inside.ask(
        "cx.project(...it)", [126.98, 37.57]
    )


DRAWN_PLACES = """() => {
  const project = cx.inside.projector(cx.map());
  return cx.corridors().map(({ trace, number }) => {
    const line = cx.line(number);
    const { x, y } = line.getPointAtLength(0);
    const at = project(trace.lon[0], trace.lat[0]);
    const { clientWidth, clientHeight } = cx.map();
    const seen = at && at[0] > 0 && at[1] > 0 && at[0] < clientWidth && at[1] < clientHeight;
    return seen ? [[x, y], at] : null;
  }).filter(Boolean);
}"""


def test_a_point_far_from_the_view_is_not_on_the_screen(inside: Stage) -> None:
    """Null where the projection does not know it, else outside the panel."""
    width, height = inside.ask("[cx.map().clientWidth, cx.map().clientHeight]")
    for point in ([-64, -40], [-100, 40], [20, -30]):
        at = inside.ask("cx.inside.projector(cx.map())(...it)", point)
        assert at is None or not (0 <= at[0] <= width and 0 <= at[1] <= height)


def test_plotly_draws_every_bar_where_the_timeline_has_its_year(inside: Stage) -> None:
    assert furthest(inside, DRAWN_BARS) <= HALF_A_PIXEL


DRAWN_BARS = f"""() => {{
  {CENTRE}
  return cx.time().data.flatMap(({{ y, customdata }}, number) =>
    cx.inside.elements(cx.time(), number).points.map((element, i) => {{
      const [x, middle] = centre(element);
      return [[x, middle], cx.within(cx.time(), x - cx.time().getBoundingClientRect().left, y[i])];
    }}));
}}"""


def test_the_elements_of_a_trace_are_its_line_and_one_for_each_point(inside: Stage) -> None:
    same = """cx.corridors().map(({ number }) => cx.inside.elements(cx.map(), number).line
        === cx.group(cx.map(), number).querySelector("path.js-line"))"""
    assert set(inside.ask(same)) == {True}
    covers = """cx.map().data.flatMap(({ meta }, number) => meta?.part === "tint"
        ? [Number(cx.inside.fill(cx.map(), number)?.style.fillOpacity ?? 1)] : [])"""
    (tint,) = inside.ask(covers)
    assert 0 < tint < 0.3  # what lies under it is seen
    counts = """[cx.map(), cx.time()].flatMap((figure) => figure.data
        .map(({ meta, x, lon }, number) => ({ meta, points: x ?? lon, figure, number }))
        .filter(({ meta }) => meta.arrivals)
        .map(({ points, figure, number }) =>
            [cx.inside.elements(figure, number).points.length, points.length]))"""
    found = inside.ask(counts)
    assert len(found) == 3
    assert all(elements == points for elements, points in found)


def test_a_changed_inside_is_drawn_the_public_way(app: Server, browser: Browser) -> None:
    """The drawn elements can't be found any more: a step still fades what has not begun."""
    with offline(browser) as (context, watch):
        page = context.new_page()
        page.route("**/stage.js", _blind)
        stage = Stage(prepared(page), app.address).open()
        stage.page.keyboard.press("Home")
        until(stage.page, FADED)
        assert watch.errors == []


PAINTED = """(() => {
  const canvas = document.querySelector(".cx-ground");
  const fine = canvas.width / canvas.clientWidth;
  const { left, top } = canvas.getBoundingClientRect();
  const [x, y] = cx.project(...it);
  const corner = [(x - left) * fine - 1, (y - top) * fine - 1];
  const { data } = canvas.getContext("2d").getImageData(...corner, 3, 3);
  const pixels = [...Array(9).keys()].map((i) => [...data.slice(4 * i, 4 * i + 4)].join());
  const often = (one) => pixels.filter((other) => other === one).length;
  return pixels.sort((one, other) => often(other) - often(one))[0].split(",").map(Number);
})()"""
PLACES = {"land_origin": (126.5, 40.5), "land_destination": (128.0, 36.6), "sea": (131.5, 36.5)}


BOXES = {view.name: view.box for view in current().subject.views}
ON_THE_PLANE = """() => {
  const { type, parallels, rotation } = cx.map()._fullLayout.geo.projection;
  const plane = new cx.Plane({ type, parallels, rotation });
  const scale = cx.inside.pixelScale(cx.map());
  const places = [[127, 37.6], [126.98, 37.57], ...[100, 112, 121, 129, 134].flatMap((lon) =>
    [14, 24, 35, 43, 50].map((lat) => [lon, lat]))];
  const [laid, drawn] = [(at) => plane.project(at), (at) => cx.project(...at)].map((by) =>
    places.map(by));
  return laid.map(([x, y], i) => [
    [drawn[0][0] + (x - laid[0][0]) * scale, drawn[0][1] + (y - laid[0][1]) * scale], drawn[i]]);
}"""
MARGINS = """(() => {
  const [west, south, east, north] = it;
  const { left, top, right, bottom } = cx.map().getBoundingClientRect();
  const steps = [...Array(17).keys()].map((i) => i / 16);
  const edge = steps.flatMap((i) => [south, north].map((lat) => [west + i * (east - west), lat])
    .concat([west, east].map((lon) => [lon, south + i * (north - south)])));
  const [xs, ys] = [0, 1].map((axis) => edge.map((at) => cx.project(...at)[axis]));
  return [Math.min(...xs) - left, right - Math.max(...xs),
    Math.min(...ys) - top, bottom - Math.max(...ys)];
})()"""


@pytest.mark.parametrize("view", ["region", "korea", "world"])
def test_the_ground_lies_where_the_figure_projects_it(open_stage: OpenStage, view: str) -> None:
    """The canvas under the figure: each Korea in its colour, and the sea in its own."""
    stage = open_stage(f"?view={view}&theme=light")
    stage.page.evaluate(INSIDE)
    assert furthest(stage, ON_THE_PLANE) <= HALF_A_PIXEL
    if view != "world":  # which is fitted to what is drawn on it
        margins = stage.ask(MARGINS, BOXES[view])
        assert min(margins) == pytest.approx(10, abs=HALF_A_PIXEL)
    seen = {key: stage.ask(PAINTED, at) for key, at in PLACES.items()}
    for key in PLACES:
        assert "#{:02x}{:02x}{:02x}".format(*seen[key]) == getattr(LIGHT, key)


def test_without_the_inside_the_figure_draws_the_ground(app: Server, browser: Browser) -> None:
    with offline(browser) as (context, watch):
        page = context.new_page()
        page.route("**/stage.js", _no_stream)
        stage = Stage(prepared(page), app.address).open()
        assert stage.ask("cx.corridors().length") > 10
        assert watch.errors == []


def _no_stream(route: Route) -> None:
    text, search = route.fetch().text(), "if (!projection?.stream) return null;"
    assert search in text
    answer = text.replace(search, "if (projection) return null;")
    route.fulfill(body=answer, headers={"content-type": "text/javascript"})


FADED = """() =>
  cx.map().data.filter(({ meta }) => meta?.part === "line").some(({ opacity }) => opacity === 0)
  && cx.time().data.some(({ marker }) => marker.opacity?.includes?.(0.38))"""


def _blind(route: Route) -> None:
    """Answer with the module that finds no trace of what plotly.js drew."""
    text, search = route.fetch().text(), "[...groups].flatMap((group)"
    assert search in text
    blind = text.replace(search, "[].flatMap((group)")
    route.fulfill(body=blind, headers={"content-type": "text/javascript"})


UNSEEN = """(() => {
  const points = [...document.querySelectorAll(".cx-map g.trace.scattergeo path.point")];
  const lines = cx.corridors().map(({ number }) => cx.inside.elements(cx.map(), number).line);
  const gone = ({ style }) => Number(style.strokeOpacity) === 0;
  const hidden = (element) => getComputedStyle(element).visibility === "hidden";
  const faded = lines.map((line) => Number(getComputedStyle(line.closest("g.trace")).opacity));
  const found = [...points, ...lines].filter((element) => element.style.strokeOpacity !== "");
  return {
    gone: found.filter(gone).length,
    otherwise: found.filter((element) => gone(element) !== hidden(element)).length,
    groups: [...new Set(faded)],
  };
})()"""


def test_what_is_not_seen_is_not_painted_and_lines_are_faded_once(open_stage: OpenStage) -> None:
    stage = open_stage("?at=1960")
    stage.page.evaluate(INSIDE)
    known = stage.ask(UNSEEN)
    assert known["gone"] > 20
    assert known["otherwise"] == 0
    assert known["groups"] == [1]


SEEN_SEA = """(() => {
  const canvas = document.querySelector("canvas.cx-ground");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  let [sea, all] = [0, 0];
  for (let i = 0; i < data.length; i += 4 * 97) {
    all += 1;
    if ([0, 1, 2].every((part) => data[i + part] === it[part])) sea += 1;
  }
  return sea / all;
})()"""
INLAND = (60.0, 55.0)


@pytest.mark.parametrize("size", [(820, 1180), (1366, 768), (390, 844)], ids=str)
def test_the_sea_is_sea_and_the_land_is_land_at_every_size_and_zoom(
    open_stage: OpenStage, size: tuple[int, int]
) -> None:
    """No ring of the outlines turns round when corners are left out, and stands for the globe."""
    stage = open_stage("?view=world&theme=light", size)
    sea, land = ([int(own[i : i + 2], 16) for i in (1, 3, 5)] for own in (LIGHT.sea, LIGHT.land))
    inland = {"at": INLAND, "land": ",".join(map(str, [*land, 255]))}
    for zoomed in range(3):
        stage.wait(f"{SEEN_SEA} > 0.4", sea)
        stage.wait(f"{PAINTED.replace('...it', '...it.at')}.join() === it.land", inland)
        if zoomed == 2:
            break
        apart = "Math.abs(cx.project(127, 37.6)[1] - cx.project(127, 60)[1])"
        before = stage.ask(apart)
        stage.press("-")
        stage.wait(f"{apart} < 0.95 * it", before)
