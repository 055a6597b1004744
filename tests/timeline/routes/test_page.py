"""The page Routes without a browser: every corridor, two side by side, all, broken addresses."""

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
from tests.geodata.planting import Copy, make_copy
from tests.serving import ROOT
from tests.timeline.hostile import HOSTILE
from timeline.delivery import arrival
from timeline.delivery import show as charts
from timeline.markdown import numbered
from timeline.routes import panels
from timeline.routes.charts import alike
from timeline.text import Words, words

FRAME = str(ROOT / "timeline" / "frame.py")
# A test that runs a page twice leaves the frame out: AppTest loses a page of a navigation.
PAGE = "from timeline.pages import routes\nroutes.render()\n"
PATIENCE_SECONDS = 120
MOST_ELEMENTS = 50
PUNCTUATION = re.escape(string.punctuation)
CORRIDORS = list(load().corridors)


def run(**params: str) -> AppTest:
    page = AppTest.from_string(PAGE, default_timeout=PATIENCE_SECONDS)
    for key, value in params.items():
        page.query_params[key] = value
    return again(page)


def again(page: AppTest) -> AppTest:
    page.run()
    assert list(page.exception) == []
    return page


def said(page: AppTest) -> str:
    """All text on the page, without escapes, joiners and stars."""
    parts = [*page.markdown, *page.caption, *page.warning, *page.text]
    shown = "\n".join(str(part.value) for part in parts)
    return re.sub(rf"\\([{PUNCTUATION}])", r"\1", shown).replace("\u2060", "").replace("**", "")


