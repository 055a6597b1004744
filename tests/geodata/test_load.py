"""Whatever stands in the folder, load tells the faults in words and serves the rest."""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geodata import folder
from geodata import load as loading
from geodata.archive import Archive
from geodata.folder import state_of
from geodata.load import DATA, current, load
from geodata.records import PLACE_TABLES, TABLES, Flow, tables_named
from tests.geodata.planting import Copy, rows_in

COUNTS = {table: rows_in(table) for table in TABLES}
DATE = "write 1997, 1997-02 or 1997-02-12 (1997~ about, 1997? uncertain, 1994/2000 span)"
ID = "write small letters, digits, - and _, at most 80 of them"
COUNTRY = "write the three capital letters of the country, as in FRA (ISO 3166-1 alpha-3)"
NUMBER = "write a number in digits, with a point before decimals"
COUNT = "write a whole number in digits, 0 or more"
COUNT_OR_SPAN = "write a whole number, or two with a hyphen between them, as in 7500-10000"
ENDING = "write a year of four digits, 1000 to 2100, or ongoing"
UNSEEN = "take out what cannot be seen (line breaks, control and direction marks)"
LOOSE_SEMICOLON = "write them parted by semicolons, with none before, after or doubled"
LANGUAGE = "write the two small letters of the language, as in ko (ISO 639-1)"
POINTS = (
    "write degrees east and north in steps of half a degree, points parted by semicolons, as in "
    "129.5 42.5;126 43.5"
)
SHARES = "write shares of the length between 0 and 1, parted by semicolons, as in 0.4;0.8"
SIDES = "write right, left, above, below, above-right, above-left, below-right or below-left"
ADDRESS = "write an address that begins with https:// or http://, without spaces"
YEARS = "write years to 2100; what has no end is left blank or ongoing"
BACKWARDS = "the end lies before the start - write the earlier date first"
EXAMPLES = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def told(archive: Archive) -> list[str]:
    return [str(problem) for problem in archive.problems]


def test_the_facts_as_they_are(archive: Archive) -> None:
    assert dict(archive.counts) == COUNTS
    assert next(iter(archive.counts)) == "events"
    assert archive.problems == ()
    assert len(archive.places) == COUNTS["places"] + COUNTS["event_places"]


