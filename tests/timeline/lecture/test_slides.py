"""Slides are read back as PowerPoint would read them: text, notes, pictures, places."""

import io
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations
from typing import Any

import pytest
from fpdf import FPDF
from hypothesis import HealthCheck, example, given, settings
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn

from geodata.archive import Archive
from tests.timeline.hostile import HOSTILE
from tests.timeline.lecture.lectures import (
    LECTURE,
    LONG,
    ODD,
    PICTURES,
    lectures,
    picture,
    pictures,
)
from timeline.lecture import leaves
from timeline.lecture import slides as made
from timeline.lecture.built_in import built_in
from timeline.lecture.charts import chart_of as charted
from timeline.lecture.charts import makers
from timeline.lecture.file import read
from timeline.lecture.layouts import Layout
from timeline.lecture.leaves import TooLong
from timeline.lecture.model import Lecture, LectureScene
from timeline.lecture.paragraphs import Run, one_line, paragraphs
from timeline.lecture.rows import of_chart
from timeline.lecture.slide_master import Aspect
from timeline.lecture.slide_text import width
from timeline.lecture.slides import slides
from timeline.lecture.taken import SourceChoice, Taken
from timeline.naming import amount
from timeline.stage.staged import staged
from timeline.style import HALL
from timeline.text import Words

EMU = 12700
both = pytest.mark.parametrize("aspect", list(Aspect))
law = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def opened(content: bytes) -> Any:
    return Presentation(io.BytesIO(content))


@pytest.fixture(scope="module")
def deck(archive: Archive, catalogue: Words) -> Any:
    return opened(slides(LECTURE, archive, PICTURES, catalogue))


def shown(lecture: Lecture, archive: Archive, catalogue: Words, **chosen: Any) -> Any:
    return opened(slides(lecture, archive, [], catalogue, chosen=Taken(notes=True, **chosen)))


def scenes_of(scenes: str, archive: Archive) -> Lecture:
    """A lecture as somebody writes it, of these scenes."""
    lecture, faults = read(f"title: T\nscenes:\n{scenes}", staged(archive).frame)
    assert faults == []
    return lecture


def chart_of(slide: Any) -> Any:
    return next(shape.chart for shape in slide.shapes if shape.has_chart)


def titles(deck: Any) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in deck.slides]


def body(slide: Any) -> Any:
    """The words of a slide, None where it has none."""
    kinds = {PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.SUBTITLE}
    own = [s for s in slide.placeholders if s.placeholder_format.type in kinds]
    return own[0] if own else None


def of_kind(slide: Any, kind: PP_PLACEHOLDER) -> Any:
    return next((s for s in slide.placeholders if s.placeholder_format.type == kind), None)


def test_the_first_slide_says_what_who_and_whose_facts(deck: Any) -> None:
    first = deck.slides[0]
    assert first.shapes.title.text_frame.text == "Leaving: 떠남"
    author, edition = body(first).text_frame.text.split("\n")
    assert author == "A. Lecturer"
    assert re.search(r"Crossings, version \S+ of \d+ \w+ 20\d\d, CC BY 4.0", edition)


def test_a_scene_that_is_the_title_is_the_first_slide_with_its_words_and_notes(
    archive: Archive, catalogue: Words
) -> None:
    scenes = """\
  - {heading: T, layout: title, words: "A *question*?", notes: "Wait.", minutes: 0.5}
  - {heading: Second, words: Two}
"""
    deck = shown(scenes_of(scenes, archive), archive, catalogue)
    assert titles(deck) == ["T", "Second"]
    first, edition = body(deck.slides[0]).text_frame.text.split("\n")
    assert first == "A question?"
    assert "Crossings, version" in edition
    assert deck.slides[0].notes_slide.notes_text_frame.text.endswith("Wait.")
    renamed = scenes_of(scenes.replace("heading: T,", "heading: Who?,"), archive)
    first, _ = body(shown(renamed, archive, catalogue).slides[0]).text_frame.text.split("\n", 1)
    assert first == "Who?"
    long = scenes_of(scenes.replace("A *question*?", "words " * 400), archive)
    assert titles(shown(long, archive, catalogue))[:3] == ["T", "T", "T (continued)"]