def in_address(page: AppTest, key: str) -> str:
    value = page.query_params.get(key, "")
    return value[0] if isinstance(value, list) else value


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Ids of the charts that a page has drawn so far; their figures are tested by themselves."""
    found: list[str] = []

    def show(make: Any, archive: Archive, scene: Any, _window: Any) -> None:
        found.append(make(archive, scene, words()).id)

    monkeypatch.setattr(panels, "show_chart", show)
    return found


@pytest.fixture
def planted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Copy:
    """A copy of the facts that the page reads instead of the real ones."""
    copy = make_copy(tmp_path)
    monkeypatch.setattr("timeline.spoken.current", lambda: current(copy.folder))
    return copy


# ---- every corridor ------------------------------------------------------------------------------


@pytest.mark.parametrize("corridor", CORRIDORS)
def test_every_corridor_has_its_page(archive: Archive, drawn: list[str], corridor: str) -> None:
    page, known = run(corridor=corridor), archive.corridors[corridor]
    shown = said(page)
    for text in (known.name, known.summary, known.status_now, known.legal_basis):
        assert text in shown
    flows, legs = archive.flows_of(corridor), archive.legs_of(corridor)
    assert all(event.title in shown for event in archive.events_of(corridor))
    assert all((leg.risk or "") in shown for leg in legs)
    assert drawn == [f"years-{corridor}", *(made.id for made in panels.charts_of(flows))]
    numbers = numbered([known, *legs, *alike.listed(flows)], archive)
    for number, key in enumerate(numbers, 1):
        lines = [line for line in shown.splitlines() if line.startswith(f"{number}. ")]
        assert any(archive.sources[key].title in line for line in lines)


def test_all_corridors_are_shown_where_none_is_asked_for(
    archive: Archive, drawn: list[str], catalogue: Words
) -> None:
    page = run()
    labels = [re.sub(rf"\\([{PUNCTUATION}])", r"\1", button.label) for button in page.button]
    assert len(labels) == len(archive.corridors)
    for corridor in archive.corridors.values():
        assert any(corridor.name in label for label in labels)
    assert drawn == ["corridor-years", "counts-general-02"]
    for own in catalogue["routes"]["questions"].values():
        assert own["ask"] in said(page)
    assert catalogue["routes"]["schematic"] in said(page)
    assert "{" not in said(page)


def test_two_corridors_stand_side_by_side(archive: Archive, drawn: list[str]) -> None:
    page = run(corridor="mongolia", **{"with": "vietnam"})
    for key in ("mongolia", "vietnam"):
        assert archive.corridors[key].summary in said(page)
        assert archive.corridors[key].legal_basis in said(page)
        assert f"years-{key}" in drawn
    assert page.selectbox("routes-corridor").value == "mongolia"
    assert page.selectbox("routes-with").value == "vietnam"


def test_every_pair_of_charts_can_share_a_page(drawn: list[str]) -> None:
    """Streamlit takes no two elements of one key."""
    run(corridor="dmz", **{"with": "yellow-sea"})
    assert len(set(drawn)) == len(drawn)


# ---- choosing ------------------------------------------------------------------------------------


def test_the_boxes_write_the_address_and_keep_the_rest(archive: Archive, drawn: list[str]) -> None:
    page = run(theme="hall", **{"from": "1990"})
    page.selectbox("routes-corridor").set_value("dmz")
    again(page)
    assert in_address(page, "corridor") == "dmz"
    assert archive.corridors["dmz"].summary in said(page)
    page.selectbox("routes-with").set_value("russia")
    again(page)
    assert in_address(page, "with") == "russia"
    assert archive.corridors["russia"].summary in said(page)
    assert (in_address(page, "theme"), in_address(page, "from")) == ("hall", "1990")
    page.selectbox("routes-corridor").set_value("")
    again(page)
    assert (in_address(page, "corridor"), in_address(page, "with")) == ("", "")
    assert in_address(page, "theme") == "hall"


def test_what_stands_beside_itself_is_left_out(drawn: list[str]) -> None:
    page = run(corridor="dmz", **{"with": "russia"})
    page.selectbox("routes-corridor").set_value("russia")
    again(page)
    assert (in_address(page, "corridor"), in_address(page, "with")) == ("russia", "")


def test_a_line_of_the_overview_opens_its_corridor(archive: Archive, drawn: list[str]) -> None:
    page = run()
    page.button("choose-myanmar").click()
    again(page)
    assert in_address(page, "corridor") == "myanmar"
    assert archive.corridors["myanmar"].summary in said(page)


def test_the_boxes_show_what_the_address_says_also_after_a_step_back(drawn: list[str]) -> None:
    page = run(corridor="dmz")
    page.query_params["corridor"] = "russia"
    again(page)
    assert page.selectbox("routes-corridor").value == "russia"


def test_a_chart_alone_has_a_way_back(drawn: list[str]) -> None:
    page = run(chart="years-dmz")
    assert drawn == ["years-dmz"]
    page.button("back").click()
    again(page)
    assert in_address(page, "chart") == ""
    assert "corridor-years" in drawn


# ---- broken addresses and facts ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("params", "named"),
    [
        ({"corridor": "moon"}, ["corridor"]),
        ({"corridor": "dmz", "with": "moon"}, ["with"]),
        ({"corridor": "dmz", "with": "dmz"}, ["with"]),
        ({"chart": "<script>"}, ["chart"]),
        ({"corridor": "dmz", "**colour**": "red"}, ["**colour**"]),
    ],
)
def test_what_does_not_exist_is_left_out_with_a_quiet_note(
    drawn: list[str], params: dict[str, str], named: list[str], catalogue: Words
) -> None:
    page = run(**params)
    (note,) = (str(c.value) for c in page.caption)
    told = re.sub(rf"\\([{PUNCTUATION}])", r"\1", note)
    assert told == catalogue["explore"]["ignored"].format(keys=", ".join(named))


def test_a_good_address_has_no_note(drawn: list[str]) -> None:
    assert list(run(corridor="dmz", theme="dark").caption) == []


def test_faults_are_told_and_the_rest_is_shown(planted: Copy, drawn: list[str]) -> None:
    planted.plant("corridors", 2, from_year="soon").plant("flows", 3, value="many")
    page = run()
    assert [str(text.value) for text in page.text] == [str(p) for p in planted.load().problems]
    assert "choose-vietnam" in [button.key for button in page.button]
    assert "choose-laos-thailand" not in [button.key for button in page.button]


def test_a_folder_without_any_table_is_a_page_with_faults(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("timeline.spoken.current", lambda: load(tmp_path))
    page = run()
    assert page.warning


def test_a_new_corridor_and_a_new_count_show_without_a_change_of_code(
    planted: Copy, drawn: list[str]
) -> None:
    row = planted.row_of("corridors", "dmz")
    planted.add("corridors", row, id="new", name="A new corridor")
    planted.add("flows", 2, id="new-01", corridor_id="new", value="7", unit="persons anew")
    assert "choose-new" in [button.key for button in run().button]
    page = run(corridor="new")
    assert "A new corridor" in said(page)
    assert "7 people anew" in said(page)


# ---- text from the facts -------------------------------------------------------------------------

TEXTS = {
    "corridors": ["name", "summary", "status_now", "legal_basis", "duration"],
    "legs": ["risk", "note"],
    "flows": ["period_text", "unit", "note"],
    "places": ["name"],
    "sources": ["title", "publisher"],
    "events": ["title", "note"],
}


def hostile() -> Iterator[str]:
    """The corpus over and over; a cell holds one line."""
    return cycle(" ".join(text.split()) for text in HOSTILE)


def test_hostile_text_in_any_table_is_no_markup(planted: Copy, drawn: list[str]) -> None:
    """Every text that the page shows holds one of the corpus; each corridor is opened."""
    strings = hostile()
    for table, columns in TEXTS.items():
        rows = planted.rows(table)
        for row in rows:
            row.update({c: f"{row[c][:8]} {next(strings)}" for c in columns if row[c]})
        planted.write(table, rows)
    assert len(planted.load().corridors) == len(CORRIDORS)
    for params in ({}, *({"corridor": key} for key in planted.load().corridors)):
        page = run(**params)
        texts = [str(part.value) for part in page.markdown] + [b.label for b in page.button]
        bare = [re.sub(rf"\\[{PUNCTUATION}]", "", text) for text in texts]
        found = [link for text in bare for link in re.findall(r"\]\(([^)]*)\)", text)]
        assert all(link.startswith((".?pick=", "http://", "https://")) for link in found)
        assert not [t for t in bare if re.search(r"<|`|\$|:(?:red|small|material|smile)|~~", t)]


# ---- cost ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "params",
    [{}, {"corridor": "onward-after-south-korea", "with": "forced-return-china"}],
    ids=["all", "two"],
)
def test_a_run_sends_few_elements(
    params: dict[str, str], drawn: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = run(**params)
    kinds = (page.markdown, page.button, page.selectbox, page.title, page.caption)
    assert sum(map(len, kinds)) + len(drawn) <= MOST_ELEMENTS


def test_the_page_stands_in_the_frame_with_its_charts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once with nothing left out: the charts and the arrival are mounted as they are."""
    mounted: list[str] = []
    for module in (charts, arrival):
        monkeypatch.setattr(module, "mount", lambda name, *_, **__: mounted.append(name))
    page = AppTest.from_file(FRAME, default_timeout=PATIENCE_SECONDS)
    again(page)
    assert mounted == []
    run(corridor="double-return")
    assert mounted == ["chart", "chart", "arrival"]
