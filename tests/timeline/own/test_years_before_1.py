"""Years before the year 1 in what is taken away: a lecture, its slides and paper, and layers."""

import io
from datetime import date
from typing import Any

import pytest
from pptx import Presentation
from pypdf import PdfReader

from geodata.archive import Archive
from geodata.export import exports
from geodata.own.archives import archive_of
from geodata.own.reading import read
from tests.geodata.own.test_long_ago import EXILE
from timeline.brought import Brought
from timeline.lecture.file import read as read_lecture
from timeline.lecture.handout import handout
from timeline.lecture.slides import slides
from timeline.lecture.telling import told
from timeline.lecture.writing import write
from timeline.stage.staged import staged
from timeline.text import words_of

LECTURE = """title: Exile
scenes:
  - heading: To Babylon
    stage: {from: -596, to: -500, at: -586, pick: 0586-a-second-deportation}
  - heading: All of it
    layout: chart
    chart: events
"""
SAID = {
    "en": ("10 events, 600 BC to 79; the most, 2, in 600 BC to 591 BC", "590 BC to 581 BC"),
    "ko": ("기원전 600~79의 사건 10건", "기원전 590~기원전 581"),
}


@pytest.fixture(scope="module", params=["en", "ko"])
def archive(request: pytest.FixtureRequest) -> Archive:
    tables = read("exile.csv", EXILE.encode()).tables
    return Brought("e" * 32, "Exile", date(2026, 11, 27), tables).alone(request.param)


def test_a_scene_is_of_its_years_and_says_so_as_a_file(archive: Archive) -> None:
    stage = staged(archive)
    lecture, faults = read_lecture(LECTURE, stage.frame)
    assert faults == []
    state = told(lecture, archive, stage.frame, stage.words)["scenes"][0]["state"]
    assert (state["from"], state["to"], state["at"]) == (-596, -500, -586)
    assert read_lecture(write(lecture, stage.frame), stage.frame) == (lecture, [])


def test_slides_and_paper_count_them_as_people_do(archive: Archive) -> None:
    lecture, _ = read_lecture(LECTURE, staged(archive).frame)
    words, (alt, decade) = words_of(archive), SAID[archive.language]
    deck = Presentation(io.BytesIO(slides(lecture, archive, [], words)))
    shapes: Any = (shape for slide in deck.slides for shape in slide.shapes)
    charts = [shape.chart for shape in shapes if shape.has_chart]
    (categories,) = [[*chart.plots[0].categories] for chart in charts]
    assert categories[1] == decade
    paper = PdfReader(io.BytesIO(handout(lecture, archive, [], words).content))
    text = " ".join(" ".join(page.extract_text().split()) for page in paper.pages)
    assert alt in text


@pytest.mark.parametrize(
    ("name", "sheet"),
    [("corridors.geojson", ""), ("corridors.kml", ""), ("crossings.gpkg", "corridors")],
)
def test_layers_hold_them_and_open_again_to_the_same(
    archive: Archive, name: str, sheet: str
) -> None:
    content = exports(archive).get(name)
    found = read(name, content, {"sheet": sheet} if sheet else None)
    (back,), (ours,) = archive_of(found.tables).corridors.values(), archive.corridors.values()
    assert (back.name, back.from_year, back.to_year) == (ours.name, -595, -595)
