"""What the search of every page finds, and by which words. Published as a file, asked for at need.

A text that is found by says no more than the page that it leads to.
"""

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urlencode

from geodata.archive import Archive
from geodata.dates import in_words
from geodata.records import Event, Fact
from timeline import sounds
from timeline.delivery import assets
from timeline.delivery.wire import SearchFile, SearchKind, SearchRow
from timeline.lecture.built_in import built_in
from timeline.naming import named
from timeline.nodes import plain_text
from timeline.numbers.charts.sections import makers
from timeline.once import once
from timeline.stage.card import cards
from timeline.stage.staged import staged
from timeline.stage.wire import Card
from timeline.text import Words, words

Cards = Mapping[str, Card]
NAMES = frozenset({"routes", "places", "terms"})


@once(most=4)
def search_file(archive: Archive) -> str:
    """Path of all that can be found in an archive. Takes 0.1 s."""
    return assets.SHELF.put("search.json", assets.as_bytes(search(archive)))


def search(archive: Archive) -> SearchFile:
    catalogue = words(archive.language)
    phrases, told = catalogue["finding"], cards(archive, catalogue)["cards"]
    rows = {
        "events": _events(archive, told, catalogue),
        "routes": _routes(archive, told, catalogue),
        "numbers": _numbers(archive, catalogue),
        "claims": _claims(archive, catalogue),
        "terms": _terms(archive),
        "places": _places(archive, told),
        "scenes": _scenes(archive, phrases),
        "sources": _sources(archive, catalogue),
    }
    kinds: list[SearchKind] = [
        {
            "kind": kind,
            "heading": phrases["kinds"][kind],
            "names": kind in NAMES,
            "rows": [*found],
        }
        for kind, found in rows.items()
    ]
    found = [kind for kind in kinds if kind["rows"]]
    return {"kinds": found, "sounds": sounds.rules(), "words": dict(phrases)}


def _row(to: str, title: str, more: str = "", text: Iterable[str | None] = ()) -> SearchRow:
    return {"to": to, "title": title, "more": more, "text": " ".join(filter(None, text))}


def _to(page: str, **params: str) -> str:
    return f"{page}?{urlencode(params)}"


def _events(archive: Archive, card_of: Cards, catalogue: Words) -> Iterator[SearchRow]:
    """Those that weigh most first, in the order of time."""
    for event in sorted(archive.events.values(), key=lambda event: event.importance):
        when = in_words(event.when, catalogue.language)
        row = _row(_to(".", pick=event.id), event.title, when, _said(card_of[event.id]))
        yield {**row, "years": _years(event)}


def _years(event: Event) -> tuple[int, int]:
    """The first and the last; a year that nobody knows is beyond all."""
    first, last = event.when.first, event.when.last
    return (first.year if first else 0, last.year if last else 9999)


def _said(card: Card) -> Iterator[str]:
    yield card["above"]
    for _, parts in (*card["text"], *card["facts"]):
        yield "".join(part["text"] for part in parts)


def _routes(archive: Archive, card_of: Cards, catalogue: Words) -> Iterator[SearchRow]:
    for corridor in archive.corridors.values():
        ends = catalogue["card"]["ongoing"] if corridor.to_year == "ongoing" else corridor.to_year
        years = f"{corridor.from_year} - {ends}"
        to = _to("routes", corridor=corridor.id)
        yield _row(to, corridor.name, years, _said(card_of[corridor.id]))


def _places(archive: Archive, card_of: Cards) -> Iterator[SearchRow]:
    for place in archive.places.values():
        card = card_of[place.id]
        yield _row(_to(".", pick=place.id), card["title"], card["above"], [place.note])


def _numbers(archive: Archive, catalogue: Words) -> Iterator[SearchRow]:
    """Each chart with the names of what it counts, and the arrivals of each year."""
    sections = {own.id: own.section for own in archive.charts.charts}
    series = {own.id: own.series for own in archive.charts.charts}
    for key in makers(archive):
        own = catalogue["charts"][key]
        rows = [one for name in series[key] for one in archive.observations_of(name)]
        labels = dict.fromkeys(label for row in rows for label in (row.label, row.category))
        section = catalogue["numbers"]["sections"][sections[key]]["title"]
        yield _row(_to("numbers", chart=key), own["title"], section, [own["counts"], *labels])
    for arrivals in archive.arrivals.values():
        if arrivals.period.first and not arrivals.period.is_span:
            year = str(arrivals.period.first.year)
            said = catalogue["counted"]["people"].format(n=arrivals.total)
            yield _row(_to("numbers", year=year), _name(arrivals, archive, catalogue), said)


def _claims(archive: Archive, catalogue: Words) -> Iterator[SearchRow]:
    for claim in archive.claims.values():
        verdict = str(catalogue["verdicts"][claim.verdict])
        yield _row(_to("check", claim=claim.id), claim.claim, verdict, [claim.finding])


def _terms(archive: Archive) -> Iterator[SearchRow]:
    for term in archive.glossary.values():
        title = f"{term.term} {term.term_ko}".strip()
        yield _row(_to("glossary", term=term.id), title, term.definition)


def _scenes(archive: Archive, phrases: Words) -> Iterator[SearchRow]:
    for name, lecture in built_in(staged(archive).frame).items():
        for number, scene in enumerate(lecture.scenes, 1):
            to = _to("lectures", lecture=name, scene=str(number))
            more = phrases["scene"].format(lecture=lecture.title, n=number)
            yield _row(to, scene.heading, more, [plain_text(scene.words)])


def _sources(archive: Archive, catalogue: Words) -> Iterator[SearchRow]:
    """Those that most rests on first."""
    weight = {key: len(archive.what_rests_on(key)) for key in archive.sources}
    for source in sorted(archive.sources.values(), key=lambda source: -weight[source.id]):
        when = in_words(source.date, catalogue.language) if source.date else ""
        more = ", ".join(part for part in (source.publisher, when) if part)
        yield _row(_to("sources", source=source.id), source.title, more)


def _name(fact: Fact, archive: Archive, catalogue: Words) -> str:
    return named(fact, archive, catalogue).text
