"""A folder of our tables as a zip: one that was saved here, or the data package of the facts."""

import io
import re
import zipfile
from collections.abc import Mapping

from geodata.archive import Archive
from geodata.folder import Kept
from geodata.load import LECTURES
from geodata.own.archives import archive_of
from geodata.own.choices import LANGUAGES
from geodata.own.formats import MARK
from geodata.own.grid import Refused
from geodata.own.limits import MOST_BYTES, MOST_DRAWN
from geodata.own.making import header_of
from geodata.own.subjects import CHARTS, OwnSubject, words_of_chart
from geodata.own.workbooks import looked_into
from geodata.records import BROUGHT, PLACE_TABLES, key_of
from geodata.records import TABLES as SERVED
from geodata.sentences import say
from geodata.sheets import read_sheet
from geodata.subject import FILE as SUBJECT
from geodata.tables import read_table

MOST_TEXT = 3 * MOST_BYTES  # of all tables: those of MOST_DRAWN well described events
VIEW = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}")
TABLES = tuple(f"{name}.csv" for name in BROUGHT)
MOST_LINES = len(TABLES) * MOST_DRAWN  # places, sources and legs may be as many as events
BROUGHT_HERE = "brought = true"  # in the settings of a folder that was saved here
WORDS = ("words/en.toml", "words/ko.toml")  # without any, views and charts have no names
SETTINGS = (SUBJECT, "charts.toml", *WORDS)
FOLDERS = re.compile(r"translations/[a-z]{2}/[a-z_]{1,40}\.csv|lectures/[\w-]{1,80}\.yaml")
MOST_OF_LECTURES = 500_000  # letters of all; reading so much as YAML takes half a second


def of_folder(content: bytes, title: str) -> dict[str, str]:
    """The texts by file name; what is missing is empty, or made of the tables.

    Raises:
        Refused: where the zip is broken or holds more than is read and drawn.
    """
    looked_into(content)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        names = packed.namelist()
        root = next(name for name in names if name.rpartition("/")[2] == MARK).removesuffix(MARK)
        inner = [name.removeprefix(root) for name in names if name.startswith(root)]
        beside = sorted(name for name in inner if FOLDERS.fullmatch(name))
        known = [name for name in (*TABLES, *SETTINGS) if name in inner]
        found = {name: _text(packed, f"{root}{name}") for name in (*known, *beside)}
    _bounded(found)
    empty = {f"{name}.csv": header_of(name) for name in BROUGHT}
    tables = {**empty, "charts.toml": "", **found}
    if SUBJECT in tables and any(found.get(name, "").strip() for name in WORDS):
        return _charted(tables) if BROUGHT_HERE in tables[SUBJECT] else tables
    return {**tables, **_subject_of(title, tables).files()}


def _charted(tables: Mapping[str, str]) -> dict[str, str]:
    """With the chart of its events, where it was saved before there was one."""
    if tables["charts.toml"].strip():
        return {**tables}
    files = {f"words/{language}.toml": language for language in LANGUAGES}
    words = {
        name: "\n".join([tables.get(name, ""), *words_of_chart(language), ""])
        for name, language in files.items()
    }
    return {**tables, "charts.toml": CHARTS, **words}


def _bounded(tables: Mapping[str, str]) -> None:
    """No more lines and text than the events that are drawn of any other file become."""
    lines = sum(text.count("\n") for text in tables.values())
    if lines > MOST_LINES:
        raise Refused(say("own.many_rows", n=lines, most=MOST_LINES))
    if sum(map(len, tables.values())) > MOST_TEXT:
        raise Refused(say("own.unpacks", most=MOST_TEXT // 1_000_000))
    lectures = [text for name, text in tables.items() if name.startswith(LECTURES)]
    if sum(map(len, lectures)) > MOST_OF_LECTURES:
        raise Refused(say("own.large_lectures", most=MOST_OF_LECTURES // 1_000))


def rows_of(table: str) -> int:
    """Below its header; a line that ends within quotation marks ends no row."""
    outside = table.split('"')[::2]
    return sum(part.count("\n") for part in outside) - 1


def left_out(tables: Mapping[str, str], facts: Archive) -> set[tuple[str, int]]:
    """Rows at fault that an archive of the tables lacks, by file and number."""
    found: set[tuple[str, int]] = set()
    told = {(own.file, own.row) for own in facts.problems}
    for name, model in (BROUGHT if facts.subject.brought else SERVED).items():
        file = f"{name}.csv"
        at = {number for own, number in told if own == file}
        if not at:
            continue
        table = read_table(read_sheet(Kept(tables) / file, [*model.model_fields]), model)
        served = facts.places if name in PLACE_TABLES else getattr(facts, name)
        drawn = {number for number, own in table.rows if key_of(own) in served}
        found |= {(file, n) for n in at - drawn if n > 1 or not table.readable}
    return found


def _text(packed: zipfile.ZipFile, name: str) -> str:
    content = packed.read(name)
    if len(content) > MOST_BYTES:
        raise Refused(say("own.large_file", most=MOST_BYTES // 1_000_000))
    return content.decode("utf-8-sig", errors="replace")


# What any tables can be read by, before it is known what is in them.
WIDE = {SUBJECT: "brought = true\nfirst_year = -9999\nlast_year = 2100", "words/en.toml": ""}


def _subject_of(title: str, tables: Mapping[str, str]) -> OwnSubject:
    """Read off the tables: their years, their lanes, and where their places lie."""
    facts = archive_of({**tables, **WIDE})
    whens = [event.when for event in facts.events.values()]
    days = [day for when in whens for day in (when.first, when.last) if day]
    years = [day.year for day in days] + [
        own.in_use[0] for own in facts.corridors.values() if own.in_use
    ]
    points = [(place.lon, place.lat) for place in facts.places.values()]
    rows = read_sheet(Kept(tables) / "ways.csv", ["views"]).rows
    named = dict.fromkeys(view for row in rows for view in row.cells.get("views", "").split(";"))
    lanes = dict.fromkeys((event.category.value for event in facts.events.values()), "")
    views = [view for view in named if VIEW.fullmatch(view)]
    span = (min(years), max(years)) if years else None
    return OwnSubject(title, "en", span, lanes or {"report": ""}, points, views)
