"""What the words and notes of a scene name that its map can show: places, countries, waters."""

import re

from geodata.archive import Archive
from timeline.lecture.model import LectureScene
from timeline.names import names_of
from timeline.nodes import plain_text
from timeline.sounds import HANGUL
from timeline.text import Words

AREA = re.compile(r"(?<=\w) (?:[a-z]+|Province)$")
ALWAYS = 0  # tier of the countries that every map names


def named(scene: LectureScene, archive: Archive, words: Words) -> list[str]:
    """Ids of places, and of names of the map.

    In a sentence, in what the lecturer points at, or among the facts that the scene rests on.
    """
    text = "\n".join([scene.heading, plain_text(scene.words), plain_text(scene.notes)])
    linked = [part.get("pick", "") for part in names_of(archive).linked(text, "", set())]
    places = [pick for pick in linked if pick in archive.places]
    known = archive.places.values()
    whole = [own.id for own in known if AREA.search(own.name) and _stands(_bare(own.name), text)]
    rested = [key for key in scene.facts if key in archive.places]
    own = [*places, *whole, *rested, *_on_map(text, archive, words.get("map", {}))]
    return list(dict.fromkeys(own))


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
