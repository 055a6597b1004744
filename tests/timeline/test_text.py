"""Every word that code asks for is in the catalogue, and every word there is asked for."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from geodata import wording
from geodata.doubts import Certainty, Grade
from geodata.editions import Kind
from geodata.export import NAMES
from geodata.folder import facts_folder
from geodata.own.delimited import ENCODINGS
from geodata.own.headings import Heading
from geodata.records import TABLES, Fact
from geodata.vocabularies import (
    Category,
    CorridorKind,
    Direction,
    Duration,
    Importance,
    Mode,
    PlacePrecision,
    ReturnKind,
    Scale,
    SourceKind,
    SourceRank,
    Usage,
    Verdict,
)
from geodata.wording import is_counted, written
from tests.facts import ARCHIVE
from tests.pseudo import LANGUAGE as PSEUDO
from tests.pseudo import write
from tests.serving import ROOT
from timeline import text as interface
from timeline.cite import CitationStyle
from timeline.keys import LECTURE, STAGE
from timeline.lecture.layouts import Layout
from timeline.selection import FACETS
from timeline.text import Words, interface_words, words

PYTHON = sorted((ROOT / "timeline").rglob("*.py"))
SCRIPTS = sorted((ROOT / "timeline" / "web").rglob("*.js"))
CODE = "\n".join(path.read_text("utf-8") for path in [*PYTHON, *SCRIPTS])
# Asked for by the name of a member or of a place on the map, not by a name in the code.
SERIES = ARCHIVE.series.values()
# What a file of a reader's may be, as `geodata.own` names it.
FORMATS = (
    "csv tsv xlsx xls ods json geojson kml kmz gpx gpkg shapefile timelinejs lpf folder".split()
)
SERIES_NAMES = [name for row in SERIES for name in (row.series, row.category)]
BY_VOCABULARY: dict[str, list[str]] = {
    "not_shown": [row.series for row in SERIES],
    "usage": [*Usage],
    "routes.journey.units": [*Duration],
    "confidence": [*Grade],
    "own_confidence": [Grade.MEDIUM, Grade.CONTESTED],
    "certainty": [*Certainty],
    "return_kinds": [*ReturnKind],
    "cited.ranks": [*SourceRank],
    "lanes": [*Category],
    "precision": [*PlacePrecision],
    "facets": [*FACETS],
    "importance": [str(int(step)) for step in Importance],
    "opening": [way.name for way in ARCHIVE.subject.openings],
    "legend": [*Direction, *Scale],
    "widths": [*Scale],
    "own.roles": [*Heading],
    "own.may_hold": [*Heading],
    "own.encodings": [*ENCODINGS],
    "own.separators": [",", ";", "\t", "|"],
    "own.kinds": [*FORMATS],
    "own.fault_columns": ["row", "column", "stands", "right"],
    "sources.lacks": ["events", "corridors", "ways", "places", "sources", "unlined", "steps"],
    "lectures.layouts": [*Layout],
    "verdicts": [*Verdict],
    "claims.meanings": [*Verdict],
    "map": [name.key for name in ARCHIVE.subject.names],
    "stage.buttons": [f"view_{view.name}" for view in ARCHIVE.subject.views],
    "stage.by_mode": [*Mode],
    "routes.returns": [*ReturnKind],
    "routes.kinds": [*CorridorKind],
    "routes.directions": [Direction.POSTED, Direction.RETURN, Direction.FORCED_RETURN],
    "key_names": [key for keys in (*STAGE.values(), *LECTURE.values()) for key in keys],
    "lectures": [f"check_{what}" for what in ("offline", "keys", "fonts", "shape", "window")],
    "sources.kinds": [*SourceKind],
    "sources.tables": [kind.__name__ for kind in get_args(Fact)],
    "sources.styles": [*CitationStyle],
    "sources.edition_kinds": [*Kind],
    "sources.columns": [column for own in TABLES.values() for column in own.model_fields],
    "sources.files": [name.replace(".", "-") for name in NAMES if not name.endswith(".csv")],
}
NAMED_CHARTS = [chart for chart, own in words()["charts"].items() if "names" in own]
BY_VOCABULARY |= {f"charts.{chart}.names": SERIES_NAMES for chart in NAMED_CHARTS}


def leaves(table: dict[str, Any], room: str = "") -> Iterator[tuple[str, str]]:
    """(room, key) of every word; `stage.buttons` is a room."""
    for key, value in table.items():
        if isinstance(value, dict) and "label" not in value and not is_counted(value):
            yield from leaves(value, f"{room}.{key}".strip("."))
        else:
            yield room, key


def texts(table: Any) -> Iterator[str]:
    if isinstance(table, str):
        yield table
        return
    kept = table.items() if isinstance(table, dict) else enumerate(table)
    for key, value in kept:
        if key not in {"by", "locale"}:
            yield from texts(value)


def asked(pattern: str) -> set[str]:
    return set(re.findall(pattern, CODE))


def test_no_word_of_the_interface_is_unused() -> None:
    catalogue = interface_words("en")
    named = asked(r"""["'](\w[\w-]*)["']\]?""") | asked(r"\b(?:words|said)\??\.(\w+)")
    unused = [
        f"{room}.{key}"
        for room, key in leaves(catalogue)
        if key not in named and key not in BY_VOCABULARY.get(room, [])
    ]
    assert unused == []


@pytest.mark.parametrize(
    "room",
    [
        "usage",
        "routes.journey.units",
        "confidence",
        "certainty",
        "return_kinds",
        "cited.ranks",
        "routes.returns",
        "lanes",
        "lectures.layouts",
        "legend",
        "map",
        "stage.buttons",
    ],
)
def test_every_member_of_a_vocabulary_has_its_word(catalogue: Words, room: str) -> None:
    words = catalogue
    for part in room.split("."):
        words = words[part]
    assert [key for key in BY_VOCABULARY[room] if not words.get(key)] == []


def test_every_word_that_a_script_asks_for_exists(catalogue: Words) -> None:
    """Python's own fail where they are asked for; a script would write `undefined`."""
    scripts = "\n".join(path.read_text("utf-8") for path in SCRIPTS)
    named = set(re.findall(r"\b(?:words|said)\.(?!js\b|flat\b)(\w+)", scripts))
    named |= set(re.findall(r"""this\.button\(\w+, "(\w+)\"""", scripts))
    assert len(named) > 20
    there = {key for _, key in leaves(catalogue)} | {
        "buttons",
        "counted",
        "keys",
        "key_names",
        "layouts",
        "papers",
        "playing",
        "notes_keys",
        "playing_keys",
        "audiences",
        "encodings",
        "source_lists",
        "fault_columns",
        "kinds",
        "may_hold",
        "roles",
        "separators",
        "turn",
        "vote_next",
    }
    assert sorted(named - there) == []


def test_every_word_says_something_and_is_trimmed(catalogue: Words) -> None:
    assert [text for text in texts(catalogue) if not text or text != text.strip()] == []


def test_every_button_has_a_name_and_at_most_a_word_that_is_seen(catalogue: Words) -> None:
    for button in catalogue["stage"]["buttons"].values():
        assert {"label"} <= button.keys() <= {"word", "label"}
        assert len(button["label"]) > 3


def test_words_are_british(catalogue: Words) -> None:
    american = re.compile(r"\b(color|center|neighbor|gray|labor|defense|traveled)\w*|ize\b|izing\b")
    assert [text for text in texts(catalogue) if american.search(text.lower())] == []


def test_a_gap_in_a_sentence_is_one_that_code_fills(catalogue: Words) -> None:
    gaps = {gap for text in texts(catalogue) for gap in re.findall(r"{(\w*)}", text)}
    filled = (
        asked(r"\b(\w+)=")
        | asked(r"(\w+):")
        | asked(r"[{,] (\w+)[, ]")
        | asked(r"""["'](\w+)["']:""")
    )
    assert gaps <= filled | {gap.name for gap in ARCHIVE.subject.gaps}


def test_no_word_names_what_is_not_there(catalogue: Words) -> None:
    """The list is a panel of the stage: where the stage can't be drawn there is no list below."""
    assert [text for text in texts(catalogue) if "list below" in text.lower()] == []


def test_a_count_has_its_form(catalogue: Words) -> None:
    said = catalogue["explore"]["problems"]
    assert said.format(n=1).startswith("1 fault in")
    assert said.format(n=2).startswith("2 faults in")
    assert said.format(n=1234).startswith("1,234 faults in")


def test_forms_of_a_count_leave_no_gap_that_others_lack(catalogue: Words) -> None:
    for table in counted(catalogue):
        gaps = set(re.findall(r"{(\w+)}", table["other"]))
        assert table.get("by", "n") in gaps | {"n"}
        assert all(set(re.findall(r"{(\w+)}", text)) <= gaps for text in texts(table))


def counted(table: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for value in table.values():
        if isinstance(value, dict):
            yield from [value] if is_counted(value) else counted(value)


def test_a_language_that_lacks_a_word_says_it_in_english() -> None:
    lacking = words("xx")
    assert lacking["title"] == words()["title"]
    assert lacking["stage"].language == "xx"


CATALOGUES = [wording.HERE, interface.HERE, facts_folder() / "words"]


@pytest.mark.parametrize("folder", CATALOGUES, ids=lambda folder: folder.parent.name)
def test_languages_have_the_same_keys_and_gaps(folder: Path, tmp_path: Path) -> None:
    """With the language that nobody speaks as the second; a real one may leave out, not add."""
    write(folder, tmp_path)
    english = dict(gaps_of(written(folder, "en")))
    assert dict(gaps_of(written(tmp_path, PSEUDO))) == english
    for path in folder.glob("*.toml"):
        own = dict(gaps_of(written(folder, path.stem)))
        assert {at: gaps for at, gaps in own.items() if english.get(at) != gaps} == {}


def gaps_of(value: Any, at: str = "") -> Iterator[tuple[str, frozenset[str]]]:
    """Where words stand, and with which gaps; a sentence that counts is one."""
    if isinstance(value, dict) and not is_counted(value):
        for key, own in value.items():
            yield from gaps_of(own, f"{at}.{key}")
    elif isinstance(value, list):
        for number, own in enumerate(value):
            yield from gaps_of(own, f"{at}.{number}")
    else:
        yield at, frozenset(re.findall(r"{(\w*)}", " ".join(texts(value))))
