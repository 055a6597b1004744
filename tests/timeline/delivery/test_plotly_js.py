"""plotly.js is served lean, with every trace type that a figure uses."""

import re
from collections.abc import Iterator
from importlib.resources import files

import pytest

from geodata.archive import Archive
from timeline.claims.charts.evidence import evidence_of
from timeline.delivery.plotly_js import COMMON, DRAWN, NAME, lean
from timeline.figures.chart import Figure
from timeline.figures.map import map_figure
from timeline.figures.time import time_figure
from timeline.numbers.charts import sections
from timeline.routes import cards
from timeline.scene import Scene
from timeline.style import LIGHT
from timeline.text import Words


@pytest.fixture(scope="module")
def whole() -> str:
    return files("plotly").joinpath("package_data/plotly.min.js").read_text("utf-8")


def test_the_installed_one_is_made_lean(whole: str) -> None:
    """A new version that is written otherwise would still be drawn, but 0.8 s later."""
    text = lean(whole)
    assert text != whole
    assert lean(text) == text


def test_its_modules_are_read_while_it_comes(whole: str) -> None:
    """Each function of a module stands in brackets, but of the few with more than one."""
    text = lean(whole)
    common = COMMON.search(text)
    assert common
    begins = re.findall(rf"\bvar {NAME}={re.escape(common[1])}\(", text)
    hastened = re.findall(rf"\bvar {NAME}={re.escape(common[1])}\(\((?={NAME}=>|\()", text)
    assert len(hastened) > 0.95 * len(begins) > 300


def test_countries_and_maps_of_tiles_are_left_out(whole: str) -> None:
    text = lean(whole)
    for left_out in ("Mongolia", ".maplibregl-map{"):
        assert left_out in whole
        assert left_out not in text


@pytest.mark.parametrize(
    ("there", "instead"),
    [
        ('"use strict";', '"use sloppy";'),
        ('moduleType:"trace",name:"bar"', 'name:"bar",moduleType:"trace"'),
        (".register([", ".enter(["),
    ],
)
def test_one_that_is_written_otherwise_stays_as_it_is(whole: str, there: str, instead: str) -> None:
    assert there in whole
    other = whole.replace(there, instead)
    assert lean(other) == other


@pytest.mark.parametrize("text", ["", "window.Plotly = {}", ".register([])"])
def test_another_text_stays_as_it_is(text: str) -> None:
    assert lean(text) == text


def test_every_trace_that_is_drawn_is_of_a_type_that_is_there(
    archive: Archive, scene: Scene, catalogue: Words
) -> None:
    """plotly.js draws a trace of a type that it does not know as another one, and says nothing."""
    figures = list(_all_figures(archive, scene, catalogue))
    assert len(figures) > 100
    found = {trace["type"] for figure in figures for trace in figure["data"]}
    assert found == {"scatter", *DRAWN}


def _all_figures(archive: Archive, scene: Scene, catalogue: Words) -> Iterator[Figure]:
    yield map_figure(scene, LIGHT)
    yield time_figure(scene, LIGHT, catalogue["lanes"])
    told = [evidence_of(claim, archive) for claim in archive.claims]
    evidence = [make for own in told for make in own.makers]
    for make in (*sections.makers(archive).values(), *cards.makers(archive).values(), *evidence):
        chart = make(archive, scene, catalogue)
        yield chart.draw(LIGHT)
        if chart.narrow:
            yield chart.narrow(LIGHT)
