"""The page Routes without a browser: what is published of every corridor and of all; addresses."""

import gzip
import json
import re
import string
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from geodata.archive import Archive
from geodata.load import current, load
from tests.facts import ARCHIVE
from tests.geodata.planting import Copy, make_copy
from tests.serving import ROOT
from tests.timeline.hostile import HOSTILE
from tests.timeline.linked import terms_in
from timeline.delivery import assets
from timeline.markdown import numbered
from timeline.routes import show
from timeline.routes.cards import makers, records, routes
from timeline.routes.charts.counts import charts_of
from timeline.scene import Scene
from timeline.stage.staged import staged
from timeline.text import Words

FRAME = str(ROOT / "timeline" / "frame.py")
# A test that runs a page twice leaves the frame out: AppTest loses a page of a navigation.
PAGE = "from timeline.pages import routes\nroutes.render()\n"
PATIENCE_SECONDS = 120
PUNCTUATION = re.escape(string.punctuation)
CORRIDORS = list(ARCHIVE.corridors)
Told = dict[str, Any]


def run(**params: str) -> AppTest:
    page = AppTest.from_string(PAGE, default_timeout=PATIENCE_SECONDS)
    for key, value in params.items():
        page.query_params[key] = value
    page.run()
    assert list(page.exception) == []
    return page


def file_of(path: str) -> Told:
    """What a browser gets there."""
    return json.loads(gzip.decompress(assets.SHELF.get(Path(path).name) or b""))


def page_of(archive: Archive) -> Told:
    return file_of(routes(archive, staged(archive).scene).address)


def route_of(corridor: str, archive: Archive) -> Told:
    return file_of(page_of(archive)["routes"][corridor])


def tiles_of(page: Told) -> list[Told]:
    return [tile for group in page["groups"] for tile in group["routes"]]


def words_of(told: Any) -> str:
    """All text in it, whatever it stands in."""
    if isinstance(told, str):
        return told
    parts = told.values() if isinstance(told, dict) else told if isinstance(told, list) else ()
    return "\n".join(words_of(part) for part in parts)


def inner(nodes: Any) -> str:
    """What a reader sees of nodes, in one line."""
    if isinstance(nodes, str):
        return nodes
    return "".join(inner(node["of"] if isinstance(node, dict) else node) for node in nodes)


