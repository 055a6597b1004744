"""A corridor in words: the way, the law, the dangers, the steps, the counts, the events."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import reduce

from geodata import wording
from geodata.archive import Archive
from geodata.dates import UNDATED, in_words
from geodata.records import Corridor, Flow, Leg
from geodata.ways import (
    CorridorWay,
    name_in_sentence,
    published_difference_km,
    rounded_km,
    sentences,
)
from geodata.ways import way as way_of
from timeline.markdown import cited, event_line, headed, labelled, listed, plain, to_stage
from timeline.naming import as_told, sureness, unit_words, with_counter, with_unit
from timeline.routes.charts import alike
from timeline.routes.charts.counted import makers, period_words, way_words
from timeline.routes.charts.groups import capital, years_in_words
from timeline.routes.returns import kinds_on
from timeline.text import Words

Numbers = Mapping[str, int]
SENTENCE = re.compile(r"(?<=[.!?])\s+")


def head(corridor: Corridor, archive: Archive, words: Words) -> str:
    """What it is, of what kind its returns are where it has some, and where it is on the map."""
    link = to_stage(corridor.id, words["routes"]["on_stage"], {})
    return "\n\n".join([plain(corridor.summary), *_returning(corridor, archive, words), link])


def glance(corridor: Corridor, archive: Archive, words: Words) -> list[tuple[str, str]]:
    """Label and text of what a reader asks first; the same rows for every corridor.

    A text is blank where whoever brought a corridor has not said it.
    """
    phrases, told = words["routes"], way_of(corridor, archive.legs_of(corridor.id), archive.places)
    brought = archive.is_brought(corridor.id)
    return [
        (phrases["length"], _length(corridor, told, phrases, brought=brought)),
        (phrases["duration"], corridor.duration or ("" if brought else phrases["no_duration"])),
        (phrases["borders"], _borders(told, phrases)),
        (phrases["usage"], "" if brought else words["usage"][corridor.usage]),
        (phrases["used"], years(corridor, words)),
        (phrases["kind"], "" if brought else phrases["kinds"][corridor.kind]),
        (phrases["confidence"], sureness(corridor, archive, words)),
    ]


def _length(corridor: Corridor, course: CorridorWay, phrases: Words, *, brought: bool) -> str:
    """One length, and what it is: as published, else that of the line."""
    if corridor.length_km:
        km = wording.kilometres(corridor.length_km, phrases.language)
        return phrases["length_published"].format(length=km)
    if course.length_km:
        said = phrases["own_length" if brought else "length_schematic"]
        return said.format(km=_km(course.length_km, phrases))
    return "" if brought else phrases["no_length"]


def _borders(course: CorridorWay, phrases: Words) -> str:
    if not course.trunk:
        return phrases["no_borders"]
    names = [wording.country(code, phrases.language) for code in course.trunk.countries]
    return phrases["crossed"].format(
        n=len(course.borders),
        countries=reduce(
            lambda before, name: phrases["then"].format(before=before, next=name), names
        ),
    )


def years(record: Corridor | Leg, words: Words) -> str:
    if not record.in_use:
        return in_words(UNDATED, words.language)
    return years_in_words(*record.in_use, words["routes"])


def largest(corridor: Corridor, words: Words) -> tuple[str, str]:
    """The largest number published for it with its period, and what it counts; blank if none is."""
    if not corridor.count or not corridor.count_period:
        return "", ""
    language = words.language
    ends = [as_told(float(end), language) for end in corridor.count.split("-")]
    span = wording.engine(language)["amounts"]["range"]
    number = span.format(low=ends[0], high=ends[1]) if len(ends) > 1 else ends[0]
    when = in_words(corridor.count_period, language)
    unit = unit_words(corridor.count_unit or "", language)
    number, counted = with_counter(number, unit, language)
    return words["routes"]["count"].format(n=number, period=when), counted


def first_sentence(text: str) -> str:
    return SENTENCE.split(text.strip())[0]


def _returning(corridor: Corridor, archive: Archive, words: Words) -> list[str]:
    """Of which kinds the returns on it are; nothing where it leads away alone."""
    phrases = words["routes"]["returns"]
    told = [phrases[kind] for kind in kinds_on(corridor, archive)]
    return [f"**{one['title']}.** {one['says']}" for one in told]


def way(corridor: Corridor, archive: Archive, words: Words) -> str:
    """The way in sentences, and how long its line is."""
    phrases, told = words["routes"], way_of(corridor, archive.legs_of(corridor.id), archive.places)
    parts = list(sentences(told, archive.language))
    trunk, branches = (" ".join(parts[:2]), parts[2:]) if told.trunk else ("", parts)
    line = _schematic(corridor, told, phrases) if told.length_km else ""
    length = labelled(phrases["schematic_length"], line) if line else ""
    return headed(phrases["way"], plain(trunk), listed(map(plain, branches)), length)


def _schematic(corridor: Corridor, course: CorridorWay, phrases: Words) -> str:
    """Length of the line over ground and in the air, held against what is published."""
    flown = course.length_km - course.surface_km
    parts = {
        "surface": phrases["surface"].format(km=_km(course.surface_km, phrases))
        if course.surface_km > 1
        else "",
        "flown": phrases["flown"].format(km=_km(flown, phrases)) if flown > 1 else "",
    }
    length = phrases["and"].format(**parts) if all(parts.values()) else "".join(parts.values())
    apart = published_difference_km(corridor, course)
    if apart is None:
        return length
    said = "longer" if apart >= 5 else "shorter" if apart <= -5 else "same"
    return phrases[said].format(length=length, km=_km(abs(apart), phrases))


def _km(length_km: float, phrases: Words) -> str:
    return wording.number(rounded_km(length_km), phrases.language)


def law(corridor: Corridor, words: Words) -> str:
    said = plain(corridor.legal_basis)
    return headed(words["routes"]["law"], said) if said else ""


def now(corridor: Corridor, words: Words) -> str:
    said = plain(corridor.status_now)
    return headed(words["routes"]["now"], said) if said else ""


def dangers(corridor: Corridor, archive: Archive, words: Words, numbers: Numbers) -> str:
    """Each documented danger once, with the steps where it is."""
    phrases, where = words["routes"], defaultdict[str, list[Leg]](list)
    for leg in archive.legs_of(corridor.id):
        if leg.risk:
            where[leg.risk].append(leg)
    lines = [_danger(risk, legs, archive, words, numbers) for risk, legs in where.items()]
    if not lines and archive.is_brought(corridor.id):
        return ""
    return headed(phrases["dangers"], listed(lines) or phrases["no_dangers"])


def _danger(
    risk: str, legs: Sequence[Leg], archive: Archive, words: Words, numbers: Numbers
) -> str:
    places = "; ".join(dict.fromkeys(_ends(leg, archive) for leg in legs))
    rests = {source: None for leg in legs for source in leg.sources}
    together = legs[0].model_copy(update={"sources": tuple(rests)})
    return f"**{plain(places)}:** {plain(risk)} {cited(together, numbers, archive, words)}"


def _ends(leg: Leg, archive: Archive) -> str:
    return capital(" - ".join(_places(leg, archive)))


def _places(leg: Leg, archive: Archive) -> list[str]:
    return [
        name_in_sentence(archive.places[key], archive.language)
        for key in (leg.from_place, leg.to_place)
    ]


def steps(corridor: Corridor, archive: Archive, words: Words, numbers: Numbers) -> str:
    """Every leg with its mode, years, danger and note; what all notes say is said once."""
    phrases, legs = words["routes"], archive.legs_of(corridor.id)
    notes = [SENTENCE.split(leg.worded("note").strip()) for leg in legs]
    common = [said for said in notes[0] if all(said in note for note in notes)] if notes else []
    head = labelled(phrases["of_all"], " ".join(common)) if common else ""
    lines = [
        _step(leg, [said for said in note if said not in common], archive, words, numbers)
        for leg, note in zip(legs, notes, strict=True)
    ]
    return "\n\n".join([part for part in (head, "\n".join(lines)) if part])


def _step(leg: Leg, note: Sequence[str], archive: Archive, words: Words, numbers: Numbers) -> str:
    phrases = words["routes"]
    start, end = _places(leg, archive)
    mode, when = wording.engine(words.language)["ways"]["modes"][leg.mode], years(leg, words)
    line = phrases["step"].format(start=start, end=end, mode=mode, years=when)
    parts = [f"**{plain(capital(line))}.**"]
    if leg.direction in phrases["directions"]:
        parts.append(f"{phrases['directions'][leg.direction]}.")
    parts += [labelled(phrases["danger"], leg.risk)] if leg.risk else []
    parts += [plain(" ".join(note))] if note else []
    return f"{leg.seq}. {' '.join(parts)} {cited(leg, numbers, archive, words)}"


def counts(
    flows: Sequence[Flow], archive: Archive, words: Words, numbers: Numbers, title: str
) -> str:
    """Counts as a list, each with who published it."""
    lines = listed(_count(flow, archive, words, numbers) for flow in flows)
    return f"**{title}**\n\n{lines}" if title else lines


def of_no_corridor(flows: Sequence[Flow], archive: Archive, words: Words, numbers: Numbers) -> str:
    """Counts that no corridor has; those that another page draws, apart and with the reason."""
    elsewhere = [flow for flow in flows if alike.is_elsewhere(flow)]
    here = [flow for flow in flows if flow not in elsewhere]
    parts = [(here, ""), (elsewhere, words["routes"]["elsewhere"])]
    told = [counts(own, archive, words, numbers, title) for own, title in parts if own]
    return "\n\n".join(told)


def _count(flow: Flow, archive: Archive, words: Words, numbers: Numbers) -> str:
    phrases = words["charts"]["corridor_counts"]
    way = way_words(flow, phrases)
    told = f"{period_words(flow, phrases)}: {with_unit(flow, phrases.language)}" + (
        f", {way}" if way else ""
    )
    parts = [f"**{plain(told)}.**", plain(flow.note or ""), plain(f"({makers(flow, archive)})")]
    parts.append(cited(flow, numbers, archive, words))
    return " ".join(part for part in parts if part)


def counts_head(flows: Sequence[Flow], words: Words, *, brought: bool = False) -> str:
    phrases = words["routes"]
    if brought and not flows:
        return ""
    return headed(phrases["counts"], phrases["overlap"] if flows else phrases["no_counts"])


def events(corridor: Corridor, archive: Archive, words: Words) -> str:
    """In order of time, each a link to the stage; returns say of which kind."""
    phrases = words["routes"]
    lines: list[str] = []
    in_time = sorted(
        archive.events_of(corridor.id), key=lambda event: (event.start.in_time, event.start.text)
    )
    for event in in_time:
        kind = event.return_kind
        told = f" ({phrases['returns'][kind]['title'].lower()})" if kind else ""
        lines.append(event_line(event, {}, words) + told)
    return headed(phrases["events"], listed(lines) or phrases["no_events"])
