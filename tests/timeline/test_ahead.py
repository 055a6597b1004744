"""What is made before the first visitor comes is what that visitor's pages ask for."""

from collections.abc import Iterator
from subprocess import run
from sys import executable

import pytest

from geodata.archive import Archive
from tests.serving import ROOT
from timeline import ahead
from timeline.delivery import assets
from timeline.delivery.charts import published
from timeline.figures.sifted import ALL
from timeline.glossary.terms import glossary_file
from timeline.numbers.cards import contents, section
from timeline.routes.cards import routes
from timeline.sources.published import list_file, resting_file
from timeline.stage.staged import staged

MADE = (published, routes, contents, section, list_file, resting_file, glossary_file)


NOT_YET = (
    "pandas geopandas pyogrio fontTools ruamel markdown_it timeline.ahead timeline.finding "
    "timeline.editions timeline.lecture timeline.claims timeline.numbers timeline.routes"
)
PROGRAM = """
import sys
from pathlib import Path
from timeline import first
from timeline.delivery import assets
from timeline.delivery.streamlit_files import STREAMLIT
[part() for part in first.parts()]
owed = {Path(str(own.args[0])).name for own in assets.SHELF.owed()}
page = first.sent((STREAMLIT.parent / "index.html").read_text("utf-8"), "/", {})
asked = page.partition("cx-early")[0]
print(*(name for name in sys.argv[1].split() if name in sys.modules), "loaded")
print(*(name for name in owed if name in asked), "owed")
print(*sorted(name.partition(".")[0] for name in owed))
"""


def test_the_first_picture_waits_for_no_other_page_and_for_no_file_that_it_does_without() -> None:
    """All files that its page asks for at once are made; what opens later is still to be made."""
    told = run(
        [executable, "-c", PROGRAM, NOT_YET], check=True, cwd=ROOT, capture_output=True, text=True
    )
    loaded, owed, later = told.stdout.splitlines()
    assert loaded == "loaded"
    assert owed == "owed"
    assert {"cards", "citations", "editions", "search", "terms"} <= {*later.split()}


def test_what_only_a_file_names_that_is_made_later_is_found_at_another_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As the charts of a route, of the numbers that are as certain as was asked for there."""
    shelf = assets.Shelf()
    monkeypatch.setattr(assets, "SHELF", shelf)
    monkeypatch.setattr(ahead, "all_pages", list)

    def route() -> bytes:
        return shelf.put("figure.json", b"1").encode()

    def asked(*_: object) -> Iterator[ahead.Part]:
        yield lambda: shelf.later("route.json", "of this", route)

    monkeypatch.setattr(ahead, "_asked", asked)
    assert shelf.sought(f"figure.{assets.digest(b'1')}.json", ahead.everything())


def test_the_first_visitor_waits_for_nothing_that_could_be_made_before(archive: Archive) -> None:
    for part in ahead.parts(archive):
        part()
    made = [own.made for own in MADE]
    scene = staged(archive).scene
    routes(archive, scene, ALL)
    for name in contents(archive, scene).sections:
        section(name, archive, scene, ALL)
    for own in (list_file, resting_file, glossary_file):
        own(archive)
    assert [own.made for own in MADE] == made