def test_each_scene_has_a_slide_and_the_last_one_names_the_sources(
    deck: Any, archive: Archive
) -> None:
    long = one_line(LECTURE.scenes[4].heading)
    expected = ["Leaving: 떠남", "A first scene", "한국어 제목", "No words", "Many words"]
    own = titles(deck)
    assert own[:5] == expected
    assert set(own[5:-2]) == {"Many words (continued)"}
    assert own[-2:] == [long, "Sources"]
    events = [archive.events[i] for i in ("2011-12-kim-jong-il-death", "2016-04-ningbo-restaurant")]
    told = body(deck.slides[len(own) - 1]).text_frame
    for source in archive.sources_of_all(events):
        assert one_line(source.title) in told.text
    found = {run.hyperlink.address for p in told.paragraphs for run in p.runs} - {None}
    assert found == {source.url for source in archive.sources_of_all(events) if source.url}


def test_words_stay_text_with_their_look(deck: Any) -> None:
    own = body(deck.slides[1]).text_frame.paragraphs
    runs = {run.text: run for paragraph in own for run in paragraph.runs}
    assert runs["famine"].font.bold
    assert runs["few"].font.italic
    assert runs["code"].font.name == "Courier New"
    assert runs["to the South"].hyperlink.address == "https://example.org/a?b=c&d=%20e"
    assert not any(run.hyperlink.address for text, run in runs.items() if "stage" in text)
    marks = [
        [child.tag.partition("}bu")[2] for child in p._p.pPr if "}bu" in child.tag] for p in own
    ]
    assert marks == [["None"], ["Font", "Char"], ["Font", "Char"], ["Font", "AutoNum"],
                     ["Font", "AutoNum"], ["None"]]  # fmt: skip
    left = [(int(p._p.pPr.get("marL")), int(p._p.pPr.get("indent"))) for p in own]
    step = left[1][0]
    assert left == [(0, 0), *[(step, -step)] * 2, *[(2 * step, -step)] * 2, (0, 0)]


def test_korean_has_a_font_and_its_language(deck: Any) -> None:
    found = 0
    for slide in deck.slides:
        for run in slide.element.iter(qn("a:r")):
            text = run.findtext(qn("a:t"))
            properties = run.find(qn("a:rPr"))
            font = properties.find(qn("a:ea"))
            if re.search("[가-힣]", text):
                found += 1
                assert not re.search("[a-z]", text)
                assert font.get("typeface") == "Malgun Gothic"
                assert properties.get("lang") == "ko-KR"
                assert run.getparent().find(qn("a:pPr")).get("eaLnBrk") == "0"  # within no word
            else:
                assert font is None
                assert properties.get("lang") == "en-GB"
    assert found > 3


def test_notes_are_in_the_notes_pane(deck: Any) -> None:
    notes = deck.slides[1].notes_slide.notes_text_frame.text
    assert notes.split("\n") == [
        "2.5 minutes. May be left out when time is short.",
        "Say this slowly.",
        "then 이것",
    ]
    assert not deck.slides[2].has_notes_slide
    again = [s for s in deck.slides if s.shapes.title.text_frame.text == "Many words (continued)"]
    assert all(one_line(s.notes_slide.notes_text_frame.text) == LONG for s in again)


def test_the_foot_names_sources_and_number(deck: Any, archive: Archive) -> None:
    foot = of_kind(deck.slides[1], PP_PLACEHOLDER.FOOTER).text_frame.text
    assert foot.startswith("Sources: ")
    assert of_kind(deck.slides[3], PP_PLACEHOLDER.FOOTER) is None
    for slide in list(deck.slides)[1:]:
        number = of_kind(slide, PP_PLACEHOLDER.SLIDE_NUMBER)
        assert next(number._element.iter(qn("a:fld"))).get("type") == "slidenum"


def test_what_rests_on_unread_sources_alone_is_told(archive: Archive, catalogue: Words) -> None:
    series = archive.series.items()
    unread = next(key for key, row in series if not archive.is_verified(row))
    read = next(key for key, row in series if archive.is_verified(row))
    lecture = Lecture("x", scenes=(LectureScene("y", facts=(unread, read)),))
    foot = of_kind(shown(lecture, archive, catalogue).slides[1], PP_PLACEHOLDER.FOOTER)
    assert "Unverified, as we read none of their sources: 1 of 2 facts." in foot.text_frame.text


