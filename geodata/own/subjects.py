"""The settings and words that a reader's tables are served by: `subject.toml` and `words/`."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geodata.own.choices import LANGUAGES
from geodata.own.told import in_words
from geodata.own.views import Point, views_of
from geodata.sentences import say
from geodata.subject import FILE as SUBJECT

CHARTS = """[[sections]]
name = "events"

[[charts]]
id = "events"
section = "events"
form = "events"
"""
CHART = {
    "title": say("own.chart_title"),
    "counts": say("own.chart_counts"),
    "leaves_out": say("own.chart_leaves_out"),
}
SECTION = {
    "title": say("own.section_title"),
    "ask": say("own.section_ask"),
    "finding": say("own.section_finding"),
    "intro": say("own.section_intro"),
}


@dataclass(frozen=True)
class OwnSubject:
    """`lanes` by our categories, each under the reader's name; blank where it has none.

    `years` are None where nothing is dated, and no chart has an axis.
    `points` are all that is to be seen; ways name `views` that may be others than near and world.
    """

    title: str
    language: str
    years: tuple[int, int] | None
    lanes: Mapping[str, str]
    points: Sequence[Point]
    views: Sequence[str] = ()

    def files(self) -> dict[str, str]:
        words = {f"words/{language}.toml": self._words(language) for language in LANGUAGES}
        charts = CHARTS if self.years else ""
        return {SUBJECT: self._settings(), "charts.toml": charts, **words}

    def _views(self) -> dict[str, str]:
        """Tables by name; one that only ways name looks as near as the nearest."""
        own = views_of(self.points)
        others = {name: own[next(iter(own))] for name in self.views if name not in own}
        return {**others, **own}

    def _settings(self) -> str:
        span = (
            [f"first_year = {self.years[0]}", f"last_year = {self.years[1]}"] if self.years else []
        )
        lines = [
            f"title = {quoted(self.title)}",
            f"authors = {quoted(in_words(say('own.author'), self.language))}",
            "brought = true",
            *span,
            f"languages = {json.dumps(LANGUAGES)}",
            f"lanes = {json.dumps([*self.lanes])}",
            *(
                f"\n[[views]]\nname = {quoted(name)}\n{view}"
                for name, view in self._views().items()
            ),
        ]
        return "\n".join(lines) + "\n"

    def _words(self, language: str) -> str:
        unnamed = in_words(say("own.events"), language)
        lanes = [
            f"{lane} = {worded(name or unnamed)}"
            for lane, name in self.lanes.items()
            if len(self.lanes) == 1 or any(self.lanes.values())
        ]
        near, world = in_words(say("own.near"), language), in_words(say("own.world"), language)
        views = [
            f"view_{name} = {{ word = {quoted(word)}, label = {quoted(word)} }}"
            for name in self._views()
            for word in [world if name == "world" else near if name == "near" else name]
        ]
        parts = [f"tagline = {worded(self.title)}", "\n[lanes]", *lanes]
        return "\n".join([*parts, "\n[stage.buttons]", *views, *words_of_chart(language)]) + "\n"


def words_of_chart(language: str) -> list[str]:
    """What `CHARTS` says, as lines of TOML."""
    lines: list[str] = []
    for table, sentences in (("charts.events", CHART), ("numbers.sections.events", SECTION)):
        said = [f"{key} = {worded(in_words(own, language))}" for key, own in sentences.items()]
        lines += [f"\n[{table}]", *said]
    return lines


def quoted(text: str) -> str:
    """As TOML writes a text; JSON's escapes are all TOML's too."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def worded(text: str) -> str:
    """Braces would be gaps in words."""
    return quoted(text.replace("{", "(").replace("}", ")"))