FAULTS: list[tuple[str, int, str, str, str]] = [
    ("events", 14, "start", "soon", DATE),
    ("events", 14, "start", "2015-02-29", f"there is no such day - {DATE}"),
    ("events", 14, "start", "2001/1999", BACKWARDS),
    ("events", 14, "start", "9999-12-31", YEARS),
    ("events", 14, "end", "9999", YEARS),
    ("events", 14, "start", "2106-04-07", YEARS),
    ("events", 14, "importance", "4", "write 1, 2 or 3"),
    ("events", 14, "people", "1e9", COUNT),
    ("events", 14, "people", "-1", COUNT),
    ("events", 14, "people", "12.5", COUNT),
    ("events", 14, "id", "A b", ID),
    ("events", 14, "title", "", "the cell is empty; write some text"),
    ("events", 14, "title", "a\u202eb", UNSEEN),
    ("events", 14, "title", "a\0b", UNSEEN),
    ("events", 14, "short_title", "x" * 35, "write at most 34 characters"),
    ("events", 14, "short_title_ko", "가" * 18, "write at most 17 characters"),
    ("events", 14, "label_rank", "9.5", COUNT),
    ("events", 14, "lifted", "perhaps", "write yes or no"),
    ("events", 11, "return_kind", "voluntary", "write forced, free, undecided or mixed"),
    ("corridors", 3, "line_label", "x" * 45, "write at most 44 characters"),
    ("corridors", 3, "short_name", "", "the cell is empty; write a few words, at most 34 letters"),
    ("corridors", 3, "emphasis", "4", "write 1, 2 or 3"),
    ("corridors", 3, "count", "about 468", COUNT_OR_SPAN),
    ("journeys", 3, "unit", "hours", "write days, weeks, months or years"),
    ("sources", 5, "rank", "blog", "write official, news, copy or reference"),
    ("events", 14, "places", "kor-seoul;kor-seoul", "write each once"),
    ("events", 14, "places", "kor-seoul;", LOOSE_SEMICOLON),
    ("places", 5, "lat", "north", "write degrees north from -90 to 90, as in 37.6"),
    ("places", 5, "lat", "125.8", "write degrees north from -90 to 90, as in 37.6"),
    ("places", 5, "lon", "nan", "write degrees east from -180 to 180, as in 127.0"),
    ("places", 5, "country", "KP", COUNTRY),
    ("places", 5, "precision", "street", "write city, province, border-section or country"),
    ("event_places", 5, "coordinate_rounding", "0,5", NUMBER),
    ("corridors", 3, "to_year", "today", ENDING),
    ("corridors", 3, "to_year", "2101", ENDING),
    ("corridors", 3, "from_year", "97", "write a year of four digits, 1000 to 2100"),
    ("corridors", 3, "usage", "common", "write main, secondary, rare or historical"),
    ("legs", 12, "mode", "balloon", "write foot, road, rail, river, sea, air or unknown"),
    ("legs", 12, "way", "A way", ID),
    ("ways", 5, "kind", "tunnel", "write land, sea, air, onward, return or area"),
    ("ways", 5, "scale", "12", "write thousands, hundreds, tens or few"),
    ("ways", 5, "points", "north", POINTS),
    ("ways", 5, "points", "129.5,42", POINTS),
    ("ways", 5, "points", "129.5 42;", POINTS),
    ("ways", 5, "points", "129.4 42;129 43", POINTS),
    ("ways", 5, "points", "190 42;129 43", f'"190 42" is no point of the earth; {POINTS}'),
    ("ways", 5, "points", "129 43;129 43", "write no point twice in a row"),
    ("ways", 5, "heads", "1.5", SHARES),
    ("ways", 5, "heads", "0.5;0.5", "write each once"),
    ("ways", 5, "emphasis", "9", "write a whole number from 1 to 8"),
    ("ways", 5, "label_side", "north", SIDES),
    ("ways", 5, "views", "moon", "write region, korea, mekong and world, parted by semicolons"),
    ("places", 5, "label_rank", "5", "write 1, 2, 3 or 4"),
    ("arrivals", 9, "mark", "x", "write yes or no"),
    ("flows", 9, "value", "1,000", NUMBER),
    ("flows", 9, "from_country", "china", COUNTRY),
    ("series", 700, "value", "about 5", NUMBER),
    ("series", 700, "as_of", "yesterday", DATE),
    ("arrivals", 9, "male", "many", COUNT),
    ("eras", 4, "end", "now", f"{DATE}, or ongoing"),
    ("claims", 6, "verdict", "true", "write supported, partly, contested or not supported"),
    ("sources", 300, "read", "true", "write yes or no"),
    ("sources", 300, "language", "eng", LANGUAGE),
    ("sources", 300, "url", "javascript:alert(1)", ADDRESS),
    ("sources", 300, "url", "https://a b", ADDRESS),
]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_tells_where_it_is_and_what_would_be_right(
    copy: Copy, fault: tuple[str, int, str, str, str]
) -> None:
    table, row, column, value, message = fault
    archive = copy.plant(table, row, **{column: value}).load()
    mine = [problem for problem in archive.problems if problem.file == f"{table}.csv"]
    shown = value.replace("\u202e", "\\u202e").replace("\0", "\\x00")
    found = [(own.row, own.column, own.value, own.message) for own in mine]
    assert found == [(row, column, shown, message)]
    assert archive.counts[table] == COUNTS[table] - 1


@pytest.mark.parametrize("table", TABLES)
def test_a_faulty_row_is_told_once_and_not_by_the_rows_that_name_it(copy: Copy, table: str) -> None:
    column = {"sources": "read", "ways": "views"}.get(table, "sources")
    problem = copy.plant(table, 3, **{column: "?"}).only_problem()
    assert (problem.file, problem.row, problem.column, problem.value) == (
        f"{table}.csv", 3, column, "?",
    )  # fmt: skip


@pytest.mark.parametrize("start", ["1883", "0216", "2099-04-07"])
def test_an_event_that_no_year_shown_meets_is_told_and_left_out(copy: Copy, start: str) -> None:
    key = copy.rows("events")[12]["id"]
    archive = copy.plant("events", 14, start=start, end="").load()
    assert key not in archive.events
    (problem,) = [own for own in archive.problems if own.file == "events.csv"]
    assert (problem.row, problem.column, problem.value) == (14, "start", start)
    assert problem.message.startswith(f"the years shown are {archive.subject.first_year} to ")


def test_an_event_from_before_the_first_year_that_lasts_into_it_is_shown(copy: Copy) -> None:
    key = copy.rows("events")[12]["id"]
    assert key in copy.plant("events", 14, start="1940", end="1950").load().events


