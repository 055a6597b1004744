"""What a pick is told with: a card of words for each event, corridor and place. Plain data.

A card: `above` and `title`; `text` paragraphs and `facts` lines as (label, text), the label blank
where there is none; `more` headings with the ids they offer; `pages` that go on, as (label,
address); ids of `sources`; `unverified` where no source that was read carries it, else blank.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from geodata.archive import Archive
from geodata.dates import in_words
from geodata.records import Confidence, Corridor, Event, Fact, Place, Record
from geodata.ways import way_sentence
from timeline import cite
from timeline.cite import CitationStyle
from timeline.figures.source_line import source_row

Words = Mapping[str, Any]
Card = dict[str, Any]
Row = tuple[str, str | None]
# What the opening offers: its words by name, and the state of the stage that it leads to.
WAYS: tuple[tuple[str, Mapping[str, Any]], ...] = (
    ("story", {"play_seconds": 60}),
    ("leader", {"pick": "2011-12-kim-jong-il-death", "from": 2008, "to": 2016}),
    ("ningbo", {"pick": "2016-04-ningbo-restaurant", "from": 2014, "to": 2018}),
)


def cards(archive: Archive, words: Words) -> dict[str, Any]:
    """Every card by the id that picks it, and the sources that they name."""
    made = {event.id: _event(event, archive, words) for event in archive.events.values()}
    made |= {one.id: _corridor(one, archive, words) for one in archive.corridors.values()}
    made |= {place.id: _place(place, archive, words) for place in archive.places.values()}
    named = dict.fromkeys(source for card in made.values() for source in card["sources"])
    rows = {key: source_row(archive.sources[key], words["cited"]) for key in named}
    return {"cards": made, "sources": rows}


def _event(event: Event, archive: Archive, words: Words) -> Card:
    own = words["card"]
    contested = event.confidence is Confidence.CONTESTED
    where = "; ".join(_named(archive.places[place]) for place in event.places)
    people = None if event.people is None else f"{event.people:,}"
    return _card(
        event,
        archive,
        words,
        above=f"{in_words(event.when)} · {words['lanes'][event.category]}",
        title=event.title,
        text=[("", event.summary), (own["contested" if contested else "note"], event.note)],
        facts=[
            (own["where"], where),
            (own["people"], people),
            (own["confidence"], words["confidence"][event.confidence]),
        ],
        more=[(own["corridor"], event.corridors)],
    )


def _corridor(corridor: Corridor, archive: Archive, words: Words) -> Card:
    own = words["card"]
    ends = own["ongoing"] if corridor.to_year == "ongoing" else corridor.to_year
    length = f"{corridor.length_km:,} km" if corridor.length_km else None
    way = way_sentence(corridor, archive.legs_of(corridor.id), archive.places)
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
            (own["confidence"], words["confidence"][corridor.confidence]),
        ],
        more=[(own["events_of"], [event.id for event in archive.events_of(corridor.id)])],
    )


def _place(place: Place, archive: Archive, words: Words) -> Card:
    own = words["card"]
    country = words["countries"].get(place.country, place.country)
    return _card(
        place,
        archive,
        words,
        above=", ".join(part for part in (place.admin1, country) if part),
        title=_named(place),
        text=[("", place.note)],
        facts=[(own["precision"], words["precision"][place.precision])],
        more=[
            (own["events_here"], [event.id for event in archive.events_at(place.id)]),
            (own["corridors_here"], [one.id for one in archive.corridors_at(place.id)]),
        ],
    )


def _named(place: Place) -> str:
    return f"{place.name} {place.name_ko}"


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
        "text": [row for row in text if row[1]],
        "facts": [row for row in facts if row[1]],
        "more": [row for row in more if row[1]],
        "sources": [source.id for source in archive.sources_of(record)],
        "unverified": unverified,
    }


def citations(archive: Archive, words: Words) -> dict[str, Any]:
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


def opening(archive: Archive, words: Words) -> Card:
    """What stands where a card would, before anything is picked."""
    own = words["opening"]
    rows = list(archive.arrivals.values())
    share = archive.observations_of("women_share_cumulative")
    latest = max(share, key=lambda row: str(row.period), default=None)
    known: list[Record] = [rows[-1], latest] if rows and latest else []
    said = ""
    if rows and latest:
        total = f"{sum(row.total for row in rows):,}"
        said = own["intro"].format(
            year=rows[-1].period, total=total, share=round(latest.value or 0)
        )
    return {
        "title": words["tagline"],
        "text": said,
        "how": own["how"],
        "begin": own["begin"],
        "sources": [source_row(source, words["cited"]) for source in archive.sources_of_all(known)],
        "ways": [
            {**own[name], "state": state}
            for name, state in WAYS
            if state.get("pick") in {None, *archive.events}
        ],
    }