@both
def test_a_picture_is_whole_and_described(
    archive: Archive, catalogue: Words, aspect: Aspect
) -> None:
    deck = opened(slides(LECTURE, archive, PICTURES, catalogue, aspect))
    assert deck.slide_width / deck.slide_height == pytest.approx(
        16 / 9 if aspect is Aspect.WIDE else 4 / 3
    )
    own = [of_kind(slide, PP_PLACEHOLDER.PICTURE) for slide in deck.slides]
    assert [p is not None for p in own[1:5]] == [True, False, True, True]
    for shape, content in zip([own[1], own[3], own[4]], filter(None, PICTURES), strict=True):
        assert shape.image.blob == content
        across, down = shape.image.size
        assert shape.width / shape.height == pytest.approx(across / down, rel=0.01)
        assert (shape.crop_left, shape.crop_top) == (0, 0)
    alt = next(own[1]._element.iter(qn("p:cNvPr"))).get("descr")
    assert alt.startswith("The map in 2011 and the timeline, 1990 to 2012; picked: ")
    assert archive.events["2011-12-kim-jong-il-death"].title in alt


def test_a_picture_fills_most_of_its_slide(archive: Archive, catalogue: Words) -> None:
    """One that was drawn for it, beside the words of a usual scene."""
    words = "The way out is north, over the rivers Yalu and Tumen. In 1998 only **71** came."
    for aspect, size in ((Aspect.WIDE, (1310, 1000)), (Aspect.OLD, (980, 1000))):
        lecture = Lecture("x", scenes=(LectureScene("Famine, and the rivers", words),))
        deck = opened(slides(lecture, archive, [picture(*size)], catalogue, aspect))
        hung = of_kind(deck.slides[1], PP_PLACEHOLDER.PICTURE)
        assert hung.width * hung.height > 0.5 * deck.slide_width * deck.slide_height


def test_a_chart_is_one_of_powerpoint_with_its_numbers(archive: Archive, catalogue: Words) -> None:
    scene = """\
  - {heading: Fall, layout: chart, chart: arrivals, mark: [2011, 2012], words: "Under *new* rule"}
"""
    slide = shown(scenes_of(scene, archive), archive, catalogue).slides[1]
    (plot,) = chart_of(slide).plots
    years = list(plot.categories)
    said = {own.name: dict(zip(years, own.values, strict=True)) for own in plot.series}
    assert years == [str(year) for year in range(1999, 2026)]
    for year in ("2002", "2011", "2012", "2025"):
        row = archive.arrivals[year]
        assert (said["Women"][year], said["Men"][year]) == (row.female, row.male)
    assert said["Sex not published"]["2000"] == archive.arrivals["2000"].total
    assert said["Women"]["2000"] is None
    told = body(slide).text_frame.text
    assert "Under new rule" in told
    assert "44 per cent fewer" in told
    pale = plot.series[0].points[years.index("2009")].format.fill.fore_color.rgb
    assert pale != plot.series[0].format.fill.fore_color.rgb


def test_ranges_stand_in_the_sheet_of_a_chart_as_they_were_published(
    archive: Archive, catalogue: Words
) -> None:
    scene = "  - {heading: Died, layout: number, number: [famine-deaths-001, famine-deaths-002]}\n"
    slide = shown(scenes_of(scene, archive), archive, catalogue).slides[1]
    (plot,) = chart_of(slide).plots
    high, low = plot.series
    own = [archive.series[key] for key in ("famine-deaths-001", "famine-deaths-002")]
    assert list(high.values) == [row.high or row.value for row in own]
    assert list(low.values) == [row.low for row in own]
    assert low.format.fill.fore_color.rgb == RGBColor(255, 255, 255)
    assert plot.overlap == 100
    labels = [high.points[at].data_label for at in range(2)]
    said = [label.text_frame.text if label.has_text_frame else "" for label in labels]
    assert said == [amount(row, "en") if row.high else "" for row in own]
    assert any(" to " in text for text in said)


def test_every_number_of_every_chart_is_a_published_one(archive: Archive, catalogue: Words) -> None:
    """Of those that slides draw: most of them, among them all that built-in lectures show."""
    drawn = 0
    for key in makers(archive):
        chart = charted(key, archive)
        rows = chart and of_chart(chart, [], catalogue, HALL)
        if not chart or not rows:
            continue
        drawn += 1
        published = {value for row in chart.records for value in numbers_of(row)}
        own = {value for series in rows.series for value in series.values} - {None}
        assert own <= published, key
        assert all(len(series.values) == len(rows.categories) for series in rows.series)
    assert drawn > 60
    lectures = built_in(staged(archive).frame).values()
    named = {scene.shows.chart for lecture in lectures for scene in lecture.scenes} - {""}
    assert all(of_chart(charted(k, archive), [], catalogue, HALL) for k in named)  # type: ignore[arg-type]