def test_a_faulty_row_says_which_rows_wait_for_it(copy: Copy) -> None:
    row = copy.row_of("places", "prk-pyongyang")
    whole = copy.load()
    archive = copy.plant("places", row, lat="39,0").load()
    (problem,) = archive.problems
    named = [
        str(number)
        for number, event in enumerate(copy.rows("events"), 2)
        if event["id"] in whole.events.keys() - archive.events.keys()
    ]
    assert len(named) > 1
    assert str(problem).startswith(f'places.csv, row {row}, lat: "39,0" - ')
    (numbers,) = re.findall(r"events\.csv, rows ([\d, and]+)", str(problem))
    assert re.findall(r"\d+", numbers) == named


def test_a_message_in_the_manner_of_the_house(copy: Copy) -> None:
    problem = copy.plant("events", 14, start="soon").only_problem()
    assert str(problem).startswith(
        'events.csv, row 14, start: "soon" - write 1997, 1997-02 or 1997-02-12'
    )


def test_all_faults_of_a_row_are_told(copy: Copy) -> None:
    copy.plant("events", 14, start="soon", title="", importance="9", places="Seoul", people="x")
    columns = [problem.column for problem in copy.load().problems]
    assert columns == ["importance", "people", "places", "start", "title"]


def test_one_bad_id_of_a_list_is_shown_alone(copy: Copy) -> None:
    copy.plant("events", 14, places="kor-seoul; Bad One")
    assert copy.only_problem().value == "Bad One"


def test_a_value_is_cut_for_showing(copy: Copy) -> None:
    problem = copy.plant("events", 14, start="x" * 5000).only_problem()
    assert problem.value == "x" * 79 + "…"


def test_a_text_that_is_too_long(copy: Copy) -> None:
    copy.plant("events", 14, note="x" * 4001)
    assert copy.only_problem().message == "write at most 4,000 characters"


def test_an_empty_cell_gives_the_default_where_it_may_be_empty(copy: Copy) -> None:
    key = copy.rows("events")[12]["id"]
    event = copy.plant("events", 14, end="", corridors="", people="", note="").load().events[key]
    assert (event.end, event.corridors, event.people, event.note) == (None, (), None, None)


def test_blanks_around_a_cell_do_no_harm(copy: Copy) -> None:
    key = copy.rows("events")[12]["id"]
    archive = copy.plant("events", 14, start=" 1997-02 ", people="  ").load()
    assert archive.problems == ()
    assert str(archive.events[key].start) == "1997-02"


# Files


@pytest.mark.parametrize("table", TABLES)
def test_a_missing_file_is_one_problem(copy: Copy, table: str) -> None:
    copy.path(table).unlink()
    problem = copy.only_problem()
    assert str(problem) == f"{table}.csv: the file is missing; put it back"


def test_a_missing_folder(tmp_path: Path) -> None:
    archive = load(tmp_path / "nowhere")
    assert len(archive.problems) == len(TABLES) + 3  # and subject.toml, charts.toml, words/en.toml
    assert set(archive.counts.values()) == {0}


def test_a_folder_in_place_of_a_file(copy: Copy) -> None:
    copy.path("claims").unlink()
    copy.path("claims").mkdir()
    assert copy.only_problem().message == "the file is missing; put it back"


BAD_FILES: list[tuple[Callable[[bytes], bytes], str]] = [
    (lambda _: b"", "the file is empty; its first row is id,claim,verdict,finding,figures,sources"),
    (lambda _: b"\xef\xbb\xbf\n \n", "the file is empty"),
    (lambda content: content.decode().encode("utf-16"), "save the table as CSV text in UTF-8"),
    (lambda content: content[:9] + b"\0" + content[9:], "this is no text"),
    (lambda content: content.partition(b"\n")[2], "the first row names no column"),
    (lambda content: bytes(range(1, 256)) + content, "the first row names no column"),
    (lambda content: b'"' + content, "close the quotation mark"),
]


@pytest.mark.parametrize(("change", "message"), BAD_FILES)
def test_a_file_that_is_no_table(
    copy: Copy, change: Callable[[bytes], bytes], message: str
) -> None:
    problem = copy.edit("claims", change).only_problem()
    assert (problem.file, problem.row) == ("claims.csv", 0)
    assert message in problem.message


