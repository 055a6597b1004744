"""Another folder of facts: every page shows its own facts and nothing of the first subject."""

import gzip
import re
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geodata.export import NAMES, Exports
from geodata.load import current, load
from geodata.own.reading import read
from geodata.own.starting import start
from tests.serving import ROOT
from timeline.delivery import assets
from timeline.pages import AT_FOOT, PAGES, pages_of
from timeline.sources.told import ANCHORS, cited, parts, told
from timeline.stage.payload import facets
from timeline.stage.staged import staged
from timeline.style import THEMES
from timeline.text import words

FOLDER = ROOT / "tests" / "subjects" / "andau"
FRAME = ROOT / "timeline" / "frame.py"
PAGE = "from timeline.pages import {name}\n{name}.render()\n"
FIRST_SUBJECT = re.compile(
    r"Korea\b|Yalu|Tumen|Mekong|Seoul|Pyongyang|China|Thailand|Hanawon|2,914|34,537|1945|"
    r"news report of 2016|Military Demarcation",
)


@pytest.fixture(autouse=True)
def served(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTS", str(FOLDER))


def test_there_is_no_fault_in_it() -> None:
    archive = load(FOLDER)
    assert archive.problems == ()
    counts = (len(archive.events), len(archive.places), len(archive.corridors))
    assert (*counts, len(archive.sources)) == (6, 4, 2, 2)


def test_a_page_without_facts_is_not_in_the_menu() -> None:
    assert [*pages_of(current())] == ["explore", "routes", "lectures", "own", "sources", AT_FOOT]


@pytest.mark.parametrize("name", [name for name in PAGES if name not in {"numbers", "check"}])
def test_every_page_opens_and_says_nothing_of_another_subject(name: str) -> None:
    page = AppTest.from_string(PAGE.format(name=name), default_timeout=120).run()
    assert list(page.exception) == []
    shown = [*page.title, *page.markdown, *page.caption, *page.warning, *page.text]
    text = "\n".join(str(part.value) for part in shown)
    assert FIRST_SUBJECT.findall(text) == []


def test_what_stands_below_its_sources_says_nothing_of_another_subject() -> None:
    told = [*parts(current())]
    assert len(told) > 5
    assert FIRST_SUBJECT.findall(str(told)) == []


def test_how_it_is_cited_is_of_it_whatever_was_cited_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    day = date(2026, 1, 1)
    with monkeypatch.context() as before:
        before.delenv("FACTS")
        assert FIRST_SUBJECT.search(str([*cited(current(), day)]))
    assert FIRST_SUBJECT.findall(str([*cited(current(), day)])) == []


def test_the_frame_opens_with_its_title() -> None:
    page = AppTest.from_file(str(FRAME), default_timeout=120).run()
    assert list(page.exception) == []


def test_what_the_browser_gets_says_nothing_of_another_subject() -> None:
    """Facts, cards, citations and figures of the stage, as they are served."""
    archive = current()
    stage = staged(archive)
    addresses = stage.addresses
    files = [addresses["facts"], addresses["cards"], addresses["citations"] or ""]
    files += [addresses["figures"][theme] for theme in THEMES]
    for address in files:
        text = gzip.decompress(assets.SHELF.get(Path(address).name) or b"").decode()
        assert FIRST_SUBJECT.findall(text) == [], address
        assert "Andau" in text or "figure" in address


def test_its_words_say_nothing_of_another_subject() -> None:
    said = {room: own for room, own in words().items() if room != "countries"}
    assert FIRST_SUBJECT.findall(str(said)) == []
    assert words()["tagline"] == "Leaving Hungary, 1956 to 1958"


@pytest.mark.parametrize("name", NAMES)
def test_every_download_is_made_of_it(name: str) -> None:
    content = Exports(current()).get(name)
    assert content
    assert not FIRST_SUBJECT.findall(content.decode("utf-8", errors="ignore"))


def test_a_new_folder_has_no_list_of_changes_yet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start(tmp_path / "mine")
    monkeypatch.setenv("FACTS", str(tmp_path / "mine"))
    assert [part["anchor"] for part in parts(current())] == [*ANCHORS]


def test_a_folder_that_a_reader_has_saved_is_told_as_the_reader_s(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = b"title,date,category,source\nA,1990,flight,X\nB,1991,refuge,X\nC,1992,flight,X\n"
    for name, text in read("walk.csv", table).tables.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.setenv("FACTS", str(tmp_path))
    said = told(current(), date(2026, 1, 1))
    assert (said["parts"], said["cited"]) == ([], [])
    groups = words()["event_groups"]
    assert (groups["leaving"], groups["destination"]) == ("flight", "refuge")
    parting = [one["key"] for one in facets(staged(current()).scene, words()) if one["values"]]
    assert parting == ["category"]
    page = AppTest.from_string(PAGE.format(name="sources"), default_timeout=120).run()
    assert words()["sources"]["own_intro"] in [part.value for part in page.markdown]
