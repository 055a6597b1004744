"""Every fault is a sentence of a catalogue, with the gaps that code fills, in any language."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from geodata import settings
from geodata.datapackage import column_words, package
from geodata.export.layers import about
from geodata.export.package import readme
from geodata.load import load
from geodata.records import TABLES
from geodata.sentences import All, Sentence, say
from geodata.translations import Translation
from geodata.wording import FALLBACK, Counted, Words, engine, is_counted
from tests.geodata.planting import make_copy
from tests.pseudo import LANGUAGE, Rooms
from tests.serving import ROOT
from timeline.lecture.file import read
from timeline.selection import FACETS, Frame
from timeline.text import interface_words, words

ENGINE = engine(FALLBACK)["faults"]
LECTURE = interface_words(FALLBACK)["lecture_faults"]
OF_PYDANTIC = {f"settings.{kind}" for kind in settings.KINDS}
PLACES = [(ROOT / "geodata", ENGINE), (ROOT / "timeline" / "lecture", LECTURE)]


def asked(folder: Path) -> Iterator[tuple[str, set[str]]]:
    """Key and gaps of each `say("key", gap=...)` in the code of a folder."""
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "say":
                for key in ast.walk(node.args[0]):
                    if isinstance(key, ast.Constant) and not str(key.value).endswith("."):
                        yield str(key.value), {word.arg or "" for word in node.keywords}


def sentences(table: dict[str, Any], room: str = "") -> Iterator[tuple[str, set[str]]]:
    """Key and gaps of each sentence of a table."""
    for key, value in table.items():
        if isinstance(value, dict) and not is_counted(value):
            yield from sentences(value, f"{room}{key}.")
        else:
            counted = {value.get("by", "n")} if isinstance(value, dict) else set[str]()
            said = value["other"] if isinstance(value, dict) else value
            yield f"{room}{key}", counted | set(re.findall(r"{(\w+)}", said))


@pytest.mark.parametrize(("folder", "table"), PLACES, ids=["engine", "lecture"])
def test_every_fault_has_its_sentence_and_no_sentence_is_left(
    folder: Path, table: dict[str, Any]
) -> None:
    there, known = dict(sentences(table)), OF_PYDANTIC if folder.name == "geodata" else set()
    found = [(key, gaps) for key, gaps in asked(folder) if key not in known]
    assert [(key, gaps) for key, gaps in found if there.get(key) != gaps] == []
    unused = there.keys() - {key for key, _ in found} - known
    assert unused - {"ways.not_return", "ways.not_out"} == set()


def test_every_column_says_what_it_means_and_what_a_blank_one_does() -> None:
    known = {
        (room, column) for room, table in engine(FALLBACK)["columns"].items() for column in table
    }
    for model in (*TABLES.values(), Translation):
        for column, field in model.model_fields.items():
            said = column_words(model, column, FALLBACK)
            assert said["means"].endswith(".")
            assert ("blank" in said) is not field.is_required(), (model, column)
            known -= {(own.__name__, column) for own in model.__mro__}
    assert known == set()


def test_a_gap_is_filled_as_the_language_writes_it() -> None:
    table = Words(
        {
            "list": "{words}",
            "number": "{n}",
            "counted": Counted({"one": "{n} row", "other": "{n} rows"}, FALLBACK),
            "within": "{said}!",
        },
        FALLBACK,
    )
    assert say("list", words=("a", "b", "c")).in_words(table) == "a, b or c"
    assert say("list", words=All(["a", "b"])).in_words(table) == "a and b"
    assert say("number", n=12345).in_words(table) == "12,345"
    assert say("counted", n=1).in_words(table) == "1 row"
    assert say("counted", n=1234).in_words(table) == "1,234 rows"
    assert say("within", said=say("number", n=1)).in_words(table) == "1!"


@pytest.fixture(scope="module")
def rooms(tmp_path_factory: pytest.TempPathFactory) -> Rooms:
    return Rooms.make(tmp_path_factory.mktemp("rooms"))


@pytest.fixture
def spoken(rooms: Rooms, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patch:
        rooms.serve(patch)
        yield
    engine.cache_clear()
    interface_words.cache_clear()


FAULTS = [
    ("events", 20, "start", "soon"),
    ("events", 20, "importance", "4"),
    ("events", 20, "places", "nowhere"),
    ("events", 20, "short_title", "x" * 99),
    ("legs", 9, "seq", "77"),
    ("arrivals", 9, "male", "1"),
    ("places", 9, "lat", "0.05"),
    ("ways", 3, "views", "moon"),
    ("series", 9, "value", "about 5"),
    ("sources", 9, "read", "maybe"),
    ("eras", 3, "end", "1901"),
]


def test_every_fault_of_the_facts_is_told_in_the_language(tmp_path: Path, spoken: None) -> None:
    copy = make_copy(tmp_path)
    for table, row, column, value in FAULTS:
        copy.plant(table, row, **{column: value})
    (copy.folder / "claims.csv").write_text("claims\n", "utf-8")
    (copy.folder / "glossary.csv").unlink()
    subject = copy.folder / "subject.toml"
    subject.write_text(f"unknown = 1\n{subject.read_text('utf-8')}", "utf-8")
    problems = load(copy.folder).problems
    assert {*dict.fromkeys(table for table, *_ in FAULTS)} <= {p.file[:-4] for p in problems}
    for problem in problems:
        assert problem.in_words(LANGUAGE).startswith("⟦")
        assert in_plain_letters(problem.said, engine(LANGUAGE)["faults"]) == []


def in_plain_letters(sentence: Sentence, faults: Words) -> list[str]:
    """Words of a fault that have not passed through the catalogue, but for those of an editor."""
    return re.findall(r"[A-Za-z]{2,}", _emptied(sentence).in_words(faults))


def _emptied(sentence: Sentence) -> Sentence:
    return Sentence(sentence.key, tuple((name, _empty(gap)) for name, gap in sentence.gaps))


def _empty(gap: Any) -> Any:
    if isinstance(gap, Sentence):
        return _emptied(gap)
    return gap if isinstance(gap, int) else ""


def test_no_library_speaks_in_a_sentence_of_ours() -> None:
    """What one says of a fault is English, whatever the reader speaks."""
    quoted = [key for folder, _ in PLACES for key, gaps in asked(folder) if "fault" in gaps]
    assert quoted == ["sheets.first_row"]  # a sentence of ours in a sentence


BROKEN = [
    "",
    "title: [",
    "title: 'a",
    "\ttitle: a",
    "title: @a",
    'title: "a" b',
    'title: "\\q"',
    "title: a\n--- \ntitle: b",
    "title: |x",
    "title: a: b",
    "title: \u201ca\u201d: b",
    "title: &a b",
    "title: ok\nlanguage: english\nminutes: -1\nodd: 1\nscenes: 3",
    "crossings: 9\nscenes:\n- words: a\n  plays: perhaps\n  stage: {at: 9, view: moon, odd: 1}",
    "title: a\ntitle: b\nscenes:\n- heading: [1]\n- word",
]


@pytest.mark.parametrize("text", BROKEN)
def test_every_fault_of_a_lecture_is_told_in_the_language(text: str, spoken: None) -> None:
    frame = Frame(1945, 2026, frozenset(), ("world",), dict.fromkeys(FACETS, frozenset()))
    faults, catalogue = read(text, frame)[1], words(LANGUAGE)
    assert faults
    for fault in faults:
        assert fault.in_words(catalogue).startswith("⟦")
        assert in_plain_letters(fault.said, catalogue["lecture_faults"]) == []


def test_what_is_taken_away_is_told_in_the_language(rooms: Rooms, spoken: None) -> None:
    told = package(rooms.facts, LANGUAGE)
    said = [told["description"], *(source["title"] for source in told["sources"])]
    for table in told["resources"]:
        said += [table["title"], *(column["description"] for column in table["schema"]["fields"])]
    said += [about(LANGUAGE)["note"], readme(LANGUAGE)]
    assert [text for text in said if not text.startswith("⟦")] == []
