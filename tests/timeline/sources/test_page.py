"""The page Sources and method: what stands below its list."""

import gzip
import json
import re
import string
from collections.abc import Iterator
from datetime import UTC, datetime
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
from timeline.delivery import assets
from timeline.figures.wire import WordNodes
from timeline.markdown import plain
from timeline.sources import editions, method, told
from timeline.sources.told import anchors, cited, parts, said_of
from timeline.text import Words, words

PAGE = "from timeline.pages import sources\nsources.render()\n"
PATIENCE_SECONDS = 120
MOST_ELEMENTS = 3  # each is a message to the browser, at each run
PUNCTUATION = re.escape(string.punctuation)


def run(**params: str) -> AppTest:
    page = AppTest.from_string(PAGE, default_timeout=PATIENCE_SECONDS)
    for key, value in params.items():
        page.query_params[key] = value
    return rerun(page)


def rerun(page: AppTest) -> AppTest:
    page.run()
    assert list(page.exception) == []
    return page


def elements(block: Any) -> int:
    children = [*getattr(block, "children", {}).values()]
    return len(children) + sum(elements(child) for child in children)


def said(page: AppTest) -> str:
    """All text that Streamlit shows on the page, without escapes."""
    shown = [*page.title, *page.markdown, *page.caption, *page.warning, *page.text]
    text = "\n".join(str(part.value) for part in shown)
    return re.sub(rf"\\([{PUNCTUATION}])", r"\1", text).replace("\u2060", "")


def links(of: WordNodes) -> Iterator[tuple[str, str]]:
    """Text and address of each."""
    for node in of:
        if isinstance(node, str):
            continue
        if "href" in node:
            yield text_of(node["of"]), node["href"]
        yield from links(node["of"])


def text_of(of: WordNodes) -> str:
    return "".join(own if isinstance(own, str) else text_of(own["of"]) for own in of)


def published(path: str) -> Any:
    content = assets.SHELF.get(path.removeprefix("stage/"))
    assert content
    return json.loads(gzip.decompress(content))


@pytest.fixture
def planted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Copy:
    """A copy of the facts that the page reads instead of the real ones."""
    copy = make_copy(tmp_path)
    monkeypatch.setattr("timeline.spoken.current", lambda: current(copy.folder))
    return copy


def test_the_page_opens(catalogue: Words) -> None:
    page = run()
    assert [title.value for title in page.title] == [catalogue["pages"]["sources"]]
    assert elements(page.main) <= MOST_ELEMENTS
    assert edition().version not in said(page)


def test_all_its_parts_are_told_with_what_they_name(archive: Archive, catalogue: Words) -> None:
    known, say = [*parts(archive)], catalogue["sources"]
    assert [own["title"] for own in known] == [say[own["anchor"]] for own in known]
    assert [own["anchor"] for own in known] == [
        *("grades", "care", "disagree", "missing", "downloads", "cite"),
        *("licences", "editions", "changes"),
    ]
    named = {key: own for part in known for key, own in links(part["of"])}
    assert {name: named.get(name) for name in NAMES} == {name: f"data/{name}" for name in NAMES}
    text = "\n".join(text_of(own["of"]) for own in known)
    for line in [*say["care_rules"], *say["absent_things"], *say["licence_lines"]]:
        assert line in text
    assert edition().version in text
    assert not re.search(r"{\w*}|\\|\*\*|\u2060", text)


def test_the_page_names_all_parts_before_one_is_made(archive: Archive) -> None:
    assert anchors(archive) == [*said_of(archive)]


def test_no_address_is_lost_and_none_is_of_another_kind(archive: Archive) -> None:
    written = "\n".join(said_of(archive).values())
    addresses = re.findall(r"(?<!\\)\]\(([^)\s]+)\)", written)
    known = [own for part in parts(archive) for _, own in links(part["of"])]
    assert known == addresses
    assert len(known) > 100


def test_what_the_facts_say_is_no_link() -> None:
    for text in ("[x](javascript:alert(1))", "[x](//evil.test)", "[x](data:text/html,x)"):
        assert [*links(told._nodes(text))] == []
    assert [*links(told._nodes(plain("[x](https://evil.test)")))] == []


def test_the_whole_is_cited_in_every_style_as_seen_today(archive: Archive) -> None:
    day = datetime.now(UTC).date()
    assert [own["text"] for own in cited(archive, day)] == [
        cite.cite_whole(style, words(), day) for style in cite.CitationStyle
    ]
    known = published(told.told_file(archive, day))
    assert [known["address"] in own["text"] for own in known["cited"]] == [True] * len(
        cite.CitationStyle
    )
    assert known["parts"] == [*parts(archive)]


def test_what_has_changed_is_told_since_the_edition_that_is_asked_for(archive: Archive) -> None:
    earlier = editions.earlier()[-1]
    known = published(told.since_file(earlier, archive))
    assert earlier in known["title"]
    assert len([*links(known["of"])]) > 50
    assert told.since_file("9.9", archive) == told.since_file("", archive) != ""


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
