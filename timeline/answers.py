"""What a question can be answered by: events, routes, numbers, claims, terms, places, by kind.

A text that is found by says no more than the page that it leads to.
"""

from collections.abc import Iterable, Iterator, Mapping

from geodata.archive import Archive
from geodata.dates import UNDATED, in_words
from geodata.records import Event, Fact, Record
from geodata.wording import engine
from timeline import sounds
from timeline.address import to_page
from timeline.delivery import assets
from timeline.delivery.wire import SearchFile, SearchKind, SearchRow
from timeline.naming import in_use, named
from timeline.numbers.charts.sections import makers
from timeline.once import once
from timeline.stage import here
from timeline.stage.card import cards_of
from timeline.stage.wire import Card
from timeline.text import Words, words_of

Cards = Mapping[str, Card]
NAMES = frozenset({"routes", "places", "countries", "terms", "years"})
ANSWERS = frozenset({"asked", "places", "countries", "years"})


@once(most=4)
def answers_file(archive: Archive) -> str:
    """Path of what answers a question, for where no page can be led to. Takes 0.1 s."""
    known = found_by(answers(archive), archive, words_of(archive))
    return assets.SHELF.put("answers.json", assets.as_bytes(known))


def found_by(
    rows: Mapping[str, Iterable[SearchRow]], archive: Archive, catalogue: Words
) -> SearchFile:
    return {
        "endings": engine(catalogue.language)["names"]["after"],
        "kinds": kinds(rows, catalogue),
        "sounds": sounds.rules(archive.subject),
        "words": dict(catalogue["finding"]),
    }


def kinds(rows: Mapping[str, Iterable[SearchRow]], catalogue: Words) -> list[SearchKind]:
    """Rows by kind, under its heading; no kind without any."""
    headings = catalogue["finding"]["kinds"]
    own: list[SearchKind] = [
        {
            "kind": kind,
            "heading": headings[kind],
            "names": kind in NAMES,
            "answers": kind in ANSWERS,
            "rows": [*found],
        }
        for kind, found in rows.items()
    ]
    return [kind for kind in own if kind["rows"]]


def answers(archive: Archive) -> dict[str, Iterable[SearchRow]]:
    catalogue = words_of(archive)
    told = cards_of(archive)["cards"]
    return {
        "events": _events(archive, told, catalogue),
        "routes": _routes(archive, told, catalogue),
        "numbers": _numbers(archive, catalogue),
        "claims": _claims(archive, catalogue),
        "terms": _terms(archive),
        "places": _places(archive, told, catalogue),
    }


def row(to: str, title: str, more: str = "", text: Iterable[str | None] = ()) -> SearchRow:
    return {"to": to, "title": title, "more": more, "text": " ".join(filter(None, text))}


def _in_english(record: Record, *columns: str) -> Iterator[str]:
    """What is told in another language, as it may be looked for as well."""
    for column in columns:
        english = record.in_english(column)
        if english and english != getattr(record, column):
            yield english


def _events(archive: Archive, card_of: Cards, catalogue: Words) -> Iterator[SearchRow]:
    """Those that weigh most first, in the order of time."""
    for event in sorted(archive.events.values(), key=lambda event: event.importance):
        when = in_words(event.when, catalogue.language)
        said = [*_said(card_of[event.id]), *_in_english(event, "title", "short_title")]
        own = row(to_page(".", pick=event.id), event.title, when, said)
        if event.when != UNDATED:
            own["years"] = _years(event, archive.subject.first_year)
        yield own


def _years(event: Event, earliest: int) -> tuple[int, int]:
    """The first and the last; a year that nobody knows is beyond all."""
    first, last = event.when.first, event.when.last
    return (first.year if first else min(0, earliest), last.year if last else 9999)


def _said(card: Card) -> Iterator[str]:
    yield card["above"]
    for _, parts in (*card["text"], *card["facts"]):
        yield "".join(part["text"] for part in parts)


def _routes(archive: Archive, card_of: Cards, catalogue: Words) -> Iterator[SearchRow]:
    for corridor in archive.corridors.values():
        to = to_page("routes", corridor=corridor.id)
        said = [*_said(card_of[corridor.id]), *_in_english(corridor, "name", "short_name")]
        names = [name for name in (corridor.short_name, corridor.second("short_name")) if name]
        yield {**row(to, corridor.name, in_use(corridor, catalogue), said), "names": names}


def _places(archive: Archive, card_of: Cards, catalogue: Words) -> Iterator[SearchRow]:
    """Each with what happened there, in a sentence; found by no more than its own name and note."""
    for place in archive.places.values():
        card, own = card_of[place.id], here.here(place, archive)
        more = here.shortly(own, archive, catalogue)
        said = [card["above"], place.note, *_in_english(place, "name")]
        yield row(to_page(".", pick=place.id), card["title"], more, said)


def _numbers(archive: Archive, catalogue: Words) -> Iterator[SearchRow]:
    """Each chart with the names of what it counts, and the arrivals of each year."""
    sections = {own.id: own.section for own in archive.charts.charts}
    series = {own.id: own.series for own in archive.charts.charts}
    for key in makers(archive):
        own = catalogue["charts"][key]
        rows = [one for name in series[key] for one in archive.observations_of(name)]
        labels = dict.fromkeys(label for row in rows for label in (row.label, row.part))
        section = catalogue["numbers"]["sections"][sections[key]]["title"]
        found = row(to_page("numbers", chart=key), own["title"], own["counts"], [section, *labels])
        yield {**found, "said": own["counts"]}
    for arrivals in archive.arrivals.values():
        if arrivals.period.first and not arrivals.period.is_span:
            year = str(arrivals.period.first.year)
            counted = catalogue["counted"]
            people = counted["people"].format(n=arrivals.total)
            sexes = [
                counted[name].format(n=number)
                for name, number in (("women", arrivals.female), ("men", arrivals.male))
                if number is not None
            ]
            to = to_page("numbers", year=year)
            yield row(to, _name(arrivals, archive, catalogue), people, sexes)


def _claims(archive: Archive, catalogue: Words) -> Iterator[SearchRow]:
    for claim in archive.claims.values():
        verdict = catalogue["verdicts"][claim.verdict]
        more = f"{verdict}. {claim.finding}"
        yield {**row(to_page("check", claim=claim.id), claim.claim, more), "said": more}


def _terms(archive: Archive) -> Iterator[SearchRow]:
    for term in archive.glossary.values():
        title = f"{term.term} {term.second('term')}".strip()
        yield row(to_page("glossary", term=term.id), title, term.definition)


def _name(fact: Fact, archive: Archive, catalogue: Words) -> str:
    return named(fact, archive, catalogue).text
