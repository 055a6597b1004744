"""The list of sources for the browser, which narrows it; and what rests on each."""

from collections import Counter
from collections.abc import Callable, Iterable

from geodata.archive import Archive
from geodata.records import Arrivals, Claim, Fact, Flow, Leg, Observation, Source, Stage, Term
from geodata.vocabularies import SourceKind, SourceRank
from geodata.wording import language_name
from timeline.address import to_page
from timeline.delivery import assets
from timeline.figures.source_line import OWN, rank_in_words, source_row
from timeline.naming import named
from timeline.once import once
from timeline.sounds import rules
from timeline.sources.address import former_publishers
from timeline.sources.wire import (
    RestingFact,
    RestingFacts,
    SourceEntry,
    SourceFilter,
    SourceList,
    SourceValue,
)
from timeline.text import Words, words_of

FEWEST_OF_PUBLISHER = 2  # sources of one that is offered as a filter


@once(most=4)
def list_file(archive: Archive) -> str:
    """Path of the list of an archive."""
    return assets.later("sources.json", archive.identity, lambda: source_list(archive))


@once(most=4)
def resting_file(archive: Archive) -> str:
    """Path of what rests on each source of an archive. Takes 0.1 s."""
    return assets.later("resting.json", archive.identity, lambda: resting(archive))


def source_list(archive: Archive) -> SourceList:
    """The sources, those that most rests on first, and the filters with their values."""
    catalogue = words_of(archive)
    entries = [_entry(source, archive, catalogue) for source in archive.sources.values()]
    entries.sort(key=lambda entry: (-entry["facts"], entry["title"].casefold()))
    return {
        "sources": entries,
        "filters": _filters(entries, archive, catalogue),
        "sounds": rules(archive.subject),
    }


def _entry(source: Source, archive: Archive, catalogue: Words) -> SourceEntry:
    say = catalogue["sources"]
    row = source_row(source, catalogue["cited"])
    rank = rank_in_words(source, archive.sources, catalogue["cited"])
    kind = "" if source.is_of_reader else say["kinds"][source.kind]
    about = [kind, language_name(source.language, say.language), rank]
    dated = source.date.first if source.date else None
    first = archive.sources.get(source.copy_of or "")
    return {
        "id": source.id,
        "title": row["title"],
        "url": row["url"],
        "said": row["said"],
        "about": ", ".join(filter(None, about)),
        "kind": OWN if source.is_of_reader else source.kind,
        "rank": OWN if source.is_of_reader else source.rank,
        "publisher": source.maker,
        "year": str(dated.year) if dated else "",
        "language": source.language,
        "read": _read(source, archive),
        "copy_of": first.id if first else "",
        "facts": len(archive.what_rests_on(source.id)),
    }


def _read(source: Source, archive: Archive) -> str:
    """Blank of what a reader has brought: the authors have not seen it."""
    return "" if archive.is_brought(source.id) else "yes" if source.read else "no"


def _filters(entries: list[SourceEntry], archive: Archive, catalogue: Words) -> list[SourceFilter]:
    say, cited = catalogue["sources"], catalogue["cited"]
    ranks = {**cited["ranks"], OWN: cited["own"]}
    readings = {"yes": say["read_yes"], "no": say["read_no"]}

    def listed(
        key: str, known: Iterable[str], label: Callable[[str], str] = str, least: int = 1
    ) -> SourceFilter:
        counts = Counter(str(entry[key]) for entry in entries)
        values: list[SourceValue] = [
            {"value": value, "label": str(label(value)), "count": counts[value]}
            for value in known
            if counts[value] >= least
        ]
        former = former_publishers(archive) if key == "publisher" else {}
        return {"key": key, "label": say[key], "values": values, "former": former}

    publishers = Counter(entry["publisher"] for entry in entries)
    # One that published itself tells its name best, else the one that says least beside it.
    least_told = sorted(archive.sources.values(), key=lambda source: -len(source.maker_told))
    best_told = sorted(least_told, key=lambda source: source.maker == source.publisher)
    called = {source.maker: source.maker_told for source in best_told}
    languages = Counter(entry["language"] for entry in entries)
    years = sorted({entry["year"] for entry in entries if entry["year"]}, reverse=True)
    found = [
        listed("kind", (*SourceKind, OWN), lambda kind: say["kinds"][kind]),
        listed("rank", (*SourceRank, OWN), lambda rank: ranks[rank]),
        listed(
            "publisher",
            by_count(publishers),
            lambda maker: called.get(maker, maker),
            least=FEWEST_OF_PUBLISHER,
        ),
        listed("year", years),
        listed(
            "language",
            by_count(languages),
            lambda code: language_name(code, say.language),
        ),
        listed("read", readings, lambda value: readings[value]),
    ]
    return [own for own in found if not archive.subject.brought or _parts(own)]


def _parts(own: SourceFilter) -> bool:
    """Whether it parts what a reader has brought, and by something that is known of it."""
    return own["key"] != "read" and len(own["values"]) > 1


def by_count(counts: Counter[str]) -> list[str]:
    return [one for one, _ in counts.most_common()]


def resting(archive: Archive) -> dict[str, list[RestingFacts]]:
    """All that rests on each source, fact by fact under the names of the tables."""
    catalogue = words_of(archive)
    charts = {series: own.id for own in archive.charts.charts for series in own.series}
    return {key: _resting(key, archive, charts, catalogue) for key in archive.sources}


def _resting(
    source: str, archive: Archive, charts: dict[str, str], catalogue: Words
) -> list[RestingFacts]:
    tables = catalogue["sources"]["tables"]
    groups: dict[str, list[RestingFact]] = {}
    for fact in archive.what_rests_on(source):
        own = named(fact, archive, catalogue)
        shown: RestingFact = {"text": own.text, "to": _shown_at(fact, own.pick, charts)}
        kind = next(own.__name__ for own in type(fact).__mro__ if own.__name__ in tables)
        groups.setdefault(tables[kind], []).append(shown)
    return [{"heading": heading, "facts": facts} for heading, facts in groups.items()]


def _shown_at(fact: Fact, pick: str, charts: dict[str, str]) -> str:
    """The address of the page that shows a fact; blank where none does."""
    match fact:
        case Observation() if fact.series in charts:
            return to_page("numbers", chart=charts[fact.series])
        case Arrivals() if fact.period.first and not fact.period.is_span:
            return to_page("numbers", year=str(fact.period.first.year))
        case Claim():
            return to_page("check", claim=fact.id)
        case Term():
            return to_page("glossary", term=fact.id)
        case Leg() | Stage() | Flow() if fact.corridor_id:
            return to_page("routes", corridor=fact.corridor_id)
        case _:
            return to_page(".", pick=pick) if pick else ""