def numbers_of(row: Any) -> set[float]:
    keys = ("value", "low", "high", "male", "female", "total")
    return {getattr(row, key) for key in keys if getattr(row, key, None) is not None}


def test_sources_are_on_two_slides_at_most_unless_all_or_none_are_asked_for(
    archive: Archive, catalogue: Words
) -> None:
    lecture = built_in(staged(archive).frame)["defectors"]
    count = {
        form: sum(map(_is_sources, shown(lecture, archive, catalogue, sources=form).slides))
        for form in SourceChoice
    }
    assert 0 < count[SourceChoice.SHORT] <= 2 < count[SourceChoice.ALL]
    assert count[SourceChoice.NONE] == 0


def test_course_and_day_stand_on_the_first_slide(archive: Archive, catalogue: Words) -> None:
    own = shown(LECTURE, archive, catalogue, course="History 101", date="3 May")
    assert body(own.slides[0]).text_frame.text.split("\n")[1] == "History 101 · 3 May"


def test_slides_for_students_are_without_notes(archive: Archive, catalogue: Words) -> None:
    own = opened(slides(LECTURE, archive, PICTURES, catalogue, chosen=Taken()))
    assert not any(slide.has_notes_slide for slide in own.slides)


def test_a_lecture_of_nothing_still_makes_slides(archive: Archive, catalogue: Words) -> None:
    assert titles(shown(Lecture("Only a title"), archive, catalogue)) == ["Only a title"]


