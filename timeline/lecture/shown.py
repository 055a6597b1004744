"""What the layout of a scene shows, as the browser tells it and in words."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from geodata.archive import Archive
from geodata.records import Source
from timeline.figures.source_line import source_row
from timeline.lecture.charts import chart_of, told_chart
from timeline.lecture.facts import records_of_all
from timeline.lecture.layouts import FEWEST, Layout, Shows
from timeline.lecture.model import LectureScene
from timeline.lecture.number import counted, told_number
from timeline.lecture.wire import OwnImage, Shown, ToldNumber
from timeline.naming import told_with_unit
from timeline.text import Words


def layout_of(scene: LectureScene, archive: Archive) -> Layout:
    """The one that a file asks for, if what it shows is there; else map and timeline."""
    shows = scene.shows
    there = {
        Layout.NUMBER: bool(counted(records_of_all(shows.number, archive))),
        Layout.CHART: chart_of(shows.chart, archive) is not None,
        Layout.COLUMNS: len(shows.columns) >= FEWEST,
        Layout.QUOTE: shows.quote is not None,
        Layout.PICTURE: bool(shows.picture and shows.picture.image),
        Layout.QUESTION: len(shows.answers) >= FEWEST,
    }
    return scene.layout if there.get(scene.layout, True) else Layout.MAP_TIME


def shown(scene: LectureScene, archive: Archive, words: Words) -> Shown:
    """What its layout shows; nothing for layouts of map and timeline alone."""
    tell = TELLS.get(layout_of(scene, archive))
    return tell(scene.shows, archive, words) if tell else {}


def _number(shows: Shows, archive: Archive, words: Words) -> Shown:
    known = number_of(shows, archive, words)
    return {"number": known} if known else {}


def _chart(shows: Shows, archive: Archive, words: Words) -> Shown:
    chart = told_chart(shows.chart, shows.mark, archive, words)
    return {"chart": chart} if chart else {}


def _columns(shows: Shows, archive: Archive, words: Words) -> Shown:
    return {
        "columns": [
            {"who": own.who, "number": _counted(own.number, archive, words), "says": own.says}
            for own in shows.columns
        ]
    }


def _counted(ids: Sequence[str], archive: Archive, words: Words) -> str:
    """A number or a range of several in one line; blank where none is known."""
    known = told_number(counted(records_of_all(ids, archive)), [], archive, words)
    return told_with_unit(_said(known, words), known["unit"], words.language) if known else ""


def _quote(shows: Shows, archive: Archive, words: Words) -> Shown:
    own = shows.quote
    if own is None:
        return {}
    source = archive.sources.get(own.source)
    cited = _cited(source, words) if source else ""
    return {"quote": {"words": own.words, "who": own.who, "source": cited}}


def _picture(shows: Shows, _archive: Archive, _words: Words) -> Shown:
    own = shows.picture
    if own is None:
        return {}
    told: OwnImage = {
        "image": own.image,
        "caption": own.caption,
        "credit": own.credit,
        "description": own.description,
    }
    return {"picture": told}


def _question(shows: Shows, archive: Archive, words: Words) -> Shown:
    asked: Shown = {"question": {"answers": [*shows.answers], "right": shows.right or 0}}
    return {**asked, **_number(shows, archive, words)}


TELLS: Mapping[Layout, Callable[[Shows, Archive, Words], Shown]] = {
    Layout.NUMBER: _number,
    Layout.CHART: _chart,
    Layout.COLUMNS: _columns,
    Layout.QUOTE: _quote,
    Layout.PICTURE: _picture,
    Layout.QUESTION: _question,
}


def number_of(shows: Shows, archive: Archive, words: Words) -> ToldNumber | None:
    own, parts = (counted(records_of_all(ids, archive)) for ids in (shows.number, shows.made_of))
    return told_number(own, parts, archive, words)


def _cited(source: Source, words: Words) -> str:
    row = source_row(source, words["cited"])
    return f"{row['said']}: {row['title']}"


def in_words(
    scene: LectureScene, archive: Archive, words: Words, *, drawn: bool = False
) -> Iterator[str]:
    """What is shown beside the words of a scene, as Markdown: for paper, slides and readers.

    Of what is `drawn` there only what its drawing does not say.
    """
    known = shown(scene, archive, words)
    if question := known.get("question"):
        yield "\n".join(
            f"{n}. **{text}**" if n == question["right"] else f"{n}. {text}"
            for n, text in enumerate(question["answers"], 1)
        )
    if number := known.get("number"):
        yield from _number_in_words(number, words, drawn=drawn)
    if chart := known.get("chart"):
        if not drawn:
            yield f"**{chart['title']}.** {chart['alt']}"
        if chart["change"]:
            yield chart["change"]
    for own in known.get("columns", []):
        number = f"{own['number']}. " if own["number"] else ""
        yield f"**{own['who']}:** {number}{own['says']}"
    if quote := known.get("quote"):
        yield "\n".join(f"> {line}" for line in quote["words"].splitlines())
        yield f"{quote['who']}. {quote['source']}"
    if picture := known.get("picture"):
        yield f"{picture['caption']} ({picture['credit']})"
        if not drawn:
            yield picture["description"]


def _number_in_words(number: ToldNumber, words: Words, *, drawn: bool) -> Iterator[str]:
    yield told_with_unit(f"**{_said(number, words)}**", number["unit"], words.language)
    if number["what"]:
        yield number["what"]
    if number["parts"] and not drawn:
        yield "\n".join(f"- {part['who']}: {part['said']}" for part in number["parts"])


def _said(number: ToldNumber, words: Words) -> str:
    """Without its unit: one number as it is known, or from the lowest to the highest."""
    to, ends = words["lectures"]["range"], number["ends"]
    return number["said"] or (to.format(low=ends[0], high=ends[-1]) if len(ends) > 1 else ends[0])
