"""What a reader has brought, beside the facts that are served: one archive that marks it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, cast

from geodata.archive import Archive
from geodata.records import Record, Way, tables_named
from geodata.subject import Subject, View

PREFIX = "own-"  # of its ids, so that none is called as one of ours
VIEW = "own"
LAST_NAMED = 8  # emphasis of a way
TABLES = ("events", "places", "corridors", "legs", "ways", "flows", "eras", "journeys", "sources")


def beside(served: Archive, own: Archive, name: str) -> Archive:
    """Ours first; `name` is what the reader's is called."""
    view = _view(own.subject)
    subject = _subject(served.subject, own.subject, view)
    added = {table: _renamed(getattr(own, table).values()) for table in TABLES}
    added["ways"] = {
        key: _shown_on(subject, cast("Way", way)) for key, way in added["ways"].items()
    }
    merged: dict[str, Any] = {
        table: MappingProxyType(getattr(served, table) | rows) for table, rows in added.items()
    }
    brought = frozenset(
        f"{PREFIX}{key}" for key in (*own.events, *own.corridors, *own.places, *own.sources)
    )
    return replace(
        served,
        **merged,
        subject=subject,
        said={language: _marked(said, name, view) for language, said in served.said.items()},
        problems=own.problems,
        brought=brought,
    )


def _renamed(records: Iterable[Record]) -> dict[str, Record]:
    made = [record.model_copy(update=_named(record)) for record in records]
    return {_key(record): record for record in made}


def _shown_on(subject: Subject, way: Way) -> Way:
    """A way as it lies on all maps, named after those that are served."""
    views = tuple(view.name for view in subject.views)
    emphasis = way.emphasis and LAST_NAMED
    return way.model_copy(update={"views": views, "emphasis": emphasis})


def _key(record: Record) -> str:
    return "/".join(str(getattr(record, column)) for column in record.key)


def _named(record: Record) -> dict[str, Any]:
    """Its id and the ids that it names."""
    fields = type(record).model_fields
    own = [column for column in fields if column == "id" or tables_named(type(record), column)]
    return {column: _prefixed(getattr(record, column)) for column in own}


def _prefixed(value: Any) -> Any:
    """One id, or the ids of a cell."""
    if isinstance(value, tuple):
        return tuple(_prefixed(one) for one in cast("tuple[Any, ...]", value))
    return f"{PREFIX}{value}" if value else value


def _view(subject: Subject) -> View | None:
    """Its own look at the map, where that is less than the world."""
    first = subject.views[0]
    return first.model_copy(update={"name": VIEW}) if len(subject.views) > 1 else None


def _subject(served: Subject, own: Subject, view: View | None) -> Subject:
    *others, widest = served.views
    lasts = [year for year in (served.last_year, own.last_year) if year is not None]
    last = max(lasts) if len(lasts) == 2 else None
    changes = {
        "first_year": min(served.first_year, own.first_year),
        "last_year": last,
        "views": (*others, *([view] if view else []), widest),
    }
    return served.model_copy(update=changes)


def _marked(words: Mapping[str, Any], name: str, view: View | None) -> dict[str, Any]:
    """The words of what is served, and what the reader's is called in lanes, filters and views."""
    named: dict[str, Any] = {"lanes": {"own": name}, "event_groups": {"own": name}}
    if view:
        named["stage"] = {"buttons": {f"view_{VIEW}": {"word": name, "label": name}}}
    return _joined(words, named)


def _joined(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {**below, **above}
    for key, value in above.items():
        under: Any = below.get(key)
        if isinstance(value, dict) and isinstance(under, Mapping):
            found[key] = _joined(cast("Any", under), cast("Any", value))
    return found