GOOD_FILES: list[Callable[[bytes], bytes]] = [
    lambda content: b"\xef\xbb\xbf" + content,
    lambda content: content.replace(b"\n", b"\r\n"),
    lambda content: content.replace(b"\n", b"\r"),
    lambda content: content + b"\n\n,,,,,\n",
    lambda content: content.rstrip(b"\n"),
]


@pytest.mark.parametrize("change", GOOD_FILES)
def test_a_table_as_other_programs_write_it(copy: Copy, change: Callable[[bytes], bytes]) -> None:
    archive = copy.edit("claims", change).load()
    assert told(archive) == []
    assert archive.counts["claims"] == COUNTS["claims"]


def test_letters_that_are_not_utf8_cost_their_row(copy: Copy) -> None:
    copy.plant("events", 14, title="Café").edit("events", lambda b: b.replace(b"\xc3\xa9", b"\xe9"))
    problem = copy.only_problem()
    assert (problem.row, problem.column) == (14, "title")
    assert problem.message == "a character was lost - save the file as UTF-8 and write it again"


def test_an_open_quotation_mark_costs_its_row(copy: Copy) -> None:
    def spoil(content: bytes) -> bytes:
        lines = content.split(b"\n")
        lines[13] = b'"' + lines[13]
        return b"\n".join(lines)

    archive = copy.edit("events", spoil).load()
    assert told(archive) == [
        'events.csv, row 14: close the quotation mark, and write a " inside a cell as ""'
    ]
    assert archive.counts["events"] == COUNTS["events"] - 1


def test_a_cell_beyond_all_bounds_costs_its_row(copy: Copy) -> None:
    archive = copy.plant("events", 14, note="x, " * 100_000).load()
    assert [(p.row, "far too long" in p.message) for p in archive.problems] == [(14, True)]
    assert archive.counts["events"] == COUNTS["events"] - 1


def test_a_line_break_in_a_cell_counts_as_one_row(copy: Copy) -> None:
    copy.plant("events", 14, note="one\ntwo").plant("events", 20, start="soon")
    archive = copy.load()
    assert [(p.row, p.column) for p in archive.problems] == [(14, "note"), (20, "start")]


def test_blank_lines_are_passed_over_and_counted(copy: Copy) -> None:
    copy.plant("claims", 3, verdict="true").edit("claims", lambda b: b.replace(b"\n", b"\n\n", 1))
    assert copy.only_problem().row == 4


@pytest.mark.parametrize("change", [lambda line: line + b",more", lambda line: line[:7]])
def test_cells_too_many_or_too_few_cost_their_row(
    copy: Copy, change: Callable[[bytes], bytes]
) -> None:
    def spoil(content: bytes) -> bytes:
        lines = content.split(b"\n")
        lines[13] = change(lines[13])
        return b"\n".join(lines)

    archive = copy.edit("flows", spoil).load()
    assert [(p.file, p.row) for p in archive.problems] == [("flows.csv", 14)]
    assert f"write {len(Flow.model_fields)}, one for every column" in archive.problems[0].message
    assert archive.counts["flows"] == COUNTS["flows"] - 1


def rename(old: str, new: str) -> Callable[[bytes], bytes]:
    def change(content: bytes) -> bytes:
        header, rest = content.split(b"\n", 1)
        names = [new if name == old else name for name in header.decode().split(",")]
        return ",".join(names).encode() + b"\n" + rest

    return change


def test_a_missing_column_is_told_once(copy: Copy) -> None:
    archive = copy.edit("claims", rename("finding", "findings")).load()
    missing, unknown = told(archive)
    assert missing == (
        'claims.csv, row 1, finding: "" - the column is missing; add it to the first row'
    )
    assert unknown == (
        'claims.csv, row 1, findings: "findings" - there is no such column; '
        "write id, claim, verdict, finding, figures or sources"
    )
    assert archive.counts["claims"] == 0


def test_a_missing_column_that_may_be_blank_costs_no_row(copy: Copy) -> None:
    archive = copy.edit("events", rename("people", "persons")).load()
    assert [problem.column for problem in archive.problems] == ["people", "persons"]
    assert archive.counts["events"] == COUNTS["events"]


def test_a_doubled_column(copy: Copy) -> None:
    archive = copy.edit("events", rename("note", "title")).load()
    assert ("title", "the column stands 2 times; keep one") in [
        (problem.column, problem.message) for problem in archive.problems
    ]
    assert archive.events["1945-08-division"].title == "Korea is divided at the 38th parallel"


