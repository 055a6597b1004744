"""What is read or heard in a scene that none of its facts carries, and facts nobody speaks of."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import permutations

from geodata.archive import Archive
from geodata.records import Arrivals, Corridor, Event, Fact, Number, Place
from geodata.wording import number as digits
from timeline.lecture.charts import chart_of
from timeline.lecture.facts import ALIKE, facts_of, long_words, records_of
from timeline.lecture.layouts import Layout
from timeline.lecture.model import LectureScene
from timeline.lecture.numbers_said import held, of_year, said
from timeline.lecture.scene_texts import ANSWERS, QUOTED, SceneText, screen, spoken, texts_of
from timeline.names import names_of
from timeline.text import Words

LEAST = 13  # what is smaller counts the words themselves: three accounts, ten years on
TEXTS = (
    "title", "name", "summary", "claim", "finding", "label", "category", "measure", "legal_basis",
    "note",
)  # fmt: skip
MOST_FACTS = 12  # of which each is held against each other


def records_shown(scene: LectureScene, archive: Archive) -> list[Fact]:
    """What a scene rests on, what happened at its places, and what its chart draws."""
    chart = chart_of(scene.shows.chart, archive) if scene.layout is Layout.CHART else None
    happened = [event for events in _at_places(scene, archive) for event in events]
    return [*facts_of(scene, archive)[0], *happened, *(chart.records if chart else ())]


def _at_places(scene: LectureScene, archive: Archive) -> list[tuple[Event, ...]]:
    """What a place tells, as its card does: its events, and how many they are."""
    named = facts_of(scene, archive)[0]
    return [archive.events_at(own.id) for own in named if isinstance(own, Place)]


def texts_carried(scene: LectureScene, archive: Archive) -> list[SceneText]:
    """Those that its facts are to carry: no quotation with a source of its own, no wrong answer."""
    quote, right = scene.shows.quote, (scene.shows.right or 0) - 1
    is_cited = quote is not None and quote.source in archive.sources
    return [
        own
        for own in texts_of(scene)
        if not ((own.field == QUOTED and is_cited) or (own.field == ANSWERS and own.at != right))
    ]


def numbers_without_fact(
    scene: LectureScene, archive: Archive, words: Words
) -> list[tuple[str, str]]:
    """Numbers and years that no fact has, nor two of them make; each with the field it stands in.

    The right answer of a question may say one in round figures.
    """
    records = records_shown(scene, archive)
    stage = scene.stage
    years = (stage.first, stage.last, stage.at) if stage else ()
    seen = {token for year in years if year is not None for token in of_year(year)}
    counted = {f"number {len(events)}" for events in _at_places(scene, archive)}
    known = held(records) | seen | counted | set(_made_of(records))
    return [
        (text, own.field)
        for own in texts_carried(scene, archive)
        for token in sorted(said(own.text) - known)
        if (text := _as_text(token, words.language))
        and not (own.field == ANSWERS and _is_rounded(token, known))
    ]


def names_without_fact(scene: LectureScene, archive: Archive) -> list[tuple[str, str]]:
    """Events and places that are named and no fact tells of; each with the field it stands in."""
    records = records_shown(scene, archive)
    told = "\n".join(map(texts_of_record, records))
    own = {record.id for record in records} | {
        key for record in records for key in places_of(record, archive)
    }
    names = names_of(archive)
    found = [
        (part["text"], part["pick"], text.field)
        for text in texts_carried(scene, archive)
        for part in names.linked(text.text, "", set())
        if "pick" in part
    ]
    return [(text, field) for text, pick, field in found if pick not in own and text not in told]


def places_of(record: Fact, archive: Archive) -> Iterator[str]:
    """Ids of where it happened, or of where a route goes."""
    yield from getattr(record, "places", ())
    if isinstance(record, Corridor):
        for leg in archive.legs_of(record.id):
            yield from (leg.from_place, leg.to_place)


def facts_left(scene: LectureScene, archive: Archive) -> list[Fact]:
    """Facts that are named, and of which neither words nor notes say anything."""
    shown = {*scene.shows.facts}
    text = spoken(scene)
    tokens = said(text)
    keys = [key for key in scene.facts if key not in shown]
    found = [list(records_of(key, archive)) for key in keys]
    return [own[0] for own in found if own and not _is_used(own, text, tokens)]


def places_unseen(scene: LectureScene, archive: Archive) -> list[str]:
    """Places that the screen names and that lie beyond the view of its map.

    Where something happened that the scene tells of, a chip at the edge names the place.
    """
    view = scene.stage.view if scene.stage else ""
    box = next((own.box for own in archive.subject.views if own.name == view), None)
    moved = scene.stage and (scene.stage.pick or scene.stage.map)
    if box is None or moved or scene.layout not in {Layout.MAP, Layout.MAP_TIME}:
        return []
    west, south, east, north = box
    at_edge = {key for own in facts_of(scene, archive)[0] for key in getattr(own, "places", ())}
    places = [archive.places[pick] for _, pick in _named(scene, archive) if pick in archive.places]
    return [
        place.name
        for place in places
        if place.id not in at_edge
        and not (south <= place.lat <= north and west <= place.lon % 360 <= east % 360)
    ]


def _named(scene: LectureScene, archive: Archive) -> Iterator[tuple[str, str]]:
    """Names on the screen of what can be picked, with its id."""
    for part in names_of(archive).linked(screen(scene), "", set()):
        if pick := part.get("pick"):
            yield part["text"], pick


def texts_of_record(record: Fact) -> str:
    return " ".join(str(record.worded(key)) for key in TEXTS if hasattr(record, key))


def _is_used(records: Sequence[Fact], text: str, tokens: AbstractSet[str]) -> bool:
    numbers = {own for own in tokens & held(records) if not own.startswith("month")}
    return bool(numbers) or any(_is_named(record, text) for record in records)


def _is_named(record: Fact, text: str) -> bool:
    if isinstance(record, Place):
        return record.name in text
    return len(long_words(texts_of_record(record)) & long_words(text)) >= ALIKE


def _made_of(records: Sequence[Fact]) -> Iterator[str]:
    """How much more one of the facts is than another, and by how many per cent less."""
    few = list(dict.fromkeys(value for record in records for value in _values(record)))
    for more, less in permutations(few[:MOST_FACTS], 2):
        yield f"number {abs(more - less):.12g}"
        if more:
            yield f"percent {round(100 * (1 - less / more))}"


def _is_rounded(token: str, known: AbstractSet[str]) -> bool:
    """Whether a known number is about so: 80 per cent are 78.7, but 1,000 are not 600."""
    kind, _, value = token.partition(" ")
    if kind not in {"number", "percent"} or not float(value).is_integer():
        return False
    about = int(float(value))
    noughts = len(str(about)) - len(str(about).rstrip("0"))
    most = min(10**noughts / 2, about / 4)
    alike = [own.partition(" ")[2] for own in known if own.startswith(f"{kind} ")]
    return any(abs(float(own) - about) <= most for own in alike)


def _values(record: Fact) -> list[float]:
    match record:
        case Arrivals():
            found = [record.total, record.female, record.male]
        case Number():
            found = [record.value, record.low, record.high]
        case _:
            found = []
    return [float(value) for value in found if value is not None]


def _as_text(token: str, language: str) -> str:
    """As it stands on the screen; blank for what is no number to be proved."""
    kind, _, value = token.partition(" ")
    if kind == "year":
        return value
    if kind not in {"number", "percent"} or float(value) < LEAST:
        return ""
    said = digits(float(value), language)
    return f"{said} %" if kind == "percent" else said
