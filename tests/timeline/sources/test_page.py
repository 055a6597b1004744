"""The page Sources and method: what it shows, and how it and its address go together."""

import re
import string
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from geodata.archive import Archive
from geodata.edition import edition
from geodata.export import NAMES
from geodata.load import current, load
from tests.geodata.planting import Copy, make_copy
from tests.timeline.hostile import HOSTILE
from timeline import cite
from timeline.sources import method
from timeline.text import Words, words

PAGE = "from timeline.pages import sources\nsources.render()\n"
PATIENCE_SECONDS = 120
MOST_ELEMENTS = 60  # each is a message to the browser
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
    """All text on the page, without escapes."""
    parts = [*page.title, *page.header, *page.markdown, *page.caption, *page.warning, *page.text]
    text = "\n".join(str(part.value) for part in parts)
    return re.sub(rf"\\([{PUNCTUATION}])", r"\1", text).replace("\u2060", "")


def asked(page: AppTest) -> dict[str, str]:
    """The parameters of the address."""
    params = dict(page.query_params).items()
    return {key: value if isinstance(value, str) else value[-1] for key, value in params}


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
    assert all(f"](#{anchor})" in text for anchor in anchors)
    assert f"{len(archive.sources)} of {len(archive.sources)} sources" in text
    assert all(f"[{name}](data/{name})" in text for name in NAMES)
    for line in [*say["care_rules"], *say["absent_things"], *say["licence_lines"]]:
        assert line in text
    assert edition().version in text
    assert "](./)" in text
    assert not re.search(r"{\w*}", text)


def test_the_whole_is_cited_in_every_style_as_seen_today() -> None:
    assert cited(run()) in as_seen_today(cite.cite_whole)


def cited(page: AppTest) -> list[str]:
    return [code.value for code in page.code]


def as_seen_today(citation: Callable[[cite.CitationStyle, Words, date], str]) -> list[list[str]]:
    """In every style; also of the day before, if midnight came in between."""
    day = datetime.now(UTC).date()
    return [
        [citation(style, words(), seen) for style in cite.CitationStyle]
        for seen in (day - timedelta(days=1), day)
    ]


def test_a_filter_goes_into_the_address_and_begins_at_page_one(archive: Archive) -> None:
    page = run(page="2", theme="dark")
    page.selectbox("sources-kind").set_value("ngo")
    rerun(page)
    assert asked(page) == {"kind": "ngo", "theme": "dark"}
    count = sum(source.kind == "ngo" for source in archive.sources.values())
    assert f"{count} of {len(archive.sources)} sources" in said(page)
    page.text_input("sources-q").set_value(" Watch ")
    page.selectbox("sources-language").set_value("en")
    rerun(page)
    assert asked(page) == {"kind": "ngo", "theme": "dark", "q": "Watch", "language": "en"}
    page.selectbox("sources-kind").set_value("")
    rerun(page)
    assert "kind" not in asked(page)


def test_an_address_is_shown_by_its_widgets() -> None:
    page = run(kind="un", language="en", read="yes", q="inquiry")
    boxes = {key: page.selectbox(f"sources-{key}").value for key in ("kind", "language", "read")}
    assert boxes == {"kind": "un", "language": "en", "read": "yes"}
    assert page.text_input("sources-q").value == "inquiry"
    page.query_params["kind"] = "ngo"  # as after a step back in the browser's history
    rerun(page)
    assert page.selectbox("sources-kind").value == "ngo"


def test_a_page_of_the_list_is_in_the_address(archive: Archive) -> None:
    first, third = said(run()), said(run(page="3"))
    page = run(page="3")
    assert page.session_state["sources-page"] == 3
    titles = [source.title for source in archive.sources.values()]
    twice = {title for title in titles if titles.count(title) > 1}
    on_first, on_third = ({t for t in titles if f"[{t}](" in text} for text in (first, third))
    assert on_first & on_third <= twice