def test_columns_may_stand_in_any_order(copy: Copy) -> None:
    rows = [dict(reversed(row.items())) for row in copy.rows("events")]
    assert copy.write("events", rows).load().counts["events"] == COUNTS["events"]


# Rows that repeat or name others


@pytest.mark.parametrize(
    ("table", "columns", "column"),
    [
        ("events", "id", "id"),
        ("legs", "corridor_id and seq", "seq"),
        ("arrivals", "period", "period"),
    ],
)
def test_of_two_rows_with_one_key_the_first_stays(
    copy: Copy, table: str, columns: str, column: str
) -> None:
    row = copy.add(table, like=5)
    problem = copy.only_problem()
    assert (problem.file, problem.row, problem.column) == (f"{table}.csv", row, column)
    assert problem.message == f"row 5 has this {columns} already; give each row its own"


def test_an_event_keeps_its_known_places(copy: Copy) -> None:
    key = copy.rows("events")[12]["id"]
    archive = copy.plant("events", 14, places="kor-seoul;atlantis").load()
    (problem,) = archive.problems
    assert (problem.row, problem.column, problem.value) == (14, "places", "atlantis")
    assert problem.message == "no row has this id; write an id of places.csv or event_places.csv"
    assert archive.events[key].places == ("kor-seoul",)


LEFT_OUT = [
    ("events", "places", "atlantis"),
    ("legs", "from_place", "atlantis"),
    ("legs", "corridor_id", "air-bridge"),
    ("eras", "start_event", "never"),
]


@pytest.mark.parametrize(("table", "column", "value"), LEFT_OUT)
def test_a_row_that_cannot_be_drawn_is_left_out(
    copy: Copy, table: str, column: str, value: str
) -> None:
    archive = copy.plant(table, 5, **{column: value}).load()
    assert (f"{table}.csv", 5, column, value) in [
        (p.file, p.row, p.column, p.value) for p in archive.problems
    ]
    assert archive.counts[table] == COUNTS[table] - 1


KEPT = [
    ("flows", "corridor_id", "air-bridge"),
    ("events", "corridors", "air-bridge"),
    ("events", "sources", "hearsay"),
    ("eras", "end_event", "never"),
    ("corridors", "scale_fact", "laos-thailand-99"),
]


@pytest.mark.parametrize(("table", "column", "value"), KEPT)
def test_any_other_row_with_an_unknown_id_stays(
    copy: Copy, table: str, column: str, value: str
) -> None:
    archive = copy.plant(table, 5, **{column: value}).load()
    assert [(p.row, p.column, p.value) for p in archive.problems] == [(5, column, value)]
    assert archive.counts[table] == COUNTS[table]


def test_without_sources_the_facts_are_shown_unverified(copy: Copy) -> None:
    copy.path("sources").unlink()
    archive = copy.load()
    assert archive.counts["events"] == COUNTS["events"]
    assert not any(archive.is_verified(event) for event in archive.events.values())


def names_only_what_is_there(archive: Archive) -> bool:
    tables: dict[str, Mapping[str, Any]] = dict.fromkeys(PLACE_TABLES, archive.places)
    for name in {*TABLES} - {*PLACE_TABLES}:
        for record in getattr(archive, name).values():
            for column in type(record).model_fields:
                targets = tables_named(type(record), column)
                known = [tables.get(target) or getattr(archive, target) for target in targets]
                value = getattr(record, column)
                ids = value if isinstance(value, tuple) else (value,) if value else ()
                if targets and not all(any(one in table for table in known) for one in ids):
                    return False
    return True


@pytest.mark.parametrize(
    "table", ["sources", "places", "event_places", "corridors", "events", "flows", "ways"]
)
def test_what_is_served_names_only_what_is_served(copy: Copy, table: str) -> None:
    rows = copy.rows(table)
    assert names_only_what_is_there(copy.write(table, rows[::3]).load())


# Laws

ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=60)
COLUMNS = [(table, column) for table, model in TABLES.items() for column in model.model_fields]


@contextmanager
def kept(copy: Copy, table: str) -> Iterator[None]:
    """The file of a table as it is, whatever is written into it meanwhile."""
    content = copy.path(table).read_bytes()
    try:
        yield
    finally:
        copy.path(table).write_bytes(content)


