"""The page Sources and method: what stands below its list."""

import re
import string
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from geodata.archive import Archive
from geodata.edition import edition
from geodata.export import NAMES
from geodata.load import current, load
from tests.geodata.planting import Copy, make_copy
from timeline import cite
from timeline.sources import method
from timeline.sources.page import FENCE
from timeline.text import Words, words

PAGE = "from timeline.pages import sources\nsources.render()\n"
PATIENCE_SECONDS = 120
MOST_ELEMENTS = 66  # each is a message to the browser; seven styles of citation are 14
PUNCTUATION = re.escape(string.punctuation)


def run(**params: str) -> AppTest:
    page = AppTest.from_string(PAGE, default_timeout=PATIENCE_SECONDS)
    for key, value in params.items():
        page.query_params[key] = value
    return rerun(page)


def rerun(page: AppTest) -> AppTest:
    page.run()
    assert list(page.exception) == []
    assert elements(page.main) < MOST_ELEMENTS
    return page


def elements(block: Any) -> int:
    children = [*getattr(block, "children", {}).values()]
    return len(children) + sum(elements(child) for child in children)


def said(page: AppTest) -> str:
    """All text on the page but for what is there to be copied, without escapes."""
    parts = [*page.title, *page.header, *page.markdown, *page.caption, *page.warning, *page.text]
    text = "\n".join(str(part.value).partition(FENCE)[0] for part in parts)
    return re.sub(rf"\\([{PUNCTUATION}])", r"\1", text).replace("\u2060", "")


@pytest.fixture
def planted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Copy:
    """A copy of the facts that the page reads instead of the real ones."""
    copy = make_copy(tmp_path)
    monkeypatch.setattr("timeline.spoken.current", lambda: current(copy.folder))
    return copy


def test_the_page_opens_with_all_its_parts(archive: Archive, catalogue: Words) -> None:
    page, say = run(), catalogue["sources"]
    assert [title.value for title in page.title] == [catalogue["pages"]["sources"]]
    anchors = [header.proto.anchor for header in page.header]
    assert [header.value for header in page.header] == [say[anchor] for anchor in anchors]
    text = said(page)
    assert all(f"[{name}](data/{name})" in text for name in NAMES)
    for line in [*say["care_rules"], *say["absent_things"], *say["licence_lines"]]:
        assert line in text
    assert edition().version in text
    assert not re.search(r"{\w*}", text)


def test_the_whole_is_cited_in_every_style_as_seen_today() -> None:
    assert cited(run()) in as_seen_today(cite.cite_whole)


def cited(page: AppTest) -> list[str]:
    (text,) = (one.value for one in page.markdown if FENCE in one.value)
    return [block.removeprefix("text\n").removesuffix("\n") for block in text.split(FENCE)[1::2]]


def as_seen_today(citation: Callable[[cite.CitationStyle, Words, date], str]) -> list[list[str]]:
    """In every style; also of the day before, if midnight came in between."""
    day = datetime.now(UTC).date()
    return [
        [citation(style, words(), seen) for style in cite.CitationStyle]
        for seen in (day - timedelta(days=1), day)
    ]


def test_broken_values_are_left_out_with_a_note(catalogue: Words) -> None:
    page = run(kind="blog", year="12", source="nobody", colour="[x](javascript:alert(1))")
    note = catalogue["explore"]["ignored"].format(keys="kind, year, source, colour")
    assert note in said(page)
    assert "javascript" not in said(page)
    assert catalogue["explore"]["ignored"].partition("{")[0] not in said(run(kind="ngo"))


def test_faults_are_told_and_the_rest_is_shown(planted: Copy, catalogue: Words) -> None:
    planted.plant("sources", 5, date="soon").plant("events", 5, start="soon")
    page = run()
    problems = planted.load().problems
    assert catalogue["explore"]["problems"].format(n=len(problems)) in said(page)
    assert [str(text.value) for text in page.text] == [str(problem) for problem in problems]


def test_a_folder_without_any_table_is_a_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("timeline.spoken.current", lambda: load(tmp_path))
    assert run().warning


def test_changes_stand_under_their_versions_without_the_signs_of_headings() -> None:
    own, told = edition(), method.changes(words())
    assert f"\n**{own.version}** ({own.day.isoformat()})\n\n*Added*\n" in told
    assert "#" not in told
    assert "[" not in told
