"""The one door to the facts: a folder of tables becomes an Archive.

Nothing in the folder makes it raise: what is wrong is in `Archive.problems`, in words, and all
that is right is served.
"""

import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from types import MappingProxyType
from typing import Any

from geodata.archive import Archive, by_id
from geodata.charts import FILE as CHARTS
from geodata.charts import Charts
from geodata.charts import served as served_charts
from geodata.checks import problems_across_rows
from geodata.checks.places import Outlines
from geodata.checks.references import resolve, waiting
from geodata.checks.subject import named_in_vain
from geodata.collector import collector_paused
from geodata.edition import CHANGES
from geodata.editions import FILE as EDITIONS
from geodata.editorial import FOLDER as WORDS
from geodata.editorial import editorial_words, faults
from geodata.folder import DATA, Folder, facts_folder, seen, state_of
from geodata.gaps import problems_of_gaps
from geodata.records import BROUGHT, PLACE_TABLES, TABLES
from geodata.settings import read_settings
from geodata.subject import FILE as SUBJECT
from geodata.subject import Subject
from geodata.tables import on_known_views, read_facts, within_years
from geodata.translations import FOLDER as TRANSLATIONS
from geodata.translations import in_language, problems_of, read_translations
from geodata.unsaid import in_words
from geodata.wording import FALLBACK

STAMPED = (SUBJECT, CHARTS, CHANGES, EDITIONS, *(f"{name}.csv" for name in TABLES))
LECTURES = "lectures"  # which name facts, and which pages are made of
MOST_KEPT = 8  # folders and languages that `current` keeps in mind

__all__ = ["DATA", "current", "load"]

Stamp = tuple[tuple[int, int, int] | None, ...]


def load(
    folder: Folder | None = None, outlines: Outlines | None = None, language: str = FALLBACK
) -> Archive:
    """Read every table of a folder, else of the one that is served.

    Places are held against `outlines`, else the shipped ones.
    """
    folder = folder or facts_folder()
    with collector_paused():
        return _archive(folder, outlines, language)


def _archive(folder: Folder, outlines: Outlines | None, language: str) -> Archive:
    state = state_of(folder)
    subject, of_subject = read_settings(folder / SUBJECT, Subject)
    facts = read_facts(folder, BROUGHT if subject.brought else TABLES)
    if not of_subject:
        facts = on_known_views(facts, [view.name for view in subject.views])
        last = subject.last_year
        now = datetime.now(tz=UTC).year
        facts = within_years(facts, subject.first_year, now if last is None else last)
    served, unknown_ids = resolve(facts)
    of_rows = [problem for table in facts.by_name().values() for problem in table.problems]
    of_words = [fault for name in subject.languages for fault in faults(folder, name)]
    said = {name: editorial_words(folder, name) for name in subject.languages}
    charts, of_charts = read_settings(folder / CHARTS, Charts)
    known = {row.series for _, row in facts.series.rows} if facts.series.readable else None
    charts, unserved = served_charts(charts, known, said)
    of_charts += unserved
    across_rows = problems_across_rows(facts, subject, outlines, charts.years.arrived)
    subject, unsaid = in_words(subject, said)
    unread = {
        f"{WORDS}/{name}.toml" for name, own in said.items() if not own and faults(folder, name)
    }
    of_words += [own for own in unsaid if own.file not in unread]
    of_charts = [own for own in of_charts if own.file not in unread]
    if not of_subject:
        of_words += problems_of_gaps(subject, said)
        of_subject = [*named_in_vain(subject, facts, folder)]
    more: dict[str, Any] = {"charts": charts, "language": language, "said": said}
    if language != FALLBACK:
        translations = read_translations(folder, language)
        of_words += problems_of(translations, facts.by_name())
        served, more["translated"] = in_language(served, translations)
    found = {*of_subject, *of_charts, *of_words, *of_rows, *unknown_ids, *across_rows}
    waits = waiting(facts, served)
    found = {replace(own, waiting=waits.get((own.file, own.row))) for own in found}
    problems = sorted(found, key=lambda p: (p.file, p.row, p.column, p.value, p.message))
    tables: dict[str, Any] = {
        name: by_id(records) for name, records in served.items() if name not in PLACE_TABLES
    }
    places = by_id(place for name in PLACE_TABLES for place in served[name])
    counts = MappingProxyType({name: len(served[name]) for name in TABLES})
    more |= {"counts": counts, "places": places, "subject": subject}
    more["state"] = " ".join(dict.fromkeys([state, state_of(folder)]))  # neither, if it has changed
    return Archive(**tables, **more, problems=tuple(problems))


_latest: dict[tuple[Path, str], tuple[Stamp, Archive]] = {}
_one_at_a_time = Lock()


def current(folder: Path | None = None, language: str = FALLBACK) -> Archive:
    """The archive of a folder (else of the one that is served) as it is now.

    Read again only when a file of it has changed. Threads that ask while one of them reads wait
    for it. Each language has an archive of its own, so that what is kept
    for an archive is in its language.
    """
    folder = folder or facts_folder()
    stamp, archive = _known(folder, language)
    if archive:
        return archive
    with _one_at_a_time:
        stamp, archive = _known(folder, language)
        if archive:
            return archive
        archive = load(folder, language=language)
        if len(_latest) >= MOST_KEPT:
            _latest.clear()
        _latest[folder, language] = stamp, archive
        return archive


def _known(folder: Path, language: str) -> tuple[Stamp, Archive | None]:
    """What tells the state of a folder, and its archive where that is of it."""
    stamp = seen(("stamp", folder), lambda: _stamp(folder))
    before, archive = _latest.get((folder, language), ((), None))
    return stamp, archive if before == stamp else None


def _stamp(folder: Path) -> Stamp:
    """One stat a file; paths as text take a quarter of its time."""
    at = os.fspath(folder)
    told = f"{at}/{TRANSLATIONS}"
    paths = [f"{at}/{name}" for name in STAMPED]
    paths += _files_in(f"{at}/{WORDS}", ".toml") + _files_in(f"{at}/{LECTURES}", ".yaml")
    paths += [path for own in _names_in(told) for path in _files_in(f"{told}/{own}", ".csv")]
    return tuple(map(_file_stamp, paths))


def _files_in(folder: str, ending: str) -> list[str]:
    return [f"{folder}/{name}" for name in _names_in(folder) if name.endswith(ending)]


def _names_in(folder: str) -> list[str]:
    """Sorted; empty for a folder that is not there."""
    try:
        return sorted(os.listdir(folder))  # noqa: PTH208 - a fifth of the time
    except OSError:
        return []


def _file_stamp(path: str) -> tuple[int, int, int] | None:
    """Time of change, size and inode; None for a file that is not there."""
    try:
        found = os.stat(path)  # noqa: PTH116 - likewise
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