def test_a_lecture_that_nobody_would_show_is_refused(
    archive: Archive, catalogue: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(made, "MOST_SLIDES", 4)
    with pytest.raises(TooLong):
        shown(Lecture("x", scenes=(LectureScene("y"),) * 4), archive, catalogue)
    assert len(shown(Lecture("x", scenes=(LectureScene("y"),) * 3), archive, catalogue).slides) == 4


@pytest.mark.parametrize("text", [*HOSTILE, ODD])
def test_hostile_text_stays_text(text: str, archive: Archive, catalogue: Words) -> None:
    lecture = Lecture(text, text, scenes=(LectureScene(text, text, text, facts=(text,)),))
    deck = shown(lecture, archive, catalogue)
    assert titles(deck) == [one_line(text)] * 2
    assert body(deck.slides[0]).text_frame.text.startswith(one_line(text))
    assert deck.core_properties.title == deck.core_properties.author == one_line(text)
    said = "\n".join(own.text for own in paragraphs(text))
    if said:
        notes = deck.slides[1].notes_slide.notes_text_frame
        for frame in (body(deck.slides[1]).text_frame, notes):
            assert frame.text.replace("\v", "\n") == said


def links(deck: Any) -> Iterator[str]:
    for slide in deck.slides:
        for relation in slide.part.rels.values():
            if relation.is_external:
                yield relation.target_ref


@law
@given(lectures, pictures)
def test_no_lecture_makes_slides_that_need_mending(
    archive: Archive, catalogue: Words, lecture: Lecture, own: list[bytes | None]
) -> None:
    """Ids are unique, no placeholder is empty, links are addresses, all text is on the slides."""
    told = list(leaves.leaves(lecture, archive, own, catalogue))
    for aspect in Aspect:
        deck = opened(slides(lecture, archive, own, catalogue, aspect))
        for slide in deck.slides:
            ids = [shape.get("id") for shape in slide.element.iter(qn("p:cNvPr"))]
            assert len(ids) == len(set(ids))
            frames = [of_kind(slide, PP_PLACEHOLDER.FOOTER), body(slide)]
            assert all(shape.text_frame.text for shape in frames if shape)
            hung = of_kind(slide, PP_PLACEHOLDER.PICTURE)
            assert hung is None or hung.image.size
        assert all(re.fullmatch(r"(https?://|mailto:)[!-~]+", href) for href in links(deck))
        first, *others = [_words_of(leaf) for leaf in told] or [""]
        if squeezed(_said(deck)) != squeezed([first, *others]):
            assert lecture.scenes[0].layout is Layout.TITLE
            assert squeezed([first]) in squeezed([body(deck.slides[0]).text_frame.text])
            assert squeezed(_said(deck)) == squeezed(others)


def _words_of(leaf: leaves.Leaf) -> str:
    is_drawn = leaf.picture is not None or leaf.rows is not None
    return "".join(own.text for own in (leaf.beside if is_drawn else leaf.words))


def _said(deck: Any) -> list[str]:
    """The words of all scenes; the first slide and the sources are none."""
    own = [slide for slide in list(deck.slides)[1:] if not _is_sources(slide)]
    return [body(slide).text_frame.text for slide in own if body(slide)]


def _is_sources(slide: Any) -> bool:
    return of_kind(slide, PP_PLACEHOLDER.FOOTER) is None and slide.shapes.title.text_frame.text in {
        "Sources",
        "Sources (continued)",
    }


def squeezed(texts: list[str]) -> str:
    return re.sub(r"\s", "", "".join(texts))


@law
@given(lecture=lectures, own=pictures)
@example(lecture=LECTURE, own=PICTURES)
def test_no_text_leaves_its_box_nor_the_slide(
    archive: Archive, catalogue: Words, lecture: Lecture, own: list[bytes | None]
) -> None:
    """Lines are counted by another hand: fpdf2, in the widths of Arial."""
    for aspect in Aspect:
        deck = opened(slides(lecture, archive, own, catalogue, aspect))
        for slide in deck.slides:
            for shape in slide.shapes:
                assert shape.left >= 0
                assert shape.top >= 0
                assert shape.left + shape.width <= deck.slide_width
                assert shape.top + shape.height <= deck.slide_height
                if shape.has_text_frame and shape.placeholder_format.type not in SMALL:
                    least = 9 if _is_sources(slide) else 12
                    assert needed(shape, least) <= shape.height / EMU + 0.1
            for one, other in combinations(slide.shapes, 2):
                assert not overlap(one, other)


SMALL = {PP_PLACEHOLDER.SLIDE_NUMBER}


def overlap(one: Any, other: Any) -> bool:
    return (
        one.left < other.left + other.width
        and other.left < one.left + one.width
        and one.top < other.top + other.height
        and other.top < one.top + one.height
    )


@lru_cache
def arial() -> FPDF:
    pdf = FPDF(unit="pt")
    pdf.add_page()
    return pdf


def needed(shape: Any, least: float) -> float:
    """Points that a text takes at least; letters that Arial has not are as wide as an M."""
    pdf, height = arial(), 0.0
    for paragraph in shape.text_frame.paragraphs:
        if not paragraph.runs:
            continue
        size = paragraph.runs[0].font.size.pt
        assert size >= (9 if shape.placeholder_format.type == PP_PLACEHOLDER.FOOTER else least)
        pdf.set_font("helvetica", size=size)
        text = "".join(run.text for run in paragraph.runs).replace("\v", "\n")
        text = text.encode("latin-1", "replace").decode("latin-1")
        room = (shape.width - int(paragraph._p.pPr.get("marL"))) / EMU
        room += 2 * pdf.c_margin
        rows: Any = pdf.multi_cell(room, text=text, dry_run=True, output="LINES")
        above = next(paragraph._p.iter(qn("a:spcPts"))).get("val")
        height += len(rows) * size * 1.15 + int(above) / 100
    return height


def test_words_are_never_smaller_than_a_hall_can_read(archive: Archive, catalogue: Words) -> None:
    for aspect in Aspect:
        deck = opened(slides(LECTURE, archive, PICTURES, catalogue, aspect))
        for slide in list(deck.slides)[1:-1]:
            frames = [own.text_frame for own in (slide.shapes.title, body(slide)) if own]
            sizes = {run.font.size.pt for f in frames for p in f.paragraphs for run in p.runs}
            assert min(sizes) >= 18


def test_a_wide_letter_counts_as_one_and_bold_is_wider() -> None:
    assert width("한", Run("")) == 1
    assert width("i", Run("")) < width("m", Run("")) < width("m", Run("", bold=True))
    assert width("\u0301", Run("")) == 0
    assert width("é", Run("")) == width("e", Run(""))


def test_a_continuation_keeps_the_mark_of_a_list_where_it_began(
    archive: Archive, catalogue: Words
) -> None:
    words = "\n".join(f"{n}. {'word ' * 40}" for n in range(1, 9))
    deck = shown(Lecture("x", scenes=(LectureScene("y", words),)), archive, catalogue)
    starts = [
        own.get("startAt") for slide in deck.slides for own in slide.element.iter(qn("a:buAutoNum"))
    ]
    assert starts == [str(n) for n in range(1, 9)]