def test_nothing_found_says_so(catalogue: Words) -> None:
    page = run(q="no such words")
    assert catalogue["sources"]["none"] in said(page)
    assert not page.get("pagination")


def test_broken_values_are_left_out_with_a_note(catalogue: Words) -> None:
    page = run(kind="blog", page="99", source="nobody", colour="[x](javascript:alert(1))")
    note = catalogue["explore"]["ignored"].format(keys="kind, source, colour, page")
    assert note in said(page)
    assert "javascript" not in said(page)
    assert catalogue["explore"]["ignored"].partition("{")[0] not in said(run(kind="ngo"))


def test_unread_sources_are_marked(archive: Archive, catalogue: Words) -> None:
    unread = [source for source in archive.sources.values() if not source.read]
    text = said(run(read="no"))
    assert text.count(f"({catalogue['cited']['unread']})") == len(unread)
    assert all(source.title in text for source in unread)
    assert f"({catalogue['cited']['unread']})" not in said(run(read="yes"))


def test_a_source_has_a_page_of_its_own(archive: Archive, catalogue: Words) -> None:
    undated = [source for source in archive.sources.values() if not source.date]
    for source in [*undated[:2], *[*archive.sources.values()][::40]]:
        page = run(source=source.id, kind="news")
        text = said(page)
        assert source.title in text
        assert cited(page) in as_seen_today(partial(cite.cite, source))
        assert text.count("\n- ") >= len(archive.what_rests_on(source.id))
        assert catalogue["sources"]["care"] not in text


def test_the_way_back_from_a_source_keeps_the_filter() -> None:
    page = run(source="geonames", kind="reference")
    page.button("back").click()
    rerun(page)
    assert asked(page) == {"kind": "reference"}
    assert page.selectbox("sources-kind").value == "reference"


def test_hostile_text_in_every_field_of_a_source_is_no_markup(planted: Copy) -> None:
    """Each on its own page and in the list, with its letters as they stand."""
    rows = planted.rows("sources")
    texts = [" ".join(text.split()) for text in HOSTILE]
    for row, text in zip(rows, texts, strict=False):
        row |= {"title": text, "publisher": text, "language": "zz", "read": "yes"}
        row["url"] = (
            "https://example.org/(a)[b]<c>\"'".replace("<", "").replace(">", "").replace('"', "")
        )
    planted.write("sources", rows)
    assert planted.load().problems == ()
    listed = run(language="zz", page="1")
    pages = [listed, run(language="zz", page="2")]
    pages += [run(source=row["id"]) for row in rows[: len(texts)]]
    everything = "\n".join(said(page) for page in pages)
    assert all(text in everything for text in texts)
    for page in pages:
        for part in page.markdown:
            bare = re.sub(rf"\\[{PUNCTUATION}]", "", str(part.value)).replace(":small[", "[")
            assert re.findall(r"!\[|<|`|\$|~~|==|:\w+\[|javascript:", bare) == []
            goals = re.findall(r"\]\(([^)]*)\)", bare)
            assert all(re.match(r"https?://|\./|#|data/|sources\?source=", goal) for goal in goals)


def test_faults_are_told_and_the_rest_is_shown(planted: Copy, catalogue: Words) -> None:
    planted.plant("sources", 5, date="soon").plant("events", 5, start="soon")
    page = run()
    problems = planted.load().problems
    assert catalogue["explore"]["problems"].format(n=len(problems)) in said(page)
    assert [str(text.value) for text in page.text] == [str(problem) for problem in problems]


def test_a_folder_without_any_table_is_a_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, catalogue: Words
) -> None:
    monkeypatch.setattr("timeline.spoken.current", lambda: load(tmp_path))
    page = run()
    assert catalogue["sources"]["none"] in said(page)
    assert page.warning


def test_changes_stand_under_their_versions_without_the_signs_of_headings() -> None:
    own, told = edition(), method.changes(words())
    assert f"\n**{own.version}** ({own.day.isoformat()})\n\n*Added*\n" in told
    assert "#" not in told
    assert "[" not in told
