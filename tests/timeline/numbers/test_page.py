"""The page Numbers: what it gives the browser for what the address asks."""

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from geodata.load import current, load
from tests.facts import ARCHIVE
from tests.geodata.planting import Copy, make_copy
from tests.timeline.hostile import HOSTILE
from tests.timeline.test_pages import PATIENCE_SECONDS, said
from timeline.delivery import assets
from timeline.numbers import show
from timeline.numbers.cards import REST, YEARS
from timeline.numbers.charts.sections import makers, sections
from timeline.text import Words

ALONE = "from timeline.pages import numbers\nnumbers.render()\n"
Mounted = dict[str, Any]


@pytest.fixture
def mounted(monkeypatch: pytest.MonkeyPatch) -> list[Mounted]:
    """What the page has given the browser, run by run."""
    found: list[Mounted] = []
    monkeypatch.setattr(show, "mount", lambda _name, _module, data, **_: found.append(data))
    return found


def run(**params: str) -> AppTest:
    page = AppTest.from_string(ALONE, default_timeout=PATIENCE_SECONDS)
    for key, value in params.items():
        page.query_params[key] = value
    page.run()
    assert list(page.exception) == []
    return page


def file(address: str) -> Any:
    """What the browser fetches from a path."""
    import gzip

    content = assets.SHELF.get(address.removeprefix("stage/"))
    assert content is not None, address
    return json.loads(gzip.decompress(content))


def heads(data: Mounted) -> list[dict[str, Any]]:
    """What is known of the charts of the section that is shown."""
    return [part["chart"] for part in file(data["page"])["parts"] if "chart" in part]


@pytest.fixture
def planted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Copy:
    """A copy of the facts that the page reads instead of the real ones."""
    copy = make_copy(tmp_path)
    monkeypatch.setattr("timeline.spoken.current", lambda: current(copy.folder))
    return copy


def test_the_page_names_every_section_and_chart_and_holds_the_first(
    mounted: list[Mounted], catalogue: Words
) -> None:
    shown = run()
    entries = mounted[-1]["entries"]
    assert [entry["id"] for entry in entries] == [*sections(ARCHIVE), REST]
    charts = [chart for entry in entries for chart in entry["charts"] if chart != YEARS]
    assert charts == list(makers(ARCHIVE))
    assert (
        mounted[-1]["section"] == file(mounted[-1]["page"])["id"] == next(iter(sections(ARCHIVE)))
    )
    assert mounted[-1]["asked"] == {"chart": None, "section": None, "year": None}
    assert mounted[-1]["words"]["title"] == catalogue["numbers"]["title"]
    assert list(shown.caption) == []


@pytest.mark.parametrize("section", list(sections(ARCHIVE)))
def test_a_section_holds_its_charts_and_no_other(mounted: list[Mounted], section: str) -> None:
    run(section=section)
    assert mounted[-1]["section"] == section
    assert [head["id"] for head in heads(mounted[-1])] == list(sections(ARCHIVE)[section])
    assert file(mounted[-1]["page"])["not_shown"] == []


def test_what_is_not_shown_is_a_section(mounted: list[Mounted]) -> None:
    run(section=REST)
    assert file(mounted[-1]["page"])["not_shown"]
    assert heads(mounted[-1]) == []


@pytest.mark.parametrize("section", list(sections(ARCHIVE)))
def test_all_that_a_chart_names_can_be_fetched(mounted: list[Mounted], section: str) -> None:
    run(section=section)
    for head in heads(mounted[-1]):
        rest = file(head["rest"])
        assert len(rest["table"]["rows"]) == head["rows"]
        assert assets.SHELF.get(head["csv"].removeprefix("stage/"))
        for theme, address in head["figures"].items():
            drawn = file(address)
            assert [f["layout"]["height"] for f in drawn] == head["heights"][theme]


