"""Figures: from the facts to what the browser is sent. All that is kept once made is made anew."""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from statistics import median
from typing import Any, get_args

from geodata import layers, topology
from geodata.archive import Archive
from geodata.load import load
from geodata.ways import way_sentence
from tests.bench.measure import Measured, measurement
from timeline.delivery import assets
from timeline.figures.map import map_figure
from timeline.figures.time import time_figure
from timeline.scene import Scene, compose
from timeline.stage import card, payload
from timeline.stage.opening import opening
from timeline.style import THEMES
from timeline.text import words

TIMES = 5


def milliseconds(make: Callable[[], object]) -> float:
    """The median of five runs, the first of which may still import or read."""
    found: list[float] = []
    for _ in range(TIMES):
        began = time.perf_counter()
        make()
        found.append((time.perf_counter() - began) * 1000)
    return median(found)


def _scene() -> tuple[Archive, Scene]:
    archive = load()
    return archive, compose(archive, datetime.now(UTC).date())


@measurement("figures.scene")
def scene() -> Iterator[Measured]:
    """Ms to compose the scene of all facts."""
    archive, today = load(), datetime.now(UTC).date()
    yield Measured("figures.scene", milliseconds(lambda: compose(archive, today)), "ms")


@measurement("figures.map")
def maps() -> Iterator[Measured]:
    """Ms to build the map of the scene as a plain dict, in each theme."""
    yield from _by_theme("figures.map", lambda scene, theme, _: map_figure(scene, theme), None)


@measurement("figures.time")
def times() -> Iterator[Measured]:
    """Ms to build the timeline of the scene as a plain dict, in each theme."""
    yield from _by_theme("figures.time", time_figure, words()["lanes"])


def _by_theme(name: str, build: Callable[..., object], own: Any) -> Iterator[Measured]:
    _, scene = _scene()
    for key, theme in THEMES.items():
        took = milliseconds(lambda theme=theme: build(scene, theme, own))
        yield Measured(f"{name}.{key}", took, "ms")


@measurement("figures.payload")
def payloads() -> Iterator[Measured]:
    """Ms to make each file for the browser, and its bytes before compression.

    Outlines come from topologies that are read and joined already; `figures.outlines` is that.
    """
    (archive, scene), catalogue = _scene(), words()
    told = opening(archive, catalogue)
    yield from _payload("facts", lambda: payload.facts(scene, told, catalogue))
    yield from _payload("cards", lambda: assets.as_bytes(card.cards(archive, catalogue)))
    for key, theme in THEMES.items():
        yield from _payload(key, lambda theme=theme: payload.look(scene, theme, catalogue))
    for view in archive.subject.views:
        draw = partial(payload.ground.__wrapped__, view, archive.subject)
        yield from _payload(f"ground.{view.name}", draw)


def _payload(name: str, make: Callable[[], bytes]) -> Iterator[Measured]:
    yield Measured(f"figures.payload.{name}", milliseconds(make), "ms")
    yield Measured(f"figures.payload.{name}.size", len(make()), "bytes")


@measurement("figures.ways")
def ways() -> Iterator[Measured]:
    """Ms to tell the ways of all corridors in sentences, and of the one that takes longest."""
    archive = load()
    took = [
        milliseconds(
            lambda own=own: way_sentence(own, archive.legs_of(own.id), archive.places, "en")
        )
        for own in archive.corridors.values()
    ]
    yield Measured("figures.ways", sum(took), "ms")
    yield Measured("figures.ways.longest", max(took), "ms")


@measurement("figures.outlines")
def outlines() -> Iterator[Measured]:
    """Ms to read the outlines of each view from its file into land, lines, rivers and lakes."""
    for name in layers.finest_first():
        yield Measured(f"figures.outlines.{name}", milliseconds(partial(_outlines, name)), "ms")


def _outlines(name: layers.LayerName) -> None:
    for kept in (layers._shapes_of, layers._lines_of, topology._read):
        kept.cache_clear()
    layers.lines_of(name)
    for kind in get_args(layers.ObjectName):
        layers.shapes_of(name, kind)
