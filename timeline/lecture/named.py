"""What a scene speaks of that its map can show: places, countries, waters."""

import re

from geodata.archive import Archive
from geodata.vocabularies import PlacePrecision
from timeline.lecture.model import LectureScene
from timeline.lecture.scene_texts import spoken
from timeline.names import names_of
from timeline.sounds import HANGUL
from timeline.text import Words

AREA = re.compile(r"(?<=\w) (?:[a-z]+|Province)$")
SPOTS = {PlacePrecision.CITY, PlacePrecision.PROVINCE}  # no line, and nothing that is named anyway
ALWAYS = 0  # tier of the countries that every map names


def named(scene: LectureScene, archive: Archive, words: Words) -> list[str]:
    """Ids of places, and of names of the map.

    In a sentence, in what the lecturer points at, or where a fact of the scene happened; a country
    that is named stands for the places in it.
    """
    text = spoken(scene)
    linked = [part.get("pick", "") for part in names_of(archive).linked(text, "", set())]
    places = [pick for pick in linked if pick in archive.places]
    known = archive.places.values()
    whole = [own.id for own in known if AREA.search(own.name) and _stands(_bare(own.name), text)]
    rested = [key for key in scene.facts if key in archive.places]
    events = [archive.events[key] for key in scene.facts if key in archive.events]
    happened = [archive.places[key] for event in events for key in event.places]
    on_map = _on_map(text, archive, words.get("map", {}))
    always = {name.key for name in archive.subject.names if name.tier == ALWAYS}
    wide = set(on_map) - always
    rested += [own.id for own in happened if own.precision in SPOTS and own.country not in wide]
    return list(dict.fromkeys([*places, *whole, *rested, *on_map]))


def _bare(name: str) -> str:
    """Without the word that says what it is: `X area`, `X Province`."""
    return AREA.sub("", name)


def _on_map(text: str, archive: Archive, words: Words) -> list[str]:
    names = archive.subject.names
    return [
        name.key
        for name in names
        if name.tier == ALWAYS or _stands(str(words.get(name.key, "")), text)
    ]


def _stands(name: str, text: str) -> bool:
    """As a word; in Korean a particle follows it without a space."""
    ends = "" if HANGUL.match(name[-1:]) else r"(?![\w-])"
    return bool(name) and re.search(rf"(?<![\w-]){re.escape(name)}{ends}", text) is not None
