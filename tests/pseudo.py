"""A language that nobody speaks: English with an accent on every letter, and longer.

Its code is that of Finnish, so that dates, numbers, lists and names of countries, which come from
Babel, are told from English ones too. What stands on a page in plain letters has not passed
through a catalogue: it is from the facts, it is Babel's, or it is a fault.
"""

import csv
import json
import re
import shutil
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Self, cast

import pytest
from babel import Locale
from ruamel.yaml import YAML

from geodata import wording
from geodata.folder import DATA
from timeline import text as interface

LANGUAGE = "fi"
PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
ACCENTED = "ȧƀƈđēƒĝĥĩĵķļɱńȯƥɋŕşţũṽŵẋẏƶȦƁƇĐĒƑĜĤĨĴĶĻṀŃȮƤɊŔŞŢŨṼŴẊẎƵ"  # none that Finnish has
ACCENTS = str.maketrans(PLAIN, ACCENTED)
KEPT = re.compile(r"\{\w*\}|\]\([^)]*\)")  # gaps, and where Markdown links to
NO_WORDS = {"by", "locale", "takes_the"}
FILE = r"\b[\w.-]+\.(?:csv|geojson|gpkg|kml|zip|json)\b"
ADDRESS = re.compile(rf"(?:https?://|mailto:|www\.)\S+|[\w.-]+@[\w.-]+|{FILE}")
# The syntax of BibTeX, RIS and CSL-JSON, not their words: names of fields, kinds and keys; and what
# a library writes in MLA and Harvard, whose words and months are those of the style.
SYNTAX = re.compile(
    r"@misc\{[\w-]+,|^ *(?:\w+ = (?=\{)|month = [a-z]{3},)"
    r"|^ID  - [\w-]+$|^[A-Z][A-Z\d]  -(?: (?:ELEC|DATA|GEN)$)?"
    r"|Available at: |\(Accessed: \d+ \w+ \d{4}\)|“[^”]+\.” Version [\d.]+|, Version [\d.]+"
    r"|\b\d+ [A-Z][a-z]{2,3}\. \d{4}(?=, )"
    r'|^\W*"id": "[\w-]+"|^\W*"[\w-]+":(?: "(?:webpage|dataset|document)")?',
    re.MULTILINE,
)
WORD = re.compile(r"[A-Za-z]{2,}")
SAID = re.compile(rf"[{ACCENTED}·⟦⟧]+")
PART_OF_A_TEXT = 12  # letters; what is shorter must be a whole text of the facts


def accented(words: str) -> str:
    """As long again by a third, between brackets; gaps and Markdown stay as they are."""
    parts, end = [], 0
    for kept in KEPT.finditer(words):
        parts += [words[end : kept.start()].translate(ACCENTS), kept.group()]
        end = kept.end()
    parts.append(words[end:].translate(ACCENTS))
    return f"⟦{''.join(parts)}{'·' * (len(words) // 3)}⟧"


def accented_all(table: Any) -> Any:
    if isinstance(table, str):
        return accented(table)
    if isinstance(table, list):
        return [accented_all(entry) for entry in cast("list[Any]", table)]
    own = cast("Mapping[str, Any]", table)
    return {key: value if key in NO_WORDS else accented_all(value) for key, value in own.items()}


def as_toml(table: Mapping[str, Any], room: tuple[str, ...] = ()) -> Iterator[str]:
    """A catalogue as a file has it."""
    if room:
        yield f"[{'.'.join(_quoted(part) for part in room)}]"
    rooms = {key: value for key, value in table.items() if isinstance(value, dict)}
    for key, value in table.items():
        if key not in rooms:
            yield f"{_quoted(key)} = {_quoted(value)}"
    for key, value in rooms.items():
        yield from as_toml(cast("Mapping[str, Any]", value), (*room, key))


