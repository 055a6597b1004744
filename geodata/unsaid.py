"""What the settings of a folder name has words for readers; what lacks some is told, all at once.

A view without words is called by its name. Anything else without them is left out.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar, cast

from geodata.problems import Problem
from geodata.sentences import Sentence, say
from geodata.settings import Settings
from geodata.subject import Subject
from geodata.wording import FALLBACK

S = TypeVar("S", bound=Settings)
Said = Mapping[str, Mapping[str, Any]]  # words by language
# Where the words of each stand, and which of them it needs.
ROOMS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "views": ("stage.buttons.view_{name}", ("word", "label")),
    "groups": ("routes.groups.{name}", ("title", "says")),
    "openings": ("opening.{name}", ("title", "text")),
    "asked": ("finding.asked.{name}", ("ask", "also")),
}


def lacking(said: Said, rooms: Mapping[str, Sequence[str]], told: Sentence) -> list[Problem]:
    """A problem for each key of a room, as `charts.arrivals`, that no words stand at.

    English needs them where it is spoken, since what another language lacks is said in it.
    """
    needing = {FALLBACK: said[FALLBACK]} if FALLBACK in said else said
    return [
        Problem(f"words/{language}.toml", 0, f"{room}.{key}", "", told)
        for language, words in needing.items()
        for room, keys in rooms.items()
        for key in keys
        if not _table(words, room).get(key)
    ]


def in_words(subject: Subject, said: Said) -> tuple[Subject, list[Problem]]:
    """The subject as far as it is said what is what, and the words that are lacking."""
    problems: list[Problem] = []
    served: dict[str, tuple[Settings, ...]] = {}
    for field in ROOMS:
        own = getattr(subject, field)
        kept: list[Settings] = []
        for one, found in _each(field, own, said):
            problems += found
            if field == "views" or not found:
                kept.append(one)
        served[field] = tuple(kept)
    return subject.model_copy(update=served), problems


def _each(field: str, own: Sequence[Any], said: Said) -> Iterator[tuple[Any, list[Problem]]]:
    room, keys = ROOMS[field]
    for one in own:
        told = say("words.unsaid", of=f"{field}: {one.name}")
        yield one, lacking(said, {room.format(name=one.name): keys}, told)


def _table(words: Mapping[str, Any], room: str) -> Mapping[str, Any]:
    for part in room.split("."):
        inner = words.get(part)
        words = cast("Mapping[str, Any]", inner) if isinstance(inner, Mapping) else {}
    return words
