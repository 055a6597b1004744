"""What the search of every page finds, and by which words. A file that is asked for at need."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import parse_qsl

from geodata import wording
from geodata.archive import Archive
from geodata.dates import in_words
from geodata.records import Event, Place
from geodata.vocabularies import Confidence
from timeline.address import to_page
from timeline.answers import answers, found_by, row
from timeline.delivery.wire import SearchFile, SearchRow
from timeline.lecture.built_in import built_in_of
from timeline.nodes import plain_text
from timeline.numbers.charts.sections import sections
from timeline.routes import overview
from timeline.routes.told import SENTENCE
from timeline.stage import here
from timeline.text import Words, words_of

MOST_NAMED = 4  # events of a year


def search(archive: Archive) -> SearchFile:
    catalogue = words_of(archive)
    phrases = catalogue["finding"]
    found = {kind: [*rows] for kind, rows in answers(archive).items()}
    known = {row["to"]: row for rows in found.values() for row in rows}
    rows: dict[str, Iterable[SearchRow]] = {
        "asked": _asked(archive, known, catalogue),
        "years": _years(archive, catalogue),
        **found,
        "countries": _countries(archive, catalogue),
        "scenes": _scenes(archive, phrases),
        "sources": _sources(archive, catalogue),
    }
    return found_by(rows, archive, catalogue)


def _asked(
    archive: Archive, known: Mapping[str, SearchRow], catalogue: Words
) -> Iterator[SearchRow]:
    """What readers ask most, with what answers it; the app's own by other words for it too."""
    for asked in archive.subject.asked:
        said = catalogue["finding"]["asked"][asked.name]
        told = overview.filled(said["says"], archive) if "says" in said else None
        more = plain_text(told.text) if told else _answer(asked.by or asked.to, archive, catalogue)
        known_as = known.get(asked.to)
        yield row(asked.to, said["ask"], more or (known_as or {}).get("more", ""), [said["also"]])
    for answer in overview.answers(archive, catalogue):
        question, _, said = plain_text(answer.text).partition("\n")
        yield row(to_page("routes", show="questions", question=answer.name), question, said)


def _answer(to: str, archive: Archive, catalogue: Words) -> str:
    """What a claim's finding, a route or the section that a chart leads says; blank of all else."""
    asked = dict(parse_qsl(to.partition("?")[2]))
    if claim := archive.claims.get(asked.get("claim", "")):
        return claim.finding
    if corridor := archive.corridors.get(asked.get("corridor", "")):
        first, *others = SENTENCE.split(corridor.summary)
        took = (
            f"{catalogue['routes']['duration']}: {corridor.duration}." if corridor.duration else ""
        )
        return " ".join(filter(None, [first, took, *others]))
    led = {next(iter(charts), ""): name for name, charts in sections(archive).items()}
    section = led.get(asked.get("chart", ""))
    return catalogue["numbers"]["sections"][section]["finding"] if section else ""


def _years(archive: Archive, catalogue: Words) -> Iterator[SearchRow]:
    """What began in each year of the timeline, and how many came."""
    began: dict[int, list[Event]] = defaultdict(list)
    for event in archive.events.values():
        if event.when.first:
            began[event.when.first.year].append(event)
    came = {
        own.period.first.year: own.total
        for own in archive.arrivals.values()
        if own.period.first and not own.period.is_span
    }
    if archive.is_undated:
        return
    for year in range(archive.subject.first_year, max({*began, *came}, default=0) + 1):
        people = wording.number(came.get(year, 0), catalogue.language)
        reached = f"{catalogue['stage']['reached'].format(n=people)}." if year in came else ""
        more = f"{reached} {_happened(began[year], catalogue['finding'])}".strip()
        yield row(to_page(".", at=str(year)), wording.bare_year(year, catalogue.language), more)


def _happened(events: Sequence[Event], phrases: Words) -> str:
    if not events:
        return phrases["year_none"]
    most = sorted(events, key=lambda event: (event.importance, not event.lifted))[:MOST_NAMED]
    titles = [_contested(event, phrases) for event in most]
    said = phrases["year" if len(titles) == len(events) else "year_most"]
    return said.format(n=len(events), titles="; ".join(titles))


def _contested(event: Event, phrases: Words) -> str:
    title = event.short_title or event.title
    contested = event.confidence is Confidence.CONTESTED
    return phrases["contested"].format(title=title) if contested else title


def _countries(archive: Archive, catalogue: Words) -> Iterator[SearchRow]:
    """Each country that the stage can be filtered by, with what happened in it."""
    places: dict[str, list[Place]] = defaultdict(list)
    for place in archive.places.values():
        if archive.events_at(place.id) or archive.corridors_at(place.id):
            places[place.country].append(place)
    for code, own in places.items():
        name = wording.country(code, catalogue.language)
        others = {wording.country(code, language) for language in archive.subject.languages} - {
            name
        }
        title = " ".join([name, *sorted(others)])
        told = here.shortly(here.together(own, archive), archive, catalogue)
        yield row(to_page(".", country=code), title, told)


def _scenes(archive: Archive, phrases: Words) -> Iterator[SearchRow]:
    for name, lecture in built_in_of(archive, archive.language).items():
        for number, scene in enumerate(lecture.scenes, 1):
            to = to_page("lectures", lecture=name, scene=str(number))
            more = phrases["scene"].format(lecture=lecture.title, n=number)
            yield row(to, scene.heading, more, [plain_text(scene.words)])


def _sources(archive: Archive, catalogue: Words) -> Iterator[SearchRow]:
    """Those that most rests on first."""
    weight = {key: len(archive.what_rests_on(key)) for key in archive.sources}
    for source in sorted(archive.sources.values(), key=lambda source: -weight[source.id]):
        when = in_words(source.date, catalogue.language) if source.date else ""
        more = ", ".join(part for part in (source.worded("publisher"), when) if part)
        yield row(to_page("sources", source=source.id), source.glossed_title, more)