@EXAMPLES
@given(where=st.sampled_from(COLUMNS), row=st.integers(2, 8), text=ANY_TEXT)
def test_no_text_in_any_cell_makes_load_raise(
    small_copy: Copy, small_counts: Mapping[str, int], where: tuple[str, str], row: int, text: str
) -> None:
    table, column = where
    with kept(small_copy, table):
        archive = small_copy.plant(table, row, **{column: text}).load()
    assert all(str(problem).isprintable() for problem in archive.problems)
    assert names_only_what_is_there(archive)
    lost = small_counts[table] - archive.counts[table]
    assert lost <= 1 or table in {"sources", "corridors", "places"}


ANY_FILE = st.one_of(
    st.binary(max_size=300),
    st.text('id,"\n\r\0;é', max_size=80).map(str.encode),
)


@EXAMPLES
@given(table=st.sampled_from([*TABLES]), content=ANY_FILE, after_header=st.booleans())
def test_no_bytes_in_any_file_make_load_raise(
    small_copy: Copy, table: str, content: bytes, *, after_header: bool
) -> None:
    header = small_copy.path(table).read_bytes().split(b"\n")[0] + b"\n"
    with kept(small_copy, table):
        small_copy.path(table).write_bytes(header * after_header + content)
        archive = small_copy.load()
    assert all(str(problem).isprintable() for problem in archive.problems)
    assert archive.counts[table] == 0
    assert names_only_what_is_there(archive)


# The reader for the app


def test_what_cannot_be_read_is_told_and_keeps_nothing_from_being_served(
    copy: Copy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also a file that goes while its folder is looked through, or whose name is no text."""

    def refused(self: Path) -> bytes:
        if self.name == "events.csv":
            raise PermissionError(13, "Permission denied", str(self))
        return Path.open(self, "rb").read()

    (copy.folder / os.fsdecode(b"caf\xe9.csv")).write_text("a", "utf-8")
    monkeypatch.setattr(Path, "read_bytes", refused)
    assert copy.load().corridors


def test_facts_that_change_while_they_are_read_are_called_neither_as_before_nor_as_after(
    copy: Copy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files are named by the state of the facts: what is made of half of them has no such name."""
    read, before = loading.read_facts, state_of(copy.folder)

    def meanwhile(*asked: Any) -> Any:
        copy.edit("events", lambda text: text + b"\n")
        return read(*asked)

    monkeypatch.setattr(loading, "read_facts", meanwhile)
    assert copy.load().state not in {before, state_of(copy.folder)}


def test_the_current_archive_is_read_once(copy: Copy) -> None:
    assert current(copy.folder) is current(copy.folder)


def test_an_added_line_shows_at_the_next_call(copy: Copy) -> None:
    before = current(copy.folder)
    copy.add("events", like=5, id="2026-02-added")
    after = current(copy.folder)
    assert "2026-02-added" not in before.events
    assert "2026-02-added" in after.events


def test_a_run_that_asks_often_looks_at_the_files_once(
    copy: Copy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each look gives Python's lock away, as often as there are files."""
    looks: list[Path] = []
    monkeypatch.setattr(folder, "SEEN_SECONDS", 3600)
    monkeypatch.setattr(loading, "_stamp", lambda of: (looks.append(of), (None,))[1])
    assert len({current(copy.folder) for _ in range(3)}) == 1
    assert looks == [copy.folder]
    monkeypatch.setattr(folder, "SEEN_SECONDS", 0)
    current(copy.folder)
    assert looks == [copy.folder] * 2


def test_a_file_taken_away_and_put_back(copy: Copy) -> None:
    copy.path("claims").unlink()
    assert len(current(copy.folder).problems) == 1
    copy.restore("claims")
    assert current(copy.folder).problems == ()


@pytest.mark.parametrize("name", ["lectures/leader.yaml", "editions.csv", "words/en.toml"])
def test_what_pages_are_made_of_is_seen_to_have_changed(copy: Copy, name: str) -> None:
    path = copy.folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes((DATA / name).read_bytes())
    before = current(copy.folder)
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")
    after = current(copy.folder)
    assert before is not after
    assert before.identity != after.identity


def test_many_threads_read_once(copy: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    loads: list[Path] = []
    real = loading.load

    def counted(folder: Path, language: str) -> Archive:
        loads.append(folder)
        return real(folder, language=language)

    monkeypatch.setattr(loading, "load", counted)
    at_once = Barrier(8)

    def ask(_: int) -> Archive:
        at_once.wait()
        return current(copy.folder)

    with ThreadPoolExecutor(8) as threads:
        archives = list(threads.map(ask, range(8)))
    assert len({id(archive) for archive in archives}) == 1
    assert loads == [copy.folder]