@pytest.mark.parametrize("chart", ["in_china", "years"])
def test_a_chart_in_the_address_is_shown_alone(mounted: list[Mounted], chart: str) -> None:
    assert list(run(chart=chart).caption) == []
    assert mounted[-1]["asked"]["chart"] == chart
    entry = next(own for own in mounted[-1]["entries"] if own["id"] == mounted[-1]["section"])
    assert chart in entry["charts"]


def test_a_section_and_a_year_in_the_address_are_where_it_begins(mounted: list[Mounted]) -> None:
    run(section="china", year="2009")
    assert mounted[-1]["asked"] == {"chart": None, "section": "china", "year": 2009}
    assert mounted[-1]["section"] == "china"
    run(year="2009")
    assert mounted[-1]["section"] == "arrivals"


@pytest.mark.parametrize("key", ["chart", "section", "year", "moon"])
def test_what_does_not_exist_is_left_out_and_named(
    mounted: list[Mounted], catalogue: Words, key: str
) -> None:
    shown = run(**{key: "<script>alert(1)</script>", "theme": "hall", "from": "1990"})
    note = catalogue["explore"]["ignored"].format(keys=key)
    assert note in said(shown)
    assert set(mounted[-1]["asked"].values()) == {None}
    assert heads(mounted[-1])


def test_the_bucket_cannot_be_asked_for_as_a_year(mounted: list[Mounted]) -> None:
    run(year="1998")
    assert mounted[-1]["asked"]["year"] is None


def test_the_window_of_all_pages_veils_the_rest(mounted: list[Mounted]) -> None:
    run(**{"from": "2000", "to": "2010"})
    assert mounted[-1]["window"] == (2000, 2010)


def test_hostile_text_in_every_table_reaches_the_browser_as_text(
    mounted: list[Mounted], planted: Copy
) -> None:
    bad = [text for text in HOSTILE if "\n" not in text and text == text.strip()]
    for table, columns in {
        "series": ("label", "period_text", "category", "note"),
        "arrivals": ("note",),
        "sources": ("title", "publisher"),
        "events": ("title", "summary"),
    }.items():
        rows = planted.rows(table)
        for i, row in enumerate(rows):
            row.update({column: bad[(i + j) % len(bad)] for j, column in enumerate(columns)})
        planted.write(table, rows)
    shown = run()
    assert list(shown.exception) == []
    assert heads(mounted[-1])
    assert not [m for m in shown.markdown if "script" in str(m.value)]
    run(section=REST)
    assert "<script>" in json.dumps(file(mounted[-1]["page"]))


def test_faults_are_told_and_the_charts_of_the_other_rows_drawn(
    mounted: list[Mounted], planted: Copy, catalogue: Words
) -> None:
    planted.plant("series", 40, value="many").plant("arrivals", 5, total="all")
    shown = run()
    problems = planted.load().problems
    assert len(problems) >= 2
    assert catalogue["explore"]["problems"].format(n=len(problems)) in said(shown)
    charts = [chart for entry in mounted[-1]["entries"] for chart in entry["charts"]]
    assert {*charts} == {*makers(ARCHIVE), YEARS}


def test_without_any_table_there_is_a_page_with_faults(
    mounted: list[Mounted], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("timeline.spoken.current", lambda: load(tmp_path))
    shown = run()
    assert shown.warning
    assert (mounted[-1]["entries"], mounted[-1]["section"], mounted[-1]["page"]) == ([], "", "")


def test_the_shelf_keeps_all_files_of_the_page(mounted: list[Mounted]) -> None:
    """Twice over: an edited table publishes new ones while a reader still has the old page."""
    files: set[str] = set()
    for section in sections(ARCHIVE):
        run(section=section)
        files |= {address for head in heads(mounted[-1]) for address in (head["csv"], head["rest"])}
        for head in heads(mounted[-1]):
            files |= set(head["figures"].values())
    assert 3 * len(files) < assets.KEPT
