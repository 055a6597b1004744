"""A scene as it stands on paper or on a slide, where nothing can be asked or picked any more."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from geodata import wording
from geodata.archive import Archive
from geodata.edition import LICENCE
from geodata.records import Fact, Source
from timeline.figures.source_line import ordered_line
from timeline.lecture.charts import chart_of
from timeline.lecture.facts import cited, facts_of
from timeline.lecture.layouts import Layout
from timeline.lecture.model import Lecture, LectureScene
from timeline.lecture.paragraphs import Paragraph, one_line, paragraphs
from timeline.lecture.rows import ChartRows, of_chart, of_number
from timeline.lecture.shown import in_words, layout_of, number_of
from timeline.selection import Selection
from timeline.style import HALL
from timeline.text import Words, edition_of, whose

PRINTED = HALL  # the theme of all that is printed or projected


class TooLong(ValueError):  # noqa: N818 - it says what the lecture is
    """A lecture that would fill more slides or pages than anybody shows or prints."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """`number` counts from 1; `picture` is a PNG or a JPEG, None where there is none.

    `alt` says what is seen on it, `chart_alt` what on a chart of its `rows`. `words` are all,
    `beside` those beside a drawing, which says the rest. `sources` are all of them, `source_line`
    names the first ones.
    """

    number: int
    heading: str
    words: list[Paragraph]
    beside: list[Paragraph]
    rows: ChartRows | None
    notes: list[Paragraph]
    picture: bytes | None
    alt: str
    chart_alt: str
    source_line: str
    sources: tuple[Source, ...]


def leaves(
    lecture: Lecture, archive: Archive, pictures: Sequence[bytes | None], words: Words
) -> Iterator[Leaf]:
    """Of each scene in order; `pictures` are theirs, and may be fewer."""
    pairs = zip_longest(lecture.scenes, pictures[: len(lecture.scenes)])
    for number, (scene, picture) in enumerate(pairs, 1):
        records, _ = facts_of(scene, archive)
        named, every = cited(scene, archive)
        yield Leaf(
            number=number,
            heading=one_line(scene.heading),
            words=said(scene, archive, words),
            beside=said(scene, archive, words, drawn=True),
            rows=rows_of(scene, archive, words),
            notes=paragraphs(scene.notes),
            picture=picture,
            alt=_seen(scene, archive, words),
            chart_alt=_charted(scene, archive, words),
            source_line=" ".join(_cited(records, archive, named, words)),
            sources=every,
        )


def said(
    scene: LectureScene, archive: Archive, words: Words, *, drawn: bool = False
) -> list[Paragraph]:
    """What its layout shows, where it is not `drawn`, and its words."""
    shown = in_words(scene, archive, words, drawn=drawn)
    return paragraphs("\n\n".join([*shown, scene.words]))


def rows_of(scene: LectureScene, archive: Archive, words: Words) -> ChartRows | None:
    """The numbers that its layout draws, None where it draws none."""
    shows = scene.shows
    match layout_of(scene, archive):
        case Layout.CHART:
            chart = chart_of(shows.chart, archive)
            return of_chart(chart, shows.mark, words, PRINTED) if chart else None
        case Layout.NUMBER:
            number = number_of(shows, archive, words)
            return of_number(number, words, PRINTED) if number else None
        case _:
            return None


def _cited(
    records: Sequence[Fact], archive: Archive, sources: tuple[Source, ...], words: Words
) -> Iterator[str]:
    """The line of sources, and how many facts rest on none that was read."""
    if sources:
        yield one_line(ordered_line(sources, words["cited"]))
    unverified = sum(not archive.is_verified(record) for record in records)
    if unverified:
        yield words["exported"]["unverified"].format(n=unverified, all=len(records))


def _seen(scene: LectureScene, archive: Archive, words: Words) -> str:
    """What a picture of the scene shows: the stage, or what its layout has in its place."""
    shown = layout_of(scene, archive)
    if shown is Layout.PICTURE and scene.shows.picture:
        return scene.shows.picture.description
    if shown in {Layout.CHART, Layout.NUMBER}:
        return _charted(scene, archive, words)
    say, stage = words["exported"], scene.stage
    if stage is None:
        return say["whole"]
    what = say["window" if stage.at is None else "at"]
    ends = {"first": stage.first, "last": stage.last, "at": stage.at}
    told = {
        key: wording.bare_year(year, say.language) for key, year in ends.items() if year is not None
    }
    what = what.format(**told)
    name = _picked(stage, archive)
    return say["picked"].format(what=what, name=name) if name else what


def _charted(scene: LectureScene, archive: Archive, words: Words) -> str:
    return " ".join(own.text for own in paragraphs("\n\n".join(in_words(scene, archive, words))))


def _picked(stage: Selection, archive: Archive) -> str:
    pick = stage.pick or ""
    if pick in archive.events:
        return archive.events[pick].title
    named = archive.corridors.get(pick) or archive.places.get(pick)
    return named.name if named else ""


def edition_line(words: Words) -> str:
    """Whose facts these are, in which edition, and what may be done with them."""
    own = edition_of(words)
    day = wording.day(own.day, words.language)
    say: str = words["exported"]["edition"]
    return whose(say.format(version=own.version, day=day, licence=LICENCE), words)


def all_sources(own: Sequence[Leaf]) -> list[tuple[Source, list[int]]]:
    """Every source once, in the order in which they come, with the numbers of its scenes."""
    found: dict[str, tuple[Source, list[int]]] = {}
    for leaf in own:
        for source in leaf.sources:
            found.setdefault(source.id, (source, []))[1].append(leaf.number)
    return list(found.values())