def _quoted(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def write(source: Path, folder: Path) -> None:
    """The catalogue of a folder, in English and in the language that nobody speaks."""
    folder.mkdir(parents=True, exist_ok=True)
    english = (source / "en.toml").read_text("utf-8")
    (folder / "en.toml").write_text(english, "utf-8")
    lines = as_toml(accented_all(tomllib.loads(english)))
    (folder / f"{LANGUAGE}.toml").write_text("\n".join(lines) + "\n", "utf-8")


@dataclass(frozen=True)
class Rooms:
    """The three catalogues in a folder of their own, with the facts, which have both languages."""

    folder: Path

    @classmethod
    def make(cls, folder: Path) -> Self:
        shutil.copytree(DATA, folder / "facts")
        subject = folder / "facts" / "subject.toml"
        both = f'languages = ["en", "{LANGUAGE}"]'
        subject.write_text(
            re.sub(r"^languages = .*$", both, subject.read_text("utf-8"), flags=re.MULTILINE),
            "utf-8",
        )
        write(DATA / "words", folder / "facts" / "words")
        write(wording.HERE, folder / "engine")
        write(interface.HERE, folder / "interface")
        return cls(folder)

    @property
    def facts(self) -> Path:
        return self.folder / "facts"

    def serve(self, patch: pytest.MonkeyPatch) -> None:
        """In this process: the program speaks it where it is asked to."""
        patch.setenv("FACTS", str(self.facts))
        patch.setattr(wording, "HERE", self.folder / "engine")
        patch.setattr(interface, "HERE", self.folder / "interface")
        patch.setattr(interface, "_latest", {})
        for kept in (wording.engine, interface.interface_words):
            kept.cache_clear()


@cache
def babel_words() -> frozenset[str]:
    """What Babel says in that language: months, countries, languages, lists."""
    own = Locale.parse(LANGUAGE)
    days = [own.months[form][width] for form in own.months for width in own.months[form]]
    said: list[str] = [name for names in days for name in names.values()]
    said += [*own.territories.values(), *own.languages.values()]
    said += [pattern for style in own.list_patterns.values() for pattern in style.values()]
    return frozenset(word.lower() for text in said for word in re.findall(r"\w+", text))


class Facts:
    """The texts of a folder, which are shown as they are in whatever language is spoken."""

    def __init__(self, folder: Path) -> None:
        whole = [*_texts(folder)]
        bare = [ADDRESS.sub(" ", text) for text in whole if ADDRESS.search(text)]
        texts = [" ".join(text.split()) for text in whole + bare]
        self._by_word: dict[str, set[str]] = {}
        for text in texts:
            if words := WORD.findall(text):
                self._by_word.setdefault(words[0], set()).add(text)
        self._all = _closed_up("\n".join(texts))

    def without(self, shown: str) -> str:
        """What is left of a text when those of the facts are taken out of it."""
        left = " ".join(shown.split())
        part = left.strip(" .,;:()[]…“”")
        if len(part) >= PART_OF_A_TEXT and _closed_up(part) in self._all:
            return ""
        known = {text for word in set(WORD.findall(left)) for text in self._by_word.get(word, ())}
        for text in sorted(known, key=len, reverse=True):
            if text in left:  # sooner seen than a pattern of it is made
                left = re.sub(rf"(?<!\w){re.escape(text)}(?!\w)", " ", left)
        return left


def _closed_up(text: str) -> str:
    """Without what Markdown and the ends of lines make of it."""
    return re.sub(r"[\s*_\\]", "", text)


def _texts(folder: Path) -> Iterator[str]:
    """Cells that are no members of a vocabulary, lectures, and the documents of the folder."""
    for path in folder.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                known = [text for column, text in row.items() if _is_text(column, text)]
                yield from known
                yield from (text.partition(" (")[0] for text in known if " (" in text)
                yield from (f"{text[:1].upper()}{text[1:]}" for text in known)  # as a heading
                for column in ("unit", "count_unit"):  # the first word may be translated
                    yield row.get(column, "").partition(" ")[2]
                yield from re.split(r"\s*[,/]\s*", row.get("publisher", ""))  # its makers
                if path.stem in {"eras", "ways"}:  # their words stand in lines
                    yield from (word for text in known for word in text.split())
                if path.stem == "editions":  # what a cell held, of which column
                    yield from (row["before"], row["column"].replace("_", " "))
    for path in folder.glob("lectures/*.yaml"):
        yield from strings(YAML(typ="safe").load(path))
    changes = [
        line.strip("#- ") for line in (folder / "CHANGES.md").read_text("utf-8").splitlines()
    ]
    for parted in (r"`", r"[`*가-힣]+"):  # as a whole, and where runs of Korean are told apart
        yield from (part for line in changes for part in re.split(parted, line))
    subject = tomllib.loads((folder / "subject.toml").read_text("utf-8"))
    yield from [subject["authors"], *subject["title"].split(", ")]


def _is_text(column: str, text: str) -> bool:
    written = {"unit", "category", "label", "term", "period_text"}
    return column in written or not re.fullmatch(r"[a-z-]*", text)


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (text for inner in value.values() for text in strings(inner))
    elif isinstance(value, list):
        yield from (text for inner in value for text in strings(inner))


def strangers(shown: Iterable[str], facts: Facts) -> set[str]:
    """The texts that hold a word which no catalogue, no fact and not Babel has said."""
    return {one for one in set(shown) if _strange_words(one, facts)}


@cache  # a text stands on many pages
def _strange_words(shown: str, facts: Facts) -> tuple[str, ...]:
    plain = SAID.split(ADDRESS.sub(" ", SYNTAX.sub(" ", shown)))
    left = " ".join(facts.without(part) for part in plain if WORD.search(part))
    return tuple(word for word in re.findall(r"[^\W\d_]+", left) if _is_strange(word))


def _is_strange(word: str) -> bool:
    return bool(WORD.fullmatch(word)) and word.lower() not in babel_words()
