"""How a lecture is taken away: for whom, with which sources, under which title."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from geodata.dates import in_words
from geodata.records import Source
from timeline.figures.source_line import source_row
from timeline.lecture.model import Lecture
from timeline.lecture.paragraphs import Paragraph, Run, address, one_line
from timeline.text import Words

Cited = Sequence[tuple[Source, Sequence[int]]]  # each with the numbers of its scenes
Tells = Callable[[Source, Sequence[int]], Paragraph]


class SourceChoice(StrEnum):
    """SHORT: as much of each source as a page or two hold."""

    SHORT = "short"
    ALL = "all"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Taken:
    """`notes`: those of the lecturer are in it. `course` and `date` are as somebody typed them."""

    notes: bool = False
    sources: SourceChoice = SourceChoice.SHORT
    course: str = ""
    date: str = ""

    @property
    def occasion(self) -> str:
        return one_line(" · ".join(filter(None, (self.course.strip(), self.date.strip()))))


def entitled(lecture: Lecture, title: str, author: str) -> Lecture:
    """As whoever takes it away names it; blank where it is to stay as it is."""
    return replace(lecture, title=title or lecture.title, author=author or lecture.author)


def listed_sources(
    own: Cited,
    tell: Tells,
    fits: Callable[[Sequence[Paragraph]], bool],
    chosen: Taken,
    words: Words,
) -> list[Paragraph]:
    """As they are asked for; SHORT in the first form that `fits`, and else cut."""
    if chosen.sources is SourceChoice.NONE or not own:
        return []
    told = [tell(source, scenes) for source, scenes in own]
    if chosen.sources is SourceChoice.ALL or fits(told):
        return told
    groups = _by_publisher([source for source, _ in own], words)

    def short(count: int) -> list[Paragraph]:
        left = sum(len(sources) for sources in list(groups.values())[count:])
        return [_run_on(dict(list(groups.items())[:count]), left, words)]

    if fits(short(len(groups))):
        return short(len(groups))
    most = bisect_left(range(len(groups)), x=True, key=lambda count: not fits(short(count + 1)))
    return short(most) if most else []


def _by_publisher(sources: Sequence[Source], words: Words) -> Mapping[str, Sequence[Source]]:
    groups: dict[str, list[Source]] = {}
    for source in sources:
        unread = "" if source.read else f" ({words['cited']['unread']})"
        groups.setdefault(f"{one_line(source.worded('publisher'))}{unread}", []).append(source)
    return groups


def _run_on(groups: Mapping[str, Sequence[Source]], left: int, words: Words) -> Paragraph:
    """Who published what and when, each linked to where it can be read."""
    runs = [
        run for publisher, sources in groups.items() for run in _group(publisher, sources, words)
    ]
    end = [Run(words["cited"]["more"].format(n=left))] if left else []
    return Paragraph((*runs, *end))


def _group(publisher: str, sources: Sequence[Source], words: Words) -> Iterator[Run]:
    """One that is undated is linked at its publisher."""
    undated = [source for source in sources if source.date is None]
    yield Run(publisher, href=address((undated[0].url or "") if undated else ""))
    for source in undated[1:]:
        yield from (Run(", "), Run(one_line(source.glossed_title), href=address(source.url or "")))
    dated = [source for source in sources if source.date is not None]
    for number, source in enumerate(dated):
        yield Run(", " if number else " ")
        when = in_words(source.date, words.language) if source.date else ""
        yield Run(one_line(when), href=address(source.url or ""))
    yield Run("; ")


def with_title(source: Source, _scenes: Sequence[int], words: Words) -> Paragraph:
    """Who and when, and its title, which is a link."""
    row = source_row(source, words["cited"])
    title = Run(one_line(row["title"]), href=address(row["url"]))
    return Paragraph((Run(f"{one_line(row['said'])}: "), title))
