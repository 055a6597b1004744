"""What a pick is told with: a card of words for each event, corridor and place. Plain data.

A card: `above` and `title`; `text` paragraphs and `facts` lines as (label, parts of its text), the
label blank where there is none; `more` headings with the ids they offer; ids of `sources`;
`unverified` where no source that was read carries it, else blank.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from geodata.archive import Archive
from geodata.beside import own_lane
from geodata.dates import in_words
from geodata.records import Corridor, Event, Fact, Flow, Observation, Place
from geodata.vocabularies import Confidence
from geodata.ways import way_sentence
from geodata.wording import bare_year, country, kilometres, number
from timeline import sounds
from timeline.figures.source_line import ranked_row
from timeline.figures.wire import TextPart
from timeline.figures.yearly import yearly
from timeline.names import Names, names_of
from timeline.naming import amount, begun, in_use, sureness, unit_words, with_unit
from timeline.once import once
from timeline.stage import here
from timeline.stage.wire import Card, CardBars, Cards
from timeline.text import Words, words_of

MOST_ALSO = 5  # events of the same year that a card offers
MOST_ALONG = 8  # events of the routes through a place where none is placed
Said = str | list[TextPart] | None
Row = tuple[str, Said]
Years = Mapping[int | None, Sequence[Event]]


def cards_of(archive: Archive) -> Cards:
    """Kept for all; those of a reader, ten times what they are as a file, are made when asked."""
    return cards(archive, words_of(archive)) if archive.own else _kept(archive)


@once(most=4)
def _kept(archive: Archive) -> Cards:
    return cards(archive, words_of(archive))


def cards(archive: Archive, words: Words) -> Cards:
    """Every card by the id that picks it, and the sources of all."""
    years = _foremost(archive)
    made = {event.id: _event(event, archive, words, years) for event in archive.events.values()}
    made |= {one.id: _corridor(one, archive, words) for one in archive.corridors.values()}
    made |= {place.id: _place(place, archive, words) for place in archive.places.values()}
    names = names_of(archive)
    linked = {key: _linked(card, key, names) for key, card in made.items()}
    named = dict.fromkeys(key for row in linked.values() for key in row["sources"])
    cited = words["cited"]
    rows = {key: ranked_row(archive.sources[key], archive.sources, cited) for key in named}
    return {"sounds": sounds.rules(archive.subject), "cards": linked, "sources": rows}


def _linked(card: Card, key: str, names: Names) -> Card:
    """With links in its paragraphs and lines."""
    told = {part["pick"] for _, parts in card["facts"] for part in parts if "pick" in part}
    text, facts = (
        [
            (label, parts if _leads(parts) else names.linked(_plain(parts), key, told))
            for label, parts in card[rows]
        ]
        for rows in ("text", "facts")
    )
    return {**card, "text": text, "facts": facts}


def _leads(parts: Iterable[TextPart]) -> bool:
    return any("pick" in part for part in parts)


def _plain(parts: Iterable[TextPart]) -> str:
    return "".join(part["text"] for part in parts)


def _event(event: Event, archive: Archive, words: Words, years: Years) -> Card:
    phrases = words["card"]
    lane = own_lane(event.category) if event.id in archive.brought else event.category
    contested = event.confidence is Confidence.CONTESTED
    people = None if event.people is None else number(event.people, words.language)
    told = people and phrases["people_told"].format(n=people)
    return _card(
        event,
        archive,
        words,
        above=f"{in_words(event.when, words.language)} · {words['lanes'][lane]}",
        title=event.title,
        text=[("", event.summary), (phrases["contested" if contested else "note"], event.note)],
        facts=[
            (phrases["where"], _where(event, archive)),
            (phrases["people"], told),
            (
                phrases["return_kind"],
                event.return_kind and words["return_kinds"][event.return_kind],
            ),
            (phrases["confidence"], sureness(event, archive, words)),
        ],
        more=[(phrases["corridor"], event.corridors), _also(event, years, phrases)],
    )


def _where(event: Event, archive: Archive) -> list[TextPart]:
    parts: list[TextPart] = []
    for place in event.places:
        if parts:
            parts.append({"text": "; "})
        parts.append({"text": _named(archive.places[place]), "pick": place})
    return parts


def _also(event: Event, years: Years, phrases: Words) -> tuple[str, list[str]]:
    """What else began in its year, the most important of it in the order of time."""
    year = _year(event)
    others = [one for one in years.get(year, ()) if one is not event][:MOST_ALSO]
    in_time = sorted(others, key=lambda one: one.when.in_time)
    told = "" if year is None else bare_year(year, phrases.language)
    return phrases["also_in"].format(year=told), [one.id for one in in_time]


def _foremost(archive: Archive) -> Years:
    """Of each year the most important that began in it; one more, since none offers itself."""
    found: dict[int | None, list[Event]] = defaultdict(list)
    for event in archive.events.values():
        found[_year(event)].append(event)
    return {
        year: sorted(own, key=lambda one: one.importance)[: MOST_ALSO + 1]
        for year, own in found.items()
        if year is not None
    }


def _year(event: Event) -> int | None:
    return event.when.first.year if event.when.first else None


def _corridor(corridor: Corridor, archive: Archive, words: Words) -> Card:
    phrases = words["card"]
    length = kilometres(corridor.length_km, words.language) if corridor.length_km else None
    usage = "" if archive.is_brought(corridor.id) else words["usage"][corridor.usage]
    way = way_sentence(corridor, archive.legs_of(corridor.id), archive.places, archive.language)
    card = _card(
        corridor,
        archive,
        words,
        above=" · ".join(filter(None, (phrases["corridor"], usage))),
        title=corridor.name,
        text=[
            ("", corridor.summary),
            (phrases["law"], corridor.legal_basis),
            (phrases["way"], way),
        ],
        facts=[
            (phrases["in_use"], in_use(corridor, words)),
            (phrases["status"], corridor.status_now),
            (phrases["length"], length),
            (phrases["width"], _width(corridor, archive, words)),
            (phrases["confidence"], sureness(corridor, archive, words)),
        ],
        more=[(phrases["events_of"], [event.id for event in archive.events_of(corridor.id)])],
        bars=_bars(archive.flows_of(corridor.id), words),
    )
    widest = _widest(corridor, archive)
    rests = archive.sources_of(widest) if widest else ()
    return {**card, "sources": [*dict.fromkeys([*card["sources"], *(own.id for own in rests)])]}


def _widest(corridor: Corridor, archive: Archive) -> Flow | Observation | None:
    key = corridor.scale_fact or ""
    return archive.flows.get(key) or archive.series.get(key)


def _width(corridor: Corridor, archive: Archive, words: Words) -> str:
    """As how many people a year its line is drawn, and the number that this rests on."""
    fact = _widest(corridor, archive)
    sources = archive.sources_of(fact) if fact else ()
    if corridor.scale is None or fact is None or not sources:  # some are missing in a reader's own
        return ""
    period = fact.period and in_words(fact.period, words.language)
    number_told = ", ".join(filter(None, (with_unit(fact, words.language), period)))
    drawn, maker = words["widths"][corridor.scale], sources[0].maker_told
    return words["card"]["width_told"].format(drawn=drawn, number=number_told, source=maker)


def _bars(flows: Sequence[Flow], words: Words) -> CardBars | None:
    """The longest series by year that is published."""
    series = yearly(flows)
    if not series:
        return None
    unit = unit_words(series[0].worded("unit"), words.language)
    notes = dict.fromkeys(flow.note for flow in series if flow.note)
    return {
        "title": words["card"]["by_year"].format(unit=begun(unit)),
        "note": next(iter(notes), ""),
        "bars": [
            (flow.period.first.year, flow.value, amount(flow, words.language))
            for flow in series
            if flow.period and flow.period.first and flow.value is not None
        ],
    }


def _place(place: Place, archive: Archive, words: Words) -> Card:
    phrases, own = words["card"], here.here(place, archive)
    routes = archive.corridors_at(place.id)
    along = [] if own.events else [event for one in routes for event in archive.events_of(one.id)]
    card = _card(
        place,
        archive,
        words,
        above=_within(place, words),
        title=_named(place),
        text=[
            ("", here.happened(own, archive, words)),
            (phrases["danger"], " ".join(here.dangers(own))),
            *here.stages(own),
            (phrases["counted"], " ".join(here.counts(own, words))),
            ("", place.note),
        ],
        facts=[(phrases["precision"], words["precision"][place.precision])],
        more=[
            (phrases["events_here"], [event.id for event in own.events]),
            (phrases["corridors_here"], [one.id for one in routes]),
            (phrases["events_along"], [*dict.fromkeys(event.id for event in along)][:MOST_ALONG]),
        ],
    )
    rests = archive.sources_of_all([*own.told, place])
    return {**card, "sources": [source.id for source in rests]}


def _within(place: Place, words: Words) -> str:
    """Province and country of a place."""
    gaps = {"province": place.worded("admin1"), "country": _land(place, words)}
    said = [text for text in gaps.values() if text]
    return words["card"]["within"].format(**gaps) if len(said) > 1 else "".join(said)


def _land(place: Place, words: Words) -> str:
    return country(place.country, words.language)


def _named(place: Place) -> str:
    return place.full_name


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
    bars: CardBars | None = None,
) -> Card:
    unverified = "" if archive.is_verified(record) else words["card"]["unverified"]
    return {
        "above": above,
        "title": title,
        "text": [(label, _parts(said)) for label, said in text if said],
        "bars": bars,
        "facts": [(label, _parts(said)) for label, said in facts if said],
        "more": [(heading, list(ids)) for heading, ids in more if ids],
        "sources": [source.id for source in archive.sources_of(record)],
        "unverified": unverified,
    }


def _parts(said: Said) -> list[TextPart]:
    return [{"text": said}] if isinstance(said, str) else said or []
