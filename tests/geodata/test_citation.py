"""CITATION.cff says what the app's own citation says."""

from datetime import UTC, datetime

from ruamel.yaml import YAML

from geodata.citation import PLACE, text
from geodata.edition import edition
from tests.serving import ROOT
from timeline.cite import CitationStyle, cite_whole
from timeline.text import words

NEEDED = {"cff-version", "message", "title", "authors"}  # by the format
KNOWN = NEEDED | {"type", "abstract", "version", "date-released", "license"}


def test_the_file_is_written_out_of_the_facts() -> None:
    assert PLACE == ROOT / "CITATION.cff"
    assert PLACE.read_text("utf-8") == text()


def test_it_says_what_the_app_cites_itself_by() -> None:
    cff = YAML(typ="safe").load(PLACE)
    assert NEEDED <= {*cff} <= KNOWN
    assert cff["cff-version"] == "1.2.0"
    assert cff["type"] == "dataset"
    bibtex = cite_whole(CitationStyle.BIBTEX, words(), datetime.now(UTC).date())
    (author,) = cff["authors"]
    for said in (author["name"], cff["title"], cff["version"], str(cff["date-released"].year)):
        assert said in bibtex
    assert cff["date-released"] == edition().day
