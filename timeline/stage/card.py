"""What a pick is told with: a card of words for each event, corridor and place. Plain data.

A card: `above` and `title`; `text` paragraphs and `facts` lines as (label, text), the label blank
where there is none; `more` headings with the ids they offer; `pages` that go on, as (label,
address); ids of `sources`; `unverified` where no source that was read carries it, else blank.
"""

from collections.abc import Iterable, Sequence
from typing import cast
from urllib.parse import urlencode

from geodata.archive import Archive
from geodata.dates import in_words
from geodata.doubts import grade
from geodata.records import Confidence, Corridor, Event, Fact, Place, Record, Source
from geodata.subject import Opening
from geodata.ways import way_sentence
from geodata.wording import country, kilometres, number
from timeline import cite
from timeline.cite import CitationStyle
from timeline.figures.source_line import rank_in_words, source_row
from timeline.figures.wire import SourceRow
from timeline.stage.wire import Card, Cards, Citations, OpeningCard, WayState
from timeline.text import Words

Row = tuple[str, str | None]


def cards(archive: Archive, words: Words) -> Cards:
    """Every card by the id that picks it, and the sources that they name."""
    made = {event.id: _event(event, archive, words) for event in archive.events.values()}
    made |= {one.id: _corridor(one, archive, words) for one in archive.corridors.values()}
    made |= {place.id: _place(place, archive, words) for place in archive.places.values()}
    named = dict.fromkeys(source for card in made.values() for source in card["sources"])
    rows = {key: _source(archive.sources[key], archive, words) for key in named}
    return {"cards": made, "sources": rows}


def _source(source: Source, archive: Archive, words: Words) -> SourceRow:
    own = words["cited"]
    return {**source_row(source, own), "rank": rank_in_words(source, archive.sources, own)}


def _event(event: Event, archive: Archive, words: Words) -> Card:
    own = words["card"]
    contested = event.confidence is Confidence.CONTESTED
    where = "; ".join(_named(archive.places[place]) for place in event.places)
    people = None if event.people is None else number(event.people, words.language)
    return _card(
        event,
        archive,
        words,
        above=f"{in_words(event.when, words.language)} · {words['lanes'][event.category]}",
        title=event.title,
        text=[("", event.summary), (own["contested" if contested else "note"], event.note)],
        facts=[
            (own["where"], where),
            (own["people"], people),
            (own["return_kind"], event.return_kind and words["return_kinds"][event.return_kind]),
            (own["confidence"], words["confidence"][grade(event, archive)]),
        ],
        more=[(own["corridor"], event.corridors)],
    )


def _corridor(corridor: Corridor, archive: Archive, words: Words) -> Card:
    own = words["card"]
    ends = own["ongoing"] if corridor.to_year == "ongoing" else corridor.to_year
    length = kilometres(corridor.length_km, words.language) if corridor.length_km else None
    way = way_sentence(corridor, archive.legs_of(corridor.id), archive.places, archive.language)
    return _card(
        corridor,
        archive,
        words,
        above=f"{own['corridor']} · {words['usage'][corridor.usage]}",
        title=corridor.name,
        text=[("", corridor.summary), (own["law"], corridor.legal_basis), (own["way"], way)],
        facts=[
            (own["in_use"], f"{corridor.from_year} - {ends}"),
            (own["status"], corridor.status_now),
            (own["length"], length),
            (own["confidence"], words["confidence"][grade(corridor, archive)]),
        ],
        more=[(own["events_of"], [event.id for event in archive.events_of(corridor.id)])],
    )


def _place(place: Place, archive: Archive, words: Words) -> Card:
    own = words["card"]
    land = country(place.country, words.language)
    return _card(
        place,
        archive,
        words,
        above=", ".join(part for part in (place.admin1, land) if part),
        title=_named(place),
        text=[("", place.note)],
        facts=[(own["precision"], words["precision"][place.precision])],
        more=[
            (own["events_here"], [event.id for event in archive.events_at(place.id)]),
            (own["corridors_here"], [one.id for one in archive.corridors_at(place.id)]),
        ],
    )


def _named(place: Place) -> str:
    return f"{place.name} {place.name_ko}".strip()


def _card(  # noqa: PLR0913 - the parts of a card, each by its name
    record: Fact,
    archive: Archive,
    words: Words,
    *,
    above: str,
    title: str,
    text: Iterable[Row],
    facts: Iterable[Row],
    more: Iterable[tuple[str, Sequence[str]]],
) -> Card:
    unverified = "" if archive.is_verified(record) else words["card"]["unverified"]
    return {
        "above": above,
        "title": title,
        "text": [(label, said) for label, said in text if said],
        "facts": [(label, said) for label, said in facts if said],
        "more": [(heading, list(ids)) for heading, ids in more if ids],
        "sources": [source.id for source in archive.sources_of(record)],
        "unverified": unverified,
    }


def citations(archive: Archive, words: Words) -> Citations:
    """How to cite each card and each source, in every style; without address and day."""
    named = {event.id: event.title for event in archive.events.values()}
    named |= {corridor.id: corridor.name for corridor in archive.corridors.values()}
    named |= {place.id: place.name for place in archive.places.values()}
    return {
        "styles": [
            {"key": style, "label": words["sources"]["styles"][style]} for style in CitationStyle
        ],
        "address": cite.ADDRESS,
        "accessed": cite.ACCESSED,
        "cards": {
            key: {style: cite.cite_entry(title, style, key) for style in CitationStyle}
            for key, title in named.items()
        },
        "sources": {
            source.id: {style: cite.cite(source, style) for style in CitationStyle}
            for source in archive.sources.values()
        },
    }


def opening(archive: Archive, words: Words) -> OpeningCard:
    """What stands where a card would, before anything is picked."""
    own = words["opening"]
    rows = list(archive.arrivals.values())
    names = archive.charts.years.women_to_date
    share = [row for name in names for row in archive.observations_of(name)]
    latest = max(share, key=lambda row: str(row.period), default=None)
    known: list[Record] = [rows[-1], latest] if rows and latest else []
    said = ""
    if rows and latest:
        total = number(sum(row.total for row in rows), words.language)
        said = own["intro"].format(
            year=rows[-1].period, total=total, share=round(latest.value or 0)
        )
    return {
        "title": words["tagline"],
        "text": said,
        "how": own["how"],
        "begin": own["begin"],
        "sources": [_source(one, archive, words) for one in archive.sources_of_all(known)],
        "ways": [
            {
                "title": own[way.name]["title"],
                "text": own[way.name]["text"],
                "state": _state(way, archive.language),
            }
            for way in archive.subject.openings
            if way.name in own and way.pick in {None, *archive.events}
        ],
    }


def _state(way: Opening, language: str) -> WayState:
    """The state of the stage that it leads to."""
    query = urlencode({"name": way.lecture, "lang": language})
    lecture = f"lecture/playing?{query}" if way.lecture else None
    known = {"lecture": lecture, "pick": way.pick, "from": way.first, "to": way.last}
    return cast("WayState", {key: value for key, value in known.items() if value is not None})