@pytest.fixture
def mounted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a page has mounted so far."""
    found: list[str] = []
    monkeypatch.setattr(show, "mount", lambda name, *_, **__: found.append(name))
    return found


@pytest.fixture
def planted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Copy:
    """A copy of the facts that the page reads instead of the real ones."""
    copy = make_copy(tmp_path)
    monkeypatch.setattr("timeline.spoken.current", lambda: current(copy.folder))
    return copy


# ---- every corridor ------------------------------------------------------------------------------


@pytest.mark.parametrize("corridor", CORRIDORS)
def test_every_corridor_is_told_whole(archive: Archive, corridor: str) -> None:
    known, told = archive.corridors[corridor], route_of(corridor, archive)
    assert told["name"] == known.name
    for part, text in (("head", known.summary), ("now", known.status_now)):
        assert text in inner(told[part])
    assert known.legal_basis in inner(told["law"])
    legs, flows = archive.legs_of(corridor), archive.flows_of(corridor)
    assert all(event.title in inner(told["events"]) for event in archive.events_of(corridor))
    assert all((leg.risk or "") in inner(told["dangers"]) for leg in legs)
    assert told["years"]["id"] == f"years-{corridor}"
    drawn = [head["id"] for head in told["counts"]["charts"]]
    assert drawn == [made.id for made in charts_of(flows)]
    (listed,) = told["sources"]["text"]
    titles = [archive.sources[key].title for key in numbered(records(known, archive), archive)]
    assert len(listed["of"]) == len(titles)
    for item, title in zip(listed["of"], titles, strict=True):
        assert title in inner(item["of"])


def test_all_corridors_are_small_maps_under_six_headings(
    archive: Archive, catalogue: Words
) -> None:
    page = page_of(archive)
    assert [len(group["routes"]) for group in page["groups"]] == [8, 2, 4, 2, 4, 2]
    assert sorted(tile["id"] for tile in tiles_of(page)) == sorted(archive.corridors)
    for tile in tiles_of(page):
        known = archive.corridors[tile["id"]]
        assert tile["short"] == known.short_name
        assert (tile["first"], tile["last"] or "ongoing") == (known.from_year, known.to_year)
        assert (tile["count"] == catalogue["routes"]["no_count"]) is not bool(known.count)
        assert tile["lines"]
        assert page["grounds"][tile["view"]]["land"]
    assert {tile["hue"] for tile in tiles_of(page)} == {"out", "return", "onward"}


def test_all_that_no_single_corridor_holds_is_on_the_overview(
    archive: Archive, catalogue: Words
) -> None:
    page = page_of(archive)
    for own in catalogue["routes"]["questions"].values():
        assert own["ask"] in words_of(page["answers"])
    assert page["years"]["id"] == "corridor-years"
    assert [head["id"] for head in page["general"]["charts"]] == ["counts-general-02"]
    assert "{" not in words_of([page["answers"], page["general"], page["returns"], page["cases"]])


def test_every_chart_is_found_by_its_id(archive: Archive) -> None:
    page = page_of(archive)
    assert sorted(page["charts"]) == sorted(makers(archive))
    for chart, corridor in page["charts"].items():
        told = route_of(corridor, archive) if corridor else page
        counts = told["counts"] if corridor else told["general"]
        assert chart in [told["years"]["id"], *(head["id"] for head in counts["charts"])]


def test_nothing_of_it_is_made_twice(archive: Archive, scene: Scene) -> None:
    assert routes(archive, scene) is routes(archive, scene)


# ---- addresses -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("params", "named"),
    [
        ({"corridor": "moon"}, ["corridor"]),
        ({"corridor": "dmz", "with": "moon"}, ["with"]),
        ({"corridor": "dmz", "with": "dmz"}, ["with"]),
        ({"chart": "<script>"}, ["chart"]),
        ({"show": "moon"}, ["show"]),
        ({"corridor": "dmz", "**colour**": "red"}, ["**colour**"]),
    ],
)
def test_what_does_not_exist_is_left_out_with_a_quiet_note(
    mounted: list[str], params: dict[str, str], named: list[str], catalogue: Words
) -> None:
    page = run(**params)
    (note,) = (str(c.value) for c in page.caption)
    told = re.sub(rf"\\([{PUNCTUATION}])", r"\1", note)
    assert told == catalogue["explore"]["ignored"].format(keys=", ".join(named))
    assert mounted == ["routes"]


@pytest.mark.parametrize("show_", ["maps", "years", "questions"])
def test_a_good_address_has_no_note(mounted: list[str], show_: str) -> None:
    assert list(run(corridor="dmz", theme="dark", show=show_).caption) == []


# ---- other facts ---------------------------------------------------------------------------------


def test_faults_are_told_and_the_rest_is_shown(planted: Copy, mounted: list[str]) -> None:
    planted.plant("corridors", 2, from_year="soon").plant("flows", 3, value="many")
    page = run()
    assert [str(text.value) for text in page.text] == [str(p) for p in planted.load().problems]
    shown = [tile["id"] for tile in tiles_of(page_of(planted.load()))]
    assert "vietnam" in shown
    assert "laos-thailand" not in shown


def test_a_folder_without_any_table_is_a_page_with_faults(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("timeline.spoken.current", lambda: load(tmp_path))
    page = run()
    assert page.warning


def test_a_new_corridor_and_a_new_count_show_without_a_change_of_code(planted: Copy) -> None:
    row = planted.row_of("corridors", "dmz")
    planted.add("corridors", row, id="new", name="A new corridor")
    planted.add("flows", 2, id="new-01", corridor_id="new", value="7", unit="persons anew")
    archive = planted.load()
    assert "new" in [tile["id"] for tile in tiles_of(page_of(archive))]
    told = route_of("new", archive)
    assert told["name"] == "A new corridor"
    assert "7 people anew" in inner(told["counts"]["rest"])


# ---- text from the facts -------------------------------------------------------------------------

TEXTS = {
    "corridors": ["name", "summary", "status_now", "legal_basis", "duration"],
    "legs": ["risk", "note"],
    "flows": ["period_text", "unit", "note"],
    "places": ["name"],
    "sources": ["title", "publisher"],
    "events": ["title", "note"],
    "journeys": ["stage", "what_happens", "danger", "note"],
}


def hostile() -> Iterator[str]:
    """The corpus over and over; a cell holds one line."""
    return cycle(" ".join(text.split()) for text in HOSTILE)


def nodes_in(told: Any) -> Iterator[Told]:
    if isinstance(told, dict):
        if "kind" in told and "of" in told:
            yield told
        told = [*told.values()]
    for part in told if isinstance(told, list) else ():
        yield from nodes_in(part)


def test_hostile_text_in_any_table_is_no_markup(planted: Copy) -> None:
    """Every text that the page shows holds one of the corpus; it comes out letter for letter."""
    strings = hostile()
    for table, columns in TEXTS.items():
        rows = planted.rows(table)
        for row in rows:
            row.update({c: f"{row[c][:8]} {next(strings)}" for c in columns if row[c]})
        planted.write(table, rows)
    archive = planted.load()
    assert len(archive.corridors) == len(CORRIDORS)
    page = page_of(archive)
    for told in (page, *(file_of(path) for path in page["routes"].values())):
        kinds = {node["kind"] for node in nodes_in(told)}
        assert kinds <= {"p", "ul", "ol", "li", "strong", "em", "h3", "a", "br"}
        found = [node for node in nodes_in(told) if node["kind"] == "a"]
        assert all(node["term"] in archive.glossary for node in found if "term" in node)
        links = [node.get("href", "") for node in found if "term" not in node]
        assert all(link.startswith((".?pick=", "http://", "https://")) for link in links)
    for key, corridor in archive.corridors.items():
        told = file_of(page["routes"][key])
        assert told["name"] == corridor.name
        assert " ".join(corridor.summary.split()) in inner(told["head"])
        assert " ".join(corridor.legal_basis.split()) in inner(told["law"])


def test_a_term_opens_where_it_comes_first_on_a_page(archive: Archive) -> None:
    page = page_of(archive)
    for told in (page, *(file_of(path) for path in page["routes"].values())):
        own = {**told, "years": None, "charts": None, "counts": None, "general": None}
        found = [*terms_in(own)]
        assert len(found) == len(set(found))
        assert set(found) <= set(archive.glossary)
    laos = [*terms_in(file_of(page["routes"]["laos-thailand"]))]
    assert {"third-country", "broker"} & set(laos)


# ---- cost ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "params", [{}, {"corridor": "mongolia", "with": "vietnam"}], ids=["all", "two"]
)
def test_a_run_sends_one_element(params: dict[str, str], mounted: list[str]) -> None:
    page = run(**params)
    assert mounted == ["routes"]
    kinds = (page.markdown, page.button, page.selectbox, page.title, page.caption)
    assert sum(map(len, kinds)) == 0


def test_the_page_stands_in_the_frame() -> None:
    page = AppTest.from_file(FRAME, default_timeout=PATIENCE_SECONDS)
    page.run()
    assert list(page.exception) == []
