"""A lecture and its scenes, frozen; `extra` holds what a file says beyond what is known here.

`comments` are what its author remarks behind #, by the key it stands at (see `comments`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from geodata.sentences import Sentence, say
from timeline.lecture.layouts import NOTHING, Layout, Shows
from timeline.selection import Selection
from timeline.text import Words

VERSION = 1


@dataclass(frozen=True, slots=True)
class LectureScene:
    """What is shown and said for a while. `words` are Markdown without HTML; `notes` are spoken.

    `facts` are ids of events, corridors, places, series, flows or claims, and years of arrivals,
    that the words rest on. `minutes` is the time budget, None where there is none; a scene that
    `may_be_skipped` is left out of the short version. `plays`: the years run when it is shown, from
    the first of the window to the year shown or, without one, to the last. `seconds`: how long it
    is shown in a lecture that plays by itself. `builds`: its words come one paragraph a key.
    """

    heading: str
    words: str = ""
    notes: str = ""
    stage: Selection | None = None
    plays: bool = False
    minutes: float | None = None
    seconds: float | None = None
    may_be_skipped: bool = False
    facts: tuple[str, ...] = ()
    layout: Layout = Layout.MAP_TIME
    builds: bool = False
    shows: Shows = NOTHING
    extra: Mapping[str, Any] = field(default_factory=dict[str, Any])
    comments: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Lecture:
    """`language` is ISO 639-1; `minutes` is the time there is, None where nobody said.

    `about` and `audience` say what it tells, and whom, to those who choose among several.

    One that `plays` goes from scene to scene by itself. `edition` is that of the facts when it was
    written; blank where nobody said.
    """

    title: str
    author: str = ""
    about: str = ""
    audience: str = ""
    language: str = "en"
    minutes: float | None = None
    plays: bool = False
    edition: str = ""
    scenes: tuple[LectureScene, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict[str, Any])
    comments: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in a lecture file, and what would be right.

    `line` is 0 where nobody knows it, as in JSON; `scene` counts from 1, 0 is the lecture.
    """

    line: int
    key: str
    value: str
    said: Sentence
    scene: int = 0

    def in_words(self, words: Words) -> str:
        """Where it is, what stands there, and what would be right, as a page says it."""
        where = self._where()
        if self.key:
            where = say("at_key", where=where, key=self.key)
        stands = say("stands", where=where, value=self.value, said=self.said)
        told = stands if self.value else say("told", where=where, said=self.said)
        return told.in_words(words["lecture_faults"])

    def _where(self) -> Sentence:
        if self.line:
            return say("at_line", line=str(self.line))
        return say("at_scene", scene=str(self.scene)) if self.scene else say("in_file")
