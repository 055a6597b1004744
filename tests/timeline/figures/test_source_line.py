"""A line of sources names those nearest to what happened, and no more than three."""

from geodata.records import Source
from geodata.vocabularies import SourceKind
from timeline.figures.source_line import NAMED, NEAREST, source_line
from timeline.text import words

CITED = words()["cited"]


def source(maker: str, kind: SourceKind, *, read: bool = True) -> Source:
    known = {
        "id": maker.lower().replace(" ", "-"),
        "title": "A title",
        "publisher": maker,
        "language": "en",
        "rank": "news",
    }
    return Source.model_validate(known | {"kind": kind, "read": "yes" if read else "no"})


def test_every_kind_has_its_place() -> None:
    assert sorted(NEAREST) == sorted(SourceKind)


def test_who_counted_comes_before_who_repeats_and_what_was_not_read_comes_last() -> None:
    sources = [
        source("Repeats", SourceKind.REFERENCE),
        source("Reports", SourceKind.NEWS),
        source("Unread", SourceKind.OFFICIAL_STATISTICS, read=False),
        source("Counts", SourceKind.OFFICIAL_STATISTICS),
        source("Reports too", SourceKind.NEWS),
    ]
    line = source_line(sources, CITED)
    places = [line.index(maker) for maker in ("Counts", "Reports;", "Reports too")]
    assert places == sorted(places)
    named = "Counts; Reports; Reports too"
    assert line == f"{CITED['sources']}: {named}; {CITED['more'].format(n=2)}."
    assert "Unread" not in line
    assert CITED["more"].format(n=len(sources) - NAMED) in line


def test_of_equals_the_first_given_stands_first_and_a_maker_once() -> None:
    sources = [source(maker, SourceKind.NEWS) for maker in ("Zeit", "Asahi", "Zeit", "Mail")]
    assert source_line(sources, CITED) == f"{CITED['sources']}: Zeit; Asahi; Mail."
