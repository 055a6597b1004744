"""Pages without what the browser draws: they open, and say faults in words."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geodata.archive import Archive
from geodata.load import current, load
from tests.geodata.planting import Copy, make_copy
from tests.serving import ROOT
from timeline.accessibility.statement import columns
from timeline.keys import LECTURE, STAGE
from timeline.pages import AT_FOOT, PAGES, pages_of, paths_of
from timeline.text import Words

PAGE = "from timeline.pages import {name}\n{name}.render()\n"
PATIENCE_SECONDS = 120


def run(**params: str) -> AppTest:
    page = AppTest.from_file(str(ROOT / "timeline" / "frame.py"), default_timeout=PATIENCE_SECONDS)
    for key, value in params.items():
        page.query_params[key] = value
    page.run()
    assert list(page.exception) == []
    return page


def said(page: AppTest) -> str:
    """All text on the page, without escapes."""
    parts = [*page.markdown, *page.caption, *page.warning, *page.text]
    return "\n".join(str(part.value) for part in parts).replace("\\", "")


@pytest.fixture
def planted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Copy:
    """A copy of the facts that the page reads instead of the real ones."""
    copy = make_copy(tmp_path)
    monkeypatch.setattr("timeline.spoken.current", lambda: current(copy.folder))
    return copy


def test_explore_is_its_stage_and_nothing_else(catalogue: Words) -> None:
    """All that a reader reads there is the stage's; its card is tested with the card."""
    page = run()
    assert said(page) == ""
    assert catalogue["pages"].keys() == PAGES.keys()


@pytest.mark.parametrize("name", list(PAGES))
def test_every_page_opens(name: str) -> None:
    page = AppTest.from_string(PAGE.format(name=name), default_timeout=PATIENCE_SECONDS).run()
    assert list(page.exception) == []


def test_faults_are_told_in_words_and_the_rest_is_shown(planted: Copy, catalogue: Words) -> None:
    planted.plant("events", 5, start="soon").plant("places", 3, lat="north")
    page = run()
    problems = planted.load().problems
    assert len(problems) >= 2
    assert catalogue["explore"]["problems"].format(n=len(problems)) in said(page)
    shown = [str(text.value) for text in page.text]
    assert shown == [str(problem) for problem in problems]
    assert any(text.startswith('events.csv, row 5, start: "soon" - write') for text in shown)


def test_no_faults_no_words_about_faults(catalogue: Words) -> None:
    page = run()
    assert list(page.warning) == []
    assert catalogue["explore"]["faults_in_words"] not in said(page)


def test_a_folder_without_any_table_is_a_page_with_faults(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("timeline.spoken.current", lambda: load(tmp_path))
    page = run()
    assert page.warning
    assert page.text


# ---- the page at the foot ------------------------------------------------------------------------


def test_the_page_at_the_foot_is_in_no_menu(archive: Archive, catalogue: Words) -> None:
    assert AT_FOOT in pages_of(archive)
    assert AT_FOOT not in dict(paths_of(archive, catalogue))


def test_the_statement_says_what_was_tested_what_lacks_and_every_key(catalogue: Words) -> None:
    parts = [part for column in columns(catalogue) for part in column]
    text = "".join(text for _, text in parts).replace("\\", "")
    assert "#" not in text  # a heading in Markdown is a stop of the Tab key, named in English
    own = catalogue["accessibility"]
    assert "WCAG) 2.2, level AA" in text
    for part in ("tested", "works", "gaps", "report"):
        assert own["titles"][part] in {heading for heading, _ in parts}
        assert all(line in text for line in own[part])
    for keys, room in ((STAGE, "stage"), (LECTURE, "lectures")):
        for act in keys:
            assert catalogue[room]["keys"][act] in text
