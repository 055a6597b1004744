"""What a reader has brought, beside the facts that are served: one archive that marks it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, cast

from geodata.archive import Archive
from geodata.charts import Charts, Section
from geodata.records import Record, Way, tables_named
from geodata.subject import Subject, View
from geodata.vocabularies import Category

PREFIX = "own-"  # of its ids, so that none is called as one of ours
VIEW = OWN = "own"
NO_WORDS: Mapping[str, Any] = MappingProxyType({})
LAST_NAMED = 8  # emphasis of a way
TABLES = ("events", "places", "corridors", "legs", "ways", "flows", "eras", "journeys", "sources")


def beside(served: Archive, own: Archive, name: str) -> Archive:
    """Ours first; `name` is what the reader's is called."""
    view = _view(own.subject)
    subject = _subject(served.subject, own.subject, view, is_undated=own.is_undated)
    added = {table: _renamed(getattr(own, table).values()) for table in TABLES}
    added["ways"] = {
        key: _shown_on(subject, cast("Way", way), added["flows"])
        for key, way in added["ways"].items()
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
        charts=_charts(served.charts, own.charts),
        said={
            language: _marked(said, _named_by(own, language), name, view)
            for language, said in served.said.items()
        },
        problems=own.problems,
        brought=brought,
    )


def own_lane(lane: Category) -> str:
    """By what a reader's events of a category are called and filtered among those served."""
    return f"{PREFIX}{lane}"


def _renamed(records: Iterable[Record]) -> dict[str, Record]:
    made = [record.model_copy(update=_named(record)) for record in records]
    return {_key(record): record for record in made}


def _shown_on(subject: Subject, way: Way, flows: Collection[str]) -> Way:
    """A way as it lies on all maps, named after those that are served.

    It says no number of a series, which does not come along.
    """
    views = tuple(view.name for view in subject.views)
    emphasis = way.emphasis and LAST_NAMED
    facts = way.facts if all(key in flows for key in way.facts) else ()
    return way.model_copy(update={"views": views, "emphasis": emphasis, "facts": facts})


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


def _subject(served: Subject, own: Subject, view: View | None, *, is_undated: bool) -> Subject:
    *others, widest = served.views
    lasts = [year for year in (served.last_year, own.last_year) if year is not None]
    last = max(lasts) if len(lasts) == 2 else None
    years = {"first_year": min(served.first_year, own.first_year), "last_year": last}
    changes = {
        **({} if is_undated else years),
        "views": (*others, *([view] if view else []), widest),
    }
    return served.model_copy(update=changes)


def _charts(served: Charts, own: Charts) -> Charts:
    """With a section of the reader's own: how many of its events there are."""
    counts = [
        chart.model_copy(update={"id": f"{PREFIX}{chart.id}", "section": OWN})
        for chart in own.charts
        if chart.form == "events"
    ]
    sections = (*served.sections, *([Section(name=OWN)] if counts else []))
    return served.model_copy(update={"sections": sections, "charts": (*served.charts, *counts)})


def _named_by(own: Archive, language: str) -> Mapping[str, Any]:
    """The reader's own words for lanes and charts, in a language that it has."""
    return next((said for said in (own.said.get(language), *own.said.values()) if said), NO_WORDS)


def _marked(
    words: Mapping[str, Any], own: Mapping[str, Any], name: str, view: View | None
) -> dict[str, Any]:
    """The words of what is served, and what the reader's is called in lanes, filters and views.

    A lane that the reader has no name for is called by who shows it.
    """
    called: Mapping[str, str] = own.get("lanes", {})
    lanes = {own_lane(lane): f"{name}: {called[lane]}" for lane in Category if called.get(lane)}
    charts = {
        f"{PREFIX}{chart}": {**said, "title": f"{name}: {said['title']}"}
        for chart, said in own.get("charts", {}).items()
        if "title" in said
    }
    sections: Mapping[str, Mapping[str, Any]] = own.get("numbers", {}).get("sections", {})
    section = next(iter(sections.values()), NO_WORDS)
    named: dict[str, Any] = {
        "lanes": {**lanes, OWN: name},
        "event_groups": {OWN: name},
        "charts": charts,
        "numbers": {"sections": {OWN: {**section, "title": name}}},
    }
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
