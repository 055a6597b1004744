"""A corridor in words: the way, the law, the dangers, the steps, the counts, the events."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from geodata import wording
from geodata.archive import Archive
from geodata.doubts import grade
from geodata.records import Corridor, Flow, Leg
from geodata.ways import (
    CorridorWay,
    name_in_sentence,
    published_difference_km,
    rounded_km,
    sentences,
)
from geodata.ways import way as way_of
from timeline.markdown import Shared, cited, event_line, headed, labelled, listed, plain, to_stage
from timeline.naming import with_unit
from timeline.routes.charts import alike
from timeline.routes.charts.counted import makers, period_words, way_words
from timeline.routes.charts.groups import capital, last_year, years_in_words
from timeline.routes.returns import kinds_on
from timeline.text import Words

Numbers = Mapping[str, int]
SENTENCE = re.compile(r"(?<=[.!?])\s+")


def head(corridor: Corridor, archive: Archive, words: Words, shared: Shared) -> str:
    """Its name, its use at a glance, what it is, and what kind of return where it is one."""
    own = words["routes"]
    glance = [
        labelled(own["usage"], words["usage"][corridor.usage]),
        labelled(own["used"], years(corridor, words)),
        labelled(own["kind"], own["kinds"][corridor.kind]),
        labelled(own["confidence"], words["confidence"][grade(corridor, archive)]),
    ]
    parts = [f"## {plain(corridor.name)}", "  \n".join(glance), plain(corridor.summary)]
    parts += [*_returning(corridor, archive, words), to_stage(corridor.id, own["on_stage"], shared)]
    return "\n\n".join(parts)


def years(record: Corridor | Leg, words: Words) -> str:
    return years_in_words(record.from_year, last_year(record), words["routes"])


def first_sentence(text: str) -> str:
    return SENTENCE.split(text.strip())[0]


def _returning(corridor: Corridor, archive: Archive, words: Words) -> list[str]:
    """Of which kinds the returns on it are; nothing where it leads away alone."""
    own = words["routes"]["returns"]
    told = [own[kind] for kind in kinds_on(corridor, archive)]
    return [f"**{one['title']}.** {one['says']}" for one in told]


def way(corridor: Corridor, archive: Archive, words: Words) -> str:
    """The way in sentences, and its lengths."""
    own, told = words["routes"], way_of(corridor, archive.legs_of(corridor.id), archive.places)
    parts = list(sentences(told, archive.language))
    trunk, branches = (" ".join(parts[:2]), parts[2:]) if told.trunk else ("", parts)
    lengths = "  \n".join(_lengths(corridor, told, own))
    return headed(own["way"], plain(trunk), listed(map(plain, branches)), lengths)


def _lengths(corridor: Corridor, told: CorridorWay, own: Words) -> list[str]:
    published = _published(corridor, own) if corridor.length_km else own["no_length"]
    rows = [labelled(own["length"], published)]
    if told.length_km:
        rows.append(labelled(own["schematic_length"], _schematic(corridor, told, own)))
    rows.append(labelled(own["duration"], corridor.duration or own["no_duration"]))
    return rows


def _published(corridor: Corridor, own: Words) -> str:
    return wording.kilometres(corridor.length_km or 0, own.language)


def _schematic(corridor: Corridor, told: CorridorWay, own: Words) -> str:
    """Length of the line over ground and in the air, held against what is published."""
    flown = told.length_km - told.surface_km
    parts = {
        "surface": own["surface"].format(km=_km(told.surface_km, own))
        if told.surface_km > 1
        else "",
        "flown": own["flown"].format(km=_km(flown, own)) if flown > 1 else "",
    }
    length = own["and"].format(**parts) if all(parts.values()) else "".join(parts.values())
    apart = published_difference_km(corridor, told)
    if apart is None:
        return length
    said = "longer" if apart >= 5 else "shorter" if apart <= -5 else "same"
    return own[said].format(length=length, km=_km(abs(apart), own))


def _km(length_km: float, own: Words) -> str:
    return wording.number(rounded_km(length_km), own.language)


def law(corridor: Corridor, words: Words) -> str:
    return headed(words["routes"]["law"], plain(corridor.legal_basis))


def now(corridor: Corridor, words: Words) -> str:
    return headed(words["routes"]["now"], plain(corridor.status_now))


def dangers(corridor: Corridor, archive: Archive, words: Words, numbers: Numbers) -> str:
    """Each documented danger once, with the steps where it is."""
    own, where = words["routes"], defaultdict[str, list[Leg]](list)
    for leg in archive.legs_of(corridor.id):
        if leg.risk:
            where[leg.risk].append(leg)
    lines = [_danger(risk, legs, archive, words, numbers) for risk, legs in where.items()]
    return headed(own["dangers"], listed(lines) or own["no_dangers"])


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
    own, legs = words["routes"], archive.legs_of(corridor.id)
    notes = [SENTENCE.split(leg.note.strip()) for leg in legs]
    common = [said for said in notes[0] if all(said in note for note in notes)] if notes else []
    head = labelled(own["of_all"], " ".join(common)) if common else ""
    lines = [
        _step(leg, [said for said in note if said not in common], archive, words, numbers)
        for leg, note in zip(legs, notes, strict=True)
    ]
    return "\n\n".join([part for part in (head, "\n".join(lines)) if part])


def _step(leg: Leg, note: Sequence[str], archive: Archive, words: Words, numbers: Numbers) -> str:
    own = words["routes"]
    start, end = _places(leg, archive)
    mode, when = wording.engine(words.language)["ways"]["modes"][leg.mode], years(leg, words)
    line = own["step"].format(start=start, end=end, mode=mode, years=when)
    parts = [f"**{plain(capital(line))}.**"]
    if leg.direction in own["directions"]:
        parts.append(f"{own['directions'][leg.direction]}.")
    parts += [labelled(own["danger"], leg.risk)] if leg.risk else []
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
    own = words["charts"]["corridor_counts"]
    way = way_words(flow, own)
    told = f"{period_words(flow, own)}: {with_unit(flow, own.language)}" + (
        f", {way}" if way else ""
    )
    parts = [f"**{plain(told)}.**", plain(flow.note or ""), plain(f"({makers(flow, archive)})")]
    parts.append(cited(flow, numbers, archive, words))
    return " ".join(part for part in parts if part)


def counts_head(flows: Sequence[Flow], words: Words) -> str:
    own = words["routes"]
    return headed(own["counts"], own["overlap"] if flows else own["no_counts"])


def events(corridor: Corridor, archive: Archive, words: Words, shared: Shared) -> str:
    """In order of time, each a link to the stage; returns say of which kind."""
    own = words["routes"]
    lines: list[str] = []
    for event in sorted(archive.events_of(corridor.id), key=lambda event: event.start.text):
        kind = event.return_kind
        told = f" ({own['returns'][kind]['title'].lower()})" if kind else ""
        lines.append(event_line(event, shared, words) + told)
    return headed(own["events"], listed(lines) or own["no_events"])
